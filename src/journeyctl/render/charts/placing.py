"""Where things go that must not cover each other: discs near their points, and labels beside discs.

Everything is a box. Things are placed one after the other, the most important first; each tries its own place, then rings
of places around it, and takes the cheapest that covers nothing. What finds no place is left out, never squeezed in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, pi, sin
from typing import NamedTuple

from journeyctl.render.board import Align
from journeyctl.render.shapes.ground import Ground


class Box(NamedTuple):
    """A rectangle: its upper left corner and its size, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends to the right."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.y + self.height

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> "Box":
        """Return the box with a centre."""
        return cls(x - width / 2, y - height / 2, width, height)

    def meets(self, other: "Box", gap: float = 0) -> bool:
        """Say whether two boxes share more than an edge, or are nearer than `gap`."""
        return (
            self.x < other.x + other.width + gap
            and other.x < self.x + self.width + gap
            and self.y < other.y + other.height + gap
            and other.y < self.y + self.height + gap
        )

    def has(self, x: float, y: float) -> bool:
        """Say whether a point lies within it."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def holds(self, other: "Box") -> bool:
        """Say whether another box lies within it."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


class Line(NamedTuple):
    """A straight line between two points."""

    x1: float
    y1: float
    x2: float
    y2: float

    @property
    def box(self) -> Box:
        """The box whose corners it joins."""
        return Box(
            min(self.x1, self.x2), min(self.y1, self.y2), abs(self.x2 - self.x1), abs(self.y2 - self.y1)
        )

    def crosses(self, box: Box) -> bool:
        """Say whether some of it lies inside of a box."""
        if (
            max(self.x1, self.x2) <= box.x
            or min(self.x1, self.x2) >= box.x + box.width
            or max(self.y1, self.y2) <= box.y
            or min(self.y1, self.y2) >= box.y + box.height
        ):
            return False
        start, end = 0.0, 1.0
        for from_, way, low, high in (
            (self.x1, self.x2 - self.x1, box.x, box.right),
            (self.y1, self.y2 - self.y1, box.y, box.bottom),
        ):
            if way == 0:
                if not low < from_ < high:
                    return False
                continue
            one, other = sorted(((low - from_) / way, (high - from_) / way))
            start, end = max(start, one), min(end, other)
        return start < end

    def meets(self, other: "Line") -> bool:
        """Say whether two lines cross."""

        def side(line: Line, x: float, y: float) -> float:
            return (line.x2 - line.x1) * (y - line.y1) - (line.y2 - line.y1) * (x - line.x1)

        return (
            side(self, other.x1, other.y1) * side(self, other.x2, other.y2) < 0
            and side(other, self.x1, self.y1) * side(other, self.x2, self.y2) < 0
        )


