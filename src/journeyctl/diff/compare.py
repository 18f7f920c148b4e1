"""Two workspaces in, every change of meaning out."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeyctl.diff.change import Change, How, Side, Trend, Value, What
from journeyctl.diff.fields import changed_fields, written_fields
from journeyctl.diff.leveling import Unknown, unknown_between, unreadable
from journeyctl.diff.matching import Matching, match
from journeyctl.diff.splitting import Handed, handed_over
from journeyctl.diff.things import Thing, things
from journeyctl.model.pain import PainPoint
from journeyctl.model.settings import EmotionScale
from journeyctl.score.pains import OVER
from journeyctl.text.rising import longest_rise
from journeyctl.workspace.workspace import Workspace

# Things of which the order says something: what comes first, and what the customer meets next.
_ORDERED = frozenset({What.STAGE, What.TOUCHPOINT, What.PHASE})


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes, by file and in its order, what is the same thing on both sides, and what could not be compared."""

    changes: tuple[Change, ...]
    matching: Matching
    unknown: tuple[Unknown, ...] = ()


def compare(before: Workspace, after: Workspace, unknown: tuple[Unknown, ...] | None = None) -> Comparison:
    """Return what has changed from one workspace to the other; two that say the same have no changes.

    `unknown` are the files that cannot be compared, as `level` has found them.
    """
    told = unknown_between(before, after) if unknown is None else unknown
    hidden = frozenset({*unreadable(before, after), *unreadable(after, before)})
    hidden |= {(one.word, one.id) for one in told}
    olds, news = list(things(before, hidden)), list(things(after, hidden))
    matching = match(olds, news)
    handed = handed_over(matching)
    told_of = PairChanges(matching, (before.settings.scales.emotion, after.settings.scales.emotion))
    changes = [change for old, new in matching.pairs for change in told_of.of(old, new)]
    changes += _gone(matching.removed, handed)
    changes += _come(matching.added, handed)
    return Comparison(tuple(_in_order(changes, olds, news)), matching, told)


class PairChanges:
    """Tells what has changed in pairs of a matching; `scales` are those of before and of after."""

    def __init__(self, matching: Matching, scales: tuple[EmotionScale, EmotionScale]) -> None:
        renames = matching.renames()
        self._renamed = _Renames(renames).now
        self._is_plain = not renames and scales[0] == scales[1]  # then what was read once has the same fields
        self._scales = scales
        self._moved = _out_of_order(matching)
        self._other = dict(matching.pairs)

    def of(self, old: Thing, new: Thing) -> Iterator[Change]:
        """Yield the changes of one pair: its id, its name, its place, then its fields."""
        yield from _of_pair(old, new, self._other, self._moved)
        if old.model is new.model and self._is_plain:
            return
        for field in changed_fields(old, new, self._renamed, self._scales):
            yield Change(
                old.what, How.CHANGED, old.side, new.side, field.field, field.before, field.after,
                field.delta, field.trend,
            )  # fmt: skip

    def keys_then(self, old: Thing) -> dict[str, str]:
        """Return the keys of the fields of a thing of before, by what they read now (`emotion.by_persona.student`)."""
        home = old.side.home
        now = written_fields(old, lambda what, one: self._renamed(what, one, home, ()))
        return {key: was for (key, _), (was, _) in zip(now, written_fields(old), strict=True)}


@dataclass(frozen=True, slots=True)
class _Renames:
    """What references of before read like now."""

    known: Mapping[tuple[What, str], str]

    def now(self, what: What, reference: str, home: str, kept: Container[tuple[What, str]]) -> str:
        """Return a reference as it reads now; one to what has kept its id stays as it is.

        So does one that is still written (in `kept`): an id that is known on both sides is that of the same thing, and
        this one leads nowhere now. It was forgotten, and nobody has changed it; or only half of it has followed.
        """
        if not self.known or (what, reference) in kept:
            return reference
        found = self._followed(what, reference, home)
        owner, joint, short = reference.partition("#" if what is What.EVIDENCE else "/")
        of_owner = What.EVIDENCE if what is What.EVIDENCE else What.JOURNEY
        half = f"{self.known.get((of_owner, owner), owner)}{joint}{short}"
        return half if joint and (what, found) not in kept and (what, half) in kept else found

    def _followed(self, what: What, reference: str, home: str) -> str:
        if what is What.EVIDENCE:
            return self._evidence(reference)
        found = self.known.get((what, reference))
        if found is not None:
            return found
        owner, joint, short = reference.rpartition("/")
        full = f"{owner or home}/{short}"
        whole = self.known.get((what, full))
        if not joint:
            return whole.rpartition("/")[2] if whole is not None else reference
        if whole is not None:
            return whole
        return f"{self.known.get((What.JOURNEY, owner), owner)}/{short}"

    def _evidence(self, reference: str) -> str:
        quote = self.known.get((What.QUOTE, reference))
        if quote is not None:
            return quote
        evidence, joint, short = reference.partition("#")
        return self.known.get((What.EVIDENCE, evidence), evidence) + joint + short


