"""A severe pain point about which nobody has asked what could be better.

## Why it matters

The map says that customers give up here, and says nothing more. A severe pain point that leads to
no question will be on the next map too.

An opportunity anywhere in the workspace that `addresses` the pain point is an answer, and so is a
future state that `resolves` it. Pain points that are the same (`same_as`) are answered together.
Those that are `fixed`, `accepted` or `wontfix` are passed over. Of a range `[low, high]` the middle
is taken.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        pain_points:
          - {statement: It is slow, severity: 2}
          - id: hidden-fee
            statement: The delivery fee shows only on the last page
            severity: [3, 5]  # error
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        pain_points:
          - id: hidden-fee
            statement: The delivery fee shows only on the last page
            severity: 4
        opportunities:
          - statement: How might we show the whole price while the basket grows?
            addresses: [hidden-fee]
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.load.loader import Loaded
from journeyctl.model.journey import Journey
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Options:
    """What counts as severe."""

    severity: float = 4.0
    """The lowest severity, from 1 to 5, that counts as severe."""


@rule(severity="warning", group="gaps", whole=True)
def check(workspace: Workspace, ctx: Context, options: Options) -> Findings:
    """Flag open severe pain points that no opportunity and no future state speaks of."""
    answered = _answered(workspace)
    for file, touchpoint in _touchpoints(workspace):
        for pain in touchpoint.pain_points:
            if pain.severity is None or pain.severity.middle < options.severity:
                continue
            if pain.status in ("open", "fixing") and f"{file.id}/{element_id(pain)}" not in answered:
                yield ctx.flag(
                    pain,
                    "severity",
                    f"no opportunity addresses the severe pain point `{element_id(pain)}`",
                    help="ask what could be better: "
                    f"`opportunities: [{{statement: How might we ...?, addresses: [{element_id(pain)}]}}]`",
                    file=file,
                )


def _touchpoints(workspace: Workspace) -> Iterator[tuple[Loaded, Touchpoint]]:
    for file, journey in workspace.documents(Journey):
        for stage in journey.stages:
            for touchpoint in stage.touchpoints:
                yield file, touchpoint


def _answered(workspace: Workspace) -> set[str]:
    """Return the pain points, as `journey/pain`, that are answered, themselves or as the same elsewhere."""
    answered: list[str] = []
    same: dict[str, list[str]] = {}
    for file, touchpoint in _touchpoints(workspace):
        answered += [_whole(file.id, target) for target in touchpoint.resolves]
        for opportunity in touchpoint.opportunities:
            answered += [_whole(file.id, target) for target in opportunity.addresses]
        for pain in touchpoint.pain_points:
            for target in pain.same_as:
                one, other = f"{file.id}/{element_id(pain)}", _whole(file.id, target)
                same.setdefault(one, []).append(other)
                same.setdefault(other, []).append(one)
    found: set[str] = set()
    while answered:
        name = answered.pop()
        if name not in found:
            found.add(name)
            answered += same.get(name, ())
    return found


def _whole(journey: str, target: str) -> str:
    return target if "/" in target else f"{journey}/{target}"
