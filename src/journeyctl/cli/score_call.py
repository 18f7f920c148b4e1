"""One call of `score`, as its options say, and what several views need of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from journeyctl.cli.sheets import Sheet
from journeyctl.model.journey import Journey
from journeyctl.model.plan import Plan
from journeyctl.score.opportunities import OpportunityCase
from journeyctl.score.pains import PainCase, pain_cases
from journeyctl.score.ranking import PainMethod, Ranking, rank
from journeyctl.text.spelling import listing
from journeyctl.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCall:
    """What is asked: `journeys` holds the ids of those asked about (None: all of the workspace).

    `plans` holds the ids of the plans that are asked about (None: all). `persona` is whose curves are shown (None: everybody's),
    `worlds` is how many worlds are looked at (None: as many as are useful; 0: none), `budget` is in
    person-days, and `top` is how many rows are shown (0: all).
    """

    today: date
    journeys: frozenset[str] | None = None
    method: str | None = None
    persona: str | None = None
    plans: frozenset[str] | None = None
    worlds: int | None = None
    seed: int = 1
    budget: float | None = None
    explain: str | None = None
    learn: bool = False
    top: int = 20

    def asks(self, journey: str) -> bool:
        """Say whether a journey is asked about."""
        return self.journeys is None or journey in self.journeys

    def asked(self, workspace: Workspace) -> dict[str, Journey]:
        """Return the journeys that are asked about, by id, in the order of their files."""
        return {file.id: journey for file, journey in workspace.documents(Journey) if self.asks(file.id)}


def asked_journeys(workspace: Workspace, only: frozenset[str] | None) -> frozenset[str] | None:
    """Return the ids of the journeys among the files that are asked about, or None for all of them."""
    if only is None:
        return None
    return frozenset(file.id for file, _ in workspace.documents(Journey) if file.source.path in only)


def asked_plans(workspace: Workspace, only: frozenset[str] | None) -> frozenset[str] | None:
    """Return the ids of the plans among the files that are asked about, or None where there is none among them."""
    if only is None:
        return None
    return frozenset(file.id for file, _ in workspace.documents(Plan) if file.source.path in only) or None


def nothing(name: str, why: str) -> Sheet:
    """Return a sheet without rows, with the reason."""
    return Sheet(name, (), (), (why,))


def more(count: int, call: ScoreCall) -> list[str]:
    """Return what to say of rows that are not shown."""
    hidden = count - call.top if call.top else 0
    return [f"and {hidden:,} more: `--top 0` shows all of them"] if hidden > 0 else []


def exact(number: float | None) -> float | None:
    """Return a number for machines, without the noise in its last digits.

    >>> exact(0.30000000000000004), exact(-5e-17)
    (0.3, 0.0)
    """
    return None if number is None else float(f"{round(number, 12):.10g}") + 0.0  # no -0.0


def without_score(unscored: Iterable[tuple[PainCase | OpportunityCase, str]]) -> list[str]:
    """Return what to say of cases without a score, given with the reason: a line for each reason."""
    reasons: dict[str, list[str]] = {}
    for case, reason in unscored:
        reasons.setdefault(reason, []).append(case.id)
    return [
        f"{listing(ids, 3)} {'has' if len(ids) == 1 else 'have'} no score: {reason}"
        for reason, ids in reasons.items()
    ]


def pain_ranking(workspace: Workspace, call: ScoreCall) -> Ranking:
    """Rank the pain points of the journeys that are asked about, by the method that is asked for or set."""
    scoring = workspace.settings.scoring
    cases = [case for case in pain_cases(workspace, call.today) if call.asks(case.journey)]
    return rank(cases, PainMethod(call.method or scoring.method, scoring.weights))


def pain_scores(
    workspace: Workspace, call: ScoreCall, cases: Sequence[PainCase] | None = None
) -> dict[str, float]:
    """Return the `priority` of every open pain point of the workspace, by id, those that are the same among them.

    `cases` are those of the workspace, where they are known already.
    """
    method = PainMethod("priority", workspace.settings.scoring.weights)
    known = pain_cases(workspace, call.today) if cases is None else cases
    ranking = rank(known, method, merge=False)
    return {pain.case.id: pain.score for pain in ranking.pains}
