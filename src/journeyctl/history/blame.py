"""Who last changed what a thing means, field by field, and who wrote it first.

From a revision the walk goes back. What reads the same in a parent was not changed there, and the walk goes on in that
parent: the first one that says the same takes it. What differs from every parent was changed by that commit. So the commits
of a merged branch are named and not the merge, unless it says what none of its parents said. A thing that was removed and
written again (see `returns`) was first written where it was written before that.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, NamedTuple

from journeyctl.diff.change import Change, Side, Value, What
from journeyctl.diff.fields import written_fields
from journeyctl.diff.things import Thing
from journeyctl.history.ancestry import ORDERED, Book, Found, key_of, name_key
from journeyctl.history.moment import Commit
from journeyctl.history.returns import Removal, removal_before
from journeyctl.model.fields import model_fields
from journeyctl.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something comes from: a commit, or the working tree (None).

    `earliest` says that nothing older is known here: it may have been written before.
    """

    commit: Commit | None
    earliest: bool = False


@dataclass(frozen=True, slots=True)
class FieldBlame:
    """A field with its value, and where that value comes from; `id` and `place` count as fields."""

    field: str
    value: Value
    origin: Origin


class Return(NamedTuple):
    """A thing was removed, and written again."""

    removed: Origin
    again: Origin


@dataclass(frozen=True, slots=True)
class Blame:
    """A thing, who wrote it first, who last changed what it means, and what that change was.

    `changes` is empty where nothing was changed since it was written. `fields` stand in the order of the format,
    the place last. `inside` has the same, without fields, of the things that stand in it. `returns` says when it was removed
    and written again, the last time first; `notes` what is not known here, and why.
    """

    what: What
    side: Side
    first: Origin
    last: Origin
    changes: tuple[Change, ...]
    fields: tuple[FieldBlame, ...]
    inside: tuple["Blame", ...] = ()
    returns: tuple[Return, ...] = ()
    notes: tuple[str, ...] = ()


class Seed(NamedTuple):
    """What is asked about: a thing of a revision, given by its place in the book, and whether its fields are."""

    page: int
    thing: Thing
    fields: bool = True


class _Owner(NamedTuple):
    """The page that something comes from, and what was changed there; `dim` says that what was before cannot be read."""

    page: int
    changes: tuple[Change, ...] = ()
    dim: bool = False


class _Facet(NamedTuple):
    """One side of a thing of which the origin is looked for: `key` is what it is called there.

    `came` is the thing when it came to the line of first parents; None where nobody asks whether it was removed before.
    """

    seed: int
    name: str
    key: str
    came: Seed | None = None


_FIRST, _WHOLE, _PART = "\0first", "\0whole", "\0part "


def blame(book: Book, seeds: Sequence[Seed], shallow: bool = False) -> list[Blame]:
    """Return who changed what of some things; `shallow` says that older commits may be missing."""
    walk = _Walk(book, _first_parents(book, max((seed.page for seed in seeds), default=-1)))
    for number, seed in enumerate(seeds):
        keys = [name for name, _ in facts(seed.thing)] if seed.fields else []
        walk.add(seed, [_Facet(number, name, name, seed) for name in (_FIRST, _WHOLE, *keys)])
    walk.go()

    def origin(owner: _Owner) -> Origin:
        return _origin(book, owner, shallow)

    return [
        _told(seed, walk.owners[number], walk.removals.get(number, ()), origin)
        for number, seed in enumerate(seeds)
    ]


def blame_of(book: Book, page: int, thing: Thing, shallow: bool = False) -> Blame:
    """Return who changed what of a thing of a revision, and who last changed each thing that stands in it."""
    inside = [
        one
        for one in book.things(page, thing.side.path)
        if _stands_in(one, thing) and not (one.what is What.PHASE and thing.model.phases == Settings().phases)
    ]
    seeds = [Seed(page, thing), *(Seed(page, one, fields=False) for one in inside)]
    told, *others = blame(book, seeds, shallow)
    return replace(told, inside=tuple(others))


def _stands_in(one: Thing, other: Thing) -> bool:
    while one.parent is not None:
        one = one.parent
        if one is other:
            return True
    return False


def first_written(book: Book, seeds: Sequence[Seed], shallow: bool = False) -> list[Origin]:
    """Return where some things were first written, as far as they were never removed."""
    walk = _Walk(book)
    for number, seed in enumerate(seeds):
        walk.add(seed, [_Facet(number, _FIRST, _FIRST)])
    walk.go()
    return [_origin(book, walk.owners[number][_FIRST], shallow) for number in range(len(seeds))]


def facts(thing: Thing) -> Iterator[tuple[str, Value]]:
    """Yield what counts as the meaning of a thing: its id where one is written, its name, its fields, its place."""
    if thing.written and thing.what is not What.SETTINGS:
        yield "id", thing.short
    name = getattr(thing.model, name_key(thing))
    if name is not None:
        yield name_key(thing), name
    yield from written_fields(thing)
    place = _place(thing)
    if place:
        yield "place", place


def _place(thing: Thing) -> str:
    side = thing.side
    if thing.parent is None:
        return side.path.rpartition("/")[0]
    if thing.parent.what is What.SETTINGS:
        return f"number {thing.order + 1}" if thing.what in ORDERED else ""
    place = "/".join((side.home, *side.within))
    return f"{place}, number {thing.order + 1}" if thing.what in ORDERED else place


def _origin(book: Book, owner: _Owner, shallow: bool) -> Origin:
    one = book.pages[owner.page]
    return Origin(one.commit, one.commit is not None and (owner.dim or (shallow and not one.parents)))


def _first_parents(book: Book, page: int) -> frozenset[int]:
    found: list[int] = []
    while page >= 0:
        found.append(page)
        page = next(iter(book.pages[page].parents), -1)
    return frozenset(found)


