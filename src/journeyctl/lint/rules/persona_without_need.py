"""A persona who needs nothing.

## Why it matters

Needs are what a journey can be checked against: "certainty about the hour before paying" can be
met or not met at each touchpoint. Without them the persona decides nothing.

The needs of the broader persona that is its `parent` count.

## Bad

```yaml title="personas/ana.persona.yaml"
name: Ana, the busy parent  # error
role: Works full time, two children
```

## Good

```yaml title="personas/ana.persona.yaml"
name: Ana, the busy parent
needs: [Certainty about the delivery hour before paying]
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
    """Flag personas without `needs`, of their own or of a parent."""
    seen: set[str] = set()
    current: Persona | None = persona
    while current is not None:
        if current.needs:
            return
        parent = current.parent
        current = ctx.workspace.persona(parent) if parent and parent not in seen else None
        seen.add(parent or "")
    yield ctx.flag(
        persona,
        "needs",
        f"persona `{ctx.file.id}` has no need",
        help="say what they cannot do without: `needs: [To know what it costs before deciding]`",
    )
