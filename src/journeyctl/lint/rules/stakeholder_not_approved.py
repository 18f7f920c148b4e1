"""A stakeholder who has not agreed to the map.

## Why it matters

A team that has not agreed will say so when the map is used against its plans. Ask before.

## Bad

```yaml
stakeholders:
  - {team: checkout, approved: 2026-10-02}
  - {team: support}  # error
```

## Good

```yaml
stakeholders:
  - {team: checkout, approved: 2026-10-02}
  - {team: support, approved: 2026-10-05}
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey


@rule(severity="info", group="gaps")
def check(journey: Journey, ctx: Context) -> Findings:
    """Flag stakeholders without `approved`."""
    for index, stakeholder in enumerate(journey.stakeholders):
        if stakeholder.approved is None:
            yield ctx.flag(
                journey,
                ("stakeholders", index, "team"),
                f"stakeholder `{stakeholder.team}` has not agreed to journey `{ctx.file.id}`",
                help=f"ask them, then write the day on which they agreed: `approved: {ctx.today}`",
            )
