"""A journey that rests mostly on assumptions.

## Why it matters

One guess in a map is a question for the next interview. When most of a map is guessed, it shows
what the team believes and not what customers live through, and its scores rank beliefs.

Counted are the touchpoints, pain points and gains that name what they rest on. What names
nothing is a gap of its own.

## Bad

```yaml
title: First order  # error: 3 of 4 claims
stages:
  - title: I pay
    touchpoints:
      - {title: I search, evidence: [interviews]}
      - {title: I compare, evidence: [workshop]}
      - {title: I go to checkout, evidence: [workshop]}
      - {title: I get a receipt, evidence: [workshop]}
```

```yaml title="evidence/workshop.evidence.yaml"
type: assumption
```

```yaml title="evidence/interviews.evidence.yaml"
type: interview
```

## Good

```yaml
stages:
  - title: I pay
    touchpoints:
      - {title: I search, evidence: [interviews]}
      - {title: I compare, evidence: [interviews]}
      - {title: I go to checkout, evidence: [workshop, interviews]}
      - {title: I get a receipt, evidence: [workshop]}
```

```yaml title="evidence/workshop.evidence.yaml"
type: assumption
```

```yaml title="evidence/interviews.evidence.yaml"
type: interview
```
"""

from dataclasses import dataclass

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey


@dataclass(frozen=True, slots=True)
class Options:
    """How much of a map may be assumed."""

    limit: float = 0.5
    """The largest share, from 0 to 1, of the claims that may rest on assumptions alone."""
    claims: int = 4
    """How many claims must name what they rest on before the share is judged."""


@rule(severity="warning", group="trust")
def check(journey: Journey, ctx: Context, options: Options) -> Findings:
    """Flag the journey at its title, because no single claim is at fault."""
    named = assumed = 0
    assumptions = ctx.assumptions
    for claim in ctx.claims(ctx.file):
        if claim.evidence:
            named += 1
            assumed += assumptions.issuperset(claim.names)
    if named >= max(options.claims, 1) and assumed / named > options.limit:
        yield ctx.flag(
            journey,
            "title",
            f"{assumed} of {named} claims of `{ctx.file.id}` rest on assumptions alone",
            help=f"ask customers about the most important of them; {options.limit:.0%} is the limit here",
        )
