"""What a persona meets: the touchpoints it comes to, with how it feels there, and the pain points that are its own."""

from collections.abc import Iterator
from typing import NamedTuple

from journeyctl.model.journey import Journey, Stage
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.render.facts import Facts
from journeyctl.score.pains import PainCase
from journeyctl.workspace.elements import element_id


class Visit(NamedTuple):
    """A touchpoint that somebody comes to, and what they feel there from -1 to 1 (None where nobody has written it)."""

    stage: Stage
    touchpoint: Touchpoint
    feeling: float | None


def visits(facts: Facts, journey: Journey, persona: str | None = None) -> Iterator[Visit]:
    """Yield the touchpoints of a journey that a persona (None: anybody) comes to, in order."""
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            if persona is None or facts.comes(persona, journey, touchpoint):
                yield Visit(stage, touchpoint, facts.feeling(touchpoint, persona))


def own_journeys(facts: Facts, persona: str) -> Iterator[str]:
    """Yield the ids of the journeys that name a persona, or a broader one, and have a touchpoint for it: those of today first."""
    line = set(facts.lines.get(persona, (persona,)))
    for today in (True, False):
        for identifier, journey in sorted(facts.journeys.items()):
            if (journey.state == "current") != today:
                continue
            named = line & set(journey.personas) or any(
                line & set(visit.touchpoint.personas) for visit in visits(facts, journey)
            )
            if named and any(True for _ in visits(facts, journey, persona)):
                yield identifier


def meets(facts: Facts, persona: str, case: PainCase) -> bool:
    """Say whether a pain point is one that a persona meets."""
    line = facts.lines.get(persona, (persona,))
    if case.pain.personas and not any(name in case.pain.personas for name in line):
        return False
    journey = facts.journeys[case.journey]
    return any(
        element_id(visit.touchpoint) == case.touchpoint and element_id(visit.stage) == case.stage
        for visit in visits(facts, journey, persona)
    )
