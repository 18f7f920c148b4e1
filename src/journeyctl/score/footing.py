"""What a claim rests on: nothing, an assumption, evidence that has expired, or evidence that holds."""

from collections.abc import Callable
from datetime import date
from enum import IntEnum

from journeyctl.model.base import Refs
from journeyctl.model.evidence import Evidence

FindEvidence = Callable[[str], Evidence | None]
"""Returns the evidence that a reference means, or None when it is not known."""


class Footing(IntEnum):
    """What a claim rests on, from nothing to evidence that still holds."""

    NOTHING = 0
    ASSUMPTION = 1
    EXPIRED = 2
    EVIDENCE = 3


def footing(references: Refs, find: FindEvidence, today: date) -> Footing:
    """Return the best that a claim rests on; references that lead nowhere count as nothing."""
    best = Footing.NOTHING
    for reference in references:
        evidence = find(reference)
        if evidence is None:
            continue
        if evidence.type == "assumption":
            best = max(best, Footing.ASSUMPTION)
        elif is_expired(evidence, today):
            best = max(best, Footing.EXPIRED)
        else:
            return Footing.EVIDENCE
    return best


def is_expired(evidence: Evidence, today: date) -> bool:
    """Say whether evidence is older than it says it may be."""
    if evidence.date is None or evidence.valid_for is None:
        return False
    return (today - evidence.date).days > evidence.valid_for
