"""Styled text for a terminal as plain data: pieces make lines, lines make blocks that stand beside each other."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from journeyctl.render.lettering.letters import clean, letters, parts, softened
from journeyctl.text.display import cells

# Colours of the 256 that terminals share, each readable on black and on white.
_STYLES = {
    "bold": "1",
    "faint": "2",
    "italic": "3",
    "accent": "38;5;98",
    "stage": "1;38;5;98",
    "worst": "38;5;166",
    "bad": "38;5;136",
    "neutral": "38;5;244",
    "good": "38;5;104",
    "best": "38;5;98",
    "pain": "1;38;5;166",
    "gain": "1;38;5;98",
    "opportunity": "1;38;5;31",
    "evidence": "38;5;65",
    "assumption": "38;5;136",
}

HARD_HYPHEN = "\u2011"
"""A hyphen behind which no line breaks: in ids, which are there to be typed."""


class Piece(NamedTuple):
    """Some letters in one style; an empty one leaves them as they are."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]
Block = list[Line]


def line(text: str, style: str = "") -> Line:
    """Return a line in one style."""
    return (Piece(text, style),) if text else ()


def width_of(one: Line) -> int:
    """Return how many columns of a terminal a line takes."""
    return sum(cells(piece.text) for piece in one)


def wrap_cells(text: str, room: int, first: int | None = None) -> list[str]:
    """Break a text into lines of at most `room` columns (at least 2), the first of at most `first`.

    A word is torn only where it is longer than a line.

    >>> wrap_cells("I go to checkout", 8)
    ['I go to', 'checkout']
    """
    lines: list[str] = []
    row, used = "", 0
    limit = room if first is None else first
    for part, blank in _unbroken(text):
        wide, gap = cells(part), int(blank and bool(row))
        if used + gap + wide > limit and (row or limit < wide <= room):
            lines.append(row)
            row, used, gap, limit = "", 0, 0, room
        if wide > limit:
            *whole, part = _torn(part, limit)  # noqa: PLW2901
            lines += whole
            wide, limit = cells(part), room
        row += f" {part}" if gap else part
        used += gap + wide
    found = [*lines, row] if row else lines
    return [one.replace(HARD_HYPHEN, "-") for one in found]


def _unbroken(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts between which a line may break, with whether a blank stands before."""
    for word in clean(text).split(" "):
        for number, part in enumerate(parts(word)):
            yield part, not number


def _torn(word: str, room: int) -> list[str]:
    found: list[str] = []
    part = ""
    for letter in letters(word):
        if part and cells(part + letter) > room:
            found.append(part)
            part = ""
        part += letter
    return [*found, part]


def wrapped(text: str, room: int, style: str = "", sign: Piece | None = None) -> Block:
    """Return a text as a block at most `room` wide; behind a sign the lines below the first are indented by two."""
    if sign is None:
        return [line(row, style) for row in wrap_cells(text, room)]
    first, *rows = wrap_cells(text, max(2, room - 2), max(1, room - cells(sign.text) - 1)) or [""]
    begun = (sign, Piece(f" {first}", style)) if first else (sign,)
    return [begun, *(line(f"  {row}", style) for row in rows)]


def shortened(text: str, room: int, most: int) -> list[str]:
    """Break a text into at most `most` lines; where something is left out the last one ends in an ellipsis.

    >>> shortened("one two three four", 7, 2)
    ['one two', 'three…']
    """
    rows = wrap_cells(text, room)
    if len(rows) <= most:
        return rows
    last = wrap_cells(rows[most - 1], room - 1)[0]
    return [*rows[: most - 1], f"{last}…"]


def in_a_row(entries: Iterable[Line], room: int, gap: int = 3) -> Block:
    """Put short lines behind each other, on as many lines as they need."""
    block: Block = []
    row: Line = ()
    for entry in entries:
        if row and width_of(row) + gap + width_of(entry) > room:
            block.append(row)
            row = ()
        row = (*row, Piece(" " * gap), *entry) if row else entry
    return [*block, row] if row else block


def beside(blocks: Sequence[Block], widths: Sequence[int], gap: int = 2) -> Block:
    """Put blocks beside each other, each as wide as is said, their first lines on one height."""
    found: Block = []
    for row in zip_longest(*blocks, fillvalue=()):
        pieces: list[Piece] = []
        for one, width in zip(row, widths, strict=True):
            pieces += (*one, Piece(" " * (width - width_of(one) + gap)))
        found.append(tuple(pieces))
    return found


def written(block: Iterable[Line], *, color: bool) -> str:
    """Return a block as text, in colour or plain; no line ends in blanks."""
    return "".join(f"{_written(one, color)}\n" for one in block)


def _written(one: Line, color: bool) -> str:
    pieces = [piece._replace(text=softened(piece.text)) for piece in one]
    while pieces and not pieces[-1].text.strip(" "):
        pieces.pop()
    if pieces:
        pieces[-1] = pieces[-1]._replace(text=pieces[-1].text.rstrip(" "))
    return "".join(_painted(piece) if color and piece.style else piece.text for piece in pieces)


def _painted(piece: Piece) -> str:
    return f"\x1b[{_STYLES[piece.style]}m{piece.text}\x1b[0m"
