"""A map that was last checked against the facts too long ago.

## Why it matters

Maps go stale without a sound: the product changes, the picture stays. A date of review that is
kept is what makes people trust the rest.

## Bad

```yaml
reviewed: 2026-06-01  # error: 84 days
review_every: 90
```

## Bad: no rhythm is written

```yaml
reviewed: 2025-11-22  # error: 185 days
```

## Good

```yaml
reviewed: 2026-10-06
review_every: 90
```
"""

from dataclasses import dataclass

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Journey


@dataclass(frozen=True, slots=True)
class Options:
    """How long a review holds."""

    days: int = 180
    """How many days a review holds where `review_every` is missing."""


@rule(severity="warning", group="trust")
def check(journey: Journey, ctx: Context, options: Options) -> Findings:
    """Flag reviews that are older than `review_every`; a map never reviewed is a gap, told elsewhere."""
    if journey.reviewed is None:
        return
    holds = options.days if journey.review_every is None else journey.review_every
    overdue = (ctx.today - journey.reviewed).days - holds
    if overdue > 0:
        agreed = (
            "where `review_every` is missing" if journey.review_every is None else "by its `review_every`"
        )
        yield ctx.flag(
            journey,
            "reviewed",
            f"the review of `{ctx.file.id}` is overdue by {_days(overdue)}",
            help="check the map against the facts, then write today's date",
            notes=[f"a review holds {_days(holds)} {agreed}"],
        )


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
