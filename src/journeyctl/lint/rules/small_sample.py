"""A study with too few people or cases to carry claims.

## Why it matters

Small numbers jump. Two unhappy answers of nine move a satisfaction by 22 points; the same two of
four hundred by half a point. The fewest that make sense depend on the method.

## Bad

```yaml title="evidence/csat-q3.evidence.yaml"
type: survey
n: 9  # error: 9 answers
```

## Good

```yaml title="evidence/csat-q3.evidence.yaml"
type: survey
n: 412
```

## Good: five interviews

```yaml title="evidence/interviews.evidence.yaml"
type: interview
n: 5
```

## References

- [Nielsen: why you only need to test with five users](https://www.nngroup.com/articles/why-you-only-need-to-test-with-5-users/)
"""

from dataclasses import dataclass

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Options:
    """The fewest people or cases for each type of evidence; 0 takes any number."""

    survey: int = 30
    """The fewest answers to a survey."""
    interview: int = 5
    """The fewest people in interviews."""
    observation: int = 5
    """The fewest people who were observed."""
    focus_group: int = 5
    """The fewest people in focus groups."""
    analytics: int = 30
    """The fewest visitors or cases behind analytics."""
    events: int = 30
    """The fewest cases in an event log."""
    support: int = 10
    """The fewest support cases."""


_COUNTED = {
    "survey": ("answer", "answers"),
    "interview": ("person", "people"),
    "observation": ("person", "people"),
    "focus-group": ("person", "people"),
}


@rule(severity="warning", group="trust")
def check(evidence: Evidence, ctx: Context, options: Options) -> Findings:
    """Flag an `n` below the limit of its type; an assumption has no sample."""
    if evidence.n is None or evidence.type == "assumption":
        return
    fewest: int = getattr(options, evidence.type.replace("-", "_"))
    if evidence.n < fewest:
        one, many = _COUNTED.get(evidence.type, ("case", "cases"))
        yield ctx.flag(
            evidence,
            "n",
            f"`{ctx.file.id}` has {evidence.n} {one if evidence.n == 1 else many}, and {fewest} are the fewest for {evidence.type}",
            help="collect more, or call it an `assumption` until you have",
        )
