"""A journey with nothing in it.

## Why it matters

A map without stages shows nothing. Whoever counts the maps takes it for done.

## Bad

```yaml
title: First order  # error
goal: Dinner at the door before seven.
```

## Bad: an empty list

```yaml
title: First order
stages: []  # error
```

## Good

```yaml
title: First order
stages:
  - title: I fill a basket
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey


@rule(severity="error", group="gaps")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag journeys without stages."""
    if not journey.stages:
        yield ctx.flag(
            journey,
            "stages",
            f"journey `{ctx.file.id}` has no stage",
            help="write the first stage in the customer's words: `stages: [{title: I look for help}]`",
        )
