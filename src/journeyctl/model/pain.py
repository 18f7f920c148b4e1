"""What hurts, what helps, and what could be done: pain points, gains, opportunities."""

from typing import Annotated, Literal

from pydantic import Field

from journeyctl.model.base import Id, Percent, Rating, Ref, Refs, Share, Text, model
from journeyctl.model.values import Date, SeverityRange, ShareRange


@model
class PainPoint:
    """Something that goes wrong for the customer at one touchpoint."""

    statement: Text
    """What goes wrong, in the customer's words."""
    id: Id | None = None
    """A name that lasts; the slug of the statement where it is missing."""
    severity: SeverityRange | None = None
    """How bad it is for those who meet it, from 1 (cosmetic) to 5 (most give up), or a range `[2, 4]`."""
    frequency: ShareRange | None = None
    """The share (0 to 1) of the customers at this touchpoint who meet it, or a range `[0.3, 0.6]`."""
    personas: Refs = ()
    """The personas who meet it; all of the journey's where it is missing."""
    confidence: Share | None = None
    """How sure the team is of severity and frequency, from 0 to 1."""
    business_impact: Rating | None = None
    """What it costs the organisation, from 1 (nothing) to 5 (threatens the business)."""
    conversion_loss: ShareRange | None = None
    """The share (0 to 1) of those who meet it who give up because of it, or a range `[0.05, 0.2]`."""
    detection: Rating | None = None
    """How likely it stays unnoticed by the organisation, from 1 (always noticed) to 5 (only customers notice)."""
    status: Literal["open", "accepted", "fixing", "fixed", "wontfix"] = "open"
    """`open`, `accepted`, `fixing`, `fixed` or `wontfix`."""
    first_seen: Date | None = None
    """The day on which it was first noticed."""
    owner: Ref | None = None
    """The team that answers for it."""
    root_cause: Text | None = None
    """Why it happens."""
    workaround: Text | None = None
    """What customers do instead."""
    same_as: Refs = ()
    """The same pain in other journeys, as `journey/pain`."""
    evidence: Refs = ()
    """What it rests on: evidence ids, or `evidence#quote`."""


@model
class Gain:
    """Something that delights, or that is better than the customer expects."""

    statement: Text
    """What is good, in the customer's words."""
    id: Id | None = None
    """A name that lasts; the slug of the statement where it is missing."""
    personas: Refs = ()
    """The personas who enjoy it."""
    evidence: Refs = ()
    """What it rests on."""


@model
class Opportunity:
    """A question worth answering: how might we ...? Not yet a solution."""

    statement: Text
    """The question, such as `How might we show the whole price while the basket grows?`"""
    id: Id | None = None
    """A name that lasts; the slug of the statement where it is missing."""
    addresses: Refs = ()
    """The pain points it would ease: ids of this journey, or `journey/pain`."""
    customer_value: Percent | None = None
    """What it is worth to customers, from 0 to 100."""
    business_value: Percent | None = None
    """What it is worth to the organisation, from 0 to 100."""
    effort: Annotated[float, Field(strict=True, ge=0, le=5)] | None = None
    """How hard it is, from 0 (trivial) to 5 (a programme)."""
    confidence: Share | None = None
    """How sure the team is of value and effort, from 0 to 1."""
    owner: Ref | None = None
    """The team that answers for it."""
    evidence: Refs = ()
    """What it rests on."""
