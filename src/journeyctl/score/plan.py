"""Which initiatives of the action plan to do with the days there are, and why the others are left out.

Formula: worth of an opportunity = value x confidence; of a plan = that of all it answers, each once

Value is the mean of `customer_value` and `business_value` (as in value-effort), or the one of them that is written.
Where neither is, the highest `priority` of the open pains it addresses stands in. Confidence is a share, as in RICE.
Opportunities that an initiative has answered already (`done`) bring nothing more. The set with the most worth for the
days is found exactly.

Source: our own; the search is that of the knapsack.

Limits: what is written as value and what stands in for it are not the same thing. Of work that has begun the whole
effort counts, for nobody writes what is left of it. Initiatives that need each other are not known, an initiative
counts as a full answer, and two opportunities that address the same pain are both worth something.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import inf

from journeyctl.model.plan import Initiative, Plan
from journeyctl.model.settings import Weights
from journeyctl.score.inputs import Input
from journeyctl.score.knapsack import Item, best_set, by_yield
from journeyctl.score.leverage import Leverage, OpenPains, leverage, open_pains
from journeyctl.score.opportunities import OpportunityCase, opportunity_cases
from journeyctl.score.opportunity_methods import value_effort
from journeyctl.text.spelling import listing
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace

MOST_DAYS = 1_000_000
"""More person-days than this are no effort that anybody plans: a slip of the pen."""

_LEAST_DAYS = 1e-6  # less than that counts as no effort, as in the knapsack

TODO = ("idea", "planned", "doing")
"""The states of initiatives that can be chosen."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What an answer to an opportunity is worth: value (0 to 100) times confidence (0 to 1).

    `value` is None, and `total` 0, where nothing says what it is worth.
    """

    case: OpportunityCase
    value: Input | None
    confidence: Input

    @property
    def id(self) -> str:
        """The id of the opportunity, `journey/opportunity`."""
        return self.case.id

    @property
    def total(self) -> float:
        """The worth, from 0 to 100."""
        return round(self.value.value * self.confidence.value, 6) if self.value else 0.0

    @property
    def assumed(self) -> bool:
        """Whether nobody has written one of the two."""
        return self.value is None or self.value.assumed or self.confidence.assumed

    @property
    def reason(self) -> str:
        """Why it is worth nothing, or nothing."""
        if self.value is None:
            return "nobody has written a value, and it addresses no open pain point with a score"
        if not self.value.value:
            return f"its value is 0: {self.value.origin}"
        return "its confidence is 0" if not self.confidence.value else ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An initiative that can be chosen: `id` is `plan/initiative`, `answers` the ids of the known opportunities it answers.

    `alone` is what all of them that are not yet answered are worth.
    """

    id: str
    initiative: Initiative
    answers: tuple[str, ...]
    alone: float
    lifts: Leverage


