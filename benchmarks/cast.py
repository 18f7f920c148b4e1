"""Made-up personas, evidence, plans and settings: all that the journeys refer to."""

from benchmarks import phrases
from benchmarks.invent import EVIDENCE_TYPES, PHASES, QUOTE_IDS, Data, World, journey


def persona(world: World, index: int) -> Data:
    """Return the persona with this number."""
    rng = world.rng("persona", index)
    life = phrases.LIVES[index % len(phrases.LIVES)]
    return {
        "name": f"{phrases.PEOPLE[index % len(phrases.PEOPLE)]}, {life}",
        "role": f"Lives as {life} and has little time",
        "basis": "research",
        "segment_share": round(rng.uniform(0.02, 0.4), 2),
        "quote": rng.choice(phrases.THOUGHTS),
        "summary": f"Does most things on the phone, on the way home. As {life}, has learned to read the small print.",
        "goals": [goal.replace("{x}", "contract") for goal in rng.sample(phrases.STAGE_GOALS, 2)],
        "needs": rng.sample(phrases.NEEDS, 3),
        "behaviours": rng.sample(phrases.ACTIONS, 2),
        "evidence": [one for one in world.evidence_ids[:7] if rng.random() < 0.4] or ["interview-000"],
    }


def evidence(world: World, index: int) -> Data:
    """Return the study with this number."""
    rng = world.rng("evidence", index)
    kind = EVIDENCE_TYPES[index % len(EVIDENCE_TYPES)]
    data: Data = {
        "type": kind,
        "title": f"What we {'believe' if kind == 'assumption' else 'learned'}, part {index}",
        "date": f"2026-{rng.randint(6, 9):02d}-{rng.randint(1, 28):02d}",
        "source": f"https://wiki.example/research/{index:03d}",
    }
    if kind == "assumption":
        return data
    data |= {
        "n": rng.randint(12, 900) if kind != "interview" else rng.randint(10, 16),
        "collected_by": "growth",
    }
    data["valid_for"] = 365
    if kind == "survey":
        data |= {"columns": {"score": "rating", "touchpoint": "step"}, "scale": {"min": 1, "max": 5}}
    if kind == "interview":
        data["quotes"] = [{"id": one, "text": rng.choice(phrases.THOUGHTS)} for one in QUOTE_IDS]
    return data


def plan(world: World, numbers: range) -> Data:
    """Return a plan for the journeys with these numbers; a few opportunities stay without answer."""
    rng = world.rng("plan", numbers.start)
    initiatives = []
    for index in numbers:
        name = world.journey_id(index)
        open_questions = [
            f"{name}/{opportunity['id']}"
            for stage in journey(world, index)["stages"]
            for touchpoint in stage["touchpoints"]
            for opportunity in touchpoint.get("opportunities", ())
            if rng.random() > 0.03
        ]
        if not open_questions:
            continue
        initiatives.append(
            {
                "id": f"mend-{index:05d}",
                "title": f"Mend the worst of {name.rsplit('-', 1)[0].replace('-', ' ')}",
                "for": open_questions,
                "owner": rng.choice(list(phrases.TEAMS)),
                "due": f"2027-{rng.randint(1, 12):02d}-15",
                "status": rng.choice(("planned", "doing")),
                "effort": rng.randint(5, 60),
                "expects": {"metric": f"{name}/done-rate", "to": 0.7},
            }
        )
    return {
        "title": f"What we do about journeys {numbers.start} to {numbers.stop - 1}",
        "initiatives": initiatives,
    }


def settings() -> Data:
    """Return `journeyctl.yaml`: the vocabularies that all journeys share."""
    return {
        "title": "A house of many journeys",
        "lang": "en",
        "phases": list(PHASES),
        "channels": {
            key: {"title": title, "kind": kind, "team": team}
            for key, (title, kind, team) in phrases.CHANNELS.items()
        },
        "teams": {key: {"title": title} for key, title in phrases.TEAMS.items()},
        "systems": {key: {"title": title, "team": team} for key, (title, team) in phrases.SYSTEMS.items()},
    }
