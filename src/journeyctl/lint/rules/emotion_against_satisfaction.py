"""An emotion and a satisfaction of one touchpoint that say the opposite.

## Why it matters

Both numbers tell how a touchpoint is for the customer. If one is high and the other low, one of
them is wrong or they speak of different people, and each reader picks the one that suits.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        emotion: -2
        satisfaction: 5  # error: 5 of 5
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        emotion: -2
        satisfaction: 2
```
"""

from dataclasses import dataclass

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.score.emotion import normalised
from journeyctl.workspace.elements import element_id


@dataclass(frozen=True, slots=True)
class Options:
    """How far the two may lie apart."""

    difference: float = 1.0
    """The largest distance between the two, each put on a scale from -1 to 1; 1 is half of that scale."""


@rule(severity="warning", group="contradictions")
def check(touchpoint: Touchpoint, ctx: Context, options: Options) -> Findings:
    """Flag the satisfaction, and show the emotion beside it."""
    emotion, satisfaction = touchpoint.emotion, touchpoint.satisfaction
    if emotion is None or satisfaction is None:
        return
    scale = ctx.settings.scales.emotion
    distance = abs(normalised(emotion.score, scale) - (satisfaction - 3) / 2)
    if distance > options.difference + 1e-9:
        yield ctx.flag(
            touchpoint,
            "satisfaction",
            f"satisfaction with `{element_id(touchpoint)}` is {satisfaction} of 5, and the emotion is {emotion.score:g}",
            help="correct the one that is wrong; where only some personas feel so, write `by_persona`",
            related=[(touchpoint, ("emotion", "score"), f"on a scale from {scale.min:g} to {scale.max:g}")],
        )
