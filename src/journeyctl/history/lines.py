"""Numbers over time as a picture: panels below each other on one axis of dates, with lines that stay level until they change."""

from collections.abc import Callable, Iterator, Mapping, Sequence
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
_HIT = 3.0  # how wide what can be pointed at is at least


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

    The place of a mark is that of a point, or a day. `ends` says that nothing comes after the last point; `unknown` stands in
    wide gaps.
    """

    days: tuple[date, ...]
    said: tuple[str, ...]
    gaps: tuple[Gap, ...] = ()
    marks: Mapping[int, int | date] | None = None
    ends: bool = False
    unknown: str = ""


def timeline(
    times: Times, panels: Sequence[Panel], width: float, class_: str, told: str, pointed: bool
) -> Markup:
    """Return the picture, `width` pixels wide; `told` is what is read aloud, `pointed` says whether parts can be pointed at."""
    names = (f"{line.name} {line.last}" for panel in panels for line in panel.lines)
    right = max(_RIGHT, *(_BESIDE + text_width(name, _LARGE, bold=True) for name in names))
    axis = Axis(times, width, right)
    bottom = _HEAD + sum(panel.height + _TITLE + _GAP for panel in panels) - _GAP
    parts: list[Markup] = [*_gaps(axis, bottom), *_marks(axis, bottom)]
    top = _HEAD
    for panel in panels:
        parts += _panel(panel, axis, top)
        top += panel.height + _TITLE + _GAP
    parts += _dates(axis, bottom)
    if pointed:
        parts += _hits(axis, bottom)
    return tag(
        "svg", *parts, viewBox=f"0 0 {width:g} {bottom + _FOOT:g}", class_=class_, role="img", aria_label=told
    )  # fmt: skip


def spark(days: Sequence[date], numbers: Numbers, low: float, high: float, role: str) -> Markup:
    """Return a line as small as a word: no axis, a dot at its last number; what it says stands beside it."""
    places = list(_places(days))
    span = (places[-1] - places[0]) or 1.0
    xs = [round(3 + (place - places[0]) * 104 / span, 1) for place in places]
    ys = [_y(number, low, high, 3, 18) for number in numbers]
    parts = []
    if low < 0 < high:
        ground = _y(0, low, high, 3, 18)
        parts.append(tag("path", d=f"M0 {ground:g}H110", class_="s-line"))
    parts.append(tag("path", d=_way(xs, ys, 107), class_=f"f-none s-{role} w"))
    known = [(x, y) for x, y in zip(xs, ys, strict=True) if y is not None]
    if known:
        parts.append(tag("circle", cx=known[-1][0], cy=known[-1][1], r=3, class_=f"f-{role}"))
    return tag("svg", *parts, viewBox="0 0 110 24", class_="spark", aria_hidden="true")


class Axis:
    """Where days stand from left to right; several points of one day share its room."""

    def __init__(self, times: Times, width: float, right: float = _RIGHT) -> None:
        self.times = times
        self.left, self.right = _LEFT, width - right
        self._places = list(_places(times.days))
        self._first = self._places[0]
        span = self._places[-1] - self._first
        hold = 0 if times.ends else _HOLD
        self._scale = (self.right - self.left - hold) / span if span else 0.0
        self.xs = [self.x(place) for place in self._places]

    def x(self, place: float) -> float:
        """Return where a moment stands, given in days."""
        inside = min(max(place, self._first), self._places[-1])
        return round(self.left + (inside - self._first) * self._scale, 1)

    def at(self, mark: int | date) -> float:
        """Return where a point or a day stands."""
        return self.xs[mark] if isinstance(mark, int) else self.x(mark.toordinal() + 0.5)

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


def _panel(panel: Panel, axis: Axis, top: float) -> Iterator[Markup]:
    yield _text(axis.left, top + 10, panel.title, "start", "t strong")
    top += _TITLE
    number = panel.low
    while number <= panel.high + panel.step / 1e6:
        y = _height(number, panel, top)
        class_ = "s-rule" if abs(number) < panel.step / 1e6 else "s-line"
        yield tag("line", x1=axis.left, x2=axis.right, y1=y, y2=y, class_=class_)
        yield _text(axis.left - 6, y + 4, panel.unit(number), "end", "n")
        number += panel.step
    stop = axis.xs[-1] if axis.times.ends else axis.right
    names: list[tuple[float, Line]] = []
    for line in panel.lines:
        ys = [_y(number, panel.low, panel.high, top, panel.height) for number in line.numbers]
        if panel.filled:
            yield tag(
                "path",
                d=_area(axis.xs, ys, stop, top + panel.height),
                class_=f"f-{line.role} area",
                opacity=0.14,
            )
        yield tag(
            "path",
            d=_way(axis.xs, ys, stop),
            class_=f"f-none s-{line.role} w{' dash' if line.dashed else ''}",
        )
        known = [(x, y) for x, y in zip(axis.xs, ys, strict=True) if y is not None]
        if (stop - axis.left) / len(axis.xs) >= _DOTS:
            yield tag("path", d="".join(f"M{x:g} {y:g}h0" for x, y in known), class_=f"s-{line.role} dots")
        if known:
            names.append((known[-1][1], line))
    for y, line in _apart(names):
        yield _text(stop + 8, y + 4, f"{line.name} {line.last}".strip(), "start", f"t strong c-{line.role}")


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
    parts = []
    at = run[0][1]
    for (_, was), (x, y) in pairwise(run):
        if y != was:
            parts.append(f"H{x:g}V{y:g}")
            at = y
    end = f"H{run[-1][0]:g}" if at == run[-1][1] else ""
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
        yield tag("path", d=f"M{middle:g} 18L{x:g} {_HEAD - 6:g}V{bottom:g}", class_="f-none mark")
        yield tag("circle", cx=middle, cy=10, r=9, class_="badge")
        yield _text(middle, 14, str(number), "middle", "badge-no")


def _dates(axis: Axis, bottom: float) -> Iterator[Markup]:
    last = -_DATE
    for x, name in axis.ticks():
        if x - last < _DATE * 0.75:
            continue
        last = x
        yield tag("path", d=f"M{x:g} {bottom:g}v5", class_="s-rule")
        yield _text(x, bottom + 19, name, "middle", "n")


def _hits(axis: Axis, bottom: float) -> Iterator[Markup]:
    """Yield a column around each point that says what it is; where they lie too close, the later one stands for both."""
    kept = list({int(x / _HIT): number for number, x in enumerate(axis.xs)}.values())
    middles = [(axis.xs[one] + axis.xs[other]) / 2 for one, other in pairwise(kept)]
    edges = [axis.left, *middles, axis.right]
    for number, (start, stop) in zip(kept, pairwise(edges), strict=True):
        edge = f"{start:.1f}"
        shape = tag("rect", x=edge, y=_HEAD, width=f"{max(1.0, stop - start):.1f}", height=bottom - _HEAD)
        where = tag("path", d=f"M{axis.xs[number]:g} {_HEAD:g}V{bottom:g}")
        yield tag("g", tag("title", axis.times.said[number]), shape, where, class_="at")


def _text(x: float, y: float, text: str, anchor: str, class_: str) -> Markup:
    return tag("text", text, x=round(x, 1), y=round(y, 1), text_anchor=anchor, class_=class_)
