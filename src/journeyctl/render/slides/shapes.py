"""Shapes of a board as shapes of a slide: rectangles, ellipses, lines, curves, texts, pictures and groups, all to be edited."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from journeyctl.render.board import Ellipse, Group, Image, Path, Rect, Shape, Text, each
from journeyctl.render.slides.markup import Markup, joined, tag
from journeyctl.render.slides.outlines import corners, geometry, is_line, placed_line
from journeyctl.render.slides.paragraphs import RAISED, Insets, body, whole
from journeyctl.render.slides.sheet import Brush

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels."""

_MIDDLE = 2.5
"""How far, in pixels, a label may be from the middle of its box and still be meant for it."""

_LONGEST = 250
"""How long a group's alternative text may be where it is made of the words inside, in letters."""


def paint(
    shapes: Sequence[Shape], brush: Brush, href: str | None = None, *, inside: bool = False
) -> Iterator[Markup]:
    """Yield the elements of shapes, from the back to the front; a click on any of them leads to `href`.

    A rectangle and the only text that stands in it become one shape, as people draw them.
    """
    number = 0
    while number < len(shapes):
        shape = shapes[number]
        label = _label(shapes, number)
        if isinstance(shape, Rect):
            yield _rect(shape, label, brush, href, inside=inside)
        elif isinstance(shape, Text):
            yield _text(shape, brush, href)
        elif isinstance(shape, Ellipse):
            yield _ellipse(shape, brush, href, inside=inside)
        elif isinstance(shape, Path):
            yield _path(shape, brush, href, inside=inside)
        elif isinstance(shape, Image):
            yield _image(shape, brush, href)
        else:
            yield _group(shape, brush, href)
        number += 2 if label else 1


def _label(shapes: Sequence[Shape], number: int) -> Text | None:
    """Return the text behind a rectangle if it stands in it, and no other does."""
    frame = shapes[number]
    if not isinstance(frame, Rect) or number + 1 == len(shapes):
        return None
    text = shapes[number + 1]
    if not isinstance(text, Text) or not text.lines or not _within(text, frame):
        return None
    others = (shape for shape in shapes[number + 2 :] if isinstance(shape, Text))
    return None if any(_within(other, frame) for other in others) else text


def _within(text: Text, frame: Rect) -> bool:
    return (
        frame.x <= text.x
        and text.x + text.width <= frame.x + frame.width + 0.5
        and frame.y <= text.y
        and text.y + text.height <= frame.y + frame.height + 0.5
    )


def _shape(
    brush: Brush,
    name: str,
    looks: tuple[Markup, ...],
    words: Markup | None,
    href: str | None,
    *,
    bare: bool = False,
) -> Markup:
    """Return a shape of any form; `bare` says that it is nothing to tell of."""
    return tag(
        "p:sp",
        None,
        tag(
            "p:nvSpPr",
            None,
            brush.named(name, "", brush.click(href), decorative=bare and not href),
            tag("p:cNvSpPr", {"txBox": 1} if name == "text" else None),
            tag("p:nvPr"),
        ),
        tag("p:spPr", None, *looks),
        *((words,) if words else ()),
    )


def _rect(rect: Rect, label: Text | None, brush: Brush, href: str | None, *, inside: bool) -> Markup:
    short = min(rect.width, rect.height)
    bent = round(100_000 * min(0.5, rect.radius / short)) if rect.radius and short else 0
    form = tag(
        "a:prstGeom",
        {"prst": "roundRect" if bent else "rect"},
        tag("a:avLst", None, *((tag("a:gd", {"name": "adj", "fmla": f"val {bent}"}),) if bent else ())),
    )
    looks = (
        tag("a:xfrm", None, *brush.sheet.frame(rect.x, rect.y, rect.width, rect.height)),
        form,
        brush.fill(rect.fill),
        brush.line(rect.stroke, rect.stroke_width, dashed=rect.dashed),
    )
    if label is None:
        return _shape(brush, "box", looks, None, href, bare=not inside)
    # What a rounded rectangle keeps free of letters by itself.
    kept = 0.29289 * bent / 100_000 * short
    insets = Insets(
        max(0.0, label.x - rect.x - kept),
        max(0.0, label.y - rect.y - kept),
        max(0.0, rect.x + rect.width - label.x - label.width - kept),
        max(0.0, rect.y + rect.height - label.y - label.height - kept),
    )
    middle = abs(label.y + label.height / 2 - rect.y - rect.height / 2) < _MIDDLE
    return _shape(brush, "label", looks, body(brush, label, insets, middle=middle), href)


