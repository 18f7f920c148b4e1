"""A severe pain of today that the future state neither resolves nor names.

## Why it matters

A future state is drawn to take the worst pain away. A severe pain that it does not mention was
forgotten, or left as it is by a decision that nobody has taken.

The future state speaks of a pain when a touchpoint `resolves` it, or when one of its own pain points has
the same id or is the `same_as`. Pain that is `accepted`, `fixed` or `wontfix` is left out.

## Bad

```yaml title="journeys/next-year.journey.yaml"
state: future
compares_to: first-order  # error: `hidden-fee`
```

```yaml title="journeys/first-order.journey.yaml"
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        pain_points:
          - id: hidden-fee
            statement: The delivery fee shows only on the last page
            severity: 4
```

## Good

```yaml title="journeys/next-year.journey.yaml"
state: future
compares_to: first-order
stages:
  - title: I pay
    touchpoints:
      - title: I confirm what I already know
        resolves: [first-order/hidden-fee]
```

```yaml title="journeys/first-order.journey.yaml"
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        pain_points:
          - id: hidden-fee
            statement: The delivery fee shows only on the last page
            severity: 4
```
"""

from dataclasses import dataclass

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey
from journeyctl.model.pain import PainPoint
from journeyctl.workspace.elements import element_id


@dataclass(frozen=True, slots=True)
class Options:
    """When pain counts as severe."""

    severity: float = 4.0
    """The lowest severity, from 1 to 5, that counts as severe; of a range, its middle counts."""


_SETTLED = frozenset({"accepted", "fixed", "wontfix"})


@rule(severity="warning", group="contradictions")
def check(journey: Journey, ctx: Context, options: Options) -> Findings:
    """Flag each forgotten pain at the `compares_to` of the future state."""
    today = journey.compares_to
    if journey.state == "current" or today is None:
        return
    baseline = ctx.workspace.journey(today)
    if baseline is None or baseline is journey:
        return
    spoken_of = _spoken_of(journey, today)
    for stage in baseline.stages:
        for touchpoint in stage.touchpoints:
            for pain in touchpoint.pain_points:
                if not _severe(pain, options.severity):
                    continue
                name = element_id(pain)
                if {f"{today}/{name}", *pain.same_as}.isdisjoint(spoken_of):
                    yield ctx.flag(
                        journey,
                        "compares_to",
                        f"`{ctx.file.id}` leaves the severe pain point `{name}` of `{today}` as it is",
                        help=f"write `resolves: [{today}/{name}]` at the touchpoint that takes it away, "
                        "or repeat the pain point where it stays",
                        notes=[f"touchpoint `{element_id(touchpoint)}`: {pain.statement}"],
                    )


def _severe(pain: PainPoint, limit: float) -> bool:
    return pain.severity is not None and pain.severity.middle >= limit and pain.status not in _SETTLED


def _spoken_of(journey: Journey, today: str) -> set[str]:
    """Return the pain points that a future state resolves or names, as `journey/pain`."""
    found: set[str] = set()
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            found.update(touchpoint.resolves)
            for pain in touchpoint.pain_points:
                found.add(f"{today}/{element_id(pain)}")
                found.update(pain.same_as)
    return found
