"""A journey with too few or too many stages to be read.

## Why it matters

With two stages there is no journey to see, with a dozen nobody sees it. Practitioners draw five to
nine stages, and open a stage that needs more in a journey of its own (`journey:`).

Only maps of the current state are asked: a future state may show just the stages that change. A journey
without any stage is a gap, and told as one.

## Bad

```yaml
title: First order  # error: 2 stages
stages:
  - title: I pay
  - title: I get my groceries
```

## Good

```yaml
title: First order
stages:
  - title: I fill a basket
  - title: I pay
  - title: I get my groceries
```
"""

from dataclasses import dataclass

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey


@dataclass(frozen=True, slots=True)
class Options:
    """How many stages are good to read."""

    low: int = 3
    """The fewest stages."""
    high: int = 9
    """The most stages."""


@rule(severity="info", group="voice")
def check(journey: Journey, ctx: Context, options: Options) -> Findings:
    """Flag the journey at its title."""
    count = len(journey.stages)
    if count == 0 or journey.state != "current" or options.low <= count <= options.high:
        return
    few = count < options.low
    yield ctx.flag(
        journey,
        "title",
        f"`{ctx.file.id}` has {count} stage{'' if count == 1 else 's'}, "
        f"and {options.low if few else options.high} are the {'fewest' if few else 'most'}",
        help="divide what the customer would call two things"
        if few
        else "join neighbours, or show some of them in a journey of their own (`journey:`)",
    )
