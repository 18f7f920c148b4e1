"""The lane of the emotion curve: lines between the ends of the scale, a face at each emotion, and its words."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from operator import mul

from journeyctl.render.board import Column, Ellipse, Path, Point, Series, Shape, Text
from journeyctl.render.lettering.typeface import set_text, width
from journeyctl.render.shapes.curve import areas, smooth
from journeyctl.render.shapes.pieces import SMALL
from journeyctl.render.shapes.signs import face

_FACE, _DOT = 10.0, 4.0
_SWING = 96.0  # from the best to the worst emotion
_LABEL = 6.0
_FEW = 3  # so many curves leave room for words between them
_STEP = 8.0  # how far apart the points of a curve are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Emotions (-1 to 1) with their words by the number of their column; `persona` is empty for everybody."""

    title: str
    color: str
    values: Mapping[int, tuple[float, str]]
    persona: str = ""
    dashed: bool = False

    @property
    def sign(self) -> str:
        """The sign of the curve in a legend."""
        return f"{'dashes' if self.dashed else 'line'}:{self.color}"

    def part(self, place: Mapping[int, int]) -> "Curve":
        """Return the curve of some columns, each given with its new number."""
        return replace(
            self, values={place[number]: value for number, value in self.values.items() if number in place}
        )


def curve_height(curves: Sequence[Curve], columns: Sequence[Column]) -> float:
    """Return how high the lane is: the swing of the curve, the faces, and the words above and below them."""
    above, below = _rooms(_labels(curves, columns))
    return above + _SWING + below


def _rooms(labels: Sequence[Text]) -> tuple[float, float]:
    """Return the room that words need above the best and below the worst emotion."""
    above, below = 34.0, _FACE + 10  # the title of the lane stands above the word for the best emotion
    for label in labels:
        above = max(above, -_SWING / 2 - label.y + 8)
        below = max(below, label.y + label.height - _SWING / 2 + 8)
    return above, below


def _labels(curves: Sequence[Curve], columns: Sequence[Column]) -> list[Text]:
    """Return the words of the first curve; their y is that on a lane with the middle of the scale at 0.

    They stand beside their face where no curve and no line passes, else above the best emotion, over all curves.
    """
    if not curves:
        return []
    values = curves[0].values
    numbers = sorted(values)
    inked = _inked(curves, columns)
    found = []
    for place, number in enumerate(numbers):
        value, words = values[number]
        if not words:
            continue
        neighbours = [
            values[numbers[other]][0] for other in (place - 1, place + 1) if 0 <= other < len(numbers)
        ]
        up = value >= sum(neighbours) / len(neighbours) if neighbours else value >= 0
        column = columns[number]
        text = set_text(words, column.x + 5, 0, column.width - 10, SMALL, align="middle")
        places = _places(value, up, text.height)
        if len(curves) > _FEW:
            places = places[-1:]
        costs = [
            (cost + _struck(replace(text, y=y), -value * _SWING / 2, inked), order, y)
            for order, (cost, y) in enumerate(places)
        ]
        found.append(replace(text, y=min(costs)[2]))
    return found


def _places(value: float, up: bool, tall: float) -> list[tuple[float, float]]:
    """Return the heights at which the words for an emotion may stand, with what each costs; the last is over all curves."""
    at = -value * _SWING / 2
    found = []
    for farther in (0.0, 3.0, 6.0, 10.0, 13.0):
        for above in (up, not up):
            far = _FACE + _LABEL - 2 + farther
            found.append((farther + (0 if above == up else 11), at - far - tall if above else at + far))
    return [*found, (30.0, -_SWING / 2 - _FACE - _LABEL + 2 - tall)]


def _inked(curves: Sequence[Curve], columns: Sequence[Column]) -> list[tuple[float, float]]:
    """Return points of all curves from left to right, close enough that none passes between the lines of a word."""
    found = []
    for curve in curves:
        at: tuple[float, float] | None = None
        for step in _series(curve, columns, 0.0).steps:
            *held, x, y = (float(number) for number in step[1:])
            if at is not None:
                count = max(1, round((x - at[0]) / _STEP))
                found += [_on_way(at, held, (x, y), share / count) for share in range(count)]
            at = (x, y)
        found += [at] if at else []
    return sorted(found)


