"""The lane of emotions: in each cell its part of the curve, its face or dots, and the words.

The lines are drawn once, in the head of the lane; a cell shows the part of them that is in its column.
"""

from journeyctl.render.board import Item
from journeyctl.render.paint.drawing import number
from journeyctl.render.web.curve import HEIGHT, STEP, ZERO, Curve, Dot, Line
from journeyctl.render.web.icons import face_id
from journeyctl.render.web.markup import Markup, joined, tag
from journeyctl.render.web.sections import word

_FAR = 1_000_000


def curve_head(key: str, curve: Curve) -> Markup:
    """Return the lines of a lane, to be shown in its cells, and whose they are; `key` is the id of the table."""
    above = f"M-{_FAR}-{_FAR}H{_FAR}V{ZERO}H-{_FAR}Z"
    below = f"M-{_FAR} {ZERO}H{_FAR}V{_FAR}H-{_FAR}Z"
    drawings = [
        tag("clipPath", tag("path", d=above), id=f"{key}-above"),
        tag("clipPath", tag("path", d=below), id=f"{key}-below"),
    ]
    for place, line in enumerate(curve.lines, 1):
        drawings.append(tag("path", id=f"{key}-line-{place}", d=line.path, data_points=line.points))
    if curve.lines:
        drawings.append(tag("path", id=f"{key}-area", d=curve.lines[0].area, data_zero=ZERO))
    hidden = tag("svg", *drawings, class_="defs", width=0, height=0, aria_hidden="true")
    names = tag("ul", *map(_name, curve.lines), class_="series") if len(curve.lines) > 1 else None
    return joined((hidden, names))


def _name(line: Line) -> Markup:
    stroke = tag("path", class_=_stroke(line), d="M1 4H19")
    return tag(
        "li",
        tag("svg", stroke, viewBox="0 0 20 8", aria_hidden="true"),
        line.title,
        data_persona=word(line.persona) or None,
    )


def _stroke(line: Line) -> str:
    return f"s-{line.color} stroke{' dashed' if line.dashed else ''}"


def feeling(key: str, curve: Curve, column: int) -> Markup:
    """Return what stands in a cell of the lane."""
    lines = [_line(key, line, place) for place, line in enumerate(curve.lines, 1)]
    picture = tag(
        "svg",
        tag("path", class_="zero", d=f"M-{_FAR} {ZERO}H{_FAR}"),
        *reversed(lines),
        class_="lines",
        viewBox=f"{column * STEP} 0 {STEP} {HEIGHT}",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
    dots = [_dot(dot) for dot in curve.dots.get(column, ())]
    faces = tag("svg", *reversed(dots), class_="dots", aria_hidden="true") if dots else None
    said = [_said(item, persona) for item, persona in curve.words.get(column, ())]
    return joined((picture, faces, tag("ul", *said, class_="items") if said else None))


def _line(key: str, line: Line, place: int) -> Markup:
    areas = [
        tag("use", class_=side, href=f"#{key}-area", clip_path=f"url(#{key}-{side})")
        for side in ("above", "below")
        if place == 1
    ]
    classes = f"{_stroke(line)}{' first' if place == 1 else ''}"
    shown = tag("use", class_=classes, href=f"#{key}-line-{place}")
    return tag("g", *areas, shown, data_persona=word(line.persona) or None)


def _dot(dot: Dot) -> Markup:
    """Return the face of the first curve, the dot of another one."""
    if dot.first:
        shape = tag("use", href=f"#{face_id(dot.value)}", x=-12, y=-12, width=24, height=24)
    else:
        shape = tag("circle", class_=f"f-paper s-{dot.color}", r=4.5, stroke_width=2)
    return tag("svg", shape, x="50%", y=number(dot.y), data_persona=word(dot.persona) or None)


def _said(item: Item, persona: str) -> Markup:
    note = joined((" ", tag("span", item.note, class_="small"))) if item.note else None
    text = tag("span", item.text, class_="text small" if persona and not item.note else "text")
    return tag("li", text, note, class_="item k-emotion", data_persona=word(persona) or None)
