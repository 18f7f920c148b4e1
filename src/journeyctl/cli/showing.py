"""What `show` does: find the journey that is meant, and draw its map on the terminal."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from journeyctl.cli.console import ColorWhen, MisuseError, in_color, width, write
from journeyctl.cli.picture_arguments import read_words
from journeyctl.cli.picture_look import CallLook, LookOptions, check_persona
from journeyctl.cli.table import table
from journeyctl.cli.targets import Target, find_targets, nothing_found, open_all, tell_broken
from journeyctl.cli.terminal_map import journey_map
from journeyctl.cli.terminal_text import written
from journeyctl.model.journey import Journey
from journeyctl.render.facts import Facts
from journeyctl.report.report import Look as Screen
from journeyctl.score.curve import felt, sparkline
from journeyctl.text.display import visible
from journeyctl.text.spelling import listing
from journeyctl.workspace.discover import find_root
from journeyctl.workspace.workspace import Workspace

# Signs of ours that a screen without Unicode lacks; each Braille letter is a dot there.
_PLAIN: dict[int, str | int | None] = {
    **dict.fromkeys(range(0x2800, 0x2900), "."),
    **str.maketrans("●○□◎☆▲△▼◆✦◇✓→━┈“”„«»‘’−–", '@oQOx!-v*+?v>=-"""""\'\'--'),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowOptions:
    """One call, as its options say; `word` is an id or a path."""

    word: str | None = None
    look: LookOptions
    color: ColorWhen = "auto"
    today: date


class Found(NamedTuple):
    """A journey, and what is to be typed to show it."""

    workspace: Workspace
    id: str
    journey: Journey
    way: str


def run_show(given: ShowOptions) -> int:
    """Carry out a call and return the exit code."""
    words = [given.word] if given.word is not None else []
    asked = read_words(words)
    if asked.pairs:
        help_text = f"`journeyctl render {given.word}` sets them beside each other"
        raise MisuseError(f"`{given.word}` names two journeys", help_text)
    call = CallLook.read(given.look)
    found: list[Found] = []
    broken: list[str] = []
    personas: list[str] = []
    empty = True
    for target, workspace in open_all(find_targets(asked.places)):
        only = target.asked(workspace)
        empty = empty and not (workspace.files if only is None else only)
        broken += map(target.from_here, workspace.broken_files)
        found += _journeys(target, workspace, only)
        personas += (file.id for file in workspace.files if file.kind.word == "persona")
    if empty:
        raise nothing_found(words)
    if given.look.persona is not None:
        check_persona(given.look.persona, personas)
    if found:
        write(_shown(_screen(found, call, given)))
        sys.stdout.flush()  # what was left out stands below it, also where both go into one file
    tell_broken(broken)
    if not found:
        raise MisuseError(
            f"there is no journey in {listing(words) or 'this workspace'}",
            "`journeyctl list journeys` lists them",
        )
    return 0


def _journeys(target: Target, workspace: Workspace, only: frozenset[str] | None) -> Iterator[Found]:
    here = target.root == find_root(Path.cwd())
    for file, journey in workspace.documents(Journey):
        if only is None or file.source.path in only:
            yield Found(workspace, file.id, journey, file.id if here else target.from_here(file.source.path))


def _screen(found: Sequence[Found], call: CallLook, given: ShowOptions) -> str:
    """Return the map of the journey that is meant, or what there is to show."""
    colored, wide = in_color(given.color, sys.stdout), width(sys.stdout)
    chosen = _chosen(found)
    if chosen is None:
        return _overview(found, Screen(colored, wide))
    facts = Facts(chosen.workspace, given.today)
    return written(journey_map(facts, chosen.id, call.of(chosen.workspace), wide), color=colored)


def _chosen(found: Sequence[Found]) -> Found | None:
    """Return the journey that is meant: the only one, or the only one of today."""
    today = [one for one in found if one.journey.state == "current"]
    return next((some[0] for some in (found, today) if len(some) == 1), None)


def _overview(found: Sequence[Found], screen: Screen) -> str:
    """Return what there is to show, with the curves, and how to show one."""
    rows = [
        {
            "id": one.id,
            "state": one.journey.state,
            "curve": sparkline(
                felt(
                    (touchpoint for stage in one.journey.stages for touchpoint in stage.touchpoints),
                    one.workspace.settings.scales.emotion,
                )
            ),
            "title": one.journey.title,
        }
        for one in found
    ]
    lines = [*table(rows, screen), "", f"show one of them: `journeyctl show {visible(found[0].way)}`"]
    return "".join(f"{line}\n" for line in lines)


def _shown(text: str) -> str:
    """Put plain signs for those of ours that the screen cannot show."""
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return text.translate(_PLAIN)
    return text
