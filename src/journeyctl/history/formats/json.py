"""One JSON document with every journey, commit and number; for programs."""

from collections.abc import Sequence
from typing import Any

from journeyctl.diff.difference import Look
from journeyctl.history.course import Course, History, Point, Step
from journeyctl.history.documents import commit_document, plain, text_of

VERSION = 1
"""The version of the document: it grows when a key changes its meaning or goes."""


def render(told: Sequence[History], look: Look) -> str:
    """Return everything as one object; only ASCII goes out."""
    return text_of(VERSION, look, {"workspaces": [_history(one) for one in told]})


def _history(told: History) -> dict[str, Any]:
    return {
        "title": told.title,
        "path": told.where or ".",
        "every": told.every,
        "journeys": [_course(one) for one in told.courses],
        "notes": list(told.notes),
    }


def _course(one: Course) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "state": one.state,
        "path": one.path,
        "was": list(one.was),
        "is_gone": one.is_gone,
        "points": [_point(point) for point in one.points],
        "biggest_steps": [_step(step) for step in one.steps],
    }


def _point(point: Point) -> dict[str, Any]:
    curve = point.score.curve if point.score else None
    return {
        "day": point.day.isoformat(),
        "commit": commit_document(point.commit),
        "id": point.score.id if point.score else None,
        "numbers": {name: plain(number) for name, number in point.numbers().items()} or None,
        "emotions": [plain(emotion) for emotion in curve.emotions] if curve else [],
        "trouble": point.trouble or None,
        "gone": point.gone,
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "commit": step.after.commit.hash,
        "measures": [
            {
                "name": one.name,
                "before": plain(one.before),
                "after": plain(one.after),
                "trend": one.trend.value if one.trend else None,
            }
            for one in step.shift.measures()
            if one.has_shifted
        ],
    }
