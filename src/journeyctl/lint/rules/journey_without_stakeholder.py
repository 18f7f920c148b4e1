"""A journey that no team has to agree to.

## Why it matters

A map changes something only when the teams on it say that it is true. Teams who were never asked
meet it for the first time in a meeting about their mistakes.

## Bad

```yaml
title: First order  # error
owner: growth
```

## Good

```yaml
title: First order
owner: growth
stakeholders:
  - {team: checkout, approved: 2026-10-02}
  - {team: delivery}
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey


@rule(severity="info", group="gaps")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag journeys without `stakeholders`."""
    if not journey.stakeholders:
        team = next(iter(ctx.settings.teams or ()), "support")
        yield ctx.flag(
            journey,
            "stakeholders",
            f"journey `{ctx.file.id}` names no stakeholder",
            help="list the teams that must agree to the map, with the day on which they did: "
            f"`stakeholders: [{{team: {team}, approved: {ctx.today}}}]`",
        )
