"""What each side may do alone, but not both together: one id for two things, a way to a thing that is gone."""

from collections import defaultdict
from collections.abc import Iterator

from journeyctl.load.canonical.tree import Collection, Document, Entry, Leaf, Node
from journeyctl.load.merging.fork import Fork, picked
from journeyctl.load.merging.matching.elements import Cast, Element, Who, holds_elements, id_of
from journeyctl.load.merging.matching.sameness import entry_at, key_of, plain, text_at
from journeyctl.load.merging.matching.targets import REFERENCES
from journeyctl.load.merging.sides import CannotMergeError
from journeyctl.model.fields import behind
from journeyctl.model.ids import confusable_key
from journeyctl.model.settings import VOCABULARIES


def disputed(merged: Document, sides: tuple[Document, Document], cast: Cast, model: type) -> set[int]:
    """Return the numbers of the things of which the sides may not both have their will."""
    return _lost(merged, sides, cast, model) | _twice(merged, sides, cast, model)


def _lost(merged: Document, sides: tuple[Document, Document], cast: Cast, model: type) -> set[int]:
    """Find things to which a way leads that nobody has any more under that id."""
    asked = set(_references(merged))
    ids = ids_of(merged, model)
    missing = {one for one in asked if one not in ids}
    for side in sides:
        missing -= dangling(side, model)
    return {
        number
        for who in cast.everybody
        for element in (who.ours, who.theirs)
        if element and (element.key, element.id) in missing
        for number in _with_parents(who)
    }


def check_things(merged: Document, cast: Cast, model: type) -> None:
    """Refuse when a thing that both sides have is gone from what one of them may choose."""
    for pick in ("ours", "theirs"):
        ids = ids_of(picked(merged, pick)[0], model)
        for who in cast.everybody:
            one, other = who.ours, who.theirs
            if one and other and one.id and not {(one.key, one.id), (other.key, other.id)} & ids:
                raise CannotMergeError(f"`{one.id}` of `{one.key}` would be lost")


def _with_parents(who: Who) -> Iterator[int]:
    """Yield the number of a thing, and of those it stands in that one side has removed with it."""
    here: Who | None = who
    while here is not None:
        yield here.number
        one = here.ours or here.theirs
        here = one.parent if one and not (here.ours and here.theirs) else None
        if here and here.ours and here.theirs:
            return


def _twice(merged: Document, sides: tuple[Document, Document], cast: Cast, model: type) -> set[int]:
    """Find things that would have an id that another one has."""
    known = {key for side in sides for key, entries in _written(side, model).items() if len(entries) > 1}
    found: set[int] = set()
    for pick in ("ours", "theirs"):
        for key, entries in _written(picked(merged, pick)[0], model).items():
            if len(entries) > 1 and key not in known:
                found |= {who.number for who in cast.everybody if key in set(map(_name, _new(who)))}
    return found


def _new(who: Who) -> Iterator[Element]:
    """Yield what a thing is on a side that has added it or given it another id."""
    for element in (who.ours, who.theirs):
        if element and (who.base is None or who.base.id != element.id):
            yield element


def _name(element: Element) -> tuple[str, str]:
    return element.key, confusable_key(element.id)


def _entries(node: Node) -> Iterator[Entry]:
    """Yield the entries of a collection, those of ours and of theirs at a fork among them."""
    if isinstance(node, Leaf):
        return
    for entry in node.entries:
        if isinstance(entry, Fork):
            yield from (*entry.ours, *entry.theirs)
        else:
            yield entry


def _things(node: Node, model: type | None) -> Iterator[tuple[str, Entry]]:
    for entry in _entries(node):
        key = key_of(entry)
        inner = holds_elements(model, key) if model else None
        if inner is None or isinstance(entry.value, Leaf):
            continue
        for item in _entries(entry.value):
            yield key, item
            yield from _things(item.value, inner)


