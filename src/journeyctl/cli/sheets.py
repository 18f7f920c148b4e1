"""A sheet of facts, the same for readers and machines: table, JSON, CSV and Markdown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from journeyctl.cli.table import Row, as_csv, as_json, as_text, laid_out
from journeyctl.report.markdown_text import markdown_text
from journeyctl.report.report import Look
from journeyctl.report.styles import Ink
from journeyctl.report.wrap import wrap
from journeyctl.text.display import visible


class Line(NamedTuple):
    """One line of an explanation, and its style (`report.styles`); `plain` is none."""

    text: str
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The facts of one workspace.

    `rows` are for machines: exact numbers, under `name`, with `facts` about all of them beside. They are
    read at most once, and may be made when they are read. `shown`
    are the rows of the table, in words, whose keys are its headings (`_` reads as a blank); the last columns are
    left out where there is no room. `notes` stand below the table, one paragraph each, then what the columns
    that are shown mean: `meanings` holds the words for some keys. `text` is
    shown instead of a table (an explanation): lines, each with the style it is painted in. `known` are the ids
    that may have been meant where one was asked for that nobody has.
    """

    name: str
    rows: Iterable[Row]
    shown: Sequence[Row]
    notes: Sequence[str] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    text: Sequence[Line] = ()
    known: Sequence[str] = ()
    meanings: Mapping[str, str] = field(default_factory=dict)

    def legend(self, keys: Iterable[str]) -> str:
        """Return what the columns with these keys mean, as one paragraph, or nothing."""
        told = [f"{key.replace('_', ' ')}: {self.meanings[key]}" for key in keys if key in self.meanings]
        return "; ".join(told)


@dataclass(frozen=True, slots=True)
class Titled:
    """A sheet with the title and the root of its workspace."""

    title: str
    root: str
    sheet: Sheet


def on_screen(sheets: Sequence[Titled], look: Look) -> str:
    """Return sheets for a terminal, headed by the title where there are several."""
    ink = Ink(look)
    parts: list[str] = []
    for titled in sheets:
        lines = [ink.paint("message", visible(titled.title)), ""] if len(sheets) > 1 else []
        sheet = titled.sheet
        if sheet.text:
            for line in sheet.text:
                lines += (ink.paint(line.style, part) for part in _hanging(visible(line.text), look.width))
        keys: list[str] = []
        if sheet.shown and not sheet.text:
            keys, rows = laid_out(sheet.shown, look)
            lines += rows
        for note in filter(None, (*sheet.notes, sheet.legend(keys))):
            if lines and lines[-1]:
                lines.append("")
            lines += (ink.paint("faint", line) for line in wrap(visible(note), look.width))
        parts.append("\n".join(lines).strip("\n") + "\n")
    return "\n".join(parts)


def _hanging(line: str, width: int) -> list[str]:
    """Break a line so that what follows stands under its beginning."""
    indent = line[: len(line) - len(line.lstrip())]
    first, *rest = wrap(line.lstrip(), width - len(indent) - 2, width - len(indent))
    return [indent + first, *(f"{indent}  {part}" for part in rest)]


def as_markdown(sheets: Sequence[Titled]) -> str:
    """Return sheets as Markdown: a heading, a table and the notes of each."""
    blocks: list[str] = []
    for titled in sheets:
        blocks.append(f"### {markdown_text(titled.title)}")
        sheet = titled.sheet
        if sheet.text:
            blocks.append("\n".join(f"    {visible(line.text)}".rstrip() for line in sheet.text))
        keys: list[str] = []
        if sheet.shown and not sheet.text:
            keys = _written_keys(sheet.shown)
            blocks.append("\n".join(_markdown_table(sheet.shown, keys)))
        blocks += map(markdown_text, filter(None, (*sheet.notes, sheet.legend(keys))))
    return "\n\n".join(blocks) + "\n"


def _written_keys(rows: Sequence[Row]) -> list[str]:
    return [key for key in rows[0] if any(row[key] not in (None, "", []) for row in rows)]


def _markdown_table(rows: Sequence[Row], keys: Sequence[str]) -> list[str]:
    right = [all(isinstance(row[key], int | float | None) for row in rows) for key in keys]
    return [
        f"| {' | '.join(markdown_text(key.replace('_', ' ')) for key in keys)} |",
        f"| {' | '.join('---:' if one else '---' for one in right)} |",
        *(f"| {' | '.join(markdown_text(as_text(row[key])) for key in keys)} |" for row in rows),
    ]


def for_machines(sheets: Sequence[Titled]) -> str:
    """Return sheets as JSON, versioned, one entry a workspace."""
    return as_json(
        {
            "workspaces": [
                {
                    "title": titled.title,
                    "root": titled.root,
                    **titled.sheet.facts,
                    titled.sheet.name: list(titled.sheet.rows),
                }
                for titled in sheets
            ]
        }
    )


def for_spreadsheets(sheets: Sequence[Titled]) -> str:
    """Return the rows of sheets as CSV; what is a mapping inside becomes columns of its own."""
    several = len(sheets) > 1
    rows = [
        {**({"workspace": titled.root} if several else {}), **_flat(row)}
        for titled in sheets
        for row in titled.sheet.rows
    ]
    keys = list(dict.fromkeys(key for row in rows for key in row))
    return as_csv([{key: row.get(key) for key in keys} for row in rows])


def _flat(row: Row, before: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, Mapping):
            flat.update(_flat(value, f"{before}{key}_"))
        elif key == "origin" or (isinstance(value, list) and value and isinstance(value[0], Mapping)):
            continue  # explanations and lists of things have no place in a cell
        else:
            flat[f"{before}{key}"] = [str(item) for item in value] if isinstance(value, list) else value
    return flat
