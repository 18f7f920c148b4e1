"""The map itself: a journey, its stages, and who has agreed to it."""

from typing import Annotated, Literal

from pydantic import Field

from journeyctl.model.base import Count, Id, Ref, Refs, Text, Texts, model
from journeyctl.model.metric import Metric
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.model.values import Date, Days


@model
class Stakeholder:
    """A team that has a stake in the journey, and when it agreed to the map."""

    team: Ref
    """The id of a team of the workspace."""
    role: Text | None = None
    """What the team has to do with the journey."""
    approved: Date | None = None
    """The day on which the team agreed to the map."""


@model
class Stage:
    """A stretch of the journey with one goal of the customer's own."""

    title: Text
    """What the stage is to the customer, in the customer's voice: `I fill a basket`."""
    id: Id | None = None
    """A name that lasts; the slug of the title where it is missing."""
    phase: Ref | None = None
    """The lifecycle phase: one of the workspace's `phases`."""
    goal: Text | None = None
    """What the customer wants to have reached when the stage ends."""
    summary: Text | None = None
    """A few more words on the stage."""
    starts_when: Text | None = None
    """What opens the stage."""
    ends_when: Text | None = None
    """What closes the stage: a milestone."""
    owner: Ref | None = None
    """The team that answers for the stage."""
    journey: Ref | None = None
    """A journey that shows this stage in detail."""
    evidence: Refs = ()
    """What the stage as a whole rests on."""
    metrics: tuple[Metric, ...] = ()
    """Numbers that belong to the stage as a whole."""
    touchpoints: tuple[Touchpoint, ...] = ()
    """The moments of the stage, in order."""


@model
class Decision:
    """What was decided about the journey, and what may get worse because of it."""

    title: Text
    """What was decided: `We charge for bags`."""
    id: Id | None = None
    """A name that lasts; the slug of the title where it is missing."""
    date: Date | None = None
    """The day of the decision."""
    by: Refs = ()
    """The teams that decided."""
    because: Text | None = None
    """Why."""
    accepts: Refs = ()
    """What may get worse in the change that brings the decision: the limits `peak_end`, `below_zero`, `complete` and `evidenced`, `state` where the journey becomes a future or ideal one, and severe pain points of this journey by their ids."""
    evidence: Refs = ()
    """What the decision rests on."""


@model
class Journey:
    """A journey map: what some personas go through to reach a goal."""

    title: Text
    """The name of the journey."""
    summary: Text | None = None
    """A few sentences on the journey, for readers who see it first."""
    state: Literal["current", "future", "ideal"] = "current"
    """What the map shows: the `current`, a `future` or the `ideal` state."""
    compares_to: Ref | None = None
    """For a future or ideal state: the journey that shows today."""
    personas: Refs = ()
    """Whose journey it is: persona ids."""
    scenario: Text | None = None
    """The situation in which it starts."""
    goal: Text | None = None
    """What the customer wants to have at the end."""
    starts_when: Text | None = None
    """The first boundary: what makes the journey begin."""
    ends_when: Text | None = None
    """The last boundary: how one knows that it is over."""
    owner: Ref | None = None
    """The team that answers for the whole journey."""
    stakeholders: tuple[Stakeholder, ...] = ()
    """The teams that must agree to the map."""
    reviewed: Date | None = None
    """The day on which the map was last checked against the facts."""
    review_every: Days | None = None
    """How many days a review holds, such as `90`."""
    volume: Count | None = None
    """How many customers begin the journey in a month."""
    value: Annotated[float, Field(strict=True, ge=0, le=1_000_000_000)] | None = None
    """What a customer who gets to the end is worth, in the `currency` of the workspace."""
    source: Text | None = None
    """Where the map was taken from, when it was drawn elsewhere first."""
    tags: Texts = ()
    """Free words to find the journey by."""
    evidence: Refs = ()
    """What the journey as a whole rests on."""
    metrics: tuple[Metric, ...] = ()
    """Numbers that belong to the journey as a whole."""
    stages: tuple[Stage, ...] = ()
    """The stages, in order."""
    decisions: tuple[Decision, ...] = ()
    """What was decided about the journey, the oldest first."""
