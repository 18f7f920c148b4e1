"""The atom of a map: one moment in which the customer meets the organisation."""

from typing import Literal

from journeyctl.model.base import Id, Rating, Ref, Refs, Share, Text, Texts, YesNo, model
from journeyctl.model.metric import Metric
from journeyctl.model.pain import Gain, Opportunity, PainPoint
from journeyctl.model.values import Duration, Feeling


@model
class Importance:
    """How much a touchpoint matters, and to whom."""

    customer: Rating | None = None
    """To the customer, from 1 to 5."""
    business: Rating | None = None
    """To the organisation, from 1 to 5."""


@model
class Step:
    """A way on from a touchpoint."""

    to: Ref
    """The id of the touchpoint that comes next."""
    share: Share | None = None
    """The share (0 to 1) of the customers who go this way."""
    when: Text | None = None
    """The case in which customers go this way."""


@model
class Touchpoint:
    """One moment in which the customer meets the organisation, or waits for it."""

    title: Text
    """What happens, in the customer's voice: `I go to checkout`."""
    id: Id | None = None
    """A name that lasts; the slug of the title where it is missing."""
    summary: Text | None = None
    """A few more words on what happens."""
    channel: Ref | None = None
    """Where it happens: the id of a channel of the workspace."""
    initiator: Literal["customer", "company", "partner"] = "customer"
    """Who starts it: `customer`, `company` or `partner`."""
    optional: YesNo = False
    """Whether customers can get to the end without it."""
    personas: Refs = ()
    """The personas who come here; all of the journey's where it is missing."""
    moment: Literal["truth", "magic", "pain"] | None = None
    """A moment that matters: of `truth` (it decides), of `magic` or of `pain`."""
    moment_reason: Text | None = None
    """Why the moment matters."""
    actions: Texts = ()
    """What the customer does."""
    thoughts: Texts = ()
    """What the customer thinks, as close to a quote as can be."""
    needs: Texts = ()
    """What the customer needs here."""
    emotion: Feeling | None = None
    """How the customer feels: a number on the emotion scale, or `{score, words, by_persona}`."""
    importance: Importance | None = None
    """How much it matters, `{customer, business}`, each from 1 to 5."""
    satisfaction: Rating | None = None
    """How satisfied customers are with it, from 1 to 5."""
    duration: Duration | None = None
    """How long it takes the customer, such as `6m`."""
    wait: Duration | None = None
    """How long the customer waits before it happens, such as `5h`."""
    events: Texts = ()
    """The names that this touchpoint has in event logs."""
    evidence: Refs = ()
    """What the touchpoint rests on: evidence ids, or `evidence#quote`."""
    services: Refs = ()
    """The services or products offered here: ids of the workspace's `services`."""
    physical_evidence: Texts = ()
    """Blueprint: what the customer can see, hold or keep (a receipt, a letter)."""
    frontstage: Texts = ()
    """Blueprint: what staff or machines do in sight of the customer."""
    backstage: Texts = ()
    """Blueprint: what staff or machines do out of sight."""
    support: Texts = ()
    """Blueprint: what others do so that backstage can work."""
    systems: Refs = ()
    """Blueprint: the systems used, by the ids of the workspace's `systems`."""
    policies: Texts = ()
    """Blueprint: rules and laws that bind what happens here."""
    owner: Ref | None = None
    """The team that answers for the touchpoint."""
    journey: Ref | None = None
    """A journey that shows this touchpoint in detail."""
    metrics: tuple[Metric, ...] = ()
    """Numbers that belong to this touchpoint."""
    pain_points: tuple[PainPoint, ...] = ()
    """What goes wrong here."""
    gains: tuple[Gain, ...] = ()
    """What is good here."""
    opportunities: tuple[Opportunity, ...] = ()
    """What could be better here."""
    resolves: Refs = ()
    """In a future state: the pain points of the current state that are gone, as `journey/pain`."""
    next: tuple[Step, ...] = ()
    """The ways on, with shares; the touchpoint written below where it is missing."""
