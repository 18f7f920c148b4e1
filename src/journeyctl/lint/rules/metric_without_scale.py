"""A satisfaction or effort score without its scale.

## Why it matters

A 4.2 is good on a scale to 5 and poor on a scale to 10. Scores of teams who ask on different scales
are compared all the time, and nobody notices.

CSAT and CES (`type: csat` and `type: ces`) need a scale where answers are written as `points`, or
read (`from`) out of evidence that has no `scale` either.

## Bad

```yaml
metrics:
  - id: ease  # error
    type: ces
    title: It was easy to finish
    points:
      - {date: 2026-09-30, value: 4.2, n: 60}
```

## Bad: no scale in the survey

```yaml
metrics:
  - id: ease
    type: ces
    title: It was easy to finish
    from: {evidence: survey}  # error: neither it nor `survey`
```

```yaml title="evidence/survey.evidence.yaml"
title: It was easy to finish this step
type: survey
```

## Good

```yaml
metrics:
  - id: ease
    type: ces
    title: It was easy to finish
    scale: {min: 1, max: 7}
    points:
      - {date: 2026-09-30, value: 4.2, n: 60}
  - id: csat
    type: csat
    title: Satisfaction
    from: {evidence: survey}
```

```yaml title="evidence/survey.evidence.yaml"
title: How satisfied were you?
type: survey
scale: {min: 1, max: 5}
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.metric import Metric
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(metric: Metric, ctx: Context) -> Findings:
    """Flag CSAT and CES metrics with values whose scale is written nowhere."""
    if metric.scale is not None or metric.type not in ("csat", "ces"):
        return
    name = f"metric `{element_id(metric)}`"
    if metric.source is not None:
        evidence = ctx.evidence(metric.source.evidence)
        if evidence is not None and evidence.scale is None:
            yield ctx.flag(
                metric,
                "from",
                f"{name} has no scale: neither it nor `{metric.source.evidence}` says which answers there were",
                help=f"write the ends of the scale into `{metric.source.evidence}`: `scale: {{min: 1, max: 5}}`",
            )
    elif metric.points:
        yield ctx.flag(
            metric,
            "scale",
            f"{name} has no scale",
            help="write the lowest and the highest answer that can be given: `scale: {min: 1, max: 5}`",
        )
