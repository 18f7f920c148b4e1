"""A journey before and after as one tree: everything in the order of now, and what is gone where it stood."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeyctl.diff.change import Change, How, Side, What
from journeyctl.diff.matching import Matching
from journeyctl.diff.things import Thing


@dataclass(frozen=True, slots=True)
class Twin:
    """A thing before and after, one of which may be missing, with its own changes and what stands in it."""

    old: Thing | None
    new: Thing | None
    changes: tuple[Change, ...]
    parts: tuple["Twin", ...]

    @property
    def shown(self) -> Thing:
        """The thing as it is now, or as it was where it is gone."""
        thing = self.new or self.old
        assert thing is not None  # noqa: S101 - a pair of nothing is never made
        return thing

    @property
    def has_changed(self) -> bool:
        """Say whether anything has changed, here or in what stands in it."""
        return bool(self.changes) or any(part.has_changed for part in self.parts)


def journey_twins(matching: Matching, changes: Iterable[Change]) -> Iterator[Twin]:
    """Yield every journey of either side in the order of the files, those that are gone last."""
    grower = _Grower(matching, changes)
    for thing in (*grower.back, *matching.added, *matching.removed):
        if thing.what is What.JOURNEY:
            yield grower.twin(thing)


class _Grower:
    """Puts the trees of both sides together."""

    def __init__(self, matching: Matching, changes: Iterable[Change]) -> None:
        self.back: Mapping[Thing, Thing] = {new: old for old, new in matching.pairs}
        other = dict(matching.pairs)
        # What stands in another journey now has left this one.
        self._left = frozenset(
            old
            for old, new in matching.pairs
            if old.parent is not None and other.get(_top(old)) is not _top(new)
        )
        self._gone = frozenset(matching.removed) | self._left
        self._below: dict[Thing, list[Thing]] = defaultdict(list)
        # In the order of the files, so that children stand in the order of their parents.
        for thing in (*self.back, *matching.added, *other, *matching.removed):
            if thing.parent is not None:
                self._below[thing.parent].append(thing)
        for children in self._below.values():
            children.sort(key=lambda child: (_PLACE[child.what], child.order))
        moves: dict[tuple[What, Side], Change] = {}
        self._changes: dict[tuple[What, Side, bool], list[Change]] = defaultdict(list)
        for change in changes:
            side, is_now = (change.old, False) if _is_gone(change) else (change.new, True)
            if side is not None:
                self._changes[change.what, side, is_now].append(change)
            if change.how is How.MOVED and change.old is not None:
                moves[change.what, change.old] = change
        for old in self._left:
            if (old.what, old.side) in moves:
                self._changes[old.what, old.side, False].append(moves[old.what, old.side])

    def twin(self, thing: Thing) -> Twin:
        """Return a thing of now, or one that is gone, with its other side and all that stands in either."""
        is_gone = thing in self._gone
        old, new = (thing, None) if is_gone else (self.back.get(thing), thing)
        told = self._changes.get((thing.what, thing.side, not is_gone), ())
        return Twin(old, new, tuple(told), tuple(map(self.twin, self._parts(old, new))))

    def _parts(self, old: Thing | None, new: Thing | None) -> Sequence[Thing]:
        """Return what stands in either side: what is there now, and what is gone behind its neighbour of before."""
        found = list(self._below.get(new, ())) if new is not None else []
        now = {self.back[child]: child for child in found if child in self.back}
        place = -1
        for child in self._below.get(old, ()) if old is not None else ():
            if child in self._gone:
                place += 1
                while place < len(found) and _PLACE[found[place].what] < _PLACE[child.what]:
                    place += 1
                found.insert(place, child)
            elif child in now:
                place = max(place, found.index(now[child]))
        return found


def _top(thing: Thing) -> Thing:
    while thing.parent is not None:
        thing = thing.parent
    return thing


_PLACE = {what: place for place, what in enumerate(What)}


def _is_gone(change: Change) -> bool:
    return change.new is None or change.how is How.MERGED
