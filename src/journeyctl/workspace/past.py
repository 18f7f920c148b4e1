"""A workspace as it was at every commit: the files by what changed from commit to commit, and workspaces on demand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from journeyctl.load.loader import Loaded
from journeyctl.load.tree import Tree
from journeyctl.model.document import Kind, kind_of
from journeyctl.text.source import SourceFile
from journeyctl.workspace.git_log import Blob, Commit, Logged
from journeyctl.workspace.moves import Source, Trail, follow, is_within, journeys_in
from journeyctl.workspace.revision import GitFile, Held, Memory, follow_link, hold, open_held
from journeyctl.workspace.snapshots import LINK, Files, Snapshot, is_read, is_told
from journeyctl.workspace.workspace import Workspace, open_unjudged

_KEPT = 8


Words = Sequence[Sequence[bytes]]
"""Words in small letters that are looked for, in rows of which one has to be there as a whole."""


class Step(NamedTuple):
    """A commit of a line, and the paths from the root of the files in which it differs from the one before."""

    commit: Commit
    changed: frozenset[str]


@dataclass(eq=False)
class Past:
    """Every commit from which one has come, parents first, and the workspace at `root` as it was in each.

    `trail` says where it stood in each: a folder that was moved is followed. `shallow` says that there may be older
    commits, which this clone lacks, `is_elsewhere` that the last commit has it in another folder than `root`.
    """

    root: Path
    trail: Trail
    source: Source
    shallow: bool = False
    is_elsewhere: bool = False
    memory: Memory = field(default_factory=Memory)
    _open: dict[frozenset[tuple[str, Blob]], Workspace] = field(default_factory=dict, repr=False)
    _small: dict[str, bytes] = field(default_factory=dict, repr=False)
    _are_read: bool = field(default=False, repr=False)

    @property
    def way(self) -> str:
        """The path from the top of the repository to the root, empty for the top."""
        return self.trail.way

    @property
    def log(self) -> Sequence[Logged]:
        """All commits with what changed in them, in the folder at least."""
        return self.trail.log

    @property
    def commits(self) -> Sequence[Commit]:
        """All commits, parents before their children; the last is the one from which was asked."""
        return [logged.commit for logged in self.log]

    def is_there(self, with_settings: bool) -> bool:
        """Say whether the last commit holds settings of the workspace; or its journey files, where that is enough."""
        snapshot = self._snapshot(self.log[-1].commit.hash)
        return snapshot.has_settings or (not with_settings and bool(journeys_in(snapshot.below)))

    @property
    def modules(self) -> Sequence[str]:
        """The paths from the root at which submodules stand or stood; what is in them is not known."""
        folders = self.trail.folders.values()
        return sorted({module for folder in folders for module in folder.modules})

    @property
    def lacks(self) -> int:
        """How many of the files, in all their states, this clone does not hold; 0 before any of them is read."""
        return sum(isinstance(found, str) for found in self._contents(()).values()) if self._are_read else 0

    def first_parents(self) -> Iterator[Commit]:
        """Yield the last commit, its first parent, and so on to the first one."""
        known = {logged.commit.hash: logged.commit for logged in self.log}
        at: Commit | None = self.log[-1].commit if self.log else None
        while at is not None:
            yield at
            at = known.get(at.parents[0]) if at.parents else None

    def moves(self) -> Iterator[tuple[Commit, str]]:
        """Yield the commits of the line that moved the folder, the last one first, with its path before."""
        for commit in self.first_parents():
            before = self.trail.stood_in(commit)
            if before is not None and before is not self.trail.at(commit.hash):
                yield commit, before.way

    def line(self) -> list[Step]:
        """Return the first parents from the first commit to the last, those at which a file that matters changed.

        It begins with the first commit that has such a file.
        """
        line = [
            Step(commit, changed) for commit in self.first_parents() if (changed := self._changed(commit))
        ]
        line.reverse()
        first = next((at for at, step in enumerate(line) if self.files(step.commit.hash)), len(line))
        return line[first:]

    def files(self, commit: str) -> Files:
        """Return the files of a commit, given by its hash, that say something: journey files, settings, `.gitignore`."""
        return self._snapshot(commit).below

    def _snapshot(self, commit: str) -> Snapshot:
        return self.trail.at(commit).snapshots[commit]

    def _changed(self, commit: Commit) -> frozenset[str]:
        """Return the paths of the files in which a commit differs from its first parent, wherever the folder stood there."""
        folder, before = self.trail.at(commit.hash), self.trail.stood_in(commit)
        if before is None or before is folder:
            return folder.changed[commit.hash]
        then, now = before.snapshots[commit.parents[0]], folder.snapshots[commit.hash]
        below = {*then.below.items()} ^ {*now.below.items()}
        above = {*then.above.items()} ^ {*now.above.items()}
        return frozenset((*(path for path, _ in below), *(f"/{path}" for path, _ in above)))

    def rules_above(self, commit: str) -> Files:
        """Return the `.gitignore` files above the root at a commit, by path from the top."""
        return self._snapshot(commit).above

    def read_at(self, commit: str) -> list[str]:
        """Return the paths of the files that the workspace reads at a commit: not what it leaves out, or workspaces further down."""

        def settings_alone(path: str, raw: bytes, kind: Kind, identifier: str) -> Loaded:
            if kind.word == "workspace":
                return self.memory.load(path, raw, kind, identifier)
            return Loaded(SourceFile(path, ""), kind, identifier, None, Tree())

        found = open_unjudged(self.root, self._held(commit), settings_alone)
        return [file.source.path for file in found.files]

    def followed(self, files: Mapping[str, Blob]) -> dict[str, Blob | str]:
        """Return what the links among some files lead to, by the path of the link; in words why one leads nowhere."""
        links = [path for path, blob in files.items() if blob.mode == LINK and is_told(path)]
        held = {path: GitFile(*blob, path) for path, blob in files.items()} if links else {}
        found: dict[str, Blob | str] = {}
        for path in links:
            led = follow_link(path, held, self._contents, {})
            found[path] = led if isinstance(led, str) else Blob(led.mode, led.oid)
        return found

    def read_ahead(self, blobs: Iterable[Blob]) -> None:
        """Read files that will be asked for, all at once."""
        self._contents({blob.oid for blob in blobs})

    def holds(self, blob: Blob, words: Words) -> bool:
        """Say whether a file holds all words of some row, in small letters or capital ones; one that is not here holds none."""
        text = self._small.get(blob.oid)
        if text is None:
            raw = self._contents([blob.oid]).get(blob.oid)
            text = self._small[blob.oid] = raw.lower() if isinstance(raw, bytes) else b""
        return any(all(word in text for word in row) for row in words)

    def loaded(self, path: str, blob: Blob) -> Loaded | None:
        """Return a file with the bytes of an object; None where it is no journey file, a link, or cannot be read."""
        kind = kind_of(path.rpartition("/")[2])
        if kind is None or blob.mode == LINK:
            return None
        raw = self._contents([blob.oid]).get(blob.oid)
        return self.memory.load(path, raw, *kind) if isinstance(raw, bytes) else None

    def workspace(self, commit: str) -> Workspace:
        """Return the workspace as a commit has it; the last few are kept."""
        snapshot = self._snapshot(commit)
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

    def unjudged(self, commit: str) -> Workspace:
        """Return the documents of the workspace as a commit has them, without index and mistakes."""
        return open_unjudged(self.root, self._held(commit), self.memory.load)

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
                now = self.unjudged(step.commit.hash)
            before = now
            yield now

    def _next(
        self, before: Workspace, changed: frozenset[str], names: frozenset[str], files: Files
    ) -> Workspace | None:
        """Return a workspace with other texts in some of its files, None where it has to be looked at anew."""
        if self.trail.with_links or not changed <= names:
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

    def within(self, folders: Iterable[str]) -> Iterator["Past"]:
        """Yield the pasts of workspaces that stand in folders below the root, in order.

        Where the folder of now is not that of the last commit, those are left out that did not come along.
        """
        for folder in sorted(folders):
            if not self.is_elsewhere or (self.root / folder).is_dir():
                trail = follow(f"{self.way}/{folder}".strip("/"), self.source)
                yield replace(self, root=self.root / folder, trail=trail, _open={}, _are_read=False)

    def _contents(self, oids: Iterable[str]) -> Mapping[str, bytes | str]:
        if not self._are_read:  # all at once: Git is started twice, not twice for each commit
            self._are_read = True
            self.source.blobs({blob.oid for logged in self.log for blob in self._new_in(logged)})
        return self.source.blobs(oids)

    def _new_in(self, logged: Logged) -> Iterator[Blob]:
        """Yield the files that may be read and stand in no earlier commit."""
        folder = self.trail.at(logged.commit.hash)
        if self.trail.stood_in(logged.commit) not in (folder, None):
            snapshot = self._snapshot(logged.commit.hash)
            yield from (blob for path, blob in snapshot.below.items() if is_read(path))
            yield from snapshot.above.values()
        for path, blob in logged.changed.items():
            if blob and (is_within(path, folder.way) or path in folder.ignores) and is_read(path):
                yield blob

    def _held(self, commit: str) -> Held:
        snapshot, way = self._snapshot(commit), self.trail.places[commit]
        start = f"{way}/" if way else ""
        files = [GitFile(*blob, start + path) for path, blob in snapshot.below.items()]
        files += [GitFile(*blob, path) for path, blob in snapshot.above.items()]
        return hold(files, way, self._contents)
