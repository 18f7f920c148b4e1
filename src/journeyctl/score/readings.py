"""What the points of a metric say by the conventions that `metrics` names, and which way is better."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, isfinite
from typing import Literal

from journeyctl.model.evidence import Evidence
from journeyctl.model.metric import Metric, Point, Scale
from journeyctl.score.intervals import Z95, Bounds, mean_bounds, nps_error, wilson
from journeyctl.workspace.workspace import Workspace

Polarity = Literal["higher_is_better", "lower_is_better"]
Ends = tuple[float, float]
Readings = dict[str, "Reading"]
"""What one point says by each convention, the preferred one first."""

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


class Reader:
    """Reads the points of one metric. `remarks` gathers what it takes for granted and leaves out.

    `read` holds what each point says that says anything, the earliest first. Points after `today` do not
    count; None: all of them do.
    """

    def __init__(self, metric: Metric, workspace: Workspace, today: date | None = None) -> None:
        self.remarks: dict[str, None] = {}
        self.metric = metric
        # Points need not stand oldest first; of two on one day the later one in the file counts.
        written = sorted(metric.points, key=lambda point: point.date)
        self.points = [point for point in written if today is None or point.date <= today]
        for point in written[len(self.points) :]:
            self.remark(f"the point of {point.date} does not count: that day is still to come")
        self.wanted = _wanted(metric, self.points)
        self.scale = _scale(metric, workspace)
        answers = [number for point in self.points for number in _answered(point)]
        if self.scale is None and metric.type in ("csat", "ces") and answers:
            fits = metric.type == "csat" and all(inside(number, _FIVE) for number in answers)
            self.scale = _FIVE if fits else None
            self.remark(f"the scale is not written{', and 1 to 5 is taken' * fits}")
        self.read = [found for found in map(self._read, self.points) if found]

    @property
    def convention(self) -> str | None:
        """The convention of the latest point that says anything."""
        return next(iter(self.read[-1])) if self.read else None

    def along(self, convention: str) -> list[Reading]:
        """Return the readings by a convention, the earliest first."""
        return [found[convention] for found in self.read if convention in found]

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

    def instead(self, number: float) -> str:
        """Return what to write for a rate in percent, which is the likely slip, as `impossible-number` tells too."""
        percent = self.metric.type == "rate" and 2 <= number <= 100
        return f"; write the share: `{number / 100:g}`" if percent else ""

    @property
    def moves(self) -> bool:
        """Whether a mean is shown on another scale than that of the answers."""
        return self.metric.type == "csat" and self.scale not in (None, _FIVE)

    def _read(self, point: Point) -> Readings:
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

    def _csat(self, point: Point) -> Readings:
        mean, value = self.wanted == "mean", point.value
        found = self._answers(point, ("mean", self._box()) if mean else (self._box(), "mean"))
        if found or value is None:
            return found or self._fraction(point, self._box())
        if inside(value, _SHARE) and not (mean and inside(value, self.scale)):
            return self._written(point, self._box())
        return self._written(point, "mean" if self.scale is not None else "as-written")

    def _box(self) -> str:
        low, high = self.scale or _FIVE
        return "top-two-box" if floor(high) - ceil(low) >= 3 else "top-box"

    def _nps(self, point: Point) -> Readings:
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

    def _fraction(self, point: Point, convention: str) -> Readings:
        part, whole = point.numerator, point.denominator
        is_share = convention != "ratio"
        if part is None or not whole or (is_share and part > whole):
            return {}
        bounds = wilson(part / whole, whole) if is_share else None
        return {convention: Reading(point.date, part / whole, whole, bounds)}

    def _written(self, point: Point, convention: str) -> Readings:
        value, n = point.value, point.n
        if value is None or not inside(value, self.ends(convention)):
            return {}
        bounds = wilson(value, n) if convention in _SHARES and n else None
        return {convention: Reading(point.date, self.moved(value, convention), n, bounds)}

    def _answers(self, point: Point, conventions: Iterable[str]) -> Readings:
        answered = {answer: count for answer, count in sorted((point.counts or {}).items()) if count}
        counts = {answer: count for answer, count in answered.items() if inside(answer, self.scale)}
        n = sum(counts.values())
        if off := sum(answered.values()) - n:
            self.remark(f"{off:,} of the answers of {point.date} are off the scale and left out")
        if not n or (self.metric.type == "csat" and self.scale is None):
            return {}
        found: Readings = {}
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
            return f"{in_digits(point.value)} is off the scale{self.instead(point.value)}"
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


def _wanted(metric: Metric, points: Iterable[Point]) -> str:
    """Return which convention of a CSAT its target, baseline and expectation fit, else its values: share or mean."""
    expect = metric.expect
    told = [metric.target, metric.baseline, *((expect.at_least, expect.at_most) if expect else ())]
    written = [number for number in told if number is not None]
    written = written or [point.value for point in points if point.value is not None]
    return "share" if all(inside(number, _SHARE) for number in written) else "mean"


def in_digits(number: float) -> str:
    """Return a number of any size as people read it, to six digits or to the whole.

    >>> in_digits(1234567.5), in_digits(2.5), in_digits(99999.97), in_digits(1e300)
    ('1,234,568', '2.5', '100,000', '1e+300')
    """
    if 100_000 <= abs(number) < 1e15:
        return f"{number:,.0f}"
    return f"{number:,.6g}"


def inside(number: float, ends: Ends | None) -> bool:
    """Say whether a number is on a scale; where no scale is known, every number is."""
    return ends is None or ends[0] <= number <= ends[1]


def polarity_of(
    metric: Metric, convention: str | None, points: Iterable[Point] | None = None
) -> Polarity | None:
    """Return which way is better by a convention: an NPS and a CSAT need not say so, and the best answers are always better.

    `points` are those of the metric that count; None: all of them.
    """
    counted = metric.points if points is None else points
    from_answers = convention in _SHARES and any(point.counts for point in counted)
    if metric.type == "nps" or (metric.type == "csat" and (metric.polarity is None or from_answers)):
        return "higher_is_better"
    return metric.polarity


def latest_top_two(metric: Metric, workspace: Workspace, today: date | None = None) -> Reading | None:
    """Return the latest share of the two best answers to a CSAT question, if there is one until `today`."""
    # A share that is written where lower is better is not that of the best answers.
    if metric.type != "csat" or polarity_of(metric, "top-two-box") == "lower_is_better":
        return None
    return next(reversed(Reader(metric, workspace, today).along("top-two-box")), None)
