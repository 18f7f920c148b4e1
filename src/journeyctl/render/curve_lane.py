"""The lane of the emotion curve: lines between the ends of the scale, a face at each emotion, and its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from journeyctl.render.board import Column, Ellipse, Path, Point, Series, Shape, Text
from journeyctl.render.curve import areas, smooth
from journeyctl.render.pieces import SMALL
from journeyctl.render.signs import face
from journeyctl.render.typeface import set_text

_FACE, _DOT = 10.0, 4.0
_SWING = 96.0  # from the best to the worst emotion
_LABEL = 6.0
_FEW = 3  # so many curves leave room for words between them


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Emotions (-1 to 1) with their words by the number of their column; `persona` is empty for everybody."""

    title: str
    color: str
    values: Mapping[int, tuple[float, str]]
    persona: str = ""
    dashed: bool = False

    def part(self, place: Mapping[int, int]) -> "Curve":
        """Return the curve of some columns, each given with its new number."""
        return replace(
            self, values={place[number]: value for number, value in self.values.items() if number in place}
        )


def curve_height(curves: Sequence[Curve], columns: Sequence[Column]) -> float:
    """Return how high the lane is: the swing of the curve, the faces, and the words above and below them."""
    above, below = _rooms(curves, columns)
    return above + _SWING + below


def _rooms(curves: Sequence[Curve], columns: Sequence[Column]) -> tuple[float, float]:
    """Return the room that words need above the best and below the worst emotion."""
    above, below = 34.0, _FACE + 10  # the title of the lane stands above the word for the best emotion
    for beside, up, label in _labels(curves, columns):
        tall = label.height + _FACE + _LABEL + 4
        free = (1 - beside if up else 1 + beside) / 2 * _SWING
        if up:
            above = max(above, tall - free + 2)
        else:
            below = max(below, tall - free + 2)
    return above, below


def _labels(curves: Sequence[Curve], columns: Sequence[Column]) -> list[tuple[float, bool, Text]]:
    """Return the words of the first curve: the emotion beside which they stand, whether above it, and the text.

    Where other curves leave no room beside the face, the words stand above the best emotion, over all curves.
    """
    if not curves:
        return []
    values = curves[0].values
    numbers = sorted(values)
    found = []
    for place, number in enumerate(numbers):
        value, words = values[number]
        if not words:
            continue
        neighbours = [
            values[numbers[other]][0] for other in (place - 1, place + 1) if 0 <= other < len(numbers)
        ]
        up = value >= sum(neighbours) / len(neighbours) if neighbours else value >= 0
        others = [curve.values[number][0] for curve in curves[1:] if number in curve.values]
        beside = value
        if len(curves) > _FEW or (_crowded(value, others, up) and _crowded(value, others, not up)):
            beside, up = 1.0, True
        elif _crowded(value, others, up):
            up = not up
        column = columns[number]
        text = set_text(words, column.x + 5, 0, column.width - 10, SMALL, align="middle")
        found.append((beside, up, text))
    return found


def _crowded(value: float, others: Sequence[float], up: bool) -> bool:
    """Say whether another curve passes where the words would stand."""
    return any(0.05 < (other - value if up else value - other) < 0.7 for other in others)


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
    above, below = _rooms(curves, columns)
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
    shapes += _written(curves, columns, zero)
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


def _written(curves: Sequence[Curve], columns: Sequence[Column], zero: float) -> list[Text]:
    found = []
    for beside, up, text in _labels(curves, columns):
        y = zero - beside * _SWING / 2
        found.append(replace(text, y=y - _FACE - _LABEL + 2 - text.height if up else y + _FACE + _LABEL - 2))
    return found
