"""Evidence that does not say how many people stand behind it.

## Why it matters

"Customers say" may be four hundred or one. Without the number a single voice weighs as much as a
survey.

Interviews, surveys, observations and focus groups need `n`. Logs and analytics are counted from
their files, and an assumption has nobody behind it.

## Bad

```yaml title="evidence/interviews.evidence.yaml"
title: Interviews with new customers  # error
type: interview
```

## Good

```yaml title="evidence/interviews.evidence.yaml"
title: Interviews with new customers
type: interview
n: 12
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.evidence import Evidence

_OF_PEOPLE = {"interview": "people", "survey": "answers", "observation": "people", "focus-group": "people"}


@rule(severity="warning", group="gaps")
def check(evidence: Evidence, ctx: Context) -> Findings:
    """Flag evidence of people without `n`."""
    people = _OF_PEOPLE.get(evidence.type)
    if evidence.n is None and people:
        yield ctx.flag(
            evidence,
            "n",
            f"evidence `{ctx.file.id}` does not say how many {people} stand behind it",
            help="write the number: `n: 12`",
        )
