"""A moment of magic where customers feel bad, or a moment of pain where they feel well.

## Why it matters

Moments that matter are where a team puts its effort. A moment whose emotion says the opposite
sends the effort to the wrong place.

## Bad

```yaml
stages:
  - title: I order again
    touchpoints:
      - id: reorder
        title: I repeat last week's order
        moment: magic  # error: below the middle
        emotion: -1
```

## Good

```yaml
stages:
  - title: I order again
    touchpoints:
      - id: reorder
        title: I repeat last week's order
        moment: magic
        emotion: 2
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.score.emotion import normalised
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="contradictions")
def check(touchpoint: Touchpoint, ctx: Context) -> Findings:
    """Flag moments on the wrong side of the middle of the scale; a moment of truth may be on both."""
    emotion = touchpoint.emotion
    if emotion is None or touchpoint.moment not in ("magic", "pain"):
        return
    height = normalised(emotion.score, ctx.settings.scales.emotion)
    if height < 0 if touchpoint.moment == "magic" else height > 0:
        side = "below" if height < 0 else "above"
        yield ctx.flag(
            touchpoint,
            "moment",
            f"`{element_id(touchpoint)}` is a moment of {touchpoint.moment}, "
            f"and its emotion is {emotion.score:g}, {side} the middle of the scale",
            help="correct one of them; `truth` is the moment that decides, for better or worse",
            related=[(touchpoint, ("emotion", "score"), "")],
        )
