"""What the metrics say: the latest value and how far it may be off, how near the target is, where it goes.

Each value follows a convention, which is named:

- `nps`: share of promoters less share of detractors, -100 to 100, with its standard error (Reichheld, 2003)
- `top-two-box` (CSAT): the share of the two best answers, with Wilson's interval; `top-box` where the
  scale has fewer than four answers
- `mean`: the mean answer with a normal interval; of a CSAT moved to a scale of 1 to 5 (as Microsoft
  Customer Voice does), of a CES on its own scale
- `share`: those who did it out of those who could have, with Wilson's interval
- `ratio`, `as-written`: other numbers, which have no interval

Progress is (current - baseline) / (target - baseline): the sign cancels, so it holds whichever way is up.
The trend compares the two latest points of the same convention; their difference is more than chance
when its 95 % interval leaves out 0 (see `difference`).

Limits: points are taken for independent samples. Answers to a survey are those of the people who answer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite
from typing import Literal

from journeyctl.model.journey import Journey
from journeyctl.model.metric import Metric
from journeyctl.score.intervals import Bounds, difference
from journeyctl.score.readings import Ends, Polarity, Reader, Reading, in_digits, inside, polarity_of
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace

NOT_MEASURED = "nothing is measured yet"


@dataclass(frozen=True, slots=True)
class Trend:
    """The latest reading against the one before it, which is of the day `since`.

    `word` is `better`, `worse` or `level`; `up` or `down` where nobody says which way is better. `by_chance`
    says that the difference is no more than chance; None where it is not known.
    """

    word: Literal["better", "worse", "up", "down", "level"]
    change: float
    since: date
    by_chance: bool | None


@dataclass(frozen=True, slots=True)
class MetricScore:
    """One metric; `id` is `journey/metric`, `at` the stage or touchpoint it belongs to (None: the whole journey).

    `reading` is None where nothing can be read, for the `reason`. `ends` are those of the scale of its
    value, where there is one, and `baseline` and `target` are on that scale as well. `also` is the other
    convention of a CSAT, by name. `progress` goes from 0 (baseline) to 1 (target), and beyond on both
    sides; where it is None, `no_progress` says why. `first_stands_in` says that the first point is taken
    for the baseline. `remarks` say what was taken for granted or left out.
    """

    id: str
    title: str
    type: str
    state: str
    at: str | None
    unit: str | None
    polarity: Polarity | None
    convention: str | None
    ends: Ends | None
    reading: Reading | None
    reason: str
    also: tuple[str, Reading] | None
    baseline: float | None
    first_stands_in: bool
    target: float | None
    progress: float | None
    no_progress: str
    trend: Trend | None
    remarks: tuple[str, ...]


def score_metrics(
    workspace: Workspace, journeys: Mapping[str, Journey], today: date | None = None
) -> list[MetricScore]:
    """Return the metrics of some journeys of a workspace, given by id, sorted by id.

    Points after `today` do not count; None: all of them do.
    """
    found = [
        _score(f"{name}/{element_id(metric)}", journey.state, at, metric, Reader(metric, workspace, today))
        for name, journey in journeys.items()
        for at, metric in _metrics(journey)
    ]
    return sorted(found, key=lambda score: (score.id, score.at or ""))


def _metrics(journey: Journey) -> Iterator[tuple[str | None, Metric]]:
    for metric in journey.metrics:
        yield None, metric
    for stage in journey.stages:
        for metric in stage.metrics:
            yield element_id(stage), metric
        for touchpoint in stage.touchpoints:
            for metric in touchpoint.metrics:
                yield element_id(touchpoint), metric


def _score(identifier: str, state: str, at: str | None, metric: Metric, reader: Reader) -> MetricScore:
    convention = reader.convention
    along = reader.along(convention) if convention else []
    polarity = polarity_of(metric, convention, reader.points)
    if polarity is None:
        reader.remark("`polarity` is not written, so that nobody can say better or worse")
    baseline = _comparable("baseline", metric.baseline, convention, reader)
    target = _comparable("target", metric.target, convention, reader)
    stands_in = baseline is None and len(along) > 1
    baseline = along[0].value if stands_in else baseline
    progress, no_progress = _progress(along[-1].value if along else None, baseline, target)
    shown = {
        name: _shown(found, name, reader) for name, found in (reader.read[-1] if reader.read else {}).items()
    }
    if "mean" in shown and reader.moves:
        reader.remark(_moved(metric, reader))
    return MetricScore(
        id=identifier,
        title=metric.title,
        type=metric.type,
        state=state,
        at=at,
        unit=metric.unit,
        polarity=polarity,
        convention=convention,
        ends=reader.shown_ends(convention) if convention else None,
        reading=shown[convention] if convention else None,
        reason="" if along else _reason(metric, reader),
        also=next(((name, found) for name, found in shown.items() if name != convention), None),
        baseline=baseline,
        first_stands_in=stands_in,
        target=target,
        progress=progress,
        no_progress=no_progress,
        trend=_trend(along, polarity),
        remarks=tuple(reader.remarks),
    )


def _shown(reading: Reading, convention: str, reader: Reader) -> Reading:
    """Return a reading whose interval does not go beyond the scale."""
    ends = reader.shown_ends(convention)
    if reading.bounds is None or ends is None:
        return reading
    low, high = reading.bounds
    return replace(reading, bounds=Bounds(max(ends[0], low), min(ends[1], high)))


def _moved(metric: Metric, reader: Reader) -> str:
    """Return what to say of a mean that is shown on another scale, and of what goes with it."""
    low, high = (in_digits(end) for end in reader.scale or (0, 0))
    said = f"the mean answer, from {low} to {high}, is moved to a scale of 1 to 5"
    if reader.convention != "mean":
        return said
    for key, number in (("baseline", metric.baseline), ("target", metric.target)):
        if number is not None and inside(number, reader.scale):
            said += f"; the {key} {in_digits(number)} is {reader.moved(number, 'mean'):.2f} there"
    return said


def _reason(metric: Metric, reader: Reader) -> str:
    if reader.points:
        return "no point has a number that can be read"
    if metric.points:
        return "every point is still to come"
    if metric.source is not None:
        return f"no point is written; the answers are in `{metric.source.evidence}`"
    return NOT_MEASURED


def _comparable(key: str, number: float | None, convention: str | None, reader: Reader) -> float | None:
    """Return a target or a baseline on the scale of the values; None where it is on no such scale."""
    if number is None or convention is None:
        return number
    ends = reader.ends(convention)
    if ends is not None and not inside(number, ends):
        low, high = ends
        reader.remark(
            f"the {key} {in_digits(number)} is left out: values go from {in_digits(low)} to {in_digits(high)}"
            f"{reader.instead(number)}"
        )
        return None
    return reader.moved(number, convention)


def _progress(now: float | None, baseline: float | None, target: float | None) -> tuple[float | None, str]:
    if now is None:
        return None, "no value"
    if target is None:
        return None, "no target"
    if baseline is None:
        return None, "no baseline"
    if target == baseline:
        return None, "no target movement"
    share = (now - baseline) / (target - baseline)
    return (share, "") if isfinite(share) else (None, "numbers too far apart")


def _trend(along: list[Reading], polarity: Polarity | None) -> Trend | None:
    if len(along) < 2:
        return None
    before, now = along[-2:]
    change = now.value - before.value
    if not isfinite(change):
        return None
    by_chance = None
    if before.bounds is not None and now.bounds is not None:
        around = difference(before.value, before.bounds, now.value, now.bounds)
        by_chance = around.low <= 0 <= around.high
    if change == 0:
        return Trend("level", change, before.date, by_chance)
    if polarity is None:
        return Trend("up" if change > 0 else "down", change, before.date, by_chance)
    better = (change > 0) == (polarity == "higher_is_better")
    return Trend("better" if better else "worse", change, before.date, by_chance)
