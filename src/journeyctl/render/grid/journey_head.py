"""The head of a board about a journey: whose it is, when it begins and ends, who answers for it, how far it can be believed."""

from journeyctl.render.board import Head, Person
from journeyctl.render.facts import Facts
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import Look
from journeyctl.render.palette import SERIES


def journey_head(facts: Facts, identifier: str, look: Look, kicker: str) -> Head:
    """Return the head of a board about a journey; `kicker` says what kind of board it is."""
    words, journey = look.words, facts.journeys[identifier]
    state = words(f"common.state-{journey.state}")
    workspace = clean(facts.workspace.settings.title or "")
    return Head(
        kicker=" · ".join(part for part in (kicker, state, workspace) if part),
        title=clean(journey.title),
        lead=clean(journey.scenario or journey.summary or ""),
        state=journey.state,
        facts=tuple(_facts(facts, identifier, look)),
        persons=persons(facts, identifier, look),
    )


def persons(facts: Facts, identifier: str, look: Look) -> tuple[Person, ...]:
    """Return the personas of a journey, in its order, each with the colour of its curve."""
    journey = facts.journeys[identifier]
    found = []
    for place, name in enumerate(name for name in journey.personas if name in facts.personas):
        persona = facts.personas[name]
        if look.persona not in {None, name}:
            continue
        share = persona.segment_share
        found.append(
            Person(
                id=name,
                name=clean(persona.name),
                role=clean(persona.role or ""),
                share=""
                if share is None
                else look.words("map.of-customers", share=look.words.percent(share)),
                quote=clean(persona.quote or ""),
                color=SERIES[(place + 1) % len(SERIES)],
                assumed=persona.basis == "proto",
            )
        )
    return tuple(found)


def _facts(facts: Facts, identifier: str, look: Look) -> list[tuple[str, str]]:
    words, journey = look.words, facts.journeys[identifier]
    told = [("common.goal", journey.goal)]
    if look.paper is None:  # a slide is low
        told += [("map.starts", journey.starts_when), ("map.ends", journey.ends_when)]
    found = [(words(key), clean(text)) for key, text in told if text]
    if journey.owner:
        found.append((words("common.owner"), facts.name("team", journey.owner)))
    if journey.reviewed:
        found.append((words("common.reviewed"), words.day(journey.reviewed)))
    score = facts.scores[identifier]
    found.append((words("map.completeness"), words.percent(score.complete)))
    if score.evidenced is not None:
        found.append((words("map.evidenced"), words.percent(score.evidenced)))
    return found
