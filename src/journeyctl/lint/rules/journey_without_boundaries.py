"""A journey that does not say where it begins and where it ends.

## Why it matters

Two teams who draw the boundaries differently argue about different journeys, and their numbers
cannot be compared: one counts from the advert, the other from the first click.

A future or ideal state may leave its boundaries to the journey that it compares to.

## Bad

```yaml
title: First order  # error: neither when it starts nor when it ends
```

## Bad: only one boundary

```yaml
title: First order  # error: does not say when it ends
starts_when: The customer sees that the fridge is empty.
```

## Good

```yaml
title: First order
starts_when: The customer sees that the fridge is empty.
ends_when: The groceries are in the fridge.
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey


@rule(severity="warning", group="gaps")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag journeys in which `starts_when` or `ends_when` is missing."""
    starts, ends = journey.starts_when is not None, journey.ends_when is not None
    if starts and ends:
        return
    if journey.compares_to and (baseline := ctx.workspace.journey(journey.compares_to)):
        starts, ends = starts or baseline.starts_when is not None, ends or baseline.ends_when is not None
    name = f"journey `{ctx.file.id}`"
    if not starts and not ends:
        yield ctx.flag(
            journey,
            "starts_when",
            f"{name} says neither when it starts nor when it ends",
            help="draw the boundaries: `starts_when: A letter arrives.` and `ends_when: The new contract is signed.`",
        )
    elif not starts:
        yield ctx.flag(
            journey,
            "starts_when",
            f"{name} does not say when it starts",
            help="say what makes it begin: `starts_when: A letter says that the contract ends.`",
        )
    elif not ends:
        yield ctx.flag(
            journey,
            "ends_when",
            f"{name} does not say when it ends",
            help="say how one knows that it is over: `ends_when: The new contract is signed.`",
        )
