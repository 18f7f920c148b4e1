"""What `diff` has found out, as the plain data that pictures of a difference are drawn from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from journeyctl.cli.pairs import Pair
from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.diff.change import Change, How, Side, What
from journeyctl.diff.compare import Comparison
from journeyctl.diff.decisions import Accepted
from journeyctl.diff.difference import Difference, Version
from journeyctl.diff.gates import Regression, limit_shifts
from journeyctl.diff.things import Thing
from journeyctl.diff.twins import Twin, journey_twins
from journeyctl.diff.words import Told, groups
from journeyctl.render.all_versions import (
    AllVersions,
    FileChanges,
    FoundShift,
    LimitShift,
    ScoreShift,
    ThingChange,
    Unread,
)
from journeyctl.render.facts import Facts
from journeyctl.render.versions import Both, Figure, Kind, Mark, Reason, Versions

_KINDS: Mapping[What, Kind] = {
    What.JOURNEY: "journey",
    What.STAGE: "stage",
    What.TOUCHPOINT: "touchpoint",
    What.METRIC: "metric",
    What.PAIN_POINT: "pain",
    What.GAIN: "gain",
    What.OPPORTUNITY: "opportunity",
    What.DECISION: "decision",
}
_UNREAD = {"workspace": "settings"}  # what files are called, by the word of their kind
_OTHERS = {What.PAIN_POINT: "pains", What.OPPORTUNITY: "opportunities"}
# What a head always tells; the others where they have shifted.
_ALWAYS = frozenset({"mean_emotion", "peak_end", "pain_load", "complete", "evidenced"})


@dataclass(frozen=True, slots=True)
class Compared:
    """One workspace with what has been found out about it."""

    pair: Pair
    comparison: Comparison
    difference: Difference


def journey_versions(one: Compared, today: date) -> Iterator[Versions]:
    """Yield the journeys of which the map or a number has changed, as they are drawn."""
    difference = one.difference
    facts, names = _facts(one, today), _names(difference)
    shifts = {(shift.after is None, shift.score.id): shift for shift in difference.journeys}
    shifted = {shift.score.id for shift in difference.shifted}
    worse, decided = defaultdict(list), defaultdict(list)
    for found in difference.regressions:
        worse[found.id.partition("/")[0]].append(_reason(found))
    for accepted in difference.accepted:
        decided[accepted.regression.id.partition("/")[0]].append(_decided(accepted))
    for twin in journey_twins(one.comparison.matching, difference.changes):
        name = twin.shown.side.id
        shift = shifts.get((twin.new is None, name))
        if not twin.has_changed and not (twin.new and name in shifted):
            continue
        measures = shift.measures() if shift else ()
        figures = tuple(
            Figure(name=number.name, before=number.before, after=number.after, good=number.good)
            for number in measures
            if number.name in _ALWAYS or number.has_shifted
        )
        yield Versions(
            id=name,
            names=names,
            facts=facts,
            journey=_both(twin),
            figures=figures,
            worse=tuple(worse[name]),
            decided=tuple(decided[name]),
        )


def _both(twin: Twin) -> Both:
    return Both(
        kind=_KINDS[twin.shown.what],
        before=twin.old.model if twin.old else None,
        after=twin.new.model if twin.new else None,
        marks=tuple(_mark_in(twin, change) for change in twin.changes),
        parts=tuple(_both(part) for part in twin.parts if part.shown.what in _KINDS),
    )


def _mark_in(twin: Twin, change: Change) -> Mark:
    how, other = change.how.value, ""
    if change.how is How.MOVED and twin.new is None:
        how, other = "left", change.new.home if change.new else ""
    elif change.how is How.MOVED and twin.old and twin.old.parent:
        other = twin.old.parent.side.name
    elif change.how is How.SPLIT and change.old:
        other = change.old.name
    elif change.how is How.MERGED and change.new:
        other = change.new.name
    return _mark(change, how, other)


def _mark(change: Change, how: str, other: str) -> Mark:
    return Mark(
        how=how,
        field=change.field,
        before=change.before,
        after=change.after,
        delta=change.delta,
        trend=change.trend.value if change.trend else "",
        other=other,
        home=change.side.home,
    )


def all_versions(one: Compared, today: date) -> AllVersions:
    """Return everything that has changed in a workspace, as it is listed."""
    difference, pair = one.difference, one.pair
    known = _Known.of(one.comparison)
    scores = difference.pains
    return AllVersions(
        title=difference.title,
        names=_names(difference),
        facts=_facts(one, today),
        worse=tuple(map(_reason, difference.regressions)),
        decided=tuple(map(_decided, difference.accepted)),
        files=tuple(
            FileChanges(
                path=group.path,
                before=group.before,
                changes=tuple(known.changed(told) for told in group.changes),
            )
            for group in groups(difference.changes)
        ),
        method=scores[0].method if scores else "",
        scores=tuple(
            ScoreShift(name=known.pains.get(score.id, score.id), before=score.before, after=score.after)
            for score in scores
        ),
        found=(
            *(known.found(item, is_new=True) for item in difference.findings.new),
            *(known.found(item, is_new=False) for item in difference.findings.gone),
        ),
        unread=(
            *(
                Unread(kind=_UNREAD.get(file.word, file.word), name=file.id)
                for file in one.comparison.unknown
            ),
            *(Unread(kind="module", name=module) for module in pair.modules),
        ),
        limits=tuple(
            LimitShift(limit=shift.name, judging=shift.judging, other=shift.other)
            for shift in limit_shifts(pair.before, pair.after)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """The things of before and those of now, by the path of their file and their id.

    `above` holds for those of before what the thing was called that they stood in, `pains` what pain points of now are called, by id.
    """

    sides: tuple[Mapping[tuple[str, str], Thing], Mapping[tuple[str, str], Thing]]
    above: Mapping[Side, str]
    pains: Mapping[str, str]

    @classmethod
    def of(cls, comparison: Comparison) -> "_Known":
        """Return what two workspaces hold."""
        matching = comparison.matching
        olds = [*(old for old, _ in matching.pairs), *matching.removed]
        news = [*(new for _, new in matching.pairs), *matching.added]
        above = {thing.side: thing.parent.side.name for thing in olds if thing.parent}
        pains = {thing.side.id: thing.side.name for thing in news if thing.what is What.PAIN_POINT}
        return cls((_by_place(olds), _by_place(news)), above, pains)

    def changed(self, told: Told) -> ThingChange:
        """Return one change with what came or went along."""
        change = told.change
        other = ""
        if change.how is How.MOVED and change.old:
            other = self.above.get(change.old, "")
        elif change.how is How.SPLIT and change.old:
            other = change.old.name
        elif change.how is How.MERGED and change.new:
            other = change.new.name
        return ThingChange(
            kind=_word(change.what),
            name="" if change.what is What.SETTINGS else change.side.name,
            mark=_mark(change, change.how.value, other),
            along=tuple((_OTHERS.get(what, f"{_word(what)}s"), number) for what, number in told.along),
        )

    def found(self, item: Diagnostic, *, is_new: bool) -> FoundShift:
        """Return a finding with the thing that it is about, the file where the thing is not known."""
        first, *rest = item.element.split("/")
        things = self.sides[is_new]
        names = (f"{first}/{rest[-1]}", f"{first}#{rest[-1]}", first) if rest else (first,)
        thing = next((things[item.path, name] for name in names if (item.path, name) in things), None)
        return FoundShift(
            is_new=is_new,
            severity=item.severity.word,
            rule=item.rule,
            path=item.path,
            line=item.line,
            kind=_word(thing.what) if thing else "",
            name=thing.side.name if thing and thing.what is not What.SETTINGS else "",
        )


def _by_place(things: Sequence[Thing]) -> Mapping[tuple[str, str], Thing]:
    # A stage and a touchpoint may have the same id: then the first one, which is the larger, is named.
    return {(thing.side.path, thing.side.id): thing for thing in reversed(things)}


def _word(what: What) -> str:
    return "pain" if what is What.PAIN_POINT else what.value


def _facts(one: Compared, today: date) -> tuple[Facts, Facts]:
    return Facts(one.pair.before, today), Facts(one.pair.after, today)


def _names(difference: Difference) -> tuple[str, str]:
    return _name(difference.before), _name(difference.after)


def _name(version: Version) -> str:
    return "" if version.is_here else version.words


def _reason(found: Regression) -> Reason:
    return Reason(
        how=found.how,
        name=found.name,
        limit=found.limit,
        before=found.before,
        after=found.after,
        most=found.most,
    )


def _decided(accepted: Accepted) -> Reason:
    return replace(
        _reason(accepted.regression),
        decision=accepted.decision.name,
        day=date.fromisoformat(accepted.date) if accepted.date else None,
    )
