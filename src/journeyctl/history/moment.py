"""A workspace as it was at a commit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from journeyctl.workspace.git_log import Commit
from journeyctl.workspace.past import Past, Step
from journeyctl.workspace.workspace import Workspace

__all__ = ["Commit", "Moment", "moments"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A workspace at a commit, None for the working tree.

    `day` is the day of the commit, by which the workspace is judged; `changed` holds the paths of the files that differ
    from the moment before.
    """

    commit: Commit | None
    workspace: Workspace
    day: date
    changed: frozenset[str]


def moments(past: Past, steps: Iterable[Step]) -> Iterator[Moment]:
    """Yield the workspace at each of some steps of a line that follow each other: its documents, without index and mistakes."""
    line = list(steps)
    for step, workspace in zip(line, past.documents(line), strict=True):
        yield Moment(step.commit, workspace, step.commit.at.date(), step.changed)
