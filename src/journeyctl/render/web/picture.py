"""A page without a table as a picture in SVG, in which what can be followed or opened stays so."""

from collections.abc import Iterator

from journeyctl.render.board import Ellipse, Group, Path, Shape, Text, each
from journeyctl.render.paint.drawing import classy, draw, number
from journeyctl.render.paint.escaping import xml_attribute
from journeyctl.render.web.markup import Markup, tag
from journeyctl.render.web.sections import Section, Sheet

_ELSEWHERE = frozenset({"headline", "legend"})  # the page says them itself
_MARGIN = 12.0
_SMALL, _LARGE = 704.0, 1500.0


def picture(section: Section, sheet: Sheet) -> Markup:
    """Return the picture of a page in the region that it scrolls in, without what the document says around it."""
    page, about = sheet.page, section.board.description
    shapes = tuple(
        shape for shape in page.shapes if not (isinstance(shape, Group) and shape.name in _ELSEWHERE)
    )
    top, bottom = (0.0, page.height) if len(shapes) == len(page.shapes) else _ends(shapes, page.height)
    wide, tall = number(page.width), number(bottom - top)
    drawing = draw(shapes, classy(lambda group: _opens(group, section)))
    inside = tag(
        "svg",
        tag("title", page.title or section.board.title, id=f"{sheet.key}-name"),
        tag("desc", about, id=f"{sheet.key}-about") if about else None,
        Markup(drawing),
        id=sheet.key,
        width=wide,
        height=tall,
        viewBox=f"0 {number(top)} {wide} {tall}",
        role="group" if _speaks(shapes, section) else "img",
        aria_labelledby=f"{sheet.key}-name",
        aria_describedby=f"{sheet.key}-about" if about else None,
    )
    # What is hardly wider than a screen is made to fit; what is much wider stays legible and scrolls.
    fits = " fits" if _SMALL < page.width <= _LARGE else ""
    return tag(
        "div", inside, class_=f"frame picture{fits}", role="region", tabindex=0, aria_label=sheet.label
    )


def _ends(shapes: tuple[Shape, ...], height: float) -> tuple[float, float]:
    """Return where shapes begin and end, from above, with a margin."""
    heights = [y for shape in each(shapes) for y in _heights(shape)]
    return min(heights, default=0.0) - _MARGIN, max(heights, default=height) + _MARGIN


def _heights(shape: Shape) -> Iterator[float]:
    if isinstance(shape, Ellipse):
        yield from (shape.cy - shape.ry, shape.cy + shape.ry)
    elif isinstance(shape, Path):
        yield from (float(y) for step in shape.steps for y in step[2::2])
    elif not isinstance(shape, Group):
        yield from (shape.y, shape.y + shape.height)


def _speaks(shapes: tuple[Shape, ...], section: Section) -> bool:
    """Say whether something can be followed or opened: then a screen reader must get at what is inside."""
    groups = (shape for shape in each(shapes) if isinstance(shape, Group))
    return any(group.href is not None or group.detail in section.openers for group in groups)


def _opens(group: Group, section: Section) -> str:
    opens = section.openers.get(group.detail or "")
    if not opens:
        return ""
    label = xml_attribute(_spoken(group))
    return f' role="button" tabindex="0" aria-label="{label}" data-detail="{opens}"'


def _spoken(group: Group) -> str:
    """Return the name of something that opens: its title, and what is written in it, for people who say what they see."""
    written = " ".join(
        line for shape in each(group.shapes) if isinstance(shape, Text) for line in shape.lines
    )
    if group.title in written:
        return written or group.name
    return f"{group.title}: {written}" if written else group.title
