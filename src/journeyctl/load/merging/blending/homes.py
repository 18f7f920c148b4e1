"""In which list a thing is that was moved, and whether a side has changed a thing that the other has removed."""

from collections.abc import Iterator
from typing import Literal

from journeyctl.load.canonical.tree import Collection, Comment, Entry, Leaf, Node
from journeyctl.load.merging.blending.remarks import new_ones
from journeyctl.load.merging.matching.elements import Cast, Element, Who
from journeyctl.load.merging.matching.sameness import Sameness, entry_at, key_of
from journeyctl.load.merging.matching.where import Where

Home = Literal["both", "ours", "theirs", "two"]


class Homes:
    """Answers for the things of three trees; `disputed` are those that a side may not remove alone."""

    def __init__(self, sameness: Sameness, cast: Cast, disputed: frozenset[int]) -> None:
        self._sameness = sameness
        self._cast = cast
        self._disputed = disputed

    def home(self, who: Who) -> Home:
        """Say whose list a thing is in that both sides have."""
        base, ours, theirs = who.base, who.ours, who.theirs
        if ours is None or theirs is None:
            return "ours" if ours else "theirs"
        if _list(ours) == _list(theirs):
            return "both"
        if base and _list(ours) == _list(base) and self._stays(theirs.parent):
            return "theirs"
        if base and _list(theirs) == _list(base) and self._stays(ours.parent):
            return "ours"
        return "two"

    def _stays(self, parent: Who | None) -> bool:
        """Say whether a thing is there whatever side one is on, or is added with what stands in it."""
        if parent is None or (parent.ours and parent.theirs):
            return True
        one = parent.ours or parent.theirs
        if one is None or parent.base is not None or parent.number in self._disputed:
            return False
        return self._stays(one.parent)

    def removed(self, who: Who) -> bool:
        """Say whether a thing that one side has removed is gone."""
        return who.number not in self._disputed and not self.changed_thing(who)

    def changed_thing(self, who: Who) -> bool:
        """Say whether the side that still has a thing has changed it, or has moved it to another list."""
        one = who.ours or who.theirs
        if one is None or who.base is None:
            return False
        if _list(one) != _list(who.base):
            return True
        where = Where(one.model)
        return self.changed(who.base.entry.value, one.entry.value, where, by_us=who.ours is not None)

    def changed(self, base: Node, side: Node, where: Where, *, by_us: bool) -> bool:
        """Say whether a side has changed a part; things in it that are elsewhere on the other side do not count."""
        if self._sameness.same(base, side):
            return False
        if isinstance(base, Leaf) or isinstance(side, Leaf) or base.mapping != side.mapping:
            return True
        if where.elements and not base.mapping:
            return self._changed_list(side, where, by_us=by_us)
        if not base.mapping or not where.has_elements:
            return True
        keys = dict.fromkeys(key_of(entry) for node in (base, side) for entry in node.entries)
        return any(self._changed_key(base, side, key, where.below(key), by_us=by_us) for key in keys)

    def _changed_key(
        self, base: Collection, side: Collection, key: str, where: Where, *, by_us: bool
    ) -> bool:
        was, now = entry_at(base, key), entry_at(side, key)
        if was and now:
            return self.changed(was.value, now.value, where, by_us=by_us)
        one = now or was
        if not where.elements or one is None or isinstance(one.value, Leaf):
            return True
        return now is not None and self._changed_list(one.value, where, by_us=by_us)

    def _changed_list(self, side: Collection, where: Where, *, by_us: bool) -> bool:
        return any(self._changed_in_list(entry, where, by_us=by_us) for entry in side.entries)

    def _changed_in_list(self, entry: Entry, where: Where, *, by_us: bool) -> bool:
        who = self._cast.who(entry)
        if who.base is None:
            return True
        if (who.theirs if by_us else who.ours) is not None:
            here = who.ours if by_us else who.theirs
            return here is None or _list(here) != _list(who.base)  # it was moved here
        return self.changed(who.base.entry.value, entry.value, where.item(), by_us=by_us)

    def new_comments(self, base: Entry, side: Entry, *, by_us: bool) -> list[Comment]:
        """Return the comments that a side has put to a part which the other has removed."""
        return new_ones(list(self._comments(base, None)), list(self._comments(side, by_us)))

    def _comments(self, entry: Entry, by_us: bool | None) -> Iterator[Comment]:
        who = self._cast.by_entry.get(id(entry))
        if by_us is not None and who and (who.theirs if by_us else who.ours) is not None:
            return
        yield from entry.before
        if entry.head:
            yield entry.head
        yield from entry.between
        value = entry.value
        if isinstance(value, Collection):
            if value.head:
                yield value.head
            for inner in value.entries:
                yield from self._comments(inner, by_us)
            yield from value.trailing
        if entry.after:
            yield entry.after


def _list(element: Element) -> tuple[int, str]:
    return (element.parent.number if element.parent else -1), element.key
