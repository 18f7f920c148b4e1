"""The action plan as a board: what is overdue, what is being done, what comes, and whether it helped."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from journeyctl.model.journey import Journey
from journeyctl.model.metric import Metric
from journeyctl.model.plan import Initiative, Plan
from journeyctl.score.readings import Reader, polarity_of
from journeyctl.workspace.elements import element_id, elements
from journeyctl.workspace.workspace import Workspace

GROUPS = ("overdue", "doing", "planned", "idea", "done", "dropped")
"""The groups of the board, in order: what is overdue stands there and nowhere else."""

OVER = ("done", "dropped")
"""The states of initiatives that nobody has to do any more."""


@dataclass(frozen=True, slots=True)
class Card:
    """One initiative on the board: `id` is `plan/initiative`, `days` how many there are until it is due (negative: past).

    `reached` says whether the measured value is the expected one or better; None where nobody can say.
    """

    id: str
    path: str
    initiative: Initiative
    group: str
    days: int | None
    reached: bool | None


def cards(workspace: Workspace, today: date) -> list[Card]:
    """Return the initiatives of all plans, in the order of the board: by group, then by day, then by id."""
    metrics = _metrics(workspace)
    found = [
        _card(
            f"{file.id}/{element_id(initiative)}",
            file.source.path,
            initiative,
            today,
            _reached(initiative, metrics, workspace),
        )
        for file, plan in workspace.documents(Plan)
        for initiative in plan.initiatives
    ]
    return sorted(
        found,
        key=lambda card: (GROUPS.index(card.group), card.initiative.due or date.max, card.id),
    )


def _card(identifier: str, path: str, initiative: Initiative, today: date, reached: bool | None) -> Card:
    days = None if initiative.due is None else (initiative.due - today).days
    over = initiative.status in OVER
    group = "overdue" if days is not None and days < 0 and not over else initiative.status
    return Card(identifier, path, initiative, group, days, reached)


def _metrics(workspace: Workspace) -> dict[str, Metric]:
    found: dict[str, Metric] = {}
    for file, journey in workspace.documents(Journey):
        for thing, _, identifier in elements(journey):
            if isinstance(thing, Metric):
                found.setdefault(f"{file.id}/{identifier}", thing)
    return found


def _reached(initiative: Initiative, metrics: Mapping[str, Metric], workspace: Workspace) -> bool | None:
    expected, measured = initiative.expects, initiative.measured
    if expected is None or measured is None:
        return None
    if measured.value == expected.to:
        return True
    metric = metrics.get(expected.metric)
    polarity = polarity_of(metric, Reader(metric, workspace).convention) if metric is not None else None
    if polarity is None:
        return None
    return (measured.value > expected.to) == (polarity == "higher_is_better")
