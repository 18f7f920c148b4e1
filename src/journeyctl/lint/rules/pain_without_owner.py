"""A pain point for which no team answers.

## Why it matters

What belongs to everybody is mended by nobody. The team at the touchpoint is not always the one
that can end the pain, so the pain point names its own.

Pain points that are `fixed`, `accepted` or `wontfix` are passed over.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        pain_points:
          - id: hidden-fee  # error
            statement: The delivery fee shows only on the last page
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
            owner: delivery
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.pain import PainPoint
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(pain: PainPoint, ctx: Context) -> Findings:
    """Flag pain points without `owner` that somebody still has to act on."""
    if pain.owner is not None or pain.status not in ("open", "fixing"):
        return
    near = _near(ctx)
    yield ctx.flag(
        pain,
        "owner",
        f"pain point `{element_id(pain)}` is being fixed, and no team owns it"
        if pain.status == "fixing"
        else f"pain point `{element_id(pain)}` has no owner",
        help=f"if team `{near}` can end it, write `owner: {near}`"
        if near
        else "name the team that can end it: `owner: support`",
    )


def _near(ctx: Context) -> str | None:
    """Return the team that answers for the touchpoint or the stage around, or that runs the channel."""
    if ctx.touchpoint is None or ctx.stage is None:
        return None
    channel = (ctx.settings.channels or {}).get(ctx.touchpoint.channel or "")
    return ctx.touchpoint.owner or ctx.stage.owner or (channel.team if channel else None)
