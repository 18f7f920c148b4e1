"""An initiative that is to be done some day.

## Why it matters

Nobody can be late for "some day". A date makes it visible when work slips, and tells the teams at
the touchpoint when to look for the effect.

Only initiatives that are `planned` or `doing` need a date.

## Bad

```yaml title="plans/2026.plan.yaml"
initiatives:
  - id: fee-in-basket  # error
    title: Show the fee in the basket
    status: doing
```

## Good

```yaml title="plans/2026.plan.yaml"
initiatives:
  - id: fee-in-basket
    title: Show the fee in the basket
    status: doing
    due: 2026-12-15
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.plan import Initiative
from journeyctl.workspace.elements import element_id

_SAID = {"planned": "is planned", "doing": "is being done"}


@rule(severity="warning", group="gaps")
def check(initiative: Initiative, ctx: Context) -> Findings:
    """Flag initiatives without `due` that are planned or under way."""
    said = _SAID.get(initiative.status)
    if initiative.due is None and said:
        yield ctx.flag(
            initiative,
            "due",
            f"initiative `{element_id(initiative)}` {said}, and has no due date",
            help="write the day by which it is done: `due: 2026-12-15`",
        )
