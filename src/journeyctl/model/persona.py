"""Whose journeys they are."""

from typing import Literal

from journeyctl.model.base import Ref, Refs, Share, Text, Texts, model


@model
class Persona:
    """A kind of customer, told as one person."""

    name: Text
    """The name by which the team speaks of them: `Ana, the busy parent`."""
    role: Text | None = None
    """What they are in life or at work."""
    basis: Literal["research", "proto"] | None = None
    """What the persona rests on: `research`, or the team's own idea (`proto`)."""
    segment_share: Share | None = None
    """The share (0 to 1) of all customers they stand for."""
    quote: Text | None = None
    """One sentence they would say."""
    summary: Text | None = None
    """A few sentences on their life with the product."""
    goals: Texts = ()
    """What they want to reach."""
    needs: Texts = ()
    """What they cannot do without."""
    jobs: Texts = ()
    """Jobs to be done: what they hire the product for."""
    motivations: Texts = ()
    """Why they want it."""
    behaviours: Texts = ()
    """What they usually do."""
    frustrations: Texts = ()
    """What annoys them today."""
    constraints: Texts = ()
    """What limits them, access needs among it."""
    parent: Ref | None = None
    """A broader persona of which this is a kind."""
    evidence: Refs = ()
    """What the persona rests on."""
