"""Shapes as the text of an SVG: what every format with pictures in it shares.

A `Painter` says how colours are written: `plain` as values, for a picture that stands alone, `classy` as classes, for a
page whose style sheet knows the values. What is drawn is read alike by browsers, resvg and typst: no style attributes, no
foreign objects, no clipping, no `direction`; each line of text is placed by itself.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import assert_never

from journeyctl.render.board import Board, Ellipse, Group, Image, Page, Path, Rect, Shape, Text, each
from journeyctl.render.lettering.fallbacks import EMOJI, SYSTEM, is_missing, mixed_fonts, runs
from journeyctl.render.lettering.letters import letters
from journeyctl.render.lettering.typeface import FONTS, in_font, width
from journeyctl.render.look import Look
from journeyctl.render.paint.escaping import xml_attribute, xml_text

# What the small fonts have (see `tools/fonts.py`).
_SMALL = re.compile(
    "[ -~\u00a0-\u00ff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2007\u2010-\u2015\u2018-\u201e\u2022\u2026\u202f\u2030"
    "\u2039\u203a\u20ac\u2122\u2190-\u2193\u2212\u2215\u25b2\u25bc\u25cb\u25cf\u2713]+"
)
# An embedding from the right, and its end: understood by whatever knows Unicode's directions.
_RTL, _END = "\u202b", "\u202c"


def _nothing(group: Group) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Painter:
    """How a picture is written.

    `paint(fill, stroke)` returns the attributes (with a blank before) for the roles of an area and of its outline, None
    for none; `group` those for a group, beside its title. Without `links` nothing can be followed. `lang` and `font` (that of
    the theme) are for letters that the shipped font lacks; `apart` writes these by themselves, because resvg and typst would
    take the whole line from the font of one letter.
    """

    paint: Callable[[str | None, str | None], str]
    group: Callable[[Group], str] = _nothing
    links: bool = True
    lang: str = ""
    font: str = ""
    apart: bool = False


def plain(colors: Mapping[str, str], *, lang: str = "", font: str = "", apart: bool = False) -> Painter:
    """Return the painter of a picture that stands alone: values of colours, and names of groups as ids."""

    def paint(fill: str | None, stroke: str | None) -> str:
        area = "none" if fill is None else xml_attribute(colors[fill])
        line = "" if stroke is None else f' stroke="{xml_attribute(colors[stroke])}"'
        return f' fill="{area}"{line}'

    def group(group: Group) -> str:
        return f' id="{xml_attribute(group.name)}"' if group.name else ""

    return Painter(paint=paint, group=group, lang=lang, font=font, apart=apart)


def classy(
    group: Callable[[Group], str] = _nothing, *, links: bool = True, lang: str = "", font: str = ""
) -> Painter:
    """Return the painter of a picture in a page: `class="f-pain-soft s-line"`, `f-none` for no area.

    The page has a rule for each role of both: `.f-ink { fill: var(--ink) }`, `.s-line { stroke: var(--line) }`.
    """

    def paint(fill: str | None, stroke: str | None) -> str:
        line = f" s-{stroke}" if stroke else ""
        return f' class="f-{fill or "none"}{line}"'

    return Painter(paint=paint, group=group, links=links, lang=lang, font=font)


def named(font: str) -> str:
    """Return the name of a theme's font as a list of fonts begins with it; nothing for no name."""
    name = "".join(letter for letter in font if letter.isprintable() and letter not in "\"'\\;{}<>&").strip()
    return f'"{name}", ' if name else ""


def font_stack(font: str) -> str:
    """Return the value of `font-family`: a theme's font (empty: none), then the shipped one, then the system's."""
    return f"{named(font)}Inter, {SYSTEM}"


def draw(shapes: tuple[Shape, ...], painter: Painter) -> str:
    """Return shapes as SVG elements, a line for each; without the `svg` element around them."""
    return "".join(_shape(shape, painter) for shape in shapes)


def _shape(shape: Shape, painter: Painter) -> str:
    match shape:
        case Rect():
            return _rect(shape, painter)
        case Ellipse():
            return _ellipse(shape, painter)
        case Path():
            return f'<path d="{path_data(shape.steps)}"{_paint(shape, painter)}/>\n'
        case Text():
            return _text(shape, painter)
        case Image():
            return _image(shape)
        case Group():
            return _group(shape, painter)
        case _:
            assert_never(shape)


