"""One page for a browser: how each journey has gone, as curves, in the commits that moved it most, and point by point."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from journeyctl.diff.difference import Look
from journeyctl.diff.shifts import Measure
from journeyctl.diff.words import (
    ARROW,
    MEASURES,
    measured,
    moved,
    plural,
    shifted_by,
    told_measures,
)
from journeyctl.history.bars import scale
from journeyctl.history.course import Course, History, Point, Step
from journeyctl.history.lines import Gap, Line, Panel, Times, spark, timeline
from journeyctl.history.web import page
from journeyctl.render.look import Theme
from journeyctl.render.web.markup import Markup, joined, tag

_KICKER = "How journeys have gone"
_WIDTHS = {"wide": 1040.0, "narrow": 360.0}
_MOST_WITHOUT_INDEX = 3
_MOST_GAPS = 3
_SHARES = ("complete", "evidenced")


def render(told: Sequence[History], look: Look, theme: Theme | None = None) -> str:
    """Return the page, in the colours of a theme."""
    title = told[0].title if len(told) == 1 and told[0].title else _KICKER
    is_long = sum(len(one.courses) for one in told) > _MOST_WITHOUT_INDEX
    sections = joined(_history(one, place, len(told) > 1, is_long) for place, one in enumerate(told, 1))
    return page(title, _KICKER if title != _KICKER else "", sections, theme or Theme())


def _history(told: History, place: int, several: bool, is_long: bool) -> Markup:
    anchors = [f"journey-{place}-{number}" for number in range(1, len(told.courses) + 1)]
    name = told.title or told.where
    level = 3 if several else 2
    return joined(
        (
            tag("h2", name, class_="title workspace") if several else None,
            _index(told, anchors) if is_long and len(told.courses) > 1 else None,
            *(
                _course(one, told.every, anchor, level)
                for one, anchor in zip(told.courses, anchors, strict=True)
            ),
            None if told.courses else tag("p", "No journey is told of here."),
            *(tag("p", note, class_="small") for note in told.notes),
        )
    )


def _index(told: History, anchors: Sequence[str]) -> Markup:
    keys = ("Journey", "Mean emotion", "Pain load", f"{told.every.capitalize()}s")
    loads = [number for one in told.courses for number in _numbers(one, "pain_load") if number is not None]
    _, most = scale(max(loads, default=0))
    rows = []
    for one, anchor in zip(told.courses, anchors, strict=True):
        name = joined(
            (tag("a", one.title or one.id, href=f"#{anchor}"), tag("span", _state(one), class_="small who"))
        )
        cells = (
            _glance(one, "mean_emotion", -1, 1, "one"),
            _glance(one, "pain_load", 0, most, "pain"),
            str(len(one.points)),
        )
        rows.append(
            tag("tr", tag("th", name, scope="row"), *(tag("td", cell, data_key=key) for key, cell in zip(keys[1:], cells, strict=True)))
        )  # fmt: skip
    heads = tag("tr", *(tag("th", key, scope="col") for key in keys))
    caption = tag("caption", plural(len(told.courses), "journey"))
    return tag("table", caption, tag("thead", heads), tag("tbody", *rows), class_="rows glance")


def _glance(course: Course, name: str, low: float, high: float, role: str) -> Markup:
    numbers = _numbers(course, name)
    if course.shift is None or not any(number is not None for number in numbers):
        return tag("span", "none" if course.known else "not known", class_="small")
    measure = course.shift.measure(name)
    days = [point.day for point in course.points]
    small = spark(days, numbers, low, high, role) if len(course.known) > 1 else None
    return tag(
        "span", small, tag("span", moved(measure), " ", _judged(measure, amount=False)), class_="glanced"
    )


def _numbers(course: Course, name: str) -> list[float | None]:
    return [point.numbers().get(name) for point in course.points]


def _state(course: Course) -> str:
    parts = [f"{course.state} state"] if course.state not in ("", "current") else []
    parts += [f"was {' and '.join(course.was)} before"] if course.was else []
    parts += [f"removed on {course.points[-1].day.isoformat()}"] if course.is_gone else []
    return ", ".join([course.id, *parts])


def _course(course: Course, every: str, anchor: str, level: int) -> Markup:
    first, last = course.points[0].day.isoformat(), course.points[-1].day.isoformat()
    days = f"on {first}" if first == last else f"{first} to {last}"
    about = f"{_state(course)}, {plural(len(course.points), every)}, {days}"
    return tag(
        "section",
        tag(f"h{level}", course.title or course.id, class_="title", id=anchor),
        tag("p", about, class_="small"),
        _tiles(course),
        _chart(course, every),
        _steps(course, level + 1),
        _unknown(course),
        _points(course, every),
        class_="board course",
    )


def _tiles(course: Course) -> Markup | None:
    """Return the numbers of now, each with what it was at first."""
    if course.shift is None or course.first is None:
        return None
    several = len(course.known) > 1
    tiles = [
        _tile(one, several)
        for one in course.shift.measures()
        if not (one.before is None and one.after is None)
    ]
    return tag("dl", *tiles, class_="tiles")


def _tile(one: Measure, several: bool) -> Markup:
    was = None
    if several:
        same = measured(one.before, one.name) == measured(one.after, one.name)
        words = "as at first" if same else f"at first {measured(one.before, one.name)}"
        judged = _judged(one)
        parts = (words, judged) if judged else (words,)
        was = joined(tag("span", part, class_="small who") for part in parts)
    number = tag("span", measured(one.after, one.name), class_="figure")
    return tag("div", tag("dt", _label(one.name)), tag("dd", number, was))


def _label(name: str) -> str:
    return MEASURES[name].capitalize()


def _judged(one: Measure, amount: bool = True) -> Markup | None:
    """Return whether a number has become better or worse, and by how much."""
    much = shifted_by(one)
    if not much:
        return None
    word = one.trend.value if one.trend else ""
    return tag("span", " ".join(filter(None, (much if amount else "", word))), class_=f"trend {word}")


def _chart(course: Course, every: str) -> Markup | None:
    if len(course.known) < 2:
        return tag("p", _too_few(course), class_="lead")
    times = Times(
        tuple(point.day for point in course.points),
        tuple(_said(point) for point in course.points),
        _gaps(course),
        _marks(course),
        course.is_gone,
    )
    panels, told = _panels(course), _aloud(course)
    pictures = (
        timeline(times, panels, width, f"chart {size}", told, pointed=size == "wide")
        for size, width in _WIDTHS.items()
    )
    return tag("figure", *pictures, tag("figcaption", _caption(course, every)))


def _too_few(course: Course) -> str:
    if not course.known:
        return "Nobody knows its numbers: its file had mistakes at every commit told of here."
    if len(course.points) == 1:
        return "One commit tells of it so far: a curve begins with the second."
    return "Its numbers are known at one commit only: there is no curve to draw."


def _caption(course: Course, every: str) -> str:
    parts = [
        "Each commit is judged by its own day."
        if every == "commit"
        else f"The last state of each {every}, judged by its own day."
    ]
    if not any(_numbers(course, "open_pains")):
        parts.append("No pain point was open.")
    if len(course.steps) == 1:
        parts.append("The number in a circle is the commit below that moved it.")
    elif course.steps:
        parts.append("The numbers in circles are the commits below that moved it most.")
    if course.gaps:
        parts.append("Nothing is known where the ground is dark: its file had mistakes.")
    return " ".join(parts)


def _aloud(course: Course) -> str:
    assert course.shift is not None  # noqa: S101 - asked before
    first, last = course.points[0].day.isoformat(), course.points[-1].day.isoformat()
    numbers = (f"{MEASURES[one.name]} {moved(one)}" for one in course.shift.measures())
    return (
        f"From {first} to {last}: {', '.join(numbers).replace(ARROW, 'to')}. The table below has all numbers."
    )


def _marks(course: Course) -> Mapping[int, int | date]:
    places = {point.commit.hash: place for place, point in enumerate(course.points)}
    return {
        number: places.get(step.after.commit.hash, step.after.day)
        for number, step in enumerate(course.steps, 1)
    }


def _gaps(course: Course) -> tuple[Gap, ...]:
    gaps, start = [], 0
    for (trouble, gone), some in groupby(course.points, key=lambda point: (point.trouble, point.gone)):
        stop = start + len(list(some))
        if trouble:
            gaps.append(Gap(start, stop, f"mistakes in {trouble}"))
        elif gone and stop < len(course.points):
            gaps.append(Gap(start, stop, "removed"))
        start = stop
    return tuple(gaps)


def _panels(course: Course) -> tuple[Panel, ...]:
    def line(name: str, short: str, role: str, dashed: bool = False) -> Line:
        numbers = _numbers(course, name)
        last = next((number for number in reversed(numbers) if number is not None), None)
        if name in _SHARES:
            numbers = [None if number is None else number * 100 for number in numbers]
        return Line(short, numbers, measured(last, name), role, dashed)

    panels = [
        Panel(
            "Mean emotion and peak-end",
            (line("mean_emotion", "mean", "one"), line("peak_end", "peak-end", "two", True)),
            -1, 1, 0.5, 150, lambda number: measured(number, "")[:-1].rstrip("0").rstrip("."),
        ),
    ]  # fmt: skip
    for name in ("pain_load", "open_pains"):
        one = line(name, "", "pain")
        if any(one.numbers):
            step, high = scale(max(filter(None, one.numbers)))
            panels.append(Panel(_label(name), (one,), 0, high, step, 72, "{:g}".format, True))
    shares = (line("complete", "complete", "one"), line("evidenced", "evidence", "evidence", True))
    panels.append(Panel("Complete and with evidence", shares, 0, 100, 50, 72, "{:g} %".format))
    return tuple(panel for panel in map(_known, panels) if panel.lines)


def _known(panel: Panel) -> Panel:
    lines = (line for line in panel.lines if any(number is not None for number in line.numbers))
    return replace(panel, lines=tuple(lines))


def _said(point: Point) -> str:
    """Return what is known of a point, for those who point at it."""
    commit = point.commit
    head = f"{point.day.isoformat()}, {commit.author}\n{commit.title}\n{commit.hash[:7]}"
    if point.score is None:
        return f"{head}\n{_why(point)}"
    return "\n".join(
        (head, *(f"{MEASURES[name]} {measured(one, name)}" for name, one in point.numbers().items()))
    )


def _why(point: Point) -> str:
    return "removed" if point.gone else f"mistakes in {point.trouble}"


def _steps(course: Course, level: int) -> Markup | None:
    if not course.steps:
        return None
    items = (_step(step, number) for number, step in enumerate(course.steps, 1))
    return joined((tag(f"h{level}", "What moved it most"), tag("ol", *items, class_="moves")))


def _step(step: Step, number: int) -> Markup:
    commit = step.after.commit
    return tag(
        "li",
        tag("span", str(number), class_="badge-word"),
        tag(
            "div",
            tag("p", commit.title or "(without a title)", class_="strong"),
            tag(
                "p",
                f"{step.after.day.isoformat()}, {commit.author}, ",
                tag("code", commit.hash[:7]),
                class_="small",
            ),
            tag("ul", *map(_moved, told_measures(step.shift)), class_="shifts"),
        ),
    )


def _moved(one: Measure) -> Markup:
    return tag(
        "li",
        tag("span", f"{MEASURES[one.name]} ", class_="key"),
        f"{moved(one)} ",
        _judged(one, amount=False),
    )


def _unknown(course: Course) -> Markup | None:
    """Return where mistakes hide the numbers, the last ones first."""
    gaps = course.gaps[::-1]
    if not gaps:
        return None
    items = [
        tag("li", f"No numbers on {gap.day.isoformat()} (", tag("code", gap.commit.hash[:7]), f"): mistakes in {gap.trouble}")
        for gap in gaps[:_MOST_GAPS]
    ]  # fmt: skip
    if len(gaps) > _MOST_GAPS:
        items.append(tag("li", f"and at {plural(len(gaps) - _MOST_GAPS, 'commit')} before"))
    return tag("ul", *items, class_="small unknown")


def _points(course: Course, every: str) -> Markup:
    names = list(MEASURES)
    heads = tag(
        "tr",
        tag("th", "Day", scope="col"),
        tag("th", "Commit", scope="col"),
        *(tag("th", _label(name), scope="col", class_="num") for name in names),
    )
    rows = (_row(point, names) for point in reversed(course.points))
    caption = tag("caption", f"{course.title or course.id}, the newest first", class_="hide")
    table = tag("table", caption, tag("thead", heads), tag("tbody", *rows), class_="points")
    # What scrolls must be reachable with the keyboard.
    box = tag(
        "div", table, class_="scroll", tabindex=0, role="group", aria_label=f"All numbers of {course.id}"
    )
    return tag("details", tag("summary", f"All numbers: {plural(len(course.points), every)}"), box)


def _row(point: Point, names: Sequence[str]) -> Markup:
    commit = point.commit
    about = tag("td", commit.title, tag("span", f"{commit.author}, {commit.hash[:7]}"))
    if point.score is None:
        cells = [tag("td", _why(point), colspan=len(names), class_="why" if point.trouble else "gone-by")]
    else:
        numbers = point.numbers()
        cells = [tag("td", measured(numbers[name], name)) for name in names]
    return tag("tr", tag("th", point.day.isoformat(), scope="row"), about, *cells)
