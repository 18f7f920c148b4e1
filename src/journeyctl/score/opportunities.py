"""Every opportunity with the numbers that can go into its score.

Opportunities are scored by what an answer to them is worth, pain points by how much they hurt: never in one list.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from journeyctl.model.journey import Journey
from journeyctl.model.metric import Metric, Point
from journeyctl.model.pain import Opportunity, PainPoint
from journeyctl.model.plan import Initiative, Plan
from journeyctl.model.settings import Weights
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.score.confidence import Confidence, confidence
from journeyctl.score.flow import Flow, flow
from journeyctl.score.inputs import Input
from journeyctl.score.intervals import wilson
from journeyctl.score.leverage import full_id, pain_points
from journeyctl.score.opportunity_methods.rice import DAYS_OF_A_MONTH, LEAST_MONTHS, months
from journeyctl.score.opportunity_methods.ulwick import rating_of_ten
from journeyctl.score.pains import Background, background
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
        behind, pain_points(workspace), _answers(workspace), _leading(workspace), workspace.settings.scoring.weights
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

    `pains` are given by id, `answers` by opportunity. `leading` holds for journeys that another leads to (`journey:` of
    a touchpoint) how many customers a month come from there, and the id of that touchpoint.
    """

    behind: Background
    pains: Mapping[str, PainPoint]
    answers: Mapping[str, Sequence[tuple[str, Initiative]]]
    leading: Mapping[str, tuple[float, str]]
    weights: Weights


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


def _leading(workspace: Workspace) -> dict[str, tuple[float, str]]:
    """Return what leads to journeys that show a touchpoint of another in detail; where several do, the one with most."""
    found: dict[str, tuple[float, str]] = {}
    for file, journey in workspace.documents(Journey):
        touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
        if journey.volume is None or journey.state != "current":
            continue
        if any(touchpoint.journey for touchpoint in touchpoints):
            for touchpoint, come in zip(touchpoints, flow(journey).reach, strict=True):
                if touchpoint.journey:
                    here = (journey.volume * come, f"{file.id}/{element_id(touchpoint)}")
                    found[touchpoint.journey] = max(found.get(touchpoint.journey, here), here)
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
                _importance(touchpoint), _satisfaction(touchpoint),
            ]  # fmt: skip
            for opportunity in touchpoint.opportunities:
                name = f"{identifier}/{element_id(opportunity)}"
                answering = others.answers.get(name, ())
                addressed = {full_id(one, identifier) for one in opportunity.addresses} & others.pains.keys()
                support, sure = _confidence(
                    opportunity, [others.pains[one] for one in sorted(addressed)], others.behind
                )
                found = [
                    *at_touchpoint, *_values(opportunity, others.weights), sure,
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
    text = f"{'all' if here > 0.9995 else f'{here:.0%}'.replace('%', ' %')} of them come to `{element_id(touchpoint)}`"
    if guessed:
        text += " (shares that nobody has written count as equal)"
    silent = f"journey `{identifier}` does not say its `volume`"
    if journey.volume is not None:
        quarter: float = journey.volume * _MONTHS_OF_A_QUARTER
        origin = f"{journey.volume:,} a month begin, {quarter:,} a quarter; {text}"
    elif identifier in others.leading:
        month, place = others.leading[identifier]
        quarter = month * _MONTHS_OF_A_QUARTER
        origin = f"{silent}: `{place}` leads to it, where {quarter:,.0f} come in a quarter; {text}"
    else:
        quarter = _CUSTOMERS
        origin = f"{silent}: {_CUSTOMERS:,} customers as a guess; {text}"
    return Input(
        "reach", quarter * here, origin, max(quarter, _CUSTOMERS), assumed=guessed or journey.volume is None
    )


def _importance(touchpoint: Touchpoint) -> Input | None:
    rating = touchpoint.importance.customer if touchpoint.importance else None
    if rating is None:
        return None
    origin = f"`importance: customer` of `{element_id(touchpoint)}` is {rating} of 5"
    return Input("importance", rating_of_ten(rating), origin, 10)


def _satisfaction(touchpoint: Touchpoint) -> Input | None:
    measured = [found for metric in touchpoint.metrics if (found := _top_two(metric)) is not None]
    if measured:
        _, metric, satisfied, asked = max(measured, key=lambda found: (found[0].date, element_id(found[1])))
        share = satisfied / asked
        low, high = wilson(share, asked)
        origin = (
            f"{satisfied:,} of {asked:,} gave one of the two best answers in `{element_id(metric)}`: "
            f"{low:.0%} to {high:.0%}".replace("%", " %")
        )
        return Input("satisfaction", 10 * share, origin, 10, 10 * low, 10 * high, "peak")
    if touchpoint.satisfaction is None:
        return None
    origin = f"`satisfaction` of `{element_id(touchpoint)}` is {touchpoint.satisfaction} of 5"
    return Input("satisfaction", rating_of_ten(touchpoint.satisfaction), origin, 10)


def _top_two(metric: Metric) -> tuple[Point, Metric, int, int] | None:
    """Return the latest point of a CSAT metric, how many gave one of the two best answers, and of how many."""
    if metric.type != "csat" or not metric.points:
        return None
    point = max(metric.points, key=lambda point: point.date)
    low, high = (metric.scale.min, metric.scale.max) if metric.scale else (1, 5)
    counts = {answer: count for answer, count in (point.counts or {}).items() if count}
    given = {answer: count for answer, count in counts.items() if low <= answer <= high}
    if not given or high - low < 3 or (metric.scale is None and len(given) < len(counts)):
        return None  # nobody knows which answers are the best, or two of them are most of the scale
    backwards = metric.polarity == "lower_is_better"
    best = [answer for answer in given if (answer < low + 2 if backwards else answer > high - 2)]
    return point, metric, sum(given[answer] for answer in best), sum(given.values())


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
    """Return how sure an opportunity is, by its own evidence, the team, or the evidence of the pains it addresses."""
    own = confidence(opportunity.evidence, behind.known)
    team = opportunity.confidence
    if own.items:
        if team is None:
            return own, Input("confidence", own.value, "from the evidence")
        if team <= own.value:
            return own, Input("confidence", team, f"the team's own; the evidence would give {own.value:.2f}")
        origin = f"from the evidence; the team says {team:g}, and nobody is surer than what they know"
        return own, Input("confidence", own.value, origin)
    if team is not None:
        return own, Input("confidence", team, "the team's own; no evidence is named")
    theirs = confidence((one for pain in pains for one in pain.evidence), behind.known)
    origin = "from the evidence of the pains it addresses" if theirs.items else "no evidence is named"
    return theirs, Input("confidence", theirs.value, origin, assumed=not theirs.items)


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
        return Input("months", value, origin, max(value, months(5)), assumed=bool(silent))
    if opportunity.effort is None:
        return None
    origin = f"no initiative says its days; an effort of {opportunity.effort:g} counts {months(opportunity.effort):.3g}"
    return Input("months", months(opportunity.effort), origin, months(5), assumed=True)
