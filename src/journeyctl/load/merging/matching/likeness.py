"""How alike two parts of trees are, where nothing but what they say can tell whether they are one thing."""

import re
from collections import Counter
from collections.abc import Iterator

from journeyctl.load.canonical.tree import Leaf, Node
from journeyctl.load.merging.matching.sameness import Sameness, key_of, plain

_WORD = re.compile(r"\w+")
_MOST = 2000


class Likeness:
    """Says how alike values are, and reads each of them once."""

    def __init__(self, sameness: Sameness) -> None:
        self._sameness = sameness
        self._known: dict[
            int, tuple[Node, Counter[tuple[str, str]]]
        ] = {}  # the nodes too, so that no id is given anew

    def of(self, one: Node, two: Node) -> tuple[float, int]:
        """Return how alike two values are, from 0 to 1, the share of what both say in all that they say; and how many words they share.

        A text counts by its words; the key before it counts with them. Ids say nothing.

        >>> leaf = lambda text: Leaf(text, text, "", None, 1, 1)
        >>> share, words = Likeness(Sameness()).of(leaf("I pay by card"), leaf("I pay with a card"))
        >>> round(share, 2), words
        (0.67, 3)
        """
        first, second = self._words(one), self._words(two)
        both = sum((first & second).values())
        share = 1.0 if self._sameness.same(one, two) else 2 * both / max(1, first.total() + second.total())
        return share, both

    def _words(self, node: Node) -> Counter[tuple[str, str]]:
        known = self._known.get(id(node))
        if known is None:
            known = self._known[id(node)] = node, Counter(_said(node, ""))
        return known[1]


def alike(one: Node, two: Node, sameness: Sameness) -> float:
    """Return how alike two values are, from 0 to 1."""
    return Likeness(sameness).of(one, two)[0]


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
