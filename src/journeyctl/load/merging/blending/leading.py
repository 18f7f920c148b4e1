"""References that would lead nowhere once one of the sides is picked: they stand on the side that has what they mean."""

from dataclasses import dataclass, replace

from journeyctl.load.canonical.tree import Document, Entry, Leaf
from journeyctl.load.merging.blending.troubles import dangling, has_word, ids_of, mentions_in
from journeyctl.load.merging.fork import Fork, fork, forks, picked
from journeyctl.load.merging.matching.items import like
from journeyctl.load.merging.matching.sameness import entry_at, key_of, plain
from journeyctl.load.merging.matching.targets import REFERENCES
from journeyctl.load.merging.matching.where import Where
from journeyctl.model.fields import KEYED


def with_ways_that_lead(merged: Document, sides: tuple[Document, Document], model: type) -> Document:
    """Return a merged tree in which an item that refers to what only one side has is on that side alone.

    A reference that led nowhere on its own side stays.
    """
    if merged.root is None or not forks(merged):
        return merged
    picks = picked(merged, "ours")[0], picked(merged, "theirs")[0]
    ours, theirs = (ids_of(pick, model) for pick in picks)
    ours, theirs = ours - theirs - dangling(sides[1], model), theirs - ours - dangling(sides[0], model)
    words = _words_of_one(merged, picks, sides, model)
    root = _Leader(ours | words[0], theirs | words[1]).entry(merged.root, Where(model))
    return replace(merged, root=root)


def _words_of_one(
    merged: Document, picks: tuple[Document, Document], sides: tuple[Document, Document], model: type
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return what the words of vocabularies refer to and only ours has, and only theirs."""
    asked = set(mentions_in(merged, model))
    has = [{one for one in asked if has_word(pick, one)} for pick in picks]
    wrong = [{one for one in mentions_in(side, model) if not has_word(side, one)} for side in sides]
    return has[0] - has[1] - wrong[1], has[1] - has[0] - wrong[0]


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
            inner = [self._field(one, where.below(key_of(one))) for one in node.entries]
        elif where.elements:
            inner = [self.entry(one, where.element(one, disputed=False)) for one in node.entries]
        else:
            inner = [self._item(one, where.item()) for one in node.entries]
        return like(entry, replace(node, entries=inner))

    def _field(self, entry: Entry, where: Where) -> Entry:
        """Return a field; `team` of a word of the settings refers to another word of them."""
        if where.key != "team" or isinstance(entry, Fork) or not isinstance(entry.value, Leaf):
            return self.entry(entry, where)
        return self._led(entry, ("teams", str(plain(entry.value))), where)

    def _item(self, entry: Entry, where: Where) -> Entry:
        named = entry_at(entry.value, KEYED.get(where.key, ""))
        key, node = (KEYED[where.key], named.value) if named else (where.key, entry.value)
        if isinstance(entry, Fork) or key not in REFERENCES or not isinstance(node, Leaf):
            return self.entry(entry, where)
        return self._led(entry, (REFERENCES[key], str(plain(node))), where)

    def _led(self, entry: Entry, name: tuple[str, str], where: Where) -> Entry:
        if name not in self.ours and name not in self.theirs:
            return self.entry(entry, where)
        ours, theirs = ([entry], []) if name in self.ours else ([], [entry])
        reason = f"to `{name[1]}`, which {'theirs' if ours else 'ours'} does not have"
        return fork(where.label, reason, base=[], ours=ours, theirs=theirs, mapping=entry.key is not None)
