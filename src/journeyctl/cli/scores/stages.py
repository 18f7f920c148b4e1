"""How good each stage is, so that one sees where in a journey it turns."""

from collections.abc import Mapping
from typing import Any

from journeyctl.cli.journey_cells import (
    MEANINGS,
    asked_scores,
    curve_cells,
    curve_row,
    last_cells,
    whole_percent,
    without_curve,
)
from journeyctl.cli.score_call import ScoreCall, exact, more, nothing
from journeyctl.cli.sheets import Sheet
from journeyctl.score.journeys import StageScore
from journeyctl.text.numbers import percent
from journeyctl.text.spelling import listing
from journeyctl.workspace.workspace import Workspace

NAME = "stages"


def view(workspace: Workspace, call: ScoreCall) -> Sheet:
    """Show the stages of the journeys that are asked about, in order."""
    scores = asked_scores(workspace, call)
    stages = [(journey.id, journey.state, stage) for journey in scores for stage in journey.stages]
    if not stages:
        return nothing(NAME, "there is no stage")
    notes = more(len(stages), call)
    detailed = [stage.id for *_, stage in stages if stage.detail is not None]
    notes += without_curve([stage.id for *_, stage in stages if stage.curve is None and stage.detail is None])
    if detailed:
        are = "is" if len(detailed) == 1 else "are"
        notes.append(f"{listing(detailed, 3)} {are} shown in detail by another journey")
    return Sheet(
        NAME,
        [_row(*one) for one in stages],
        [_shown(state, stage) for _, state, stage in stages[: call.top or None]],
        notes,
        {"method": "priority"},
        meanings=MEANINGS,
    )


def _row(journey: str, state: str, stage: StageScore) -> Mapping[str, Any]:
    return {
        "id": stage.id,
        "journey": journey,
        "state": state,
        "title": stage.title,
        "phase": stage.phase,
        "detail": stage.detail,
        "touchpoints": stage.touchpoints,
        "curve": curve_row(stage.curve),
        "pain_load": exact(stage.load),
        "open_pains": stage.pains,
        "complete": exact(stage.complete),
        "claims": stage.claims,
        "evidenced": exact(stage.evidenced),
        "lost": exact(stage.lost),
    }


def _shown(state: str, stage: StageScore) -> Mapping[str, Any]:
    return {
        "id": stage.id,
        "state": "" if state == "current" else state,
        **curve_cells(stage.curve),
        "load": None if stage.load is None else round(stage.load),
        "complete": whole_percent(stage.complete),
        "evidence": whole_percent(stage.evidenced),
        "leave": percent(stage.lost) if stage.lost else "",
        "phase": stage.phase,
        "pains": stage.pains,
        **last_cells(stage.curve),
        "detail": stage.detail,
        "title": stage.title,
    }