@dataclass(frozen=True, slots=True)
class Chosen:
    """An initiative that is chosen: `serves` are the opportunities that none before it serves, `worth` what they bring."""

    candidate: Candidate
    effort: float
    worth: float
    serves: tuple[str, ...]

    @property
    def per_day(self) -> float | None:
        """The worth for a person-day; None where it takes none, or less than a millionth of one."""
        return self.worth / self.effort if self.effort >= _LEAST_DAYS else None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An initiative that is not chosen, with the reason."""

    candidate: Candidate
    reason: str


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """What to do with a budget of person-days (None: with as many as it takes), the best for its days first.

    `possible` is the worth of all that the plan could still bring, `unanswered` are the opportunities with a worth that no
    initiative answers, those worth most first. `proven` says that no other set brings more. `next_days` more days
    would bring `next_worth` more, and no fewer days bring anything more.
    """

    budget: float | None
    chosen: tuple[Chosen, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    effort: float = 0.0
    worth: float = 0.0
    possible: float = 0.0
    worths: Mapping[str, Worth] = field(default_factory=dict)
    unanswered: tuple[Worth, ...] = ()
    proven: bool = True
    next_days: float | None = None
    next_worth: float | None = None


def choose(
    workspace: Workspace,
    today: date,
    budget_days: float | None,
    pain_scores: Mapping[str, float],
    journeys: Collection[str] | None = None,
    plans: Collection[str] | None = None,
) -> PlanChoice:
    """Choose initiatives for a budget of person-days; None: the least work that serves everything.

    `pain_scores` holds the priority of the open pain points by id. Only opportunities of `journeys` count, and only
    initiatives that answer one of them; None: all of them. Only initiatives of `plans` are chosen; None: of all.
    """
    pains = open_pains(workspace, pain_scores)
    weights = workspace.settings.scoring.weights
    worths: dict[str, Worth] = {}
    for case in opportunity_cases(workspace, today):
        if journeys is None or case.journey in journeys:
            worths.setdefault(case.id, _worth(case, weights, pains))
    todo = {name: one.total for name, one in worths.items() if one.total > 0 and not one.case.served_by}
    asked = [(file.id, plan) for file, plan in workspace.documents(Plan) if plans is None or file.id in plans]
    candidates = _candidates(asked, worths, todo, pains, everything=journeys is None)
    items = {
        name: Item(name, one.initiative.effort, frozenset(one.answers))
        for name, one in candidates.items()
        if one.initiative.effort is not None and one.initiative.effort <= MOST_DAYS
    }
    found = best_set(items.values(), todo, inf if budget_days is None else budget_days)
    chosen = tuple(
        Chosen(candidates[turn.id], items[turn.id].effort, turn.worth, turn.serves)
        for turn in by_yield([items[name] for name in found.chosen], todo)
    )
    left = None if budget_days is None else round(budget_days - found.effort, 6)
    why = _Why(worths, todo, chosen, _served(worths, chosen), budget_days, left, found.proven)
    unanswered = [worths[name] for name in todo if not worths[name].case.initiatives]
    more = budget_days is not None and found.next_effort is not None and found.next_worth is not None
    return PlanChoice(
        budget_days,
        chosen,
        tuple(
            LeftOut(one, why.left_out(one)) for name, one in candidates.items() if name not in found.chosen
        ),
        found.effort,
        found.worth,
        sum(todo.values()),
        worths,
        tuple(sorted(unanswered, key=lambda one: (-one.total, one.id))),
        found.proven,
        round((found.next_effort or 0.0) - (budget_days or 0.0), 6) if more else None,
        round((found.next_worth or 0.0) - found.worth, 6) if more else None,
    )


def _worth(case: OpportunityCase, weights: Weights, pains: OpenPains) -> Worth:
    confidence = case.inputs["confidence"]
    weighed = value_effort.valued_by(weights)
    written = {
        name: one for name in weighed if (one := case.inputs.get(name)) is not None and not one.assumed
    }
    if len(written) == len(weighed):
        value = value_effort.scorer(weights)([one.value for one in written.values()])
        return Worth(case, Input("value", value, "written", 100), confidence)
    if written:
        [(name, one)] = written.items()
        silent = next(other for other in weighed if other != name)
        origin = f"`{name}` alone: nobody has written `{silent}`"
        return Worth(case, Input("value", one.value, origin, 100, assumed=True), confidence)
    scores = [(pains.scores[one], one) for one in case.addresses if one in pains.ids and one in pains.scores]
    if not scores:
        return Worth(case, None, confidence)
    score, worst = min(scores, key=lambda pair: (-pair[0], pair[1]))
    origin = f"nobody has written a value: the priority of `{worst}` stands in"
    return Worth(case, Input("value", score, origin, 100, assumed=True), confidence)


def _candidates(
    plans: Iterable[tuple[str, Plan]],
    worths: Mapping[str, Worth],
    todo: Mapping[str, float],
    pains: OpenPains,
    *,
    everything: bool,
) -> dict[str, Candidate]:
    """Return what can be chosen, by id; without `everything` only what answers something known."""
    found: dict[str, Candidate] = {}
    for identifier, plan in plans:
        for initiative in plan.initiatives:
            answers = tuple(sorted({name for name in initiative.answers if name in worths}))
            if initiative.status in TODO and (everything or answers):
                lifts = leverage((one for name in answers for one in worths[name].case.addresses), pains)
                alone = sum(todo.get(name, 0.0) for name in answers)
                name = f"{identifier}/{element_id(initiative)}"
                # Two of one id are an error that `validate` tells.
                found.setdefault(name, Candidate(name, initiative, answers, alone, lifts))
    return dict(sorted(found.items()))


def _served(worths: Mapping[str, Worth], chosen: Sequence[Chosen]) -> dict[str, Sequence[str]]:
    """Return who serves what: those that are done, and those that are chosen."""
    served: dict[str, Sequence[str]] = {
        name: one.case.served_by for name, one in worths.items() if one.case.served_by
    }
    for one in chosen:
        served.update((name, (one.candidate.id,)) for name in one.serves)
    return served


@dataclass(frozen=True, slots=True)
class _Why:
    """Knows why something was left out."""

    worths: Mapping[str, Worth]
    todo: Mapping[str, float]
    chosen: Sequence[Chosen]
    served: Mapping[str, Sequence[str]]
    budget: float | None
    left: float | None
    proven: bool

    def left_out(self, candidate: Candidate) -> str:
        """Return the reason, as a phrase about the initiative."""
        worthy = [name for name in candidate.answers if self.worths[name].total > 0]
        if not worthy:
            return self._worthless(candidate)
        if all(name in self.served for name in worthy):
            by = dict.fromkeys(one for name in worthy for one in self.served[name])
            return f"everything it answers is served already by {listing(by, 3)}"
        effort = candidate.initiative.effort
        if effort is None:
            return "nobody has written its `effort`"
        if effort > MOST_DAYS:
            return f"cannot be planned: its `effort` is {_days(effort)}; write at most {_days(MOST_DAYS)}"
        return self._too_much(effort, sum(self.todo[name] for name in worthy if name not in self.served))

    def _worthless(self, candidate: Candidate) -> str:
        if not candidate.initiative.answers:
            return "answers no opportunity"
        if not candidate.answers:
            return f"answers no opportunity of a current state: {listing(sorted(candidate.initiative.answers), 3)}"
        first = self.worths[candidate.answers[0]]
        return f"answers no opportunity that has a worth: `{first.id}`, {first.reason}"

    def _too_much(self, effort: float, worth: float) -> str:
        budget, left = self.budget or 0.0, self.left or 0.0
        if effort > budget:
            return f"does not fit: {_days(effort)}, the budget is {_days(budget)}"
        have = f"{_days(left)} {'is' if left == 1 else 'are'} left" if left else "nothing is left"
        least = min((one.per_day for one in self.chosen if one.per_day is not None), default=0.0)
        if effort >= _LEAST_DAYS and worth / effort < least:
            return (
                f"brings less for its days than what was chosen ({worth / effort:.2f} a day, the others "
                f"{least:.2f} and more): {_days(effort)}, {have}"
            )
        return f"does not fit: {_days(effort)}, {have}{', and no set with it brings more' if self.proven else ''}"


def _days(days: float) -> str:
    return f"{days:,.10g} d"
