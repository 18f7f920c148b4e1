"""A journey that does not say in which situation it starts.

## Why it matters

The same person who orders on the train behaves differently with guests at the door. Without the
situation nobody can judge whether a thought or an emotion on the map is likely.

A future or ideal state may leave the scenario to the journey that it compares to.

## Bad

```yaml
title: First order  # error
goal: Dinner at the door before seven.
```

## Good

```yaml
title: First order
scenario: The fridge is empty on a weekday evening and the shop is far.
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey


@rule(severity="warning", group="gaps")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag journeys without `scenario`, of their own or of the journey they compare to."""
    if journey.scenario is not None:
        return
    baseline = ctx.workspace.journey(journey.compares_to) if journey.compares_to else None
    if baseline is None or baseline.scenario is None:
        yield ctx.flag(
            journey,
            "scenario",
            f"journey `{ctx.file.id}` has no scenario",
            help="tell the situation in which it starts: `scenario: The old contract ends in a week.`",
        )
