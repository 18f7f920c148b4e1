"""A number of a metric that cannot be, such as a rate above 1.

## Why it matters

A slip of the pen in a metric looks like any other number, and every chart, score and interval is
computed from it.

Flagged are:

- a rate outside 0 to 1, an NPS outside -100 to 100, and more cases than there could have been
- a point without a number, and points that are not written oldest first
- `counts` of answers that the scale does not have, and `counts` of an NPS
- an NPS for which lower is better
- a scale or an expectation that ends before it starts

Values of `type: csat`, `ces` and `other` are means, shares or anything else, and are passed over.

## Bad

```yaml
metrics:
  - id: first-orders
    type: rate
    title: Visitors who complete a first order
    target: 50  # error: is 50, and a rate goes from 0 to 1
    points:
      - {date: 2026-06-30, numerator: 420, denominator: 200}  # error: 420 out of 200
```

## Bad: an NPS upside down

```yaml
metrics:
  - id: nps
    type: nps
    title: Would you recommend us?
    polarity: lower_is_better  # error: lower is better
    points:
      - {date: 2026-09-30, promoters: 19, passives: 13, detractors: 8}
      - {date: 2026-06-30, promoters: 15, passives: 14, detractors: 9}  # error: below that of 2026-09-30
```

## Good

```yaml
metrics:
  - id: first-orders
    type: rate
    title: Visitors who complete a first order
    target: 0.5
    points: [{date: 2026-06-30, numerator: 80, denominator: 200}]
```
"""

from collections.abc import Iterator
from itertools import pairwise

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.metric import Metric, Point
from journeyctl.workspace.elements import element_id

_Path = tuple[str | int, ...]
_Told = Iterator[tuple[_Path, str, str]]  # where, the message, and what to do

_RANGES = {"rate": ("a rate", 0, 1), "nps": ("an NPS", -100, 100)}
_ANSWERS = {
    "nps": "`promoters`, `passives` and `detractors`, or the number as `value`",
    "rate": "`numerator` and `denominator`, or the number as `value`",
    "csat": "`counts` (how often each answer was given), or the number as `value`",
    "ces": "`counts` (how often each answer was given), or the number as `value`",
}


@rule(severity="error", group="contradictions")
def check(metric: Metric, ctx: Context) -> Findings:
    """Flag each number on its own, at the key where it stands."""
    name = f"`{element_id(metric)}`"
    for tell in (_ends, _off_range, _points):
        for key, message, todo in tell(metric, name):
            yield ctx.flag(metric, key, message, help=todo)


def _ends(metric: Metric, name: str) -> _Told:
    if metric.type == "nps" and metric.polarity == "lower_is_better":
        todo = "write `polarity: higher_is_better`, or correct the `type`"
        yield ("polarity",), f"{name} is an NPS, and its polarity says that lower is better", todo
    scale, expect = metric.scale, metric.expect
    if scale is not None and scale.min >= scale.max:
        says = "ends before it starts" if scale.min > scale.max else "has one answer only"
        message = f"the scale of {name} {says}: it goes from {scale.min:g} to {scale.max:g}"
        yield ("scale", "min"), message, "write the lowest answer as `min` and the highest as `max`"
    if expect is not None and expect.at_least is not None and expect.at_most is not None:
        low, high = expect.at_least, expect.at_most
        if low > high:
            message = f"{name} is expected to be at least {low:g} and at most {high:g}"
            yield ("expect", "at_least"), message, "lower `at_least`, or raise `at_most`"


def _off_range(metric: Metric, name: str) -> _Told:
    if metric.type not in _RANGES:
        return
    what, low, high = _RANGES[metric.type]
    for key, words, value in _values(metric):
        if value is not None and not low <= value <= high:
            percent = metric.type == "rate" and 2 <= value <= 100
            todo = f"write the share: `{value / 100:g}`" if percent else "correct it, or the `type`"
            message = f"{words} of {name} is {value:g}, and {what} goes from {low} to {high}"
            yield key, message, todo


def _values(metric: Metric) -> Iterator[tuple[_Path, str, float | None]]:
    yield ("baseline",), "the baseline", metric.baseline
    yield ("target",), "the target", metric.target
    if metric.expect is not None:
        yield ("expect", "at_least"), "the expected `at_least`", metric.expect.at_least
        yield ("expect", "at_most"), "the expected `at_most`", metric.expect.at_most
    for index, point in enumerate(metric.points):
        yield ("points", index, "value"), f"the value on {point.date}", point.value


def _points(metric: Metric, name: str) -> _Told:
    for index, point in enumerate(metric.points):
        for key, words, todo in _point(metric, point):
            yield ("points", index, *key), f"the point of {name} on {point.date} {words}", todo
    for index, (before, after) in enumerate(pairwise(metric.points), start=1):
        if after.date < before.date:
            message = f"the point of {name} on {after.date} stands below that of {before.date}"
            yield ("points", index, "date"), message, "write the points oldest first"
            return  # in a list that is written backwards, all the others as well


def _point(metric: Metric, point: Point) -> _Told:
    part, whole, counts = point.numerator, point.denominator, point.counts or {}
    if whole == 0:
        yield ("denominator",), "is out of 0 cases", "write how many could have, or leave the point out"
    elif part is not None and whole is not None and part > whole and metric.type == "rate":
        yield ("numerator",), f"counts {part} out of {whole}", "correct one of the two"
    answers = (point.promoters, point.passives, point.detractors)
    fraction = part is not None and whole is not None
    if point.value is None and whole != 0 and not (fraction or any(answers) or any(counts.values())):
        yield (), "holds no number", f"write {_ANSWERS.get(metric.type, 'the number as `value`')}"
    if counts and metric.type == "nps":
        yield ("counts",), "has `counts`, and an NPS has none", f"write {_ANSWERS['nps']}"
    elif metric.scale is not None and metric.scale.min < metric.scale.max:
        low, high = metric.scale.min, metric.scale.max
        for answer in counts:
            if not low <= answer <= high:
                words = f"counts the answer {answer}, and the scale goes from {low:g} to {high:g}"
                yield ("counts", str(answer)), words, "correct the answer, or the ends of the scale"
