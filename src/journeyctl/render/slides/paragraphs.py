"""Texts on slides: paragraphs that a user can go on writing in."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from journeyctl.render.board import Align, Text
from journeyctl.render.lettering.letters import HYPHEN, is_rtl, letters, parts
from journeyctl.render.lettering.typeface import width
from journeyctl.render.slides.markup import Markup, tag, written
from journeyctl.render.slides.sheet import Brush

RAISED = 0.08
"""Programs put the letters of an exact line that much lower than a browser does, by their size."""

_LONG = 12
"""Words that are cut are longer than a line, which has that many letters at least."""

_SIDES = {"start": ("l", "r"), "middle": ("ctr", "ctr"), "end": ("r", "l")}


class Insets(NamedTuple):
    """What lies between a box and its letters, in pixels."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Letters that look alike; `size` is in pixels, `behind` a colour behind them. Without a colour they look as the deck has it."""

    text: str
    size: float
    color: str = "ink"
    bold: bool = False
    italic: bool = False
    href: str | None = None
    behind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullet:
    """The sign before a paragraph: a letter of the usual fonts, its colour, and its size by that of the text."""

    sign: str
    color: str
    size: float = 1.0


_NONE = Insets(0, 0, 0, 0)


def whole(text: Text) -> str:
    """Return what was broken into the lines of a text: with blanks between them, except where none belongs.

    A hyphen that was put in at the end of a line goes again.
    """
    told = text.lines[0] if text.lines else ""
    for before, after in pairwise(text.lines):
        if before.endswith(HYPHEN):
            told = told.removesuffix(HYPHEN) + after
        else:
            told += after if _may_part(before, after) or _was_cut(before, after, text) else f" {after}"
    return told


def _may_part(before: str, after: str) -> bool:
    """Say whether a line may break between two lines although no blank stands there; beside emoji a blank is likelier."""
    last, first = before.rpartition(" ")[2], after.partition(" ")[0]
    if not last or not first or _is_emoji(last[-1]) or _is_emoji(first[0]):
        return False
    length = 0
    for part in parts(last + first):
        length += len(part)
        if length >= len(last):
            break
    return length == len(last) < len(last + first)


def _is_emoji(letter: str) -> bool:
    return unicodedata.category(letter) in {"So", "Sk", "Mn", "Cf"} and letter > "\u2000"


def _was_cut(before: str, after: str, text: Text) -> bool:
    """Say whether a word was cut because it is longer than a line: then its first part is long, stands alone, and fills the line."""
    if " " in before or len(before) < _LONG or not after or is_rtl(before) != is_rtl(after):
        return False
    return width(before + next(letters(after)), text.size, bold=text.bold, italic=text.italic) > text.width


def run(brush: Brush, told: Run) -> Markup:
    """Return letters that look alike."""
    looks: tuple[Markup, ...] = ()
    weight: dict[str, object] = {}
    if told.color:
        behind = (tag("a:highlight", None, *_inside(brush.solid(told.behind))),) if told.behind else ()
        looks = (brush.solid(told.color), *behind, tag("a:latin", {"typeface": "+mn-lt"}))
        weight = {"b": int(told.bold), "i": int(told.italic)}
    size = {"lang": brush.lang, "sz": brush.sheet.points(told.size), **weight, "dirty": 0}
    letters = tag("a:rPr", size, *looks, brush.click(told.href, own_color=False))
    return tag("a:r", None, letters, tag("a:t", None, written(told.text)))


def paragraph(
    brush: Brush,
    runs: Iterable[Run],
    leading: float,
    *,
    align: Align = "start",
    before: float = 0,
    bullet: Bullet | None = None,
    indent: float = 0,
) -> Markup:
    """Return a paragraph with lines `leading` pixels high, `before` pixels above it, and its letters `indent` to the right."""
    told = [one for one in runs if one.text]
    rtl = is_rtl("".join(one.text for one in told))
    hang = brush.sheet.long(indent) if bullet else 0
    looks = tag(
        "a:pPr",
        {
            "marL": brush.sheet.long(indent),
            "indent": -hang,
            "algn": _SIDES[align][1 if rtl else 0],
            "rtl": 1 if rtl else 0,
        },
        tag("a:lnSpc", None, tag("a:spcPts", {"val": brush.sheet.points(leading)})),
        tag("a:spcBef", None, tag("a:spcPts", {"val": round(brush.sheet.long(before) / 127)})),
        tag("a:spcAft", None, tag("a:spcPts", {"val": 0})),
        *_bullet(brush, bullet),
    )
    return tag("a:p", None, looks, *(run(brush, one) for one in told))


def _bullet(brush: Brush, bullet: Bullet | None) -> tuple[Markup, ...]:
    if bullet is None:
        return (tag("a:buNone"),)
    return (
        tag("a:buClr", None, *_inside(brush.solid(bullet.color))),
        tag("a:buSzPct", {"val": round(100_000 * max(0.25, min(4.0, bullet.size)))}),
        tag("a:buFont", {"typeface": "Arial"}),
        tag("a:buChar", {"char": bullet.sign}),
    )


def _inside(solid: Markup) -> tuple[Markup]:
    """Return the colour of a fill."""
    return (Markup(solid.removeprefix("<a:solidFill>").removesuffix("</a:solidFill>")),)


def empty(brush: Brush, size: float = 4) -> Markup:
    """Return a paragraph without letters that takes hardly any room."""
    return tag("a:p", None, tag("a:endParaRPr", {"lang": brush.lang, "sz": brush.sheet.points(size)}))


def body(
    brush: Brush,
    text: Text,
    insets: Insets = _NONE,
    *,
    middle: bool = False,
    wrapped: bool = False,
    styled: bool = True,
) -> Markup:
    """Return the letters of a text in a box that lies `insets` around it, or of which they stand in the `middle`.

    It breaks where the box ends if `wrapped` says so, or if it may; not `styled`, it keeps the font and the colour of the deck.
    """
    raised = RAISED * text.size
    top, bottom = (0.0, 2 * raised) if middle else (max(0.0, insets.top - raised), insets.bottom)
    box = tag(
        "a:bodyPr",
        {
            "wrap": "square" if wrapped or wraps(text) else "none",
            "lIns": brush.sheet.long(insets.left),
            "tIns": brush.sheet.long(top),
            "rIns": brush.sheet.long(insets.right),
            "bIns": brush.sheet.long(bottom),
            "rtlCol": 0,
            "anchor": "ctr" if middle else "t",
        },
        tag("a:noAutofit"),
    )
    words = Run(
        text=whole(text),
        size=text.size,
        color=text.color if styled else "",
        bold=text.bold,
        italic=text.italic,
    )
    told = paragraph(brush, (words,), text.leading, align=text.align) if words.text else empty(brush)
    return tag("p:txBody", None, box, tag("a:lstStyle"), told)


def wraps(text: Text) -> bool:
    """Say whether a text breaks where its box ends: not where it stands on one line that fills the box."""
    if len(text.lines) != 1:
        return True
    return width(text.lines[0], text.size, bold=text.bold, italic=text.italic) < text.width * 0.85
