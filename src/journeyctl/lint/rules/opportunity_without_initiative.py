"""An opportunity that no initiative answers.

## Why it matters

Workshops end with a wall of "how might we". What is not taken into a plan is forgotten, and the
next workshop finds it again.

Initiatives of every plan count, unless they were dropped.

## Bad

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        opportunities:
          - id: total-up-front  # error
            statement: How might we show the whole price while the basket grows?
```

## Bad: only a dropped initiative

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        opportunities:
          - id: total-up-front  # error: dropped
            statement: How might we show the whole price while the basket grows?
```

```yaml title="plans/2026.plan.yaml"
initiatives:
  - {title: Show the fee in the basket, for: [example/total-up-front], status: dropped}
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        opportunities:
          - id: total-up-front
            statement: How might we show the whole price while the basket grows?
```

```yaml title="plans/2026.plan.yaml"
initiatives:
  - {title: Show the fee in the basket, for: [example/total-up-front]}
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey
from journeyctl.model.plan import Plan
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace


@rule(severity="info", group="gaps", whole=True)
def check(workspace: Workspace, ctx: Context) -> Findings:
    """Flag opportunities that no living initiative names in `for`."""
    alive, dropped = _answers(workspace)
    for file, journey in workspace.documents(Journey):
        for stage in journey.stages:
            for touchpoint in stage.touchpoints:
                for opportunity in touchpoint.opportunities:
                    name = f"{file.id}/{element_id(opportunity)}"
                    if name in alive:
                        continue
                    message = f"no initiative answers opportunity `{element_id(opportunity)}`"
                    if name in dropped:
                        message = f"the only initiative for opportunity `{element_id(opportunity)}`, `{dropped[name]}`, was dropped"
                    yield ctx.flag(
                        opportunity,
                        None,
                        message,
                        help=f"plan what to do about it, in a plan: `for: [{name}]`",
                        file=file,
                    )


def _answers(workspace: Workspace) -> tuple[set[str], dict[str, str]]:
    """Return the opportunities that are answered, and those that were, with the initiative."""
    alive: set[str] = set()
    dropped: dict[str, str] = {}
    for _, plan in workspace.documents(Plan):
        for initiative in plan.initiatives:
            if initiative.status == "dropped":
                dropped.update(dict.fromkeys(initiative.answers, element_id(initiative)))
            else:
                alive.update(initiative.answers)
    return alive, dropped
