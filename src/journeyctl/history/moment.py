"""A workspace as it was at a commit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from journeyctl.text.rising import longest_rise
from journeyctl.workspace.git_log import Commit
from journeyctl.workspace.past import Past, Step
from journeyctl.workspace.workspace import Workspace

__all__ = ["Commit", "Moment", "moments", "steady"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A workspace at a commit, None for the working tree.

    `day` is the day by which the workspace is judged, that of the commit (see `steady`); `changed` holds the paths of the files that differ
    from the moment before.
    """

    commit: Commit | None
    workspace: Workspace
    day: date
    changed: frozenset[str]


def moments(past: Past, steps: Iterable[Step]) -> Iterator[Moment]:
    """Yield the workspace at each of some steps of a line that follow each other: its documents, without index and mistakes."""
    line = list(steps)
    days = steady([step.commit.at.date() for step in line])
    for step, day, workspace in zip(line, days, past.documents(line), strict=True):
        yield Moment(step.commit, workspace, day, step.changed)


def steady(days: Sequence[date]) -> list[date]:
    """Return days that never fall: clocks may be wrong, and one that is must not spoil the days of all others.

    As many as possible stay as they are; each other one becomes the day before it, the first ones the day behind them.

    >>> [day.year for day in steady([date(year, 1, 1) for year in (1970, 2024, 2090, 2025, 2001, 2026)])]
    [1970, 2024, 2024, 2025, 2025, 2026]
    """
    kept = longest_rise([(day, place) for place, day in enumerate(days)])
    day = days[kept[0]] if kept else date.min
    right = frozenset(kept)
    found: list[date] = []
    for place, own in enumerate(days):
        day = own if place in right else day
        found.append(day)
    return found
