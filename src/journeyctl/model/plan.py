"""The action plan: who does what by when, and what it should change."""

from typing import Annotated, Literal

from pydantic import Field

from journeyctl.model.base import Id, Number, Ref, Refs, Text, model
from journeyctl.model.values import Date


@model
class ExpectedEffect:
    """What an initiative should change: a metric, and its value afterwards."""

    metric: Ref
    """The metric, as `journey/metric`."""
    to: Number
    """The value that the metric should reach."""


@model
class MeasuredEffect:
    """What an initiative did change."""

    value: Number
    """The value of the metric afterwards."""
    date: Date | None = None
    """The day of the measurement."""
    evidence: Refs = ()
    """What the measurement rests on."""


@model
class Initiative:
    """A piece of work that answers opportunities."""

    title: Text
    """What is done."""
    id: Id | None = None
    """A name that lasts; the slug of the title where it is missing."""
    answers: Annotated[Refs, Field(alias="for")] = ()
    """The opportunities it answers, as `journey/opportunity`."""
    owner: Ref | None = None
    """The team that does it."""
    due: Date | None = None
    """The day by which it is done."""
    status: Literal["idea", "planned", "doing", "done", "dropped"] = "idea"
    """`idea`, `planned`, `doing`, `done` or `dropped`."""
    effort: Annotated[float, Field(strict=True, ge=0)] | None = None
    """The work it takes, in person-days."""
    ticket: Text | None = None
    """A link to the work item."""
    expects: ExpectedEffect | None = None
    """What it should change: `{metric: journey/metric, to: 0.8}`."""
    measured: MeasuredEffect | None = None
    """What it did change, once it is done."""


@model
class Plan:
    """An action plan across journeys."""

    title: Text
    """The name of the plan."""
    summary: Text | None = None
    """A few sentences on the plan."""
    owner: Ref | None = None
    """The team that answers for the plan."""
    initiatives: tuple[Initiative, ...] = ()
    """The pieces of work."""
