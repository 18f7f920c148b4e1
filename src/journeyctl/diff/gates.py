"""Whether a change makes an experience or its map worse than is accepted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, cast

from journeyctl.diff.change import What
from journeyctl.diff.compare import Comparison
from journeyctl.diff.shifts import JourneyShift
from journeyctl.diff.words import MEASURES, measured, shown
from journeyctl.model.base import with_defaults
from journeyctl.model.pain import PainPoint
from journeyctl.model.settings import Limits
from journeyctl.score.pains import OVER
from journeyctl.workspace.workspace import Workspace

_NOISE = 1e-9


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
    accepted = limits or with_defaults(Limits)
    found = [
        Regression(one.id, "unknown", f"the file of {one.word} `{one.id}` has mistakes and cannot be judged")
        for one in comparison.unknown
        if one.now
    ]
    for shift in shifts:
        found += _of_journey(shift, accepted)
    known = {shift.score.id for shift in shifts if shift.is_of_today}
    return [*found, *_severe(comparison, known, accepted.severity)]


def limits_between(before: Workspace, after: Workspace) -> tuple[Limits, str]:
    """Return the limits that judge a change, and a note that says which, where the two sides have others.

    They are those of before where it has `regression:`, so that no change loosens its own gate, and else those of after.
    """
    was, now = before.settings.regression, after.settings.regression
    is_set = _is_set(before)
    judging, others = (was, now) if is_set else (now, was)
    differing = [
        field.name
        for field in fields(cast("Any", Limits))
        if getattr(was, field.name) != getattr(now, field.name)
    ]
    if not differing or _is_broken(after):
        return judging, ""
    other = "now" if is_set else "by default"
    told = ", ".join(
        f"{name} {shown(getattr(judging, name))} ({other} {shown(getattr(others, name))})"
        for name in differing
    )
    whose = "of before this change" if is_set else "that this change sets, because there were none"
    return judging, f"judged by the limits {whose}: {told}"


def _is_set(workspace: Workspace) -> bool:
    file = workspace.settings_file
    return file is not None and file.document is not None and bool(file.places.key_texts(("regression",)))


def _is_broken(workspace: Workspace) -> bool:
    return workspace.settings_file is not None and workspace.settings_file.document is None


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
        if limit == "off" or (measure.about == "experience" and not shift.is_of_today):
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


def _severe(comparison: Comparison, known: set[str], limit: float | Literal["off"]) -> Iterator[Regression]:
    """Yield severe open pain points of journeys that were there before: a new map tells what was always so."""
    if limit == "off":
        return
    before = {new: old for old, new in comparison.matching.pairs}
    for new in (*before, *comparison.matching.added):
        if new.what is not What.PAIN_POINT or new.side.home not in known or not _hurts(new.model, limit):
            continue
        old = before.get(new)
        if old is None or not _hurts(old.model, limit):
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


def _hurts(pain: PainPoint, limit: float) -> bool:
    return pain.status not in OVER and pain.severity is not None and pain.severity.high >= limit
