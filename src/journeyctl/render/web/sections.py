"""What a page shows of a board, with the ids it has in the document."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from journeyctl.render.board import Board, Detail, Grid, Page, Span

_UNFIT = re.compile(r"[^\w-]+", re.ASCII)
_SPLITTERS = re.compile(r"[\s,&=#%:.]+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a board; `label` is met once in the document."""

    key: str
    label: str
    page: Page


@dataclass(frozen=True, slots=True)
class Section:
    """A board with its pages and details; `openers` are the ids of details in the document by those of the board."""

    key: str
    board: Board
    sheets: tuple[Sheet, ...]
    details: tuple[tuple[str, Detail], ...]
    openers: Mapping[str, str]
    legend: Mapping[str, str]


class Names:
    """Gives out ids and labels, each once."""

    def __init__(self) -> None:
        self._used: set[str] = {"main", "top", "contents"}

    def id(self, wish: str) -> str:
        """Return an id that is no other's, as near to the wish as may be."""
        return self._free(_UNFIT.sub("-", wish).strip("-") or "board", "-")

    def label(self, wish: str) -> str:
        """Return a label that is no other's."""
        return self._free(wish, " ")

    def _free(self, wish: str, joint: str) -> str:
        tries = (wish if number == 1 else f"{wish}{joint}{number}" for number in count(1))
        name = next(name for name in tries if name not in self._used)
        self._used.add(name)
        return name


def section(board: Board, names: Names) -> Section:
    """Return a board with ids for everything that is referred to."""
    key = names.id(f"{board.view}-{board.id}")
    details = tuple((names.id(f"{key}-detail-{number}"), one) for number, one in enumerate(board.details, 1))
    sheets = tuple(
        Sheet(names.id(f"{key}-{place}"), names.label(_label(page, board)), page)
        for place, page in enumerate(board.pages, 1)
    )
    openers = {one.id: name for name, one in details}
    return Section(key, board, sheets, details, openers, {entry.sign: entry.text for entry in board.legend})


def _label(page: Page, board: Board) -> str:
    return (page.grid.caption if page.grid else page.title) or board.title


def stages(grid: Grid) -> Iterator[tuple[Span | None, int]]:
    """Yield the stages from left to right with how many columns they have; None for columns outside of any."""
    column = 0
    if not grid.spans:
        return
    for span in sorted(grid.spans, key=lambda one: one.first):
        if span.first > column:
            yield None, span.first - column
        if span.count:
            yield span, span.count
            column = span.first + span.count
    if column < len(grid.columns):
        yield None, len(grid.columns) - column


def word(identifier: str) -> str:
    """Return an id without what would end it in a list or in an address.

    >>> word("a b,c")
    'a_b_c'
    """
    return _SPLITTERS.sub("_", identifier)
