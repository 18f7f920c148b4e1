"""A touchpoint in which the customer thinks nothing.

## Why it matters

Thoughts explain emotions: "where does this fee come from?" says more than a low score, and it says
what to change.

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
        thoughts: ["Where does this fee come from?"]
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id


@rule(severity="info", group="gaps")
def check(touchpoint: Touchpoint, ctx: Context) -> Findings:
    """Flag touchpoints without `thoughts`, and point at quotes that are already cited."""
    if touchpoint.thoughts or touchpoint.journey is not None:
        return
    quotes = [reference for reference in touchpoint.evidence if "#" in reference]
    yield ctx.flag(
        touchpoint,
        "thoughts",
        f"touchpoint `{element_id(touchpoint)}` has no thought",
        help=f"say what the customer thinks; the quote `{quotes[0]}` may tell"
        if quotes
        else 'say what the customer thinks, as close to a quote as can be: `thoughts: ["What happens now?"]`',
    )
