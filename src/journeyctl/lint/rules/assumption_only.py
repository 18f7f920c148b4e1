"""A touchpoint, a pain point or a persona that rests on assumptions alone.

## Why it matters

An assumption said aloud is honest, and it is still a guess. Until one customer was asked, a
ranking or a decision that uses the claim is a guess as well.

## Bad

```yaml
stages:
  - title: I tell a friend
    touchpoints:
      - id: invite
        title: I send an invitation
        evidence: [workshop]  # error: `invite`
        pain_points:
          - statement: It feels like an advert
            evidence: [workshop]  # error: `workshop`
```

```yaml title="evidence/workshop.evidence.yaml"
type: assumption
```

## Good

```yaml
stages:
  - title: I tell a friend
    touchpoints:
      - title: I send an invitation
        evidence: [workshop, interviews]
```

```yaml title="evidence/workshop.evidence.yaml"
type: assumption
```

```yaml title="evidence/interviews.evidence.yaml"
type: interview
n: 8
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.load.loader import Loaded
from journeyctl.score.claims import Claim
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace


@rule(severity="warning", group="trust")
def check(workspace: Workspace, ctx: Context) -> Findings:
    """Flag each claim all of whose evidence is assumed; a workspace rule, because personas claim as well."""
    assumed = ctx.assumptions
    if not assumed:
        return
    for file in workspace.files:
        for claim in ctx.claims(file):
            names = claim.names
            if names and assumed.issuperset(names):
                what = "an assumption" if len(set(names)) == 1 else f"{len(set(names))} assumptions"
                listed = ", ".join(f"`{name}`" for name in dict.fromkeys(names))
                yield ctx.flag(
                    claim.thing,
                    claim.key,
                    f"{claim.word} `{_name(claim, file)}` rests on {what} alone: {listed}",
                    help="ask customers, and name what you learn in `evidence`",
                    notes=["it says `basis: research`"]
                    if getattr(claim.thing, "basis", None) == "research"
                    else (),
                    file=file,
                )


def _name(claim: Claim, file: Loaded) -> str:
    return file.id if claim.thing is file.document else element_id(claim.thing)
