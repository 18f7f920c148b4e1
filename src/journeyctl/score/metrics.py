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

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import ceil, floor, isfinite
from typing import Literal

from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey
from journeyctl.model.metric import Metric, Point, Scale
from journeyctl.score.intervals import Z95, Bounds, difference, mean_bounds, nps_error, wilson
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace

Polarity = Literal["higher_is_better", "lower_is_better"]
Ends = tuple[float, float]
_Readings = dict[str, "Reading"]  # by convention, the preferred one first

NOT_MEASURED = "nothing is measured yet"
_SHARE: Ends = (0, 1)
_NPS: Ends = (-100, 100)
_FIVE: Ends = (1, 5)
_SHARES = frozenset({"share", "top-box", "top-two-box"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What was measured until a day; `n` and the 95 % interval are None where the counts are not known."""

    date: date
    value: float
    n: int | None
    bounds: Bounds | None


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


def score_metrics(workspace: Workspace, journeys: Mapping[str, Journey]) -> list[MetricScore]:
    """Return the metrics of some journeys of a workspace, given by id, sorted by id."""
    found = [
        _score(f"{name}/{element_id(metric)}", journey.state, at, metric, workspace)
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


class _Reader:
    """Reads the points of one metric. `remarks` gathers what it takes for granted and leaves out."""

    def __init__(self, metric: Metric, workspace: Workspace) -> None:
        self.metric = metric
        self.remarks: dict[str, None] = {}
        self.wanted = _wanted(metric)
        self.scale = _scale(metric, workspace)
        answers = [number for point in metric.points for number in _answered(point)]
        if self.scale is None and metric.type in ("csat", "ces") and answers:
            fits = metric.type == "csat" and all(_inside(number, _FIVE) for number in answers)
            self.scale = _FIVE if fits else None
            self.remark(f"its scale is not written{', and 1 to 5 is taken' * fits}")

    def remark(self, text: str) -> None:
        """Remember something to be told."""
        self.remarks[text] = None

    def ends(self, convention: str) -> Ends | None:
        """Return the ends of the metric's own scale, on which `target` and `baseline` are written."""
        if convention in _SHARES:
            return _SHARE
        if convention == "nps":
            return _NPS
        return self.scale if convention == "mean" else None

    def shown_ends(self, convention: str) -> Ends | None:
        """Return the ends of the scale on which values are shown."""
        return _FIVE if convention == "mean" and self.metric.type == "csat" else self.ends(convention)

    def moved(self, number: float, convention: str) -> float:
        """Return a number of the metric's own scale as it is shown: the mean of a CSAT goes to 1 to 5."""
        if convention != "mean" or self.metric.type != "csat" or self.scale is None:
            return number
        low, high = self.scale
        return 1 + 4 * (number - low) / (high - low)

    def read(self, point: Point) -> _Readings:
        """Return what a point says by each convention; nothing where it has no number.

        Intervals may go beyond the scale here: their middle is the value.
        """
        kind = self.metric.type
        if kind == "nps":
            found = self._nps(point)
        elif kind == "rate":
            found = self._fraction(point, "share") or self._written(point, "share")
        elif kind == "ces":
            answers = self._answers(point, ("mean",))
            found = answers or self._written(point, "mean") or self._fraction(point, "share")
        elif kind == "csat":
            found = self._csat(point)
        else:
            found = self._written(point, "as-written") or self._fraction(point, "ratio")
            found = found or self._answers(point, ("mean",))
        if not found:
            self.remark(f"the point of {point.date} is left out: {self._fault(point)}")
        return found

    def _csat(self, point: Point) -> _Readings:
        mean, value = self.wanted == "mean", point.value
        found = self._answers(point, ("mean", self._box()) if mean else (self._box(), "mean"))
        if found or value is None:
            return found or self._fraction(point, self._box())
        if _inside(value, _SHARE) and not (mean and _inside(value, self.scale)):
            return self._written(point, self._box())
        return self._written(point, "mean" if self.scale is not None else "as-written")

    def _box(self) -> str:
        low, high = self.scale or _FIVE
        return "top-two-box" if floor(high) - ceil(low) >= 3 else "top-box"

    def _nps(self, point: Point) -> _Readings:
        kinds = {"promoters": point.promoters, "passives": point.passives, "detractors": point.detractors}
        promoters, passives, detractors = (count or 0 for count in kinds.values())
        n = promoters + passives + detractors
        if not n:
            return self._written(point, "nps")
        for name, count in kinds.items():
            if count is None:
                self.remark(f"`{name}` of {point.date} is not written and counts 0")
        value = 100 * (promoters - detractors) / n
        error = nps_error(promoters, passives, detractors)
        bounds = Bounds(value - Z95 * error, value + Z95 * error) if error else None
        return {"nps": Reading(point.date, value, n, bounds)}

    def _fraction(self, point: Point, convention: str) -> _Readings:
        part, whole = point.numerator, point.denominator
        is_share = convention != "ratio"
        if part is None or not whole or (is_share and part > whole):
            return {}
        bounds = wilson(part / whole, whole) if is_share else None
        return {convention: Reading(point.date, part / whole, whole, bounds)}

    def _written(self, point: Point, convention: str) -> _Readings:
        value, n = point.value, point.n
        if value is None or not _inside(value, self.ends(convention)):
            return {}
        bounds = wilson(value, n) if convention in _SHARES and n else None
        return {convention: Reading(point.date, self.moved(value, convention), n, bounds)}

    def _answers(self, point: Point, conventions: Iterable[str]) -> _Readings:
        answered = {answer: count for answer, count in sorted((point.counts or {}).items()) if count}
        counts = {answer: count for answer, count in answered.items() if _inside(answer, self.scale)}
        n = sum(counts.values())
        if off := sum(answered.values()) - n:
            self.remark(f"{off:,} of the answers of {point.date} are off the scale and left out")
        if not n or (self.metric.type == "csat" and self.scale is None):
            return {}
        found: _Readings = {}
        for convention in conventions:
            if convention == "mean":
                value = self.moved(sum(answer * count for answer, count in counts.items()) / n, "mean")
                around = mean_bounds(counts)
                bounds = around and Bounds(*(self.moved(end, "mean") for end in around))
            else:
                best = self._best(convention, self.scale or _FIVE)
                value = sum(counts.get(answer, 0) for answer in best) / n
                bounds = wilson(value, n)
            found[convention] = Reading(point.date, value, n, bounds)
        return found

    def _best(self, convention: str, scale: Ends) -> tuple[int, ...]:
        """Return the best answer or the best two; the low ones where lower is better, as with school marks."""
        low, high = ceil(scale[0]), floor(scale[1])
        best = (low, low + 1) if self.metric.polarity == "lower_is_better" else (high, high - 1)
        return best[:1] if convention == "top-box" else best

    def _fault(self, point: Point) -> str:
        part, whole = point.numerator, point.denominator
        if whole == 0:
            return "it is out of 0 cases"
        if part is not None and whole is not None and part > whole:
            return f"it counts {part:,} out of {whole:,}"
        if point.value is not None:
            return f"{point.value:g} is off the scale"
        if any((point.counts or {}).values()):
            return "its answers are on no known scale"
        return "there is no number in it"


def _scale(metric: Metric, workspace: Workspace) -> Ends | None:
    """Return the scale of the answers: the metric's own, or that of the evidence it is read from."""
    scales: list[Scale | None] = [metric.scale]
    if metric.source is not None:
        evidence = workspace.document(Evidence, metric.source.evidence.partition("#")[0])
        scales.append(evidence.scale if evidence is not None else None)
    for scale in scales:
        if scale is not None and scale.min < scale.max and isfinite(scale.max - scale.min):
            return scale.min, scale.max
    return None


def _answered(point: Point) -> list[float]:
    """Return the numbers of a point that tell of its scale: the answers, and a value that is no share."""
    return [*(point.counts or ()), *([point.value] if point.value is not None and point.value > 1 else [])]


def _wanted(metric: Metric) -> str:
    """Return which convention of a CSAT its target, baseline and expectation fit, else its values: share or mean."""
    expect = metric.expect
    told = [metric.target, metric.baseline, *((expect.at_least, expect.at_most) if expect else ())]
    written = [number for number in told if number is not None]
    written = written or [point.value for point in metric.points if point.value is not None]
    return "share" if all(_inside(number, _SHARE) for number in written) else "mean"


def _inside(number: float, ends: Ends | None) -> bool:
    return ends is None or ends[0] <= number <= ends[1]


def _score(identifier: str, state: str, at: str | None, metric: Metric, workspace: Workspace) -> MetricScore:
    reader = _Reader(metric, workspace)
    # Points need not stand oldest first; of two on one day the later one in the file counts.
    points = sorted(metric.points, key=lambda point: point.date)
    read = [found for found in map(reader.read, points) if found]
    convention = next(iter(read[-1])) if read else None
    along = [found[convention] for found in read if convention in found] if convention else []
    polarity = _polarity(metric, convention)
    if polarity is None:
        reader.remark("`polarity` is not written, so that nobody can say better or worse")
    baseline = _comparable("baseline", metric.baseline, convention, reader)
    target = _comparable("target", metric.target, convention, reader)
    stands_in = baseline is None and len(along) > 1
    baseline = along[0].value if stands_in else baseline
    progress, no_progress = _progress(along[-1].value if along else None, baseline, target)
    shown = {name: _shown(found, name, reader) for name, found in (read[-1] if read else {}).items()}
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
        reason="" if along else _reason(metric),
        also=next(((name, found) for name, found in shown.items() if name != convention), None),
        baseline=baseline,
        first_stands_in=stands_in,
        target=target,
        progress=progress,
        no_progress=no_progress,
        trend=_trend(along, polarity),
        remarks=tuple(reader.remarks),
    )


def _shown(reading: Reading, convention: str, reader: _Reader) -> Reading:
    """Return a reading whose interval does not go beyond the scale."""
    ends = reader.shown_ends(convention)
    if reading.bounds is None or ends is None:
        return reading
    low, high = reading.bounds
    return replace(reading, bounds=Bounds(max(ends[0], low), min(ends[1], high)))


def _reason(metric: Metric) -> str:
    if metric.points:
        return "there is no number in its points"
    if metric.source is not None:
        return f"no point is written; the answers are in `{metric.source.evidence}`"
    return NOT_MEASURED


def _polarity(metric: Metric, convention: str | None) -> Polarity | None:
    """Return which way is better: an NPS and a CSAT need not say so, and the best answers are always better."""
    from_answers = convention in _SHARES and any(point.counts for point in metric.points)
    if metric.type == "nps" or (metric.type == "csat" and (metric.polarity is None or from_answers)):
        return "higher_is_better"
    return metric.polarity


def _comparable(key: str, number: float | None, convention: str | None, reader: _Reader) -> float | None:
    """Return a target or a baseline on the scale of the values; None where it is on no such scale."""
    if number is None or convention is None:
        return number
    ends = reader.ends(convention)
    if ends is not None and not _inside(number, ends):
        low, high = ends
        reader.remark(f"its {key} {number:g} is left out: its values go from {low:g} to {high:g}")
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
