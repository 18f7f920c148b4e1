"""The code frame: lines of a file with marks below them and words beside the marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeyctl.diagnostic.diagnostic import Label
from journeyctl.report.shown import CUT, ShownLine, show_line, shown
from journeyctl.report.styles import Ink
from journeyctl.report.wrap import wrap
from journeyctl.text.display import cells
from journeyctl.text.source import SourceFile

# Words in less room than this are a column of stumps: they go below the mark instead.
_LEAST_ROOM = 24


@dataclass(frozen=True, slots=True)
class Mark:
    """A label on its lines: `start` counts in the line `first`, `end` in the line `last`."""

    first: int
    last: int
    start: int
    end: int
    text: str
    style: str
    char: str

    @property
    def long(self) -> bool:
        """Whether the mark goes over more than one line."""
        return self.last > self.first


def mark_of(label: Label, style: str, char: str) -> Mark:
    """Return the mark for `label`; white space at its end is left out when there is anything else."""
    source, (start, end) = label.source, label.span
    size = len(source.text)
    start, end = min(start, size), min(max(start, end), size)
    piece = source.text[start:end]
    solid = piece.rstrip() or piece.splitlines()[0] if piece else ""
    end = start + len(solid)
    first, last = source.line_number(start), source.line_number(max(start, end - 1))
    starts = source.line_starts
    return Mark(
        first, last, start - starts[first - 1], end - starts[last - 1], shown(label.text), style, char
    )


class _Row:
    """One row below a line: pieces of text at columns; the earlier piece wins where two meet."""

    def __init__(self) -> None:
        self._pieces: list[tuple[int, str, str]] = []

    def put(self, column: int, style: str, text: str) -> None:
        self._pieces.append((column, style, text))

    def render(self, ink: Ink) -> str:
        out, at = "", 0
        for column, style, text in sorted(self._pieces, key=lambda piece: piece[0]):
            if column < at:
                continue
            out += " " * (column - at) + ink.paint(style, text)
            at = column + cells(text)
        return out


@dataclass(frozen=True, slots=True)
class Frame:
    """Draws the marked lines of one file; `digits` is the width of the line numbers."""

    source: SourceFile
    marks: Sequence[Mark]
    digits: int
    ink: Ink

    def render(self) -> list[str]:
        """Return the rows of the frame, without a bar above or below."""
        lanes = _lanes(self.marks)
        rows: list[str] = []
        before = 0
        for line in sorted({edge for mark in self.marks for edge in (mark.first, mark.last)}):
            if before and line == before + 2:
                rows += self._line(before + 1, lanes)
            elif before and line > before + 2:
                gap = self.ink.paint("frame", CUT) + " " * (self.digits + 4 - len(CUT))
                rows.append(f"{gap}{self._bars(lanes, before + 1)}".rstrip())
            rows += self._line(line, lanes)
            before = line
        return rows

    def _line(self, line: int, lanes: Sequence[Sequence[Mark]]) -> list[str]:
        """Return one line of the file and the rows of marks below it."""
        width = len(lanes) + 1 if lanes else 0
        room = max(20, self.ink.look.width - self.digits - 4 - width)
        short = [mark for mark in self.marks if not mark.long and mark.first == line]
        # Of two marks that end here the inner one closes first.
        ending = [(lane, mark) for lane, marks in enumerate(lanes) for mark in marks if mark.last == line][
            ::-1
        ]
        seen = [*short, *(mark for _, mark in ending)]
        start, end, beside = (seen[0].start, seen[0].end, cells(seen[0].text) + 2) if seen else (0, 0, 0)
        view = show_line(self.source.line_text(line), room, start if short else max(end - 1, 0), end, beside)

        number = self.ink.paint("frame", f" {line:>{self.digits}} |")
        edge = self.ink.paint("frame", f"{'':{self.digits + 2}}|")
        space = " " if lanes else ""
        rows = [f"{number} {self._bars(lanes, line, first='/')}{space}{view.text}".rstrip()]
        bars = f"{self._bars(lanes, line)}{space}"
        rows += [f"{edge} {bars}{row.render(self.ink)}".rstrip() for row in _rows(short, view, room)]
        for lane, mark in ending:
            tip = width - lane + max(view.column(mark.end) - 1, 0)
            left = f"{edge} {self._bars(lanes[:lane], line)}"
            rows += [f"{left}{foot}" for foot in self._foot(mark, tip, width - lane + room)]
        return rows

    def _bars(self, lanes: Sequence[Sequence[Mark]], line: int, first: str = "|") -> str:
        """Draw the bars of the long marks that go through `line`; one that starts there gets `first`."""
        bars = ""
        for lane in lanes:
            mark = next((mark for mark in lane if mark.first <= line <= mark.last), None)
            bars += self.ink.paint(mark.style, first if line == mark.first else "|") if mark else " "
        return bars

    def _foot(self, mark: Mark, tip: int, room: int) -> list[str]:
        """Draw the foot of a long mark, `|_____^ words`; `tip` is the way from the bar to the `^`."""
        words, *more = wrap(mark.text, max(room - tip - 2, _LEAST_ROOM))
        foot = f"|{'_' * (tip - 1)}{mark.char} {words}".rstrip()
        return [
            self.ink.paint(mark.style, foot),
            *(f"{'':{tip + 2}}{self.ink.paint(mark.style, text)}" for text in more),
        ]


def _lanes(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Give each long mark a lane at the left edge; marks that do not meet share one."""
    lanes: list[list[Mark]] = []
    for mark in sorted((mark for mark in marks if mark.long), key=lambda mark: (mark.first, -mark.last)):
        free = next((lane for lane in lanes if lane[-1].last < mark.first), None)
        if free is None:
            lanes.append([mark])
        else:
            free.append(mark)
    return lanes


