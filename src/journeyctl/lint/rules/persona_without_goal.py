"""A persona who wants nothing.

## Why it matters

A persona without goals is a portrait: age, pet and a stock photo. What people are after is what
decides how they judge every step.

`jobs` count as goals, and so do the goals of the broader persona that is its `parent`.

## Bad

```yaml title="personas/ana.persona.yaml"
name: Ana, the busy parent  # error
role: Works full time, two children
```

## Good

```yaml title="personas/ana.persona.yaml"
name: Ana, the busy parent
goals: [A week of groceries without giving up an evening]
```

```yaml title="personas/ana-on-sunday.persona.yaml"
name: Ana on a Sunday
parent: ana
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.persona import Persona


@rule(severity="warning", group="gaps")
def check(persona: Persona, ctx: Context) -> Findings:
    """Flag personas without `goals` or `jobs`, of their own or of a parent."""
    seen: set[str] = set()
    current: Persona | None = persona
    while current is not None:
        if current.goals or current.jobs:
            return
        parent = current.parent
        current = ctx.workspace.persona(parent) if parent and parent not in seen else None
        seen.add(parent or "")
    yield ctx.flag(
        persona,
        "goals",
        f"persona `{ctx.file.id}` has no goal",
        help="say what they want to reach: `goals: [Get it done without a phone call]`",
    )
