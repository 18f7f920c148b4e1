"""Where each key and value stands: `path -> Place`, looked up only when somebody asks.

The reader leaves four numbers for each node, in document order: where it starts and ends, the
number of the node after its subtree, and its kind. Building a table of all paths would cost
fifty times as much as the few look-ups that findings need.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from journeyctl.text.source import Span

PLAIN: Final = 0
QUOTED: Final = 1
BLOCK: Final = 2
MAPPING: Final = 3
SEQUENCE: Final = 4
ALIAS: Final = 5

Path = tuple[str | int, ...]

_BLANK_TAIL = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n|\Z))+\Z")


class Place(NamedTuple):
    """Where a thing is written: its key (None in a list and at the root) and its value."""

    key: Span | None
    value: Span

    @property
    def shown(self) -> Span:
        """The value, or the key where the value is left empty."""
        return self.key if self.key is not None and self.value.start == self.value.end else self.value


def key_text(written: str, kind: int) -> str:
    """Return what a key says that is written so."""
    if kind == PLAIN and written[:1] not in ("&", "!") and "\n" not in written:
        return written
    if (
        kind == QUOTED
        and written[:1] in "'\""
        and "\\" not in written
        and "\n" not in written
        and written[0] not in written[1:-1]
    ):
        return written[1:-1]
    from journeyctl.load.events import (
        scalar_value,  # a handful in a thousand files; unescaping is the parser's job
    )

    return scalar_value(written)


class Places:
    """The places of one document."""

    __slots__ = ("_aliases", "_children", "_marks", "_searched", "_text", "_texts")

    def __init__(self, text: str, marks: "array[int]", aliases: Mapping[int, int]) -> None:
        self._text = text
        self._marks = marks
        self._aliases = aliases
        # Where quoted and block scalars start and end, in order, once somebody asks.
        self._texts: list[tuple[int, int]] | None = None
        # A node is searched when it is asked about for the first time, and its children are kept
        # from the second time on: most are asked about once, and none must be searched a thousand times.
        self._searched: set[int] = set()
        self._children: dict[int, dict[str | int, tuple[int | None, int]]] = {}

    def find(self, path: Sequence[str | int]) -> Place | None:
        """Return the place at `path`, or None when nothing is written there."""
        found, place = self.resolve(path)
        return place if len(found) == len(path) else None

    def resolve(self, path: Sequence[str | int]) -> tuple[Path, Place]:
        """Follow `path` as far as it is written, leaving out parts that are not there.

        Validators add words of their own to a path (the member of a union, `[key]`); these are
        stepped over. The path that was really walked comes back with its place.
        """
        node, key, walked = 0, None, []
        for part in path:
            step = self._child(node, part)
            if step is not None:
                key, node = step
                walked.append(part)
        return tuple(walked), self._place(key, node)

    def first_of(self, path: Sequence[str | int], keys: Sequence[str]) -> Place | None:
        """Return the place of the first of `keys` that is written in the mapping at `path`, or None."""
        node = 0
        for part in path:
            step = self._child(node, part)
            if step is None:
                return None
            node = step[1]
        found = next((step for key in keys if (step := self._child(node, key))), None)
        return self._place(*found) if found else None

    def key_texts(self, path: Sequence[str | int]) -> list[str]:
        """Return the keys written in the mapping at `path`, in order."""
        node: int | None = 0
        for part in path:
            step = self._child(node or 0, part)
            if step is None:
                return []
            node = step[1]
        return [self._key_text(key) for key, _ in self._pairs(self._target(node or 0))]

    def walk(self) -> Iterator[tuple[Path, Place]]:
        """Yield every path with its place, parents first; aliases are not entered."""
        if not self._marks:
            return
        todo: list[tuple[Path, int | None, int]] = [((), None, 0)]
        while todo:
            path, key, node = todo.pop()
            yield path, self._place(key, node)
            children: list[tuple[Path, int | None, int]] = []
            if self._kind(node) == MAPPING:
                children = [((*path, self._key_text(k)), k, value) for k, value in self._pairs(node)]
            elif self._kind(node) == SEQUENCE:
                children = [((*path, index), None, item) for index, item in enumerate(self._items(node))]
            todo.extend(reversed(children))

    def scalar_at(self, offset: int) -> bool:
        """Say whether `offset` lies inside a quoted or block scalar, where `#` starts no comment."""
        if self._texts is None:
            marks = self._marks
            self._texts = [
                (marks[i], marks[i + 1]) for i in range(0, len(marks), 4) if marks[i + 3] in (QUOTED, BLOCK)
            ]
        before = bisect_right(self._texts, (offset, len(self._text) + 1)) - 1
        return before >= 0 and offset < self._texts[before][1]

    def _kind(self, node: int) -> int:
        return self._marks[node * 4 + 3]

    def _target(self, node: int) -> int:
        return self._aliases[node] if self._kind(node) == ALIAS else node

    def _child(self, node: int, part: str | int) -> tuple[int | None, int] | None:
        if not self._marks:
            return None
        node = self._target(node)
        children = self._children.get(node)
        if children is None:
            if node not in self._searched:
                self._searched.add(node)
                return self._search(node, part)
            children = self._children[node] = self._read_children(node)
        found = children.get(part)
        if found is None and self._kind(node) == MAPPING:
            return children.get(str(part))
        return found

    def _search(self, node: int, part: str | int) -> tuple[int | None, int] | None:
        if self._kind(node) == SEQUENCE:
            items = (item for index, item in enumerate(self._items(node)) if index == part)
            return next(((None, item) for item in items), None)
        text = str(part)
        return next((pair for pair in self._pairs(node) if self._key_text(pair[0]) == text), None)

    def _read_children(self, node: int) -> dict[str | int, tuple[int | None, int]]:
        children: dict[str | int, tuple[int | None, int]] = {}
        if self._kind(node) == SEQUENCE:
            children.update(enumerate((None, item) for item in self._items(node)))
        for key, value in self._pairs(node):
            children.setdefault(self._key_text(key), (key, value))
        return children

    def _items(self, node: int) -> Iterator[int]:
        item, end = node + 1, self._marks[node * 4 + 2]
        while item < end:
            yield item
            item = self._marks[item * 4 + 2]

    def _pairs(self, node: int) -> Iterator[tuple[int, int]]:
        nodes = self._items(node) if self._kind(node) == MAPPING else iter(())
        for key in nodes:
            yield key, next(nodes)

    def _key_text(self, node: int) -> str:
        target = self._target(node)
        start, end = self._marks[target * 4], self._marks[target * 4 + 1]
        return key_text(self._text[start:end], self._kind(target))

    def _place(self, key: int | None, node: int) -> Place:
        return Place(self._span(key) if key is not None else None, self._span(node))

    def _span(self, node: int) -> Span:
        if not self._marks:
            return Span(0, 0)
        # The reader adds a line break behind a last line without one: the text may end before a mark.
        size = len(self._text)
        start, end = min(self._marks[node * 4], size), min(self._marks[node * 4 + 1], size)
        if self._kind(node) in (BLOCK, MAPPING, SEQUENCE):
            # A block ends where the next token starts: blank lines and comments are not part of it.
            tail = _BLANK_TAIL.search(self._text, self._last_content(node), end)
            end = tail.start() if tail else end
        return Span(start, max(start, end))

    def _last_content(self, node: int) -> int:
        """Return an offset inside `node` behind which no scalar is left, so that `#` starts comments only."""
        kind = self._kind(node)
        start, end = self._marks[node * 4], self._marks[node * 4 + 1]
        if kind == BLOCK:
            if "+" in self._text[start : start + 3]:  # `|+` keeps its blank lines
                return end
            stripped = self._text[start:end].rstrip(" \t\r\n")
            return start + len(stripped)
        last = self._marks[node * 4 + 2] - 1
        # Parsers do not agree on where an empty value stands, behind its key or before what follows.
        while last > node and self._marks[last * 4] == self._marks[last * 4 + 1]:
            last -= 1
        if self._kind(last) == BLOCK:
            return self._last_content(last)
        return self._marks[last * 4 + (self._kind(last) not in (MAPPING, SEQUENCE))]
