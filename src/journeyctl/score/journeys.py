"""How good each journey and each stage is: how it feels, how much hurts, how complete and how fresh the map is."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey
from journeyctl.model.settings import EmotionScale
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.score.completeness import Claimed, Claims, claimed, sound_evidence
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


@dataclass(frozen=True, slots=True)
class StageOutline:
    """What of the score of a stage no evidence and no day changes; `pains` are the ids of its open pain points."""

    id: str
    title: str
    phase: str | None
    detail: str | None
    touchpoints: int
    curve: Curve | None
    pains: tuple[str, ...]
    claims: Claims
    lost: float | None


@dataclass(frozen=True, slots=True)
class Outline:
    """The same of a whole journey: what is worked out once, however often the journey is scored."""

    id: str
    journey: Journey
    touchpoints: int
    curve: Curve | None
    pains: int
    claimed: Claimed
    completion: float | None
    worst_loss: Loss | None
    stages: tuple[StageOutline, ...]


def score_journeys(
    workspace: Workspace,
    journeys: Mapping[str, Journey],
    pain_scores: Mapping[str, float],
    today: date,
    persona: str | None = None,
) -> list[JourneyScore]:
    """Return the scores of some journeys of a workspace, given by id, sorted by id.

    `pain_scores` holds the score of each open pain point by id (`journey/pain`); one that is not in it adds
    nothing to the load. With `persona` the curves show what that persona feels; a journey of
    others has none then.
    """
    sound = sound_evidence(((file.id, item) for file, item in workspace.documents(Evidence)), today)
    line = () if persona is None else broader_personas(workspace).get(persona, (persona,))
    scale = workspace.settings.scales.emotion
    return [
        score_outline(outline(identifier, journey, scale, flow(journey), line), pain_scores, sound, today)
        for identifier, journey in sorted(journeys.items())
    ]


def outline(
    identifier: str, journey: Journey, scale: EmotionScale, flowing: Flow, persona: Sequence[str] = ()
) -> Outline:
    """Return the outline of a journey; `flowing` says how many customers get where, `persona` whose feelings count (see `felt`)."""
    strange = persona and journey.personas and not any(name in journey.personas for name in persona)
    found = claimed(journey)
    stages: list[StageOutline] = []
    emotions: list[float] = []
    first = 0  # the number of the first touchpoint of the stage
    for stage, claims in zip(journey.stages, found.stages, strict=True):
        feelings = [] if strange else felt(stage.touchpoints, scale, persona)
        emotions += feelings
        after = first + len(stage.touchpoints)
        lost = fsum(flowing.lost[first:after]) if flowing.completion is not None else None
        first = after
        stages.append(
            StageOutline(
                f"{identifier}/{element_id(stage)}", stage.title, stage.phase, stage.journey, len(stage.touchpoints),
                curve(feelings), _open_pains(identifier, stage.touchpoints), claims, lost,
            )
        )  # fmt: skip
    return Outline(
        identifier, journey, first, curve(emotions), sum(len(stage.pains) for stage in stages), found,
        flowing.completion, worst_loss(flowing), tuple(stages),
    )  # fmt: skip


def score_outline(
    known: Outline, pain_scores: Mapping[str, float], sound: Container[str], today: date
) -> JourneyScore:
    """Return the score of a journey on a day; `sound` holds the ids of the evidence on which a claim can rest."""
    journey = known.journey
    ranked = pain_scores if journey.state == "current" else None
    stages = tuple(_stage(stage, ranked, sound) for stage in known.stages)
    claims, evidenced = known.claimed.facts(sound)
    return JourneyScore(
        id=known.id,
        title=journey.title,
        state=journey.state,
        touchpoints=known.touchpoints,
        curve=known.curve,
        pains=known.pains,
        load=None if ranked is None else fsum(stage.load or 0.0 for stage in stages),
        complete=known.claimed.complete,
        claims=claims,
        evidenced=evidenced,
        freshness=freshness(journey, today),
        completion=known.completion,
        worst_loss=known.worst_loss,
        stages=stages,
    )


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


def _stage(known: StageOutline, pain_scores: Mapping[str, float] | None, sound: Container[str]) -> StageScore:
    facts = known.claims.facts(sound)
    return StageScore(
        id=known.id,
        title=known.title,
        phase=known.phase,
        detail=known.detail,
        touchpoints=known.touchpoints,
        curve=known.curve,
        pains=len(known.pains),
        load=None if pain_scores is None else fsum(pain_scores.get(pain, 0.0) for pain in known.pains),
        complete=facts.complete,
        claims=facts.claims,
        evidenced=facts.evidenced,
        lost=known.lost,
    )


def _open_pains(journey: str, touchpoints: Sequence[Touchpoint]) -> tuple[str, ...]:
    return tuple(
        f"{journey}/{element_id(pain)}"
        for touchpoint in touchpoints
        for pain in touchpoint.pain_points
        if pain.status not in OVER
    )
