"""Which files belong to a workspace, found without following links out of it."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from journeyctl.model.document import SETTINGS_NAMES, Kind, kind_of

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# Folders no journey lives in, besides the hidden ones; `.gitignore` need not name them.
_SKIPPED = frozenset({"node_modules", "venv", "__pycache__"})

# What one set of rules says of a path: ignored, re-included, or nothing.
Opinion = Callable[[str], bool | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A file that belongs to the workspace; `trouble` says why it cannot be read, if it cannot."""

    path: str
    kind: Kind
    id: str
    trouble: str = ""


class Entry(Protocol):
    """A name in a folder: what `os.scandir` gives, or something like it."""

    @property
    def name(self) -> str:
        """The name, without the folder."""

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        """Say whether it is a folder."""

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        """Say whether it is an ordinary file."""


class Shelf(Protocol):
    """Where the files of a workspace lie; paths go from the root, with slashes."""

    def scan(self, folder: str) -> Sequence[Entry]:
        """Return what is in a folder; raises OSError where nobody may look, or nothing is."""

    def trouble(self, path: str) -> str:
        """Say in words why a file must not be opened; empty when it may be."""

    def read(self, path: str, limit: int) -> bytes | str:
        """Return the bytes of a file, at most `limit` + 1 of them, or in words why they cannot be read."""

    def ignores(self, folder: str) -> Sequence[str] | None:
        """Return the lines of the `.gitignore` in a folder, or None where there is none."""

    def above(self) -> tuple[Sequence[str], Sequence[Sequence[str] | None]]:
        """Return the folders that lead from the top of the repository to the root.

        With them the lines of the `.gitignore` in each of the folders above the root, the top first.
        """


def find_root(start: Path) -> Path:
    """Return the nearest folder at or above `start` that holds `journeyctl.yaml`, else the folder itself."""
    folder = start if start.is_dir() else start.parent
    for candidate in (folder, *folder.parents):
        if any((candidate / name).is_file() for name in SETTINGS_NAMES):
            return candidate
    return folder


class Listing(NamedTuple):
    """What is below a root.

    Journey files; workspaces of their own; folders that cannot be read, and why; and YAML files
    whose name says no kind, with the name they should perhaps have.
    """

    files: list[Found]
    nested: list[str]
    unreadable: list[tuple[str, str]]
    unplaced: list[tuple[str, str]]


def find_settings(shelf: Shelf) -> dict[str, str]:
    """Return the names of the settings files in the root, each with what keeps it from being read."""
    try:
        entries = shelf.scan("")
    except OSError:
        return {}
    return {
        entry.name: shelf.trouble(entry.name)
        for entry in entries
        if entry.name in SETTINGS_NAMES and not entry.is_dir(follow_symlinks=False)
    }


def find_files(root: Path | Shelf, exclude: Sequence[str] = ()) -> Listing:
    """Return what is below a root, sorted, without what Git or `exclude` leave out."""
    listing = Listing([], [], [], [])
    shelf = Disk(root) if isinstance(root, Path) else root
    listing.files.extend(sorted(_walk(shelf, exclude, listing), key=lambda item: item.path))
    listing.nested.sort()
    listing.unreadable.sort()
    listing.unplaced.sort()
    return listing


@dataclass(frozen=True, slots=True)
class Disk:
    """The shelf that is a folder on the disk."""

    root: Path

    def scan(self, folder: str) -> Sequence[Entry]:
        """Return what is in a folder."""
        return list(os.scandir(os.path.join(self.root, folder)))  # noqa: PTH118 - ten times as quick as Path

    def trouble(self, path: str) -> str:
        """Say why a file must not be opened."""
        return trouble(self.root, path)

    def read(self, path: str, limit: int) -> bytes | str:
        """Return the bytes of a file."""
        return read_bytes(os.path.join(self.root, path), limit)  # noqa: PTH118 - a third of the time

    def ignores(self, folder: str) -> Sequence[str] | None:
        """Return the lines of a `.gitignore`."""
        return _read_lines(Path(self.root, folder, ".gitignore"))

    def above(self) -> tuple[Sequence[str], Sequence[Sequence[str] | None]]:
        """Return the way from the top of the repository, and what is ignored on it."""
        parents = [self.root, *self.root.parents]
        top = next((index for index, folder in enumerate(parents) if (folder / ".git").exists()), 0)
        way = self.root.relative_to(parents[top]).parts
        return way, [_read_lines(folder / ".gitignore") for folder in reversed(parents[1 : top + 1])]


# Folders in which `new` writes, and the kind of file that is meant to be in them.
_HOMES = {"personas": "persona", "journeys": "journey", "plans": "plan"}


def meant_name(folder: str, name: str) -> str:
    """Return the name that a YAML file without a kind should perhaps have, or nothing.

    Its middle part is nearly a kind (`x.journeys.yaml`), or it lies where such files live.

    >>> meant_name("", "order.journeys.yaml"), meant_name("journeys", "order.yml"), meant_name("", "ci.yaml")
    ('order.journey.yaml', 'order.journey.yaml', '')
    """
    stem, dot, suffix = name.rpartition(".")
    if not dot or suffix not in ("yaml", "yml") or not stem or name in SETTINGS_NAMES or stem[0] == ".":
        return ""
    before, _, middle = stem.rpartition(".")
    if before and middle in _HOMES:
        return f"{before}.{_HOMES[middle]}.yaml"
    home = _HOMES.get(folder.rpartition("/")[2], "")
    return f"{stem}.{home}.yaml" if home else ""


