"""What the references in three trees mean: the same thing, though the sides may call it by two ids."""

from collections.abc import Hashable

from journeyctl.load.canonical.tree import Leaf, Node
from journeyctl.load.merging.matching.elements import Cast, Who
from journeyctl.load.merging.matching.sameness import plain

REFERENCES = {
    "to": "touchpoints",
    "addresses": "pain_points",
    "accepts": "pain_points",
    "same_as": "pain_points",
    "resolves": "pain_points",
}
"""Keys whose texts are ids of things in the same file, and the list in which those stand."""


class Targets:
    """Finds the things that references mean; those in `disputed` may have the id of no side for certain."""

    def __init__(self, cast: Cast, disputed: frozenset[int]) -> None:
        self._disputed = disputed
        self._known: tuple[dict[tuple[str, str], Who], ...] = ({}, {}, {})
        for who in cast.everybody:
            for known, element in zip(self._known, (who.base, who.ours, who.theirs), strict=True):
                if element and element.key in REFERENCES.values():
                    known.setdefault((element.key, element.id), who)
        self.any_split = any(map(self._is_split, cast.everybody))

    def name(self, key: str, node: Node, side: int) -> Hashable:
        """Return what a reference below a key goes by on all sides; None where it means nothing in this file.

        `side` is that on which it is written: 0 for the base, 1 for ours, 2 for theirs.
        """
        who = self._meant(key, node, side)
        return who.number if who else None

    def split(self, key: str, node: Node, side: int) -> bool:
        """Say whether a reference means a thing whose id the sides cannot agree on."""
        if not self.any_split:
            return False
        who = self._meant(key, node, side)
        return who is not None and self._is_split(who)

    def _meant(self, key: str, node: Node, side: int) -> Who | None:
        where = REFERENCES.get(key)
        if where is None or not isinstance(node, Leaf):
            return None
        name = where, str(plain(node))
        return next((who for known in (self._known[side], *self._known) if (who := known.get(name))), None)

    def _is_split(self, who: Who) -> bool:
        base, ours, theirs = who.base, who.ours, who.theirs
        if ours is None or theirs is None or ours.id == theirs.id:
            return False
        return who.number in self._disputed or base is None or base.id not in (ours.id, theirs.id)
