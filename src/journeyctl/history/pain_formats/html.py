"""One page for a browser: the debt of today, the burn-down, and every pain point; it asks for nothing from anywhere."""

from collections.abc import Sequence

from journeyctl.diff.difference import Look
from journeyctl.history.bars import burn_down
from journeyctl.history.pain_words import author, days_open, head, lapse, period_name, severities, written
from journeyctl.history.pains import EVERY, Debt, PainHistory, Period
from journeyctl.history.web import page
from journeyctl.render.look import Theme
from journeyctl.render.web.markup import Markup, joined, tag

_MOST_PERIODS = {"wide": 60, "narrow": 12}
_WIDTHS = {"wide": 1040.0, "narrow": 360.0}


def render(told: Sequence[PainHistory], look: Look, theme: Theme | None = None) -> str:
    """Return the page, in the colours of a theme."""
    title = told[0].title if len(told) == 1 and told[0].title else "Experience debt"
    sections = joined(_section(one, len(told) > 1) for one in told)
    return page(title, "Experience debt" if title != "Experience debt" else "", sections, theme or Theme())


def _section(told: PainHistory, several: bool) -> Markup:
    return tag(
        "section",
        tag("h2", told.title) if several else None,
        tag("p", f"On {told.today.isoformat()}", class_="small"),
        tag("ul", *(tag("li", line) for line in head(told)), class_="told"),
        _chart(told),
        _open(told),
        _closed(told),
        _periods(told),
        *(tag("p", note, class_="small") for note in told.notes),
        class_="board",
    )


def _chart(told: PainHistory) -> Markup | None:
    if len(told.periods) < 2:
        return None
    pictures = (
        burn_down(
            told.periods[-_MOST_PERIODS[size] :],
            lambda one: period_name(one, told.every),
            width,
            f"chart {size}",
        )
        for size, width in _WIDTHS.items()
    )
    caption = tag(
        "figcaption",
        f"By {told.every}: what was open at its end, what was opened and closed in it, and the pain load by {told.method}.",
    )
    return tag("figure", *pictures, caption)


def _open(told: PainHistory) -> Markup | None:
    if not told.open:
        return None
    keys = ("Pain point", "Days open", "Score", "Severity", "Written", "Owner", "Evidence")
    return _table(f"Open: {len(told.open)}", keys, [_open_row(one) for one in told.open])


def _open_row(one: Debt) -> list[Markup | str]:
    score = "" if one.score is None else f"{one.score:.1f}"
    return [
        _name(one), _days(one), score, severities(one), _written(one), one.life.pain.owner or "",
        tag("span", lapse(one), class_="lapsed") if one.is_lapsed else lapse(one),
    ]  # fmt: skip


def _closed(told: PainHistory) -> Markup | None:
    if not told.closed:
        return None
    keys = ("Pain point", "Closed", "How", "Days open", "Severity", "Written")
    rows = [
        [
            _name(one),
            (one.closed or one.today).isoformat(),
            one.how_closed,
            _days(one),
            severities(one),
            _written(one),
        ]
        for one in told.closed
    ]
    return _table(f"Closed: {len(told.closed)}", keys, rows)


def _periods(told: PainHistory) -> Markup | None:
    if not told.periods:
        return None
    keys = (told.every.capitalize(), "Opened", "Closed", "Open", "Load")
    return _table("Burn-down", keys, [_period_row(one, told.every) for one in reversed(told.periods)])


def _period_row(one: Period, every: str) -> list[Markup | str]:
    return [period_name(one, every), str(one.opened), str(one.closed), str(one.open), f"{one.load:.0f}"]


def _days(one: Debt) -> Markup:
    again = tag("span", f"opened {one.reopened + 1} times", class_="small who") if one.reopened else None
    return joined((tag("span", days_open(one)), again))


def _name(one: Debt) -> Markup:
    return joined(
        (tag("span", one.life.pain.statement, class_="what"), tag("span", one.id, class_="small id"))
    )


def _written(one: Debt) -> Markup:
    who = author(one)
    return joined((tag("span", written(one)), tag("span", who, class_="small who") if who else None))


_NUMBERS = frozenset({"Days open", "Score", "Opened", "Open", "Load"})


def _table(title: str, keys: Sequence[str], rows: Sequence[Sequence[Markup | str]]) -> Markup:
    numbers = _NUMBERS | {"Closed"} if "Load" in keys else _NUMBERS
    kinds = ["num" if key in numbers else None for key in keys]
    heads = tag(
        "tr", *(tag("th", key, scope="col", class_=kind) for key, kind in zip(keys, kinds, strict=True))
    )
    body = (tag("tr", *map(_cell, keys, row, kinds)) for row in rows)
    class_ = "rows few" if "Load" in keys else "rows"
    return tag("table", tag("caption", title), tag("thead", heads), tag("tbody", *body), class_=class_)


def _cell(key: str, cell: Markup | str, kind: str | None) -> Markup:
    if key in _FIRST:
        return tag("th", cell, scope="row")
    return tag("td", cell, data_key=key, class_=kind if cell else "none")


_FIRST = frozenset({"Pain point", *map(str.capitalize, EVERY)})
