"""A journey that does not say whose it is.

## Why it matters

A journey of "the customer" is the journey of nobody. What is easy for one persona stops another,
and a map that is drawn for all shows neither.

## Bad

```yaml
title: First order  # error
```

## Good

```yaml
title: First order
personas: [ana]
```

```yaml title="personas/ana.persona.yaml"
name: Ana, the busy parent
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey


@rule(severity="warning", group="gaps")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag journeys that name no persona, and offer the ones there are."""
    if journey.personas:
        return
    known = ", ".join(sorted(ctx.workspace.index.files.get("persona", ()))[:3])
    yield ctx.flag(
        journey,
        "personas",
        f"journey `{ctx.file.id}` names no persona",
        help=f"say whose journey it is: `personas: [{known}]`"
        if known
        else "write a persona, `personas/ana.persona.yaml`, and name it: `personas: [ana]`",
    )
