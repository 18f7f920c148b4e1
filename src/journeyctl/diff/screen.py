"""Rows for a terminal: colours, columns that stand below each other, and texts that are broken where the screen ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from journeyctl.diff.difference import Look
from journeyctl.text.display import cells, visible

_STYLES = {
    "bold": "1", "faint": "2", "better": "32", "worse": "31", "commit": "33", "+": "32", "-": "31", "~": "33", ">": "34",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Screen:
    """Where rows go: how wide it is, and whether it has colours."""

    look: Look

    def paint(self, style: str, text: str) -> str:
        """Return a text in a style: `bold`, `faint`, `better`, `worse`, `commit`, the sign of a change, or none of these."""
        if not self.look.color or not text or style not in _STYLES:
            return text
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"

    def hung(self, lead: str, text: str, indent: int, style: str = "") -> list[str]:
        """Return a text of somebody's behind a lead of `indent` columns, its lines below each other."""
        rows = _broken(visible(text), max(30, self.look.width - indent))
        first = f"{lead}{self.paint(style, rows[0])}".rstrip()
        return [first, *(f"{'':{indent}}{self.paint(style, row)}" for row in rows[1:])]


def padded(text: str, room: int) -> str:
    """Return a text filled with blanks up to some columns."""
    return f"{text}{'':{max(0, room - cells(text))}}"


def cut(text: str, most: int) -> str:
    """Return a text of somebody's made safe, and cut where it takes more than some columns."""
    shown = visible(text)
    if cells(shown) <= most:
        return shown
    while cells(shown) > most - 1:
        shown = shown[: min(len(shown) - 1, most)]
    return f"{shown}…"


def widest(texts: Sequence[str]) -> int:
    """Return how many columns the widest of some texts takes, 0 where there is none."""
    return max(map(cells, texts), default=0)


def table(rows: Sequence[Sequence[str]], screen: Screen, right: frozenset[int] = frozenset()) -> list[str]:
    """Return rows of safe texts below each other, the first of them the headings; columns in `right` stand right.

    Columns with nothing below their heading are left out. Where there is no room the first column gives way, then the
    last one, and then the last ones are left out.
    """
    filled = [place for place in range(len(rows[0])) if not place or any(row[place] for row in rows[1:])]
    rows = [[row[place] for place in filled] for row in rows]
    right = frozenset(at for at, place in enumerate(filled) if place in right)
    widths = [widest(column) for column in zip(*rows, strict=True)]
    while len(widths) > _FEWEST and (over := _least(widths) - screen.look.width) > 0:
        if widths[-1] - over < _SHORT:
            widths.pop()
        else:
            widths[-1] -= over
    widths[0] = min(widths[0], max(_LEAST, screen.look.width - sum(widths[1:]) - 2 * (len(widths) - 1)))
    lines: list[str] = []
    for row in rows:
        texts = [
            f"{'':{width - cells(text)}}{text}" if place in right else padded(text, width)
            for place, (text, width) in enumerate(zip(map(cut, row, widths), widths, strict=False))
        ]
        line = "  ".join(texts).rstrip()
        lines.append(line if lines else screen.paint("faint", line))
    return lines


_FEWEST = 3
_LEAST, _SHORT = 24, 8
"""To how many columns the first column of a table gives way, and the last one."""


def _least(widths: Sequence[int]) -> int:
    return min(widths[0], _LEAST) + sum(widths[1:]) + 2 * (len(widths) - 1)


def _broken(text: str, room: int) -> list[str]:
    """Break a text at blanks into lines of some columns; a word that is longer is broken where the line ends."""
    rows = [""]
    for whole in text.split(" "):
        word = whole
        longer = f"{rows[-1]} {word}" if rows[-1] else word
        if cells(longer) <= room:
            rows[-1] = longer
            continue
        if rows[-1]:
            rows.append("")
        while cells(word) > room:
            piece = word[:room]
            while cells(piece) > room:
                piece = piece[:-1]
            rows[-1] = piece
            rows.append("")
            word = word[len(piece) :]
        rows[-1] = word
    return rows
