"""Opportunities in the order of what an answer is worth, and what each would lift; never in one list with pain points."""

from collections.abc import Iterator
from typing import Any

from journeyctl.cli.explaining import calculation, number, origin_of
from journeyctl.cli.score_call import ScoreCall, exact, pain_scores, without_score
from journeyctl.cli.sheets import Line, Sheet
from journeyctl.cli.table import as_text
from journeyctl.report.closing import counted
from journeyctl.score.leverage import Leverage, OpenPains, leverage, open_pains
from journeyctl.score.opportunities import OpportunityCase, opportunity_cases
from journeyctl.score.opportunity_ranking import (
    OpportunityMethod,
    OpportunityRanking,
    RankedOpportunity,
    rank_opportunities,
)
from journeyctl.text.spelling import listing
from journeyctl.workspace.workspace import Workspace

NAME = "opportunities"


def view(workspace: Workspace, call: ScoreCall) -> Sheet:
    """Rank the opportunities of the journeys that are asked about."""
    scoring = workspace.settings.scoring
    method = OpportunityMethod(call.method or scoring.opportunities, scoring.weights)
    cases = [case for case in opportunity_cases(workspace, call.today) if call.asks(case.journey)]
    ranking = rank_opportunities(cases, method)
    pains = open_pains(workspace, pain_scores(workspace, call) if ranking.opportunities else {})
    if call.explain is not None:
        return _explained(ranking, pains, call.explain)
    found = [(one, leverage(one.case.addresses, pains)) for one in ranking.opportunities]
    top = call.top or len(found)
    notes = [*_how(ranking), *_left_out(ranking)]
    if len(found) > top:
        notes.insert(0, f"and {len(found) - top:,} more: `--top 0` shows all of them")
    facts: dict[str, Any] = {
        "method": method.name,
        "formula": method.formula,
        "unscored": [{"id": case.id, "reason": reason} for case, reason in ranking.unscored],
        "served": [{"id": case.id, "initiatives": list(case.served_by)} for case in ranking.served],
    }
    rows = (_row(one, lifts) for one, lifts in found)
    return Sheet(NAME, rows, [_shown(one, lifts) for one, lifts in found[:top]], notes, facts)


def _row(one: RankedOpportunity, lifts: Leverage) -> dict[str, Any]:
    case = one.case
    return {
        "rank": one.rank,
        "score": exact(one.score),
        "band": one.band or None,
        "id": case.id,
        "statement": case.opportunity.statement,
        "owner": case.opportunity.owner,
        "stage": case.stage,
        "touchpoint": case.touchpoint,
        "addresses": list(case.addresses),
        "initiatives": list(case.initiatives),
        "journeys": list(lifts.journeys),
        "pains": list(lifts.pains),
        "pain_score": exact(lifts.score),
        "inputs": {
            number.name: {
                "value": exact(number.value),
                "low": exact(number.ends[0]),
                "high": exact(number.ends[1]),
                "assumed": number.assumed,
                "origin": number.origin,
            }
            for number in one.inputs
        },
    }


def _shown(one: RankedOpportunity, lifts: Leverage) -> dict[str, Any]:
    case = one.case
    row: dict[str, Any] = {"rank": one.rank, "score": _score(one.score), "field": one.band, "id": case.id}
    row |= {value.name.removesuffix("_value"): number(value) for value in one.inputs}
    row["eases"] = _eases(lifts)
    row["answered_by"] = [name.partition("/")[2] for name in case.initiatives] or "nobody"
    return row | {"owner": case.opportunity.owner, "statement": case.opportunity.statement}


def _score(score: float) -> float:
    return round(score) if score >= 100 else round(score, 1)


def _eases(lifts: Leverage) -> str:
    """Return how many pain points are lifted, and in how many journeys where there are several."""
    if not lifts.pains:
        return "no open pain"
    where = f" in {len(lifts.journeys)} journeys" if len(lifts.journeys) > 1 else ""
    return f"{counted(len(lifts.pains), 'pain')}{where}"


def _how(ranking: OpportunityRanking) -> list[str]:
    method = ranking.method
    if not ranking.opportunities:
        return [f"no opportunity to rank by `{method.name}`"]
    note = f"{method.name}, {method.unit}: {method.formula}"
    if any(value.assumed for one in ranking.opportunities for value in one.inputs):
        note += ". `?`: nobody has written it, and a default stands in; `--explain ID` says which"
    return [note]


def _left_out(ranking: OpportunityRanking) -> list[str]:
    notes = []
    if ranking.served:
        by = dict.fromkeys(name for case in ranking.served for name in case.served_by)
        are = "is" if len(ranking.served) == 1 else "are"
        names = listing([case.id for case in ranking.served], 3)
        done = "is" if len(by) == 1 else "are"
        notes.append(f"{names} {are} answered already, and not ranked: {listing(by, 3)} {done} done")
    return notes + without_score(ranking.unscored)


def _explained(ranking: OpportunityRanking, pains: OpenPains, identifier: str) -> Sheet:
    one = next((one for one in ranking.opportunities if one.case.id == identifier), None)
    if one is not None:
        lifts = leverage(one.case.addresses, pains)
        return Sheet(NAME, [_row(one, lifts)], (), text=tuple(_lines(one, ranking, lifts)))
    reasons = {case.id: reason for case, reason in ranking.unscored}
    reasons |= {case.id: f"{listing(case.served_by)} answered it and is done" for case in ranking.served}
    known = tuple(case.id for case in _cases(ranking))
    if identifier not in reasons:
        return Sheet(NAME, (), (), known=known)
    line = Line(f"{identifier} has no score by `{ranking.method.name}`: {reasons[identifier]}")
    return Sheet(NAME, (), (), known=known, text=(line,))


def _cases(ranking: OpportunityRanking) -> Iterator[OpportunityCase]:
    yield from (one.case for one in ranking.opportunities)
    yield from (case for case, _ in ranking.unscored)
    yield from ranking.served


def _lines(one: RankedOpportunity, ranking: OpportunityRanking, lifts: Leverage) -> Iterator[Line]:
    case, method = one.case, ranking.method
    yield Line(case.id, "message")
    yield Line(f"  {as_text(case.opportunity.statement)}")
    rank = f"rank {one.rank} of {len(ranking.opportunities)}"
    yield from calculation(method, one.inputs, case.support, method.unit, rank)
    worth = f", worth {lifts.score:.0f} by priority" if lifts.score else ""
    yield Line(f"eases: {_eases(lifts)}{worth}{f': {listing(lifts.pains)}' if lifts.pains else ''}")
    yield Line(f"answered by: {listing(case.initiatives) if case.initiatives else 'nobody'}")
    yield from origin_of(method)
