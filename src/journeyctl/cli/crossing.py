"""Where a workspace stands in one revision that stands in a folder of another: moves are followed between the two.

Git is asked for more than the files of a commit only where some journey file or settings are gone from their place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from journeyctl.cli.git import GitError, Repository
from journeyctl.cli.past import source_at
from journeyctl.cli.past_here import came_between, came_from
from journeyctl.model.document import SETTINGS_NAMES
from journeyctl.workspace.discover import find_files
from journeyctl.workspace.git_log import Blob, Logged
from journeyctl.workspace.moves import Source, Trail, follow, is_within, journeys_in
from journeyctl.workspace.revision import GitFile, roots_in
from journeyctl.workspace.snapshots import is_told

HERE = ""
"""What stands for the files on the disk, where else the hash of a commit stands."""

NOTHING, FILES, SETTLED = range(3)
"""What of a workspace is in a folder: nothing, journey files alone, or settings."""

_HEAD = "HEAD"
_MOST_TRIED = 20  # folders to which one may have moved
_SHALLOW = (
    "only the last commits were cloned (`git fetch --unshallow`, or `fetch-depth: 0` in a GitHub workflow)"
)


class Found(NamedTuple):
    """The folder of a workspace as a path from the top, None where it is not there or nobody knows.

    `doubt` holds folders that fit equally well, `unknown` says in words why it cannot be known.
    """

    place: str | None = None
    doubt: tuple[str, ...] = ()
    unknown: str = ""


class Crossing:
    """Follows workspaces from one revision to another, and knows the files of both."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self._files: dict[tuple[str, str], list[GitFile]] = {}
        self._told: dict[str, dict[str, Blob]] = {}
        self._sources: dict[str, Source] = {}
        self._trails: dict[tuple[str, str], Trail] = {}
        self._joints: dict[tuple[str, str], str | None] = {}

    def files(self, commit: str, below: str) -> Sequence[GitFile]:
        """Return the files of a commit, those at and below a folder at least."""
        for (known, folder), files in self._files.items():
            if known == commit and is_within(below, folder):
                return files
        found = self._files[commit, below] = list(self.repository.files(commit, below))
        return found

    def level(self, revision: str, place: str) -> int:
        """Return what of a workspace is in a folder; where all other workspaces are below, nothing is."""
        if revision == HERE:
            return _level_here(self.repository.top / place)
        start = f"{place}/" if place else ""
        return _level(
            {
                file.path[len(start) :]: Blob(file.mode, file.oid)
                for file in self.files(revision, place)
                if file.path.startswith(start) and is_told(file.path)
            }
        )

    def find_all(self, roots: Sequence[str], of: str, at: str) -> dict[str, Found]:
        """Return where the workspaces stand `at` a revision that stand in some folders `of` another one."""
        if not roots or of == at or not self._is_anything_left(of, at):
            return {root: Found() for root in roots}
        try:
            if of != HERE:
                self._source(of).log(roots)  # at once, not once for each
            return {root: self._find(root, of, at) for root in roots}
        except GitError as error:
            return {root: Found(unknown=error.message) for root in roots}

    def find(self, root: str, of: str, at: str) -> Found:
        """Return where the workspace stands `at` a revision that stands in a folder `of` another one."""
        return self.find_all([root], of, at)[root]

    def _is_anything_left(self, of: str, at: str) -> bool:
        """Say whether a revision has files in places where another one has none: else nothing was moved between them."""
        if at == HERE:
            return True
        told = self._all_told(at)
        if of == HERE:
            return not all((self.repository.top / path).exists() for path in told)
        return not self._all_told(of).keys() >= told.keys()

    def _all_told(self, commit: str) -> Mapping[str, Blob]:
        if commit not in self._told:
            files = self.files(commit, "")
            self._told[commit] = {
                file.path: Blob(file.mode, file.oid) for file in files if is_told(file.path)
            }
        return self._told[commit]

    def _find(self, root: str, of: str, at: str) -> Found:
        if HERE not in (of, at):
            return self._across(root, of, at)
        head = self.repository.commit(_HEAD)
        if at == HERE:
            found = Found(root) if of == head else self._across(root, of, head)
            return found if found.place is None or self.level(HERE, found.place) else Found()
        places = self._at_head(root, head)
        if len(places) != 1:
            return Found(doubt=places)
        return Found(places[0]) if at == head else self._across(places[0], head, at)

    def _at_head(self, root: str, head: str) -> tuple[str, ...]:
        """Return where the last commit has what is in a folder on the disk; several places where they fit equally."""
        there = self.level(head, root)
        if there and there >= self.level(HERE, root):
            return (root,)
        top = self.repository.top
        places = came_from(top, root, head, self._all_told(head), self.repository.blobs)
        return places or ((root,) if there else ())

    def _across(self, root: str, of: str, at: str) -> Found:
        trail = self._trail(of, root)
        joint = at if at in trail.places else self._joint(of, at)
        if joint is None:
            return self._cut_off(trail, at) if self.repository.is_shallow() else self._at_once(root, of, at)
        then = trail.at(joint)
        stood = _level(then.snapshots[joint].below)
        if not stood:
            doubt = _doubt(trail, joint)
            return Found(doubt=doubt) if doubt else self._at_once(root, of, at)
        there = stood if at == joint else self.level(at, then.way)
        if there < stood:
            moved = list(self._moved_on(then.way, joint, at))
            if moved:
                return _one_of(moved)
        return Found(then.way if there else None)

    def _cut_off(self, trail: Trail, at: str) -> Found:
        """Return the folder where a revision has what stood there in the first commits that were cloned."""
        firsts = [logged.commit.hash for logged in trail.log if not logged.commit.parents]
        ends = {trail.places[one] for one in firsts if _level(trail.at(one).snapshots[one].below)}
        known = [place for place in sorted(ends) if self.level(at, place)]
        return Found(known[0]) if len(known) == 1 else Found(unknown=_SHALLOW if ends else "")

    def _at_once(self, root: str, of: str, at: str) -> Found:
        """Return the folder from which one came, the commits between taken as one: it was copied, then the old one removed."""
        there, now = self._all_told(at), self._all_told(of)
        here = {path: blob for path, blob in now.items() if is_within(path, root) and there.get(path) != blob}
        gone = {path: blob for path, blob in there.items() if path not in now}
        return _one_of(came_between(root, of, here, there, gone, self.repository.blobs))

    def _moved_on(self, place: str, joint: str, at: str) -> Iterator[str]:
        """Yield the folders to which one was moved between a commit and another that came from it."""
        candidates = list(self._candidates(place, joint, at))[:_MOST_TRIED]
        if candidates:
            self._source(at).log(candidates)
        for one in candidates:
            trail = self._trail(at, one)
            if trail.places.get(joint) == place:
                yield one

    def _candidates(self, place: str, joint: str, at: str) -> Iterator[str]:
        known = self._all_told(joint)
        yield from sorted({*roots_in(self.files(at, ""))} - {*roots_in(self.files(joint, ""))})
        start = f"{place}/" if place else ""
        inner = {path[len(start) :]: blob for path, blob in known.items() if path.startswith(start)}
        if _level(inner) == FILES:
            ends = tuple(f"/{path}" for path in journeys_in(inner))
            come = [f"/{path}" for path in self._all_told(at) if path not in known]
            places = {path.removesuffix(end)[1:] for path in come for end in ends if path.endswith(end)}
            yield from sorted(places - {place})

    def is_older(self, one: str, other: str) -> bool:
        """Say whether a revision has come from another one."""
        if HERE in (one, other):
            head = self.repository.commit(_HEAD)
            return other == HERE and one in (head, self._joint(head, one))
        return self._joint(other, one) == one

    def _joint(self, one: str, other: str) -> str | None:
        """Return the commit from which two have come, None where there is none here."""
        if (one, other) not in self._joints:
            try:
                self._joints[one, other] = self.repository.merge_base(one, other)
            except GitError:
                self._joints[one, other] = None
        return self._joints[one, other]

    def _trail(self, tip: str, way: str) -> Trail:
        if (tip, way) not in self._trails:
            self._trails[tip, way] = follow(way, self._source(tip))
        return self._trails[tip, way]

    def _source(self, tip: str) -> Source:
        if tip not in self._sources:
            self._sources[tip] = source_at(self.repository, tip)
        return self._sources[tip]


