"""Findings that are new and findings that are gone, told apart by what they are about and not by their lines."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    left, same = Counter(news), Counter[_Key]()
    kept = set()
    # Who may be only one thing comes before who may be several: a stage and a touchpoint can have the same id.
    for number in sorted(range(len(olds)), key=lambda number: len(olds[number])):
        key = next((key for key in olds[number] if left[key] > same[key]), None)
        if key is not None:
            same[key] += 1
            kept.add(number)
    return FindingShift(
        tuple(_without(zip(news, after, strict=True), same)),
        tuple(item for number, item in enumerate(before) if number not in kept),
    )


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


def _without(items: Iterable[tuple[_Key, Diagnostic]], same: Counter[_Key]) -> Iterator[Diagnostic]:
    left = Counter(same)
    for key, item in items:
        if left[key]:
            left[key] -= 1
        else:
            yield item
