"""What the metrics say: the latest value, how far it may be off, how near the target is, and where it goes."""

from collections.abc import Mapping, Sequence
from math import floor, log10
from typing import Any

from journeyctl.cli.score_call import ScoreCall, exact, more, nothing
from journeyctl.cli.sheets import Sheet
from journeyctl.score.intervals import Bounds
from journeyctl.score.metrics import MetricScore, Trend, score_metrics
from journeyctl.score.readings import Reading, in_digits
from journeyctl.text.spelling import listing
from journeyctl.workspace.workspace import Workspace

NAME = "metrics"

_PERCENT = frozenset({"share", "top-box", "top-two-box"})
_LEAST = 0.0001  # percent; what is less is not told digit by digit
_NAMED = {"nps": "NPS", "as-written": "as written"}


def view(workspace: Workspace, call: ScoreCall) -> Sheet:
    """Show the metrics of the journeys that are asked about, by id."""
    scores = score_metrics(workspace, call.asked(workspace), call.today)
    if not scores:
        return nothing(NAME, "there is no metric")
    return Sheet(
        NAME,
        [_row(score) for score in scores],
        [_shown(score) for score in scores[: call.top or None]],
        [*more(len(scores), call), *_notes(scores)],
    )


def _row(score: MetricScore) -> Mapping[str, Any]:
    reading, trend = score.reading, score.trend
    name, also = score.also or (None, None)
    return {
        "id": score.id,
        "title": score.title,
        "type": score.type,
        "state": score.state,
        "at": score.at,
        "unit": score.unit,
        "polarity": score.polarity,
        "convention": score.convention,
        **_reading_row(reading),
        "also": {"convention": name, **_reading_row(also)},
        "baseline": exact(score.baseline),
        "baseline_assumed": score.first_stands_in,
        "target": exact(score.target),
        "progress": exact(score.progress),
        "no_progress": score.no_progress or None,
        "trend": {
            "word": trend and trend.word,
            "change": trend and exact(trend.change),
            "since": trend and trend.since.isoformat(),
            "within_chance": trend and trend.by_chance,
        },
        "reason": score.reason or None,
        "remarks": list(score.remarks),
    }


def _reading_row(reading: Reading | None) -> dict[str, Any]:
    bounds = reading.bounds if reading else None
    return {
        "value": reading and exact(reading.value),
        "low": bounds and exact(bounds.low),
        "high": bounds and exact(bounds.high),
        "n": reading and reading.n,
        "date": reading and reading.date.isoformat(),
    }


def _shown(score: MetricScore) -> Mapping[str, Any]:
    reading = score.reading
    return {
        "id": score.id,
        "value": _value(score, reading),
        "95_%_interval": _interval(reading.bounds, score.convention) if reading else "",
        "progress": _progress(score),
        "trend": _trend(score.trend),
        "target": "" if score.target is None else _number(score.target, score.convention),
        "n": reading.n if reading else None,
        "date": reading.date.isoformat() if reading else "",
        "also": _also(score),
        "title": score.title,
        "type": score.type,
    }


def _value(score: MetricScore, reading: Reading | None) -> str:
    """Return a value with the name of its convention."""
    if reading is None or score.convention is None:
        return ""
    words = [_number(reading.value, score.convention)]
    if score.convention == "mean" and score.ends is not None:
        words.append(f"mean of {in_digits(score.ends[0])} to {in_digits(score.ends[1])}")
    elif score.unit and score.convention in ("as-written", "ratio"):
        words.append(score.unit)
    elif score.convention != "share" and not (score.convention == "as-written" and score.type == "other"):
        words.append(_NAMED.get(score.convention, score.convention))
    return " ".join(words)


def _number(number: float, convention: str | None) -> str:
    if convention in _PERCENT:
        return _percent(number)
    if convention == "nps":
        return f"{number:.1f}"
    if convention == "mean" or (convention == "ratio" and (number == 0 or number >= 0.1)):
        return f"{number:,.2f}"
    return f"{number:.2g}" if convention == "ratio" else in_digits(number)


def _percent(share: float) -> str:
    """Return a share in percent; near an end to two digits, so that a little never reads as nothing.

    >>> _percent(0.711), _percent(0.0003), _percent(1e-9), _percent(0.99996), _percent(1)
    ('71.1 %', '0.03 %', 'under 0.0001 %', '99.996 %', '100.0 %')
    """
    gap = 100 * min(share, 1 - share)
    if gap <= 0 or gap >= 1:
        return f"{share * 100:.1f} %"
    if gap < _LEAST:
        return f"under {_LEAST:.4f} %" if share < 0.5 else f"over {100 - _LEAST:.4f} %"
    whole, _, part = f"{share * 100:.{1 - floor(log10(gap))}f}".partition(".")
    return f"{whole}.{part[0]}{part[1:].rstrip('0')} %"


def _interval(bounds: Bounds | None, convention: str | None) -> str:
    if bounds is None:
        return ""
    low, high = (_number(end, convention) for end in bounds)
    return f"{low.removesuffix(' %')} to {high}"


def _also(score: MetricScore) -> str:
    if score.also is None:
        return ""
    convention, reading = score.also
    interval = _interval(reading.bounds, convention)
    return f"{convention} {_number(reading.value, convention)}{f' ({interval})' if interval else ''}"


def _progress(score: MetricScore) -> str:
    if score.progress is not None:
        return f"{score.progress * 100:.0f} %{'?' * score.first_stands_in}"
    return score.no_progress if score.no_progress not in ("no value", "no target") else ""


def _trend(trend: Trend | None) -> str:
    if trend is None:
        return ""
    if trend.word == "level":
        return trend.word
    chance = {None: ", chance unknown", True: ", within chance", False: ""}
    return f"{trend.word}{chance[trend.by_chance]}"


def _notes(scores: Sequence[MetricScore]) -> list[str]:
    notes = []
    if any(score.progress is not None for score in scores):
        text = "progress: how much of the way from the baseline to the target is done"
        stands_in = any(score.first_stands_in and score.progress is not None for score in scores)
        notes.append(
            f"{text}; `?`: no baseline is written, and the first point stands in" if stands_in else text
        )
    if any(score.trend is not None for score in scores):
        notes.append(
            "trend: the latest point against the one before; within chance: two samples of the same truth may "
            "differ as much (the 95 % interval of the difference holds 0)"
        )
    reasons: dict[str, list[str]] = {}
    for score in scores:
        if score.reading is None:
            reasons.setdefault(f"no value: {score.reason}", []).append(score.id)
    for reason, names in reasons.items():
        notes.append(f"{listing(names, 3)} {'has' if len(names) == 1 else 'have'} {reason}")
    remarks: dict[str, list[str]] = {}
    for score in scores:
        for remark in score.remarks:
            remarks.setdefault(remark, []).append(score.id)
    return [*notes, *(f"{listing(names, 3)}: {remark}" for remark, names in remarks.items())]
