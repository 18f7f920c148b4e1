"""A touchpoint that rests on no evidence.

## Why it matters

Actions, thoughts and an emotion score that nobody has asked or watched for are made up. They read
like the others, so readers cannot tell what is known from what is believed.

Only the touchpoint's own `evidence` counts. What stands at the stage or the journey is too broad
to carry a single moment; what stands at the emotion, a pain point or a metric carries only that.
A belief is welcome when it says so: evidence of type `assumption`. Touchpoints that open a journey
of their own, and future or ideal states, are passed over.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - id: checkout  # error
        title: I go to checkout
        emotion: -2
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        emotion: -2
        evidence: [csat-q3]
```

```yaml title="evidence/csat-q3.evidence.yaml"
title: Satisfaction survey, third quarter
type: survey
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(touchpoint: Touchpoint, ctx: Context) -> Findings:
    """Flag touchpoints without `evidence`, and offer what is named nearby."""
    if touchpoint.evidence or touchpoint.journey is not None:
        return
    if ctx.journey is None or ctx.journey.state != "current":
        return
    near = _near(touchpoint, ctx)
    yield ctx.flag(
        touchpoint,
        "evidence",
        f"touchpoint `{element_id(touchpoint)}` rests on no evidence",
        help=f"if `{near}` speaks of the whole touchpoint, write `evidence: [{near}]`"
        if near
        else "name what it rests on, `evidence: [interviews]`; if it is a guess, name evidence of type `assumption`",
    )


def _near(touchpoint: Touchpoint, ctx: Context) -> str:
    """Return evidence that a part of the touchpoint names, or else the stage or the journey; or nothing."""
    around = (touchpoint.emotion, *touchpoint.pain_points, *touchpoint.gains, ctx.stage, ctx.journey)
    return next((thing.evidence[0] for thing in around if thing is not None and thing.evidence), "")
