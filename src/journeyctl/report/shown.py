"""A line of a file as a terminal shows it: safe, with tabs as spaces, and cut to the room there is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from journeyctl.text.display import cells, visible

TAB_STOP = 4
CUT = "..."
# Build services obey `##[...]`, `##vso[...]` and their like wherever a tool prints them ...
ORDER_SIGN = re.compile(r"(?<=#)#(?=\w*\[)")
# ... and `::error::` at the start of a line, which is where a wrapped word may come to stand.
_ORDER_START = re.compile(r"(?<!\S)::")
# What is left of a mark when a line is cut: enough to see the key.
_BEFORE = 8
_BEHIND = 10


def shown(text: str) -> str:
    r"""Return `text` so that neither a terminal nor a build service takes it for an order.

    >>> shown("a ##vso[task.setvariable]"), shown("::error::a")
    ('a #\\x23vso[task.setvariable]', '\\x3a:error::a')
    """
    text = visible(text)
    if "##" in text:
        text = ORDER_SIGN.sub(r"\\x23", text)
    if "::" in text:
        text = _ORDER_START.sub(r"\\x3a:", text)
    return text


@dataclass(frozen=True, slots=True)
class ShownLine:
    """The pieces a line's code points became; `first` is the index of the first one kept."""

    pieces: Sequence[str]
    first: int = 0
    lead: str = ""
    tail: str = ""

    @property
    def text(self) -> str:
        """The line as it is printed."""
        return f"{self.lead}{''.join(self.pieces)}{self.tail}"

    def column(self, index: int) -> int:
        """Return the terminal column, from 0, at which code point `index` begins.

        What was cut away lies at the edge it was cut from.
        """
        inside = min(max(index - self.first, 0), len(self.pieces))
        return cells(f"{self.lead}{''.join(self.pieces[:inside])}")


def show_line(line: str, room: int, start: int, end: int, beside: int = 0) -> ShownLine:
    """Show `line` in `room` columns so that `start` to `end` is seen, with `beside` columns behind it."""
    reach = 2 * room
    # A line of megabytes is cropped before it is measured.
    origin = max(0, start - reach) if len(line) > 2 * reach else 0
    raw = line[origin : max(start, origin) + reach]
    tail = CUT if origin + len(raw) < len(line) else ""
    cropped = ShownLine(_pieces(raw), origin, CUT if origin else "", tail)
    if not cropped.lead and not tail and cells(cropped.text) <= room:
        return cropped
    return _cut(cropped, room, (start - origin, max(end, start + 1) - origin), max(beside, _BEHIND))


def _cut(line: ShownLine, room: int, focus: tuple[int, int], behind: int) -> ShownLine:
    """Cut `line` to `room` columns: first what stands far before the focus, then what stands behind it."""
    widths = [cells(piece) for piece in line.pieces]
    start = min(focus[0], len(widths))
    wanted = sum(widths[: focus[1]]) + behind
    skip = min(wanted - room + 2 * len(CUT), sum(widths[:start]) - _BEFORE)
    first = 0
    while skip > 0 and first < start:
        skip -= widths[first]
        first += 1
    lead = CUT if first else line.lead
    left = room - len(lead)
    last, tail = _fill(widths, first, left), line.tail
    if tail or last < len(widths):
        last, tail = _fill(widths, first, left - len(CUT)), CUT
    return ShownLine(line.pieces[first:last], first + line.first, lead, tail)


def _fill(widths: Sequence[int], first: int, room: int) -> int:
    """Return the index behind the last piece that still fits."""
    index = first
    while index < len(widths) and widths[index] <= room:
        room -= widths[index]
        index += 1
    return index


def _pieces(raw: str) -> Sequence[str]:
    if raw.isascii() and raw.isprintable() and "##" not in raw:
        return raw
    orders = {match.start() for match in ORDER_SIGN.finditer(raw)}
    pieces: list[str] = []
    for index, char in enumerate(raw):
        if char == "\t":
            pieces.append(" " * (TAB_STOP - cells("".join(pieces)) % TAB_STOP))
        else:
            pieces.append(r"\x23" if index in orders else visible(char))
    return pieces
