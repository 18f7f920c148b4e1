"""Every opportunity with the numbers that can go into its score.

Opportunities are scored by what an answer to them is worth, pain points by how much they hurt: never in one list.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from journeyctl.model.journey import Journey
from journeyctl.model.pain import Opportunity, PainPoint
from journeyctl.model.plan import Initiative, Plan
from journeyctl.model.settings import Weights
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.score.confidence import Confidence, confidence, confidence_input
from journeyctl.score.flow import Flow, flow
from journeyctl.score.inputs import Input
from journeyctl.score.leverage import full_id, pain_points
from journeyctl.score.pains import Background, background
from journeyctl.score.readings import Reading, latest_top_two
from journeyctl.score.scales import DAYS_OF_A_MONTH, LEAST_MONTHS, months, rating_of_ten
from journeyctl.text.numbers import percent, percent_range
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace

_CUSTOMERS = 1_000
_MONTHS_OF_A_QUARTER = 3


@dataclass(frozen=True, slots=True)
class OpportunityCase:
    """One opportunity of a current state, and its numbers by name.

    `id` is `journey/opportunity`. `inputs` holds those of importance and satisfaction (0 to 10), reach (customers a
    quarter), customer_value and business_value (0 to 100), confidence (a share), effort (0 to 5) and months (of a
    person) that are known. `addresses` holds the known pain points it would ease, `initiatives` the ids
    (`plan/initiative`) of those that answer it and are to be done, `served_by` of those that are done.
    """

    id: str
    journey: str
    stage: str
    touchpoint: str
    opportunity: Opportunity
    inputs: Mapping[str, Input]
    support: Confidence
    addresses: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    served_by: tuple[str, ...] = ()


def opportunity_cases(workspace: Workspace, today: date) -> list[OpportunityCase]:
    """Return the opportunities of all current states by id, those that are answered already among them."""
    behind = background(workspace, today)
    others = _Others(
        workspace, today, behind, pain_points(workspace), _answers(workspace)
    )  # fmt: skip
    found = [
        case
        for file, journey in workspace.documents(Journey)
        if journey.state == "current"
        for case in _in_journey(file.id, journey, others)
    ]
    return sorted(found, key=lambda case: case.id)


class _Others(NamedTuple):
    """What the opportunities of one journey need from outside it.

    `pains` are given by id, `answers` by opportunity.
    """

    workspace: Workspace
    today: date
    behind: Background
    pains: Mapping[str, PainPoint]
    answers: Mapping[str, Sequence[tuple[str, Initiative]]]


def _answers(workspace: Workspace) -> dict[str, list[tuple[str, Initiative]]]:
    """Return the initiatives that answer each opportunity, by id; dropped ones answer nothing."""
    found: dict[str, list[tuple[str, Initiative]]] = {}
    for file, plan in workspace.documents(Plan):
        for initiative in plan.initiatives:
            if initiative.status != "dropped":
                for target in dict.fromkeys(initiative.answers):
                    found.setdefault(target, []).append((f"{file.id}/{element_id(initiative)}", initiative))
    for answering in found.values():
        answering.sort(key=lambda entry: entry[0])
    return found


def _in_journey(identifier: str, journey: Journey, others: _Others) -> Iterator[OpportunityCase]:
    if not any(touchpoint.opportunities for stage in journey.stages for touchpoint in stage.touchpoints):
        return
    flowing = flow(journey)
    numbers = {id(touchpoint): number for number, touchpoint in enumerate(flowing.touchpoints)}
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            if not touchpoint.opportunities:
                continue
            number = numbers[id(touchpoint)]
            at_touchpoint = [
                _reach(identifier, journey, touchpoint, flowing, number, others),
                _importance(touchpoint), _satisfaction(touchpoint, others),
            ]  # fmt: skip
            for opportunity in touchpoint.opportunities:
                name = f"{identifier}/{element_id(opportunity)}"
                answering = others.answers.get(name, ())
                addressed = {full_id(one, identifier) for one in opportunity.addresses} & others.pains.keys()
                support, sure = _confidence(
                    opportunity, [others.pains[one] for one in sorted(addressed)], others.behind
                )
                found = [
                    *at_touchpoint, *_values(opportunity, others.workspace.settings.scoring.weights), sure,
                    _effort(opportunity), _months(opportunity, answering),
                ]  # fmt: skip
                yield OpportunityCase(
                    name, identifier, element_id(stage), element_id(touchpoint), opportunity,
                    {one.name: one for one in found if one is not None}, support, tuple(sorted(addressed)),
                    tuple(one for one, initiative in answering if initiative.status != "done"),
                    tuple(one for one, initiative in answering if initiative.status == "done"),
                )  # fmt: skip


def _reach(
    identifier: str, journey: Journey, touchpoint: Touchpoint, flowing: Flow, number: int, others: _Others
) -> Input:  # fmt: skip
    """Return how many customers come to a touchpoint in a quarter."""
    shares = others.behind.shares
    some, whole = shares.together(touchpoint.personas or journey.personas), shares.together(journey.personas)
    part = min(1.0, some.value / whole.value) if whole.value else 1.0
    here = part * flowing.reach[number]
    guessed = number in flowing.assumed or (part < 1 and (some.assumed or whole.assumed))
    text = f"{'all' if here > 0.9995 else percent(here)} of them come to `{element_id(touchpoint)}`"
    if guessed:
        text += " (shares that nobody has written count as equal)"
    volume = others.behind.volumes.get(identifier)
    if volume is None:
        quarter: float = _CUSTOMERS
        origin = (
            f"journey `{identifier}` does not say its `volume`: {_CUSTOMERS:,} customers as a guess; {text}"
        )
    else:
        quarter = volume.customers * _MONTHS_OF_A_QUARTER
        origin = f"{volume.origin}, {quarter:,.0f} a quarter; {text}"
    assumed = guessed or volume is None or volume.assumed
    return Input("reach", quarter * here, origin, None, assumed=assumed)


def _importance(touchpoint: Touchpoint) -> Input | None:
    rating = touchpoint.importance.customer if touchpoint.importance else None
    if rating is None:
        return None
    origin = f"`importance: customer` of `{element_id(touchpoint)}` is {rating} of 5"
    return Input("importance", rating_of_ten(rating), origin, 10)


def _satisfaction(touchpoint: Touchpoint, others: _Others) -> Input | None:
    measured = [
        (reading, element_id(metric))
        for metric in touchpoint.metrics
        if (reading := latest_top_two(metric, others.workspace, others.today)) is not None
    ]
    if measured:
        reading, name = max(measured, key=lambda found: (found[0].date, found[1]))
        origin = f"{_gave(reading)} one of the two best answers in `{name}`"
        if reading.bounds is None:
            return Input("satisfaction", 10 * reading.value, origin, 10)
        low, high = reading.bounds
        origin += f": {percent_range(low, high)}"
        return Input("satisfaction", 10 * reading.value, origin, 10, 10 * low, 10 * high, "peak")
    if touchpoint.satisfaction is None:
        return None
    origin = f"`satisfaction` of `{element_id(touchpoint)}` is {touchpoint.satisfaction} of 5"
    return Input("satisfaction", rating_of_ten(touchpoint.satisfaction), origin, 10)


def _gave(reading: Reading) -> str:
    """Return how many gave an answer, as exactly as somebody has written it."""
    share = percent(reading.value)
    if reading.n is None:
        return f"{share}, nobody says of how many, gave"
    some = reading.value * reading.n
    counted = abs(some - round(some)) < 1e-6
    return f"{round(some):,} of {reading.n:,} gave" if counted else f"{share} of {reading.n:,} gave"


def _values(opportunity: Opportunity, weights: Weights) -> Iterator[Input]:
    customer, business = opportunity.customer_value, opportunity.business_value
    if customer is not None:
        yield Input("customer_value", customer, "written", 100)
    if business is not None:
        yield Input("business_value", business, "written", 100)
    elif customer is not None and weights.customer_value > 0:
        origin = "nobody has written it: `customer_value` stands in"
        yield Input("business_value", customer, origin, 100, assumed=True)


def _confidence(
    opportunity: Opportunity, pains: Iterable[PainPoint], behind: Background
) -> tuple[Confidence, Input]:
    """Return how sure an opportunity is, by its own evidence or else that of the pains it addresses."""
    own = confidence(opportunity.evidence, behind.known)
    if not own.items:
        theirs = confidence((one for pain in pains for one in pain.evidence), behind.known)
        if theirs.items:
            source = "the evidence of the pains it addresses"
            return theirs, confidence_input(opportunity.confidence, theirs, source)
    return own, confidence_input(opportunity.confidence, own)


def _effort(opportunity: Opportunity) -> Input | None:
    return None if opportunity.effort is None else Input("effort", opportunity.effort, "written", 5)


def _months(opportunity: Opportunity, answering: Sequence[tuple[str, Initiative]]) -> Input | None:
    todo = [(name, initiative.effort) for name, initiative in answering if initiative.status != "done"]
    told = [(name, effort) for name, effort in todo if effort is not None]
    if told:
        silent = [name for name, effort in todo if effort is None]
        value = max(LEAST_MONTHS, sum(effort for _, effort in told) / DAYS_OF_A_MONTH)
        parts = " + ".join(f"{effort:g} days of `{name}`" for name, effort in told)
        origin = f"{parts}, {DAYS_OF_A_MONTH} days a month"
        if silent:
            origin += f"; without `{'`, `'.join(silent)}`, whose effort nobody has written"
        return Input("months", value, origin, None, assumed=bool(silent))
    if opportunity.effort is None:
        return None
    origin = f"no initiative says its days; an effort of {opportunity.effort:g} counts {months(opportunity.effort):.3g}"
    return Input("months", months(opportunity.effort), origin, None, assumed=True)
