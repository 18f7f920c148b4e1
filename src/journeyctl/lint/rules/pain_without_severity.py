"""A pain point that does not say how bad it is.

## Why it matters

Without severities the loudest voice decides what is mended first. A range such as `[2, 4]` is
better than silence when nobody knows exactly.

Pain points that are `fixed` are passed over.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        pain_points:
          - id: hidden-fee  # error
            statement: The delivery fee shows only on the last page
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
            severity: [3, 4]
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.pain import PainPoint
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(pain: PainPoint, ctx: Context) -> Findings:
    """Flag pain points without `severity` that are not fixed."""
    if pain.severity is None and pain.status != "fixed":
        labels = ctx.settings.scales.severity.labels or {"1": "cosmetic", "5": "most give up"}
        anchors = ", ".join(f"{number} {words}" for number, words in labels.items())
        yield ctx.flag(
            pain,
            "severity",
            f"pain point `{element_id(pain)}` has no severity",
            help="say how bad it is for those who meet it, from 1 to 5: `severity: 3`, or `[2, 4]` when nobody knows exactly",
            notes=[f"the scale: {anchors}"],
        )
