"""A persona that no journey is about.

## Why it matters

Either the persona is not needed, or nobody has asked what these customers go through. Both are
worth knowing.

A journey uses the personas in its own `personas` and in those of its touchpoints. The broader
personas (`parent`) of a used one count as used.

## Bad

```yaml title="personas/timo.persona.yaml"
name: Timo, the student  # error
```

```yaml title="journeys/first-order.journey.yaml"
personas: [ana]
```

```yaml title="personas/ana.persona.yaml"
name: Ana, the busy parent
parent: shopper
```

```yaml title="personas/shopper.persona.yaml"
name: Anybody who shops
```

## Good

```yaml title="personas/timo.persona.yaml"
name: Timo, the student
```

```yaml title="journeys/first-order.journey.yaml"
personas: [timo]
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey
from journeyctl.model.persona import Persona
from journeyctl.workspace.workspace import Workspace


@rule(severity="warning", group="gaps", whole=True)
def check(workspace: Workspace, ctx: Context) -> Findings:
    """Flag personas that neither a journey nor a used persona's `parent` names."""
    used = _used(workspace)
    for file, persona in workspace.documents(Persona):
        if file.id not in used:
            yield ctx.flag(
                persona,
                None,
                f"no journey is about persona `{file.id}`",
                help=f"name it in the journey it goes through, `personas: [{file.id}]`, or remove the file",
                file=file,
            )


def _used(workspace: Workspace) -> set[str]:
    waiting: list[str] = []
    for _, journey in workspace.documents(Journey):
        waiting += journey.personas
        for stage in journey.stages:
            for touchpoint in stage.touchpoints:
                waiting += touchpoint.personas
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in used:
            continue
        used.add(name)
        persona = workspace.persona(name)
        if persona is not None and persona.parent is not None:
            waiting.append(persona.parent)
    return used
