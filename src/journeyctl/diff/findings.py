"""Findings that are new and findings that are gone, told apart by what they are about and not by their lines."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.diff.matching import Matching

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
    now = {old.side.id: new.side.id for old, new in matching.pairs}
    paths = {old.side.path: new.side.path for old, new in matching.pairs}
    olds = [(_key(item, now, paths.get(item.path, item.path)), item) for item in before]
    news = [(_key(item, {}, item.path), item) for item in after]
    return FindingShift(tuple(_without(news, olds)), tuple(_without(olds, news)))


_Key = tuple[str, str, str]


def _key(item: Diagnostic, now: dict[str, str], path: str) -> _Key:
    if not item.element:
        return item.rule, path, item.message
    first, *rest = item.element.split("/")
    # The ways of rules to name a thing end in its id; the stages above it may have other ids now.
    last = rest[-1] if rest else ""
    whole = f"{first}/{last}" if last else first
    return item.rule, now.get(whole, f"{now.get(first, first)}/{last}" if last else first), item.field


def _without(
    some: Iterable[tuple[_Key, Diagnostic]], others: Iterable[tuple[_Key, Diagnostic]]
) -> Iterable[Diagnostic]:
    left = Counter(key for key, _ in others)
    for key, item in some:
        if left[key]:
            left[key] -= 1
        else:
            yield item
