"""A moment that matters, and no word on why.

## Why it matters

A star on the map convinces nobody who was not in the room. The reason does, and shows next year
whether the moment still deserves its star.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        moment: truth  # error
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        moment: truth
        moment_reason: The whole price is visible here for the first time.
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(touchpoint: Touchpoint, ctx: Context) -> Findings:
    """Flag `moment` without `moment_reason`."""
    if touchpoint.moment is not None and touchpoint.moment_reason is None:
        yield ctx.flag(
            touchpoint,
            "moment",
            f"touchpoint `{element_id(touchpoint)}` is a moment of {touchpoint.moment}, and does not say why",
            help="say why it matters: `moment_reason: Here people decide whether to go on.`",
        )
