"""An initiative that answers no opportunity.

## Why it matters

Work that leads back to no opportunity, and so to no pain of a customer, may be good work. Nobody
can tell, and nobody will see on the map what it did.

Initiatives that were dropped are passed over.

## Bad

```yaml title="plans/2026.plan.yaml"
initiatives:
  - id: chatbot  # error
    title: A chatbot at checkout
```

## Good

```yaml title="plans/2026.plan.yaml"
initiatives:
  - id: fee-in-basket
    title: Show the fee in the basket
    for: [first-order/total-up-front]
```

```yaml title="journeys/first-order.journey.yaml"
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        opportunities:
          - id: total-up-front
            statement: How might we show the whole price while the basket grows?
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.plan import Initiative
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(initiative: Initiative, ctx: Context) -> Findings:
    """Flag initiatives without `for` that were not dropped."""
    if not initiative.answers and initiative.status != "dropped":
        yield ctx.flag(
            initiative,
            "for",
            f"initiative `{element_id(initiative)}` answers no opportunity",
            help="name the opportunity that it answers: `for: [journey/opportunity]`",
        )
