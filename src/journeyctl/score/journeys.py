"""How good each journey and each stage is: how it feels, how much hurts, how complete and how fresh the map is."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey, Stage
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.score.completeness import StageFacts, journey_facts, sound_evidence, stage_facts
from journeyctl.score.coverage import broader_personas
from journeyctl.score.curve import Curve, curve, felt
from journeyctl.score.flow import Flow, flow
from journeyctl.score.pains import OVER
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Freshness:
    """How old the last review is, in days, and how many are left until the next; both None where nobody has written it.

    `left` is below 0 where the review is overdue.
    """

    age: int | None
    left: int | None


@dataclass(frozen=True, slots=True)
class Loss:
    """Where customers leave: the touchpoint, and the share (0 to 1) of all who begin the journey.

    `assumed` says that it rests on ways whose share nobody has written.
    """

    touchpoint: str
    title: str
    share: float
    assumed: bool


@dataclass(frozen=True, slots=True)
class StageScore:
    """One stage; `id` is `journey/stage`, `detail` the journey that shows it in detail.

    `curve` is None without emotions, `load` (the sum of the scores of its open pain points) outside of
    today's state, `complete` (0 to 1) for a stage shown in detail elsewhere, `evidenced` (0 to 1) where nothing is
    claimed, and `lost` (the share of all customers who leave there) where no share is written.
    """

    id: str
    title: str
    phase: str | None
    detail: str | None
    touchpoints: int
    curve: Curve | None
    pains: int
    load: float | None
    complete: float | None
    claims: int
    evidenced: float | None
    lost: float | None


@dataclass(frozen=True, slots=True)
class JourneyScore:
    """One journey, of whatever state; what the numbers mean is said at `StageScore`.

    `completion` (0 to 1) is who gets to the last stage and through it, and `worst_loss` where most of the others
    leave; both are None where no share is written, `worst_loss` also where nobody leaves.
    """

    id: str
    title: str
    state: str
    touchpoints: int
    curve: Curve | None
    pains: int
    load: float | None
    complete: float
    claims: int
    evidenced: float | None
    freshness: Freshness
    completion: float | None
    worst_loss: Loss | None
    stages: tuple[StageScore, ...]


def score_journeys(
    workspace: Workspace,
    journeys: Mapping[str, Journey],
    pain_scores: Mapping[str, float],
    today: date,
    persona: str | None = None,
    flows: Callable[[Journey], Flow] = flow,
) -> list[JourneyScore]:
    """Return the scores of some journeys of a workspace, given by id, sorted by id.

    `pain_scores` holds the score of each open pain point by id (`journey/pain`); one that is not in it adds
    nothing to the load. With `persona` the curves show what that persona feels; a journey of
    others has none then. `flows` says how many customers get where.
    """
    sound = sound_evidence(((file.id, item) for file, item in workspace.documents(Evidence)), today)
    line = () if persona is None else broader_personas(workspace).get(persona, (persona,))
    return [
        _journey(identifier, journey, workspace, pain_scores, sound, today, line, flows(journey))
        for identifier, journey in sorted(journeys.items())
    ]


def freshness(journey: Journey, today: date) -> Freshness:
    """Return how old the last review of a journey is; a review dated later than today is of today."""
    if journey.reviewed is None:
        return Freshness(None, None)
    age = max(0, (today - journey.reviewed).days)
    return Freshness(age, None if journey.review_every is None else journey.review_every - age)


def worst_loss(flowing: Flow) -> Loss | None:
    """Return where most customers are lost, the first such touchpoint where several lose as many."""
    if flowing.completion is None or not any(flowing.lost):
        return None
    number = max(range(len(flowing.lost)), key=flowing.lost.__getitem__)
    touchpoint = flowing.touchpoints[number]
    return Loss(element_id(touchpoint), touchpoint.title, flowing.lost[number], number in flowing.assumed)


def _journey(
    identifier: str,
    journey: Journey,
    workspace: Workspace,
    pain_scores: Mapping[str, float],
    sound: Container[str],
    today: date,
    persona: Sequence[str],
    flowing: Flow,
) -> JourneyScore:
    scale = workspace.settings.scales.emotion
    strange = persona and journey.personas and not any(name in journey.personas for name in persona)
    facts = journey_facts(identifier, journey, sound)
    ranked = pain_scores if journey.state == "current" else None
    stages: list[StageScore] = []
    emotions: list[float] = []
    first = 0  # the number of the first touchpoint of the stage
    for stage, found in zip(journey.stages, stage_facts(journey, sound), strict=True):
        feelings = [] if strange else felt(stage.touchpoints, scale, persona)
        emotions += feelings
        lost = fsum(flowing.lost[first : first + len(stage.touchpoints)])
        first += len(stage.touchpoints)
        stages.append(
            _stage(
                identifier, stage, found, curve(feelings), ranked,
                lost if flowing.completion is not None else None,
            )
        )  # fmt: skip
    return JourneyScore(
        id=identifier,
        title=journey.title,
        state=journey.state,
        touchpoints=first,
        curve=curve(emotions),
        pains=sum(stage.pains for stage in stages),
        load=None if ranked is None else fsum(stage.load or 0.0 for stage in stages),
        complete=facts.complete,
        claims=facts.claims,
        evidenced=facts.evidenced,
        freshness=freshness(journey, today),
        completion=flowing.completion,
        worst_loss=worst_loss(flowing),
        stages=tuple(stages),
    )


def _stage(
    journey: str,
    stage: Stage,
    facts: StageFacts,
    emotions: Curve | None,
    pain_scores: Mapping[str, float] | None,
    lost: float | None,
) -> StageScore:
    pains = _open_pains(journey, stage.touchpoints)
    return StageScore(
        id=f"{journey}/{element_id(stage)}",
        title=stage.title,
        phase=stage.phase,
        detail=stage.journey,
        touchpoints=len(stage.touchpoints),
        curve=emotions,
        pains=len(pains),
        load=None if pain_scores is None else fsum(pain_scores.get(pain, 0.0) for pain in pains),
        complete=facts.complete,
        claims=facts.claims,
        evidenced=facts.evidenced,
        lost=lost,
    )


def _open_pains(journey: str, touchpoints: Sequence[Touchpoint]) -> list[str]:
    return [
        f"{journey}/{element_id(pain)}"
        for touchpoint in touchpoints
        for pain in touchpoint.pain_points
        if pain.status not in OVER
    ]
