"""A severe pain point where the customers who meet it feel well.

## Why it matters

Pain makes people feel bad. If many customers meet a severe pain point and the curve is high,
one of the two numbers is wrong, and whoever ranks by the other one ranks wrongly.

A pain point that few customers meet may hide below a good average, so rare ones are left out.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        emotion: 2
        pain_points:
          - id: hidden-fee
            statement: The delivery fee shows only on the last page
            severity: 5  # error: 5 of 5
            frequency: 0.6
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        emotion: -2
        pain_points:
          - statement: The delivery fee shows only on the last page
            severity: 5
            frequency: 0.6
          - statement: The card is refused for no reason
            severity: 5
            frequency: 0.02
```

## Good: only some personas meet it

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        emotion: {score: 1, by_persona: {student: -2}}
        pain_points:
          - statement: The bill cannot be split
            severity: 4
            personas: [student]
```

```yaml title="personas/student.persona.yaml"
name: Timo, the student
```
"""

from dataclasses import dataclass

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.pain import PainPoint
from journeyctl.model.values import Emotion
from journeyctl.score.emotion import normalised
from journeyctl.workspace.elements import element_id


@dataclass(frozen=True, slots=True)
class Options:
    """When pain counts as severe and frequent, and an emotion as high."""

    severity: float = 4.0
    """The lowest severity, from 1 to 5, that counts as severe; of a range, its middle counts."""
    frequency: float = 0.3
    """The share of the customers, from 0 to 1, from which a pain point should show in the emotion."""
    emotion: float = 0.5
    """How far above the middle of the emotion scale a high emotion begins, from 0 (the middle) to 1 (the upper end)."""


@rule(severity="warning", group="contradictions")
def check(pain: PainPoint, ctx: Context, options: Options) -> Findings:
    """Flag severe, frequent, unsolved pain points where even the unhappiest of their personas feel well."""
    touchpoint = ctx.touchpoint
    if pain.severity is None or pain.severity.middle < options.severity or touchpoint is None:
        return
    if touchpoint.emotion is None or pain.status == "fixed":
        return
    if pain.frequency is not None and pain.frequency.middle < options.frequency:
        return
    score = _lowest(pain, touchpoint.emotion)
    if normalised(score, ctx.settings.scales.emotion) >= options.emotion:
        yield ctx.flag(
            pain,
            "severity",
            f"pain point `{element_id(pain)}` has severity {pain.severity.middle:g} of 5, "
            f"and the emotion at `{element_id(touchpoint)}` is {score:g}",
            help="correct one of them; if few customers meet the pain, write its `frequency`",
            related=[(touchpoint, "emotion", "customers feel well here")],
        )


def _lowest(pain: PainPoint, emotion: Emotion) -> float:
    """Return the lowest emotion among those who meet the pain point."""
    by_persona = emotion.by_persona or {}
    if not pain.personas:
        return min(emotion.score, *by_persona.values()) if by_persona else emotion.score
    return min(by_persona.get(persona, emotion.score) for persona in pain.personas)
