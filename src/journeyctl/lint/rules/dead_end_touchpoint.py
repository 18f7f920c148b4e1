"""A touchpoint in the middle from which nobody gets to the end of the journey.

## Why it matters

Customers in a closed loop never finish. Either the map forgets the way out, or the loop is real,
and then it is the first thing to repair.

The journey may end at any touchpoint of its last stage. A touchpoint without `next` leads to the
one written below it.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - id: card  # error: `card`, `error-page`
        title: I enter the card
        next: [{to: error-page}]
      - id: error-page
        title: I read that it was refused
        next: [{to: card}]
  - title: I get my groceries
    touchpoints:
      - title: The driver rings
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - id: card
        title: I enter the card
        next: [{to: error-page, share: 0.1}, {to: door, share: 0.9}]
      - id: error-page
        title: I read that it was refused
        next: [{to: card}]
  - title: I get my groceries
    touchpoints:
      - id: door
        title: The driver rings
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.ways import Ways, has_ways


@rule(severity="warning", group="contradictions")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag the first touchpoint of each closed loop; what only leads into one is not at fault."""
    if not has_ways(journey):
        return
    found = ctx.ways(journey)
    told: set[int] = set()
    for number in _stuck(found):
        loop = found.reached_from([number])
        if number in told or any(number not in found.reached_from([other]) for other in loop):
            continue
        told |= loop
        touchpoint = found.touchpoints[number]
        names = ", ".join(f"`{element_id(found.touchpoints[other])}`" for other in sorted(loop))
        itself = "leads only to itself" if len(loop) == 1 else f"is in a closed loop of {len(loop)}: {names}"
        yield ctx.flag(
            touchpoint,
            None,
            f"from `{element_id(touchpoint)}` nobody gets to the end: it {itself}",
            help="write the way out: one more `next: [{to: ...}]`",
            related=[(touchpoint, "next", "no way out of here")] if touchpoint.next else (),
        )


def _stuck(found: Ways) -> list[int]:
    """Return the numbers of the touchpoints from which no exit is reached."""
    before: list[list[int]] = [[] for _ in found.touchpoints]
    for number, onward in enumerate(found.onward):
        for following in onward:
            before[following].append(number)
    backward = Ways(found.touchpoints, tuple(map(tuple, before)), found.entries, found.exits)
    free = backward.reached_from(found.exits)
    return [number for number in range(len(found.touchpoints)) if number not in free]