def _on_way(
    start: tuple[float, float], held: Sequence[float], end: tuple[float, float], share: float
) -> tuple[float, float]:
    """Return the point of a cubic curve at a share of its way."""
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    across = (start[0], held[0], held[2], end[0])
    down = (start[1], held[1], held[3], end[1])
    return sum(map(mul, weights, across)), sum(map(mul, weights, down))


def _struck(text: Text, face_y: float, inked: Sequence[tuple[float, float]]) -> float:
    """Return how much it disturbs that curves or lines of the scale run through words, or between them and their face."""
    wide = max((width(line, text.size) for line in text.lines), default=0.0) / 2 + 3
    middle = text.x + text.width / 2
    top, bottom = text.y + 2.5, text.y + text.height - 1.5  # a line of text is higher than its letters
    through = sum(top - 5 < y < bottom + 5 for _, y in _near(inked, middle, wide))
    low, high = (face_y, top) if top > face_y else (bottom, face_y)
    between = sum(low + 1 < y < high - 1 for _, y in _near(inked, middle, 1))
    lines = sum(top < level < bottom for level in (-_SWING / 2, 0.0, _SWING / 2))
    return 20.0 * min(through + between, 3) + 13.0 * lines


def _near(inked: Sequence[tuple[float, float]], x: float, wide: float) -> Sequence[tuple[float, float]]:
    return inked[bisect_left(inked, (x - wide, -inf)) : bisect_right(inked, (x + wide, inf))]


def draw_curve(
    curves: Sequence[Curve],
    ends: tuple[str, str],
    columns: Sequence[Column],
    box: tuple[float, float, float, float],
) -> tuple[tuple[Shape, ...], tuple[Series, ...], float]:
    """Return the shapes of a lane of curves, the curves as data, and the y of the middle of the scale.

    `box` holds x and y of the lane, how wide its title is, and its height; `ends` are the words for the best and the worst.
    """
    x, y, lane, tall = box
    labels = _labels(curves, columns)
    above, below = _rooms(labels)
    spare = tall - above - _SWING - below
    top = y + above + spare / 2
    zero = top + _SWING / 2
    right = columns[-1].x + columns[-1].width if columns else x + lane
    shapes: list[Shape] = [
        Path(steps=(("M", x + lane, level), ("L", right, level)), stroke="line", dashed=level != zero)
        for level in (top, zero, top + _SWING)
    ]
    shapes += _ends(ends, x, (top, top + _SWING), lane)
    series = tuple(_series(curve, columns, zero) for curve in curves)
    for one in series[:1]:
        for steps, role in zip(areas(one.steps, zero), ("gain-soft", "pain-soft"), strict=True):
            if steps:
                shapes.append(Path(steps=steps, fill=role))
    for one in reversed(series):
        if len(one.points) > 1:
            wide = 2.6 if one is series[0] else 1.8
            shapes.append(Path(steps=one.steps, stroke=one.color, stroke_width=wide, dashed=one.dashed))
    for one in reversed(series[1:]):
        shapes += (
            Ellipse(
                cx=point.x, cy=point.y, rx=_DOT, ry=_DOT, fill="paper", stroke=one.color, stroke_width=1.8
            )
            for point in one.points
        )
    for one in series[:1]:
        shapes += (face(point.x, point.y, _FACE, point.value) for point in one.points)
    shapes += (replace(label, y=zero + label.y) for label in labels)
    return tuple(shapes), series, zero


def _ends(ends: tuple[str, str], x: float, levels: tuple[float, float], lane: float) -> list[Shape]:
    shapes: list[Shape] = []
    for words, level, value in zip(ends, levels, (1.0, -1.0), strict=True):
        if words:
            text = set_text(words, x + 10, level - 7, lane - 32, SMALL, color="muted", align="end", most=1)
            shapes += (text, face(x + lane - 12, level, 6, value))
    return shapes


def _series(curve: Curve, columns: Sequence[Column], zero: float) -> Series:
    points = tuple(
        Point(
            column=number, x=columns[number].x + columns[number].width / 2, y=round(zero - value * _SWING / 2, 2),
            value=value, label=words,
        )
        for number, (value, words) in sorted(curve.values.items())
    )  # fmt: skip
    return Series(
        title=curve.title, color=curve.color, points=points, persona=curve.persona, dashed=curve.dashed,
        steps=smooth([(point.x, point.y) for point in points]),
    )  # fmt: skip
