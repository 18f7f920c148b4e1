"""Tables for the terminal, and the same rows as JSON and CSV."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journeyctl.report.report import Look
from journeyctl.report.styles import Ink
from journeyctl.text.display import cells, visible

Row = Mapping[str, Any]

_GAP = "  "
_FEWEST = 3
_READABLE, _SHORTEST = 20, 8
_LONGEST = 200  # more than any screen shows; cutting a text of megabytes down by cells would take minutes


def table(rows: Sequence[Row], look: Look, indent: str = "") -> list[str]:
    """Return the lines of a table: one column for each key of the rows, headed by the key.

    Columns in which nothing is written are left out, and numbers stand right. On a narrow
    screen long texts are cut and the last columns, which matter least, are left out.
    """
    return laid_out(rows, look, indent)[1]


def laid_out(rows: Sequence[Row], look: Look, indent: str = "") -> tuple[list[str], list[str]]:
    """Return the keys of the columns that a table shows, and its lines."""
    written = [
        key for key in (rows[0] if rows else ()) if any(row[key] not in (None, "", []) for row in rows)
    ]
    columns = [_column(key, [row[key] for row in rows]) for key in written]
    room = look.width - len(indent)
    while len(columns) > _FEWEST and _least(columns) > room:
        columns.pop()
    widths = _fitted(columns, room)
    ink = Ink(look)
    head, *lines = (
        indent + _GAP.join(map(_aligned, texts, widths, [column.right for column in columns])).rstrip()
        for texts in zip(*(column.texts for column in columns), strict=True)
    )
    return written[: len(columns)], [ink.paint("faint", head), *lines]


@dataclass(frozen=True, slots=True)
class _Column:
    """The texts of a column, its heading first. `least` is the width below which it is hard to read."""

    texts: list[str]
    width: int
    least: int
    right: bool


def _column(key: str, values: list[Any]) -> _Column:
    texts = [visible(key.replace("_", " ")), *(as_text(value)[:_LONGEST] for value in values)]
    width = max(map(cells, texts))
    right = all(_is_number(value) for value in values)
    # Ids are there to be copied, and numbers make no sense when they are cut.
    return _Column(texts, width, width if right or key == "id" else min(width, _READABLE), right)


def _least(columns: list[_Column]) -> int:
    return sum(column.least for column in columns) + len(_GAP) * (len(columns) - 1)


def _fitted(columns: list[_Column], room: int) -> list[int]:
    """Return widths: the widest text gives way first, down to what is readable, and ids last."""
    widths = [column.width for column in columns]
    room -= len(_GAP) * (len(columns) - 1)
    for floor in (
        [column.least for column in columns],
        [0 if not column.right else column.width for column in columns],
    ):
        while sum(widths) > room:
            loose = [index for index, width in enumerate(widths) if width > max(floor[index], _SHORTEST)]
            if not loose:
                break
            widths[max(loose, key=lambda index: widths[index])] -= 1
    return widths


def as_text(value: Any) -> str:
    """Return a value as one line for a reader; text of others cannot steer the terminal."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list):
        return ", ".join(map(as_text, value))
    return visible(" ".join(str(value).split()) if isinstance(value, str) else str(value))


def as_json(content: Row) -> str:
    """Return rows as JSON, with the version of its form first."""
    from journeyctl.report.wire import json_text

    return json_text({"version": 1, **content}, indent=2) + "\n"


def as_csv(rows: Sequence[Row]) -> str:
    """Return rows as CSV, safe to open in a spreadsheet."""
    import csv
    from io import StringIO

    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows[0] if rows else ())
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = " ".join(value)
    if isinstance(value, str):
        value = as_text(value)
    # A spreadsheet would run `=...`: a quote in front makes it text.
    return (
        f"'{value}"
        if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
        else value
    )


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _aligned(text: str, width: int, on_the_right: bool) -> str:
    short = _cut(text, width)
    padding = " " * (width - cells(short))
    return padding + short if on_the_right else short + padding


def _cut(text: str, width: int) -> str:
    if cells(text) <= width:
        return text
    while cells(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"
