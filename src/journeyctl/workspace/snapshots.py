"""One folder as it was at every commit, told by what changed from commit to commit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from journeyctl.model.document import SETTINGS_NAMES, kind_of
from journeyctl.workspace.git_log import Blob, Logged

LINK = "120000"
"""The mode of a symbolic link."""
_IGNORES = ".gitignore"
_DEEPEST = 32  # a name is looked up in this many layers at most


class Files(Mapping[str, Blob]):
    """The files of one commit by path: those of another commit, and what is different in them.

    Two thousand commits of a thousand files take no more room than their changes.
    """

    __slots__ = ("_below", "_depth", "_own", "_whole")

    def __init__(self, below: "Files | None", changed: Mapping[str, Blob | None]) -> None:
        self._own: Mapping[str, Blob | None] = changed
        self._below = below
        self._depth: int = below._depth + 1 if below is not None else 0
        self._whole: dict[str, Blob] | None = None
        if self._depth > _DEEPEST:
            self._own, self._below, self._depth = self._flat(), None, 0

    def __getitem__(self, path: str) -> Blob:
        layer: Files | None = self
        while layer is not None:
            if path in layer._own:
                found = layer._own[path]
                if found is None:
                    break
                return found
            layer = layer._below
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._flat())

    def __len__(self) -> int:
        return len(self._flat())

    def _flat(self) -> dict[str, Blob]:
        layers: list[Mapping[str, Blob | None]] = []
        layer: Files | None = self
        while layer is not None:
            layers.append(layer._own)
            layer = layer._below
        found: dict[str, Blob | None] = {}
        for own in reversed(layers):
            found.update(own)
        return {path: blob for path, blob in found.items() if blob is not None}


class Snapshot(NamedTuple):
    """What one commit holds: files below a folder by path from there, and `.gitignore` files above by path from the top.

    `size` is how many journey files and settings are below.
    """

    below: Files
    above: Files
    size: int = 0

    @property
    def has_settings(self) -> bool:
        """Say whether the folder itself is a workspace with settings."""
        return any(name in self.below for name in SETTINGS_NAMES)


NOTHING = Snapshot(Files(None, {}), Files(None, {}))


@dataclass(frozen=True, slots=True, eq=False)
class Folder:
    """A folder, given by its path from the top of the repository, at every commit of a log, by the hash.

    `changed` holds the paths (from the folder) in which a commit differs from its first parent; those of `.gitignore` files
    above begin with a slash. `ignores` are those files, as paths from the top; `modules` the places at which submodules stand
    or stood.
    """

    way: str
    ignores: frozenset[str]
    snapshots: Mapping[str, Snapshot]
    changed: Mapping[str, frozenset[str]]
    modules: tuple[str, ...]


def folder_of(way: str, log: Sequence[Logged], with_links: bool) -> Folder:
    """Return a folder at every commit of a log; `with_links` says that a link may lead to any file."""
    start = f"{way}/" if way else ""
    parts = way.split("/") if way else []
    ignores = frozenset("/".join([*parts[:depth], _IGNORES]) for depth in range(len(parts)))
    snapshots: dict[str, Snapshot] = {}
    changes: dict[str, frozenset[str]] = {}
    modules: dict[str, None] = {}
    for logged in log:
        parents = logged.commit.parents
        before = (snapshots.get(parents[0]) if parents else None) or NOTHING
        below: dict[str, Blob | None] = {}
        above: dict[str, Blob | None] = {}
        for path, blob in logged.changed.items():
            if path in ignores:
                above[path] = blob
            elif path.startswith(start):
                inner = path[len(start) :]
                is_module = blob is not None and blob.is_module
                if is_module:
                    modules[inner] = None
                if with_links or is_read(inner):
                    below[inner] = None if is_module else blob
        snapshots[logged.commit.hash] = Snapshot(
            Files(before.below, below) if below else before.below,
            Files(before.above, above) if above else before.above,
            before.size + _more(before.below, below),
        )
        changes[logged.commit.hash] = frozenset((*below, *(f"/{path}" for path in above)))
    return Folder(way, ignores, snapshots, changes, tuple(modules))


def has_links(log: Sequence[Logged]) -> bool:
    """Say whether any file of a log that is read is or was a link."""
    return any(
        blob is not None and blob.mode == LINK and is_read(path)
        for logged in log
        for path, blob in logged.changed.items()
    )


def is_read(path: str) -> bool:
    """Say whether a file says something: a journey file, settings, or a `.gitignore`."""
    return path.rpartition("/")[2] == _IGNORES or is_told(path)


def is_told(path: str) -> bool:
    """Say whether a path is that of a journey file or of settings."""
    return kind_of(path.rpartition("/")[2]) is not None


def _more(before: Files, changed: Mapping[str, Blob | None]) -> int:
    return sum((blob is not None) - (path in before) for path, blob in changed.items() if is_told(path))
