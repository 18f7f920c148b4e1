"""Reading many versions of one text: most of it was read before, touchpoint by touchpoint.

The items of lists as deep as the first touchpoints are cut out of a tidy text, and a mark that the text does not hold takes the place
of each. What is left is read, and so is each item by itself, both only once. All that stands deeper than its dash
belongs to an item, wherever it stands, so that both together say what the whole text does. Where a mark is not
found again as an item of a list, as inside of longer text, and wherever else anything is unusual, the whole text is read.
"""

import re
from collections.abc import Iterator
from typing import Any

from journeyctl.load.places import Places
from journeyctl.load.quick import quick_read
from journeyctl.load.read import read
from journeyctl.load.tree import Tree
from journeyctl.text.source import SourceFile

_FIRST = re.compile(r"^ *touchpoints: *\n( *)- ", re.MULTILINE)
_MARK = "\ue000"  # for private use: texts that hold it are read whole
# Of larger texts the limits of the readers would have to be counted across pieces, and of deeper ones.
_MOST = 200_000
_DEEP = "\n" + " " * 24


class _Late(Tree):
    """A tree whose marks are found when somebody asks for places, which is hardly ever."""

    def places(self, text: str) -> Places:
        """Return the places of the nodes in `text`."""
        if self._places is None:
            self._places = read(SourceFile("", text)).places(text)
        return self._places


class Pieces:
    """Reads texts as `read` does, and remembers what it has read; the data of a tree may be shared with another one."""

    def __init__(self) -> None:
        self._known: dict[str, Tree | None] = {}
        self._cuts: dict[int, re.Pattern[str]] = {}

    def read(self, source: SourceFile) -> Tree:
        """Return what `read` says of a text."""
        text = source.text
        first = _FIRST.search(text)
        if first is None or len(text) > _MOST or _DEEP in text or _MARK in text:
            return read(source)
        pieces: list[str] = []

        def cut(match: re.Match[str]) -> str:
            pieces.append(match[0])
            return f"{match[1]}- {_MARK}\n"

        rest = self._cut(len(first[1])).sub(cut, text if text.endswith("\n") else text + "\n")
        whole, items = self._read(rest), [self._read(piece) for piece in pieces]
        if whole is None or None in items:
            return read(source)
        left = iter([item.data[0] for item in items if item is not None])
        try:
            data = _filled(whole.data, left)
        except StopIteration:
            return read(source)
        if next(left, _MARK) is not _MARK:
            return read(source)
        return _Late(data, has_nulls=whole.has_nulls or any(item.has_nulls for item in items if item))

    def _cut(self, column: int) -> re.Pattern[str]:
        """Return what finds the items of lists at a column, each with all that is deeper and the blank lines behind it."""
        found = self._cuts.get(column)
        if found is None:
            rows = rf"(?: {{{column + 1}}}.*\n| *\n)*+"
            found = self._cuts[column] = re.compile(rf"^( {{{column}}})- .*\n{rows}", re.MULTILINE)
        return found

    def _read(self, text: str) -> Tree | None:
        """Return what a tidy text says, without marks; None where it is not tidy."""
        if text not in self._known:
            tree = quick_read(text)
            self._known[text] = None if tree is None else Tree(tree.data, has_nulls=tree.has_nulls)
        return self._known[text]


def _filled(value: Any, left: Iterator[Any]) -> Any:
    """Return data with items in place of their marks."""
    if isinstance(value, dict):
        return {key: _filled(inner, left) for key, inner in value.items()}
    if isinstance(value, list):
        return [next(left) if inner == _MARK else _filled(inner, left) for inner in value]
    return value
