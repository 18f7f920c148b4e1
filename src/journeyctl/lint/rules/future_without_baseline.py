"""A future or ideal state that is compared to nothing, or to no current state.

## Why it matters

A picture of tomorrow is a claim about change. Without the map of today that it is held against,
nobody can say what gets better, and nothing can be measured.

## Bad

```yaml
state: future  # error: does not say what it changes
stages: []
```

## Bad: compared to another wish

```yaml title="journeys/next-year.journey.yaml"
state: future
compares_to: ideal-order  # error: `ideal-order`
```

```yaml title="journeys/ideal-order.journey.yaml"
state: ideal
compares_to: first-order
```

```yaml title="journeys/first-order.journey.yaml"
state: current
```

## Good

```yaml title="journeys/next-year.journey.yaml"
state: future
compares_to: first-order
```

```yaml title="journeys/first-order.journey.yaml"
state: current
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey


@rule(severity="warning", group="contradictions")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag a missing `compares_to`, or one that leads to a journey that is no current state."""
    if journey.state == "current":
        return
    if journey.compares_to is None:
        yield ctx.flag(
            journey,
            "state",
            f"`{ctx.file.id}` is {_state(journey)} and does not say what it changes",
            help="name the journey that shows today: `compares_to: ...`",
        )
        return
    baseline = ctx.workspace.journey(journey.compares_to)
    if baseline is not None and baseline.state != "current":
        yield ctx.flag(
            journey,
            "compares_to",
            f"`{ctx.file.id}` is compared to `{journey.compares_to}`, which is {_state(baseline)} itself",
            help="name the journey that shows today",
        )


def _state(journey: Journey) -> str:
    return f"{'an' if journey.state == 'ideal' else 'a'} {journey.state} state"
