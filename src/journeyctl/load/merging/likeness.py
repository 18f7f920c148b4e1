"""How alike two parts of trees are, where nothing but what they say can tell whether they are one thing."""

import re
from collections import Counter
from collections.abc import Iterator

from journeyctl.load.canonical.tree import Leaf, Node
from journeyctl.load.merging.sameness import Sameness, key_of, plain

_WORD = re.compile(r"\w+")
_MOST = 2000


def alike(one: Node, two: Node, sameness: Sameness) -> float:
    """Return how alike two values are, from 0 to 1: the share of what both say in all that they say.

    A text counts by its words; the key before it counts with them. Ids say nothing.

    >>> leaf = lambda text: Leaf(text, text, "", None, 1, 1)
    >>> round(alike(leaf("I pay by card"), leaf("I pay with a card"), Sameness()), 2)
    0.67
    """
    if sameness.same(one, two):
        return 1.0
    first, second = Counter(_said(one, "")), Counter(_said(two, ""))
    both = sum((first & second).values())
    return 2 * both / max(1, first.total() + second.total())


def _said(node: Node, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, Leaf):
        said = plain(node)
        if key == "id" or said is None:
            return
        words = _WORD.findall(said.lower())[:_MOST] if isinstance(said, str) else [str(said)]
        for word in words:
            yield key, word
        return
    for entry in node.entries:
        yield from _said(entry.value, key_of(entry) or key)
