"""A moment of truth that nobody measures.

## Why it matters

At a moment of truth customers decide whether to stay. If one number of the journey is measured, it
should be here.

A metric of the touchpoint counts; `satisfaction` is the team's own rating and does not, and a
metric of the stage cannot tell this moment from its neighbours.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        satisfaction: 2
        moment: truth  # error
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        moment: truth
        metrics:
          - {type: csat, title: Satisfaction with checkout}
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(touchpoint: Touchpoint, ctx: Context) -> Findings:
    """Flag moments of truth without a metric of their own."""
    if touchpoint.moment == "truth" and not touchpoint.metrics:
        of_stage = ctx.stage.metrics if ctx.stage else ()
        yield ctx.flag(
            touchpoint,
            "moment",
            f"touchpoint `{element_id(touchpoint)}` is a moment of truth, and has no metric",
            help=f"measure it here; `{element_id(of_stage[0])}` covers the whole stage"
            if of_stage
            else "measure it: `metrics: [{type: csat, title: How satisfied were you?}]`",
        )
