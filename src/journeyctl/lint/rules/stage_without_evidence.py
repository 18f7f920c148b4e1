"""A stage about which no customer was ever asked or watched.

## Why it matters

A stage in which nothing rests on evidence is drawn from the desk. It looks like the stages beside
it, and decisions are taken on it all the same.

Evidence anywhere in the stage counts: of the stage, of a touchpoint, its emotion, pain points,
gains or opportunities, and a metric with measured points or with `from`. Evidence of the whole
journey does not. Stages that another journey shows in detail, stages without touchpoints, and
future or ideal states are passed over.

## Bad

```yaml
stages:
  - id: buy  # error
    title: I pay
    touchpoints:
      - {title: I go to checkout, emotion: -2}
```

## Good

```yaml
stages:
  - id: buy
    title: I pay
    touchpoints:
      - {title: I go to checkout, emotion: -2, evidence: [interviews]}
```

```yaml title="evidence/interviews.evidence.yaml"
title: Twelve interviews with new customers
type: interview
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Stage
from journeyctl.model.pain import Gain, Opportunity, PainPoint
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(stage: Stage, ctx: Context) -> Findings:
    """Flag stages with touchpoints in which nothing names evidence."""
    if stage.evidence or not stage.touchpoints or stage.journey is not None:
        return
    if ctx.journey is None or ctx.journey.state != "current":
        return
    if any(map(_rests, stage.touchpoints)) or any(metric.source or metric.points for metric in stage.metrics):
        return
    yield ctx.flag(
        stage,
        "evidence",
        f"stage `{element_id(stage)}` rests on no evidence",
        help=f"if `{ctx.journey.evidence[0]}` speaks of this stage, write `evidence: [{ctx.journey.evidence[0]}]`"
        if ctx.journey.evidence
        else "ask or watch customers there and name it, `evidence: [interviews]`; if it is a guess, name an assumption",
    )


def _rests(touchpoint: Touchpoint) -> bool:
    if touchpoint.evidence or (touchpoint.emotion is not None and touchpoint.emotion.evidence):
        return True
    claims: tuple[PainPoint | Gain | Opportunity, ...] = (
        *touchpoint.pain_points,
        *touchpoint.gains,
        *touchpoint.opportunities,
    )
    return any(claim.evidence for claim in claims) or any(
        metric.source or metric.points for metric in touchpoint.metrics
    )
