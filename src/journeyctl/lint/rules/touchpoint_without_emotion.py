"""A touchpoint that does not say how the customer feels.

## Why it matters

The curve of emotions shows at a glance where a journey goes wrong. A touchpoint without a value
is a hole in it, and holes tend to be where it hurts.

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
        emotion: {score: -2, words: [tricked, rushed]}
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(touchpoint: Touchpoint, ctx: Context) -> Findings:
    """Flag touchpoints without `emotion`."""
    if touchpoint.emotion is None:
        scale = ctx.settings.scales.emotion
        yield ctx.flag(
            touchpoint,
            "emotion",
            f"touchpoint `{element_id(touchpoint)}` has no emotion",
            help=f"say how the customer feels, from {scale.min:g} to {scale.max:g}: `emotion: {(scale.min + scale.max) / 2:g}`",
        )
