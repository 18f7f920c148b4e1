"""What the paths on the command line mean: workspaces, and the files in them that are asked about."""

import os
import posixpath
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from journeyctl.cli.console import MisuseError, write_error
from journeyctl.load.limits import MAX_BYTES
from journeyctl.model.document import KINDS, SETTINGS_NAMES, kind_of
from journeyctl.text.display import visible
from journeyctl.workspace.discover import find_files, find_root
from journeyctl.workspace.workspace import Workspace, open_workspace


@dataclass
class Target:
    """A workspace to look at. `only` holds the files that are asked about (None: all of them)."""

    root: Path
    only: set[str] | None = None
    folders: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    overlay: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def prefix(self) -> str:
        """The way from here to the root, with a slash at its end; empty at the root itself."""
        folder = Path(os.path.relpath(self.root)).as_posix()
        return "" if folder == "." else f"{folder}/"

    @cached_property
    def _inside(self) -> str:
        """The folder we are in, with the root as `/`; empty when it is not below the root."""
        if not self.prefix or self.prefix.replace("../", ""):
            return ""
        return f"/{Path.cwd().relative_to(self.root).as_posix()}"

    def from_here(self, path: str) -> str:
        """Return a path from the root as a path from here."""
        return posixpath.relpath(f"/{path}", self._inside) if self._inside else self.prefix + path

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
    if paths.count("-") > 1:
        raise MisuseError("`-` is given more than once", "give it once: standard input holds one file")
    for written in paths or ["."]:
        name = stdin_filename if written == "-" and stdin_filename else written
        try:
            if written == "-":
                _add_stdin(targets, stdin_filename)
            else:
                _add_path(targets, written)
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise MisuseError(f"`{name}` cannot be looked at: {reason}") from None
    return list(targets.values())


def files_of_ids(places: Sequence[str]) -> list[str]:
    """Put files for the ids of files, as in `list touchpoints first-order`; paths stay as they are."""
    if all(map(os.path.lexists, places)):
        return list(places)
    root = find_root(Path.cwd())
    known: dict[str, list[str]] = {}
    for found in find_files(root)[0]:
        known.setdefault(found.id, []).append(os.path.relpath(root / found.path))
    return [
        file
        for place in places
        for file in ([place] if os.path.lexists(place) else known.get(place, [place]))
    ]


def nothing_found(paths: Sequence[str]) -> MisuseError:
    """Return what to say where there is no file to look at."""
    where = ", ".join(paths or ["this folder"])
    return MisuseError(f"there are no journey files in {where}", "`journeyctl init` makes a first workspace")


def tell_broken(paths: Sequence[str]) -> None:
    """Say which files and folders a command had to leave out, if any."""
    if paths:
        more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        write_error(f"left out: {visible(paths[0])}{more}, with mistakes; `journeyctl validate` tells them\n")


def _meant_path(path: Path) -> str:
    """Ask whether a path was meant that is spelled like one that is not there, or the file that has it for an id."""
    from journeyctl.text.spelling import meant, near_words

    there = files_of_ids([str(path)])
    if there != [str(path)]:
        return meant([Path(one).as_posix() for one in there], "")
    try:
        beside = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return ""
    return meant([(path.parent / name).as_posix() for name in near_words(path.name, beside)], "")


def _add_path(targets: dict[Path, Target], written: str) -> None:
    path = Path(written)
    try:
        path.lstat()  # a link that leads nowhere is a file, though one that cannot be read
    except (FileNotFoundError, NotADirectoryError):
        raise MisuseError(f"there is no file or folder `{written}`", _meant_path(path)) from None
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are written
    root = find_root(absolute)
    target = targets.setdefault(root, Target(root, set()))
    relative = absolute.relative_to(root).as_posix()
    if relative == ".":
        target.only = None
    elif not path.is_dir():
        _add_file(target, relative, written)
    elif target.only is not None:
        target.folders.add(f"{relative}/")


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


def check_ours(strange: str, otherwise: str) -> None:
    """Refuse to write where nobody has said a path, and a workspace, `strange`, stands below a folder that is nobody's.

    `otherwise` says what the call does with a path. In a workspace or a repository all below is one's own.
    """
    here = Path.cwd()
    if any((place / name).exists() for place in (here, *here.parents) for name in (*SETTINGS_NAMES, ".git")):
        return
    raise MisuseError(
        f"this folder is in no workspace and no repository, and holds others, such as `{strange}`",
        f"{otherwise} all that is below",
    )


def open_all(targets: Sequence[Target], *, force_exclude: bool = False) -> Iterator[tuple[Target, Workspace]]:
    """Read the workspaces, and those nested in a folder that was asked about as a whole."""
    todo = {target.root: target for target in targets}
    while todo:
        # The outer ones first: they know which of those inside are asked about as a whole.
        target = todo.pop(min(todo, key=lambda root: len(root.parts)))
        workspace = target.open(force_exclude=force_exclude)
        for folder in workspace.nested:
            if target.only is None or any(f"{folder}/".startswith(asked) for asked in target.folders):
                root = target.root / folder
                todo.setdefault(root, Target(root)).only = None
        yield target, workspace
