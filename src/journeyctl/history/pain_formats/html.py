"""One page for a browser: the debt of today, the burn-down, and every pain point; it asks for nothing from anywhere."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from journeyctl.diff.difference import Look
from journeyctl.history.bars import burn_down
from journeyctl.history.page_words import DebtWords
from journeyctl.history.pain_words import period_name
from journeyctl.history.pains import Debt, PainHistory, Period
from journeyctl.history.web import page
from journeyctl.render.look import Theme
from journeyctl.render.web.markup import Markup, joined, tag
from journeyctl.render.words import Words

_MOST_PERIODS = {"wide": 60, "narrow": 12}
_WIDTHS = {"wide": 1040.0, "narrow": 360.0}


def render(
    told: Sequence[PainHistory], look: Look, theme: Theme | None = None, words: Words | None = None
) -> str:
    """Return the page, in the colours of a theme and a language."""
    says = DebtWords(words or Words.of(None))
    kicker = says("debt")
    title = told[0].title if len(told) == 1 and told[0].title else kicker
    sections = joined(_section(one, len(told) > 1, says) for one in told)
    return page(title, kicker if title != kicker else "", sections, theme or Theme(), says.words)


def _section(told: PainHistory, several: bool, says: DebtWords) -> Markup:
    return tag(
        "section",
        tag("h2", told.title) if several else None,
        tag("p", says("on", day=told.today.isoformat()), class_="small"),
        tag("ul", *(tag("li", line) for line in says.head(told)), class_="told"),
        _chart(told, says),
        _open(told, says),
        _closed(told, says),
        _periods(told, says),
        *map(says.note, told.notes),
        class_="board",
    )


def _chart(told: PainHistory, says: DebtWords) -> Markup | None:
    if len(told.periods) < 2:
        return None
    named = [(period_name(one, told.every), one) for one in told.periods]
    pictures = (
        burn_down(named[-_MOST_PERIODS[size] :], width, f"chart {size}", says)
        for size, width in _WIDTHS.items()
    )
    caption = tag("figcaption", says(f"by-{told.every}", method=says.method(told)))
    return tag("figure", *pictures, caption)


def _open(told: PainHistory, says: DebtWords) -> Markup | None:
    if not told.open:
        return None
    columns = (
        _first(says.words("common.pain")), _number(says("days-open")), _number(says.words("common.score")),
        _text(says.words("common.severity")), _text(says("written")), _text(says.words("common.owner")), _text(says.words("common.evidence")),
    )  # fmt: skip
    title = says("table-open", count=says.words.number(len(told.open)))
    return _table(title, columns, [_open_row(one, says) for one in told.open])


def _open_row(one: Debt, says: DebtWords) -> list[Markup | str]:
    score = "" if one.score is None else says.words.number(one.score, 1)
    lapse = says.lapse(one)
    return [
        _name(one), _days(one, says), score, says.severities(one), _written(one, says), one.life.pain.owner or "",
        tag("span", lapse, class_="lapsed") if one.is_lapsed else lapse,
    ]  # fmt: skip


def _closed(told: PainHistory, says: DebtWords) -> Markup | None:
    if not told.closed:
        return None
    columns = (
        _first(says.words("common.pain")), _text(says("closed")), _text(says("how")), _number(says("days-open")),
        _text(says.words("common.severity")), _text(says("written")),
    )  # fmt: skip
    rows = [
        [
            _name(one),
            (one.closed or one.today).isoformat(),
            says.how_closed(one),
            _days(one, says),
            says.severities(one),
            _written(one, says),
        ]
        for one in told.closed
    ]
    return _table(says("table-closed", count=says.words.number(len(told.closed))), columns, rows)


def _periods(told: PainHistory, says: DebtWords) -> Markup | None:
    if not told.periods:
        return None
    names = (says("opened"), says("closed"), says("open"), says("load"))
    columns = (_first(says(f"one-{told.every}")), *map(_number, names))
    rows = [_period_row(one, told.every, says.words) for one in reversed(told.periods)]
    return _table(says("burn-down"), columns, rows, few=True)


def _period_row(one: Period, every: str, words: Words) -> list[Markup | str]:
    return [period_name(one, every), *map(words.number, (one.opened, one.closed, one.open, one.load))]


def _days(one: Debt, says: DebtWords) -> Markup:
    told = says("times-opened", count=one.reopened + 1)
    again = tag("span", told, class_="small who") if one.reopened else None
    return joined((tag("span", says.days_open(one)), again))


def _name(one: Debt) -> Markup:
    return joined(
        (tag("span", one.life.pain.statement, class_="what"), tag("span", one.id, class_="small id"))
    )


def _written(one: Debt, says: DebtWords) -> Markup:
    who = says.author(one)
    return joined((tag("span", says.written(one)), tag("span", who, class_="small who") if who else None))


class _Column(NamedTuple):
    """A column: what stands above it, and whether it holds numbers or names its row."""

    title: str
    kind: Literal["first", "num", "text"]


def _first(title: str) -> _Column:
    return _Column(title, "first")


def _number(title: str) -> _Column:
    return _Column(title, "num")


def _text(title: str) -> _Column:
    return _Column(title, "text")


def _table(
    title: str, columns: Sequence[_Column], rows: Sequence[Sequence[Markup | str]], *, few: bool = False
) -> Markup:
    heads = tag("tr", *(tag("th", one.title, scope="col", class_=_class(one)) for one in columns))
    body = (tag("tr", *map(_cell, columns, row)) for row in rows)
    class_ = "rows few" if few else "rows"
    return tag("table", tag("caption", title), tag("thead", heads), tag("tbody", *body), class_=class_)


def _class(column: _Column) -> str | None:
    return "num" if column.kind == "num" else None


def _cell(column: _Column, cell: Markup | str) -> Markup:
    if column.kind == "first":
        return tag("th", cell, scope="row")
    return tag("td", cell, data_key=column.title, class_=_class(column) if cell else "none")
