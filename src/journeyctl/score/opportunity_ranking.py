"""Opportunities in order: scored by one method, what is answered already left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

from journeyctl.score import opportunity_methods
from journeyctl.score.inputs import Input
from journeyctl.score.method import Entry, Method, in_order, with_ranks
from journeyctl.score.opportunities import OpportunityCase


class OpportunityMethod(Method):
    """One way to score opportunities."""

    folder: ClassVar[ModuleType] = opportunity_methods


@dataclass(frozen=True, slots=True)
class RankedOpportunity:
    """An opportunity with its place: ranks count from 1, and those that are ranked alike share one."""

    rank: int
    score: float
    band: str
    case: OpportunityCase
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class OpportunityRanking:
    """The order of the opportunities.

    `unscored` holds those without a score, with the reason, and `served` those that an initiative has answered already.
    """

    method: OpportunityMethod
    opportunities: tuple[RankedOpportunity, ...]
    unscored: tuple[tuple[OpportunityCase, str], ...] = ()
    served: tuple[OpportunityCase, ...] = ()


def rank_opportunities(cases: Sequence[OpportunityCase], method: OpportunityMethod) -> OpportunityRanking:
    """Put opportunities in order, the one to look at first at the top; equal ones by id.

    What an initiative that is done has answered is left out.
    """
    todo = [case for case in cases if not case.served_by]
    unscored = tuple((case, why) for case in todo if (why := _needs(case, method)))
    without = {id(case) for case, _ in unscored}
    entries = in_order(_entry(case, method) for case in todo if id(case) not in without)
    ranked = tuple(_ranked(place, case, method) for place, case in with_ranks(entries))
    served = tuple(case for case in cases if case.served_by)
    return OpportunityRanking(method, ranked, unscored, served)


def _entry(case: OpportunityCase, method: OpportunityMethod) -> Entry[OpportunityCase]:
    return Entry(method.order([case.inputs[name].value for name in method.inputs]), case.id, case)


def _ranked(place: int, case: OpportunityCase, method: OpportunityMethod) -> RankedOpportunity:
    inputs = tuple(case.inputs[name] for name in method.inputs)
    numbers = [one.value for one in inputs]
    return RankedOpportunity(place, method.score(numbers), method.band(numbers), case, inputs)


_MISSING = {
    "importance": "touchpoint `{touchpoint}` does not say its `importance: customer`",
    "satisfaction": "touchpoint `{touchpoint}` has neither a `satisfaction` nor a csat metric with `counts` or a share of the best answers",
    "customer_value": "nobody has written `customer_value`",
    "business_value": "nobody has written `business_value`",
    "effort": "nobody has written `effort`",
    "months": "nobody has written `effort`, and no initiative that answers it says its own",
}


def _needs(case: OpportunityCase, method: OpportunityMethod) -> str:
    """Return why an opportunity cannot be scored, or nothing."""
    reasons = [
        _MISSING[name].format(touchpoint=case.touchpoint) for name in method.inputs if name not in case.inputs
    ]
    return "; ".join(reasons)
