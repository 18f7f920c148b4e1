"""Whether a change makes an experience or its map worse than is accepted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeyctl.diff.change import What
from journeyctl.diff.compare import Comparison
from journeyctl.diff.shifts import JourneyShift
from journeyctl.diff.words import MEASURES, measured
from journeyctl.model.pain import PainPoint
from journeyctl.score.pains import OVER

_NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class Limits:
    """How much worse is accepted; what goes beyond is a regression."""

    peak_end: float = 0.3
    """How far the mean of the strongest and the last emotion (-1 to 1) may fall."""
    below_zero: float = 0.1
    """How much the area below zero (0 to 1) may grow."""
    severity: float = 4
    """From which severity on (1 to 5) a new open pain point is severe."""
    complete: float = 0.1
    """How far the completeness (0 to 1) may fall."""
    evidenced: float = 0.1
    """How far the share of claims with sound evidence (0 to 1) may fall."""


@dataclass(frozen=True, slots=True)
class Regression:
    """One way in which something is worse: `id` names the journey or pain point, `limit` the name of what is passed."""

    id: str
    limit: str
    reason: str


def regressions(
    comparison: Comparison, shifts: Sequence[JourneyShift], limits: Limits | None = None
) -> list[Regression]:
    """Return every regression: experiences of today's state, maps of any state, and what cannot be judged."""
    accepted = limits or Limits()
    found = [
        Regression(one.id, "unknown", f"the file of {one.word} `{one.id}` has mistakes and cannot be judged")
        for one in comparison.unknown
        if one.now
    ]
    for shift in shifts:
        found += _of_journey(shift, accepted)
    known = {shift.score.id for shift in shifts if shift.is_of_today}
    return [*found, *_severe(comparison, known, accepted)]


def _of_journey(shift: JourneyShift, limits: Limits) -> Iterator[Regression]:
    if shift.before is None or shift.after is None:
        return
    name = shift.after.id
    for key, words, limit in (
        ("peak_end", "peak-end falls", limits.peak_end),
        ("below_zero", "the area below zero grows", limits.below_zero),
        ("complete", "completeness falls", limits.complete),
        ("evidenced", "the share of claims that rest on evidence falls", limits.evidenced),
    ):
        measure = shift.measure(key)
        if measure.about == "experience" and not shift.is_of_today:
            continue
        if measure.before is not None and measure.after is None:
            yield Regression(
                name, key, f"`{name}` has no number for `{MEASURES[key]}` any more, and cannot be judged"
            )
        elif measure.delta is not None and -measure.delta * measure.good > limit + _NOISE:
            was, now = measure.before, measure.after
            yield Regression(
                name, key,
                f"`{name}`: {words} from {measured(was, key)} to {measured(now, key)}, by more than {limit:g}",
            )  # fmt: skip


def _severe(comparison: Comparison, known: set[str], limits: Limits) -> Iterator[Regression]:
    """Yield severe open pain points of journeys that were there before: a new map tells what was always so."""
    before = {new: old for old, new in comparison.matching.pairs}
    for new in (*before, *comparison.matching.added):
        if new.what is not What.PAIN_POINT or new.side.home not in known or not _hurts(new.model, limits):
            continue
        old = before.get(new)
        if old is None or not _hurts(old.model, limits):
            how = (
                "is new"
                if old is None
                else "is open again"
                if old.model.status in OVER
                else "has become severe"
            )
            high = new.model.severity.high
            yield Regression(
                new.side.id, "severity",
                f"pain point `{new.side.id}` {how}, with a severity of {high:g} of 5",
            )  # fmt: skip


def _hurts(pain: PainPoint, limits: Limits) -> bool:
    return pain.status not in OVER and pain.severity is not None and pain.severity.high >= limits.severity
