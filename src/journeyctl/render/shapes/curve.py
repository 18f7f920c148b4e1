"""A smooth line through points that never goes beyond them.

Piecewise cubic Hermite interpolation with the slopes of Fritsch and Carlson (Monotone piecewise cubic
interpolation, 1980): between two emotions the line stays between them, so that it claims nothing nobody has felt.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

Steps = tuple[tuple[str | float, ...], ...]

_ON_IT = 0.02  # what rounding may make of a point that is on the line


def smooth(points: Sequence[tuple[float, float]]) -> Steps:
    """Return a path through points, given from left to right; one point alone is a path without a line.

    >>> smooth([(0, 0), (10, 5)])
    (('M', 0, 0), ('C', 3.33, 1.67, 6.67, 3.33, 10, 5))
    """
    if not points:
        return ()
    slopes = _slopes(points)
    steps: list[tuple[str | float, ...]] = [("M", *points[0])]
    for number, ((x, y), (to_x, to_y)) in enumerate(pairwise(points)):
        third = (to_x - x) / 3
        steps.append((
            "C",
            round(x + third, 2), round(y + slopes[number] * third, 2),
            round(to_x - third, 2), round(to_y - slopes[number + 1] * third, 2),
            to_x, to_y,
        ))  # fmt: skip
    return tuple(steps)


def _slopes(points: Sequence[tuple[float, float]]) -> list[float]:
    secants = [(to_y - y) / (to_x - x) if to_x > x else 0.0 for (x, y), (to_x, to_y) in pairwise(points)]
    if not secants:
        return [0.0]
    inner = [
        0.0 if before * after <= 0 else 2 * before * after / (before + after)  # the harmonic mean
        for before, after in pairwise(secants)
    ]
    return [secants[0], *inner, secants[-1]]


def areas(steps: Steps, base: float) -> tuple[Steps, Steps]:
    """Return the paths of what lies between a line and the height `base`: above it, and below it.

    The line is cut exactly where it crosses: between two points it goes only one way, so that it crosses once at most.
    """
    above: list[tuple[str | float, ...]] = []
    below: list[tuple[str | float, ...]] = []
    for piece in _cut(steps, base):
        (_, first_y), _, _, (_, last_y) = piece
        middle = (first_y + last_y) / 2
        if middle < base - _ON_IT:
            above += _closed(piece, base)
        elif middle > base + _ON_IT:
            below += _closed(piece, base)
    return tuple(above), tuple(below)


_Point = tuple[float, float]
_Bezier = tuple[_Point, _Point, _Point, _Point]


def _closed(piece: _Bezier, base: float) -> Steps:
    start, one, two, end = piece
    return (("M", start[0], base), ("L", *start), ("C", *one, *two, *end), ("L", end[0], base), ("Z",))


def _cut(steps: Steps, base: float) -> Iterator[_Bezier]:
    """Yield the curves of a line, those that cross a height in two."""
    at: _Point | None = None
    for step in steps:
        numbers = [float(number) for number in step[1:]]
        end = (numbers[-2], numbers[-1])
        if at is not None:
            piece = (at, (numbers[0], numbers[1]), (numbers[2], numbers[3]), end)
            if (at[1] - base) * (end[1] - base) < 0:
                yield from _halves(piece, _crossing(piece, base))
            else:
                yield piece
        at = end


def _crossing(piece: _Bezier, base: float) -> float:
    """Return where, from 0 to 1, a curve that goes only one way crosses a height."""
    low, high = 0.0, 1.0
    rising = piece[3][1] > piece[0][1]
    for _ in range(30):
        middle = (low + high) / 2
        height = _halves(piece, middle)[0][3][1]
        if (height < base) is rising:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _halves(piece: _Bezier, share: float) -> tuple[_Bezier, _Bezier]:
    """Return a curve in two, by the algorithm of de Casteljau."""

    def between(one: _Point, other: _Point) -> _Point:
        return (
            round(one[0] + (other[0] - one[0]) * share, 2),
            round(one[1] + (other[1] - one[1]) * share, 2),
        )

    a, b, c, d = piece
    ab, bc, cd = between(a, b), between(b, c), between(c, d)
    abc, bcd = between(ab, bc), between(bc, cd)
    middle = between(abc, bcd)
    return (a, ab, abc, middle), (middle, bcd, cd, d)
