"""Numbers over time as a picture: panels below each other on one axis of dates, with lines that stay level until they change."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from journeyctl.render.lettering.typeface import width as text_width
from journeyctl.render.web.markup import Markup, tag

Numbers = Sequence[float | None]
"""A number at each point of time, None where nobody knows it."""

_LEFT, _RIGHT, _HEAD, _HOLD = 46.0, 112.0, 34.0, 10.0
_TITLE, _GAP, _FOOT = 20.0, 22.0, 26.0
_BESIDE, _LARGE = 10.0, 13.0  # what stands at the end of lines: how far away, and how large
_DATE = 84.0  # how much room a date needs
_LETTERS = 15.0  # how far two names at the ends of lines stand apart
_BADGE = 21.0
_DOTS = 7.0  # how much room a dot needs
_WORDS = 76.0  # how much room the words in a gap need
_COLUMN = Markup('<path d="{}"><title>{}</title></path>')
_HIT = 7.0  # how wide what can be pointed at is at least, more or less


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its name, its numbers, the last known of them in words, the role of its colour, and whether it is dashed."""

    name: str
    numbers: Numbers
    last: str
    role: str
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Lines on one scale that goes from `low` to `high` in steps; `unit` says how a number on it is written."""

    title: str
    lines: tuple[Line, ...]
    low: float
    high: float
    step: float
    height: float
    unit: Callable[[float], str]
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of points, from the first to the one before `stop`, at which nothing is known, and why."""

    start: int
    stop: int
    why: str


@dataclass(frozen=True, slots=True)
class Times:
    """What all panels share: the day of each point, what is said when it is pointed at, gaps, and marks (number to place).

    `news` says whether something is new at each point. The place of a mark is that of a point, or a day. `ends` says that nothing comes after the last point; `unknown` stands in
    wide gaps.
    """

    days: tuple[date, ...]
    said: tuple[str, ...]
    news: tuple[bool, ...]
    gaps: tuple[Gap, ...] = ()
    marks: Mapping[int, int | date] | None = None
    ends: bool = False
    unknown: str = ""


def timeline(
    times: Times, panels: Sequence[Panel], wide: float, narrow: float, told: str, name: str
) -> tuple[Markup, Markup]:
    """Return the picture twice, so many pixels wide; `told` is what is read aloud, `name` an id that the page has nowhere else.

    The narrow one takes its lines from the wide one, pressed together, and has nothing that can be pointed at.
    """
    names = (f"{line.name} {line.last}" for panel in panels for line in panel.lines)
    right = max(_RIGHT, *(_BESIDE + text_width(name, _LARGE, bold=True) for name in names))
    bottom = _HEAD + sum(panel.height + _TITLE + _GAP for panel in panels) - _GAP
    axis = Axis(times, wide, right)
    pressed = round((narrow - right - axis.left) / (axis.right - axis.left), 5)
    small = Axis(times, narrow, right, _HOLD * pressed)
    curves = tag("g", *_curves(panels, axis), id=name)
    again = tag(
        "use", href=f"#{name}", transform=f"matrix({pressed:g} 0 0 1 {axis.left * (1 - pressed):.5g} 0)"
    )
    columns = _hits(axis, bottom)
    # What is said of the one is said of the other, also when that is not shown.
    return (
        _picture([*_frame(panels, axis, bottom, curves), columns], wide, bottom, "wide", id=f"{name}-told", aria_label=told),
        _picture(_frame(panels, small, bottom, again), narrow, bottom, "narrow", aria_labelledby=f"{name}-told"),
    )  # fmt: skip


def _picture(parts: Iterable[Markup], width: float, bottom: float, size: str, **named: str) -> Markup:
    box = f"0 0 {width:g} {bottom + _FOOT:g}"
    return tag("svg", *parts, viewBox=box, class_=f"chart {size}", role="img", **named)


def _frame(panels: Sequence[Panel], axis: "Axis", bottom: float, curves: Markup) -> Iterator[Markup]:
    """Yield what is around the curves, and these, from the back to the front."""
    yield from _gaps(axis, bottom)
    yield from _marks(axis, bottom)
    for panel, top in _placed(panels):
        yield from _grid(panel, axis, top)
    yield curves
    for panel, top in _placed(panels):
        yield from _names(panel, axis, top)
    yield from _dates(axis, bottom)


