"""A workspace as it was at every commit: the files by what changed from commit to commit, and workspaces on demand."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from journeyctl.load.loader import Loaded
from journeyctl.model.document import kind_of
from journeyctl.workspace.git_log import Blob, Commit, Logged
from journeyctl.workspace.revision import Blobs, GitFile, Held, Memory, hold, open_held
from journeyctl.workspace.workspace import Workspace, open_unjudged

_LINK = "120000"
_IGNORES = ".gitignore"
_DEEPEST = 32  # a name is looked up in this many layers at most
_KEPT = 8


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


class Step(NamedTuple):
    """A commit of a line, and the paths from the root of the files in which it differs from the one before."""

    commit: Commit
    changed: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """What one commit holds: files below the root by path from there, and `.gitignore` files above by path from the top."""

    below: Files
    above: Files


@dataclass(eq=False)
class Past:
    """Every commit from which one has come, parents first, and the workspace at `root` as it was in each.

    `way` is the path from the top of the repository to the root, empty for the top. `shallow` says that there may be
    older commits, which this clone lacks.
    """

    root: Path
    way: str
    log: Sequence[Logged]
    blobs: Blobs
    shallow: bool = False
    memory: Memory = field(default_factory=Memory)
    _snapshots: dict[str, _Snapshot] = field(default_factory=dict, repr=False)
    _changed: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _open: dict[frozenset[tuple[str, Blob]], Workspace] = field(default_factory=dict, repr=False)
    _modules: dict[str, None] = field(default_factory=dict, repr=False)
    _are_read: bool = field(default=False, repr=False)

    def __post_init__(self) -> None:
        matters = _any if self._has_links else _is_read  # a link may lead to any file
        for logged in self.log:
            self._add(logged, matters)

    @property
    def commits(self) -> Sequence[Commit]:
        """All commits, parents before their children; the last is the one from which was asked."""
        return [logged.commit for logged in self.log]

    @property
    def modules(self) -> Sequence[str]:
        """The paths from the root at which submodules stand or stood; what is in them is not known."""
        return sorted(self._modules)

    @property
    def lacks(self) -> int:
        """How many of the files, in all their states, this clone does not hold; 0 before any of them is read."""
        return sum(isinstance(found, str) for found in self._contents(()).values()) if self._are_read else 0

    def line(self) -> list[Step]:
        """Return the first parents from the first commit to the last, those at which a file that matters changed.

        It begins with the first commit that has such a file.
        """
        known = {logged.commit.hash: logged.commit for logged in self.log}
        line: list[Step] = []
        at: Commit | None = self.log[-1].commit if self.log else None
        while at is not None:
            if self._changed[at.hash]:
                line.append(Step(at, self._changed[at.hash]))
            at = known.get(at.parents[0]) if at.parents else None
        line.reverse()
        first = next((at for at, step in enumerate(line) if self.files(step.commit.hash)), len(line))
        return line[first:]

    def files(self, commit: str) -> Files:
        """Return the files of a commit, given by its hash, that say something: journey files, settings, `.gitignore`."""
        return self._snapshots[commit].below

    def loaded(self, path: str, blob: Blob) -> Loaded | None:
        """Return a file with the bytes of an object; None where it is no journey file, a link, or cannot be read."""
        kind = kind_of(path.rpartition("/")[2])
        if kind is None or blob.mode == _LINK:
            return None
        raw = self._contents([blob.oid]).get(blob.oid)
        return self.memory.load(path, raw, *kind) if isinstance(raw, bytes) else None

    def workspace(self, commit: str) -> Workspace:
        """Return the workspace as a commit has it; the last few are kept."""
        snapshot = self._snapshots[commit]
        key = frozenset(
            (*snapshot.below.items(), *((f"/{path}", blob) for path, blob in snapshot.above.items()))
        )
        found = self._open.pop(key, None)
        if found is None:
            found = open_held(self.root, self._held(commit), self.memory)
        self._open[key] = found
        if len(self._open) > _KEPT:
            del self._open[next(iter(self._open))]
        return found

    def documents(self, steps: Iterable[Step]) -> Iterator[Workspace]:
        """Yield the documents of the workspace at each step of a line, without index and mistakes.

        Steps follow each other: where only the text of some files has changed, all else is taken from the one before.
        """
        before: Workspace | None = None
        names: frozenset[str] = frozenset()
        for step in steps:
            files = self.files(step.commit.hash)
            now = None if before is None else self._next(before, step.changed, names, files)
            if now is None:
                names = frozenset(files)
                now = open_unjudged(self.root, self._held(step.commit.hash), self.memory.load)
            before = now
            yield now

    def _next(
        self, before: Workspace, changed: frozenset[str], names: frozenset[str], files: Files
    ) -> Workspace | None:
        """Return a workspace with other texts in some of its files, None where it has to be looked at anew."""
        if self._has_links or not changed <= names:
            return None
        texts: dict[str, Loaded] = {}
        for path in changed:
            blob = files.get(path)
            loaded = self.loaded(path, blob) if blob else None
            if loaded is None or loaded.kind.word == "workspace":
                return None
            texts[path] = loaded
        return replace(before, files=tuple(texts.get(file.source.path, file) for file in before.files))

    def ancestors(self, commit: str) -> frozenset[str]:
        """Return the hashes of the commits from which one has come, itself included, as far as they are here."""
        parents = {logged.commit.hash: logged.commit.parents for logged in self.log}
        todo, seen = [commit], set[str]()
        while todo:
            one = todo.pop()
            if one in parents and one not in seen:
                seen.add(one)
                todo += parents[one]
        return frozenset(seen)

    def within(self, folder: str) -> "Past":
        """Return the past of a workspace that stands in a folder below the root."""
        way = f"{self.way}/{folder}".strip("/")
        return Past(self.root / folder, way, self.log, self.blobs, self.shallow, self.memory)

    def _contents(self, oids: Iterable[str]) -> Mapping[str, bytes | str]:
        if not self._are_read:  # all at once: Git is started twice, not twice for each commit
            self._are_read = True
            start = f"{self.way}/" if self.way else ""
            self.blobs(
                {
                    blob.oid
                    for logged in self.log
                    for path, blob in logged.changed.items()
                    if blob and (path.startswith(start) or path in self._above) and _is_read(path)
                }
            )
        return self.blobs(oids)

    def _held(self, commit: str) -> Held:
        snapshot = self._snapshots[commit]
        start = f"{self.way}/" if self.way else ""
        files = [GitFile(*blob, start + path) for path, blob in snapshot.below.items()]
        files += [GitFile(*blob, path) for path, blob in snapshot.above.items()]
        return hold(files, self.way, self._contents)

    @cached_property
    def _above(self) -> frozenset[str]:
        parts = self.way.split("/") if self.way else []
        return frozenset("/".join([*parts[:depth], _IGNORES]) for depth in range(len(parts)))

    @cached_property
    def _has_links(self) -> bool:
        return any(
            blob is not None and blob.mode == _LINK and _is_read(path)
            for logged in self.log
            for path, blob in logged.changed.items()
        )

    def _add(self, logged: Logged, matters: Callable[[str], bool]) -> None:
        first = self._snapshots.get(logged.commit.parents[0]) if logged.commit.parents else None
        before = first or _NOTHING
        start = f"{self.way}/" if self.way else ""
        below: dict[str, Blob | None] = {}
        above: dict[str, Blob | None] = {}
        for path, blob in logged.changed.items():
            if path in self._above:
                above[path] = blob
            elif path.startswith(start):
                inner = path[len(start) :]
                is_module = blob is not None and blob.is_module
                if is_module:
                    self._modules[inner] = None
                if matters(inner):
                    below[inner] = None if is_module else blob
        self._snapshots[logged.commit.hash] = _Snapshot(
            Files(before.below, below) if below else before.below,
            Files(before.above, above) if above else before.above,
        )
        self._changed[logged.commit.hash] = frozenset((*below, *(f"/{path}" for path in above)))


_NOTHING = _Snapshot(Files(None, {}), Files(None, {}))


def _is_read(path: str) -> bool:
    name = path.rpartition("/")[2]
    return name == _IGNORES or kind_of(name) is not None


def _any(_: str) -> bool:
    return True
