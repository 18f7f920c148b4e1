"""A workspace from what Git holds of it: the same object as from the disk, without touching a file."""

import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from journeyctl.load.loader import Loaded, load
from journeyctl.load.pieces import Pieces
from journeyctl.model.document import SETTINGS_NAMES, Kind, kind_of
from journeyctl.text.source import SourceFile
from journeyctl.workspace.discover import Entry
from journeyctl.workspace.workspace import Workspace, open_workspace

_LINK, _MODULE = "120000", "160000"
_MOST_LINKS = 40  # as many as Linux follows
_IGNORES = ".gitignore"
_GONE = "the file cannot be read: no such file or directory"
_OUTSIDE = "the link leads out of the workspace and is not followed"
_ODD = "this is not a regular file"

Blobs = Callable[[Iterable[str]], Mapping[str, bytes | str]]
"""Gives for object ids the bytes of the files, or in words why they cannot be read."""


class GitFile(NamedTuple):
    """A file in a commit: its mode in octal digits (`100644`), its object id, and its path from the top."""

    mode: str
    oid: str
    path: str


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """A name in a folder that is held in memory."""

    name: str
    folder: bool
    sound: bool = True

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        """Say whether it is a folder."""
        return self.folder

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        """Say whether it is a file that can be read."""
        return self.sound and not self.folder


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """The shelf that is a mapping from paths to bytes, or to words that say why a file cannot be read.

    `way` holds the folders from the top of the repository to the root, and `ignored` the text of the `.gitignore`
    in the top and in each of them but the last, None where there is none.
    """

    files: Mapping[str, bytes | str]
    way: Sequence[str] = ()
    ignored: Sequence[bytes | None] = ()
    _folders: dict[str, dict[str, HeldEntry]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for path, content in self.files.items():
            folder, _, name = path.rpartition("/")
            self._folders.setdefault(folder, {})[name] = HeldEntry(name, False, isinstance(content, bytes))
            while folder:
                folder, _, name = folder.rpartition("/")
                within = self._folders.setdefault(folder, {})
                if name in within:
                    break
                within[name] = HeldEntry(name, True)

    def scan(self, folder: str) -> Sequence[Entry]:
        """Return what is in a folder."""
        if folder not in self._folders:
            raise FileNotFoundError(folder)
        return list(self._folders[folder].values())

    def trouble(self, path: str) -> str:
        """Say why a file cannot be read."""
        content = self.files.get(path, _GONE)
        return content if isinstance(content, str) else ""

    def read(self, path: str, limit: int) -> bytes | str:
        """Return the bytes of a file."""
        content = self.files.get(path, _GONE)
        return content if isinstance(content, str) else content[: limit + 1]

    def ignores(self, folder: str) -> Sequence[str] | None:
        """Return the lines of a `.gitignore`."""
        content = self.files.get(posixpath.join(folder, _IGNORES))
        return _lines(content) if isinstance(content, bytes) else None

    def above(self) -> tuple[Sequence[str], Sequence[Sequence[str] | None]]:
        """Return the way from the top, and what is ignored on it."""
        return self.way, [None if text is None else _lines(text) for text in self.ignored]


def _lines(text: bytes) -> list[str]:
    return text.decode("utf-8", "replace").splitlines()


def hold(files: Iterable[GitFile], root: str, blobs: Blobs) -> Held:
    """Return what a commit holds of the folder `root`, a path from the top of the repository, empty for the top.

    Only journey files, settings and `.gitignore` are read; of all others the path alone is known. A link is
    followed where it leads to a file below the root, as on the disk.
    """
    way = tuple(root.split("/")) if root else ()
    start = f"{root}/" if root else ""
    known = {file.path: file for file in files if file.mode != _MODULE}
    below = {path[len(start) :]: file for path, file in known.items() if path.startswith(start)}
    above = [posixpath.join(*way[:depth], _IGNORES) for depth in range(len(way))]
    links = {file.oid for path, file in below.items() if file.mode == _LINK and _is_read(path)}
    targets = blobs(links) if links else {}
    led = {path: follow_link(path, below, blobs, targets) for path in below if _is_read(path)}
    wanted = {file.oid for file in led.values() if isinstance(file, GitFile)}
    wanted |= {known[path].oid for path in above if path in known}
    contents = blobs(wanted)

    def content(path: str) -> bytes | str:
        found = led.get(path)
        if isinstance(found, str):
            return found
        return b"" if found is None else contents.get(found.oid, _GONE)

    def ignored(path: str) -> bytes | None:
        file = known.get(path)
        text = None if file is None or file.mode == _LINK else contents.get(file.oid)
        return text if isinstance(text, bytes) else None

    return Held({path: content(path) for path in below}, way, [ignored(path) for path in above])


def _is_read(path: str) -> bool:
    name = path.rpartition("/")[2]
    return name == _IGNORES or kind_of(name) is not None


def follow_link(
    path: str, below: Mapping[str, GitFile], blobs: Blobs, known: Mapping[str, bytes | str]
) -> GitFile | str:
    """Return the file that a path leads to, or in words why it leads to none."""
    for _ in range(_MOST_LINKS):
        file = below.get(path)
        if file is None:
            return _ODD if any(other.startswith(f"{path}/") for other in below) else _GONE
        if file.mode != _LINK:
            return file
        if path.endswith(_IGNORES):
            return _ODD  # Git does not follow a link here either
        target = known.get(file.oid) or blobs([file.oid]).get(file.oid, _GONE)
        if isinstance(target, str):
            return target
        path = posixpath.normpath(
            posixpath.join(posixpath.dirname(path), target.decode("utf-8", "surrogateescape"))
        )
        if path.startswith(("/", "../")) or path in ("..", "."):
            return _OUTSIDE
    return "the file cannot be read: too many levels of symbolic links"


class Memory:
    """Loads files, and each content once: the same bytes give the same document, in whatever revision they stand."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, bytes], Loaded] = {}
        self._pieces = Pieces()

    def load(self, path: str, raw: bytes, kind: Kind, identifier: str) -> Loaded:
        """Return the file; what it says is read only where these bytes were not read before."""
        from hashlib import sha256

        key = (kind.word, sha256(raw).digest())
        found = self._known.get(key)
        if found is None or (found.diagnostics and (found.source.path, found.id) != (path, identifier)):
            found = self._known[key] = load(path, raw, kind, identifier, self._pieces.read)
        elif (found.source.path, found.id) != (path, identifier):
            source = SourceFile(path, found.source.text)
            return replace(found, source=source, id=identifier)
        return found


def open_held(root: Path, held: Held, memory: Memory | None = None) -> Workspace:
    """Return the workspace that a shelf in memory holds; `root` is the folder that it stands for."""
    return open_workspace(root, shelf=held, loading=(memory or Memory()).load)


def roots_in(files: Iterable[GitFile], below: str = "") -> list[str]:
    """Return the folders with settings at or below a folder, as paths from the top of the repository."""
    start = f"{below}/" if below else ""
    return sorted(
        {
            file.path.rpartition("/")[0]
            for file in files
            if file.path.startswith(start) and file.path.rpartition("/")[2] in SETTINGS_NAMES
        }
    )