def _placed(panels: Sequence[Panel]) -> Iterator[tuple[Panel, float]]:
    """Yield the panels, each with the upper end of its scale."""
    top = _HEAD
    for panel in panels:
        yield panel, top + _TITLE
        top += panel.height + _TITLE + _GAP


def spark(days: Sequence[date], numbers: Numbers, low: float, high: float, role: str) -> Markup:
    """Return a line as small as a word: no axis, a dot at its last number; what it says stands beside it."""
    places = list(_places(days))
    span = (places[-1] - places[0]) or 1.0
    xs = [round(3 + (place - places[0]) * 104 / span, 1) for place in places]
    ys = [_y(number, low, high, 3, 18) for number in numbers]
    parts = []
    if low < 0 < high:
        ground = _y(0, low, high, 3, 18)
        parts.append(_path(f"M0 {ground:g}H110", "s-line"))
    parts.append(_path(_way(xs, ys, 107), f"f-none s-{role} w"))
    known = [(x, y) for x, y in zip(xs, ys, strict=True) if y is not None]
    if known:
        parts.append(tag("circle", cx=known[-1][0], cy=known[-1][1], r=3, class_=f"f-{role}"))
    return tag("svg", *parts, viewBox="0 0 110 24", class_="spark", aria_hidden="true")


