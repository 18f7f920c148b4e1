"""How good the journeys are: how they feel, how much hurts, how complete and how fresh the maps are."""

from collections.abc import Mapping, Sequence
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
from journeyctl.score.journeys import Freshness, JourneyScore
from journeyctl.text.numbers import percent
from journeyctl.text.spelling import listing
from journeyctl.workspace.workspace import Workspace

NAME = "journeys"


def view(workspace: Workspace, call: ScoreCall) -> Sheet:
    """Show the journeys that are asked about, by id."""
    scores = asked_scores(workspace, call)
    if not scores:
        return nothing(NAME, "there is no journey")
    return Sheet(
        NAME,
        [_row(score) for score in scores],
        [_shown(score) for score in scores[: call.top or None]],
        [*more(len(scores), call), *_left_out(scores)],
        {"method": "priority"},
        meanings=MEANINGS,
    )


def _row(score: JourneyScore) -> Mapping[str, Any]:
    loss = score.worst_loss
    return {
        "id": score.id,
        "title": score.title,
        "state": score.state,
        "touchpoints": score.touchpoints,
        "curve": curve_row(score.curve),
        "pain_load": exact(score.load),
        "open_pains": score.pains,
        "complete": exact(score.complete),
        "claims": score.claims,
        "evidenced": exact(score.evidenced),
        "reviewed_days_ago": score.freshness.age,
        "review_due_in_days": score.freshness.left,
        "completion": exact(score.completion),
        "most_lost": {
            "touchpoint": loss and loss.touchpoint,
            "share": loss and exact(loss.share),
            "assumed": loss and loss.assumed,
        },
    }


def _shown(score: JourneyScore) -> Mapping[str, Any]:
    loss = score.worst_loss
    return {
        "id": score.id,
        "state": "" if score.state == "current" else score.state,
        **curve_cells(score.curve),
        "load": None if score.load is None else round(score.load),
        "complete": whole_percent(score.complete),
        "evidence": whole_percent(score.evidenced),
        "review": _review(score.freshness),
        "get_through": "" if score.completion is None else percent(score.completion),
        "most_leave": ""
        if loss is None
        else f"{percent(loss.share)}{'?' * loss.assumed} at {loss.touchpoint}",
        "pains": score.pains,
        **last_cells(score.curve),
        "title": score.title,
    }


def _review(freshness: Freshness) -> str:
    if freshness.age is None:
        return "no date"
    if freshness.left is None:
        return f"{freshness.age} d ago"
    return f"due in {freshness.left} d" if freshness.left >= 0 else f"overdue {-freshness.left} d"


def _left_out(scores: Sequence[JourneyScore]) -> list[str]:
    notes = without_curve([score.id for score in scores if score.curve is None])
    unknown = [score.id for score in scores if score.completion is None and score.state == "current"]
    if unknown:
        notes.append(
            f"nobody can say who gets through {listing(unknown, 3)}: no `share` is written at a `next`"
        )
    if any(score.worst_loss is not None and score.worst_loss.assumed for score in scores):
        notes.append("`?`: some ways to that touchpoint have no `share`, and count as equal")
    return notes
