"""A customer who is online at one touchpoint and offline at the next, and nothing says how.

## Why it matters

Changing from the screen to the phone or the counter costs customers time, and many are lost on
the way. A map that jumps over the change hides the touchpoint where that happens.

The change is explained when the company or a partner starts the next touchpoint, when the
next touchpoint has `actions`, a `summary`, a `wait` or a journey of its own, when the way there says `when`,
or when it only leads back. Channels without `kind` are never flagged.

## Bad

```yaml
stages:
  - title: I look for help
    touchpoints:
      - {id: faq, title: I read the answers, channel: web}
      - id: hotline  # error: online (`web`)
        title: I talk to somebody
        channel: phone
```

```yaml title="journeyctl.yaml"
channels:
  web: {kind: online}
  phone: {kind: offline}
```

## Good

```yaml
stages:
  - title: I look for help
    touchpoints:
      - {id: faq, title: I read the answers, channel: web}
      - id: hotline
        title: I talk to somebody
        channel: phone
        actions: [Finds the number in the imprint, Calls]
```

```yaml title="journeyctl.yaml"
channels:
  web: {kind: online}
  phone: {kind: offline}
```
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id


class _Jump(NamedTuple):
    """A change of kind that nothing explains; `left` and `met` are the kinds before and after."""

    before: Touchpoint
    left: str
    after: Touchpoint
    met: str


@rule(severity="info", group="contradictions")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag each touchpoint once, however many ways jump to it."""
    channels = ctx.settings.channels or {}
    kinds = {name: channel.kind for name, channel in channels.items() if channel.kind is not None}
    if len(set(kinds.values())) < 2:
        return
    for before, left, after, met in _jumps(journey, kinds, ctx):
        yield ctx.flag(
            after,
            None,
            f"customers are {left} (`{before.channel}`) at `{element_id(before)}` "
            f"and {met} (`{after.channel}`) at `{element_id(after)}`, and nothing says how",
            help="write what makes them change (`actions:`, or `when:` on the way), or the touchpoint in between",
            related=[(before, None, "they come from here")],
        )


def _jumps(journey: Journey, kinds: Mapping[str, str], ctx: Context) -> Iterator[_Jump]:
    touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
    if not any(_unexplained(touchpoint) and touchpoint.channel in kinds for touchpoint in touchpoints):
        return
    told: set[int] = set()
    found = ctx.ways(journey)
    kind = [kinds.get(touchpoint.channel or "") for touchpoint in found.touchpoints]
    for number, before in enumerate(found.touchpoints):
        left = kind[number]
        explained = {step.to for step in before.next if step.when}
        for following in found.onward[number]:
            after, met = found.touchpoints[following], kind[following]
            if left is None or met is None or left == met or following <= number or following in told:
                continue
            if _unexplained(after) and element_id(after) not in explained:
                told.add(following)
                yield _Jump(before, left, after, met)


def _unexplained(touchpoint: Touchpoint) -> bool:
    return (
        touchpoint.initiator == "customer"
        and not touchpoint.actions
        and touchpoint.summary is None
        and touchpoint.wait is None
        and touchpoint.journey is None
    )
