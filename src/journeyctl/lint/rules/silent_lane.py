"""Thoughts or actions that are missing for several touchpoints in a row.

## Why it matters

A lane that falls silent in the middle of a map is a part of the journey that nobody asked
customers about. On the finished picture the hole looks like calm.

A lane that the journey does not use at all is a choice and is not flagged, nor are touchpoints
that are drawn in a journey of their own (`journey:`).

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - {title: I go to checkout, thoughts: [Where does this fee come from?]}
      - {title: I choose an hour}  # error: 3 touchpoints
      - {title: I enter the card}
      - {title: I wait for a receipt}
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - {title: I go to checkout, thoughts: [Where does this fee come from?]}
      - {title: I choose an hour}
      - {title: I enter the card, thoughts: [I hope that is safe.]}
      - {title: I wait for a receipt}
```
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id


@dataclass(frozen=True, slots=True)
class Options:
    """When silence is a hole."""

    length: int = 3
    """How many touchpoints in a row without thoughts (or without actions) are too many."""


@rule(severity="warning", group="contradictions")
def check(journey: Journey, ctx: Context, options: Options) -> Findings:
    """Flag the first touchpoint of each silence, in lanes that are used elsewhere in the journey."""
    touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
    for lane, word in (("thoughts", "thought"), ("actions", "action")):
        silent = [not getattr(touchpoint, lane) for touchpoint in touchpoints]
        if not any(silent) or all(silent):
            continue
        for first, length in _runs(silent, touchpoints):
            if length >= max(options.length, 1):
                name = element_id(touchpoints[first])
                yield ctx.flag(
                    touchpoints[first],
                    None,
                    f"from `{name}` on, {length} touchpoints in a row have no {word}",
                    help=f"ask customers what they {'think' if word == 'thought' else 'do'} there: `{lane}: [...]`",
                )


def _runs(silent: Sequence[bool], touchpoints: Sequence[Touchpoint]) -> Iterator[tuple[int, int]]:
    """Yield start and length of each silence; a touchpoint with a journey of its own ends it."""
    length = 0
    for number, (quiet, touchpoint) in enumerate(zip(silent, touchpoints, strict=True)):
        if quiet and touchpoint.journey is None:
            length += 1
        elif length:
            yield number - length, length
            length = 0
    if length:
        yield len(silent) - length, length
