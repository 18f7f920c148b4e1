"""A pain point whose frequency repeats the share of the customers who get there.

## Why it matters

`frequency` is the share of the customers *at this touchpoint* who meet the pain point, and the `share`
of the way to it says how many get there. Where both are the same number, the share of all customers
was most likely written twice: of 30 % who come here, 30 % is 9 % of all, and the pain point is ranked
too low.

Where all who come here meet it, its frequency is 1. A frequency that is a range, a touchpoint that some
customers reach another way, and shares of 0.9 and more are passed over.

## Bad

```yaml
stages:
  - title: I look at the payslip
    touchpoints:
      - id: open
        title: I open the payslip
        next:
          - {to: ask, share: 0.3, when: it differs from the old one}
          - {to: file, share: 0.7}
      - id: ask
        title: I ask why it differs
        pain_points:
          - id: no-reason
            statement: Nobody says why it differs
            frequency: 0.3  # error: is 0.3, and so is the share of the way to `ask`
      - {id: file, title: I file it}
```

## Good

```yaml
stages:
  - title: I look at the payslip
    touchpoints:
      - id: open
        title: I open the payslip
        next: [{to: ask, share: 0.3}, {to: file, share: 0.7}]
      - id: ask
        title: I ask why it differs
        pain_points:
          - {statement: Nobody says why it differs, frequency: 1}
      - {id: file, title: I file it}
```

## Good: some come another way

```yaml
stages:
  - title: I look at the payslip
    touchpoints:
      - id: open
        title: I open the payslip
        next: [{to: ask, share: 0.3}, {to: compare, share: 0.7}]
      - {id: compare, title: I compare it with the old one}
      - id: ask
        title: I ask why it differs
        pain_points:
          - {statement: Nobody says why it differs, frequency: 0.3}
```
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey
from journeyctl.model.pain import PainPoint
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.ways import Ways

_NEARLY_ALL = 0.9


class _WayIn(NamedTuple):
    """A way to a touchpoint: the number of the one it comes from, which of its `next` it is, and its share."""

    start: int
    number: int
    share: float | None


@rule(severity="warning", group="contradictions", since="0.2")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag exact frequencies that are the share of every way to their touchpoint."""
    touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
    shares = {step.share for touchpoint in touchpoints for step in touchpoint.next if step.share}
    repeating = [
        (number, pain)
        for number, touchpoint in enumerate(touchpoints)
        for pain in touchpoint.pain_points
        if pain.status != "fixed" and _exact(pain) in shares
    ]
    if not repeating:
        return  # most journeys: which ways they have need not be worked out
    ways = ctx.ways(journey)
    for number, pain in repeating:
        way = _only_way(ways, number)
        if way is not None and way.share == _exact(pain):
            name = element_id(ways.touchpoints[number])
            start = ways.touchpoints[way.start]
            yield ctx.flag(
                pain,
                "frequency",
                f"the frequency of `{element_id(pain)}` is {way.share:g}, "
                f"and so is the share of the way to `{name}`",
                help=f"write the share of those at `{name}` who meet it: `frequency: 1` if all of them do",
                related=[(start, ("next", way.number, "share"), "this share of the customers comes here")],
            )


def _exact(pain: PainPoint) -> float | None:
    """Return the frequency of a pain point, or None where it is a range."""
    frequency = pain.frequency
    return frequency.low if frequency is not None and frequency.low == frequency.high else None


def _only_way(ways: Ways, number: int) -> _WayIn | None:
    """Return a way to a touchpoint if all ways to it have one share, which is neither 0 nor nearly 1."""
    found = list(_ways_in(ways, number))
    if number in ways.entries and all(way.start > number for way in found):
        return None  # customers begin here, and some come back
    shares = {way.share for way in found}
    share = shares.pop() if len(shares) == 1 else None
    return found[0] if share is not None and 0 < share < _NEARLY_ALL else None


def _ways_in(ways: Ways, number: int) -> Iterator[_WayIn]:
    """Yield the ways to a touchpoint; those that follow from the order of the file have no share."""
    name = element_id(ways.touchpoints[number])
    for start, before in enumerate(ways.touchpoints):
        if start == number:
            continue
        named = [
            _WayIn(start, index, step.share) for index, step in enumerate(before.next) if step.to == name
        ]
        if number in ways.onward[start]:
            # Two ways from one touchpoint are taken by their sum.
            yield named[0] if len(named) == 1 else _WayIn(start, 0, None)
        elif start < number and not before.next and _all_optional(ways.touchpoints[start + 1 : number]):
            yield _WayIn(start, 0, None)


def _all_optional(touchpoints: Iterable[Touchpoint]) -> bool:
    return all(touchpoint.optional for touchpoint in touchpoints)
