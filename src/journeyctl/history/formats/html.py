"""One page for a browser: how each journey has gone, as curves, in the commits that moved it most, and point by point."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from journeyctl.diff.difference import Look
from journeyctl.diff.shifts import Measure
from journeyctl.diff.words import MEASURES, told_measures
from journeyctl.history.bars import scale
from journeyctl.history.course import Course, History, Point, Step
from journeyctl.history.lines import Gap, Line, Panel, Times, spark, timeline
from journeyctl.history.page_words import PageWords
from journeyctl.history.web import page
from journeyctl.render.look import Theme
from journeyctl.render.web.markup import Markup, joined, tag
from journeyctl.render.words import Words

_WIDTHS = (1040.0, 360.0)
_MOST_WITHOUT_INDEX = 3
_MOST_GAPS = 3
_SHARES = ("complete", "evidenced")


def render(
    told: Sequence[History], look: Look, theme: Theme | None = None, words: Words | None = None
) -> str:
    """Return the page, in the colours of a theme and a language."""
    says = PageWords(words or Words.of(None))
    kicker = says("kicker")
    title = told[0].title if len(told) == 1 and told[0].title else kicker
    is_long = sum(len(one.courses) for one in told) > _MOST_WITHOUT_INDEX
    sections = joined(_history(one, place, len(told) > 1, is_long, says) for place, one in enumerate(told, 1))
    return page(title, kicker if title != kicker else "", sections, theme or Theme(), says.words)


def _history(told: History, place: int, several: bool, is_long: bool, says: PageWords) -> Markup:
    anchors = [f"journey-{place}-{number}" for number in range(1, len(told.courses) + 1)]
    name = told.title or told.where
    level = 3 if several else 2
    return joined(
        (
            tag("h2", name, class_="title workspace") if several else None,
            _index(told, anchors, says) if is_long and len(told.courses) > 1 else None,
            *(
                _course(one, told.every, anchor, level, says)
                for one, anchor in zip(told.courses, anchors, strict=True)
            ),
            None if told.courses else tag("p", says("no-journey")),
            *map(says.note, told.notes),
        )
    )


def _index(told: History, anchors: Sequence[str], says: PageWords) -> Markup:
    keys = (
        says.words("common.journey"),
        says.capital("mean_emotion"),
        says.capital("pain_load"),
        says(f"every-{told.every}"),
    )
    loads = [number for one in told.courses for number in _numbers(one, "pain_load") if number is not None]
    _, most = scale(max(loads, default=0))
    rows = []
    for one, anchor in zip(told.courses, anchors, strict=True):
        name = joined(
            (
                tag("a", one.title or one.id, href=f"#{anchor}"),
                tag("span", says.state(one), class_="small who"),
            )
        )
        cells = (
            _glance(one, "mean_emotion", (-1, 1), "one", says),
            _glance(one, "pain_load", (0, most), "pain", says),
            says.words.number(len(one.points)),
        )
        rows.append(
            tag("tr", tag("th", name, scope="row"), *(tag("td", cell, data_key=key) for key, cell in zip(keys[1:], cells, strict=True)))
        )  # fmt: skip
    heads = tag("tr", *(tag("th", key, scope="col") for key in keys))
    caption = tag("caption", says.count("journeys", len(told.courses)))
    return tag("table", caption, tag("thead", heads), tag("tbody", *rows), class_="rows glance")


def _glance(course: Course, name: str, scale_ends: tuple[float, float], role: str, says: PageWords) -> Markup:
    numbers = _numbers(course, name)
    if course.shift is None or not any(number is not None for number in numbers):
        return tag("span", says.words("common.none") if course.known else says("unknown"), class_="small")
    measure = course.shift.measure(name)
    days = [point.day for point in course.points]
    small = spark(days, numbers, *scale_ends, role) if len(course.known) > 1 else None
    return tag(
        "span",
        small,
        tag("span", says.moved(measure), " ", _judged(measure, says, amount=False)),
        class_="glanced",
    )


def _numbers(course: Course, name: str) -> list[float | None]:
    return [point.numbers().get(name) for point in course.points]


def _course(course: Course, every: str, anchor: str, level: int, says: PageWords) -> Markup:
    first, last = course.points[0].day.isoformat(), course.points[-1].day.isoformat()
    days = says("on-day", day=first) if first == last else says("days", first=first, last=last)
    about = says.words.row([says.state(course), says.count(every, len(course.points)), days])
    return tag(
        "section",
        tag(f"h{level}", course.title or course.id, class_="title", id=anchor),
        tag("p", about, class_="small"),
        _tiles(course, says),
        _chart(course, every, anchor, says),
        _steps(course, level + 1, says),
        _unknown(course, says),
        _points(course, every, says),
        class_="board course",
    )


def _tiles(course: Course, says: PageWords) -> Markup | None:
    """Return the numbers of now, each with what it was at first."""
    if course.shift is None or course.first is None:
        return None
    several = len(course.known) > 1
    tiles = [
        _tile(one, several, says)
        for one in course.shift.measures()
        if not (one.before is None and one.after is None)
    ]
    return tag("dl", *tiles, class_="tiles")


def _tile(one: Measure, several: bool, says: PageWords) -> Markup:
    was = None
    if several:
        before = says.measured(one.before, one.name)
        same = before == says.measured(one.after, one.name)
        told = says("as-first") if same else says("at-first", value=before)
        judged = _judged(one, says)
        parts = (told, judged) if judged else (told,)
        was = joined(tag("span", part, class_="small who") for part in parts)
    number = tag("span", says.measured(one.after, one.name), class_="figure")
    return tag("div", tag("dt", says.capital(one.name)), tag("dd", number, was))


def _judged(one: Measure, says: PageWords, amount: bool = True) -> Markup | None:
    """Return whether a number has become better or worse, and by how much."""
    much = says.shifted_by(one)
    if not much:
        return None
    trend = one.trend.value if one.trend else ""
    told = (much if amount else "", says.words(f"difference.{trend}") if trend else "")
    return tag("span", " ".join(filter(None, told)), class_=f"trend {trend}")


def _chart(course: Course, every: str, anchor: str, says: PageWords) -> Markup | None:
    if len(course.known) < 2:
        return tag("p", _too_few(course, says), class_="lead")
    times = Times(
        tuple(point.day for point in course.points),
        *_said(course, says),
        _gaps(course, says),
        _marks(course),
        course.is_gone,
        says("unknown"),
    )
    panels, told = _panels(course, says), _aloud(course, says)
    pictures = timeline(times, panels, *_WIDTHS, told, f"{anchor}-lines")
    return tag("figure", *pictures, tag("figcaption", _caption(course, every, says)))


def _too_few(course: Course, says: PageWords) -> str:
    if not course.known:
        return says("few-unknown")
    return says("few-commits" if len(course.points) == 1 else "few-known")


def _caption(course: Course, every: str, says: PageWords) -> str:
    parts = [says(f"judged-{every}")]
    if not any(_numbers(course, "open_pains")):
        parts.append(says("no-pain"))
    if course.steps:
        parts.append(says("circle" if len(course.steps) == 1 else "circles"))
    if course.gaps:
        parts.append(says("dark"))
    return says.words.sentences(parts)


def _aloud(course: Course, says: PageWords) -> str:
    assert course.shift is not None  # noqa: S101 - asked before
    first, last = course.points[0].day.isoformat(), course.points[-1].day.isoformat()
    numbers = says.words.row([says.aloud(one) for one in course.shift.measures()])
    return says("aloud", first=first, last=last, numbers=numbers)


def _marks(course: Course) -> Mapping[int, int | date]:
    places = {point.commit.hash: place for place, point in enumerate(course.points)}
    return {
        number: places.get(step.after.commit.hash, step.after.day)
        for number, step in enumerate(course.steps, 1)
    }


def _gaps(course: Course, says: PageWords) -> tuple[Gap, ...]:
    gaps, start = [], 0
    for (trouble, gone), some in groupby(course.points, key=lambda point: (point.trouble, point.gone)):
        stop = start + len(list(some))
        if trouble:
            gaps.append(Gap(start, stop, says("mistakes", path=trouble)))
        elif gone and stop < len(course.points):
            gaps.append(Gap(start, stop, says("removed")))
        start = stop
    return tuple(gaps)


def _panels(course: Course, says: PageWords) -> tuple[Panel, ...]:
    def line(name: str, short: str, role: str, dashed: bool = False) -> Line:
        numbers = _numbers(course, name)
        last = next((number for number in reversed(numbers) if number is not None), None)
        if name in _SHARES:
            numbers = [None if number is None else number * 100 for number in numbers]
        return Line(short, numbers, says.measured(last, name), role, dashed)

    def plain(number: float) -> str:
        return says.words.number(number, 0 if float(number).is_integer() else 1)

    emotions = (
        line("mean_emotion", says("line-mean"), "one"),
        line("peak_end", says("line-peak"), "two", dashed=True),
    )
    panels = [Panel(says("panel-emotion"), emotions, -1, 1, 0.5, 150, plain)]
    for name in ("pain_load", "open_pains"):
        one = line(name, "", "pain")
        if any(one.numbers):
            step, high = scale(max(filter(None, one.numbers)))
            panels.append(Panel(says.capital(name), (one,), 0, high, step, 72, plain, True))
    shares = (
        line("complete", says("line-complete"), "one"),
        line("evidenced", says("line-evidence"), "evidence", dashed=True),
    )
    percent = Panel(
        says("panel-shares"), shares, 0, 100, 50, 72, lambda number: says.words.percent(number / 100)
    )
    return tuple(panel for panel in map(_known, (*panels, percent)) if panel.lines)


def _known(panel: Panel) -> Panel:
    lines = (line for line in panel.lines if any(number is not None for number in line.numbers))
    return replace(panel, lines=tuple(lines))


def _said(course: Course, says: PageWords) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """Return what is said of each point, for those who point at it, and whether it says another number than the one before."""
    said, news = [], []
    before: dict[str, str] = {}
    for point in course.points:
        commit = point.commit
        head = f"{point.day.isoformat()}, {commit.author}\n{commit.title}\n{commit.hash[:7]}"
        now = {name: says.measured(one, name) for name, one in point.numbers().items()}
        rows = [_why(point, says)] if point.score is None else list(_news(before, now, says))
        said.append("\n".join((head, *rows)))
        news.append(bool(rows))
        before = now
    return tuple(said), tuple(news)


def _news(before: Mapping[str, str], now: Mapping[str, str], says: PageWords) -> Iterator[str]:
    """Yield the numbers that are read otherwise than at the point before."""
    for name, value in now.items():
        if name not in before:
            yield says("aloud-same", name=says(name), value=value)
        elif before[name] != value:
            yield says("aloud-moved", name=says(name), before=before[name], after=value)


def _why(point: Point, says: PageWords) -> str:
    return says("removed") if point.gone else says("mistakes", path=point.trouble)


def _steps(course: Course, level: int, says: PageWords) -> Markup | None:
    if not course.steps:
        return None
    items = (_step(step, number, says) for number, step in enumerate(course.steps, 1))
    return joined((tag(f"h{level}", says("moved-most")), tag("ol", *items, class_="moves")))


def _step(step: Step, number: int, says: PageWords) -> Markup:
    commit = step.after.commit
    return tag(
        "li",
        tag("span", str(number), class_="badge-word"),
        tag(
            "div",
            tag("p", commit.title or says("untitled"), class_="strong"),
            tag(
                "p",
                f"{step.after.day.isoformat()}, {commit.author}, ",
                tag("code", commit.hash[:7]),
                class_="small",
            ),
            tag("ul", *(_moved(one, says) for one in told_measures(step.shift)), class_="shifts"),
        ),
    )


def _moved(one: Measure, says: PageWords) -> Markup:
    return tag(
        "li",
        tag("span", f"{says(one.name)} ", class_="key"),
        f"{says.moved(one)} ",
        _judged(one, says, amount=False),
    )


def _unknown(course: Course, says: PageWords) -> Markup | None:
    """Return where mistakes hide the numbers, the last ones first."""
    gaps = course.gaps[::-1]
    if not gaps:
        return None
    items = [tag("li", *_gap(gap, says)) for gap in gaps[:_MOST_GAPS]]
    if len(gaps) > _MOST_GAPS:
        items.append(tag("li", says("more-before", commits=says.count("commit", len(gaps) - _MOST_GAPS))))
    return tag("ul", *items, class_="small unknown")


def _gap(gap: Point, says: PageWords) -> tuple[str, Markup, str]:
    """Return what is said of a gap, the hash of its commit as code."""
    place = "\ue000"  # a letter that nobody writes
    before, _, after = says(
        "no-numbers", day=gap.day.isoformat(), commit=place, path=gap.trouble.replace(place, "")
    ).partition(place)
    return before, tag("code", gap.commit.hash[:7]), after


def _points(course: Course, every: str, says: PageWords) -> Markup:
    names = list(MEASURES)
    heads = tag(
        "tr",
        tag("th", says("one-day"), scope="col"),
        tag("th", says("commit"), scope="col"),
        *(tag("th", says.capital(name), scope="col", class_="num") for name in names),
    )
    rows = (_row(point, names, says) for point in reversed(course.points))
    caption = tag("caption", says("newest-first", title=course.title or course.id), class_="hide")
    table = tag("table", caption, tag("thead", heads), tag("tbody", *rows), class_="points")
    # What scrolls must be reachable with the keyboard.
    label = says("all-of", name=course.id)
    box = tag("div", table, class_="scroll", tabindex=0, role="group", aria_label=label)
    count = says.count(every, len(course.points))
    return tag("details", tag("summary", says("all-numbers", count=count)), box)


# Thousands of rows: the end tags that HTML does not need are a third of such a page.
_ROW = Markup("<tr><th>{}<td>{}<i>{}, {}</i>{}\n")
_CELL = Markup("<td>{}")


def _row(point: Point, names: Sequence[str], says: PageWords) -> Markup:
    commit = point.commit
    if point.score is None:
        class_ = "why" if point.trouble else "gone-by"
        cells = tag("td", _why(point, says), colspan=len(names), class_=class_)
    else:
        numbers = point.numbers()
        cells = joined(_CELL.format(says.measured(numbers[name], name)) for name in names)
    return _ROW.format(point.day.isoformat(), commit.title, commit.author, commit.hash[:7], cells)
