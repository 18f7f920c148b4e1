"""Ways on from a touchpoint that more customers take than there are.

## Why it matters

`share` is the part of the customers who go one way. If the parts sum to more than 1, every
number computed from them, from reach to lost customers, is wrong.

Less than 1 is fine: the others leave.

## Bad

```yaml
stages:
  - title: I fill a basket
    touchpoints:
      - id: search
        title: I search
        next:  # error: sum to 1.1
          - {to: checkout, share: 0.8}
          - {to: ask, share: 0.3}
      - {id: ask, title: I ask}
      - {id: checkout, title: I go to checkout}
```

## Good

```yaml
stages:
  - title: I fill a basket
    touchpoints:
      - id: search
        title: I search
        next:
          - {to: checkout, share: 0.8}
          - {to: ask, share: 0.2}
      - {id: ask, title: I ask}
      - {id: checkout, title: I go to checkout}
```
"""

from math import fsum

from journeyctl.lint.context import Context, Findings, key_of
from journeyctl.lint.rule import rule
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id


@rule(severity="error", group="contradictions")
def check(touchpoint: Touchpoint, ctx: Context) -> Findings:
    """Flag sums above 1; ways without a share count as 0."""
    if not touchpoint.next:
        return
    total = fsum(step.share or 0 for step in touchpoint.next)
    if total > 1 + 1e-9:
        yield ctx.flag(
            touchpoint,
            key_of("next"),
            f"the shares of the ways on from `{element_id(touchpoint)}` sum to {total:.6g}",
            help="lower them until they sum to 1 or less",
        )
