"""Show the action plan as a board: what is overdue, who does what by when, and whether it helped."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import typer

from journeyctl.cli import options
from journeyctl.cli.completion import complete_ids
from journeyctl.cli.console import MisuseError, in_color, width, write, write_error
from journeyctl.cli.plan_board import board, on_board
from journeyctl.cli.sheets import Titled, as_markdown, for_machines, for_spreadsheets
from journeyctl.cli.targets import Target, files_of_ids, find_targets, nothing_found, open_all
from journeyctl.cli.today import read_today
from journeyctl.model.journey import Journey
from journeyctl.report.report import Look
from journeyctl.score.board import Card, cards
from journeyctl.text.display import visible
from journeyctl.text.spelling import listing, meant, near_words
from journeyctl.workspace.workspace import Workspace


class PlanFormat(StrEnum):
    """How the plan is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


class PlanStatus(StrEnum):
    """The state of an initiative; `overdue` is one that should be done by now."""

    OVERDUE = "overdue"
    DOING = "doing"
    PLANNED = "planned"
    IDEA = "idea"
    DONE = "done"
    DROPPED = "dropped"


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATHS]...",
            help="Files, folders or ids of plans and journeys; the workspace around here where none is given.",
            show_default=False,
            autocompletion=complete_ids,
        ),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(help="Only the initiatives of this team.", metavar="TEAM", show_default=False),
    ] = None,
    status: Annotated[
        list[PlanStatus] | None,
        typer.Option(
            help="Only initiatives in this state: overdue, doing, planned, idea, done or dropped; may be given several times.",
            metavar="STATE",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        PlanFormat, typer.Option("--output-format", help="How the plan is written.", metavar="FORMAT")
    ] = PlanFormat.TABLE,
    color: options.ColorOption = options.Color.AUTO,
    today: Annotated[
        str | None,
        typer.Option(
            "--today",
            envvar="JOURNEYCTL_TODAY",
            help="The day to count from, such as 2026-11-22; today where it is not given.",
            metavar="DATE",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Show the action plan as a board: what is overdue, who does what by when, and whether it helped.

    A plan that is named is shown whole; of a journey, the initiatives that answer its opportunities.
    """
    day = read_today(today)
    places = paths or []
    found: list[tuple[Titled, list[Card]]] = []
    owners: dict[str, None] = {}
    broken: list[str] = []
    empty = True
    for target, workspace in open_all(find_targets(files_of_ids(places))):
        empty = empty and not workspace.files
        broken += map(target.from_here, workspace.broken_files)
        on_it = cards(workspace, day)
        owners |= dict.fromkeys(workspace.settings.teams or ())
        owners |= dict.fromkeys(card.initiative.owner for card in on_it if card.initiative.owner)
        kept = [
            card
            for card in _asked(on_it, target, workspace)
            if owner in (None, card.initiative.owner) and _in_state(card, status)
        ]
        title = workspace.settings.title or workspace.root.name
        if workspace.files:
            found.append((Titled(title, target.prefix or ".", board(kept)), kept))
    if empty:
        raise nothing_found(places)
    if owner is not None and owner not in owners:
        raise _unknown_owner(owner, owners)
    titled = [one for one, _ in found]
    if output_format is PlanFormat.JSON:
        write(for_machines(titled))
    elif output_format is PlanFormat.CSV:
        write(for_spreadsheets(titled))
    elif output_format is PlanFormat.MARKDOWN:
        write(as_markdown(titled))
    else:
        write(on_board(found, Look(in_color(color.value, sys.stdout), width(sys.stdout))))
    if broken:
        write_error(
            f"left out: {visible(broken[0])}{f' and {len(broken) - 1} more' if len(broken) > 1 else ''}, "
            "with mistakes; `journeyctl validate` tells them\n"
        )
    return 0


def _asked(on_it: Iterable[Card], target: Target, workspace: Workspace) -> Iterable[Card]:
    """Return the cards of the plans that are asked about, and those that answer a journey that is."""
    only = target.asked(workspace)
    if only is None:
        return on_it
    journeys = {file.id for file, _ in workspace.documents(Journey) if file.source.path in only}
    return [
        card
        for card in on_it
        if card.path in only or any(name.partition("/")[0] in journeys for name in card.initiative.answers)
    ]


def _in_state(card: Card, status: list[PlanStatus] | None) -> bool:
    return not status or card.group in status or card.initiative.status in status


def _unknown_owner(owner: str, owners: Iterable[str]) -> MisuseError:
    known = sorted(owners)
    otherwise = f"there are {listing(known)}" if known else "no initiative names an `owner`"
    return MisuseError(f"there is no team `{owner}`", meant(near_words(owner, known), otherwise))
