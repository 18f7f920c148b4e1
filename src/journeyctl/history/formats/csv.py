"""One row for each journey and commit, with every number; for spreadsheets and notebooks."""

from collections.abc import Mapping, Sequence

from journeyctl.diff.difference import Look
from journeyctl.diff.words import MEASURES
from journeyctl.history.cells import row_of
from journeyctl.history.course import Course, History, Point

_KEYS = (
    "workspace",
    "journey",
    "title",
    "state",
    "day",
    "commit",
    "author",
    "commit_title",
    *MEASURES,
    "note",
)


def render(told: Sequence[History], look: Look) -> str:
    """Return the points of all journeys, oldest first, safe to open in a spreadsheet."""
    rows = [",".join(_KEYS) + "\n"]
    for history in told:
        for course in history.courses:
            rows += [row_of(_values(history, course, point)) for point in course.points]
    return "".join(rows)


def _values(history: History, course: Course, point: Point) -> list[str | float | None]:
    numbers: Mapping[str, float | None] = point.numbers()
    score = point.score
    return [
        history.title, course.id, score.title if score else course.title,
        score.state if score else course.state, point.day.isoformat(), point.commit.hash, point.commit.author, point.commit.title,
        *(numbers.get(name) for name in MEASURES), note(point),
    ]  # fmt: skip


def note(point: Point) -> str:
    """Return why a point has no numbers, nothing where it has."""
    return "removed" if point.gone else f"mistakes in {point.trouble}" if point.trouble else ""