@dataclass(frozen=True, slots=True)
class Wish:
    """Something to be placed: the point it belongs to, how far from it its own mark reaches, and its sizes, the best first.

    `centred` things stand on the point itself if they can (a disc), others beside it (a label).
    """

    x: float
    y: float
    reach: float
    sizes: tuple[tuple[float, float], ...]
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a thing went: its box, the number of its size, how its text stands, and the line to its point if it is away."""

    box: Box
    size: int = 0
    align: Align = "middle"
    line: Line | None = None


_RINGS = (3.0, 12.0, 22.0, 34.0, 48.0, 64.0, 84.0, 108.0, 136.0, 168.0, 204.0)
_NEAR = 7  # how many of the rings labels take: those further away nobody would look for
_WAYS = tuple((cos(pi * turn / 8), -sin(pi * turn / 8)) for turn in range(16))
_LINE_FROM = 8.0
_CROSSED = 3.0  # what it costs a disc that its line runs below another
_LIGHT = 7.0  # what it costs to cover something that is better left alone
# Labels read best to the right of their point, then to the left, then above and below.
_SIDE_COSTS = (0, 2, 3, 5, 6, 5, 4, 3, 1, 3, 4, 5, 6, 5, 3, 2)


class Field:
    """A field that fills up: what lies on it may not be covered, and lines may not be crossed."""

    def __init__(
        self, frame: Box, full: Iterable[Box] = (), lines: Iterable[Line] = (), light: Iterable[Box] = ()
    ) -> None:
        """Begin with what is there: `frame` holds everything, `light` are boxes better left alone, such as whiskers."""
        self.frame = frame
        self.full: Ground[Box] = Ground()
        self.lines: Ground[Line] = Ground()
        self.light: Ground[Box] = Ground()
        for box in full:
            self.full.put(box, *_sides(box))
        for line in lines:
            self.lines.put(line, *_sides(line.box))
        for box in light:
            self.light.put(box, *_sides(box))

    def place(self, wish: Wish, gap: float = 1.5) -> Place | None:
        """Return the best free place for a thing and fill it, or None where there is none."""
        best, least = None, float("inf")
        # A label that touches the ring with its corner lies beside the disc, though within its box.
        own = Box.around(wish.x, wish.y, 2 * wish.reach, 2 * wish.reach)
        for cost, number, ring, turn in _order(len(wish.sizes), wish.centred):
            if cost >= least:
                break
            box = _beside(wish, wish.sizes[number], ring, turn)
            if not self.frame.holds(box) or self._is_full(box, own, gap):
                continue
            found = _place(wish, number, box, ring, turn)
            crossed = self._crossings(found, wish)
            # The lines of discs run below them, those of labels would run through words.
            if not wish.centred and (crossed or self._is_crossed(box)):
                continue
            cost += _LIGHT * sum(box.meets(other) for other in self.light.once(*_sides(box)))  # noqa: PLW2901
            cost += _CROSSED * crossed  # noqa: PLW2901
            if cost < least:
                best, least = found, cost
        if best is not None:
            self.full.put(best.box, *_sides(best.box))
            if best.line is not None:
                self.lines.put(best.line, *_sides(best.line.box))
        return best

    def _is_full(self, box: Box, own: Box, gap: float) -> bool:
        """Say whether a box is nearer than `gap` to what lies here, `own` left out; written out, for it is asked very often."""
        left, right = box.x - gap, box.x + box.width + gap
        top, bottom = box.y - gap, box.y + box.height + gap
        for other in self.full.around(left, top, right, bottom):
            x, y, wide, high = other
            if x < right and left < x + wide and y < bottom and top < y + high and other != own:
                return True
        return False

    def _is_crossed(self, box: Box) -> bool:
        return any(line.crosses(box) for line in self.lines.around(*_sides(box)))

    def _crossings(self, found: Place, wish: Wish) -> int:
        """Return how much the line to a place crosses, where its point is covered left out."""
        line = found.line
        if line is None:
            return 0
        sides = _sides(line.box)
        through = sum(line.crosses(box) and not box.has(wish.x, wish.y) for box in self.full.once(*sides))
        return through + sum(line.meets(other) for other in self.lines.once(*sides))


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.x + box.width, box.y + box.height


@cache
def _order(sizes: int, centred: bool) -> tuple[tuple[float, int, int, int], ...]:
    """Return cost, number of the size, ring (-1: the point itself) and direction of all places, the cheapest first."""
    found = [(0.0, number, -1, 0) for number in range(sizes if centred else 0)]
    for number in range(sizes):
        for ring in range(len(_RINGS) if centred else _NEAR):
            for turn in range(len(_WAYS)):
                cost = 10.0 * ring + 4 * number + (4 if centred else _SIDE_COSTS[turn])
                found.append((cost, number, ring, turn))
    return tuple(sorted(found))


def _beside(wish: Wish, size: tuple[float, float], ring: int, turn: int) -> Box:
    """Return the box in a direction that touches a ring with the side or the corner that is nearest."""
    wide, high = size
    if ring < 0:
        return Box.around(wish.x, wish.y, wide, high)
    across, down = _WAYS[turn]
    out = wish.reach + _RINGS[ring]
    x, y = wish.x + across * out, wish.y + down * out
    left = x - wide / 2 if abs(across) < 0.3 else x if across > 0 else x - wide
    top = y - high / 2 if abs(down) < 0.3 else y if down > 0 else y - high
    return Box(left, top, wide, high)


def _place(wish: Wish, number: int, box: Box, ring: int, turn: int) -> Place:
    """Return a box as a place, with the line to its point if it is away."""
    if ring < 0:
        return Place(box, number)
    across, _ = _WAYS[turn]
    align: Align = "middle" if abs(across) < 0.3 else "start" if across > 0 else "end"
    if wish.centred:
        line = Line(wish.x, wish.y, box.x + box.width / 2, box.y + box.height / 2)
        return Place(box, number, align, line)
    end_x, end_y = _nearest(box, wish.x, wish.y)
    far_away = hypot(end_x - wish.x, end_y - wish.y)
    if far_away < wish.reach + _LINE_FROM:
        return Place(box, number, align)
    share = wish.reach / far_away
    start_x, start_y = wish.x + (end_x - wish.x) * share, wish.y + (end_y - wish.y) * share
    return Place(box, number, align, Line(start_x, start_y, end_x, end_y))


def _nearest(box: Box, x: float, y: float) -> tuple[float, float]:
    """Return the point of a box that is nearest to another point."""
    return max(box.x, min(box.right, x)), max(box.y, min(box.bottom, y))


def place_all(
    wishes: Sequence[Wish], frame: Box, taken: Sequence[Box] = (), light: Sequence[Box] = ()
) -> tuple[Place | None, ...]:
    """Place things one after the other, the most important first.

    >>> [place.box.x for place in place_all([Wish(50, 50, 5, ((20, 10),))], Box(0, 0, 100, 100)) if place]
    [58.0]
    """
    field = Field(frame, taken, light=light)
    return tuple(field.place(wish) for wish in wishes)
