"""One JSON document with every change, number and finding; for programs."""

import json
import re
from collections.abc import Sequence
from typing import Any

from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.diff.change import Change, Side
from journeyctl.diff.decisions import Accepted
from journeyctl.diff.difference import Difference, Look, Version
from journeyctl.diff.shifts import JourneyShift

VERSION = 1
"""The version of the document: it grows when a key changes its meaning or goes."""


def render(differences: Sequence[Difference], look: Look) -> str:
    """Return everything as one object; only ASCII goes out."""
    document = {
        "version": VERSION,
        "tool": {"name": "journeyctl", "version": look.version},
        "workspaces": [_workspace(one) for one in differences],
    }
    text = json.dumps(document, indent=2, allow_nan=False)
    if r"\ud" in text:  # half a character, in a file's name: no parser takes it
        halves = json.dumps(document, ensure_ascii=False).encode("utf-16-le", "surrogatepass")
        text = json.dumps(json.loads(halves.decode("utf-16-le", "replace")), indent=2)
    return re.sub(r"#(?=#)", r"\\u0023", text) + "\n"  # nothing that a build service would obey


def _workspace(one: Difference) -> dict[str, Any]:
    return {
        "title": one.title,
        "path": one.where or ".",
        "before": _version(one.before),
        "after": _version(one.after),
        "summary": {how.value: number for how, number in one.counts().items()},
        "changes": [_change(change) for change in one.changes],
        "journeys": [_journey(shift) for shift in one.journeys],
        "pains": [
            {
                "id": pain.id,
                "method": pain.method,
                "before": _exact(pain.before),
                "after": _exact(pain.after),
            }
            for pain in one.pains
        ],
        "findings": {
            "new": [_finding(item) for item in one.findings.new],
            "gone": [_finding(item) for item in one.findings.gone],
        },
        "regressions": [
            {"id": found.id, "limit": found.limit, "reason": found.reason} for found in one.regressions
        ],
        "accepted": [_accepted(found) for found in one.accepted],
        "not_compared": [
            {"what": "settings" if found.is_settings else found.word, "id": found.id, "now": found.now}
            for found in one.unknown
        ],
        "notes": [*one.moves, *one.notes],
    }


def _accepted(found: Accepted) -> dict[str, Any]:
    regression, decision = found.regression, found.decision
    return {
        "id": regression.id,
        "limit": regression.limit,
        "reason": regression.reason,
        "accepted_by": {"id": decision.id, "title": decision.name, "date": found.date or None},
    }


def _version(version: Version) -> dict[str, Any]:
    return {"name": version.name, "commit": version.commit or None}


def _change(change: Change) -> dict[str, Any]:
    return {
        "what": change.what.value,
        "how": change.how.value,
        "id": change.side.id,
        "name": change.side.name,
        "old": _side(change.old),
        "new": _side(change.new),
        "field": change.field or None,
        "before": _plain(change.before),
        "after": _plain(change.after),
        "delta": _exact(change.delta),
        "trend": change.trend.value if change.trend else None,
        "along": change.along,
    }


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {"id": side.id, "name": side.name, "path": side.path, "within": list(side.within)}


def _journey(shift: JourneyShift) -> dict[str, Any]:
    return {
        "id": shift.score.id,
        "title": shift.score.title,
        "state": shift.score.state,
        "before": _measures(shift, "before"),
        "after": _measures(shift, "after"),
    }


def _measures(shift: JourneyShift, side: str) -> dict[str, Any] | None:
    score = shift.before if side == "before" else shift.after
    if score is None:
        return None
    numbers = {one.name: _exact(one.before if side == "before" else one.after) for one in shift.measures()}
    return {"emotions": [_exact(one) for one in score.curve.emotions] if score.curve else [], **numbers}


def _finding(item: Diagnostic) -> dict[str, Any]:
    return {
        "rule": item.rule,
        "severity": item.severity.word,
        "message": item.message,
        "path": item.path,
        "line": item.line,
        "element": item.element or None,
        "field": item.field or None,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return _exact(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value


def _exact(number: float | None) -> float | int | None:
    """Return a number without the noise in its last digits, a whole one without a fraction."""
    if number is None:
        return None
    rounded = float(f"{round(number, 12):.10g}") + 0.0
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded
