"""Evidence that nothing rests on.

## Why it matters

Somebody asked customers, and the map does not show what they said. Either a claim on the map lacks
its proof, or a finding never reached the map.

Event logs (`type: events`) are held against the whole map and are passed over.

## Bad

```yaml title="evidence/interviews.evidence.yaml"
title: Twelve interviews  # error
type: interview
```

## Good

```yaml title="evidence/interviews.evidence.yaml"
title: Twelve interviews
type: interview
```

```yaml
evidence: [interviews]
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.evidence import Evidence
from journeyctl.workspace.workspace import Workspace


@rule(severity="info", group="gaps", whole=True)
def check(workspace: Workspace, ctx: Context) -> Findings:
    """Flag evidence that no file names, neither as a whole nor by a quote."""
    used = {reference.partition("#")[0] for reference in workspace.mentioned.get("evidence", ())}
    for file, evidence in workspace.documents(Evidence):
        if file.id not in used and evidence.type != "events":
            yield ctx.flag(
                evidence,
                None,
                f"nothing rests on evidence `{file.id}`",
                help=f"name it where it speaks, `evidence: [{file.id}]`, or remove the file",
                file=file,
            )
