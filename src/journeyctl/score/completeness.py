"""How complete a journey is, and how much of it rests on evidence.

Completeness is the weighted share of filled fields, sum(w * filled) / sum(w): fields that every
text on journey mapping asks for weigh 2, the others 1. Only fields count that a rule asks for. The evidence ratio is the share of claims
with evidence that is no assumption and has not expired.
"""

from collections.abc import Container, Iterable
from datetime import date
from itertools import compress
from operator import attrgetter
from typing import Any, NamedTuple

from journeyctl.model.base import Refs
from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey, Stage
from journeyctl.score.claims import claims_in

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


class StageFacts(NamedTuple):
    """The same of a stage; `complete` is None for one that another journey shows in detail."""

    complete: float | None
    claims: int
    evidenced: float | None


class _Weights:
    """Which fields of a model count, and how much."""

    def __init__(self, weights: dict[str, int]) -> None:
        self.total = sum(weights.values())
        self._values = attrgetter(*weights)
        self._weights = tuple(weights.values())

    def filled(self, thing: Any) -> int:
        """Return the weight of the fields that are filled; none of them may be 0."""
        return sum(compress(self._weights, self._values(thing)))


def _without(weights: dict[str, int], *keys: str) -> dict[str, int]:
    return {key: weight for key, weight in weights.items() if key not in keys}


_OF_STAGE, _OF_PAIN = _Weights(_STAGE), _Weights(_PAIN)
_TODAY = _Weights(_JOURNEY), _Weights(_TOUCHPOINT)
# A state that is not yet there is asked less, as by the rules: today's map holds the rest.
_LATER = (
    _Weights(_without(_JOURNEY, "scenario", "starts_when", "ends_when", "metrics")),
    _Weights(_without(_TOUCHPOINT, "evidence")),
)


def sound_evidence(evidence: Iterable[tuple[str, Evidence]], today: date) -> frozenset[str]:
    """Return the ids of the evidence that a claim can rest on: no assumption, and not expired."""
    return frozenset(
        identifier
        for identifier, item in evidence
        if item.type != "assumption"
        and (item.date is None or item.valid_for is None or (today - item.date).days <= item.valid_for)
    )


class Claims(NamedTuple):
    """How complete a part of a map is, None for a stage that another journey shows in detail, and what each claim in it names."""

    complete: float | None
    named: tuple[Refs, ...]

    def facts(self, sound: Container[str]) -> StageFacts:
        """Return how many claims rest on what; `sound` holds ids of evidence."""
        if not self.named:
            return StageFacts(self.complete, 0, None)
        return StageFacts(self.complete, len(self.named), _resting(self.named, sound) / len(self.named))


class Claimed(NamedTuple):
    """What a journey claims, whatever evidence there is: how complete it is (0 to 1), and its stages in order."""

    complete: float
    stages: tuple[Claims, ...]

    def facts(self, sound: Container[str]) -> tuple[int, float | None]:
        """Return how many claims there are, and the share of them that rest on sound evidence, None where there are none."""
        made = sum(len(stage.named) for stage in self.stages)
        return made, sum(_resting(stage.named, sound) for stage in self.stages) / made if made else None


def claimed(journey: Journey) -> Claimed:
    """Return what a journey and each of its stages claim."""
    of_journey, of_touchpoint = _TODAY if journey.state == "current" else _LATER
    filled, total = of_journey.filled(journey), of_journey.total
    stages: list[Claims] = []
    for stage in journey.stages:
        named = tuple(claim.names for claim in claims_in(stage))
        if stage.journey is not None:  # drawn in detail elsewhere
            stages.append(Claims(None, named))
            continue
        in_stage, of_stage = _in_stage(stage, of_touchpoint)
        filled += in_stage
        total += of_stage
        stages.append(Claims(in_stage / of_stage, named))
    return Claimed(filled / total, tuple(stages))


def journey_facts(identifier: str, journey: Journey, sound: Container[str]) -> JourneyFacts:
    """Return how complete a journey is and how much of it rests on evidence; `sound` holds ids of evidence."""
    found = claimed(journey)
    return JourneyFacts(identifier, journey.title, found.complete, *found.facts(sound))


def _resting(named: Iterable[Refs], sound: Container[str]) -> int:
    return sum(any(one in sound for one in names) for names in named)


def _in_stage(stage: Stage, of_touchpoint: _Weights) -> tuple[int, int]:
    """Return the weight of what is filled in a stage, and of all that could be."""
    filled, total = _OF_STAGE.filled(stage), _OF_STAGE.total
    for touchpoint in stage.touchpoints:
        filled += of_touchpoint.filled(touchpoint)
        total += of_touchpoint.total
        for pain in touchpoint.pain_points:
            filled += _OF_PAIN.filled(pain)
            total += _OF_PAIN.total
    return filled, total