def _level(files: Mapping[str, Blob]) -> int:
    if any(name in files for name in SETTINGS_NAMES):
        return SETTLED
    return FILES if journeys_in(files) else NOTHING


def _one_of(places: Sequence[str]) -> Found:
    return Found(places[0]) if len(places) == 1 else Found(doubt=tuple(places))


def has_settings(folder: Path) -> bool:
    """Say whether a folder on the disk holds settings of a workspace."""
    return any((folder / name).is_file() for name in SETTINGS_NAMES)


def _level_here(folder: Path) -> int:
    if has_settings(folder):
        return SETTLED
    return FILES if folder.is_dir() and find_files(folder).files else NOTHING


def _doubt(trail: Trail, commit: str) -> tuple[str, ...]:
    """Return the folders between which nobody can decide, of a folder that begins behind a commit."""
    if not trail.doubts:
        return ()
    older = _ancestors(trail.log, commit)
    return next((one.folders for one in reversed(trail.doubts) if one.commit.hash not in older), ())


def _ancestors(log: Iterable[Logged], commit: str) -> set[str]:
    parents = {logged.commit.hash: logged.commit.parents for logged in log}
    todo, seen = [commit], set[str]()
    while todo:
        one = todo.pop()
        if one in parents and one not in seen:
            seen.add(one)
            todo += parents[one]
    return seen