class Axis:
    """Where days stand from left to right; several points of one day share its room."""

    def __init__(self, times: Times, width: float, right: float = _RIGHT, hold: float = _HOLD) -> None:
        self.times = times
        self.left, self.right = _LEFT, width - right
        self._places = list(_places(times.days))
        self._first = self._places[0]
        span = self._places[-1] - self._first
        room = self.right - self.left - (0 if times.ends else hold)
        self._scale = room / span if span else 0.0
        self.xs = [self.x(place) for place in self._places]

    def x(self, place: float) -> float:
        """Return where a moment stands, given in days."""
        inside = min(max(place, self._first), self._places[-1])
        return round(self.left + (inside - self._first) * self._scale, 1)

    def at(self, mark: int | date) -> float:
        """Return where a point or a day stands."""
        return self.xs[mark] if isinstance(mark, int) else self.x(mark.toordinal() + 0.5)

    @property
    def stop(self) -> float:
        """Where lines end: at the right, or with the last point."""
        return self.xs[-1] if self.times.ends else self.right

    @property
    def has_dots(self) -> bool:
        """Say whether each point has room for a dot."""
        return (self.stop - self.left) / len(self.xs) >= _DOTS

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Yield round dates and where they stand: days, Mondays, months or years, as many as there is room for.

        Where all points lie within so few days that less than two of them stand on the axis, it is the first and the last day.
        """
        first, last = self.times.days[0], self.times.days[-1]
        room = max(1, int((self.right - self.left) // _DATE))
        ticks = [(self.x(day.toordinal()), name) for day, name in _round_days(first, last, room)]
        if len(ticks) > 1 or first == last:
            yield from ticks or [(self.left, first.isoformat())]
            return
        yield self.left, first.isoformat()
        yield self.x(last.toordinal()), last.isoformat()


def _places(days: Sequence[date]) -> Iterator[float]:
    for day, some in groupby(days):
        count = len(list(some))
        yield from (day.toordinal() + number / count for number in range(count))


def _round_days(first: date, last: date, most: int) -> list[tuple[date, str]]:
    """Return round days from one day to another, at most so many, each with its name.

    >>> [name for _, name in _round_days(date(2026, 1, 9), date(2026, 6, 1), 6)]
    ['2026-02', '2026-03', '2026-04', '2026-05', '2026-06']
    >>> [name for _, name in _round_days(date(2026, 1, 9), date(2026, 1, 20), 5)]
    ['2026-01-12', '2026-01-19']
    """
    length = (last - first).days + 1
    for days in (1, 2, 7, 14):
        if length / days <= most:
            start = -first.toordinal() % days if days < 7 else -(first.toordinal() - 1) % days
            some = (first + timedelta(days=number) for number in range(start, length, days))
            return [(day, day.isoformat()) for day in some]
    months, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    for step in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000, 60000):
        if (end - months) / step <= most:
            starts = [date(*_month(number)) for number in range(-(-months // step) * step, end + 1, step)]
            cut = len("2026") if step >= 12 else len("2026-01")
            return [(day, day.isoformat()[:cut]) for day in starts if day >= first]
    return []


def _month(number: int) -> tuple[int, int, int]:
    return number // 12, number % 12 + 1, 1


def _grid(panel: Panel, axis: Axis, top: float) -> Iterator[Markup]:
    """Yield the title of a panel, and the lines of its scale with their numbers."""
    yield _text(axis.left, top - _TITLE + 10, panel.title, "start", "t strong")
    ways, numbers = {"s-line": "", "s-rule": ""}, []
    number = panel.low
    while number <= panel.high + panel.step / 1e6:
        y = _height(number, panel, top)
        ways["s-rule" if abs(number) < panel.step / 1e6 else "s-line"] += (
            f"M{axis.left:g} {y:g}H{axis.right:g}"
        )
        numbers.append(_text(axis.left - 6, y + 4, panel.unit(number), "start", ""))
        number += panel.step
    yield tag("g", *numbers, class_="scale")
    yield from (_path(way, class_) for class_, way in ways.items() if way)


def _curves(panels: Sequence[Panel], axis: Axis) -> Iterator[Markup]:
    for panel, top in _placed(panels):
        for line in panel.lines:
            ys = _ys(line, panel, top)
            if panel.filled:
                yield _path(_area(axis.xs, ys, axis.stop, top + panel.height), f"f-{line.role} area")
            yield _path(
                _way(axis.xs, ys, axis.stop), f"f-none s-{line.role} w{' dash' if line.dashed else ''}"
            )


def _names(panel: Panel, axis: Axis, top: float) -> Iterator[Markup]:
    """Yield the dots of lines, where there is room for them, and what stands at their ends."""
    names: list[tuple[float, Line]] = []
    for line in panel.lines:
        known = [(x, y) for x, y in zip(axis.xs, _ys(line, panel, top), strict=True) if y is not None]
        if axis.has_dots:
            yield _path("".join(f"M{x:g} {y:g}h0" for x, y in known), f"s-{line.role} dots")
        if known:
            names.append((known[-1][1], line))
    for y, line in _apart(names):
        told = f"{line.name} {line.last}".strip()
        yield _text(axis.stop + 8, y + 4, told, "start", f"t strong c-{line.role}")


def _ys(line: Line, panel: Panel, top: float) -> list[float | None]:
    return [_y(number, panel.low, panel.high, top, panel.height) for number in line.numbers]


def _height(number: float, panel: Panel, top: float) -> float:
    return _y(number, panel.low, panel.high, top, panel.height) or 0.0


def _y(number: float | None, low: float, high: float, top: float, height: float) -> float | None:
    if number is None:
        return None
    inside = min(max(number, low), high)
    return round(top + height - (inside - low) / (high - low) * height, 1)


def _runs(xs: Sequence[float], ys: Numbers, stop: float) -> Iterator[list[tuple[float, float]]]:
    """Yield each stretch in which the number is known: where it begins to be what, and at last where that ends."""
    run: list[tuple[float, float]] = []
    for x, y in zip(xs, ys, strict=True):
        if y is not None:
            run.append((x, y))
        elif run:
            yield [*run, (x, run[-1][1])]
            run = []
    if run:
        yield [*run, (max(stop, xs[-1]), run[-1][1])]


def _steps(run: Sequence[tuple[float, float]]) -> str:
    """Return the way along a stretch from its beginning, in tenths from one corner to the next: these are short."""
    parts = []
    at = run[0]
    for (_, was), (x, y) in pairwise(run):
        if y != was:
            parts.append(f"h{round(x - at[0], 1):g}v{round(y - at[1], 1):g}")
            at = (x, y)
    end = f"H{run[-1][0]:g}" if at[0] != run[-1][0] else ""
    return "".join(parts) + end


def _way(xs: Sequence[float], ys: Numbers, stop: float) -> str:
    return "".join(f"M{run[0][0]:g} {run[0][1]:g}{_steps(run)}" for run in _runs(xs, ys, stop)) or "M0 0"


def _area(xs: Sequence[float], ys: Numbers, stop: float, ground: float) -> str:
    runs = _runs(xs, ys, stop)
    return (
        "".join(f"M{run[0][0]:g} {ground:g}V{run[0][1]:g}{_steps(run)}V{ground:g}Z" for run in runs) or "M0 0"
    )


def _apart(names: Sequence[tuple[float, Line]]) -> list[tuple[float, Line]]:
    """Move names that would stand on each other apart."""
    ordered = sorted(names, key=lambda one: one[0])
    if len(ordered) != 2 or ordered[1][0] - ordered[0][0] >= _LETTERS:
        return ordered
    middle = (ordered[0][0] + ordered[1][0]) / 2
    return [(middle - _LETTERS / 2, ordered[0][1]), (middle + _LETTERS / 2, ordered[1][1])]


def _gaps(axis: Axis, bottom: float) -> Iterator[Markup]:
    for gap in axis.times.gaps:
        start = axis.xs[gap.start]
        stop = axis.xs[gap.stop] if gap.stop < len(axis.xs) else max(axis.right, start)
        wide = max(2.0, round(stop - start, 1))
        yield tag(
            "rect", tag("title", gap.why), x=start, y=_HEAD, width=wide, height=bottom - _HEAD, class_="gap"
        )
        if wide > _WORDS:
            yield _text(start + wide / 2, _HEAD + _TITLE + 14, axis.times.unknown, "middle", "n")


def _marks(axis: Axis, bottom: float) -> Iterator[Markup]:
    """Yield a line and a number for each mark; numbers that would stand on each other move apart."""
    marks = sorted((axis.at(place), number) for number, place in (axis.times.marks or {}).items())
    end = axis.right + _BADGE
    middles: list[float] = []
    for x, _ in marks:
        middles.append(max(x, middles[-1] + _BADGE) if middles else x)
    for place in reversed(range(len(middles))):
        most = end if place == len(middles) - 1 else middles[place + 1] - _BADGE
        middles[place] = round(min(middles[place], most), 1)
    for (x, number), middle in zip(marks, middles, strict=True):
        yield _path(f"M{middle:g} 18L{x:g} {_HEAD - 6:g}V{bottom:g}", "f-none mark")
        yield tag("circle", cx=middle, cy=10, r=9, class_="badge")
        yield _text(middle, 14, str(number), "middle", "badge-no")


def _dates(axis: Axis, bottom: float) -> Iterator[Markup]:
    last, way = -_DATE, ""
    for x, name in axis.ticks():
        if x - last < _DATE * 0.75:
            continue
        last = x
        way += f"M{x:g} {bottom:g}v5"
        yield _text(x, bottom + 19, name, "middle", "n")
    yield _path(way, "s-rule")


def _hits(axis: Axis, bottom: float) -> Markup:
    """Return a column from each point to the next that says what it is; where they lie too close, the later one stands for both.

    Where points stand so close that they have no dots, those of which nothing new is said have no column of their own.
    """
    told = [number for number, new in enumerate(axis.times.news) if new or axis.has_dots]
    kept = list({int(axis.xs[number] / _HIT): number for number in told}.values())
    height = f"{bottom - _HEAD:g}"
    stops = [axis.xs[number] for number in kept[1:]]
    columns = []
    for number, stop in zip(kept, [*stops, max(axis.right, axis.xs[-1] + _HIT)], strict=True):
        start = axis.xs[number]
        way = f"M{start:g} {_HEAD:g}v{height}h{stop - start:.3g}v-{height}z"
        columns.append(_COLUMN.format(way, axis.times.said[number]))
    # Of the edge of a column only its beginning is drawn.
    return tag("g", *columns, class_="at", stroke_dasharray=f"{height} 9999")


def _text(x: float, y: float, text: str, anchor: str, class_: str) -> Markup:
    class_ = class_ if anchor == "start" else f"{class_} {anchor}"
    return tag("text", text, x=f"{round(x, 1):g}", y=f"{round(y, 1):g}", class_=class_ or None)


def _path(way: str, class_: str = "") -> Markup:
    """Return a path, of which a page has thousands, in as few letters as can be; neither text has any to escape."""
    return Markup(f'<path d="{way}" class="{class_}"/>' if class_ else f'<path d="{way}"/>')
