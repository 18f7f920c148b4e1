"""An opportunity that nobody has weighed.

## Why it matters

Opportunities without a value and an effort cannot be put in an order. Then the last one that was
talked about comes first.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        opportunities:
          - id: total-up-front  # error: neither a value nor an effort
            statement: How might we show the whole price while the basket grows?
          - id: fewer-fields  # error: no effort
            statement: How might we ask for less?
            customer_value: 60
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        opportunities:
          - id: total-up-front
            statement: How might we show the whole price while the basket grows?
            customer_value: 85
            effort: 2
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.pain import Opportunity
from journeyctl.workspace.elements import element_id


@rule(severity="info", group="gaps")
def check(opportunity: Opportunity, ctx: Context) -> Findings:
    """Flag opportunities without `effort`, or without any value."""
    valued = opportunity.customer_value is not None or opportunity.business_value is not None
    if valued and opportunity.effort is not None:
        return
    name = f"opportunity `{element_id(opportunity)}`"
    if valued:
        yield ctx.flag(
            opportunity,
            "effort",
            f"{name} has no effort",
            help="say how hard it is, from 0 (trivial) to 5 (a programme): `effort: 2`",
        )
    elif opportunity.effort is not None:
        yield ctx.flag(
            opportunity,
            "customer_value",
            f"{name} has no value",
            help="say what it is worth to customers, from 0 to 100: `customer_value: 80`",
        )
    else:
        yield ctx.flag(
            opportunity,
            "customer_value",
            f"{name} has neither a value nor an effort",
            help="weigh it: `customer_value: 80` (0 to 100) and `effort: 2` (0 to 5)",
        )
