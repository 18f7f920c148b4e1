"""How wide texts are in the shipped font, and texts in lines.

Widths are the advances of Inter and a hundredth more, which is more than kerning and ligatures can add to a word. Letters
that Inter lacks are taken for as wide as the usual fonts for their script have them. Where a line may break is said
in `letters`; inside a word it breaks only where the word is longer than a line, with a hyphen where one is read as such.
"""

import json
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import category, east_asian_width

from journeyctl.render.board import Align, Text
from journeyctl.render.lettering.letters import HYPHEN, SOFT_HYPHEN, clean, is_rtl, letters, parts, softened

__all__ = ["FONTS", "LEADING", "clean", "in_font", "is_rtl", "letters", "set_text", "spent", "width", "wrap"]

FONTS = Path(__file__).parent.parent / "fonts"
LEADING = 1.36
"""The height of a line by the size of its letters."""

_SLACK = 1.01
_EMOJI = 1400
_WIDE = 1000
# In thousandths of the size, up to that code: the letters of some scripts in the fonts most machines have for them.
_SCRIPTS = (
    (0x052F, 640), (0x058F, 720), (0x05FF, 630), (0x08FF, 640), (0x097F, 720), (0x0B7F, 780), (0x0BFF, 1050),
    (0x0CFF, 920), (0x0DFF, 1100), (0x0EFF, 680), (0x0FFF, 700), (0x109F, 1050), (0x10FF, 700), (0x139F, 950),
    (0x167F, 760), (0x17FF, 850), (0xFAFF, 760), (0xFEFF, 640),
)  # fmt: skip
_OTHER = 800
_LONG = 4_000
"""From so many letters on a text may fill pages (see `_Shelf`)."""
_FEW = 3
"""The fewest letters of a word that stand before or behind a hyphen."""


class _Advances(dict[str, int]):
    """The width of each letter in one style, in thousandths of the size; of those that the font lacks, a fair guess."""

    def __init__(self, found: dict[str, str], bold: bool) -> None:
        super().__init__((letter, int(width)) for width, letters in found.items() for letter in letters)
        self.own = frozenset(self)
        self.bold = bold

    def __missing__(self, letter: str) -> int:
        guess = _guess(letter)
        if self.bold and guess < _EMOJI:
            guess = round(guess * (1.06 if guess < _WIDE else 1.03))
        self[letter] = guess
        return guess


def _guess(letter: str) -> int:
    code = ord(letter)
    if special := _SPECIAL.get(code):
        return special
    if category(letter) in {"Mn", "Me", "Cf"} or 0x1160 <= code <= 0x11FF or 0x1F3FB <= code <= 0x1F3FF:
        return 0
    if 0x1F1E6 <= code <= 0x1F1FF:
        return 900
    if 0x1F000 <= code < 0x20000 or 0x2600 <= code <= 0x27BF or 0x2B00 <= code <= 0x2BFF:
        return _EMOJI
    if code >= 0x1100 and east_asian_width(letter) in "WFA":
        return _WIDE
    if category(letter) == "Mc":
        return 500
    return next((width for last, width in _SCRIPTS if code <= last), _OTHER)


# What makes an emoji of a letter that Inter has (`©` is 914 wide, and 1400 as a picture), and the frame of a key.
_SPECIAL = {0xFE0F: 700, 0x20E3: 300}


@cache
def _advances(style: str) -> _Advances:
    found: dict[str, dict[str, str]] = json.loads((FONTS / "widths.json").read_text("utf-8"))
    return _Advances(found[style], bold=style == "SemiBold")


def _style(bold: bool, italic: bool) -> str:
    return "SemiBold" if bold else "Italic" if italic else "Regular"


def in_font(letter: str) -> bool:
    """Say whether the shipped font has a letter."""
    return letter in _advances("Regular").own


