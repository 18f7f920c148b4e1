"""What a tree says, as plain data, and whether two parts of trees say the same."""

from collections.abc import Hashable
from typing import Any

from journeyctl.load.canonical.tree import Entry, Leaf, Node
from journeyctl.load.scalars import Scalar, resolve


def plain(leaf: Leaf) -> Scalar:
    """Return what a scalar says.

    >>> plain(Leaf("1", "1", "", None, 1, 1)), plain(Leaf("'1'", "1", "'", None, 1, 1))
    (1, '1')
    """
    return leaf.value if leaf.style else resolve(leaf.value)


def data_of(node: Node | None) -> Any:
    """Return what a tree says, as the reader gives it."""
    if node is None:
        return None
    if isinstance(node, Leaf):
        return plain(node)
    if node.mapping:
        return {key_of(entry): data_of(entry.value) for entry in node.entries}
    return [data_of(entry.value) for entry in node.entries]


def key_of(entry: Entry) -> str:
    """Return the key of an entry as text; an item has none."""
    return entry.key.value if entry.key else ""


def text_at(node: Node, key: str) -> str | None:
    """Return the text that a mapping gives for a key; None where there is none, or no text."""
    entry = entry_at(node, key)
    if entry is None or not isinstance(entry.value, Leaf):
        return None
    said = plain(entry.value)
    return said if isinstance(said, str) else None


def entry_at(node: Node, key: str) -> Entry | None:
    """Return the entry of a mapping with this key."""
    if isinstance(node, Leaf) or not node.mapping:
        return None
    return next((entry for entry in node.entries if key_of(entry) == key), None)


class Sameness:
    """Gives the same number to parts that say the same: `1` and `1.0` do, the order of keys does not count."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._known: dict[int, tuple[Node, int]] = {}  # the nodes too, so that no id is given anew

    def number(self, node: Node) -> int:
        """Return the number of what a part of a tree says."""
        known = self._known.get(id(node))
        if known is not None:
            return known[1]
        number = self._numbers.setdefault(self._shape(node), len(self._numbers))
        self._known[id(node)] = node, number
        return number

    def _shape(self, node: Node) -> Hashable:
        if isinstance(node, Leaf):
            said = plain(node)
            if isinstance(said, bool) or said is None:
                return "word", str(said)
            if isinstance(said, float) and said != said:  # noqa: PLR0124 - not a number
                return "word", "nan"
            return ("text" if isinstance(said, str) else "number"), said
        if node.mapping:
            return "mapping", frozenset((key_of(entry), self.number(entry.value)) for entry in node.entries)
        return "list", tuple(self.number(entry.value) for entry in node.entries)

    def same(self, one: Node | None, two: Node | None) -> bool:
        """Say whether both say the same; nothing is the same as nothing."""
        if one is None or two is None:
            return one is two
        return self.number(one) == self.number(two)


class Writing:
    """Gives the same number to entries that are written in the same way, with the same comments."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}
        self._known: dict[int, tuple[Entry, int]] = {}

    def number(self, entry: Entry) -> int:
        """Return the number of how an entry is written."""
        known = self._known.get(id(entry))
        if known is not None:
            return known[1]
        shape = (
            entry.key.text if entry.key else None,
            tuple((comment.text, comment.blank) for comment in entry.before) if entry.before else None,
            entry.head.text if entry.head else None,
            tuple(comment.text for comment in entry.between) if entry.between else None,
            entry.after.text if entry.after else None,
            entry.blank,
            self._value(entry.value),
        )
        number = self._numbers.setdefault(shape, len(self._numbers))
        self._known[id(entry)] = entry, number
        return number

    def _value(self, node: Node) -> Hashable:
        if isinstance(node, Leaf):
            return node.style, node.text, node.value
        return (
            node.mapping,
            node.flow,
            node.head.text if node.head else None,
            tuple((comment.text, comment.blank) for comment in node.trailing),
            tuple(self.number(entry) for entry in node.entries),
        )

    def same(self, one: Entry | None, two: Entry | None) -> bool:
        """Say whether both are written in the same way."""
        return one is not None and two is not None and self.number(one) == self.number(two)
