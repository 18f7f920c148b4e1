"""An initiative that no team does.

## Why it matters

Work without a team is a wish. It is in the plan, so everybody believes that it is being done.

Only initiatives that are `planned`, `doing` or `done` need a team; an `idea` does not yet, a
`dropped` one no longer. The team that owns the plan does not count: it keeps the plan.

## Bad

```yaml title="plans/2026.plan.yaml"
initiatives:
  - id: fee-in-basket  # error
    title: Show the fee in the basket
    status: planned
```

## Good

```yaml title="plans/2026.plan.yaml"
initiatives:
  - id: fee-in-basket
    title: Show the fee in the basket
    status: planned
    owner: checkout
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.plan import Initiative
from journeyctl.workspace.elements import element_id

_SAID = {"planned": "is planned", "doing": "is being done", "done": "is done"}


@rule(severity="warning", group="gaps")
def check(initiative: Initiative, ctx: Context) -> Findings:
    """Flag initiatives without `owner` that are more than an idea."""
    said = _SAID.get(initiative.status)
    if initiative.owner is None and said:
        yield ctx.flag(
            initiative,
            "owner",
            f"initiative `{element_id(initiative)}` {said}, and no team owns it",
            help=f"name the team that does it, such as `owner: {next(iter(ctx.settings.teams or ()), 'support')}`",
        )
