"""A chart of points between two axes: discs sized by a score, thin lines for what is not known exactly, labels, four fields.

A disc stands on its point. Where it would hide another it moves aside, with a line to its point; discs of one and the same
point stand together in a frame around it. Labels are shown as far as they find room: each disc has a number as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, pi, sqrt

from journeyctl.render.board import Align, Ellipse, Group, Path, Rect, Shape, Text
from journeyctl.render.charts.axis import Axis
from journeyctl.render.charts.placing import Box, Field, Line, Place, Wish
from journeyctl.render.lettering.typeface import set_text, wrap
from journeyctl.render.lettering.typeface import width as text_width
from journeyctl.render.shapes.pieces import SMALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A point with its number: where it is, between what it may lie, how large (0 to 1) its disc is, and its label.

    `solid` discs are full, others have a dashed outline alone.
    """

    number: int
    name: str
    x: float
    y: float
    x_ends: tuple[float, float]
    y_ends: tuple[float, float]
    size: float
    label: str
    solid: bool
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What is drawn: two axes, the marks, the most important first, and their role of colour.

    `fields` are words and roles for the four fields: upper left, upper right, lower left, lower right.
    """

    across: Axis
    up: Axis
    fields: tuple[tuple[str, str], ...]
    marks: tuple[Mark, ...]
    color: str


@dataclass(frozen=True, slots=True)
class _Disc:
    """A disc on the page: its mark, centre, radius, and the line to its point if it has moved aside."""

    mark: Mark
    x: float
    y: float
    radius: float
    line: Line | None = None

    @property
    def box(self) -> Box:
        """What it covers."""
        return Box.around(self.x, self.y, 2 * self.radius, 2 * self.radius)


_LEAST, _MOST = 9.0, 24.0
"""The radius of a disc: no smaller than a number needs, no larger than looks calm."""

_DOT = 3.0  # the radius of a disc that has no room for its number
_SHARE = 0.07  # of the chart that discs may cover together
_OVERLAP = 0.72  # how near two discs may come, by their radii
_NUMBER = 7.0  # but never nearer than the numbers in them need
_LABELS = (150.0, 104.0)
_LINES = 3
_NAMED = 3  # in a larger stack nobody could tell whose a label is
_TICK = 34.0  # the room for the marks of the axis across


def draw_chart(chart: Chart, box: Box) -> tuple[Shape, ...]:
    """Return a chart that fills a box, its axes and their words included."""
    left = max((text_width(words, SMALL) for _, words in chart.up.marks), default=0.0) + 10
    left = min(left, box.width * 0.2)
    plot = Box(
        box.x + left, box.y + 20, box.width - left - 6, box.height - 20 - _ticks_height(chart, box, left)
    )
    frames = list(_discs(chart, plot))
    shown = [disc for _, group in frames for disc in group]
    full = [disc.box for disc in shown] + [frame for frame, group in frames if len(group) > 1]
    lines = [disc.line for disc in shown if disc.line]
    titles = list(_field_titles(chart, plot, full))
    whiskers = [_whiskers(disc.mark, chart, plot) for disc in shown]
    field = Field(
        plot, [*full, *(Box(text.x, text.y, text.width, text.height) for text in titles)], lines,
        (*_splits(chart, plot), *(line.box for group in whiskers for line in group)),
    )  # fmt: skip
    named = [disc for _, group in frames if len(group) <= _NAMED for disc in group if disc.radius > _DOT]
    labels = list(_labels(sorted(named, key=lambda disc: disc.mark.number), field, plot))
    return (
        *_back(chart, plot, left),
        *titles,
        *(shape for group in whiskers for line in group for shape in _whisker(line)),
        *_drawn(frames, chart.color),
        *labels,
    )


def _ticks_height(chart: Chart, box: Box, left: float) -> float:
    """Return the room below the plot: the marks of the axis across and its title."""
    each = _tick_room(chart.across, box.width - left)
    tall = max((len(wrap(words, each, SMALL)) for _, words in chart.across.marks), default=1)
    return tall * SMALL * 1.36 + 24


def _tick_room(axis: Axis, wide: float) -> float:
    return max(40.0, wide / max(1, len(axis.marks)) - 8)


def _at(chart: Chart, plot: Box, x: float, y: float) -> tuple[float, float]:
    return (
        round(plot.x + chart.across.share(x) * plot.width, 2),
        round(plot.bottom - chart.up.share(y) * plot.height, 2),
    )


def _back(chart: Chart, plot: Box, left: float) -> Iterator[Shape]:
    """Yield the four fields, the lines of the marks, and the words of the axes."""
    x, y = _at(chart, plot, chart.across.split, chart.up.split)
    halves = ((plot.y, y - plot.y), (y, plot.bottom - y))
    sides = ((plot.x, x - plot.x), (x, plot.right - x))
    places = [(side, half) for half in halves for side in sides]
    for (_, tone), ((start, wide), (top, tall)) in zip(chart.fields, places, strict=True):
        yield Rect(x=start, y=top, width=wide, height=tall, fill=tone)
    for value, words in chart.across.marks:
        at, _ = _at(chart, plot, value, chart.up.low)
        room = _tick_room(chart.across, plot.width)
        yield _stroke(at, plot.bottom, at, plot.bottom + 4, "rule")
        text = set_text(words, at - room / 2, plot.bottom + 5, room, SMALL, color="muted", align="middle")
        half = max((text_width(line, SMALL) for line in text.lines), default=0.0) / 2
        yield replace(
            text, x=min(at, plot.right + 6 - half) - room / 2
        )  # the last one may not leave the chart
    for value, words in chart.up.marks:
        _, at = _at(chart, plot, chart.across.low, value)
        yield _stroke(plot.x, at, plot.right, at, "line")
        yield set_text(
            words, plot.x - left, at - SMALL * 0.68, left - 8, SMALL, color="muted", align="end", most=1
        )
    yield _stroke(x, plot.y, x, plot.bottom, "rule", dashed=True)
    yield _stroke(plot.x, y, plot.right, y, "rule", dashed=True)
    yield _stroke(plot.x, plot.y, plot.x, plot.bottom, "rule")
    yield _stroke(plot.x, plot.bottom, plot.right, plot.bottom, "rule")
    yield set_text(f"↑ {chart.up.title}", plot.x, plot.y - 18, plot.width, SMALL, bold=True, color="muted")
    below = plot.bottom + 5 + max(
        (len(wrap(words, _tick_room(chart.across, plot.width), SMALL)) for _, words in chart.across.marks),
        default=1,
    ) * SMALL * 1.36  # fmt: skip
    yield set_text(f"{chart.across.title} →", plot.x, below + 2, plot.width, SMALL, bold=True, color="muted", align="end")  # fmt: skip


def _splits(chart: Chart, plot: Box) -> tuple[Box, Box]:
    """Return what the lines between the four fields cover."""
    x, y = _at(chart, plot, chart.across.split, chart.up.split)
    return Box(x, plot.y, 1, plot.height), Box(plot.x, y, plot.width, 1)


def _stroke(
    x: float, y: float, to_x: float, to_y: float, role: str, *, wide: float = 1, dashed: bool = False
) -> Path:
    return Path(steps=(("M", x, y), ("L", to_x, to_y)), stroke=role, stroke_width=wide, dashed=dashed)


def _radius(marks: Sequence[Mark], plot: Box) -> float:
    """Return the radius of the largest disc that there can be, so that all together leave room."""
    mean = sum(mark.size for mark in marks) / max(1, len(marks))
    # Labels of the axes that fill the page leave no plot at all.
    room = max(0.0, plot.width) * max(0.0, plot.height)
    fair = sqrt(_SHARE * room / (pi * max(1, len(marks)) * max(0.1, mean)))
    return max(_LEAST + 3, min(_MOST, fair))


def _discs(chart: Chart, plot: Box) -> Iterator[tuple[Box, list[_Disc]]]:
    """Yield the discs of each point, with what they cover together; points of one place share it."""
    most = _radius(chart.marks, plot)
    together: dict[tuple[float, float], list[Mark]] = {}
    for mark in chart.marks:
        together.setdefault(_at(chart, plot, mark.x, mark.y), []).append(mark)
    room = Box(plot.x - 14, plot.y - 6, plot.width + 20, plot.height + 20)
    field = Field(room)
    for (x, y), marks in together.items():
        radii = [max(_LEAST, most * sqrt(mark.size)) for mark in marks]
        offsets, wide, tall = _packed(radii)
        core = 2 * max(_NUMBER, _OVERLAP * radii[0])
        size = (core, core) if len(marks) == 1 else (wide, tall)
        place = field.place(Wish(x, y, 0, (size,), centred=True), gap=0)
        if place is None:  # the chart is full: a dot has to do, its number is in the list
            yield Box.around(x, y, 2 * _DOT, 2 * _DOT), [_Disc(mark, x, y, _DOT) for mark in marks[:1]]
            continue
        middle = place.box
        cx, cy = middle.x + middle.width / 2, middle.y + middle.height / 2
        yield (
            Box.around(cx, cy, wide, tall),
            [
                _Disc(mark, cx + across, cy + down, radius, place.line)
                for mark, radius, (across, down) in zip(marks, radii, offsets, strict=True)
            ],
        )


def _packed(radii: Sequence[float]) -> tuple[list[tuple[float, float]], float, float]:
    """Return where discs stand around one point, in rows, and how wide and high they are together."""
    if len(radii) == 1:
        return [(0.0, 0.0)], 2 * radii[0], 2 * radii[0]
    each = ceil(sqrt(len(radii) * 1.6))
    rows = [radii[start : start + each] for start in range(0, len(radii), each)]
    wide = max(sum(2 * radius + 2 for radius in row) for row in rows) + 4
    tall = sum(2 * max(row) + 2 for row in rows) + 4
    offsets: list[tuple[float, float]] = []
    y = -tall / 2 + 3
    for row in rows:
        x = -sum(2 * radius + 2 for radius in row) / 2 + 1
        for radius in row:
            offsets.append((x + radius, y + max(row)))
            x += 2 * radius + 2
        y += 2 * max(row) + 2
    return offsets, wide, tall


def _drawn(frames: Sequence[tuple[Box, list[_Disc]]], color: str) -> Iterator[Shape]:
    """Yield the discs, the large ones first; below them the lines to the points of those that have moved aside."""
    for frame, group in frames:
        if (line := group[0].line) is not None:
            yield _to_edge(line, frame)
            yield Ellipse(cx=line.x1, cy=line.y1, rx=2.6, ry=2.6, fill="ink", stroke="paper")
    for frame, group in sorted(frames, key=lambda one: -one[0].width):
        if len(group) > 1:
            yield Rect(
                x=frame.x, y=frame.y, width=frame.width, height=frame.height, radius=min(14.0, frame.height / 2),
                fill="paper", stroke=color,
            )  # fmt: skip
        for disc in group:
            yield _disc(disc, color)


def _to_edge(line: Line, frame: Box) -> Path:
    """Return the line from a point to the edge of what has moved away from it."""
    across, down = line.x2 - line.x1, line.y2 - line.y1
    far = sqrt(across**2 + down**2) or 1.0
    radius = min(frame.width, frame.height) / 2
    share = max(0.0, 1 - radius / far)
    return _stroke(line.x1, line.y1, line.x1 + across * share, line.y1 + down * share, "ink")


def _disc(disc: _Disc, color: str) -> Group:
    mark = disc.mark
    shape = Ellipse(
        cx=disc.x, cy=disc.y, rx=disc.radius, ry=disc.radius,
        fill=color if mark.solid else f"{color}-soft", stroke="paper" if mark.solid else color,
        stroke_width=1.5, dashed=not mark.solid,
    )  # fmt: skip
    if disc.radius == _DOT:
        return Group(
            name=mark.name, shapes=(shape,), title=f"{mark.number}: {mark.label}", detail=mark.detail
        )
    size = SMALL if disc.radius < 14 else 12.0
    text = set_text(
        str(mark.number), disc.x - 20, disc.y - size * 0.68, 40, size, bold=True, align="middle",
        color="paper" if mark.solid else "ink",
    )  # fmt: skip
    return Group(
        name=mark.name, shapes=(shape, text), title=f"{mark.number}: {mark.label}", detail=mark.detail
    )


def _whiskers(mark: Mark, chart: Chart, plot: Box) -> list[Line]:
    """Return the lines between what a mark may lie, across and up."""
    x, y = _at(chart, plot, mark.x, mark.y)
    found = []
    if mark.x_ends[0] < mark.x_ends[1]:
        start, end = (_at(chart, plot, value, mark.y)[0] for value in mark.x_ends)
        found.append(Line(start, y, end, y))
    if mark.y_ends[0] < mark.y_ends[1]:
        start, end = (_at(chart, plot, mark.x, value)[1] for value in mark.y_ends)
        found.append(Line(x, start, x, end))
    return found


def _whisker(line: Line) -> Iterator[Shape]:
    level = line.y1 == line.y2
    across, down = (0.0, 3.0) if level else (3.0, 0.0)
    yield _stroke(*line, "rule", wide=1.2)
    for x, y in ((line.x1, line.y1), (line.x2, line.y2)):
        yield _stroke(x - across, y - down, x + across, y + down, "rule", wide=1.2)


def _field_titles(chart: Chart, plot: Box, full: Sequence[Box]) -> Iterator[Text]:
    """Yield the words for the fields, each in a corner of its own where no disc is."""
    x, y = _at(chart, plot, chart.across.split, chart.up.split)
    for number, (title, _) in enumerate(chart.fields):
        left, right = (plot.x, x) if number % 2 == 0 else (x, plot.right)
        top, bottom = (plot.y, y) if number < 2 else (y, plot.bottom)
        room = right - left - 20
        text = set_text(title, left + 10, top + 6, room, 12, bold=True, color="muted")
        wide = min(room, max((text_width(line, 12, bold=True) for line in text.lines), default=0.0) + 1)
        levels = [_at(chart, plot, 0, value)[1] for value, _ in chart.up.marks]
        struck = max((at for at in levels if top + 3 < at < top + 9 + text.height), default=top)
        tops = (struck + 6, bottom - 22 - text.height)
        sides: tuple[tuple[float, Align], ...] = ((left + 10, "start"), (right - 10 - wide, "end"))
        if number % 2:
            sides = sides[::-1]
        if number >= 2:
            tops = tops[::-1]
        corners = [
            replace(text, x=at, y=height, width=wide, align="start", rtl=False)
            for height in tops for at, _ in sides
        ]  # fmt: skip
        free = (
            corner for corner in corners
            if not any(Box(corner.x, corner.y, corner.width, corner.height).meets(box, 2) for box in full)
        )  # fmt: skip
        yield next(free, corners[0])


def _labels(discs: Sequence[_Disc], field: Field, plot: Box) -> Iterator[Shape]:
    """Yield the labels that find room beside their discs, with lines to those that stand away."""
    room = [min(wide, plot.width / 4) for wide in _LABELS]
    for disc in discs:
        texts = [text for wide in room if (text := _label(disc.mark.label, wide)) is not None]
        sizes = tuple((_widest(text), text.height) for text in texts)
        place = field.place(Wish(disc.x, disc.y, disc.radius, sizes)) if sizes else None
        if place is None:
            continue
        yield from _placed(texts[place.size], place)


def _label(words: str, wide: float) -> Text | None:
    return set_text(words, 0, 0, wide, SMALL, most=_LINES) if words else None


def _widest(text: Text) -> float:
    return max((text_width(line, text.size) for line in text.lines), default=0.0) + 1


def _placed(text: Text, place: Place) -> Iterator[Shape]:
    align = place.align
    if text.rtl:
        flipped: Mapping[Align, Align] = {"start": "end", "end": "start", "middle": "middle"}
        align = flipped[align]
    yield replace(text, x=place.box.x, y=place.box.y, width=place.box.width, align=align)
    if place.line is not None:
        yield _stroke(*place.line, "rule")
