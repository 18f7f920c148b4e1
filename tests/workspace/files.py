"""Small workspaces on the disk."""

from collections.abc import Mapping
from pathlib import Path

from journeyctl.workspace.workspace import Workspace, open_workspace


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below `root`, byte for byte, and return `root`."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return root


def workspace(root: Path, files: Mapping[str, str | bytes]) -> Workspace:
    """Write a workspace and open it."""
    return open_workspace(write(root, {"journeyctl.yaml": "", **files}))


def told(found: Workspace) -> list[str]:
    """Return what is said of a workspace, a line for each problem."""
    return [
        f"{item.path}:{item.line}: {item.rule}: {item.message}"
        for item in sorted(found.diagnostics, key=lambda item: (item.path, item.primary.span, item.message))
    ]
