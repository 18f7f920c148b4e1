"""A grid as a table: stages, touchpoints, lanes, in the order in which they are read."""

from collections.abc import Iterator

from journeyctl.render.board import Cell, Column, Grid, Row, Span
from journeyctl.render.web.curve import drawn
from journeyctl.render.web.feelings import curve_head, feeling
from journeyctl.render.web.icons import icon
from journeyctl.render.web.items import items
from journeyctl.render.web.markup import Markup, joined, tag
from journeyctl.render.web.sections import Section, Sheet, stages, word
from journeyctl.render.words import Words


def table(section: Section, sheet: Sheet, grid: Grid, words: Words) -> Markup:
    """Return the table of a page, in the region that it scrolls in."""
    spans = list(stages(grid))
    inside = tag(
        "table",
        tag("caption", sheet.label, class_="hide"),
        tag("colgroup", tag("col", class_="lane")),
        *_groups(grid, spans),
        tag("thead", *_heads(section, grid, spans, words)),
        *_bodies(section, sheet, grid, words),
        class_=f"grid {weight_class(grid)}",
        id=sheet.key,
    )
    return tag("div", inside, class_="frame", role="region", tabindex=0, aria_label=sheet.label)


def weight_class(grid: Grid) -> str:
    """Return the class that says how wide all columns are together: `n-7`, or `n-7-3` where three of them are quiet."""
    quiet = sum(1 for column in grid.columns if column.quiet)
    return f"n-{len(grid.columns)}-{quiet}" if quiet else f"n-{len(grid.columns)}"


def weight(grid: Grid) -> float:
    """Return how many columns of full width all columns are together: quiet ones are narrow."""
    return round(sum(_NARROW if column.quiet else 1 for column in grid.columns), 2)


_NARROW = 0.6  # as `col.quiet` in the style sheet, and in the script


def _groups(grid: Grid, spans: list[tuple[Span | None, int]]) -> Iterator[Markup]:
    """Yield the columns stage by stage, each by itself where some are narrow."""
    place = 0
    for _, count in spans:
        inside = grid.columns[place : place + count]
        place += count
        if any(column.quiet for column in grid.columns):
            yield tag(
                "colgroup", *(tag("col", class_="quiet" if column.quiet else None) for column in inside)
            )
        else:
            yield tag("colgroup", span=count)


def _heads(
    section: Section, grid: Grid, spans: list[tuple[Span | None, int]], words: Words
) -> Iterator[Markup]:
    goals = any(span and span.goal for span, _ in spans)
    above = bool(spans) + goals
    corner = tag(
        "th",
        tag("span", grid.corner, class_="hide"),
        class_="corner",
        scope="col",
        rowspan=above + 1 if above else None,
    )
    if spans:
        yield tag("tr", corner, *(_stage(span, count) for span, count in spans), class_="stages")
    if goals:
        told = (tag("td", span.goal if span else None, colspan=count) for span, count in spans)
        yield tag("tr", *told, class_="goals")
    columns = (_column(section, column, words) for column in grid.columns)
    yield tag("tr", None if spans else corner, *columns, class_="columns")


def _stage(span: Span | None, count: int) -> Markup:
    if span is None:
        return tag("td", colspan=count)
    note = joined((" ", tag("span", span.note, class_="small"))) if span.note else None
    return tag("th", tag("span", span.title), note, class_="stage", scope="colgroup", colspan=count)


def _column(section: Section, column: Column, words: Words) -> Markup:
    moment = None
    if column.mark:
        kind = "moment-pain" if column.mark == "pain" else column.mark
        told = column.mark_note or words(f"common.moment-{column.mark}")
        moment = tag("span", icon(kind), told, class_="moment")
    name = (
        tag("a", column.title, class_="name", href=column.href)
        if column.href
        else tag("span", column.title, class_="name")
    )
    return tag(
        "th",
        _rests(section, column.sign, words),
        moment,
        name,
        joined((" ", tag("span", column.note, class_="small"))) if column.note else None,
        scope="col",
        class_=_class(column),
        data_tags=tags(column),
    )


def _class(column: Column) -> str | None:
    return f"m-{column.mark}" if column.mark else "quiet" if column.quiet else None


def _rests(section: Section, sign: str, words: Words) -> Markup | None:
    """Return the sign that says on what a touchpoint rests."""
    if not sign:
        return None
    return icon(sign, name=section.legend.get(sign) or words(f"common.{sign}"), classes="sign rests")


def tags(column: Column) -> str:
    """Return what a column can be found by, as words: `persona:ana channel:web`."""
    return " ".join(f"{kind}:{word(one)}" for kind, ids in column.tags.items() for one in ids)


def _bodies(section: Section, sheet: Sheet, grid: Grid, words: Words) -> Iterator[Markup]:
    """Yield the lanes, those below a named line in a body of their own."""
    rows: list[Markup] = []
    for row in grid.rows:
        if row.line:
            if rows:
                yield tag("tbody", *rows)
            title = tag("th", tag("span", row.line), scope="rowgroup", colspan=len(grid.columns) + 1)
            rows = [tag("tr", title, class_="line")]
        rows.append(_lane(section, sheet, grid, row, words))
    yield tag("tbody", *rows)


def _lane(section: Section, sheet: Sheet, grid: Grid, row: Row, words: Words) -> Markup:
    title = tag("span", row.title, class_="lane-title")
    found = {cell.column: cell for cell in row.cells}
    marks = [_class(column) for column in grid.columns]
    if row.curves:
        curve = drawn(row, words)
        head = tag("th", title, curve_head(sheet.key, curve), scope="row")
        cells = [tag("td", feeling(sheet.key, curve, place), class_=mark) for place, mark in enumerate(marks)]
    else:
        head = tag("th", title, scope="row")
        cells = [_cell(section, found.get(place), mark) for place, mark in enumerate(marks)]
    kind = " curve" if row.curves else ""
    return tag("tr", head, *cells, class_=f"lane l-{row.key}{kind}", data_lane=row.key)


def _cell(section: Section, cell: Cell | None, mark: str | None) -> Markup:
    if cell is None:
        return tag("td", class_=mark)
    return tag("td", items(cell.items, section.openers), class_=f"t-{cell.tone}" if cell.tone else mark)
