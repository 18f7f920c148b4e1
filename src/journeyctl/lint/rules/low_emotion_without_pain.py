"""A touchpoint where customers feel bad, and no pain point says why.

## Why it matters

The dip in the curve is where the work is. A low emotion without a pain point names a problem
that nobody can rank, own or solve.

A touchpoint that is drawn in a journey of its own (`journey:`) may leave its pain points there.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        emotion: -2  # error: `checkout`
```

## Bad: one persona only

```yaml
stages:
  - title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        emotion:
          score: 1
          by_persona:
            student: -1  # error: `student`
```

```yaml title="personas/student.persona.yaml"
name: Timo, the student
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        emotion: -2
        pain_points:
          - statement: The delivery fee shows only on the last page
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
    """When an emotion counts as low."""

    limit: float = 0.5
    """How far below the middle of the emotion scale a low emotion begins, from 0 (the middle) to 1 (the lower end)."""


@rule(severity="warning", group="contradictions")
def check(touchpoint: Touchpoint, ctx: Context, options: Options) -> Findings:
    """Flag low emotions of all customers, or else of single personas."""
    emotion = touchpoint.emotion
    if emotion is None or touchpoint.pain_points or touchpoint.journey is not None:
        return
    scale = ctx.settings.scales.emotion
    help_text = "say what hurts: `pain_points: [{statement: ...}]`"
    if normalised(emotion.score, scale) <= -options.limit:
        yield ctx.flag(
            touchpoint,
            ("emotion", "score"),
            f"the emotion at `{element_id(touchpoint)}` is {emotion.score:g}, and no pain point says why",
            help=help_text,
        )
        return
    for persona, score in (emotion.by_persona or {}).items():
        if normalised(score, scale) <= -options.limit:
            yield ctx.flag(
                touchpoint,
                ("emotion", "by_persona", persona),
                f"the emotion of `{persona}` at `{element_id(touchpoint)}` is {score:g}, and no pain point says why",
                help=help_text,
            )
