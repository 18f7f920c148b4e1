"""A touchpoint in which the customer does nothing.

## Why it matters

What customers do, down to "prints the form" and "calls again", is the cheapest thing to find out
and the first place where effort shows.

A touchpoint that opens a journey of its own (`journey:`) is told there and is passed over.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - id: checkout  # error
        title: I go to checkout
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        actions: [Chooses an hour, Enters the card]
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id


@rule(severity="info", group="gaps")
def check(touchpoint: Touchpoint, ctx: Context) -> Findings:
    """Flag touchpoints without `actions`."""
    if not touchpoint.actions and touchpoint.journey is None:
        yield ctx.flag(
            touchpoint,
            "actions",
            f"touchpoint `{element_id(touchpoint)}` has no action",
            help="say what the customer does while waiting: `actions: [Looks for a mail]`"
            if touchpoint.wait is not None
            else "say what the customer does: `actions: [Fills in the form]`",
        )
