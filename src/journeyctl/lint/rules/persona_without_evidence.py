"""A persona that rests on no evidence.

## Why it matters

A persona is believed because it has a face. When nobody has met such a customer, every decision
"for Ana" is a decision for the person who wrote her.

The evidence of a parent does not count: it says nothing of what makes this persona different. A
belief is welcome when it says so: evidence of type `assumption`.

## Bad

```yaml title="personas/ana.persona.yaml"
name: Ana, the busy parent  # error
```

## Bad: research that nobody can look up

```yaml title="personas/ana.persona.yaml"
name: Ana, the busy parent
basis: research  # error: says it rests on research
```

## Good

```yaml title="personas/ana.persona.yaml"
name: Ana, the busy parent
evidence: [interviews]
```

```yaml title="evidence/interviews.evidence.yaml"
title: Twelve interviews with new customers
type: interview
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.persona import Persona


@rule(severity="warning", group="gaps")
def check(persona: Persona, ctx: Context) -> Findings:
    """Flag personas without `evidence`; one that claims research is flagged at the claim."""
    if persona.evidence:
        return
    if persona.basis == "research":
        yield ctx.flag(
            persona,
            "basis",
            f"persona `{ctx.file.id}` says it rests on research, and names none",
            help="name the research, `evidence: [interviews]`, or write `basis: proto`",
        )
    else:
        yield ctx.flag(
            persona,
            "evidence",
            f"persona `{ctx.file.id}` rests on no evidence",
            help="name what it rests on, `evidence: [interviews]`; if it is the team's own idea, name evidence of type `assumption`",
        )
