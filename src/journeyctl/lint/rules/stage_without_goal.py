"""A stage that does not say what the customer wants from it.

## Why it matters

Stages that are named after the work of the organisation ("checkout") look complete. The goal of
the customer ("know the total before paying") shows whether the stage does what it is there for.

## Bad

```yaml
stages:
  - id: buy  # error
    title: I pay
```

## Good

```yaml
stages:
  - id: buy
    title: I pay
    goal: Know the total and the hour before paying
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Stage
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(stage: Stage, ctx: Context) -> Findings:
    """Flag stages without `goal`."""
    if stage.goal is None:
        yield ctx.flag(
            stage,
            "goal",
            f"stage `{element_id(stage)}` has no goal",
            help="say what the customer wants to have reached when it ends: `goal: Know what comes next`",
        )
