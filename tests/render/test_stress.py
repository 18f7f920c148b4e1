"""Every view of every hard workspace: nothing overlaps, clips, leaves the page or gets lost, and two runs are equal."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from journeyctl.cli.console import MisuseError
from journeyctl.cli.graphviz import arrange
from journeyctl.render import views
from journeyctl.render.board import Board
from journeyctl.render.facts import Facts
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import SLIDE, Arrange, Look, Paper
from journeyctl.render.words import Words
from render.geometry import problems
from render.spoken import flat, said
from render.stress import CASES, opened

TODAY = date(2026, 11, 22)
VIEWS = sorted(module.name for module in pkgutil.iter_modules(views.__path__))
PAPERS = {"endless": None, "slide": SLIDE, "portrait": Paper(794, 1123)}


def view_of(name: str) -> ModuleType:
    return importlib.import_module(f"{views.__name__}.{name}")


@cache
def graphviz() -> Arrange:
    try:
        return arrange(seconds=20)
    except MisuseError as error:
        pytest.skip(f"there is no Graphviz: {error}")


def subjects(view: ModuleType, facts: Facts) -> list[str]:
    if hasattr(view, "subjects"):
        return list(view.subjects(facts))
    return {"journey": list(facts.journeys), "persona": list(facts.personas), "workspace": [""]}[view.ABOUT]


def boards(view: ModuleType, facts: Facts, look: Look) -> Iterator[Board]:
    for subject in subjects(view, facts):
        yield view.lay_out(facts, subject, look)


def look_for(view: ModuleType, paper: str) -> Look:
    look = Look(words=Words.of("en"), paper=PAPERS[paper])
    return replace(look, arrange=graphviz()) if getattr(view, "GRAPH", False) else look


def beyond(board: Board, look: Look) -> Iterable[str]:
    """Yield the pages that are larger than the paper."""
    if look.paper is not None:
        for page in board.pages:
            if page.width > look.paper.width + 0.5 or page.height > look.paper.height + 0.5:
                yield f"{page.name}: {page.width:.0f} x {page.height:.0f} is larger than the paper"


def lost(board: Board, facts: Facts) -> Iterable[str]:
    """Yield what the journey of a board holds and the board does not say, neither in pictures nor in words."""
    journey = facts.journeys.get(board.id)
    if journey is None:
        return
    everything = said(board)
    points = [one for stage in journey.stages for one in stage.touchpoints]
    lanes = {row.key for page in board.pages if page.grid for row in page.grid.rows}
    if board.view == "opportunities":
        lanes = {"pains", "opportunities"}
    else:
        for title in [stage.title for stage in journey.stages] + [point.title for point in points]:
            if flat(clean(title)) not in everything:
                yield f"the title `{title[:40]}` is lost"
    for lane in sorted(lanes):
        for statement in _stated(lane, points):
            if flat(clean(statement)) not in everything:
                yield f"`{statement[:40]}` is lost from `{lane}`"


def _stated(lane: str, points: Iterable[object]) -> Iterator[str]:
    key = {"pains": "pain_points"}.get(lane, lane)
    if key in {"actions", "thoughts", "needs", "pain_points", "gains", "opportunities"}:
        for point in points:
            yield from (getattr(thing, "statement", thing) for thing in getattr(point, key))


@pytest.mark.parametrize("case", CASES)
def test_the_hard_workspaces_are_right(tmp_path: Path, case: str) -> None:
    assert [(item.rule, item.message) for item in opened(tmp_path, case).diagnostics] == []


def _tried() -> Iterator[tuple[str, str, str]]:
    """Yield what is tried: of graphs, which take a while, what differs for them."""
    alike = {"chinese", "korean", "hebrew", "hindi", "many channels", "thirty pains of one kind"}
    for name in VIEWS:
        graph = getattr(view_of(name), "GRAPH", False)
        for case in CASES:
            if not (graph and case in alike):
                yield from ((case, name, paper) for paper in PAPERS if not (graph and paper == "portrait"))


@pytest.mark.parametrize(("case", "name", "paper"), list(_tried()))
def test_nothing_overlaps_clips_or_gets_lost(tmp_path: Path, case: str, name: str, paper: str) -> None:
    view = view_of(name)
    facts, look = Facts(opened(tmp_path, case), TODAY), look_for(view, paper)
    found = [
        f"{board.id}: {problem}"
        for board in boards(view, facts, look)
        for problem in (
            *(problem for page in board.pages for problem in problems(page, look)),
            *beyond(board, look),
            *lost(board, facts),
        )
    ]
    assert not found, "\n".join(found[:12])


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("case", ["english", "emoji", "eight personas", "loops"])
def test_two_runs_are_equal(tmp_path: Path, case: str, name: str) -> None:
    view = view_of(name)
    look = look_for(view, "slide")
    one, two = (list(boards(view, Facts(opened(tmp_path, case), TODAY), look)) for _ in range(2))
    assert one == two
