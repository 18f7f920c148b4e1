"""The shapes of a page as a reader sees them: boxes, in the order they are drawn, and each line of text where it stands."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from journeyctl.render.board import Ellipse, Group, Image, Path, Rect, Shape, Text
from journeyctl.render.lettering.typeface import width
from render.spoken import walk

NEAR = 0.75
"""How far something may be off, in pixels: nobody sees it."""


class Box(NamedTuple):
    """A rectangle by its sides."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "Box", near: float = NEAR) -> bool:
        """Say whether another box lies in this one."""
        return (
            other.left >= self.left - near
            and other.top >= self.top - near
            and other.right <= self.right + near
            and other.bottom <= self.bottom + near
        )

    def meets(self, other: "Box", near: float = NEAR) -> bool:
        """Say whether two boxes share some ground."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > near
            and min(self.bottom, other.bottom) - max(self.top, other.top) > near
        )


@dataclass(frozen=True)
class Drawn:
    """A shape with the number of shapes drawn before it, and the ground it covers."""

    order: int
    shape: Shape
    box: Box

    @property
    def fill(self) -> str | None:
        """The role of what it is filled with."""
        return getattr(self.shape, "fill", None)

    @cached_property
    def corners(self) -> list[tuple[float, float]]:
        """The points of a path, its curves as short lines."""
        assert isinstance(self.shape, Path)
        return list(_points(self.shape.steps))

    def covers(self, x: float, y: float) -> bool:
        """Say whether a point lies on what is filled."""
        if not (self.box.left <= x <= self.box.right and self.box.top <= y <= self.box.bottom):
            return False
        if isinstance(self.shape, Ellipse):
            return ((x - self.shape.cx) / self.shape.rx) ** 2 + (
                (y - self.shape.cy) / self.shape.ry
            ) ** 2 <= 1
        if isinstance(self.shape, Path):
            closed = zip(self.corners, [*self.corners[1:], self.corners[0]], strict=True)
            return sum((y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 for (x1, y1), (x2, y2) in closed) % 2 == 1  # fmt: skip
        return True


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text where it is drawn."""

    order: int
    text: str
    color: str
    box: Box
    shape: Text

    def __str__(self) -> str:
        return f"`{self.text[:30]}` at {self.box.left:.0f},{self.box.top:.0f}"


def drawn_on(shapes: Iterable[Shape]) -> Iterator[Drawn]:
    """Yield the shapes that are drawn, those behind first."""
    for order, shape in enumerate(walk(shapes)):
        if not isinstance(shape, Group):
            yield Drawn(order, shape, _box(shape))


def _box(shape: Shape) -> Box:
    if isinstance(shape, Ellipse):
        return Box(shape.cx - shape.rx, shape.cy - shape.ry, shape.cx + shape.rx, shape.cy + shape.ry)
    if isinstance(shape, Path):
        points = list(_points(shape.steps)) or [(0.0, 0.0)]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return Box(min(xs), min(ys), max(xs), max(ys))
    assert isinstance(shape, Rect | Text | Image)
    return Box(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)


def _points(steps: Iterable[tuple[str | float, ...]]) -> Iterator[tuple[float, float]]:
    x, y = 0.0, 0.0
    for step in steps:
        numbers = [float(number) for number in step[1:]]
        if step[0] == "C":
            x1, y1, x2, y2, x3, y3 = numbers
            for part in range(1, 9):
                t, u = part / 8, 1 - part / 8
                yield (
                    u**3 * x + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t**3 * x3,
                    u**3 * y + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t**3 * y3,
                )
        elif numbers:
            yield numbers[0], numbers[1]
        if numbers:
            x, y = numbers[-2], numbers[-1]


def lines_of(order: int, text: Text) -> Iterator[Line]:
    """Yield the lines of a text, each as high as its letters are: from those of capitals to those that hang down."""
    for number, written in enumerate(text.lines):
        wide = width(written, text.size, bold=text.bold, italic=text.italic)
        side = text.align
        if text.rtl and side != "middle":
            side = "end" if side == "start" else "start"
        left = text.x + {"start": 0.0, "middle": (text.width - wide) / 2, "end": text.width - wide}[side]
        stands = text.baseline(number)
        box = Box(left, stands - 0.74 * text.size, left + wide, stands + 0.2 * text.size)
        yield Line(order, written, text.color, box, text)


def between(lines: list[Line], box: Box) -> Iterator[Line]:
    """Yield the lines that meet a box; lines are in order from above, none higher than a hundred pixels."""
    start = bisect_left(lines, box.top - 100, key=lambda line: line.box.top)
    for line in lines[start:]:
        if line.box.top >= box.bottom:
            return
        if line.box.meets(box):
            yield line