def _units(text: str, style: str) -> int:
    return sum(map(_advances(style).__getitem__, text))


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return how wide a text is on one line, in pixels."""
    return _units(text, _style(bold, italic)) * _pixels(size)


def _pixels(size: float) -> float:
    return size * _SLACK / 1000


def wrap(
    text: str, room: float, size: float, *, bold: bool = False, italic: bool = False, balance: bool = False
) -> tuple[str, ...]:
    """Return a text in lines that are at most `room` pixels wide; no text has no lines.

    With `balance` the lines are about equally long: good for headings. Only a single letter may be wider than `room`.

    >>> wrap("I go to checkout", 60, 12)
    ('I go to', 'checkout')
    """
    text, style = clean(text, soft=True), _style(bold, italic)
    if len(text) > _LONG and not balance and SOFT_HYPHEN not in text:
        return _shelf(room, size, style).lines(text)
    return _wrapped(text, room, size, style, balance)


def _limit(room: float, size: float) -> float:
    return room / _pixels(size) + 1e-6 if size > 0 else 0.0


@lru_cache(maxsize=16_384)
def _wrapped(text: str, room: float, size: float, style: str, balance: bool) -> tuple[str, ...]:
    limit = _limit(room, size)
    lines = tuple(_lines(text, limit, style))
    if not balance or len(lines) < 2:
        return lines
    low, high = limit / 2, limit  # the narrowest room that needs no more lines
    for _ in range(7):
        middle = (low + high) / 2
        tried = tuple(_lines(text, middle, style))
        if len(tried) > len(lines) or _torn(tried) > _torn(lines):
            low = middle
        else:
            high, lines = middle, tried
    return lines


@dataclass(slots=True)
class _Shelf:
    """The last long texts that were broken into lines in one room and style, each with the places where its lines begin.

    A text that fills many pages is asked for on each of them, without the lines before: these are the lines it had, and to
    find them anew on every page would take ever longer.
    """

    limit: float
    style: str
    kept: deque[tuple[str, tuple[str, ...], list[int]]] = field(default_factory=lambda: deque(maxlen=8))

    def lines(self, text: str) -> tuple[str, ...]:
        """Return the lines of a text without soft hyphens."""
        for whole, lines, starts in self.kept:
            if whole.endswith(text):
                start = len(whole) - len(text)
                number = bisect_left(starts, start)
                if number < len(starts) and starts[number] == start:
                    return lines[number:]
        found = tuple(_lines(text, self.limit, self.style))
        self.kept.append((text, found, list(_starts(text, found))))
        return found


@lru_cache(maxsize=64)
def _shelf(room: float, size: float, style: str) -> _Shelf:
    return _Shelf(_limit(room, size), style)


def _starts(text: str, lines: Iterable[str]) -> Iterator[int]:
    """Yield where each line of a text begins."""
    place, text = 0, softened(text)
    for line in lines:
        line = softened(line.removesuffix(HYPHEN))  # noqa: PLW2901
        place = text.index(line, place)
        yield place
        place += len(line)


def spent(text: str, lines: Iterable[str]) -> int:
    """Return how much of a clean text its first lines hold: where the rest of it begins, or the blank before that.

    >>> text = "I go to checkout"
    >>> text[spent(text, wrap(text, 60, 12)[:1]):]
    ' checkout'
    """
    place, text = 0, softened(text)
    for line in lines:
        line = softened(line.removesuffix(HYPHEN))  # noqa: PLW2901
        place = text.index(line, place) + len(line)
    return place


def _torn(lines: tuple[str, ...]) -> int:
    return sum(line.endswith(HYPHEN) for line in lines)


def _lines(text: str, limit: float, style: str) -> Iterator[str]:
    """Yield lines at most `limit` thousandths of the size wide."""
    blank, hyphen = _units(" ", style), _units(HYPHEN, style)
    line, used = "", 0
    for part, long, gap in _parts(text, limit, style):
        gapped = blank if gap and line else 0
        soft = hyphen if part[-1] == SOFT_HYPHEN else 0
        if line and used + gapped + long + soft > limit:
            yield _closed(line)
            line, used, gapped = "", 0, 0
        if long > limit:
            *whole, part = _cut(part, limit, style)  # noqa: PLW2901
            yield from whole
            long = _units(part, style)  # noqa: PLW2901
        line = f"{line} {part}" if gapped else line.removesuffix(SOFT_HYPHEN) + part
        used += gapped + long
    if line:
        yield line.removesuffix(SOFT_HYPHEN)


def _closed(line: str) -> str:
    return line[:-1] + HYPHEN if line.endswith(SOFT_HYPHEN) else line


def _parts(text: str, limit: float, style: str) -> Iterator[tuple[str, int, bool]]:
    """Yield the parts between which a line may break, how wide they are, and whether a blank stands before."""
    for word in text.split(" "):
        words = [word]
        if " " in (soft := softened(word)) and _units(word, style) > limit:
            words = soft.split(" ")
        for single in words:
            gap = True
            for part, long in _measured(single, style):
                yield part, long, gap
                gap = False


@lru_cache(maxsize=16_384)
def _measured(word: str, style: str) -> tuple[tuple[str, int], ...]:
    return tuple((part, _units(part, style)) for part in parts(word.strip(SOFT_HYPHEN)) if part)


def _cut(word: str, limit: float, style: str) -> list[str]:
    """Cut a word that is longer than a line, with hyphens where it has letters only."""
    pieces = list(letters(word.removesuffix(SOFT_HYPHEN)))
    hyphen = _units(HYPHEN, style)
    if _is_word(pieces) and _units("mmm", style) + hyphen <= limit:
        return _cut_evenly(pieces, limit, hyphen, style)
    found: list[str] = []
    part, used = "", 0
    for piece in pieces:
        wide = _units(piece, style)
        if part and used + wide > limit:
            found.append(part)
            part, used = "", 0
        part += piece
        used += wide
    return [*found, part]


def _is_word(pieces: list[str]) -> bool:
    """Say whether these are letters of an alphabet, with marks at the ends at the most: `“Grundstück”`."""
    word = "".join(piece[0] for piece in pieces).strip("“”„‘’'\"«»‹›()[],.;:!?…")
    return word.isalpha() and max(word) < "\u0530"


def _cut_evenly(pieces: list[str], limit: float, hyphen: int, style: str) -> list[str]:
    """Cut a word where hyphens show that it goes on; what remains has a few letters at least."""
    found: list[str] = []
    start, used = 0, 0
    for number, piece in enumerate(pieces):
        wide = _units(piece, style)
        if used + wide + hyphen > limit:
            end = min(number, len(pieces) - _FEW)
            found.append("".join(pieces[start:end]) + HYPHEN)
            start, used = end, sum(_units(before, style) for before in pieces[end:number])
        used += wide
    return [*found, "".join(pieces[start:])]


def set_text(
    text: str,
    x: float,
    y: float,
    room: float,
    size: float,
    *,
    color: str = "ink",
    bold: bool = False,
    italic: bool = False,
    align: Align = "start",
    most: int | None = None,
    balance: bool = False,
) -> Text:
    """Return a text broken into lines at most `room` wide, its box as high as they are.

    With `most` there are no more lines than that: the last one ends in an ellipsis where something is left out, and
    who calls must say the whole elsewhere.
    """
    lines = wrap(text, room, size, bold=bold, italic=italic, balance=balance)
    if most is not None and len(lines) > most:
        lines = (*lines[: most - 1], _shortened(lines[most - 1], room, size, bold, italic))
    leading = round(size * LEADING, 2)
    return Text(
        x=x, y=y, width=room, height=len(lines) * leading, lines=lines, size=size, leading=leading,
        color=color, bold=bold, italic=italic, align=align, rtl=is_rtl(text),
    )  # fmt: skip


def _shortened(line: str, room: float, size: float, bold: bool, italic: bool) -> str:
    """Return as much of a line as there is room for before an ellipsis."""
    line = line.removesuffix(HYPHEN)
    pieces = list(letters(line))
    while pieces and width("".join(pieces).rstrip(" ,;:.") + "…", size, bold=bold, italic=italic) > room:
        pieces.pop()
    return "".join(pieces).rstrip(" ,;:.") + "…"
