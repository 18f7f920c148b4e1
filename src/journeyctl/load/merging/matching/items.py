"""Which item of a list is which on three sides: by a key, by what it says, or by where it stands."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from journeyctl.load.canonical.tree import Collection, Entry, Leaf, Node
from journeyctl.load.merging.matching.likeness import alike
from journeyctl.load.merging.matching.sameness import Sameness, entry_at, key_of, plain, text_at

_MOST = 1500  # items of a list that are held against each other one by one


class Trio(NamedTuple):
    """An entry on three sides, as far as it is there."""

    base: Entry | None
    ours: Entry | None
    theirs: Entry | None


Sides = tuple[Sequence[Entry], Sequence[Entry], Sequence[Entry]]


Meant = Callable[[str, Node, int], Hashable]
"""Gives for a reference below a key, on a side (0 to 2), the name of the thing that it means, if there is one."""


def by_key(sides: Sides) -> list[Trio]:
    """Match the entries of mappings."""
    return _by(sides, lambda entry, _: key_of(entry))


def by_value(sides: Sides, sameness: Sameness) -> list[Trio]:
    """Match the items of lists that hold each thing once: what says the same is the same."""
    return _by(sides, lambda entry, _: sameness.number(entry.value))


def by_target(sides: Sides, key: str, sameness: Sameness, meant: Meant) -> list[Trio]:
    """Match the items of lists below a key that hold each thing once: what means the same thing is the same."""

    def name(entry: Entry, side: int) -> Hashable:
        thing = meant(key, entry.value, side)
        return (key, thing) if thing is not None else sameness.number(entry.value)

    return _by(sides, name)


def by_name(sides: Sides, key: str, sameness: Sameness, meant: Meant) -> list[Trio]:
    """Match the items of lists that go by one of their keys, or by the thing that it means."""

    def name(entry: Entry, side: int) -> Hashable:
        text = text_at(entry.value, key)
        said = entry_at(entry.value, key)
        thing = meant(key, said.value, side) if said else None
        if thing is not None:
            return key, thing
        return text if text is not None else sameness.number(entry.value)

    return _by(sides, name)


def _by(sides: Sides, name: Callable[[Entry, int], Hashable]) -> list[Trio]:
    found: dict[Hashable, list[Entry | None]] = {}
    for side, entries in enumerate(sides):
        seen: dict[Hashable, int] = defaultdict(int)
        for entry in entries:
            one = name(entry, side)
            seen[one] += 1
            found.setdefault((one, seen[one]), [None, None, None])[side] = entry
    return [Trio(*trio) for trio in found.values()]


def by_place(sides: Sides, sameness: Sameness) -> list[Trio]:
    """Match the items of lists in order: what says the same, then what was put in the place of something else."""
    base, ours, theirs = sides
    our, their = (_places(base, side, sameness) for side in (ours, theirs))
    trios = [
        Trio(entry, ours[our[at]] if at in our else None, theirs[their[at]] if at in their else None)
        for at, entry in enumerate(base)
    ]
    left = [[entry for at, entry in enumerate(side) if at not in set(known.values())] for side, known in
            ((ours, our), (theirs, their))]  # fmt: skip
    return trios + by_value(([], left[0], left[1]), sameness)


def _places(base: Sequence[Entry], side: Sequence[Entry], sameness: Sameness) -> dict[int, int]:
    """Give for places in `base` the places on a side."""
    olds = [sameness.number(entry.value) for entry in base]
    news = [sameness.number(entry.value) for entry in side]
    if olds == news:
        return {at: at for at in range(len(olds))}
    if max(len(olds), len(news)) > _MOST:
        return _moved(olds, news, {})
    found: dict[int, int] = {}
    gaps: list[tuple[int, int, int, int]] = []
    for word, start, end, first, last in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if word == "equal":
            found |= zip(range(start, end), range(first, last), strict=True)
        elif word == "replace":
            gaps.append((start, end, first, last))
    found = _moved(olds, news, found)
    taken = set(found.values())
    for start, end, first, last in gaps:
        old = [at for at in range(start, end) if at not in found]
        new = [at for at in range(first, last) if at not in taken]
        found |= _replaced(base, side, old, new, sameness)
    return found


def _moved(olds: list[int], news: list[int], found: dict[int, int]) -> dict[int, int]:
    """Match what is left and says the same, wherever it stands."""
    places: dict[int, list[int]] = defaultdict(list)
    taken = set(found.values())
    for at in reversed(range(len(news))):
        if at not in taken:
            places[news[at]].append(at)
    more = dict(found)
    for at, number in enumerate(olds):
        if at not in more and places[number]:
            more[at] = places[number].pop()
    return more


def _replaced(
    base: Sequence[Entry], side: Sequence[Entry], olds: list[int], news: list[int], sameness: Sameness
) -> dict[int, int]:
    """Match what stands in one place: one by one, or where their numbers differ, what is alike, in order."""
    if len(olds) == len(news):
        return {old: new for old, new in zip(olds, news, strict=True) if _one_kind(base[old], side[new])}
    found: dict[int, int] = {}
    start = 0
    for old in olds:
        for at in range(start, len(news)):
            if alike(base[old].value, side[news[at]].value, sameness) >= 0.5:
                found[old] = news[at]
                start = at + 1
                break
    return found


def _one_kind(one: Entry, two: Entry) -> bool:
    if isinstance(one.value, Leaf) or isinstance(two.value, Leaf):
        return isinstance(one.value, Leaf) and isinstance(two.value, Leaf)
    return one.value.mapping == two.value.mapping


def like(entry: Entry, value: Node | None = None) -> Entry:
    """Return a copy of an entry, with another value if one is given."""
    return Entry(
        entry.line, entry.column, value or entry.value, entry.key, list(entry.before), entry.blank, entry.head,
        list(entry.between), entry.after, entry.bare, entry.flow,
    )  # fmt: skip


def is_nothing(node: Node) -> bool:
    """Say whether nothing is written for a value."""
    return isinstance(node, Leaf) and plain(node) is None


def listed(entry: Entry | None) -> Entry | None:
    """Return an entry without a value as one with an empty list."""
    if entry is None or not is_nothing(entry.value):
        return entry
    return like(entry, Collection(mapping=False, flow=False, anchor=None, line=entry.value.line))
