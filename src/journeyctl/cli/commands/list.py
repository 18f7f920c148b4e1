"""Say what is in the workspace."""

import os
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import typer

from journeyctl.cli import options
from journeyctl.cli.completion import complete_ids, complete_lists
from journeyctl.cli.console import MisuseError, in_color, width, write
from journeyctl.cli.listing import FILES, LISTS, Facts, list_name
from journeyctl.cli.table import as_csv, as_json, table
from journeyctl.cli.targets import Target, files_of_ids, find_targets, nothing_found, open_all, tell_broken
from journeyctl.report.closing import counted
from journeyctl.report.report import Look
from journeyctl.report.styles import Ink
from journeyctl.text.display import visible
from journeyctl.text.spelling import listing, meant, near_words


class ListFormat(StrEnum):
    """How the list is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def command(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="[KIND]",
            help=f"What to list: {', '.join(LISTS)}.",
            show_default=False,
            autocompletion=complete_lists,
        ),
    ] = None,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATHS]...",
            help="Files, folders or ids of files; the workspace around here where none is given.",
            show_default=False,
            autocompletion=complete_ids,
        ),
    ] = None,
    output_format: Annotated[
        ListFormat, typer.Option("--output-format", help="How the list is written.", metavar="FORMAT")
    ] = ListFormat.TABLE,
    color: options.ColorOption = options.Color.AUTO,
) -> int:
    """Say what is in the workspace.

    Without a KIND: the personas, journeys, evidence and plans.
    """
    name, places = _kind_and_paths(kind, paths or [])
    names = [name] if name else FILES
    found: dict[str, list[Facts]] = {key: [] for key in names}
    titles = []
    broken: list[str] = []
    empty = True
    for target, workspace in open_all(find_targets(files_of_ids(places))):
        only = target.asked(workspace)
        empty = empty and not workspace.files
        titles.append(workspace.settings.title or workspace.root.name)
        broken += [target.from_here(path) for path in workspace.broken_files if only is None or path in only]
        for key in names:
            found[key] += _asked(LISTS[key](workspace), target, only)
    if empty:
        raise nothing_found(places)
    if output_format is ListFormat.JSON:
        write(as_json(found))
    elif output_format is ListFormat.CSV:
        write(as_csv(found[name] if name else _short(found)))
    else:
        look = Look(in_color(color.value, sys.stdout), width(sys.stdout))
        write(_lines(found, look) if name else _overview(found, titles, look))
    tell_broken(broken)
    return 0


def _kind_and_paths(kind: str | None, paths: list[str]) -> tuple[str | None, list[str]]:
    if kind is None:
        return None, paths
    name = list_name(kind)
    if name:
        return name, paths
    if os.path.lexists(kind):  # `list examples/grocery`: a place, and no kind
        return None, [kind, *paths]
    raise MisuseError(
        f"`{kind}` is neither something to list nor a file or folder",
        meant(near_words(kind, LISTS), f"to list there are {listing(LISTS, 40)}"),
    )


def _asked(rows: Iterable[Facts], target: Target, only: frozenset[str] | None) -> list[Facts]:
    return [
        {**row, "path": target.from_here(row["path"])} if "path" in row else row
        for row in rows
        if only is None or "path" not in row or row["path"] in only
    ]


def _short(found: dict[str, list[Facts]]) -> list[Facts]:
    return [
        {"list": name, "id": row["id"], "title": row.get("title") or row.get("name"), "path": row["path"]}
        for name, rows in found.items()
        for row in rows
    ]


def _overview(found: dict[str, list[Facts]], titles: list[str], look: Look) -> str:
    ink = Ink(look)
    title = visible(titles[0]) if len(titles) == 1 else counted(len(titles), "workspace")
    parts = [ink.paint("message", title) + "\n"]
    for name, rows in found.items():
        heading = ink.paint("help", name) + f" ({len(rows)})\n"
        parts.append(f"\n{heading}" + (_lines({name: rows}, look, "  ") if rows else ""))
    return "".join(parts)


def _lines(found: dict[str, list[Facts]], look: Look, indent: str = "") -> str:
    [(name, rows)] = found.items()
    if not rows:
        return f"no {name}\n"
    shown = [{key: value for key, value in row.items() if key != "path"} for row in rows]
    return "".join(f"{line}\n" for line in table(shown, look, indent))
