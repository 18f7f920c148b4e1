"""A touchpoint that happens nowhere.

## Why it matters

The same answer is a chat, a call or a letter, and each has another team, another wait and another
number. Without the channel nobody knows whom to ask.

A touchpoint that opens a journey of its own (`journey:`) may happen in several channels and is
passed over.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - id: checkout  # error
        title: I go to checkout
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        channel: app
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(touchpoint: Touchpoint, ctx: Context) -> Findings:
    """Flag touchpoints without `channel`."""
    if touchpoint.channel is None and touchpoint.journey is None:
        known = ctx.settings.channels
        yield ctx.flag(
            touchpoint,
            "channel",
            f"touchpoint `{element_id(touchpoint)}` has no channel",
            help=f"say where it happens, such as `channel: {next(iter(known))}`"
            if known
            else "say where it happens, such as `channel: phone`",
        )
