"""An initiative whose day has passed and that is not done.

## Why it matters

A plan is trusted as long as its dates are. An overdue initiative is late, or done and not
written down, or dropped and nobody has said so; customers still live with the pain.

## Bad

```yaml title="plans/2026.plan.yaml"
initiatives:
  - id: fee-in-basket
    title: Show the fee in the basket
    due: 2026-10-31  # error: 22 days ago
    status: doing
```

## Good

```yaml title="plans/2026.plan.yaml"
initiatives:
  - title: Show the fee in the basket
    due: 2026-10-31
    status: done
  - title: One-hour slots in two districts
    due: 2027-02-28
    status: planned
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.plan import Initiative
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="trust")
def check(initiative: Initiative, ctx: Context) -> Findings:
    """Flag past days of work that is neither done nor dropped."""
    if initiative.due is None or initiative.status in ("done", "dropped"):
        return
    late = (ctx.today - initiative.due).days
    if late > 0:
        status = f"`{initiative.status}`" if initiative.status != "idea" else "still an `idea`"
        yield ctx.flag(
            initiative,
            "due",
            f"`{element_id(initiative)}` was due {late} day{'' if late == 1 else 's'} ago and is {status}",
            help="write the `status` it has, or a new day",
        )
