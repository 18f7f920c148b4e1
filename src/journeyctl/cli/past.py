"""The past of a workspace, read from the repository that holds it."""

import os
from collections.abc import Sequence
from pathlib import Path

from journeyctl.cli.console import MisuseError
from journeyctl.cli.git import Repository
from journeyctl.workspace.discover import find_root
from journeyctl.workspace.past import Past


def open_past(base: Path, revision: str = "HEAD") -> Past:
    """Return the past of the workspace at `base`, from the first commit to the one that a revision names.

    Git is asked once for all commits, and once for all files when the first is needed.
    """
    repository = Repository.around(base if base.is_dir() else Path.cwd())
    tip = repository.commit(revision)
    way = repository.way_to(base)
    return Past(base, way, tuple(repository.log(tip, way)), repository.blobs, repository.is_shallow())


def root_of(words: Sequence[str]) -> Path:
    """Return the root of the one workspace in which the paths among some words lie; that around here without any."""
    paths = [word for word in words if os.path.lexists(word)]
    bases = {find_root(Path(os.path.abspath(path))) for path in paths or ["."]}  # noqa: PTH100 - links stay
    if len(bases) > 1:
        raise MisuseError(
            "the paths lie in several workspaces", "ask about one at a time: each has a history of its own"
        )
    return bases.pop()
