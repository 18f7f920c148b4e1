"""What claims rest on: studies, surveys, logs, interviews; and assumptions, said aloud."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import StringConstraints

from journeyctl.model.base import Count, Id, Ref, Refs, Text, model
from journeyctl.model.metric import Scale
from journeyctl.model.values import Date, Days

Sha256 = Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9a-f]{64}$")]

EvidenceType = Literal[
    "interview", "survey", "analytics", "events", "support", "observation", "focus-group", "assumption"
]


@model
class Quote:
    """Words that a customer said."""

    text: Text
    """The words, as they were said."""
    id: Id | None = None
    """A name that lasts; refer to the quote by `evidence#id`."""
    persona: Ref | None = None
    """The persona who speaks."""


@model
class Evidence:
    """One study, survey, log or set of interviews; or an assumption."""

    title: Text
    """What it is, in words."""
    type: EvidenceType
    """`interview`, `survey`, `analytics`, `events`, `support`, `observation`, `focus-group` or `assumption`."""
    date: Date | None = None
    """The day on which it was collected, or ended."""
    n: Count | None = None
    """How many people or cases stand behind it."""
    source: Text | None = None
    """A file beside this one, a link, or where it comes from in words."""
    sha256: Sha256 | None = None
    """The SHA-256 of the source file, in lower-case hex: a changed file is then noticed."""
    collected_by: Ref | None = None
    """The team that collected it."""
    valid_for: Days | None = None
    """How many days after `date` it may still be relied on."""
    summary: Text | None = None
    """What was found."""
    columns: Mapping[str, Text] | None = None
    """Which column of the source file plays which role: `{score: rating, at: answered_at}`."""
    scale: Scale | None = None
    """The answer scale of a survey: `{min: 1, max: 5}`."""
    personas: Refs = ()
    """The personas it speaks of."""
    quotes: tuple[Quote, ...] = ()
    """Words that customers said."""
