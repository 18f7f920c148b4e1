"""Evidence that does not say when it was collected.

## Why it matters

Customers change, and so does what they are offered. Without a date nobody can tell whether evidence
still holds, and it holds for ever.

An assumption has a date too: the day on which somebody believed it.

## Bad

```yaml title="evidence/interviews.evidence.yaml"
title: Twelve interviews  # error
type: interview
```

## Bad: valid for some days, from no day on

```yaml title="evidence/interviews.evidence.yaml"
title: Twelve interviews
type: interview
valid_for: 180  # error: nobody knows since when
```

## Good

```yaml title="evidence/interviews.evidence.yaml"
title: Twelve interviews
type: interview
date: 2026-09-14
valid_for: 180
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.evidence import Evidence


@rule(severity="warning", group="gaps")
def check(evidence: Evidence, ctx: Context) -> Findings:
    """Flag evidence without `date`."""
    if evidence.date is not None:
        return
    name = f"evidence `{ctx.file.id}`"
    if evidence.valid_for is None:
        yield ctx.flag(
            evidence,
            "date",
            f"{name} has no date",
            help="write the day on which it was collected, or ended: `date: 2026-09-14`",
        )
    else:
        yield ctx.flag(
            evidence,
            "valid_for",
            f"{name} is valid for {evidence.valid_for} days, and nobody knows since when",
            help="write the day on which it was collected, or ended: `date: 2026-09-14`",
        )
