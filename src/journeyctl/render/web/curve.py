"""The emotion curve of a table: all columns are as wide in the drawing, so that it can be drawn anew over what is left of them.

`map.js` does the same sums when columns are hidden; both draw in units of `STEP` for a column and in pixels downwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeyctl.render.board import Item, Point, Row, Series
from journeyctl.render.paint.drawing import number, path_data
from journeyctl.render.shapes.curve import Steps, smooth
from journeyctl.render.words import Words

STEP = 100
"""How wide a column is in the drawing."""

HEIGHT = 124
"""How high the drawing is, in pixels."""

ZERO = 62
"""Where the neutral line is, in pixels from above."""

_REACH = 44


@dataclass(frozen=True, slots=True)
class Dot:
    """An emotion in a column: how far down it is, its value from -1 to 1, whose it is, and whether it is of the first curve."""

    y: float
    value: float
    color: str
    persona: str
    first: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A curve as the data of SVG paths; `points` is `column:y` for each point, `area` is filled to the neutral line."""

    title: str
    color: str
    persona: str
    dashed: bool
    points: str
    path: str
    area: str


@dataclass(frozen=True, slots=True)
class Curve:
    """The drawing of a lane: its lines (the first has faces), and by column its dots and its words."""

    lines: tuple[Line, ...]
    dots: Mapping[int, tuple[Dot, ...]]
    words: Mapping[int, tuple[tuple[Item, str], ...]]


def drawn(row: Row, labels: Words) -> Curve:
    """Return the curves of a lane; words of a cell come with the persona whose they are."""
    dots: dict[int, tuple[Dot, ...]] = {}
    words: dict[int, tuple[tuple[Item, str], ...]] = {}
    several = len(row.curves) > 1
    for place, series in enumerate(row.curves):
        for point in series.points:
            dot = Dot(down(point.value), point.value, series.color, series.persona, place == 0)
            dots[point.column] = (*dots.get(point.column, ()), dot)
            said = (_said(point, series, several=several), series.persona)
            words[point.column] = (*words.get(point.column, ()), said)
    for cell in row.cells:
        if cell.items:
            words[cell.column] = tuple((item, _whose(item, row.curves, labels)) for item in cell.items)
    return Curve(tuple(map(_line, row.curves)), dots, words)


def _whose(item: Item, curves: Sequence[Series], labels: Words) -> str:
    """Return the persona whose feeling an item is: its note or the beginning of its text says the name of the curve."""
    found = (
        one for one in curves if item.note == one.title or item.text.startswith(labels.pair(one.title, ""))
    )
    return next((one.persona for one in found), "")


def _said(point: Point, series: Series, *, several: bool) -> Item:
    return Item(kind="emotion", text=point.label, value=point.value, note=series.title if several else "")


def down(value: float) -> float:
    """Return how far from above an emotion from -1 to 1 is drawn.

    >>> down(0), down(1), down(-1)
    (62, 18.0, 106.0)
    """
    return round(ZERO - max(-1.0, min(1.0, value)) * _REACH, 1)


def _line(series: Series) -> Line:
    points = sorted((point.column, down(point.value)) for point in series.points)
    steps = smooth([(column * STEP + STEP / 2, y) for column, y in points])
    return Line(
        title=series.title,
        color=series.color,
        persona=series.persona,
        dashed=series.dashed,
        points=" ".join(f"{column}:{number(y)}" for column, y in points),
        path=path_data(steps),
        area=path_data(_area(steps)),
    )


def _area(steps: Steps) -> Steps:
    """Return the path around what lies between a line and the neutral one; the page cuts it into above and below."""
    if len(steps) < 2:
        return ()
    first, last = steps[0], steps[-1]
    return (("M", first[1], ZERO), ("L", *first[1:]), *steps[1:], ("L", last[-2], ZERO), ("Z",))