def _of_pair(
    old: Thing, new: Thing, other: Mapping[Thing, Thing], moved: frozenset[Thing]
) -> Iterator[Change]:
    what, before, after = old.what, old.side, new.side
    if before.short != after.short and (old.written or new.written):
        yield Change(what, How.RENAMED, before, after, "id", before.short, after.short)
    key = _name_key(new)
    was, now = getattr(old.model, key, None), getattr(new.model, key, None)
    if was != now:
        yield Change(what, How.REWORDED, before, after, key, was, now)
    if _is_elsewhere(old, new, other):
        yield Change(what, How.MOVED, before, after, "", _place(before), _place(after))
    elif old in moved:
        yield Change(what, How.MOVED, before, after, "order", old.order + 1, new.order + 1)


def _name_key(thing: Thing) -> str:
    return next((key for key in ("title", "statement", "name") if hasattr(thing.model, key)), "text")


def _is_elsewhere(old: Thing, new: Thing, other: Mapping[Thing, Thing]) -> bool:
    if old.parent is None or new.parent is None:
        # A file may lie where it wants to; only its folder says something, and its name is its id.
        return old.side.path.rpartition("/")[0] != new.side.path.rpartition("/")[0]
    return other.get(old.parent) is not new.parent


def _place(side: Side) -> Value:
    return side.path if "/" not in side.id and "#" not in side.id else "/".join((side.home, *side.within))


def _out_of_order(matching: Matching) -> frozenset[Thing]:
    """Return the things of before that others of the same parent have overtaken, as few as possible."""
    other = dict(matching.pairs)
    rows: dict[tuple[What, Thing], list[tuple[Thing, Thing]]] = defaultdict(list)
    for old, new in matching.pairs:
        if old.what in _ORDERED and old.parent is not None and other.get(old.parent) is new.parent:
            rows[old.what, old.parent].append((old, new))
    found: set[Thing] = set()
    for row in rows.values():
        row.sort(key=lambda pair: pair[0].order)
        stay = _staying([(old.order, new.order) for old, new in row])
        found.update(old for place, (old, _) in enumerate(row) if place not in stay)
    return frozenset(found)


def _staying(row: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return which places of a row need not move, as many as possible: of several choices that with most at their old place.

    `row` has for each thing its order of before, which rises, and that of now.
    """
    if len(row) > _LONG_ROW:
        return frozenset(longest_rise([now for _, now in row]))
    best: list[tuple[int, int]] = []
    back: list[int | None] = []
    for place, (then, now) in enumerate(row):
        below = [at for at in range(place) if row[at][1] < now]
        last = max(below, key=lambda at: best[at], default=None)
        length, same = (0, 0) if last is None else best[last]
        best.append((length + 1, same + (then == now)))
        back.append(last)
    found: set[int] = set()
    at = max(range(len(row)), key=lambda place: best[place], default=None)
    while at is not None:
        found.add(at)
        at = back[at]
    return frozenset(found)


_LONG_ROW = 200  # from there on, trying all of them takes too long


def _gone(removed: Sequence[Thing], handed: Handed) -> Iterator[Change]:
    gone = set(removed)
    for old in removed:
        into = handed.merged.get(old)
        if into is not None:
            yield Change(old.what, How.MERGED, old.side, into.side)
            continue
        trend = Trend.WORSE if old.what is What.GAIN else None
        along = old.parent in gone and old.parent not in handed.merged
        yield Change(old.what, How.REMOVED, old.side, None, trend=trend, along=along)


def _come(added: Sequence[Thing], handed: Handed) -> Iterator[Change]:
    come = set(added)
    for new in added:
        out_of = handed.split.get(new)
        if out_of is not None:
            yield Change(new.what, How.SPLIT, out_of.side, new.side)
            continue
        along = new.parent in come and new.parent not in handed.split
        yield Change(new.what, How.ADDED, None, new.side, trend=None if along else _coming(new), along=along)


def _coming(new: Thing) -> Trend | None:
    if isinstance(new.model, PainPoint):
        return None if new.model.status in OVER else Trend.WORSE
    return Trend.BETTER if new.what is What.GAIN else None


def _in_order(changes: Iterable[Change], olds: Sequence[Thing], news: Sequence[Thing]) -> list[Change]:
    """Put changes in the order of the files of now; what is gone stands where it stood, behind its neighbour."""
    place = {(new.what, new.side): (number, 0, 0) for number, new in enumerate(news)}
    files = {new.side.path: number for number, new in reversed(list(enumerate(news)))}
    last: dict[str, int] = {}
    for number, old in enumerate(olds):
        here = place.get((old.what, old.side))
        if here is not None:
            last[old.side.path] = here[0]
        else:
            behind = last.get(old.side.path, files.get(old.side.path, len(news)))
            place[old.what, old.side] = (behind, 1, number)
    return sorted(changes, key=lambda one: place[one.what, one.side])