def _ellipse(ellipse: Ellipse, brush: Brush, href: str | None, *, inside: bool) -> Markup:
    corner = ellipse.cx - ellipse.rx, ellipse.cy - ellipse.ry
    looks = (
        tag("a:xfrm", None, *brush.sheet.frame(*corner, 2 * ellipse.rx, 2 * ellipse.ry)),
        tag("a:prstGeom", {"prst": "ellipse"}, tag("a:avLst")),
        brush.fill(ellipse.fill),
        brush.line(ellipse.stroke, ellipse.stroke_width, dashed=ellipse.dashed, fine=ellipse.rx < 12),
    )
    return _shape(brush, "disc", looks, None, href, bare=not inside)


def _path(path: Path, brush: Brush, href: str | None, *, inside: bool) -> Markup:
    outline = brush.line(path.stroke, path.stroke_width, dashed=path.dashed)
    if is_line(path):
        return tag(
            "p:cxnSp",
            None,
            tag(
                "p:nvCxnSpPr",
                None,
                brush.named("line", decorative=not inside),
                tag("p:cNvCxnSpPr"),
                tag("p:nvPr"),
            ),
            tag(
                "p:spPr",
                None,
                placed_line(path, brush.sheet),
                tag("a:prstGeom", {"prst": "line"}, tag("a:avLst")),
                outline,
            ),
        )
    looks = (geometry(path, brush.sheet), brush.fill(path.fill), outline)
    return _shape(brush, "path", looks, None, href, bare=not inside)


def _text(text: Text, brush: Brush, href: str | None) -> Markup:
    # The letters stand a little lower than in a browser, so the box begins a little higher.
    raised = replace(text, y=text.y - RAISED * text.size)
    looks = (
        tag("a:xfrm", None, *brush.sheet.frame(raised.x, raised.y, raised.width, raised.height)),
        tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst")),
        tag("a:noFill"),
    )
    return _shape(brush, "text", looks, body(brush, text), href)


def _image(image: Image, brush: Brush, href: str | None) -> Markup:
    found = brush.picture(image)
    if found is None:
        words = Text(
            x=image.x,
            y=image.y,
            width=image.width,
            height=14.28,
            lines=(image.title,),
            size=10.5,
            leading=14.28,
        )
        return _text(words, brush, href)
    key, wide, tall = found
    shrunk = min(image.width / wide, image.height / tall)
    width, height = wide * shrunk, tall * shrunk
    corner = image.x + (image.width - width) / 2, image.y + (image.height - height) / 2
    return tag(
        "p:pic",
        None,
        tag(
            "p:nvPicPr",
            None,
            brush.named("picture", image.title, brush.click(href), decorative=True),
            tag("p:cNvPicPr", None, tag("a:picLocks", {"noChangeAspect": 1})),
            tag("p:nvPr"),
        ),
        tag("p:blipFill", None, tag("a:blip", {"r:embed": key}), tag("a:stretch", None, tag("a:fillRect"))),
        tag(
            "p:spPr",
            None,
            tag("a:xfrm", None, *brush.sheet.frame(*corner, width, height)),
            tag("a:prstGeom", {"prst": "rect"}, tag("a:avLst")),
        ),
    )


def _group(group: Group, brush: Brush, href: str | None) -> Markup:
    box = bounds(group.shapes)
    if box is None:
        return Markup("")
    left, top, right, bottom = box
    off, size = brush.sheet.frame(left, top, right - left, bottom - top)
    child = (Markup(off.replace("a:off", "a:chOff")), Markup(size.replace("a:ext", "a:chExt")))
    told = group.title or spoken(group.shapes)
    return tag(
        "p:grpSp",
        None,
        tag(
            "p:nvGrpSpPr",
            None,
            brush.named(group.name or "group", told, decorative=True),
            tag("p:cNvGrpSpPr"),
            tag("p:nvPr"),
        ),
        tag("p:grpSpPr", None, tag("a:xfrm", None, off, size, *child)),
        joined(paint(group.shapes, brush, group.href or href, inside=True)),
    )


def spoken(shapes: tuple[Shape, ...]) -> str:
    """Return the words in shapes, as far as an alternative text may be long."""
    words = " · ".join(whole(shape) for shape in each(shapes) if isinstance(shape, Text) and shape.lines)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]} …"


def bounds(shapes: Sequence[Shape]) -> Box | None:
    """Return the box around shapes, outlines left out; None where there is nothing."""
    boxes = [box for box in map(_bounds, shapes) if box]
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _bounds(shape: Shape) -> Box | None:
    if isinstance(shape, Group):
        return bounds(shape.shapes)
    if isinstance(shape, Ellipse):
        return shape.cx - shape.rx, shape.cy - shape.ry, shape.cx + shape.rx, shape.cy + shape.ry
    if isinstance(shape, Path):
        points = list(corners(shape))
        if not points:
            return None
        return (
            min(x for x, _ in points),
            min(y for _, y in points),
            max(x for x, _ in points),
            max(y for _, y in points),
        )
    return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