def _walk(shelf: Shelf, exclude: Sequence[str], listing: Listing) -> Iterator[Found]:
    above, hidden = _rules_above(shelf)
    is_excluded = _glob_matcher(("*",) if hidden else tuple(exclude))
    todo: list[tuple[str, list[Opinion]]] = [("", above)]
    while todo:
        folder, rules = todo.pop()
        try:
            entries = shelf.scan(folder)
        except (
            FileNotFoundError,
            NotADirectoryError,
        ):  # gone in the meantime, or a root of unsaved texts only
            continue
        except OSError as error:
            listing.unreadable.append((folder or ".", reason(error)))
            continue
        names = {entry.name for entry in entries}
        if folder and not names.isdisjoint(SETTINGS_NAMES):
            listing.nested.append(folder)
            continue
        if ".gitignore" in names:
            lines = shelf.ignores(folder)
            own = None if lines is None else _opinion(lines, len(folder) + 1 if folder else 0)
            rules = [*rules, own] if own else rules
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                inner = path + "/"
                if (
                    entry.name[0] != "."
                    and entry.name not in _SKIPPED
                    and not is_excluded(inner)
                    and not _is_ignored(inner, rules)
                ):
                    todo.append((path, rules))
            elif (kind := kind_of(entry.name)) and (
                kind[0].word == "workspace" or not (is_excluded(path) or _is_ignored(path, rules))
            ):
                yield Found(path, *kind, "" if entry.is_file(follow_symlinks=False) else shelf.trouble(path))
            elif (name := meant_name(folder, entry.name)) and not (
                is_excluded(path) or _is_ignored(path, rules)
            ):
                listing.unplaced.append((path, name))


def trouble(root: Path, path: str) -> str:
    """Say in words why the file at `path` (from `root`) must not be opened; empty when it may be.

    A link that leads out of the root is not followed, whether the file is one or a folder above it.
    """
    full = os.path.join(root, path)  # noqa: PTH118 - links stay as they are written
    try:
        if not inside(os.path.realpath(root), os.path.realpath(full)):
            return "the link leads out of the workspace and is not followed"
        mode = os.stat(full).st_mode  # noqa: PTH116 - the path is a string already
    except OSError as error:
        return f"the file cannot be read: {reason(error)}"
    return "" if stat.S_ISREG(mode) else "this is not a regular file"


def inside(real_root: str, real_path: str) -> bool:
    """Say whether a path lies below a folder; in both, links are followed already."""
    return real_path.startswith(real_root.rstrip(os.sep) + os.sep)


def reason(error: OSError) -> str:
    """Return the words of the operating system for what went wrong."""
    return (error.strerror or "unknown reason").lower()


_CHUNK = 1 << 17


def read_bytes(path: str | Path, limit: int) -> bytes | str:
    """Return the bytes of a file, at most `limit` + 1 of them, or in words why they cannot be read."""
    try:
        # Without a file object: half the system calls, and there may be thousands of small files.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            parts = [os.read(descriptor, _CHUNK)]
            while len(parts[-1]) == _CHUNK and len(parts) * _CHUNK <= limit:
                parts.append(os.read(descriptor, _CHUNK))
        finally:
            os.close(descriptor)
    except OSError as error:
        return f"the file cannot be read: {reason(error)}"
    return b"".join(parts)[: limit + 1]


def _is_ignored(path: str, rules: Sequence[Opinion]) -> bool:
    """Say whether the rules ignore a path, the deepest first: a `.gitignore` outweighs those above it."""
    for rule in reversed(rules):
        opinion = rule(path)
        if opinion is not None:
            return opinion
    return False


def _rules_above(shelf: Shelf) -> tuple[list[Opinion], bool]:
    """Return the `.gitignore` rules between the repository's top and the root, and whether they ignore the root."""
    way, above = shelf.above()
    rules: list[Opinion] = []
    for depth, lines in enumerate(above):
        rules.append(_silent if lines is None else _opinion(lines))
        below = [_below(rule, way[start : depth + 1]) for start, rule in enumerate(rules)]
        if _is_ignored("", below):
            return [], True
    return [_below(rule, way[start:]) for start, rule in enumerate(rules)], False


def _silent(_: str) -> None:
    """Have no opinion."""


def _below(rule: Opinion, way: Sequence[str]) -> Opinion:
    prefix = "".join(f"{part}/" for part in way)
    return lambda path: rule(prefix + path)


def _read_lines(path: Path) -> list[str] | None:
    try:
        if not stat.S_ISREG(path.lstat().st_mode):  # Git does not follow a link here either
            return None
        return path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None


def _opinion(lines: Sequence[str], skip: int = 0) -> Opinion:
    rules = [
        (pattern.regex.match, pattern.include) for pattern in reversed(_spec(lines).patterns) if pattern.regex
    ]

    def opinion(path: str) -> bool | None:
        # A pattern that matches a folder above says nothing of the file: that folder was asked about before.
        path = path[skip:]
        for match_of, include in rules:
            match = match_of(path)
            if match and (match.end() == len(path) or not match.groupdict().get("ps_d")):
                return include
        return None

    return opinion


def is_glob(glob: str) -> bool:
    """Say whether `glob` is one, as in `.gitignore`: a `!` alone, a backslash at the end or `[z-a]` is not."""
    import re

    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([glob])
    except (ValueError, re.error):
        return False
    return True


def _spec(lines: Iterable[str]) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec

    # Git leaves out a line that is no pattern; pathspec would refuse them all.
    return GitIgnoreSpec.from_lines([line for line in lines if is_glob(line)])


def matches(path: str, globs: tuple[str, ...]) -> bool:
    """Say whether a file is among `globs`, written as in `.gitignore`."""
    return _glob_matcher(globs)(path)


@cache
def _glob_matcher(globs: tuple[str, ...]) -> Callable[[str], bool]:
    return _spec(globs).match_file if globs else lambda _: False
