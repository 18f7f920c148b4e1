"""What the tables of journeys and of stages have in common: the cells of a curve, and what the columns mean."""

from collections.abc import Sequence
from typing import Any

from journeyctl.cli.score_call import ScoreCall, exact, pain_scores
from journeyctl.score.curve import Curve, sparkline
from journeyctl.score.journeys import JourneyScore, score_journeys
from journeyctl.text.spelling import listing
from journeyctl.workspace.workspace import Workspace

MEANINGS = {
    "mood": "the mean of the emotions, from -1 (worst) to 1 (best)",
    "lowest": "the worst of them",
    "peak_end": "the mean of the strongest and the last, which is what people remember (Fredrickson and Kahneman 1993)",
    "load": "the sum of the scores of the open pain points by priority, in the current state",
    "complete": "the weighted share of the fields that are filled",
    "evidence": "the share of the claims that rest on evidence which is no assumption and has not expired",
    "get_through": "who comes to the end, of all who begin",
    "most_leave": "where most customers leave before, and how many of all",
    "leave": "who leaves in this stage, of all who begin the journey",
    "below_zero": "how far the curve lies below zero on average, from 0 to 1",
    "volatility": "how far an emotion is from the one before on average, from 0 to 2",
}
"""What the columns of journeys and stages mean."""


def asked_scores(workspace: Workspace, call: ScoreCall) -> list[JourneyScore]:
    """Return the scores of the journeys that are asked about, by id."""
    journeys, pains = call.asked(workspace), pain_scores(workspace, call)
    return score_journeys(workspace, journeys, pains, call.today, call.persona)


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


def _signed(number: float) -> str:
    return f"{round(number, 2) + 0.0:+.2f}"
