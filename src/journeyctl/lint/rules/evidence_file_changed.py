"""A source file that is no longer the one that the evidence was taken from.

## Why it matters

`sha256` seals the data behind a claim. If the file has changed since, what the map says about it
may no longer be what the file says.

## Bad

```yaml title="evidence/csat-q3.evidence.yaml"
type: survey
source: csat-q3.csv
sha256: 28e7577beaf3406f23f36f63f471c049101a1063ea92f93b710841264d482e7a  # error: `csat-q3.csv`
```

```csv title="evidence/csat-q3.csv"
rating
4
```

## Good

```yaml title="evidence/csat-q3.evidence.yaml"
type: survey
source: csat-q3.csv
sha256: 7ee2838eca741cdc87f9eebde3c875ded57a11a9cc54fd8811c197eb233753bd
```

```csv title="evidence/csat-q3.csv"
rating
4
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.evidence import Evidence
from journeyctl.workspace.sources import sha256_of, source_state


@rule(severity="error", group="trust")
def check(evidence: Evidence, ctx: Context) -> Findings:
    """Flag seals that do not fit; a file that is missing is told by another rule."""
    if evidence.sha256 is None or evidence.source is None:
        return
    found = source_state(ctx.workspace.root, ctx.file.source.path, evidence.source)
    if found.state != "file":
        if found.state == "unreadable":
            ctx.skip(f"`evidence-file-changed` did not check {found.path}: {found.reason}")
        return
    digest, reason = sha256_of(ctx.workspace.root, found)
    if reason:
        ctx.skip(f"`evidence-file-changed` did not check {found.path}: {reason}")
    elif digest != evidence.sha256:
        yield ctx.flag(
            evidence,
            "sha256",
            f"`{evidence.source}` is not the file that `{ctx.file.id}` was taken from",
            help="look at what has changed in the file; when the claims still hold, write its new `sha256`",
            notes=[f"the file's SHA-256 is {digest}"],
        )