def number(value: float) -> str:
    """Return a number with at most two digits behind the point.

    >>> number(1.005), number(-0.001), number(12.0), number(0.5)
    ('1', '0', '12', '0.5')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def path_data(steps: tuple[tuple[str | float, ...], ...]) -> str:
    """Return the steps of a path as the attribute `d` says them.

    >>> path_data((("M", 0, 1.5), ("L", 2, 3), ("Z",)))
    'M0 1.5L2 3Z'
    """
    return "".join(
        f"{xml_attribute(str(step[0]))}{' '.join(number(float(part)) for part in step[1:])}" for step in steps
    )


def _paint(shape: Rect | Ellipse | Path, painter: Painter) -> str:
    said = painter.paint(shape.fill, shape.stroke)
    if shape.stroke is None:
        return said
    if shape.stroke_width != 1:
        said += f' stroke-width="{number(shape.stroke_width)}"'
    if shape.dashed:
        said += ' stroke-dasharray="4 4"'
    if isinstance(shape, Path):
        said += ' stroke-linecap="round" stroke-linejoin="round"'
    return said


def _rect(shape: Rect, painter: Painter) -> str:
    radius = f' rx="{number(shape.radius)}"' if shape.radius else ""
    place = f'x="{number(shape.x)}" y="{number(shape.y)}"'
    size = f'width="{number(shape.width)}" height="{number(shape.height)}"'
    return f"<rect {place} {size}{radius}{_paint(shape, painter)}/>\n"


def _ellipse(shape: Ellipse, painter: Painter) -> str:
    center = f'cx="{number(shape.cx)}" cy="{number(shape.cy)}"'
    paint = _paint(shape, painter)
    if shape.rx == shape.ry:
        return f'<circle {center} r="{number(shape.rx)}"{paint}/>\n'
    return f'<ellipse {center} rx="{number(shape.rx)}" ry="{number(shape.ry)}"{paint}/>\n'


def _image(shape: Image) -> str:
    # As a picture, never inlined: browsers run no script and load nothing in it.
    place = f'x="{number(shape.x)}" y="{number(shape.y)}"'
    size = f'width="{number(shape.width)}" height="{number(shape.height)}"'
    data = f"data:{xml_attribute(shape.media)};base64,{b64encode(shape.data).decode()}"
    title = f"<title>{xml_text(shape.title)}</title>" if shape.title else ""
    return f'<image {place} {size} href="{data}">{title}</image>\n'


def _group(shape: Group, painter: Painter) -> str:
    title = f"<title>{xml_text(shape.title)}</title>\n" if shape.title else ""
    inner = draw(shape.shapes, painter)
    if shape.href is not None and painter.links:
        inner = f'<a href="{xml_attribute(shape.href)}" target="_top">\n{inner}</a>\n'
    return f"<g{painter.group(shape)}>\n{title}{inner}</g>\n"


def _text(shape: Text, painter: Painter) -> str:
    style = f' font-size="{number(shape.size)}"'
    if shape.bold:
        style += ' font-weight="600"'
    elif shape.italic:
        style += ' font-style="italic"'
    style += painter.paint(shape.color, None)
    lines = [
        (f'x="{number(x)}" y="{number(shape.baseline(row))}"{anchor}', said)
        for row, line in enumerate(shape.lines)
        for x, anchor, said in _placed(shape, line, painter)
    ]
    if len(lines) == 1:
        place, said = lines[0]
        return f"<text {place}{style}>{said}</text>\n"
    inner = "".join(f"<text {place}>{said}</text>\n" for place, said in lines)
    return f"<g{style}>\n{inner}</g>\n" if lines else ""


def _placed(shape: Text, line: str, painter: Painter) -> Iterator[tuple[float, str, str]]:
    """Yield what is written of a line: where, held by which end (as an attribute), and the text."""
    x, anchor = _anchor(shape)
    held = "" if anchor == "start" else f' text-anchor="{anchor}"'
    parts = list(runs(line, painter.lang))
    if painter.apart and parts != [("", line)]:
        if turned := mixed_fonts(line):
            yield x, held, _turned(shape, _span(shape, turned, line, painter))
        else:
            yield from _apart(shape, x, anchor, parts, painter)
        return
    said = "".join(_span(shape, fonts, part, painter) for fonts, part in parts)
    yield x, held, _turned(shape, said)


def _turned(shape: Text, said: str) -> str:
    return f"{_RTL}{said}{_END}" if shape.rtl else said


def _apart(
    shape: Text, x: float, anchor: str, parts: list[tuple[str, str]], painter: Painter
) -> Iterator[tuple[float, str, str]]:
    """Yield the parts of a line each at a place of its own, as far as its letters can be measured."""
    widths = [width(part, shape.size, bold=shape.bold, italic=shape.italic) for _, part in parts]
    x -= sum(widths) * {"start": 0, "middle": 0.5, "end": 1}[anchor]
    for (fonts, part), wide in zip(parts, widths, strict=True):
        if fonts:  # in the middle of its room, because its width is a guess
            yield x + wide / 2, ' text-anchor="middle"', _span(shape, fonts, part, painter)
        elif stripped := part.strip():
            blanks = part[: len(part) - len(part.lstrip())]
            indent = width(blanks, shape.size, bold=shape.bold, italic=shape.italic)
            yield x + indent, "", _span(shape, "", stripped, painter)
        x += wide


def _anchor(shape: Text) -> tuple[float, str]:
    """Return where lines are held, and by which of their ends."""
    if shape.align == "middle":
        return shape.x + shape.width / 2, "middle"
    if (shape.align == "start") == shape.rtl:
        return shape.x + shape.width, "end"
    return shape.x, "start"


def _span(shape: Text, fonts: str, part: str, painter: Painter) -> str:
    """Return a part of a line; other scripts have no italics."""
    if not fonts:
        return xml_text(part)
    family = fonts if fonts is EMOJI else named(painter.font) + fonts
    upright = ' font-style="normal"' if shape.italic and not shape.bold and fonts is not SYSTEM else ""
    return f'<tspan font-family="{xml_attribute(family)}"{upright}>{xml_text(part)}</tspan>'


def pictured(page: Page) -> Iterator[str]:
    """Yield every letter that is drawn on a page, as readers count letters."""
    for shape in each(page.shapes):
        if isinstance(shape, Text):
            for line in shape.lines:
                yield from letters(line)


def missing_letters(board: Board) -> list[str]:
    """Return the letters on a board that the shipped font lacks, in order: another font must have them."""
    return sorted({letter for page in board.pages for letter in pictured(page) if is_missing(letter)})


def picture(board: Board, page: Page, look: Look, *, fonts: bool = False, apart: bool = False) -> str:
    """Return a page of a board as a whole SVG; with `fonts` it carries the shipped ones that it uses (`apart`: see `Painter`)."""
    width, height = number(page.width), number(page.height)
    family = xml_attribute(font_stack(look.theme.font))
    colors = look.colors
    # What can be followed in a picture is no part of an image for screen readers.
    role = "group" if any(isinstance(shape, Group) and shape.href for shape in each(page.shapes)) else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' lang="{xml_attribute(board.lang)}" role="{role}" aria-labelledby="board-title board-description"'
        f' font-family="{family}" text-rendering="geometricPrecision">\n'
        f'<title id="board-title">{xml_text(board.title)}</title>\n'
        f'<desc id="board-description">{xml_text(board.description)}</desc>\n'
        f"{_faces(page) if fonts else ''}"
        f'<rect width="{width}" height="{height}" fill="{xml_attribute(colors["paper"])}"/>\n'
        f"{draw(page.shapes, plain(colors, lang=board.lang, font=look.theme.font, apart=apart))}"
        "</svg>\n"
    )


def _faces(page: Page) -> str:
    """Return the shipped fonts in the styles that the page uses; small ones, if these have all its letters."""
    found: dict[str, bool] = {}
    for shape in each(page.shapes):
        if isinstance(shape, Text):
            style = "SemiBold" if shape.bold else "Italic" if shape.italic else "Regular"
            whole = any(map(in_font, _SMALL.sub("", "".join(shape.lines))))
            found[style] = found.get(style, False) or whole
    faces = "".join(face(style, whole=whole) for style, whole in sorted(found.items()))
    return f"<style>\n{faces}</style>\n" if faces else ""


@cache
def face(style: str, *, whole: bool = False) -> str:
    """Return the rule of a style sheet that brings the shipped font in a style: its Western European letters, or all."""
    name, media, kind = ("ttf", "font/ttf", "truetype") if whole else ("latin.woff2", "font/woff2", "woff2")
    data = b64encode((FONTS / f"Inter-{style}.{name}").read_bytes()).decode()
    weight = 600 if style == "SemiBold" else 400
    slant = "italic" if style == "Italic" else "normal"
    return (
        f"@font-face{{font-family:Inter;font-weight:{weight};font-style:{slant};"
        f'src:url(data:{media};base64,{data}) format("{kind}")}}\n'
    )
