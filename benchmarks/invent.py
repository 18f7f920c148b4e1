"""Made-up journeys, as plain data; the same seed gives the same ones."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from benchmarks import phrases

Data = dict[str, Any]

PHASES = tuple(phrases.PHASES)
EVIDENCE_TYPES = (
    "interview",
    "survey",
    "analytics",
    "support",
    "observation",
    "survey",
    "interview",
    "assumption",
)
QUOTE_IDS = ("fee", "hour", "form")
LINES_EACH = 13.2
"""How many lines a touchpoint takes, with all that hangs on it."""

GAP = 0.006
"""How often something that could be written is not: about two gaps a journey."""

CASES = (
    "on a small screen", "at the weekend", "for a second person", "after a move", "with a foreign address",
    "in the first month", "without an account", "when two people share a contract", "during a sale", "on the train",
)  # fmt: skip
"""In which case a pain point is met, so that many of them say more than the ten phrases do."""


@dataclass(frozen=True)
class World:
    """What the journeys of one workspace share.

    `pains` is how many pain points a journey has on average, where that is more than those of its low
    moments, about five; None leaves it with these.
    """

    seed: int
    journeys: int
    pains: float | None = None

    @property
    def persona_ids(self) -> list[str]:
        """Personas grow slowly with the number of journeys."""
        count = 3 + self.journeys // 50
        return [f"{slug(phrases.LIVES[i % len(phrases.LIVES)])}-{i:03d}" for i in range(count)]

    @property
    def evidence_ids(self) -> list[str]:
        """Studies too."""
        return [f"{EVIDENCE_TYPES[i % len(EVIDENCE_TYPES)]}-{i:03d}" for i in range(8 + self.journeys // 20)]

    def rng(self, *what: object) -> Random:
        """Return the dice of one file, so that no file depends on another."""
        return Random("/".join(map(str, (self.seed, *what))))

    def journey_id(self, index: int) -> str:
        """Return the id of the journey with this number."""
        rng = self.rng("name", index)
        return f"{rng.choice(phrases.OCCASIONS)[0]}-{slug(rng.choice(phrases.PRODUCTS))}-{index:05d}"

    def is_future(self, index: int) -> bool:
        """One journey in twenty shows a future state, of the journey before it."""
        return index % 20 == 19


def slug(text: str) -> str:
    """Return a short text as an id."""
    return text.removeprefix("the ").replace(" ", "-").lower()


@dataclass
class _Author:
    """Writes one journey; keeps its dice and the ids it has given away."""

    world: World
    index: int
    rng: Random
    product: str
    used: set[str] = field(default_factory=set)

    def words(self, choices: tuple[str, ...]) -> str:
        return self.rng.choice(choices).replace("{x}", self.product)

    def some(self, choices: tuple[str, ...], low: int, high: int) -> list[str]:
        picked = self.rng.sample(choices, self.rng.randint(low, high))
        return [words.replace("{x}", self.product) for words in picked]

    def new_id(self, base: str) -> str:
        found, number = base, 2
        while found in self.used:
            found, number = f"{base}-{number}", number + 1
        self.used.add(found)
        return found

    def day(self, year: int, first_month: int, last_month: int) -> str:
        return f"{year}-{self.rng.randint(first_month, last_month):02d}-{self.rng.randint(1, 28):02d}"

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def with_gaps(self, data: Data, *kept: str) -> Data:
        """Leave out what is None, and now and then something that should be there."""
        gaps = {
            "channel",
            "emotion",
            "actions",
            "thoughts",
            "evidence",
            "severity",
            "frequency",
            "owner",
            "goal",
        }
        return {
            key: value
            for key, value in data.items()
            if value is not None and not (key in gaps and key not in kept and self.chance(GAP))
        }


def journey(world: World, index: int) -> Data:
    """Return the journey with this number."""
    rng = world.rng("journey", index)
    name = world.rng("name", index)
    occasion, product = name.choice(phrases.OCCASIONS), name.choice(phrases.PRODUCTS)
    author = _Author(world, index, rng, product)
    personas = rng.sample(world.persona_ids, rng.randint(1, 3))
    real = [one for one in world.evidence_ids if not one.startswith("assumption")]
    sources = rng.sample(real, 4)
    wanted_lines = int(rng.triangular(300, 545, 460))
    stages = _stages(author, personas, sources, wanted_lines)
    if world.pains is not None:
        _add_more_pains(author, stages, sources, world.pains)
    teams = list(phrases.TEAMS)
    future = world.is_future(index)
    return {
        "title": occasion[1].replace("{x}", product),
        "summary": f"What people go through when the {product} is at stake: from the first thought to the first bill. "
        f"Drawn with {len(personas)} kinds of customers and {len(teams)} teams; the open points are marked.",
        **(
            {"state": "future", "compares_to": world.journey_id(index - 1)}
            if future
            else {"state": "current"}
        ),
        "personas": personas,
        "scenario": f"It is a weekday evening, the letter about the {product} lies on the table.",
        "goal": f"The {product} is settled before the weekend.",
        "starts_when": f"Something about the {product} has to change.",
        "ends_when": "Everything works and the first bill is as expected.",
        "owner": rng.choice(teams),
        "stakeholders": [
            {"team": team} if author.chance(0.03) else {"team": team, "approved": author.day(2026, 8, 10)}
            for team in teams
        ],
        "reviewed": author.day(2026, 9, 10),
        "review_every": rng.choice((90, 120, 180)),
        "tags": [product, occasion[0]],
        "evidence": sources[:2],
        "metrics": [_rate(author, "done-rate", "People who get to the end")],
        "stages": stages,
    }


def _stages(author: _Author, personas: list[str], sources: list[str], wanted_lines: int) -> list[Data]:
    rng = author.rng
    phases = sorted([*PHASES, *(rng.choice(PHASES) for _ in range(rng.randint(0, 3)))], key=PHASES.index)
    budget, lines_each = wanted_lines - 45 - 9 * len(phases), LINES_EACH
    count = max(20, min(45, round(budget / lines_each)))
    cuts = sorted(rng.sample(range(1, count), len(phases) - 1))
    feeling, stages = 1, []
    opportunity = bool(resolved := _pains_of_today(author))
    for phase, first, last in zip(phases, [0, *cuts], [*cuts, count], strict=True):
        touchpoints = []
        for _ in range(first, last):
            feeling = max(-2, min(2, feeling + rng.choice((-2, -1, 0, 1, 1, 1, 2))))
            touchpoint = _touchpoint(author, feeling, personas, sources)
            if opportunity and resolved:
                touchpoint["resolves"] = [resolved.pop()]
            touchpoints.append(touchpoint)
        _add_ways(author, touchpoints)
        title = author.words(phrases.PHASES[phase])
        stage: Data = {
            "id": author.new_id(f"{phase}-stage"),
            "title": title,
            "phase": phase,
            "goal": author.words(phrases.STAGE_GOALS),
            "owner": rng.choice(list(phrases.TEAMS)),
            "evidence": [rng.choice(sources)],
        }
        if author.chance(0.3):
            stage["metrics"] = [_rate(author, f"{phase}-rate", "People who reach the next stage")]
        stages.append(author.with_gaps({**stage, "touchpoints": touchpoints}))
    return stages


def _pains_of_today(author: _Author) -> list[str]:
    """For a future state: the pain points of the journey it is compared to."""
    if not author.world.is_future(author.index):
        return []
    today = author.index - 1
    return [f"{author.world.journey_id(today)}/{pain['id']}" for pain in _pains(journey(author.world, today))]


def _pains(data: Data) -> list[Data]:
    return [
        pain
        for stage in data["stages"]
        for touchpoint in stage["touchpoints"]
        for pain in touchpoint.get("pain_points", ())
    ]


def _touchpoint(author: _Author, feeling: int, personas: list[str], sources: list[str]) -> Data:
    rng = author.rng
    title = author.words(phrases.TOUCHPOINTS)
    base = slug(title.removeprefix("I ").removeprefix("The ").replace("a ", "").replace("the ", ""))
    moment = "truth" if author.chance(0.06) else "magic" if feeling == 2 and author.chance(0.2) else None
    data: Data = {
        "id": author.new_id(base),
        "title": title,
        "channel": rng.choice(list(phrases.CHANNELS)),
        "initiator": "company" if title.startswith("The ") else None,
        "optional": True if author.chance(0.08) else None,
        "personas": [rng.choice(personas)] if len(personas) > 1 and author.chance(0.1) else None,
        "moment": moment,
        "moment_reason": author.words(phrases.REASONS) if moment else None,
        "actions": author.some(phrases.ACTIONS, 1, 3),
        "thoughts": author.some(phrases.THOUGHTS, 1, 2),
        "needs": author.some(phrases.NEEDS, 1, 1) if author.chance(0.3) else None,
        "emotion": _emotion(author, feeling, personas),
        "importance": {"customer": rng.randint(1, 5), "business": rng.randint(1, 5)}
        if author.chance(0.3)
        else None,
        "satisfaction": max(1, min(5, 3 + feeling)) if author.chance(0.5) else None,
        "duration": f"{rng.randint(1, 40)}m" if author.chance(0.3) else None,
        "wait": f"{rng.randint(1, 5)}d" if author.chance(0.15) else None,
        "evidence": _rest_on(author, sources),
        "frontstage": author.some(phrases.FRONTSTAGE, 1, 1) if author.chance(0.3) else None,
        "backstage": author.some(phrases.BACKSTAGE, 1, 2) if author.chance(0.3) else None,
        "support": author.some(phrases.SUPPORT, 1, 1) if author.chance(0.15) else None,
        "systems": [rng.choice(list(phrases.SYSTEMS))] if author.chance(0.3) else None,
    }
    if moment == "truth":
        data["metrics"] = [_satisfaction(author, data["id"])]
    if feeling == -2 or (feeling == -1 and author.chance(0.95)):
        _add_pain(author, data, feeling, sources)
    elif feeling > 0 and author.chance(0.25):
        data["gains"] = [{"id": author.new_id("gain"), "statement": author.words(phrases.GAINS)}]
    return author.with_gaps(data)


def _emotion(author: _Author, feeling: int, personas: list[str]) -> int | Data:
    if author.chance(0.6):
        return feeling
    words = author.rng.sample(phrases.FEELINGS[feeling], author.rng.randint(1, 2))
    emotion: Data = {"score": feeling, "words": words}
    if len(personas) > 1 and author.chance(0.3):
        emotion["by_persona"] = {personas[-1]: max(-2, feeling - 1)}
    return emotion


def _rest_on(author: _Author, sources: list[str]) -> list[str]:
    if author.chance(0.02):
        return ["assumption-007"]
    found = author.rng.sample(sources, author.rng.randint(1, 2))
    return [
        f"{one}#{author.rng.choice(QUOTE_IDS)}" if one.startswith("interview") and author.chance(0.5) else one
        for one in found
    ]


def _add_pain(author: _Author, touchpoint: Data, feeling: int, sources: list[str]) -> None:
    rng = author.rng
    pain, severity = _pain(author, feeling, sources)
    touchpoint["pain_points"] = [pain]
    if severity >= 4 or author.chance(0.2):
        name, question = rng.choice(phrases.OPPORTUNITIES)
        opportunity = {
            "id": author.new_id(name),
            "statement": question,
            "addresses": [pain["id"]],
            "customer_value": rng.randrange(10, 100, 5),
            "business_value": rng.randrange(10, 100, 5),
            "effort": rng.randint(1, 5),
            "confidence": rng.choice((0.5, 0.7, 0.8)) if author.chance(0.5) else None,
        }
        touchpoint["opportunities"] = [author.with_gaps(opportunity)]


def _pain(author: _Author, feeling: int, sources: list[str]) -> tuple[Data, int]:
    """Return a pain point and its severity, which may be left out in it."""
    rng = author.rng
    base, statement = rng.choice(phrases.PAINS)
    severity = rng.randint(3, 5) if feeling == -2 else rng.randint(1, 3)
    share = round(rng.uniform(0.05, 0.7), 2)
    pain = {
        "id": author.new_id(base),
        "statement": statement.replace("{x}", author.product),
        "severity": severity,
        "frequency": [share, round(share + 0.2, 2)] if author.chance(0.3) else share,
        "confidence": rng.choice((0.5, 0.6, 0.8, 0.9)) if author.chance(0.4) else None,
        "status": "fixing" if author.chance(0.1) else None,
        "first_seen": author.day(2026, 1, 8) if author.chance(0.3) else None,
        "owner": rng.choice(list(phrases.TEAMS)),
        "root_cause": author.words(phrases.ROOT_CAUSES) if author.chance(0.3) else None,
        "evidence": _rest_on(author, sources),
    }
    return author.with_gaps(pain), severity


def _add_more_pains(author: _Author, stages: list[Data], sources: list[str], mean: float) -> None:
    """Give a journey pain points up to about `mean`, with dice of its own: all else stays as it is."""
    world, index = author.world, author.index
    other = _Author(world, index, world.rng("more pains", index), author.product, author.used)
    touchpoints = [touchpoint for stage in stages for touchpoint in stage["touchpoints"]]
    there = sum(len(touchpoint.get("pain_points", ())) for touchpoint in touchpoints)
    for _ in range(round(mean * other.rng.uniform(0.7, 1.3)) - there):
        pain, _ = _pain(other, other.rng.choice((-2, -1)), sources)
        pain["statement"] += f" {other.rng.choice(CASES)}"
        other.rng.choice(touchpoints).setdefault("pain_points", []).append(pain)


def _add_ways(author: _Author, touchpoints: list[Data]) -> None:
    """Let some touchpoints say where customers go next; every touchpoint stays reachable."""
    for here, following, later in zip(touchpoints, touchpoints[1:], touchpoints[2:], strict=False):
        if author.chance(0.2):
            share = author.rng.choice((0.6, 0.7, 0.85))
            here["next"] = [
                {"to": following["id"], "share": share},
                {"to": later["id"], "share": round(1 - share, 2), "when": "it has been done before"},
            ]


def _rate(author: _Author, base: str, title: str) -> Data:
    rng = author.rng
    return {
        "id": author.new_id(base),
        "type": "rate",
        "title": title,
        "polarity": "higher_is_better",
        "baseline": round(rng.uniform(0.1, 0.4), 3),
        "target": round(rng.uniform(0.5, 0.8), 3),
        "points": [
            {"date": f"2026-{month:02d}-28", "numerator": rng.randint(100, 900), "denominator": 2000}
            for month in (3, 6, 9)
        ],
    }


def _satisfaction(author: _Author, touchpoint: str) -> Data:
    return {
        "id": author.new_id("csat"),
        "type": "csat",
        "title": "Satisfaction right after it",
        "polarity": "higher_is_better",
        "target": 0.8,
        "from": {"evidence": "survey-001", "where": {"touchpoint": touchpoint}},
        "expect": {"at_least": author.rng.choice((0.6, 0.7, 0.75))},
    }
