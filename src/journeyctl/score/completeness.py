"""How complete a journey is, and how much of it rests on evidence.

Completeness is the weighted share of filled fields, sum(w * filled) / sum(w): fields that every
text on journey mapping asks for weigh 2, the others 1. The evidence ratio is the share of claims
with evidence that is no assumption and has not expired.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from journeyctl.model.journey import Journey
from journeyctl.score.claims import claims
from journeyctl.score.footing import FindEvidence, Footing, footing

_JOURNEY = {
    "personas": 2, "scenario": 2, "goal": 2, "owner": 2, "stages": 2, "starts_when": 1, "ends_when": 1,
    "reviewed": 1, "stakeholders": 1, "metrics": 1,
}  # fmt: skip
_STAGE = {"touchpoints": 2, "goal": 1, "phase": 1}
_TOUCHPOINT = {
    "channel": 2,
    "actions": 2,
    "emotion": 2,
    "evidence": 2,
    "thoughts": 1,
    "importance": 1,
    "satisfaction": 1,
}
_PAIN = {"severity": 2, "frequency": 2, "evidence": 2, "owner": 1}


class JourneyFacts(NamedTuple):
    """`complete` and `evidenced` are shares from 0 to 1; `claims` counts what was claimed.

    `evidenced` is None for a journey that claims nothing yet.
    """

    id: str
    title: str
    complete: float
    claims: int
    evidenced: float | None


def journey_facts(identifier: str, journey: Journey, find: FindEvidence, today: date) -> JourneyFacts:
    """Return how complete a journey is and how much of it rests on evidence."""
    filled = total = 0
    for is_filled, weight in _fields(journey):
        total += weight
        filled += weight if is_filled else 0
    footings = [footing(claim.evidence, find, today) for claim in claims(journey)]
    evidenced = sum(item is Footing.EVIDENCE for item in footings) / len(footings) if footings else None
    return JourneyFacts(identifier, journey.title, filled / total, len(footings), evidenced)


def _fields(journey: Journey) -> Iterator[tuple[bool, int]]:
    yield from _of(journey, _JOURNEY)
    for stage in journey.stages:
        if stage.journey is not None:  # drawn in detail elsewhere
            continue
        yield from _of(stage, _STAGE)
        for touchpoint in stage.touchpoints:
            yield from _of(touchpoint, _TOUCHPOINT)
            for pain in touchpoint.pain_points:
                yield from _of(pain, _PAIN)


def _of(thing: Any, weights: dict[str, int]) -> Iterator[tuple[bool, int]]:
    for key, weight in weights.items():
        value = getattr(thing, key)
        yield value is not None and value != (), weight
