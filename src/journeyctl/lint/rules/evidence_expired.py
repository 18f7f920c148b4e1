"""Evidence that is older than it may be relied on.

## Why it matters

Customers, products and prices change. Claims that rest on an old study look as solid as fresh ones;
only the date tells.

## Bad

```yaml title="evidence/csat-q3.evidence.yaml"
type: survey
date: 2025-09-30  # error: 238 days ago
valid_for: 180
```

```yaml title="journeys/first-order.journey.yaml"
stages:
  - title: I pay
    touchpoints:
      - title: I go to checkout
        evidence: [csat-q3]
```

## Good

```yaml title="evidence/csat-q3.evidence.yaml"
type: survey
date: 2026-09-30
valid_for: 180
```
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.evidence import Evidence
from journeyctl.workspace.workspace import Workspace


@rule(severity="warning", group="trust")
def check(workspace: Workspace, ctx: Context) -> Findings:
    """Flag the dates of expired evidence, and count what rests on each; one walk serves all of them."""
    expired = [
        (file, evidence, days)
        for file, evidence in workspace.documents(Evidence)
        if (days := _days_expired(evidence, ctx.today)) > 0
    ]
    if not expired:
        return
    resting = _resting(workspace, ctx, {file.id for file, _, _ in expired})
    for file, evidence, days in expired:
        yield ctx.flag(
            evidence,
            "date",
            f"`{file.id}` was good for {_count(evidence.valid_for or 0, 'day')} and expired {_count(days, 'day')} ago",
            help="repeat the study, or rest the claims on something newer",
            notes=[_told(resting[file.id, False], resting[file.id, True])],
            file=file,
        )


def _days_expired(evidence: Evidence, today: date) -> int:
    """Return for how many days evidence has expired; 0 or less while it holds, or has no end."""
    if evidence.date is None or evidence.valid_for is None:
        return 0
    return (today - evidence.date).days - evidence.valid_for


def _told(claims_on_it: int, claims_on_it_alone: int) -> str:
    if not claims_on_it:
        return "no claim rests on it"
    rest = "rests" if claims_on_it == 1 else "rest"
    return f"{_count(claims_on_it, 'claim')} {rest} on it, {claims_on_it_alone} of them on nothing else"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _resting(workspace: Workspace, ctx: Context, wanted: Iterable[str]) -> Counter[tuple[str, bool]]:
    """Count for each evidence id the claims that name it, and (True) those that name only it."""
    count: Counter[tuple[str, bool]] = Counter()
    known = frozenset(wanted)
    for file in workspace.files:
        for claim in ctx.claims(file):
            names = set(claim.names)
            for name in names & known:
                count[name, False] += 1
                if len(names) == 1:
                    count[name, True] += 1
    return count
