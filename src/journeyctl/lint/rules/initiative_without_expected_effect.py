"""An initiative that does not say what it should change.

## Why it matters

Work without an expected effect is finished when it is delivered. Whether it helped any customer is
then a matter of opinion, and so is whether to do it at all.

An `idea` needs it too: this is how ideas are chosen. Initiatives that were dropped are passed over.

## Bad

```yaml title="plans/2026.plan.yaml"
initiatives:
  - id: fee-in-basket  # error
    title: Show the fee in the basket
```

## Good

```yaml title="plans/2026.plan.yaml"
initiatives:
  - id: fee-in-basket
    title: Show the fee in the basket
    expects: {metric: first-order/checkout-csat, to: 0.8}
```

```yaml title="journeys/first-order.journey.yaml"
metrics:
  - {id: checkout-csat, title: Satisfaction with checkout, type: csat}
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.plan import Initiative
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(initiative: Initiative, ctx: Context) -> Findings:
    """Flag initiatives without `expects` that were not dropped."""
    if initiative.expects is None and initiative.status != "dropped":
        yield ctx.flag(
            initiative,
            "expects",
            f"initiative `{element_id(initiative)}` does not say what it should change",
            help="name a metric and the value it should reach: `expects: {metric: journey/metric, to: 0.8}`",
        )
