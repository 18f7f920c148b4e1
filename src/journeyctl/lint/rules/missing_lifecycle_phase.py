"""A journey that leaves out phases of the customer lifecycle.

## Why it matters

Most maps begin where the organisation's work begins and stop where it is paid. What happens
before and after, how people notice, come back or tell a friend, is where customers are won and
lost.

The phases are those of `phases:` in `journeyctl.yaml`. Future and ideal states may show a part
only. So may a journey that another journey opens with `journey:`; it shows a piece of that one in
detail.

## Bad

```yaml
title: First order  # error: no stage in the phase `loyalty`
stages:
  - {title: I fill a basket, phase: purchase}
```

```yaml title="journeyctl.yaml"
phases: [purchase, loyalty]
```

## Bad: no phase at all

```yaml
title: First order  # error: no stage of journey `example` has a phase
stages:
  - title: I fill a basket
```

## Good

```yaml
title: First order
stages:
  - {title: I fill a basket, phase: purchase}
  - {title: I order again, phase: loyalty, journey: again}
```

```yaml title="journeys/again.journey.yaml"
title: Second order
stages:
  - {title: I repeat my last order, phase: loyalty}
```

```yaml title="journeyctl.yaml"
phases: [purchase, loyalty]
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey
from journeyctl.text.spelling import listing
from journeyctl.workspace.workspace import Workspace


@rule(severity="warning", group="gaps", whole=True)
def check(workspace: Workspace, ctx: Context) -> Findings:
    """Flag current-state journeys that miss a phase, unless another journey opens them."""
    phases = [phase.id for phase in workspace.settings.phases]
    opened = _opened(workspace)
    for file, journey in workspace.documents(Journey):
        reached = {stage.phase for stage in journey.stages}
        missing = [phase for phase in phases if phase not in reached]
        if not missing or not reached or journey.state != "current" or file.id in opened:
            continue
        if reached == {None}:
            message = f"no stage of journey `{file.id}` has a phase"
            help_text = f"write the phase into each stage: `phase: {phases[0]}`"
        else:
            message = (
                f"journey `{file.id}` has no stage in the phase{'s' * (len(missing) > 1)} {listing(missing)}"
            )
            help_text = f"add what the customer goes through there, or the phase to a stage that has it: `phase: {missing[0]}`"
        without = (
            [stage.title for stage in journey.stages if stage.phase is None] if reached != {None} else []
        )
        notes = [f"without a phase: {listing(without)}"] if without else []
        yield ctx.flag(journey, None, message, help=help_text, notes=notes, file=file)


def _opened(workspace: Workspace) -> set[str | None]:
    """Return the ids of journeys that a stage or touchpoint of another one opens."""
    found: set[str | None] = set()
    for _, journey in workspace.documents(Journey):
        for stage in journey.stages:
            found.add(stage.journey)
            found.update(touchpoint.journey for touchpoint in stage.touchpoints)
    return found
