"""A metric that nobody has measured.

## Why it matters

A metric without a value is an intention. It is counted as a measure all the same.

Measured `points` count, and so does `from`, which says where the values are read. A `baseline` or a
`target` alone does not. Metrics of future and ideal states cannot be measured yet and are passed
over.

## Bad

```yaml
metrics:
  - id: csat  # error
    title: Satisfaction with checkout
    target: 0.75
```

## Good

```yaml
metrics:
  - id: csat
    title: Satisfaction with checkout
    points:
      - {date: 2026-09-30, value: 0.71, n: 412}
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.metric import Metric
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(metric: Metric, ctx: Context) -> Findings:
    """Flag metrics of current-state journeys with neither `points` nor `from`."""
    if metric.points or metric.source is not None or ctx.journey is None or ctx.journey.state != "current":
        return
    name = f"metric `{element_id(metric)}`"
    yield ctx.flag(
        metric,
        "points",
        f"{name} has no measured value"
        if metric.baseline is None
        else f"{name} has a baseline, and no measured value since",
        help=f"write what was measured, `points: [{{date: {ctx.today}, value: 0.7, n: 100}}]`, or where it is read: `from: {{evidence: survey}}`",
    )
