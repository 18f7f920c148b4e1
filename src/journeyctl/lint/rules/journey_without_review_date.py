"""A journey that was never checked against the facts, or does not say when.

## Why it matters

A map is true on the day it is checked, and less so on every day after. Readers who cannot see
that day must take it on trust.

Future and ideal states are wishes; there are no facts to check them against, so they are passed
over.

## Bad

```yaml
title: First order  # error
review_every: 90
```

## Good

```yaml
title: First order
reviewed: 2026-10-06
review_every: 90
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey


@rule(severity="warning", group="gaps")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag current-state journeys without `reviewed`."""
    if journey.reviewed is not None or journey.state != "current":
        return
    name = f"journey `{ctx.file.id}`"
    if journey.review_every is None:
        yield ctx.flag(
            journey,
            "reviewed",
            f"{name} does not say when it was last checked",
            help=f"check it against the facts, then write the day: `reviewed: {ctx.today}`",
        )
    else:
        yield ctx.flag(
            journey,
            "reviewed",
            f"{name} is to be checked every {journey.review_every} days, and no check is written",
            help=f"check it against the facts, then write the day: `reviewed: {ctx.today}`",
        )