def ids_of(document: Document, model: type) -> set[tuple[str, str]]:
    """Return the ids of all things, with the key of the list that each is in."""
    if document.root is None:
        return set()
    return {(key, one) for key, item in _things(document.root.value, model) for one in _all_ids(item.value)}


def _all_ids(node: Node) -> Iterator[str]:
    """Yield the id of a thing; all that it may have where the sides do not agree."""
    ids = [entry for entry in _entries(node) if key_of(entry) == "id"]
    for entry in ids:
        if isinstance(entry.value, Leaf):
            yield str(plain(entry.value))
    yield id_of(node)
    if isinstance(node, Collection):
        for side in ("ours", "theirs"):
            yield id_of(_of_side(node, side))


def _of_side(node: Collection, side: str) -> Collection:
    entries = [
        one
        for entry in node.entries
        for one in ((entry.ours if side == "ours" else entry.theirs) if isinstance(entry, Fork) else [entry])
    ]
    return Collection(node.mapping, node.flow, None, node.line, entries=entries)


def _written(document: Document, model: type) -> dict[tuple[str, str], list[Entry]]:
    """Give the things with a written id by what they are and that id, in whatever case."""
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    if document.root is not None:
        for key, item in _things(document.root.value, model):
            written = text_at(item.value, "id")
            if written is not None:
                found[key, confusable_key(written)].append(item)
    return found


def dangling(document: Document, model: type) -> set[tuple[str, str]]:
    """Return what references in a file lead to, with the key of the list, that is not there."""
    return set(_references(document)) - ids_of(document, model)


def _references(document: Document) -> Iterator[tuple[str, str]]:
    if document.root is not None:
        yield from _ways(document.root.value)


def _ways(node: Node) -> Iterator[tuple[str, str]]:
    for entry in _entries(node):
        where = REFERENCES.get(key_of(entry))
        if where:
            values = (
                [entry.value]
                if isinstance(entry.value, Leaf)
                else [item.value for item in _entries(entry.value)]
            )
            yield from ((where, str(plain(value))) for value in values if isinstance(value, Leaf))
        else:
            yield from _ways(entry.value)


def lost_words(merged: Document, sides: tuple[Document, Document], model: type) -> set[str]:
    """Return the fields (`teams.support`) of vocabularies that one side has removed and the other refers to.

    Where no side has such a field, the vocabulary is new, and returned as a whole.
    """
    asked = set(mentions_in(merged, model))
    for side in sides:
        asked -= {one for one in mentions_in(side, model) if not has_word(side, one)}
    lost = {one for one in asked if not has_word(merged, one)}
    return {
        ".".join(one) if any(_vocabulary(side, one[0]) and has_word(side, one) for side in sides) else one[0]
        for one in lost
    }


def mentions_in(document: Document, model: type) -> Iterator[tuple[str, str]]:
    """Yield what the words of vocabularies refer to: the vocabulary, and the word in it."""
    if document.root is None:
        return
    for entry in _entries(document.root.value):
        if key_of(entry) in VOCABULARIES and behind(model, key_of(entry))[1]:
            for word in _entries(entry.value):
                for one in _entries(word.value):
                    team = plain(one.value) if isinstance(one.value, Leaf) else None
                    if key_of(one) == "team" and isinstance(team, str):
                        yield "teams", team


def has_word(document: Document, mention: tuple[str, str]) -> bool:
    """Say whether a vocabulary has a word; one that is not there, be it on one side alone, has all."""
    found = _vocabulary(document, mention[0])
    if found is None or (isinstance(found, Fork) and not (found.ours and found.theirs)):
        return True
    nodes = [one.value for one in (*found.ours, *found.theirs)] if isinstance(found, Fork) else [found.value]
    return any(key_of(entry) == mention[1] for node in nodes for entry in _entries(node))


def _vocabulary(document: Document, name: str) -> Entry | None:
    return entry_at(document.root.value, name) if document.root else None
