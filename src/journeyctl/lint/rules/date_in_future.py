"""Something that has happened, with a date that is still to come.

## Why it matters

A review, an agreement, a decision, a study or a measurement from tomorrow is a slip of the pen, and it keeps
a map fresh that nobody has looked at. One day is allowed, because it may be tomorrow elsewhere.

## Bad

```yaml
reviewed: 2027-10-06  # error: 318 days
review_every: 90
stakeholders:
  - team: checkout
    approved: 2027-01-05  # error: `checkout`
decisions:
  - title: We charge for bags
    date: 2026-12-01  # error: 9 days
```

## Bad: a study

```yaml title="evidence/csat.evidence.yaml"
type: survey
date: 2026-12-24  # error: 32 days
```

## Good

```yaml
reviewed: 2026-10-06
stakeholders:
  - team: checkout
    approved: 2026-11-22
```
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey
from journeyctl.model.metric import Metric
from journeyctl.model.plan import Plan
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace


class _Dated(NamedTuple):
    """A date of something that has happened: the thing, where the date is written, and its name."""

    thing: Any
    key: tuple[str | int, ...]
    day: date
    words: str


@rule(severity="error", group="contradictions")
def check(workspace: Workspace, ctx: Context) -> Findings:
    """Flag dates after today; a workspace rule, because three kinds of file hold such dates."""
    for file in workspace.files:
        for dated in _dates(file.document, file.id, ctx.today):
            days = (dated.day - ctx.today).days
            if days > 1:  # somewhere it is tomorrow already
                yield ctx.flag(
                    dated.thing,
                    dated.key,
                    f"{dated.words} is {days} days in the future",
                    help=f"write the day on which it happened; today is {ctx.today.isoformat()}",
                    file=file,
                )


def _dates(document: Any, identifier: str, latest: date) -> Iterator[_Dated]:
    if isinstance(document, Journey):
        if document.reviewed is not None and document.reviewed > latest:
            yield _Dated(document, ("reviewed",), document.reviewed, f"the review of `{identifier}`")
        for index, stakeholder in enumerate(document.stakeholders):
            if stakeholder.approved is not None and stakeholder.approved > latest:
                words = f"the agreement of `{stakeholder.team}`"
                yield _Dated(document, ("stakeholders", index, "approved"), stakeholder.approved, words)
        yield from _in_journey(document, latest)
    elif isinstance(document, Evidence):
        if document.date is not None and document.date > latest:
            yield _Dated(document, ("date",), document.date, f"the date of `{identifier}`")
    elif isinstance(document, Plan):
        for initiative in document.initiatives:
            day = initiative.measured.date if initiative.measured is not None else None
            if day is not None and day > latest:
                words = f"the measurement of `{element_id(initiative)}`"
                yield _Dated(initiative, ("measured", "date"), day, words)


def _in_journey(journey: Journey, latest: date) -> Iterator[_Dated]:
    yield from _in_metrics(journey.metrics, latest)
    for stage in journey.stages:
        yield from _in_metrics(stage.metrics, latest)
        for touchpoint in stage.touchpoints:
            yield from _in_metrics(touchpoint.metrics, latest)
            for pain in touchpoint.pain_points:
                if pain.first_seen is not None and pain.first_seen > latest:
                    words = f"`first_seen` of `{element_id(pain)}`"
                    yield _Dated(pain, ("first_seen",), pain.first_seen, words)
    for decision in journey.decisions:
        if decision.date is not None and decision.date > latest:
            yield _Dated(decision, ("date",), decision.date, f"the decision `{element_id(decision)}`")


def _in_metrics(metrics: tuple[Metric, ...], latest: date) -> Iterator[_Dated]:
    for metric in metrics:
        for index, point in enumerate(metric.points):
            if point.date > latest:
                words = f"a point of `{element_id(metric)}`"
                yield _Dated(metric, ("points", index, "date"), point.date, words)
