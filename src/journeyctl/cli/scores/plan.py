"""What to do with the days there are: the set of initiatives that brings the most, and why the others are left out."""

from collections.abc import Iterator
from typing import Any

from journeyctl.cli.score_call import ScoreCall, exact, nothing, pain_scores
from journeyctl.cli.sheets import Sheet
from journeyctl.report.closing import counted
from journeyctl.score.plan import Candidate, Chosen, PlanChoice, Worth, choose
from journeyctl.text.spelling import listing
from journeyctl.workspace.workspace import Workspace

NAME = "plan"

_TOLD = 10


def view(workspace: Workspace, call: ScoreCall) -> Sheet:
    """Choose initiatives of the plans asked about, of those that answer opportunities of the journeys asked about."""
    journeys = call.journeys or None  # whoever asks about the file of a plan asks about no journey
    scores = pain_scores(workspace, call)
    choice = choose(workspace, call.today, call.budget, scores, journeys, call.plans)
    if not choice.chosen and not choice.left_out:
        where = " and answers an opportunity of these journeys" if journeys else ""
        of = "" if call.plans is None else f" of {listing(sorted(call.plans), 3)}"
        return nothing(
            NAME, f"no initiative{of} is an idea, planned or being done{where}: there is nothing to choose"
        )
    rows = [_chosen_row(one) for one in choice.chosen]
    rows += [_row(one.candidate, None, one.reason) for one in choice.left_out]
    top = call.top or len(choice.chosen)
    notes = [*_told(choice), *_left_out(choice, call.top)]
    if len(choice.chosen) > top:
        notes.insert(0, f"and {len(choice.chosen) - top:,} more: `--top 0` shows all of them")
    return Sheet(NAME, rows, [_shown(one) for one in choice.chosen[:top]], notes, _facts(choice))


def _facts(choice: PlanChoice) -> dict[str, Any]:
    return {
        "budget": choice.budget,
        "effort": exact(choice.effort),
        "worth": exact(choice.worth),
        "possible": exact(choice.possible),
        "proven": choice.proven,
        "next_days": exact(choice.next_days),
        "next_worth": exact(choice.next_worth),
        "opportunities": [_worth_row(one) for one in choice.worths.values()],
    }


def _worth_row(one: Worth) -> dict[str, Any]:
    return {
        "id": one.id,
        "worth": exact(one.total),
        "value": one.value and exact(one.value.value),
        "value_origin": one.value and one.value.origin,
        "confidence": exact(one.confidence.value),
        "confidence_origin": one.confidence.origin,
        "assumed": one.assumed,
        "initiatives": list(one.case.initiatives),
        "served_by": list(one.case.served_by),
    }


def _chosen_row(one: Chosen) -> dict[str, Any]:
    return _row(one.candidate, one, None)


def _row(candidate: Candidate, chosen: Chosen | None, reason: str | None) -> dict[str, Any]:
    initiative, lifts = candidate.initiative, candidate.lifts
    per_day = chosen.per_day if chosen else None
    return {
        "id": candidate.id,
        "chosen": chosen is not None,
        "reason": reason,
        "title": initiative.title,
        "status": initiative.status,
        "owner": initiative.owner,
        "due": initiative.due and initiative.due.isoformat(),
        "effort": initiative.effort,
        "worth": exact(chosen.worth) if chosen else None,
        "worth_per_day": exact(per_day),
        "worth_alone": exact(candidate.alone),
        "answers": list(candidate.answers),
        "serves": list(chosen.serves) if chosen else [],
        "journeys": list(lifts.journeys),
        "pains": list(lifts.pains),
        "pain_score": exact(lifts.score),
    }


def _shown(one: Chosen) -> dict[str, Any]:
    initiative, lifts = one.candidate.initiative, one.candidate.lifts
    return {
        "id": one.candidate.id,
        "days": round(one.effort, 2),
        "brings": round(one.worth, 1),
        "a_day": None if one.per_day is None else round(one.per_day, 2),
        "journeys": len(lifts.journeys),
        "pains": len(lifts.pains),
        "status": initiative.status,
        "serves": list(one.serves),
        "owner": initiative.owner,
        "title": initiative.title,
    }


def _told(choice: PlanChoice) -> Iterator[str]:
    yield _sum(choice)
    if choice.chosen:
        yield (
            "brings: value x confidence of the opportunities that none above it serves, so that each counts once; journeys "
            "and pains: what it would lift, the same pain elsewhere included"
        )
    if not choice.proven:
        yield (
            "so many initiatives answer the same opportunities that not every set was looked at: this is the best that was "
            "found, and there may be a better one"
        )
    if choice.next_days is not None:
        days = days_in_words(choice.next_days)
        yield f"with {days} more another set would bring {choice.next_worth:,.1f} more; fewer days change nothing"
    named = dict.fromkeys(name for one in choice.chosen for name in one.serves)
    guesses = [one for name in named if (one := choice.worths[name]).value is not None and one.value.assumed]
    for one in guesses[:3]:
        yield f"`{one.id}`: {one.value.origin if one.value else ''}"
    if len(guesses) > 3:
        yield f"and {len(guesses) - 3:,} more opportunities whose value is a guess"
    if choice.unanswered:
        told = ", ".join(f"`{one.id}` ({one.total:.1f})" for one in choice.unanswered[:3])
        more = f" and {len(choice.unanswered) - 3:,} more" if len(choice.unanswered) > 3 else ""
        yield f"no initiative answers {told}{more}"


def _sum(choice: PlanChoice) -> str:
    count = len(choice.chosen)
    does = (
        f"{counted(count, 'initiative')} {'takes' if count == 1 else 'take'} {choice.effort:,.10g} d and "
        f"{'brings' if count == 1 else 'bring'} {choice.worth:,.1f} of the {choice.possible:,.1f} that opportunities are worth"
    )
    if choice.budget is None:
        if not count:
            return "nothing in the plan brings anything that can be counted"
        return f"the whole plan: {does}; with `--budget 60d` the best for the days is chosen"
    if not count:
        return f"of {choice.budget:,.10g} d nothing can be done that brings anything"
    left = round(choice.budget - choice.effort, 6)
    return (
        f"of {choice.budget:,.10g} d: {does}; {f'{days_in_words(left)} left' if left else 'no day is left'}"
    )


def days_in_words(days: float) -> str:
    """Return days in words.

    >>> days_in_words(1), days_in_words(2.5)
    ('1 day', '2.5 days')
    """
    return f"{days:,.10g} {'day' if days == 1 else 'days'}"


def _left_out(choice: PlanChoice, top: int) -> Iterator[str]:
    most = min(top, _TOLD) if top else len(choice.left_out)
    for one in choice.left_out[:most]:
        yield f"left out: `{one.candidate.id}` {one.reason}"
    if len(choice.left_out) > most:
        yield f"left out: {len(choice.left_out) - most:,} more, which `--top 0` shows"
