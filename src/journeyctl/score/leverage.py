"""How many pain points and journeys one answer would lift, directly or where the same pain is met elsewhere."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from journeyctl.model.journey import Journey
from journeyctl.model.pain import PainPoint
from journeyctl.score.pains import OVER, same_pains
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OpenPains:
    """The pain points of current states that are not over: their ids, which are the same, and their scores."""

    ids: frozenset[str]
    same: Mapping[str, tuple[str, ...]]
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Leverage:
    """The open pain points that are eased, sorted, and the journeys they are in.

    `score` is the sum of their scores; those that are the same count once, by the worst of them.
    """

    journeys: tuple[str, ...] = ()
    pains: tuple[str, ...] = ()
    score: float = 0.0


def open_pains(workspace: Workspace, scores: Mapping[str, float]) -> OpenPains:
    """Return the open pain points of current states with their scores, which are given by `journey/pain`."""
    ids = frozenset(
        f"{file.id}/{element_id(pain)}"
        for file, journey in workspace.documents(Journey)
        if journey.state == "current"
        for pain in _of_journey(journey)
        if pain.status not in OVER
    )
    return OpenPains(ids, same_pains(workspace), scores)


def leverage(addressed: Iterable[str], pains: OpenPains) -> Leverage:
    """Return what is lifted by easing some pain points, and with them those that are the same elsewhere."""
    groups = sorted({pains.same.get(one, (one,)) for one in addressed})
    return lifted([[one for one in group if one in pains.ids] for group in groups], pains.scores)


def lifted(groups: Iterable[Collection[str]], scores: Mapping[str, float]) -> Leverage:
    """Return what is lifted by easing groups of open pain points, each of which is one that is met in several places.

    >>> lifted([["a/fee", "b/fee"], ["a/late"]], {"a/fee": 60, "b/fee": 40, "a/late": 10})
    Leverage(journeys=('a', 'b'), pains=('a/fee', 'a/late', 'b/fee'), score=70.0)
    """
    eased: list[str] = []
    score = 0.0
    for group in groups:
        eased += group
        score += max((scores.get(one, 0.0) for one in group), default=0.0)
    eased.sort()
    return Leverage(tuple(dict.fromkeys(one.partition("/")[0] for one in eased)), tuple(eased), score)


def pain_points(workspace: Workspace) -> dict[str, PainPoint]:
    """Return the pain points of all journeys, those of other states among them, by `journey/pain`."""
    found: dict[str, PainPoint] = {}
    for file, journey in workspace.documents(Journey):
        for pain in _of_journey(journey):
            found.setdefault(f"{file.id}/{element_id(pain)}", pain)
    return found


def full_id(reference: str, journey: str) -> str:
    """Return a reference that stands in a journey with the journey in front.

    >>> full_id("hidden-fee", "first-order"), full_id("returns/hidden-fee", "first-order")
    ('first-order/hidden-fee', 'returns/hidden-fee')
    """
    return reference if "/" in reference else f"{journey}/{reference}"


def _of_journey(journey: Journey) -> Iterator[PainPoint]:
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            yield from touchpoint.pain_points
