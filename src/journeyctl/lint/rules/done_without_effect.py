"""An initiative that is done and promised an effect that nobody has measured.

## Why it matters

Shipping is not helping. Until the effect is measured, nobody knows whether customers are better
off, and the next plan rests on the same guess.

## Bad

```yaml title="plans/2026.plan.yaml"
initiatives:
  - id: fee-in-basket
    title: Show the fee in the basket
    status: done  # error: `fee-in-basket`
    expects: {metric: first-order/checkout-csat, to: 0.8}
```

```yaml title="journeys/first-order.journey.yaml"
metrics:
  - {id: checkout-csat, title: Satisfaction with checkout}
```

## Good

```yaml title="plans/2026.plan.yaml"
initiatives:
  - title: Show the fee in the basket
    status: done
    expects: {metric: first-order/checkout-csat, to: 0.8}
    measured: {value: 0.77, date: 2026-11-02}
```

```yaml title="journeys/first-order.journey.yaml"
metrics:
  - {id: checkout-csat, title: Satisfaction with checkout}
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.plan import Initiative
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="contradictions")
def check(initiative: Initiative, ctx: Context) -> Findings:
    """Flag initiatives that are done, expect a value and have not measured it."""
    expected = initiative.expects
    if initiative.status == "done" and expected is not None and initiative.measured is None:
        yield ctx.flag(
            initiative,
            "status",
            f"`{element_id(initiative)}` is done, and nobody has measured whether `{expected.metric}` reached {expected.to:g}",
            help="measure it and write `measured: {value: ..., date: ...}`",
        )
