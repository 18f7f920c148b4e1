"""Whether a change makes an experience or its map worse than is accepted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, NamedTuple, cast

from journeyctl.diff.change import What
from journeyctl.diff.compare import Comparison
from journeyctl.diff.leveling import Unknown
from journeyctl.diff.shifts import JourneyShift
from journeyctl.diff.words import MEASURES, measured, shown
from journeyctl.model.base import with_defaults
from journeyctl.model.pain import PainPoint
from journeyctl.model.settings import Limits
from journeyctl.score.pains import OVER
from journeyctl.workspace.workspace import Workspace

_NOISE = 1e-9
_TODAY = "current"
_BECAME = {"new": "is new", "reopened": "is open again", "severer": "has become severe"}


@dataclass(frozen=True, slots=True)
class Regression:
    """One way in which something is worse: `id` names the journey or pain point, `limit` the name of what is passed.

    `reason` says it in English, the others as data: `how` is `fell`, `lost`, `state`, `new`, `reopened`, `severer` or `broken`, `name`
    what people call the thing, `before` and `after` the numbers, and `most` what would have been accepted.
    """

    id: str
    limit: str
    reason: str
    how: str = ""
    name: str = ""
    before: float | None = None
    after: float | None = None
    most: float = 0


class LimitShift(NamedTuple):
    """A limit that is another one on the two sides: the one by which a change is judged, and the `other`."""

    name: str
    judging: float | str
    other: float | str


def regressions(
    comparison: Comparison, shifts: Sequence[JourneyShift], limits: Limits | None = None
) -> list[Regression]:
    """Return every regression: experiences of today's state, maps of any state, and what cannot be judged."""
    accepted = limits or with_defaults(Limits)
    found = [
        Regression(
            one.id,
            "unknown",
            _unknown(one),
            how="broken",
            name=one.id,
        )
        for one in comparison.unknown
        if one.now
    ]
    for shift in shifts:
        found += [*_of_state(shift, accepted), *_of_journey(shift, accepted)]
    known = {shift.score.id for shift in shifts if shift.is_of_today}
    return [*found, *_severe(comparison, known, accepted.severity)]


def _unknown(one: Unknown) -> str:
    if one.is_settings:
        return "the settings have mistakes and cannot be judged"
    return f"the file of {one.words} has mistakes and cannot be judged"


def limits_between(before: Workspace, after: Workspace) -> tuple[Limits, str]:
    """Return the limits that judge a change, and a note that says which, where the two sides have others.

    They are those of before, the usual ones where nobody had set any, so that no change loosens its own gate.
    """
    judging = after.settings.regression if _is_broken(before) else before.settings.regression
    told = ", ".join(
        f"{one.name} {shown(one.judging)} (now {shown(one.other)})" for one in limit_shifts(before, after)
    )
    return judging, f"judged by the limits of before this change: {told}" if told else ""


def limit_shifts(before: Workspace, after: Workspace) -> list[LimitShift]:
    """Return the limits that are others on the two sides, where both are known."""
    was, now = before.settings.regression, after.settings.regression
    if _is_broken(before) or _is_broken(after):
        return []
    names = [field.name for field in fields(cast("Any", Limits))]
    return [
        LimitShift(name, getattr(was, name), getattr(now, name))
        for name in names
        if getattr(was, name) != getattr(now, name)
    ]


def _is_broken(workspace: Workspace) -> bool:
    return workspace.settings_file is not None and workspace.settings_file.document is None


def _of_state(shift: JourneyShift, limits: Limits) -> Iterator[Regression]:
    """Yield a journey that the limits judge no more: else what is a plan today could get worse unseen, and be true tomorrow."""
    was, now = shift.before, shift.after
    if was is None or now is None or was.state != _TODAY or now.state == _TODAY:
        return
    if {limits.peak_end, limits.below_zero, limits.severity} != {"off"}:
        shown_now = "the ideal" if now.state == "ideal" else f"a {now.state}"
        yield Regression(
            now.id, "state",
            f"`{now.id}` shows {shown_now} state now, so that its experience is judged no more",
            "state", now.title,
        )  # fmt: skip


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
                name, key, f"`{name}` has no number for `{MEASURES[key]}` any more, and cannot be judged",
                "lost", shift.after.title, measure.before,
            )  # fmt: skip
        elif measure.delta is not None and -measure.delta * measure.good > limit + _NOISE:
            was, now = cast("float", measure.before), cast("float", measure.after)
            yield Regression(
                name, key,
                f"`{name}`: {words} from {_from_to(was, now, key, limit)}, by more than {limit:g}",
                "fell", shift.after.title, was, now, limit,
            )  # fmt: skip


def _from_to(was: float, now: float, key: str, limit: float) -> str:
    """Return both numbers with as many digits as show that it is more than the limit."""
    is_share = key in ("complete", "evidenced")
    unit, first = (100, 1) if is_share else (1, 3)
    told = measured(was, key), measured(now, key)
    if is_share:
        apart = float(int(was * 100 + 1e-9) - int(now * 100 + 1e-9))
    else:
        apart = round(was, 2) - round(now, 2)
    for digits in range(first, _MOST_DIGITS):
        if abs(apart) > limit * unit + _NOISE:
            break
        shown_as = [f"{number * unit:.{digits}f}" for number in (was, now)]
        apart = float(shown_as[0]) - float(shown_as[1])
        one, other = (text.replace("-", "−") + " %" * is_share for text in shown_as)
        told = one, other
    return f"{told[0]} to {told[1]}"


_MOST_DIGITS = 9


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
            how = "new" if old is None else "reopened" if old.model.status in OVER else "severer"
            high = new.model.severity.high
            yield Regression(
                new.side.id, "severity",
                f"pain point `{new.side.id}` {_BECAME[how]}, with a severity of {high:g} of 5",
                how, new.side.name, after=high, most=limit,
            )  # fmt: skip


def _hurts(pain: PainPoint, limit: float) -> bool:
    return pain.status not in OVER and pain.severity is not None and pain.severity.high >= limit