def _rows(marks: Sequence[Mark], view: ShownLine, room: int) -> list[_Row]:
    """Lay the marks of one line out: the words of the last mark beside it, the others below theirs."""
    if not marks:
        return []
    placed = [(view.column(mark.start), view.column(mark.end), mark) for mark in marks]
    rows = [_underline(placed)]
    worded = sorted((item for item in placed if item[2].text), key=lambda item: item[0])
    if not worded:
        return rows
    edge = max(max(end, start + 1) for start, end, _ in placed) + 1
    start, end, last = worded[-1]
    beside = wrap(last.text, room - edge) if room - edge >= _LEAST_ROOM else [last.text]
    if max(end, start + 1) + 1 == edge and max(map(cells, beside)) <= room - edge:
        worded.pop()
        rows[0].put(edge, last.style, beside[0])
        # Below words that stand beside their mark, a row of bars leads on to the others.
        for text in beside[1:] or ([""] if worded else []):
            row = _hooks(worded)
            row.put(edge, last.style, text)
            rows.append(row)
    while worded:
        start, _, mark = worded.pop()
        column = max(0, min(start, room - min(cells(mark.text), 2 * _LEAST_ROOM)))
        for text in wrap(mark.text, room - column):
            row = _hooks(item for item in worded if item[0] < column)
            row.put(column, mark.style, text)
            rows.append(row)
    return rows


def _hooks(placed: Iterable[tuple[int, int, Mark]]) -> _Row:
    """Return a row of bars that lead down from marks whose words come later."""
    row = _Row()
    for start, _, mark in placed:
        row.put(start, mark.style, "|")
    return row


def _underline(placed: Sequence[tuple[int, int, Mark]]) -> _Row:
    """Return the row of marks; the first mark covers the others."""
    columns: dict[int, Mark] = {}
    for start, end, mark in reversed(placed):
        columns.update(dict.fromkeys(range(start, max(end, start + 1)), mark))
    row = _Row()
    run: list[int] = []
    for column in [*sorted(columns), -1]:
        if run and (column != run[-1] + 1 or columns[column] is not columns[run[0]]):
            mark = columns[run[0]]
            row.put(run[0], mark.style, mark.char * len(run))
            run = []
        run.append(column)
    return row
