"""The toolbar above a table: filters and lanes in menus of checkboxes. The script shows it; without it nothing is hidden."""

from collections.abc import Iterable

from journeyctl.render.board import Grid
from journeyctl.render.web.markup import Markup, tag
from journeyctl.render.web.sections import Section, Sheet, word
from journeyctl.render.words import Words


def toolbar(section: Section, sheet: Sheet, grid: Grid, words: Words) -> Markup | None:
    """Return the toolbar of a table, None where there is nothing to choose."""
    menus = [
        _menu(words(f"common.{kind}"), (_box(title, word(one), kind=kind) for one, title in options))
        for kind, options in section.board.filters.items()
        if len(options) > 1
    ]
    if len(grid.rows) > 1:
        menus.append(_menu(words("html.lanes"), (_box(row.title, row.key) for row in grid.rows)))
    if not menus:
        return None
    clear = tag("button", words("html.clear"), type="button", class_="clear", disabled=True)
    return tag(
        "div",
        *menus,
        clear,
        _status(grid, words) if section.board.filters else None,
        class_="tools",
        hidden=True,
        role="group",
        aria_label=f"{words('html.tools')}: {sheet.label}",
        data_sheet=sheet.key,
    )


def _status(grid: Grid, words: Words) -> Markup:
    """Return what says how many touchpoints are shown; the script puts in the number of those that are left."""
    count = sum(1 for column in grid.columns if column.tags)
    some = words("html.some", shown="{shown}", all=words.number(count))
    return tag("p", class_="status", role="status", data_some=some, data_all=words.count("html.all", count))


def _menu(title: str, boxes: Iterable[Markup]) -> Markup:
    summary = tag("summary", title, tag("span", class_="count"))
    return tag("details", summary, tag("fieldset", tag("legend", title), *boxes), class_="menu")


def _box(title: str, value: str, *, kind: str | None = None) -> Markup:
    """Return a checkbox: of a filter by its kind, which is off, or of a lane, which is on."""
    box = tag(
        "input",
        type="checkbox",
        value=value,
        checked=kind is None,
        data_kind=kind,
        data_lane=value if kind is None else None,
    )
    return tag("label", box, " ", tag("span", title))
