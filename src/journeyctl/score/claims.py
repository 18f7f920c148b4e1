"""What a document says about customers, and what each of these claims rests on."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from journeyctl.model.base import Refs
from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey
from journeyctl.model.persona import Persona

FindEvidence = Callable[[str], Evidence | None]
"""Gives the evidence that `id` or `id#quote` means, or None when it is not known."""


class Footing(Enum):
    """What a claim rests on; the best that any of its evidence gives."""

    EVIDENCE = "evidence"
    EXPIRED = "expired"
    ASSUMPTION = "assumption"
    NOTHING = "nothing"


class Claim(NamedTuple):
    """One claim: what it is in a word, the thing that makes it, where its evidence is written, and which."""

    word: str
    thing: Any
    key: tuple[str, ...]
    evidence: Refs


_EVIDENCE = ("evidence",)
_OF_EMOTION = ("emotion", "evidence")


def claims(document: object) -> Iterator[Claim]:
    """Yield the claims of a journey or a persona, with and without evidence, in document order."""
    if isinstance(document, Persona):
        yield Claim("persona", document, _EVIDENCE, document.evidence)
    elif isinstance(document, Journey):
        for stage in document.stages:
            for touchpoint in stage.touchpoints:
                yield Claim("touchpoint", touchpoint, _EVIDENCE, touchpoint.evidence)
                if touchpoint.emotion is not None and touchpoint.emotion.evidence:
                    yield Claim("emotion", touchpoint, _OF_EMOTION, touchpoint.emotion.evidence)
                for pain in touchpoint.pain_points:
                    yield Claim("pain point", pain, _EVIDENCE, pain.evidence)
                for gain in touchpoint.gains:
                    yield Claim("gain", gain, _EVIDENCE, gain.evidence)


def footing(references: Refs, find: FindEvidence, today: date) -> Footing:
    """Return what a claim with these references rests on; what is not known counts as nothing."""
    best = Footing.NOTHING
    for reference in references:
        evidence = find(reference)
        if evidence is None:
            continue
        if evidence.type == "assumption":
            best = Footing.ASSUMPTION if best is Footing.NOTHING else best
        elif has_expired(evidence, today):
            best = Footing.EXPIRED
        else:
            return Footing.EVIDENCE
    return best


def has_expired(evidence: Evidence, today: date) -> bool:
    """Say whether evidence is older than it may be relied on."""
    if evidence.date is None or evidence.valid_for is None:
        return False
    return (today - evidence.date).days > evidence.valid_for
