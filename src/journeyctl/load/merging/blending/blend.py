"""Three trees to one: what one side has changed is taken, what both have changed in two ways becomes a fork."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from journeyctl.load.canonical.tree import Collection, Comment, Document, Entry, Leaf, Node
from journeyctl.load.merging.blending.forms import is_empty, is_list, is_range, long_forms, seated
from journeyctl.load.merging.blending.homes import Homes
from journeyctl.load.merging.blending.remarks import (
    all_at,
    all_in,
    alone,
    blend_collection,
    blend_entry,
    blended,
    blended_one,
    new_ones,
)
from journeyctl.load.merging.fork import Fork, fork
from journeyctl.load.merging.matching.elements import Cast, Who
from journeyctl.load.merging.matching.items import (
    Trio,
    by_key,
    by_name,
    by_place,
    by_target,
    is_nothing,
    like,
    listed,
)
from journeyctl.load.merging.matching.order import three_orders
from journeyctl.load.merging.matching.sameness import Sameness, Writing, key_of
from journeyctl.load.merging.matching.targets import Targets
from journeyctl.load.merging.matching.where import Where
from journeyctl.model.fields import KEYED, UNORDERED

T = TypeVar("T")
_NAMING = ("id", "title", "statement", "name", "text")
BOTH = "changed on both sides"
_NEW = (
    "added by theirs, and ours refers to what is not in it",
    "added by ours, and theirs refers to what is not in it",
)
_REMOVED = ("removed by ours, changed by theirs", "changed by ours, removed by theirs")


@dataclass(slots=True)
class Left:
    """Comments that stay where a thing is gone."""

    comments: list[Comment] = field(default_factory=list)


Outcome = Entry | Left | None


class Blender:
    """Merges trees whose things are matched; those in `disputed`, and the fields in `words`, are never what only one side wants."""

    def __init__(
        self, sameness: Sameness, cast: Cast, disputed: frozenset[int], words: frozenset[str]
    ) -> None:
        self._words = words
        self._sameness = sameness
        self._writing = Writing()
        self._cast = cast
        self._disputed = disputed
        self._homes = Homes(sameness, cast, disputed)
        self._targets = Targets(cast, disputed)

    def document(self, base: Document | None, ours: Document, theirs: Document, model: type) -> Document:
        """Merge whole files, whose roots are mappings or empty."""
        sides = (base, ours, theirs)
        new = Document(directives=_choice(*([*side.directives] if side else [] for side in sides)))
        new.marker = _choice(*(bool(side and side.marker) for side in sides)) or bool(new.directives)
        new.gap = _choice(*(bool(side and side.gap) for side in sides))
        new.head = blended(*(side.head if side else [] for side in sides))
        new.tail = blended(*(side.tail if side else [] for side in sides))
        new.marker_comment, more = blended_one(*(side.marker_comment if side else None for side in sides))
        if not new.marker and new.marker_comment:
            more, new.marker_comment = [alone(new.marker_comment), *more], None
        new.head[:0] = more
        roots = [_root(side) for side in sides]
        root = self._collection(roots[0], roots[1], roots[2], Where(model))
        root.flow = False
        new.tail[:0] = root.trailing
        root.trailing = []
        if root.entries:
            new.root = Entry(1, -1, root)
        return new

    # -- entries ----------------------------------------------------------------------------------

    def _trio(self, trio: Trio, where: Where) -> Outcome:
        """Merge a key or an item that is no thing with an id; a list of things that is left empty is one without things."""
        if where.elements and any(entry and is_list(entry.value) for entry in trio):
            return _unlisted(trio, self._listed_trio(Trio(*map(listed, trio)), where))
        return self._listed_trio(trio, where)

    def _listed_trio(self, trio: Trio, where: Where) -> Outcome:
        base, ours, theirs = trio
        if ours and theirs:
            return _unless_emptied(self._both(base, ours, theirs, where), ours, theirs)
        one = ours or theirs
        if one is None:
            return None
        if base is None:
            if where.disputed and where.key in _NAMING:
                return self._one_has(trio, where, BOTH)
            if where.label in self._words:
                return self._one_has(trio, where, _NEW[one is ours])
            return _unless_emptied(self._one(one, where, ours=one is ours), one)
        if where.label in self._words:
            word = "removed by theirs, and ours needs it" if ours else "removed by ours, and theirs needs it"
            return self._one_has(trio, where, word)
        if not self._homes.changed(base.value, one.value, where, by_us=one is ours):
            return Left(self._homes.new_comments(base, one, by_us=one is ours))
        if is_list(base.value) and is_list(one.value) and not is_range(base.value, one.value):
            return self._emptied(trio, one, where)
        return self._one_has(trio, where, _REMOVED[one is ours])

    def _one_has(self, trio: Trio, where: Where, reason: str) -> Entry:
        base, ours, theirs = trio
        return fork(
            where.label, reason,
            base=[base] if base else [], ours=[self._one(ours, where, ours=True)] if ours else [],
            theirs=[self._one(theirs, where, ours=False)] if theirs else [],
            mapping=bool((ours or theirs or trio[0]) and (ours or theirs or base).key),  # type: ignore[union-attr]
        )  # fmt: skip

    def _one(self, entry: Entry, where: Where, *, ours: bool) -> Entry:
        """Return what one side has added; what it holds may have come from elsewhere."""
        if isinstance(entry.value, Leaf) or not where.has_elements:
            return entry
        new = like(entry)
        node = entry.value
        where = replace(where, disputed=False)
        new.value = self._collection(None, node if ours else None, None if ours else node, where)
        return new

    def _emptied(self, trio: Trio, one: Entry, where: Where) -> Outcome:
        """Merge a list that one side has removed and the other has changed: as if it had no items left."""
        nodes = [entry.value if entry else None for entry in trio]
        empty = Collection(mapping=False, flow=True, anchor=None, line=one.line)
        new = like(one)
        lists = [node if isinstance(node, Collection) else empty for node in nodes]
        new.value = self._collection(lists[0], lists[1], lists[2], where)
        if not where.elements and any(isinstance(entry, Fork) for entry in new.value.entries):
            return self._one_has(trio, where, _REMOVED[one is trio.ours])  # whole, as the side has it
        new.value.flow = one.value.flow if isinstance(one.value, Collection) else False
        if not new.value.entries:
            return Left([alone(comment) for comment in all_at(new)])
        return seated(new)

    def _both(self, base: Entry | None, ours: Entry, theirs: Entry, where: Where) -> Entry:
        if not (where.has_elements or where.disputed or self._words or self._targets.any_split):
            if self._writing.same(ours, theirs) or self._writing.same(base, theirs):
                return ours
            if self._writing.same(base, ours):
                return theirs
        new = like(ours)
        new.blank = _choice(bool(base and base.blank), ours.blank, theirs.blank)
        if base and base.key and ours.key and theirs.key and ours.key.text == base.key.text:
            new.key = theirs.key
        blend_entry(new, base, ours, theirs)
        value = self._value(base.value if base else None, ours.value, theirs.value, where)
        if value is not None:
            new.value = value
            new.before += _left_behind(base, ours, theirs, value)
            return seated(new)
        found = (base, self._one(ours, where, ours=True), self._one(theirs, where, ours=False))
        versions = [[seated(like(new, entry.value))] if entry else [] for entry in found]
        reason = BOTH
        if base and self._sameness.same(base.value, theirs.value):
            reason = "changed by ours, which does not fit theirs"
        elif base and self._sameness.same(base.value, ours.value):
            reason = "changed by theirs, which does not fit ours"
        return fork(
            where.label, reason, base=versions[0], ours=versions[1], theirs=versions[2], mapping=new.key is not None
        )  # fmt: skip

    def _value(self, base: Node | None, ours: Node, theirs: Node, where: Where) -> Node | None:
        """Merge what both sides have; None where they cannot both have it."""
        base, ours, theirs = long_forms(base, ours, theirs, where)
        same = self._sameness.same
        if where.disputed and where.key in _NAMING and not same(ours, theirs):
            return None
        if not same(ours, theirs) and self._targets.split(where.key, ours, 1):
            return None
        if isinstance(ours, Collection) and isinstance(theirs, Collection) and ours.mapping == theirs.mapping:
            alike = isinstance(base, Collection) and base.mapping == ours.mapping
            if not is_range(ours, theirs):
                return self._collection(
                    base if isinstance(base, Collection) and alike else None, ours, theirs, where
                )
        if same(ours, theirs):
            return theirs if base and same(base, ours) and _written(base) == _written(ours) else ours
        if base and same(base, ours):
            return theirs
        return ours if base and same(base, theirs) else None

    # -- lists and mappings -----------------------------------------------------------------------

    def _collection(
        self, base: Collection | None, ours: Collection | None, theirs: Collection | None, where: Where
    ) -> Collection:
        some = ours or theirs or base
        sides = (base, ours, theirs)
        flow = [side.flow if side else None for side in sides]
        new = Collection(some.mapping if some else True, False, None, some.line if some else 1)
        new.flow = bool(_choice(flow[0], flow[1], flow[2]) if ours and theirs else some and some.flow)
        blend_collection(new, base, ours, theirs)
        if not new.flow and new.head:
            new.trailing.insert(0, alone(new.head))
            new.head = None
        entries = (_entries(base), _entries(ours), _entries(theirs))
        if where.elements and not new.mapping:
            self._elements(new, entries, where)
            return new
        if new.mapping:
            self._fill(
                new, entries, [(trio, self._trio(trio, where.below(_key(trio)))) for trio in by_key(entries)]
            )
            return new
        if where.key in KEYED:
            trios = by_name(entries, KEYED[where.key], self._sameness, self._targets.name)
        elif where.key in UNORDERED:
            trios = by_target(entries, where.key, self._sameness, self._targets.name)
        else:
            trios = by_place(entries, self._sameness)
        self._fill(new, entries, [(trio, self._trio(trio, where.item())) for trio in trios])
        return new

    def _elements(self, new: Collection, entries: Sequence[Sequence[Entry]], where: Where) -> None:
        """Merge a list of things with ids, which may have come from another list or gone to one."""
        here: dict[int, list[Entry | None]] = {}
        people: dict[int, Who] = {}
        for side, found in enumerate(entries):
            for entry in found:
                who = self._cast.who(entry)
                people[who.number] = who
                here.setdefault(who.number, [None, None, None])[side] = entry
        done = [
            (Trio(*trio), self._element(people[number], Trio(*trio), where)) for number, trio in here.items()
        ]
        self._fill(new, entries, done)

    def _element(self, who: Who, here: Trio, where: Where) -> Outcome:
        ours, theirs = who.ours, who.theirs
        if ours is None and theirs is None:
            return None
        one = ours or theirs
        at = where.element(one.entry, disputed=who.number in self._disputed) if one else where
        if ours and theirs:
            home = self._homes.home(who)
            merged = self._both(who.base.entry if who.base else None, ours.entry, theirs.entry, at)
            if (
                (here.ours and here.theirs)
                or (here.ours and home == "ours")
                or (here.theirs and home == "theirs")
            ):
                return merged
            if home != "two" or not (here.ours or here.theirs):
                return None
            return fork(
                at.label, "moved to two places", base=[here.base] if here.base else [],
                ours=[merged] if here.ours else [], theirs=[merged] if here.theirs else [], mapping=False,
            )  # fmt: skip
        if one is None or not (here.ours or here.theirs):
            return None
        if who.base is None:
            if who.number in self._disputed:
                return self._one_has(here, at, f"added by {_side(one is ours)}, with an id that is taken")
            return self._one(one.entry, at, ours=ours is not None)
        parent = one.parent
        if parent and parent.base and not (parent.ours and parent.theirs):
            return self._one(
                one.entry, at, ours=ours is not None
            )  # it is gone with what it stands in, or is not
        if not self._homes.removed(who):
            word = "removed by theirs, and ours needs it" if ours else "removed by ours, and theirs needs it"
            if self._homes.changed_thing(who):
                word = _REMOVED[one is ours]
            return self._one_has(here, at, word)
        return Left(self._homes.new_comments(who.base.entry, one.entry, by_us=ours is not None))

    def _fill(
        self, new: Collection, entries: Sequence[Sequence[Entry]], done: Sequence[tuple[Trio, Outcome]]
    ) -> None:
        """Put what has become of the entries into a list or mapping, in an order that both sides made."""
        numbers: dict[int, int] = {}
        kept: dict[int, Entry | Left] = {}
        for number, (trio, outcome) in enumerate(done):
            if outcome is None:
                continue
            kept[number] = outcome
            numbers |= {id(entry): number for entry in trio if entry}
        orders = [[numbers[id(entry)] for entry in side if id(entry) in numbers] for side in entries]
        loose: list[Comment] = []
        for number in three_orders(orders[0], orders[1], orders[2]):
            one = kept[number]
            if isinstance(one, Left):
                loose += one.comments
                continue
            if loose and _has_room(one):
                one = _below(loose, one)
                loose = []
            new.entries.append(one)
        new.trailing[:0] = loose


def _has_room(entry: Entry) -> bool:
    """Say whether comments can stand above an entry whatever side is picked."""
    if not isinstance(entry, Fork):
        return True
    return all(side and _has_room(side[0]) for side in (entry.ours, entry.theirs))


def _below(comments: list[Comment], entry: Entry) -> Entry:
    """Return an entry with more comments above it."""
    if not isinstance(entry, Fork):
        new = like(entry)
        new.before = [*comments, *entry.before]
        return new
    for side in (entry.base, entry.ours, entry.theirs):
        side[:1] = [_below(comments, one) for one in side[:1]]
    return entry


def _side(by_us: bool) -> str:
    return "ours" if by_us else "theirs"


def _choice(base: T, ours: T, theirs: T) -> T:
    return theirs if ours == base else ours


def _root(document: Document | None) -> Collection | None:
    value = document.root.value if document and document.root else None
    return value if isinstance(value, Collection) else None


def _entries(node: Collection | None) -> Sequence[Entry]:
    return node.entries if node else ()


def _key(trio: Iterable[Entry | None]) -> str:
    return next((key_of(entry) for entry in trio if entry), "")


def _unlisted(trio: Trio, made: Outcome) -> Outcome:
    """Return what has become of a list; without a value where nothing is in it and a side has written it so."""
    empty = next((one.value for one in (trio.ours, trio.theirs) if one and is_nothing(one.value)), None)
    if empty is None or not isinstance(made, Entry) or isinstance(made, Fork) or not is_empty(made):
        return made
    new = like(made, empty)
    new.before += [alone(comment) for comment in all_in(made.value)]
    return new


def _unless_emptied(made: Entry, *sides: Entry) -> Entry | Left:
    """Return what was made of a list, or its comments where nothing is left of what was in it on each side."""
    if made.key is None or not is_empty(made) or any(map(is_empty, sides)):
        return made
    return Left([alone(comment) for comment in all_at(made)])


def _left_behind(base: Entry | None, ours: Entry, theirs: Entry, value: Node) -> list[Comment]:
    """Return the comments that a side has put into its value, where the value of the other has taken its place."""
    lost = theirs if value is ours.value else ours if value is theirs.value else None
    if lost is None:
        return []
    return new_ones(list(all_in(base.value)) if base else [], list(all_in(lost.value)))


def _written(node: Node) -> tuple[str, str]:
    return (node.style, node.text) if isinstance(node, Leaf) else ("", "")
