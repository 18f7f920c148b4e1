"""Every pain point with all the numbers that can go into its score."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey, Stage
from journeyctl.model.pain import PainPoint
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.score.confidence import Confidence, Support, confidence, confidence_input, sampled, supports
from journeyctl.score.flow import Flow, flow
from journeyctl.score.inputs import Input, stepped
from journeyctl.score.shares import Part, PersonaShares, persona_shares
from journeyctl.score.volume import Lead, Volume, leads, volumes
from journeyctl.text.numbers import percent, percent_range
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace

OVER = frozenset({"fixed", "wontfix"})
"""The states of pain points that nobody has to rank any more."""

_RATINGS = (1.0, 2.0, 3.0, 4.0, 5.0)

# The share of those who meet a pain that give up, by severity, where nobody has written it: the
# anchors of the severities say so (4: some give up, 5: most give up).
_GIVE_UP = {1: 0.0, 2: 0.0, 3: 0.02, 4: 0.15, 5: 0.6}


@dataclass(frozen=True, slots=True)
class PainCase:
    """One pain point of a current state, and its numbers by name.

    `id` is `journey/pain`; `same` holds the ids of the open pain points of today that are the same,
    directly or through others. `inputs` holds severity (1 to 5), frequency, reach and confidence
    (shares), importance and detection (1 to 5), conversion_loss (a share), and, where the journey says so,
    attempts (customers a month) and value (money).
    """

    id: str
    journey: str
    stage: str
    touchpoint: str
    pain: PainPoint
    inputs: Mapping[str, Input]
    support: Confidence
    same: tuple[str, ...] = ()

    @property
    def journeys(self) -> tuple[str, ...]:
        """The journeys in which the pain is met, its own first."""
        others = (name.partition("/")[0] for name in self.same)
        return tuple(dict.fromkeys((self.journey, *others)))


class Background(NamedTuple):
    """What is the same for all pain points of a workspace."""

    shares: PersonaShares
    known: Mapping[str, Support]
    leads: Mapping[str, Sequence[Lead]]
    volumes: Mapping[str, Volume]


def background(workspace: Workspace, today: date) -> Background:
    """Return the shares of the personas, what each item of evidence adds on a day, and the volumes of journeys."""
    evidence = ((file.id, item) for file, item in workspace.documents(Evidence))
    leading = leads(workspace)
    return Background(
        persona_shares(workspace), supports(evidence, today), leading, volumes(workspace, leading)
    )


def pain_cases(workspace: Workspace, today: date) -> list[PainCase]:
    """Return the pain points of all current states, those that are over among them, by id."""
    behind = background(workspace, today)
    found: list[PainCase] = []
    for file, journey in workspace.documents(Journey):
        if journey.state == "current":
            found += cases_in(file.id, journey, behind)
    ranked = {case.id for case in found if case.pain.status not in OVER}
    same = {
        name: tuple(other for other in group if other in ranked)
        for name, group in same_pains(workspace).items()
    }
    return [
        replace(case, same=tuple(name for name in same.get(case.id, ()) if name != case.id))
        for case in sorted(found, key=lambda case: case.id)
    ]


def same_pains(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """Return for each pain point that `same_as` links to others its whole group, itself included, sorted."""
    group_of: dict[str, set[str]] = {}
    for file, journey in workspace.documents(Journey):
        for _, touchpoint in _touchpoints(journey):
            for pain in touchpoint.pain_points:
                one = f"{file.id}/{element_id(pain)}"
                for target in pain.same_as:
                    other = target if "/" in target else f"{file.id}/{target}"
                    joined = group_of.get(one, {one}) | group_of.get(other, {other})
                    group_of.update(dict.fromkeys(joined, joined))
    sorted_groups = {id(group): tuple(sorted(group)) for group in group_of.values()}
    return {name: sorted_groups[id(group)] for name, group in group_of.items()}


def _touchpoints(journey: Journey) -> Iterator[tuple[Stage, Touchpoint]]:
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            yield stage, touchpoint


def cases_in(
    identifier: str, journey: Journey, behind: Background, flowing: Flow | None = None
) -> Iterator[PainCase]:
    """Yield the pain points of one journey of today, given with its id; the same ones elsewhere are not looked for.

    `flowing` is what `flow` says of the journey, where that is known already.
    """
    places = [place for place in _touchpoints(journey) if place[1].pain_points]
    if not places:
        return
    flowing = flowing or flow(journey)
    numbers = {id(touchpoint): number for number, touchpoint in enumerate(flowing.touchpoints)}
    for stage, touchpoint in places:
        number = numbers[id(touchpoint)]
        volume = behind.volumes.get(identifier)
        lead = next(iter(behind.leads.get(identifier, ())), None)
        reach = _reach(journey, touchpoint, flowing, number, behind.shares, lead)
        attempts = (
            None if volume is None else _attempts(journey, touchpoint, flowing, number, behind.shares, volume)
        )
        for pain in touchpoint.pain_points:
            support = confidence(pain.evidence, behind.known)
            severity = _severity(pain)
            numbers_of = [
                severity, _frequency(pain, support), reach, _importance(pain, touchpoint, f"{identifier}/{element_id(touchpoint)}"),
                confidence_input(pain.confidence, support), _detection(pain), _conversion_loss(pain, severity),
            ]  # fmt: skip
            if attempts is not None:
                numbers_of.append(attempts)
            if journey.value is not None:
                numbers_of.append(Input("value", journey.value, f"`value` of `{identifier}`", None))
            yield PainCase(
                f"{identifier}/{element_id(pain)}", identifier, element_id(stage), element_id(touchpoint),
                pain, {one.name: one for one in numbers_of}, support,
            )  # fmt: skip


def _severity(pain: PainPoint) -> Input:
    written = pain.severity
    if written is None:
        origin = "nobody has written it: the middle, and anything from 1 to 5"
        return stepped("severity", 3, origin, _RATINGS, 5, assumed=True)
    if written.low < written.high:
        steps = [rating for rating in _RATINGS if written.low <= rating <= written.high]
        return stepped(
            "severity", written.middle, f"written as {written.low:g} to {written.high:g}", steps, 5
        )
    return Input("severity", written.low, "written", 5)


def _frequency(pain: PainPoint, support: Confidence) -> Input:
    written = pain.frequency
    if written is None:
        origin = "nobody has written it: half, and anything from nobody to everybody"
        return Input("frequency", 0.5, origin, 1, 0, 1, "flat", assumed=True)
    if written.low < written.high:
        origin = f"written as {percent_range(*written)}"
        return Input("frequency", written.middle, origin, 1, *written, "flat")
    bounds, taken = sampled(written.low, support.sample)
    size = (
        f"by a sample of {taken:,}" if support.sample else f"if {taken} were asked, for nobody says how many"
    )
    return Input("frequency", written.low, f"written; {percent_range(*bounds)} {size}", 1, *bounds, "peak")


def _reach(
    journey: Journey, touchpoint: Touchpoint, flowing: Flow, number: int, shares: PersonaShares, lead: Lead | None
) -> Input:  # fmt: skip
    """Return the share of all customers who come to a touchpoint."""
    who = touchpoint.personas or journey.personas
    part = shares.together(who)
    come = flowing.reach[number]
    guess = number in flowing.assumed
    way = "all of them" if come > 0.9995 else f"{percent(come)} of them"
    if guess:
        way += " (ways without a share count as equal)"
    way += f" come to `{element_id(touchpoint)}`"
    if lead is not None and lead.share < 1:
        way += f", of the {percent(lead.share)} who come from `{lead.place}`"
        come *= lead.share
    return Input(
        "reach", part.value * come, f"{_people(who, shares, part)}; {way}",
        low=part.low * come, high=part.high * come, spread="flat", assumed=part.assumed or guess,
        source=" ".join(sorted(who)),
    )  # fmt: skip


def _attempts(
    journey: Journey, touchpoint: Touchpoint, flowing: Flow, number: int, shares: PersonaShares, volume: Volume
) -> Input:  # fmt: skip
    """Return how many customers come to a touchpoint in a month."""
    some, whole = shares.together(touchpoint.personas or journey.personas), shares.together(journey.personas)
    part = min(1.0, some.value / whole.value if whole.value else 1.0)
    here = part * flowing.reach[number]
    guess = number in flowing.assumed or volume.assumed or (part < 1 and (some.assumed or whole.assumed))
    origin = f"{volume.origin}; {percent(here)} of them come here"
    return Input("attempts", volume.customers * here, origin, None, assumed=guess)


def _people(who: tuple[str, ...], shares: PersonaShares, part: Part) -> str:
    named = [name for name in who if name in shares.shares]
    if not named:
        return "no persona is named: everybody"
    if not shares.told:
        return "no persona says its `segment_share`: everybody"
    listed = " + ".join(f"{name} {percent(shares.shares[name])}" for name in named)
    if part.assumed:
        listed += ", as equal parts of what is left; half or double that may be true"
    return listed


def _importance(pain: PainPoint, touchpoint: Touchpoint, place: str) -> Input:
    importance = touchpoint.importance
    customer = importance.customer if importance else None
    business = pain.business_impact or (importance.business if importance else None)
    told = [("customer", customer), ("business impact" if pain.business_impact else "business", business)]
    written = [(word, rating) for word, rating in told if rating is not None]
    if written:
        value = sum(rating for _, rating in written) / len(written)
        return Input("importance", value, ", ".join(f"{word} {rating}" for word, rating in written), 5)
    if touchpoint.moment is not None:
        origin = f"nobody has written it; as a moment of {touchpoint.moment} it counts 4"
        return stepped("importance", 4, origin, _RATINGS[2:], 5, assumed=True, source=place)
    origin = "nobody has written it: the middle, and anything from 1 to 5"
    return stepped("importance", 3, origin, _RATINGS, 5, assumed=True, source=place)


def _detection(pain: PainPoint) -> Input:
    if pain.detection is not None:
        return Input("detection", pain.detection, "written", 5)
    origin = "nobody has written it: the middle, and anything from 1 to 5"
    return stepped("detection", 3, origin, _RATINGS, 5, assumed=True)


def _conversion_loss(pain: PainPoint, severity: Input) -> Input:
    written = pain.conversion_loss
    if written is None:
        value = _give_up(severity.value)
        origin = f"nobody has written it; severity {severity.value:g} counts {percent(value)}"
        steps = [_give_up(rating) for rating in severity.steps or (severity.value,)]
        return stepped("conversion_loss", value, origin, steps, 1, assumed=True)
    if written.low < written.high:
        origin = f"written as {percent_range(*written)}"
        return Input("conversion_loss", written.middle, origin, 1, *written, "flat")
    return Input("conversion_loss", written.low, "written")


def _give_up(severity: float) -> float:
    below = int(severity)
    above = min(5, below + 1)
    return _GIVE_UP[below] + (severity - below) * (_GIVE_UP[above] - _GIVE_UP[below])
