"""A pain point that rests on no evidence.

## Why it matters

Money is spent on pain points. One that nobody has heard from a customer may be the pain of a
meeting room.

Only the `evidence` of the pain point itself counts: what a touchpoint rests on need not speak of
its pains. A belief is welcome when it says so: evidence of type `assumption`.

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
            evidence: [interviews]
```

```yaml title="evidence/interviews.evidence.yaml"
title: Twelve interviews with new customers
type: interview
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.pain import PainPoint
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(pain: PainPoint, ctx: Context) -> Findings:
    """Flag pain points without `evidence`, and offer what the touchpoint rests on."""
    if not pain.evidence:
        near = ctx.touchpoint.evidence[0] if ctx.touchpoint and ctx.touchpoint.evidence else ""
        yield ctx.flag(
            pain,
            "evidence",
            f"pain point `{element_id(pain)}` rests on no evidence",
            help=f"if `{near}` shows it, write `evidence: [{near}]`"
            if near
            else "name what it rests on, `evidence: [interviews]`; if it is a guess, name evidence of type `assumption`",
        )
