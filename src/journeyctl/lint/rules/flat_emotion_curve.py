"""A journey in which the emotion hardly changes.

## Why it matters

No journey feels the same from start to end. A flat curve says that the emotions were guessed or
filled in, and it shows nobody where to begin.

Only maps of the current state are asked: a wished-for journey may be good all the way.

## Bad

```yaml
title: First order  # error: 4 emotions
stages:
  - title: I fill a basket
    touchpoints:
      - {title: I search, emotion: 1}
      - {title: I compare, emotion: 1}
  - title: I pay
    touchpoints:
      - {title: I go to checkout, emotion: 1}
      - {title: I get a receipt, emotion: 1}
```

## Good

```yaml
stages:
  - title: I fill a basket
    touchpoints:
      - {title: I search, emotion: 1}
      - {title: I compare, emotion: 0}
  - title: I pay
    touchpoints:
      - {title: I go to checkout, emotion: -1}
      - {title: I get a receipt, emotion: 1}
```
"""

from dataclasses import dataclass

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey
from journeyctl.score.emotion import normalised


@dataclass(frozen=True, slots=True)
class Options:
    """When a curve is long enough to judge, and when it is flat."""

    touchpoints: int = 4
    """How many touchpoints must have an emotion before the curve is judged."""
    spread: float = 0.5
    """The least distance between the highest and the lowest emotion; the whole scale is 2, one step of a scale of five 0.5."""


@rule(severity="warning", group="contradictions")
def check(journey: Journey, ctx: Context, options: Options) -> Findings:
    """Flag current journeys whose emotions, those of single personas among them, lie close together."""
    if journey.state != "current":
        return
    feelings = [t.emotion for stage in journey.stages for t in stage.touchpoints if t.emotion is not None]
    if len(feelings) < max(options.touchpoints, 2):
        return
    scores = [feeling.score for feeling in feelings]
    for feeling in feelings:
        scores += (feeling.by_persona or {}).values()
    low, high = min(scores), max(scores)
    scale = ctx.settings.scales.emotion
    if normalised(high, scale) - normalised(low, scale) < options.spread:
        reach = f"are all {low:g}" if low == high else f"lie between {low:g} and {high:g}"
        yield ctx.flag(
            journey,
            "title",
            f"the {len(feelings)} emotions of `{ctx.file.id}` {reach}",
            help="ask customers where it was best and where it was worst",
            notes=[f"the scale goes from {scale.min:g} to {scale.max:g}"],
        )
