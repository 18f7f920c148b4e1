"""Where what links say stands: where Graphviz has made room, or else near its own line where nothing else is.

Graphviz does not know of the titles of panels, only guesses how wide letters are, and leads lines below what it has put
somewhere before. So a label whose room is taken moves: along its line, then beside it, then further away with
a thin line to it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice, pairwise
from math import hypot

from journeyctl.render.look import Edge
from journeyctl.render.shapes.ground import Ground

Spot = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_STEP = 8.0  # between two places that are tried, in pixels
_FAR = 320.0  # how far a label may stand from its room: those further away nobody would find
_BESIDE = (0.0, 10.0, 20.0, 34.0, 50.0)  # between a line and a label beside it
_ASIDE = 6.0  # what it costs a label to stand beside its line
_ALONG = 0.15  # what it costs to be a pixel nearer to an end of the line
_HIDES = 4.0  # what it costs to hide a point of another line
_NEAR = 14.0  # within so many pixels of its line nobody asks whose a label is
_COMPARED = 40  # free places of which the best is taken
_TRIED = 400  # free places that are looked at: in a graph like a carpet most have no way to their line


@dataclass(frozen=True, slots=True)
class Label:
    """The words of a link: their size with their plate, and the line they belong to."""

    width: float
    height: float
    edge: Edge

    @property
    def asked(self) -> Spot:
        """The middle of the room that Graphviz has made for it."""
        return self.edge.label or self.edge.points[0]

    def at(self, spot: Spot) -> Box:
        """Return the box of the label around a middle."""
        (x, y), across, down = spot, self.width / 2, self.height / 2
        return x - across, y - down, x + across, y + down


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label went: the number of its size, its middle, and what leads to its line where that is away."""

    size: int
    spot: Spot
    lead: tuple[Spot, Spot] | None = None


def places(
    wanted: Sequence[Sequence[Label]], width: float, height: float, taken: Iterable[Box]
) -> tuple[Place | None, ...]:
    """Return where labels go so that none lies on another or on what is `taken`, all in a picture of that size.

    What is wanted is each label in one size or several, the best first. Those that can stay where Graphviz has put them
    are placed first. Who finds no place at all has none.
    """
    ground: Ground[Box] = Ground()
    for box in taken:
        ground.put(box, *box)
    found: dict[int, Place] = {}
    for number, (label, *_) in enumerate(wanted):
        spot = _within(label, label.asked, width, height)
        if _is_free(label.at(spot), ground):
            found[number] = Place(0, spot)
            ground.put(label.at(spot), *label.at(spot))
    moving = [number for number in range(len(wanted)) if number not in found]
    lines = _points_of(label.edge for label, *_ in wanted) if moving else Ground()
    for number in moving:
        for size, label in enumerate(wanted[number]):
            tried = ((far, _within(label, spot, width, height)) for far, spot in _around(label))
            best = _best(label, islice(_led(label, tried, ground), _COMPARED), lines)
            if best is not None:
                found[number] = replace(best, size=size)
                _fill(label, best, ground)
                break
    return tuple(found.get(number) for number in range(len(wanted)))


def _best(label: Label, free: Iterable[tuple[float, Place]], lines: Ground[tuple[str, Spot]]) -> Place | None:
    """Return the place that is nearest and hides least of other lines."""
    rated = [(far + _HIDES * _hidden(label, place.spot, lines), place.spot, place) for far, place in free]
    return min(rated, key=lambda one: one[:2])[2] if rated else None


def _fill(label: Label, place: Place, ground: Ground[Box]) -> None:
    ground.put(label.at(place.spot), *label.at(place.spot))
    for x, y in _points_between(*place.lead) if place.lead else ():
        box = (x - 1, y - 1, x + 1, y + 1)
        ground.put(box, *box)


def _led(
    label: Label, tried: Iterable[tuple[float, Spot]], ground: Ground[Box]
) -> Iterator[tuple[float, Place]]:
    """Yield the places that are free, those further away from their line with one that leads there past everything else."""
    curve = [point for point in _curve(label.edge.points) if not _covered(point, ground)]
    free = ((far, spot) for far, spot in tried if _is_free(label.at(spot), ground))
    for far, spot in islice(free, _TRIED):
        left, top, right, bottom = label.at(spot)
        ways = [
            (round(hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom)), 2), (x, y))
            for x, y in curve
        ]
        long, (x, y) = min(ways, default=(0.0, spot))
        if long <= _NEAR:
            yield far, Place(0, spot)
            continue
        lead = ((max(left, min(right, x)), max(top, min(bottom, y))), (x, y))
        if not any(_covered(point, ground) for point in _points_between(*lead)):
            yield far + long, Place(0, spot, lead)


