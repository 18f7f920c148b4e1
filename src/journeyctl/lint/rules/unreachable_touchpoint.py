"""A touchpoint that no way leads to.

## Why it matters

Once a map says with `next` where customers go, a touchpoint without a way to it is visited by
nobody: its pain never counts, and the picture shows an island.

Customers may come in at any touchpoint of the first stage. A touchpoint without `next` leads to
the one written below it.

## Bad

```yaml
stages:
  - title: I fill a basket
    touchpoints:
      - title: I search
        next: [{to: checkout}]
  - title: I pay
    touchpoints:
      - id: voucher  # error: no way leads to `voucher`
        title: I type in a voucher
      - id: checkout
        title: I go to checkout
```

## Good

```yaml
stages:
  - title: I fill a basket
    touchpoints:
      - title: I search
        next: [{to: voucher, share: 0.2}, {to: checkout, share: 0.8}]
  - title: I pay
    touchpoints:
      - id: voucher
        title: I type in a voucher
      - id: checkout
        title: I go to checkout
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.ways import has_ways


@rule(severity="warning", group="contradictions")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag where an island begins; what follows on it is reached from there."""
    if not has_ways(journey):
        return
    found = ctx.ways(journey)
    reached = found.reached_from(found.entries)
    for number, touchpoint in enumerate(found.touchpoints):
        if number not in reached:
            reached |= found.reached_from([number])
            name = element_id(touchpoint)
            yield ctx.flag(
                touchpoint,
                None,
                f"no way leads to `{name}`",
                help=f"name it where customers come from: `next: [{{to: {name}}}]`",
                notes=["a touchpoint with `next` leads only to what it names there"],
            )
