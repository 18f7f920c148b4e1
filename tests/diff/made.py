"""Two small workspaces in memory, and the changes between them in short words."""

from collections.abc import Mapping
from pathlib import Path

from journeyctl.diff.change import Change, How
from journeyctl.diff.compare import Comparison, compare
from journeyctl.diff.words import shown
from journeyctl.workspace.revision import Held, open_held
from journeyctl.workspace.workspace import Workspace

Files = Mapping[str, str]


def opened(files: Files) -> Workspace:
    """Open a workspace that no disk holds."""
    texts = {"journeyctl.yaml": "", **files}
    return open_held(Path("nowhere"), Held({path: text.encode() for path, text in texts.items()}))


def compared(before: Files, after: Files) -> Comparison:
    """Compare two workspaces."""
    return compare(opened(before), opened(after))


def told(change: Change) -> str:
    """Return a change in one line."""
    head = f"{change.how.value} {change.what.value} {change.side.id}"
    if change.how in (How.ADDED, How.REMOVED):
        return f"{head}{' along' if change.along else ''}"
    if change.how in (How.SPLIT, How.MERGED):
        other = change.old if change.how is How.SPLIT else change.new
        return f"{change.how.value} {change.what.value} {change.side.id if change.how is How.SPLIT else change.old and change.old.id} {'from' if change.how is How.SPLIT else 'into'} {other and other.id}"
    trend = f" {change.trend.value}" if change.trend else ""
    field = f" {change.field}" if change.field else ""
    return f"{head}{field}: {shown(change.before)} -> {shown(change.after)}{trend}"


def changes(before: Files, after: Files) -> list[str]:
    """Return the changes between two workspaces, a line for each."""
    return [told(change) for change in compared(before, after).changes]