@dataclass(eq=False)
class _Walk:
    """The walk from the newest revision to the oldest; `owners` has for each seed and facet where it comes from.

    `line` holds the pages on which things that were removed are looked for, and `removals` for each seed those that were
    found, the last one first, with the page that wrote it again.
    """

    book: Book
    line: frozenset[int] = frozenset()
    owners: dict[int, dict[str, _Owner]] = field(default_factory=lambda: defaultdict(dict))
    removals: dict[int, list[tuple[Removal, _Owner]]] = field(default_factory=lambda: defaultdict(list))
    _open: dict[int, dict[Thing, list[_Facet]]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, seed: Seed, facets: Iterable[_Facet]) -> None:
        """Ask about facets of a thing of a page."""
        self._open[seed.page].setdefault(seed.thing, []).extend(facets)

    def go(self) -> None:
        """Walk until all is known; again, where what was removed stood in a page that had been passed."""
        while self._open:
            for page in range(max(self._open), -1, -1):
                for thing, facets in self._open.pop(page, {}).items():
                    self._pass_on(page, thing, facets)
                self.book.close(page)

    def _pass_on(self, page: int, thing: Thing, facets: list[_Facet]) -> None:
        """Give every facet to the first parent that has it; what no parent has belongs to this page."""
        found: list[Found] = []
        for one in self.book.earlier(page, thing):
            changed = one.changed
            passed = [facet for facet in facets if _is_same(facet.key, changed)]
            self._give(one, passed)
            facets = [facet for facet in facets if not _is_same(facet.key, changed)]
            found.append(one)
            if not facets:
                return
        for facet in facets:
            if facet.key == _WHOLE and _is_joined(found):
                self._take_apart(facet, thing, found)
            elif facet.key != _FIRST or not self._go_on(facet, page, thing):
                self._own(facet, page, thing, found)

    def _go_on(self, facet: _Facet, page: int, thing: Thing) -> bool:
        """Go on where the thing was before it was removed, if it was."""
        removal = removal_before(self.book, *facet.came[:2]) if facet.came else None
        if removal is None:
            return False
        self.removals[facet.seed].append((removal, self._owner(page, thing)))
        there = Seed(removal.page, removal.thing)
        self.add(there, [facet._replace(came=there)])
        return True

    def _owner(self, page: int, thing: Thing) -> _Owner:
        return _Owner(page, dim=self.book.is_lacking_before(page, thing))

    def _give(self, one: Found, facets: Sequence[_Facet]) -> None:
        for facet in facets:
            key = one.keys_then.get(facet.key, facet.key)
            there = Seed(one.page, one.thing)
            came = there if facet.came and one.page in self.line else facet.came
            self.add(there, [facet._replace(key=key, came=came)])

    def _own(self, facet: _Facet, page: int, thing: Thing, found: Sequence[Found]) -> None:
        changes: tuple[Change, ...] = ()
        if found and facet.name.startswith((_WHOLE, _PART)):
            # What is the same in another parent came with the merge, and was not changed by it.
            new = frozenset.intersection(*(one.changed for one in found))
            changes = tuple(change for change in found[0].changes if key_of(change) in new)
        self.owners[facet.seed][facet.name] = self._owner(page, thing)._replace(changes=changes)

    def _take_apart(self, facet: _Facet, thing: Thing, found: Sequence[Found]) -> None:
        """Look for the latest change in each field by itself, where a merge took some from one side and some from another."""
        changed = {key: None for one in found for key in map(key_of, one.changes)}
        for key in {**changed, **dict.fromkeys(key for key, _ in facts(thing))}:
            one = next(one for one in found if key not in one.changed)
            self._give(one, [_Facet(facet.seed, f"{_PART}{key}", key)])


def _is_same(key: str, changed: frozenset[str]) -> bool:
    if key == _FIRST:
        return True
    return not changed if key == _WHOLE else key not in changed


def _is_joined(found: Sequence[Found]) -> bool:
    """Say whether everything that differs from one parent is as another one has it."""
    return len(found) > 1 and not frozenset.intersection(*(one.changed for one in found))


def _told(
    seed: Seed,
    owners: Mapping[str, _Owner],
    removals: Sequence[tuple[Removal, _Owner]],
    origin: Callable[[_Owner], Origin],
) -> Blame:
    thing = seed.thing
    last = _latest((owner for name, owner in owners.items() if name.startswith((_WHOLE, _PART))), origin)
    written = removals[0][1] if removals else owners[_FIRST]
    taken = _taken_for_granted(thing.model)
    told = [
        FieldBlame(key, value, origin(owners[key]))
        for key, value in facts(thing)
        if seed.fields and (owners[key].page != written.page or key not in taken or taken[key] != value)
    ]
    returns = [Return(origin(_Owner(removal.gone)), origin(again)) for removal, again in removals]
    return Blame(
        thing.what, thing.side, origin(owners[_FIRST]), origin(last), last.changes, tuple(told), (), tuple(returns)
    )  # fmt: skip


def _taken_for_granted(model: Any) -> dict[str, Value]:
    """Return the values that fields have where nobody writes them (`status: open`)."""
    known: type = type(model)
    keys = {attribute: key for key, (_, attribute) in model_fields(known).items()}
    defaults = ((keys[one.name], one.default) for one in fields(model))
    return {key: value for key, value in defaults if isinstance(value, bool | int | str)}


def _latest(owners: Iterable[_Owner], origin: Callable[[_Owner], Origin]) -> _Owner:
    def when(one: _Owner) -> tuple[bool, float, int]:
        commit = origin(one).commit
        return commit is None, commit.at.timestamp() if commit else 0.0, one.page

    return max(owners, key=when)
