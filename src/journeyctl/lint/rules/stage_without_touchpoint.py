"""A stage in which the customer touches nothing.

## Why it matters

A stage with no touchpoint says that something happens to the customer *nowhere*. Nobody can
own it, measure it or improve it.

## Bad

```yaml
stages:
  - id: notice  # error
    title: I notice there is another way
  - id: buy
    title: I pay
    touchpoints:
      - title: I go to checkout
```

## Good

```yaml
stages:
  - id: notice
    title: I notice there is another way
    touchpoints:
      - title: I find a flyer in the letterbox
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Stage
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(stage: Stage, ctx: Context) -> Findings:
    """Flag stages without touchpoints; a stage drawn in a journey of its own is complete."""
    if not stage.touchpoints and stage.journey is None:
        yield ctx.flag(
            stage,
            None,
            f"stage `{element_id(stage)}` has no touchpoint",
            help="say what the customer does there: `touchpoints: [...]`",
        )
