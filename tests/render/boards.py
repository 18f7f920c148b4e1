"""Boards of small workspaces and of the examples."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path

from workspace.files import workspace

from journeyctl.render.board import Board, Group, Page, Shape, Text, each
from journeyctl.render.facts import Facts
from journeyctl.render.look import Look
from journeyctl.render.words import Words
from journeyctl.workspace.workspace import open_workspace

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
LOOK = Look(words=Words.of("en"))


@cache
def example(name: str) -> Facts:
    """Return what there is to show of an example."""
    return Facts(open_workspace(ROOT / "examples" / name), TODAY)


def facts_of(root: Path, files: Mapping[str, str | bytes], settings: str = "") -> Facts:
    """Return what there is to show of a small workspace, which must be without mistakes."""
    found = workspace(root, {"journeyctl.yaml": settings, **files})
    assert not [problem.message for problem in found.diagnostics]
    return Facts(found, TODAY)


def board(facts: Facts, view: str, identifier: str, look: Look = LOOK) -> Board:
    """Return a view of something."""
    made: Board = import_module(f"journeyctl.render.views.{view}").lay_out(facts, identifier, look)
    return made


def texts(page: Page) -> list[str]:
    """Return every text on a page, its lines joined, in the order in which they are painted."""
    return [" ".join(shape.lines) for shape in each(page.shapes) if isinstance(shape, Text)]


def group(page: Page, name: str) -> Group:
    """Return the group of a page with a name."""
    return next(shape for shape in each(page.shapes) if isinstance(shape, Group) and shape.name == name)


def items(made: Board, lane: str) -> Iterator[tuple[str, str, str]]:
    """Yield kind, text and note of what stands in a lane of the first page."""
    grid = made.pages[0].grid
    assert grid is not None
    for row in grid.rows:
        if row.key == lane:
            for cell in row.cells:
                yield from ((item.kind, item.text, item.note) for item in cell.items)


def lanes(made: Board) -> list[str]:
    """Return the keys of the lanes of all pages, in order."""
    return [row.key for page in made.pages if page.grid for row in page.grid.rows]


def inside(shapes: tuple[Shape, ...]) -> list[str]:
    """Return the texts in some shapes."""
    return [" ".join(shape.lines) for shape in each(shapes) if isinstance(shape, Text)]
