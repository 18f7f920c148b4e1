"""A journey for which no team answers.

## Why it matters

A map that everybody owns is kept up by nobody: a year later it shows how things once were, and
people stop looking at it.

## Bad

```yaml
title: First order  # error
stages:
  - title: I pay
    owner: checkout
```

## Good

```yaml
title: First order
owner: growth
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey


@rule(severity="warning", group="gaps")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag journeys without `owner`; owners of stages answer for their stage only."""
    if journey.owner is not None:
        return
    of_stages = any(stage.owner is not None for stage in journey.stages)
    yield ctx.flag(
        journey,
        "owner",
        f"journey `{ctx.file.id}` has owners for stages, and none for the whole"
        if of_stages
        else f"journey `{ctx.file.id}` has no owner",
        help=f"name the team that keeps the whole map true, such as `owner: {next(iter(ctx.settings.teams or ()), 'support')}`",
    )
