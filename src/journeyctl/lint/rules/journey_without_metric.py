"""A journey without a single number.

## Why it matters

Without a number nobody can say whether the journey got better, and every change to it counts as
a success.

A metric anywhere counts: of the journey, of a stage or of a touchpoint. A journey that another one
opens with `journey:` is a piece of that one and is measured there. Future and ideal states are
passed over too; they are held against the numbers of the current state.

## Bad

```yaml
title: First order  # error
stages:
  - title: I pay
```

## Good

```yaml
title: First order
stages:
  - title: I pay
    metrics:
      - {type: csat, title: Satisfaction with checkout}
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey
from journeyctl.workspace.workspace import Workspace


@rule(severity="warning", group="gaps", whole=True)
def check(workspace: Workspace, ctx: Context) -> Findings:
    """Flag current-state journeys without a metric that no other opens; without stages they are empty anyway."""
    unmeasured = {
        file.id: (file, journey)
        for file, journey in workspace.documents(Journey)
        if journey.stages and journey.state == "current" and not _measured(journey)
    }
    if not unmeasured:
        return
    for _, journey in workspace.documents(Journey):
        for stage in journey.stages:
            for opened in (stage.journey, *(touchpoint.journey for touchpoint in stage.touchpoints)):
                unmeasured.pop(opened or "", None)
    for file, journey in unmeasured.values():
        yield ctx.flag(
            journey,
            "metrics",
            f"journey `{file.id}` has no metric",
            help="write one number that tells whether it gets better: "
            "`metrics: [{type: nps, title: Would you recommend us?, target: 40}]`",
            file=file,
        )


def _measured(journey: Journey) -> bool:
    return bool(journey.metrics) or any(
        stage.metrics or any(touchpoint.metrics for touchpoint in stage.touchpoints)
        for stage in journey.stages
    )
