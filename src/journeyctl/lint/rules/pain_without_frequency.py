"""A pain point that does not say how many customers meet it.

## Why it matters

A nuisance for everybody may cost more than a disaster for three. Without the share of customers
a pain point cannot be compared with another.

`frequency` is a share of the customers at the touchpoint, from 0 to 1; a range such as
`[0.3, 0.6]` is better than silence. Pain points that are `fixed` are passed over.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        pain_points:
          - id: hidden-fee  # error
            statement: The delivery fee shows only on the last page
            severity: 4
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        pain_points:
          - id: hidden-fee
            statement: The delivery fee shows only on the last page
            severity: 4
            frequency: [0.5, 0.7]
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.pain import PainPoint
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(pain: PainPoint, ctx: Context) -> Findings:
    """Flag pain points without `frequency` that are not fixed."""
    if pain.frequency is None and pain.status != "fixed":
        yield ctx.flag(
            pain,
            "frequency",
            f"pain point `{element_id(pain)}` does not say how many customers meet it",
            help="write the share of the customers there, from 0 to 1: `frequency: 0.4`, or `[0.3, 0.6]` when nobody knows exactly",
        )
