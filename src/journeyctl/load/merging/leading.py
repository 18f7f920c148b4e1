"""References that would lead nowhere once one of the sides is picked: they stand on the side that has what they mean."""

from dataclasses import dataclass, replace

from journeyctl.load.canonical.tree import Document, Entry, Leaf
from journeyctl.load.merging.fork import Fork, fork, forks, picked
from journeyctl.load.merging.items import like
from journeyctl.load.merging.sameness import entry_at, key_of, plain
from journeyctl.load.merging.targets import REFERENCES
from journeyctl.load.merging.troubles import ids_of
from journeyctl.load.merging.where import Where
from journeyctl.model.fields import KEYED


def with_ways_that_lead(merged: Document, model: type) -> Document:
    """Return a merged tree in which an item that refers to what only one side has is on that side alone."""
    if merged.root is None or not forks(merged):
        return merged
    ours, theirs = (ids_of(picked(merged, pick)[0], model) for pick in ("ours", "theirs"))
    return replace(merged, root=_Leader(ours - theirs, theirs - ours).entry(merged.root, Where(model)))


@dataclass(frozen=True, slots=True)
class _Leader:
    """Knows the things that only one of the sides has."""

    ours: set[tuple[str, str]]
    theirs: set[tuple[str, str]]

    def entry(self, entry: Entry, where: Where) -> Entry:
        node = entry.value
        if isinstance(entry, Fork) or isinstance(node, Leaf):
            return entry  # what stands in a fork is one side's alone already
        if node.mapping:
            inner = [self.entry(one, where.below(key_of(one))) for one in node.entries]
        elif where.elements:
            inner = [self.entry(one, where.element(one, disputed=False)) for one in node.entries]
        else:
            inner = [self._item(one, where.item()) for one in node.entries]
        if all(map(lambda one, other: one is other, inner, node.entries)):
            return entry
        return like(entry, replace(node, entries=inner))

    def _item(self, entry: Entry, where: Where) -> Entry:
        named = entry_at(entry.value, KEYED.get(where.key, ""))
        key, node = (KEYED[where.key], named.value) if named else (where.key, entry.value)
        if isinstance(entry, Fork) or key not in REFERENCES or not isinstance(node, Leaf):
            return self.entry(entry, where)
        name = REFERENCES[key], str(plain(node))
        if name in self.ours:
            return fork(
                where.label,
                f"to `{name[1]}`, which theirs does not have",
                base=[],
                ours=[entry],
                theirs=[],
                mapping=False,
            )
        if name in self.theirs:
            return fork(
                where.label,
                f"to `{name[1]}`, which ours does not have",
                base=[],
                ours=[],
                theirs=[entry],
                mapping=False,
            )
        return self.entry(entry, where)
