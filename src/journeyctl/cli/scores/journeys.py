"""How good the journeys are: how they feel, how much hurts, how complete and how fresh the maps are."""

from collections.abc import Mapping, Sequence
from typing import Any

from journeyctl.cli.explaining import percent
from journeyctl.cli.score_call import ScoreCall, nothing, pain_scores
from journeyctl.cli.sheets import Sheet
from journeyctl.score.curve import Curve, sparkline
from journeyctl.score.journeys import Freshness, JourneyScore, StageScore, score_journeys
from journeyctl.text.spelling import listing
from journeyctl.workspace.workspace import Workspace

NAME = "journeys"

_CURVE = (
    "mood: the mean of the emotions, from -1 (worst) to 1 (best); lowest: the worst of them; peak end: the mean of "
    "the strongest and the last, which is what people remember (Fredrickson and Kahneman 1993; Redelmeier and "
    "Kahneman 1996)"
)
_MAP = (
    "load: the sum of the scores of the open pain points by priority, in the current state; complete: the weighted "
    "share of the fields that are filled; evidence: the share of the claims that rest on evidence which is no "
    "assumption and has not expired"
)


def view(workspace: Workspace, call: ScoreCall) -> Sheet:
    """Show the journeys that are asked about, by id."""
    scores = asked_scores(workspace, call)
    if not scores:
        return nothing(NAME, "there is no journey")
    return Sheet(
        NAME,
        [_row(score) for score in scores],
        [_shown(score) for score in scores[: call.top or None]],
        [*meanings(scores, call), *_left_out(scores)],
        {"method": "priority"},
    )


def asked_scores(workspace: Workspace, call: ScoreCall) -> list[JourneyScore]:
    """Return the scores of the journeys that are asked about, by id."""
    return score_journeys(workspace, call.asked(workspace), pain_scores(workspace, call), call.today)


def more(count: int, call: ScoreCall) -> list[str]:
    """Return what to say of rows that are not shown."""
    hidden = count - call.top if call.top else 0
    return [f"and {hidden:,} more: `--top 0` shows all of them"] if hidden > 0 else []


def meanings(scores: Sequence[JourneyScore | StageScore], call: ScoreCall) -> list[str]:
    """Return what the columns of journeys and stages mean."""
    curves = any(score.curve is not None for score in scores)
    return [*more(len(scores), call), *([_CURVE] if curves else []), _MAP]


def exact(number: float | None) -> float | None:
    """Return a number for machines, without the noise in its last digits.

    >>> exact(0.30000000000000004), exact(-5e-17)
    (0.3, 0.0)
    """
    return None if number is None else float(f"{round(number, 12):.10g}") + 0.0  # no -0.0


def curve_row(curve: Curve | None) -> dict[str, Any]:
    """Return a curve for machines, with the same keys where there is none."""
    if curve is None:
        keys = ("mean", "minimum", "peak_end", "below_zero", "volatility")
        return {"emotions": [], **dict.fromkeys(keys)}
    return {
        "emotions": [exact(emotion) for emotion in curve.emotions],
        "mean": exact(curve.mean),
        "minimum": exact(curve.minimum),
        "peak_end": exact(curve.peak_end),
        "below_zero": exact(curve.below),
        "volatility": exact(curve.volatility),
    }


def curve_cells(curve: Curve | None) -> dict[str, Any]:
    """Return what is shown first of a curve."""
    if curve is None:
        return {"curve": "", "mood": "", "lowest": "", "peak_end": ""}
    return {
        "curve": sparkline(curve.emotions),
        "mood": _signed(curve.mean),
        "lowest": _signed(curve.minimum),
        "peak_end": _signed(curve.peak_end),
    }


def last_cells(curve: Curve | None) -> dict[str, Any]:
    """Return what is shown of a curve where there is room."""
    if curve is None:
        return {"below_zero": "", "volatility": ""}
    return {"below_zero": f"{curve.below:.2f}", "volatility": f"{curve.volatility:.2f}"}


def whole_percent(share: float | None) -> str:
    """Return a share in percent, rounded down: nothing is called complete that is not."""
    return "" if share is None else f"{int(share * 100 + 1e-9)} %"


def without_curve(ids: Sequence[str]) -> list[str]:
    """Return what to say of journeys or stages without a curve."""
    has = "has" if len(ids) == 1 else "have"
    return [f"{listing(ids, 3)} {has} no curve: no touchpoint has an emotion"] if ids else []


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


def _signed(number: float) -> str:
    return f"{round(number, 2) + 0.0:+.2f}"