def _covered(point: Spot, ground: Ground[Box]) -> bool:
    x, y = point
    return any(
        left < x < right and top < y < bottom for left, top, right, bottom in ground.around(x, y, x, y)
    )


def _points_between(start: Spot, end: Spot) -> Iterator[Spot]:
    (x1, y1), (x2, y2) = start, end
    count = max(1, int(hypot(x2 - x1, y2 - y1) / 3))
    for part in range(count + 1):
        yield x1 + (x2 - x1) * part / count, y1 + (y2 - y1) * part / count


def _within(label: Label, spot: Spot, width: float, height: float) -> Spot:
    """Return a middle moved so far that the label does not leave the picture."""
    across, down = label.width / 2, label.height / 2
    return (
        max(across, min(width - across, spot[0])),
        max(down, min(height - down, spot[1])),
    )


def _is_free(box: Box, ground: Ground[Box]) -> bool:
    return not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for other in ground.around(*box)
    )


def _hidden(label: Label, spot: Spot, lines: Ground[tuple[str, Spot]]) -> int:
    """Return how many points of other lines a label would hide."""
    left, top, right, bottom = label.at(spot)
    return sum(
        left < x < right and top < y < bottom and name != label.edge.name
        for name, (x, y) in lines.around(left, top, right, bottom)
    )


def _points_of(edges: Iterable[Edge]) -> Ground[tuple[str, Spot]]:
    ground: Ground[tuple[str, Spot]] = Ground()
    for edge in edges:
        for x, y in _curve(edge.points):
            ground.put((edge.name, (x, y)), x, y, x, y)
    return ground


def _around(label: Label) -> Iterator[tuple[float, Spot]]:
    """Yield middles for a label with how bad each is, the best first: at its line, then in the room around where it was."""
    found = sorted(_at_line(label))
    yield from found
    x, y = label.asked
    count = int(_FAR / _STEP)
    steps = [step * _STEP for step in range(-count, count + 1)]
    yield from sorted(
        (round(100 + hypot(across, down), 2), (x + across, y + down)) for across in steps for down in steps
    )


def _at_line(label: Label) -> Iterator[tuple[float, Spot]]:
    """Yield middles on a line and on both sides of it, away from its ends."""
    curve = list(_curve(label.edge.points))
    lengths = [hypot(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(curve)]
    ways = list(accumulate(lengths, initial=0.0))
    middle = ways[-1] / 2
    for ((x1, y1), (x2, y2)), length, way in zip(pairwise(curve), lengths, ways[:-1], strict=True):
        off = abs(way + length / 2 - middle)
        if not length or off > middle * 0.85:
            continue
        x, y, along, down = (x1 + x2) / 2, (y1 + y2) / 2, (x2 - x1) / length, (y2 - y1) / length
        yield round(_ALONG * off, 2), (round(x, 2), round(y, 2))
        reach = abs(down) * label.width / 2 + abs(along) * label.height / 2 + 2
        for more in _BESIDE:
            for side in (-1, 1):
                far = side * (reach + more)
                yield (
                    round(_ALONG * off + _ASIDE + more, 2),
                    (round(x - down * far, 2), round(y + along * far, 2)),
                )


def _curve(points: Sequence[Spot]) -> Iterator[Spot]:
    """Yield points on a curve, from its start to its end, at most about 8 pixels apart."""
    yield points[0]
    for start in range(0, len(points) - 3, 3):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points[start : start + 4]
        long = hypot(x1 - x0, y1 - y0) + hypot(x2 - x1, y2 - y1) + hypot(x3 - x2, y3 - y2)
        count = max(1, int(long / _STEP))
        for part in range(1, count + 1):
            t = part / count
            u = 1 - t
            yield (
                u * u * u * x0 + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t * t * t * x3,
                u * u * u * y0 + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t * t * t * y3,
            )
