"""The scores of pain points in many workspaces: what neither the day nor the evidence changes is worked out once for a journey.

Of all numbers that go into a score only confidence comes from the evidence and the day; evidence also says how far a frequency
may be off, but not what it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from journeyctl.model.base import Refs
from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey
from journeyctl.score.confidence import confidence, confidence_input, supports
from journeyctl.score.flow import Flow, flow
from journeyctl.score.pains import OVER, Background, PainCase, cases_in
from journeyctl.score.ranking import PainMethod
from journeyctl.score.shares import PersonaShares, persona_shares
from journeyctl.score.volume import Lead, Volume, leads, volumes
from journeyctl.workspace.workspace import Workspace

_SURE = "confidence"


class _Row(NamedTuple):
    """An open pain point: its id, the numbers that a method takes, the place of confidence in them, and what that comes from.

    `numbers` are None where one of them is missing.
    """

    id: str
    numbers: tuple[float, ...] | None
    place: int | None
    evidence: Refs
    team: float | None


class _Rows(NamedTuple):
    """The open pain points of a journey, and all that they were made from."""

    journey: Journey
    method: PainMethod
    shares: PersonaShares
    lead: Lead | None
    volume: Volume | None
    rows: tuple[_Row, ...]


@dataclass(eq=False)
class Weigher:
    """Scores the pain points of one workspace after the other as `rank` does, but does not put them in order."""

    _known: dict[tuple[str, int], _Rows] = field(default_factory=dict, init=False)
    _flows: dict[int, tuple[Journey, Flow]] = field(default_factory=dict, init=False)

    def flow(self, journey: Journey) -> Flow:
        """Return how many customers get where; another day or other evidence do not change it."""
        known = self._flows.get(id(journey))
        if known is None:
            known = self._flows[id(journey)] = (journey, flow(journey))
        return known[1]

    def all_scores(self, workspace: Workspace, method: PainMethod, day: date) -> dict[str, float]:
        """Return the scores of the open pain points of a workspace by id, judged by a day."""
        evidence = ((file.id, item) for file, item in workspace.documents(Evidence))
        leading = leads(workspace, self.flow)
        behind = Background(
            persona_shares(workspace), supports(evidence, day), leading, volumes(workspace, leading)
        )
        journeys = [(file.id, journey) for file, journey in workspace.documents(Journey)]
        return self.scores(journeys, behind, method)

    def scores(
        self, journeys: Iterable[tuple[str, Journey]], behind: Background, method: PainMethod
    ) -> dict[str, float]:
        """Return the scores of the open pain points of some journeys, given with their ids; only those of today have any.

        Of several with one id, which is a mistake, the one that is ranked last counts, as in a mapping of a ranking.
        """
        found: dict[str, float] = {}
        keys: dict[str, Any] = {}
        without: set[str] = set()
        for identifier, journey in journeys:
            if journey.state != "current":
                continue
            for row in self._rows(identifier, journey, behind, method):
                if row.numbers is None:
                    without.add(row.id)
                    continue
                numbers = list(row.numbers)
                if row.place is not None:
                    support = confidence(row.evidence, behind.known)
                    numbers[row.place] = confidence_input(row.team, support).value
                score = method.score(numbers)
                key = score if method.ranks_by_score else method.order(numbers)
                if row.id not in keys or key <= keys[row.id]:
                    found[row.id], keys[row.id] = score, key
        return {name: score for name, score in found.items() if name not in without}

    def _rows(
        self, identifier: str, journey: Journey, behind: Background, method: PainMethod
    ) -> tuple[_Row, ...]:
        lead = next(iter(behind.leads.get(identifier, ())), None)
        volume = behind.volumes.get(identifier)
        known = self._known.get((identifier, id(journey)))
        if known is None or known[1:5] != (method, behind.shares, lead, volume):
            cases = cases_in(identifier, journey, behind, self.flow(journey))
            rows = tuple(_row(case, method.inputs) for case in cases if case.pain.status not in OVER)
            known = _Rows(journey, method, behind.shares, lead, volume, rows)
            self._known[identifier, id(journey)] = known
        return known.rows


def _row(case: PainCase, names: tuple[str, ...]) -> _Row:
    inputs = case.inputs
    numbers = tuple(inputs[name].value for name in names) if inputs.keys() >= {*names} else None
    place = names.index(_SURE) if _SURE in names else None
    return _Row(case.id, numbers, place, case.pain.evidence, case.pain.confidence)
