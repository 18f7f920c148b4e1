"""A journey that does not say what the customer wants at its end.

## Why it matters

Whether a step helps or hinders can only be judged against what the customer is after. Without a
goal the map is measured against what the organisation is after.

## Bad

```yaml
title: First order  # error
```

## Good

```yaml
title: First order
goal: Dinner and breakfast at the door before seven.
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey


@rule(severity="warning", group="gaps")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag journeys without `goal`."""
    if journey.goal is None:
        yield ctx.flag(
            journey,
            "goal",
            f"journey `{ctx.file.id}` has no goal",
            help="say what the customer wants to have at the end: `goal: It is settled without a second visit.`",
        )
