"""A small emotion curve: a line with a zero, a face at the worst and at the best moment."""

from collections.abc import Sequence

from journeyctl.render.board import Ellipse, Path, Shape
from journeyctl.render.palette import feeling
from journeyctl.render.shapes.curve import areas, smooth
from journeyctl.render.shapes.signs import face

_FACE = 7.0


def sparkline(
    feelings: Sequence[float | None], x: float, y: float, wide: float, tall: float
) -> tuple[Shape, ...]:
    """Return the curve of feelings (-1 to 1) in a box; touchpoints that nobody has felt anything at (None) keep their place."""
    each = (wide - 2 * _FACE - 2) / max(1, len(feelings) - 1)
    start = x + _FACE + 1 if len(feelings) > 1 else x + wide / 2
    zero, swing = y + tall / 2, tall - 2 * _FACE - 2
    points = [
        (round(start + number * each, 2), round(zero - value * swing / 2, 2), value)
        for number, value in enumerate(feelings)
        if value is not None
    ]
    line = smooth([(across, down) for across, down, _ in points])
    shapes: list[Shape] = [
        Path(steps=(("M", x, zero), ("L", x + wide, zero)), stroke="rule", dashed=True),
    ]
    if len(points) > 1:
        above, below = areas(line, zero)
        shapes += (
            Path(steps=steps, fill=role)
            for steps, role in ((above, "gain-soft"), (below, "pain-soft"))
            if steps
        )
        shapes.append(Path(steps=line, stroke="accent", stroke_width=2))
    if len(points) <= 24:
        shapes += (
            Ellipse(cx=across, cy=down, rx=2.6, ry=2.6, fill=feeling(value), stroke="accent", stroke_width=1)
            for across, down, value in points
        )
    ends = (
        {min(points, key=lambda point: point[2]), max(points, key=lambda point: point[2])}
        if points
        else set()
    )
    shapes += (face(across, down, _FACE, value) for across, down, value in sorted(ends))
    return tuple(shapes)
