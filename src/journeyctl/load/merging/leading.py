"""References that would lead nowhere once one of the sides is picked: they stand on the side that has what they mean."""

from dataclasses import dataclass, replace

from journeyctl.load.canonical.tree import Document, Entry, Leaf
from journeyctl.load.merging.fork import Fork, fork, forks, picked
from journeyctl.load.merging.items import like
from journeyctl.load.merging.sameness import entry_at, key_of, plain
from journeyctl.load.merging.targets import REFERENCES
from journeyctl.load.merging.troubles import dangling, ids_of
from journeyctl.load.merging.where import Where
from journeyctl.model.fields import KEYED


def with_ways_that_lead(merged: Document, sides: tuple[Document, Document], model: type) -> Document:
    """Return a merged tree in which an item that refers to what only one side has is on that side alone.

    A reference that led nowhere on its own side stays.
    """
    if merged.root is None or not forks(merged):
        return merged
    ours, theirs = (ids_of(picked(merged, pick)[0], model) for pick in ("ours", "theirs"))
    ours, theirs = ours - theirs - dangling(sides[1], model), theirs - ours - dangling(sides[0], model)
    return replace(merged, root=_Leader(ours, theirs).entry(merged.root, Where(model)))


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
        return like(entry, replace(node, entries=inner))

    def _item(self, entry: Entry, where: Where) -> Entry:
        named = entry_at(entry.value, KEYED.get(where.key, ""))
        key, node = (KEYED[where.key], named.value) if named else (where.key, entry.value)
        if isinstance(entry, Fork) or key not in REFERENCES or not isinstance(node, Leaf):
            return self.entry(entry, where)
        name = REFERENCES[key], str(plain(node))
        if name not in self.ours and name not in self.theirs:
            return self.entry(entry, where)
        ours, theirs = ([entry], []) if name in self.ours else ([], [entry])
        reason = f"to `{name[1]}`, which {'theirs' if ours else 'ours'} does not have"
        return fork(where.label, reason, base=[], ours=ours, theirs=theirs, mapping=False)
