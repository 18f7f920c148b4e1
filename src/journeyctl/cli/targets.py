"""What the paths on the command line mean: workspaces, and the files in them that are asked about."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from os.path import relpath
from pathlib import Path

from journeyctl.cli.console import MisuseError
from journeyctl.load.limits import MAX_BYTES
from journeyctl.model.document import KINDS, kind_of
from journeyctl.workspace.discover import find_root
from journeyctl.workspace.workspace import Workspace, open_workspace


@dataclass(slots=True)
class Target:
    """A workspace to look at. `only` holds the files that are asked about (None: all of them)."""

    root: Path
    only: set[str] | None = None
    folders: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    overlay: dict[str, bytes] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """What to put before a path from the root, so that it is a path from here."""
        folder = Path(os.path.relpath(self.root)).as_posix()
        return "" if folder == "." else f"{folder}/"

    def from_here(self, path: str) -> str:
        """Return a path from the root as a path from here."""
        prefix = self.prefix
        return relpath(prefix + path) if prefix.startswith("../") else prefix + path

    def open(self, *, force_exclude: bool = False) -> Workspace:
        """Read the workspace."""
        return open_workspace(self.root, self.overlay, () if force_exclude else self.named)

    def asked(self, workspace: Workspace) -> frozenset[str] | None:
        """Return the files of the workspace that are asked about, or None for all of them."""
        if self.only is None:
            return None
        below = {
            file.source.path
            for file in workspace.files
            if any(file.source.path.startswith(folder) for folder in self.folders)
        }
        return frozenset(self.only | below)


def find_targets(paths: Sequence[str], stdin_filename: str | None = None) -> list[Target]:
    """Group the paths by workspace; without a path, the folder we are in.

    `-` means standard input, which stands for the file `stdin_filename`.
    """
    targets: dict[Path, Target] = {}
    if stdin_filename is not None and "-" not in paths:
        raise MisuseError("`--stdin-filename` is given, and no path is `-`", "add `-` to read standard input")
    for written in paths or ["."]:
        if written == "-":
            _add_stdin(targets, stdin_filename)
            continue
        path = Path(written)
        if not path.exists() and not path.is_symlink():
            raise MisuseError(f"there is no file or folder `{written}`")
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are written
        root = find_root(absolute)
        target = targets.setdefault(root, Target(root, set()))
        relative = absolute.relative_to(root).as_posix()
        if relative == ".":
            target.only = None
        elif target.only is not None and path.is_dir():
            target.folders.add(f"{relative}/")
        elif not path.is_dir():
            _add_file(target, relative, written)
    return list(targets.values())


def _add_file(target: Target, relative: str, written: str) -> None:
    if kind_of(relative.rpartition("/")[2]) is None:
        suffixes = ", ".join(f"`.{word}.yaml`" for word in KINDS if word != "workspace")
        raise MisuseError(f"`{written}` is no journey file", f"names of journey files end in {suffixes}")
    target.named.add(relative)
    if target.only is not None:
        target.only.add(relative)


def _add_stdin(targets: dict[Path, Target], filename: str | None) -> None:
    if filename is None:
        raise MisuseError(
            "standard input has no name",
            "add `--stdin-filename journeys/NAME.journey.yaml`: the name says what kind of file it is",
        )
    absolute = Path(os.path.abspath(filename))  # noqa: PTH100 - links stay as they are written
    folder = next(parent for parent in absolute.parents if parent.is_dir())
    root = find_root(folder)
    target = targets.setdefault(root, Target(root, set()))
    relative = absolute.relative_to(root).as_posix()
    _add_file(target, relative, filename)
    target.overlay[relative] = sys.stdin.buffer.read(MAX_BYTES + 1)


def open_all(targets: Sequence[Target], *, force_exclude: bool = False) -> Iterator[tuple[Target, Workspace]]:
    """Read the workspaces, and those nested in a folder that was asked about as a whole."""
    todo = list(targets)
    seen: set[Path] = set()
    while todo:
        target = todo.pop(0)
        if target.root in seen:
            continue
        seen.add(target.root)
        workspace = target.open(force_exclude=force_exclude)
        todo += [
            Target(target.root / folder)
            for folder in workspace.nested
            if target.only is None or any(f"{folder}/".startswith(asked) for asked in target.folders)
        ]
        yield target, workspace
