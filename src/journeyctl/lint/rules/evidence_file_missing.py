"""Evidence whose source file is not there.

## Why it matters

A number that cannot be traced back to its data cannot be checked, repeated or defended. Files move;
the pointer to them stays behind.

A `source` is looked for beside the evidence file when it ends like a file (`.csv`, `.xlsx`, `.pdf`
and the like). Links and plain words are left alone, and nothing outside the workspace is looked at.

## Bad

```yaml title="evidence/csat-q3.evidence.yaml"
type: survey
source: csat-q3.csv  # error: `csat-q3.csv`
```

## Bad: a file outside the workspace

```yaml title="evidence/csat-q3.evidence.yaml"
type: survey
source: ../../exports/csat-q3.csv  # error: leads out of the workspace
```

## Good

```yaml title="evidence/csat-q3.evidence.yaml"
type: survey
source: csat-q3.csv
```

```csv title="evidence/csat-q3.csv"
rating
4
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.evidence import Evidence
from journeyctl.workspace.sources import source_state


@rule(severity="warning", group="trust")
def check(evidence: Evidence, ctx: Context) -> Findings:
    """Flag sources that are meant to be files and cannot be found; one that cannot be read is not judged."""
    if evidence.source is None:
        return
    found = source_state(ctx.workspace.root, ctx.file.source.path, evidence.source)
    if found.state == "missing":
        yield ctx.flag(
            evidence,
            "source",
            f"the source file `{evidence.source}` of `{ctx.file.id}` is not there",
            help="put it back, correct the name, or write in words where the data is kept",
            notes=[f"looked for {found.path}"],
        )
    elif found.state == "outside":
        yield ctx.flag(
            evidence,
            "source",
            f"the source file `{evidence.source}` of `{ctx.file.id}` leads out of the workspace, where nothing is read",
            help="put the file into the workspace, or write in words where the data is kept",
        )
    elif found.state == "unreadable":
        ctx.skip(f"`evidence-file-missing` did not judge {found.path}: {found.reason}")
