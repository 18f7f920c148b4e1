"""Findings that are new and findings that are gone, told apart by what they are about and not by their lines."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.diff.matching import Matching
from journeyctl.diff.things import Thing

# They look at files beside the maps, which no revision of ours holds.
BESIDE = frozenset({"evidence-file-missing", "evidence-file-changed"})
"""Rules whose findings cannot be compared with those in a revision."""


@dataclass(frozen=True, slots=True)
class FindingShift:
    """Findings of after that before had not (`new`), and of before that after has no more (`gone`)."""

    new: tuple[Diagnostic, ...] = ()
    gone: tuple[Diagnostic, ...] = ()


def finding_shift(
    before: Sequence[Diagnostic], after: Sequence[Diagnostic], matching: Matching
) -> FindingShift:
    """Compare findings: the same rule at the same field of the same thing is the same finding, whatever its words."""
    now: dict[_Place, list[_Place]] = defaultdict(list)
    for old, new in matching.pairs:
        now[_place(old)].append(_place(new))
    for gone in matching.removed:
        now[_place(gone)].append(_place(gone))
    there = {_place(new): [_place(new)] for new in (*dict(matching.pairs).values(), *matching.added)}
    paths = {old.side.path: new.side.path for old, new in matching.pairs if old.parent is None}
    olds = [_keys(item, now, paths.get(item.path, item.path)) for item in before]
    news = [_keys(item, there, item.path)[0] for item in after]
    kept_then, kept_now = _same(olds, news, before, after, _calls(matching))
    return FindingShift(
        tuple(item for number, item in enumerate(after) if number not in kept_now),
        tuple(item for number, item in enumerate(before) if number not in kept_then),
    )


def _same(
    olds: Sequence[Sequence["_Key"]],
    news: Sequence["_Key"],
    before: Sequence[Diagnostic],
    after: Sequence[Diagnostic],
    calls: "_Calls",
) -> tuple[set[int], set[int]]:
    """Return the numbers of the findings that are on both sides: of several at one place, first those of the same words."""
    free: dict[_Key, list[int]] = defaultdict(list)
    for number, key in enumerate(news):
        free[key].append(number)
    # Who may be only one thing comes before who may be several: a stage and a touchpoint can have the same id.
    order = sorted(range(len(olds)), key=lambda number: len(olds[number]))
    kept_then: set[int] = set()
    kept_now: set[int] = set()
    for is_same in (_says_the_same, _names_the_same):
        for number in order:
            rows = [free[key] for key in olds[number] if number not in kept_then and key in free]
            fitting = ((row, at) for row in rows for at in row if is_same(before[number], after[at], calls))
            row, at = next(fitting, ([], -1))
            if row:
                row.remove(at)
                kept_then.add(number)
                kept_now.add(at)
    return kept_then, kept_now


def _says_the_same(old: Diagnostic, new: Diagnostic, calls: "_Calls") -> bool:
    return old.message == new.message


def _names_the_same(old: Diagnostic, new: Diagnostic, calls: "_Calls") -> bool:
    """Say whether two findings at one place name the same things, or one of them some more.

    Numbers may be others now; but that another pain point is left as it is, is another finding.
    """
    then = [{word, *calls.get(word, ())} for word in old.message.split("`")[1::2]]
    now = set(new.message.split("`")[1::2])
    return all(words & now for words in then) or now <= set().union(*then)


_Calls = Mapping[str, Set[str]]
"""What ids and paths of before are called now."""


def _calls(matching: Matching) -> _Calls:
    found: dict[str, set[str]] = defaultdict(set)
    for old, new in matching.pairs:
        found[old.side.short].add(new.side.short)
        found[old.side.id].add(new.side.id)
        found[old.side.path].add(new.side.path)
    return found


_Place = tuple[str, bool, str]
"""Where a thing is: the path of its file, whether it stands in a touchpoint, and its id."""
_Key = tuple[str, _Place, str]


def _place(thing: Thing) -> _Place:
    side = thing.side
    return side.path, len(side.within) == _IN_TOUCHPOINT, "" if thing.parent is None else side.short


_IN_TOUCHPOINT = 2  # the ids of a stage and a touchpoint


def _keys(item: Diagnostic, known: Mapping[_Place, Sequence[_Place]], path: str) -> list[_Key]:
    """Return what a finding is known by: several keys where its words may mean several things."""
    if not item.element:
        return [(item.rule, (path, False, ""), item.message)]
    # The ways of rules to name a thing end in its id; the stages above it may have other ids now.
    parts = item.element.split("/")[1:]
    last = parts[-1] if parts else ""
    found = known.get((item.path, len(parts) == _IN_TOUCHPOINT, last))
    if (
        found is None or len(parts) > _IN_TOUCHPOINT
    ):  # a way through the file, in which the numbers may be others now
        way = "/".join(part for part in parts if not part.isdigit())
        found = [(path, len(parts) > 1, way)]
    return [(item.rule, place, item.field) for place in dict.fromkeys(found)]
