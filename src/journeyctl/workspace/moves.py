"""Where the folder of a workspace stood at every commit: it is followed back through the commits that moved it.

A folder has moved in a commit in which its settings go away at another place and come here, the same or nearly the same,
with half of its journey files or more; or, without settings, in which most of its files come with the same bytes. And the
old place is left: where its settings or most of its journey files are still there, it was copied, which is no move. Where
two places fit equally, nobody knows, and the folder begins there.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from journeyctl.model.document import SETTINGS_NAMES
from journeyctl.workspace.git_log import Blob, Commit, Logged
from journeyctl.workspace.revision import Blobs
from journeyctl.workspace.snapshots import Folder, folder_of, has_links, is_told

_MOST_MOVES = 30
_DEEPEST = 64  # folders further down are looked at no more
_ALIKE = 0.5  # so much of the lines of two settings is the same where they are nearly the same

Origins = Mapping[tuple[str, str], tuple[str, ...]]
"""For a commit and a folder that begins in it the folders from which it may have come."""


@dataclass(eq=False)
class Source:
    """What is asked of a repository: the log up to a commit, limited to folders; single commits with all that changed.

    Of these merges come once for each parent. A log that is there and holds the folders already is not asked for again.
    """

    read_log: Callable[[Sequence[str]], Sequence[Logged]]
    whole: Callable[[Sequence[str]], Sequence[Logged]]
    blobs: Blobs
    _folders: list[str] = field(default_factory=list, repr=False)
    _log: Sequence[Logged] = ()

    def log(self, folders: Sequence[str]) -> Sequence[Logged]:
        """Return all commits, parents first, with what changed in some folders at least."""
        missing = [folder for folder in folders if not any(is_within(folder, one) for one in self._folders)]
        if missing:
            self._folders += missing
            self._log = self.read_log(self._folders)
        return self._log

    def all_changes(self, commits: Sequence[Commit]) -> Iterator[Logged]:
        """Yield some commits with all that changed in them, wherever; merges once for each parent."""
        is_known = "" in self._folders
        unknown = [one.hash for one in commits if not is_known or len(one.parents) > 1]
        known = {one.hash for one in commits}.difference(unknown)
        yield from (logged for logged in self._log if logged.commit.hash in known)
        if unknown:
            yield from self.whole(unknown)


class Doubt(NamedTuple):
    """A commit in which a folder begins because it may have come from one of several, given by their paths from the top."""

    commit: Commit
    folders: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Trail:
    """The places of one folder: `places` has its path from the top of the repository at each commit, by the hash.

    `folders` are all that were looked at; `with_links` says that links among their files may lead anywhere, `is_cut` that the
    folder was moved more often than it is followed.
    """

    way: str
    log: Sequence[Logged]
    folders: Mapping[str, Folder]
    places: Mapping[str, str]
    doubts: tuple[Doubt, ...]
    with_links: bool
    is_cut: bool

    def at(self, commit: str) -> Folder:
        """Return the folder in which the workspace stood at a commit."""
        return self.folders[self.places[commit]]

    def stood_in(self, commit: Commit) -> Folder | None:
        """Return the folder of the first parent, None where there is none."""
        parent = commit.parents[0] if commit.parents else ""
        return self.at(parent) if parent in self.places else None


def follow(way: str, source: Source) -> Trail:
    """Return where the workspace stood that stands at `way`, a path from the top, in the last commit of the log."""
    folders: dict[str, Folder] = {}
    origins: dict[tuple[str, str], tuple[str, ...]] = {}
    links = False
    while True:
        log = source.log([way, *folders])
        if has_links(log) != links:
            links, folders = not links, dict.fromkeys(folders, _UNKNOWN)
        for one in [way, *folders]:
            if folders.get(one, _UNKNOWN) is _UNKNOWN:
                folders[one] = folder_of(one, log, links)
        places = _places(way, log, folders, origins)
        begun = dict(_beginnings(log, folders, places, origins))
        is_cut = len(folders) > _MOST_MOVES
        if is_cut or not begun:
            doubts = tuple(_doubts(log, places, origins))
            return Trail(way, log, folders, places, doubts, links, is_cut and bool(begun))
        origins |= {(commit.hash, place): () for commit, place in begun.items()}
        for logged in source.all_changes(list(begun)):
            folder = folders[begun[logged.commit]]
            found = origins[logged.commit.hash, folder.way]
            found = found or tuple(origins_of(folder, logged, source.blobs))  # the first parent that tells
            origins[logged.commit.hash, folder.way] = found
            for one in found if len(found) == 1 else ():
                folders.setdefault(one, _UNKNOWN)


_UNKNOWN = Folder("", frozenset(), {}, {}, ())


def is_within(path: str, folder: str) -> bool:
    """Say whether a path is a folder or lies below it; the empty one is the top."""
    return not folder or path == folder or path.startswith(f"{folder}/")


def _places(
    way: str, log: Sequence[Logged], folders: Mapping[str, Folder], origins: Origins
) -> dict[str, str]:
    """Return where the folder stood at each commit; of what the children of a commit say the first that is true there."""
    claims: dict[str, list[str]] = {log[-1].commit.hash: [way]} if log else {}
    places: dict[str, str] = {}
    came = {
        (commit, place): found[0]
        for (commit, place), found in origins.items()
        if len(found) == 1 and folders.get(found[0], _UNKNOWN) is not _UNKNOWN
    }
    for logged in reversed(log):
        one = logged.commit
        said = list(dict.fromkeys(claims.pop(one.hash, [way])))
        place = said[0] if len(said) == 1 else next(_standing(said, folders, one.hash), said[0])
        places[one.hash] = place
        for parent in one.parents:
            if parent in folders[place].snapshots:
                claims.setdefault(parent, []).append(_before(parent, one.hash, place, folders, came))
    return places


def _before(
    parent: str, commit: str, place: str, folders: Mapping[str, Folder], came: Mapping[tuple[str, str], str]
) -> str:
    """Return where a folder stood in a parent of a commit."""
    if _stands(folders[place], parent, commit):
        return place
    # What came by a merge may have moved in another commit.
    known = [came[commit, place]] if (commit, place) in came else []
    seen = {place}
    todo = [place]
    while todo:
        now = todo.pop(0)
        older = [old for (_, new), old in came.items() if new == now and old not in seen]
        seen.update(older)
        todo += older
        known += older
    there = _standing(known, folders, parent)
    return next((old for old in there if _is_left(folders[old], folders[place], parent, commit)), place)


def _standing(places: Sequence[str], folders: Mapping[str, Folder], commit: str) -> Iterator[str]:
    """Yield the places in which a workspace stands in a commit, those with settings first."""
    there = {place: folders[place].snapshots[commit] for place in places}
    yield from (place for place in places if there[place].has_settings)
    for place in places:
        if not there[place].has_settings and journeys_in(there[place].below):
            yield place


def _stands(folder: Folder, parent: str, commit: str) -> bool:
    """Say whether a folder that holds a workspace in a commit holds it in a parent, too."""
    then, now = folder.snapshots[parent], folder.snapshots[commit]
    return then.has_settings if now.has_settings else then.size > 0


def _is_left(old: Folder, new: Folder, parent: str, commit: str) -> bool:
    """Say whether settings and most files of an old place are gone there in a commit."""
    now = old.snapshots[commit]
    if now.has_settings:
        return False
    start = f"{old.way}/" if old.way else ""
    rest = [path for path in journeys_in(now.below) if not is_within(start + path, new.way)]
    return 2 * len(rest) <= len(journeys_in(old.snapshots[parent].below))


def journeys_in(files: Mapping[str, Blob]) -> list[str]:
    """Return the paths of the journey files in a folder, without those of workspaces further down."""
    told = [path for path in files if is_told(path)]
    nested = {path.rpartition("/")[0] for path in told if not _is_journey(path)} - {""}
    return [
        path for path in told if _is_journey(path) and not any(front in nested for front, _ in _cuts(path))
    ]


def _beginnings(
    log: Sequence[Logged], folders: Mapping[str, Folder], places: Mapping[str, str], origins: Origins
) -> Iterator[tuple[Commit, str]]:
    """Yield the commits in which the folder appears that nobody has asked about yet, with its place."""
    for logged in log:
        one = logged.commit
        folder = folders[places[one.hash]]
        parents = [parent for parent in one.parents if parent in places]
        if (
            parents
            and folder.snapshots[one.hash].size
            and (one.hash, folder.way) not in origins
            and not any(_stands(folder, parent, one.hash) for parent in parents)
        ):
            yield one, folder.way


def _doubts(log: Sequence[Logged], places: Mapping[str, str], origins: Origins) -> Iterator[Doubt]:
    for logged in log:
        found = origins.get((logged.commit.hash, places[logged.commit.hash]), ())
        if len(found) > 1:
            yield Doubt(logged.commit, found)


class _Fit(NamedTuple):
    """How well a folder fits: files at the same place in it, files with the same bytes, the same settings, the same name."""

    placed: int = 0
    same: int = 0
    settings: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class _Arrival:
    """A folder in the commit in which it appears.

    `files` are its journey files, `came` those that did not stand there before; `left` has for every folder the journey files
    that went away at and below it, all by path from the folder.
    """

    way: str
    files: Mapping[str, Blob]
    came: frozenset[str]
    left: Mapping[str, Mapping[str, Blob]]

    def fit(self, place: str) -> _Fit:
        """Return how well a folder fits as the one from which this one came."""
        there = self.left.get(place, {})
        texts = {blob.oid for blob in there.values()}
        begin = f"{self.way}/" if self.way else ""
        stayed = {path for path in self.files if path not in self.came and is_within(begin + path, place)}
        return _Fit(
            sum(path in stayed or path in there for path in self.files),
            sum(path in stayed or blob.oid in texts for path, blob in self.files.items()),
            named=place.rpartition("/")[2] == self.way.rpartition("/")[2],
        )

    def is_enough(self, fit: _Fit, place: str) -> bool:
        """Say whether half of what is here came from a place, or half of what went away there came here."""
        went, known = len(self.left.get(place, {})), max(fit.placed, fit.same)
        return not self.files or 2 * known >= len(self.files) or 0 < went <= 2 * known

    def by_bytes(self) -> Iterator[str]:
        """Yield the folders of which most files, and which most of the files here, have the same bytes at the same place."""
        for place, left in self.left.items():
            same = sum(path in self.came and self.files[path].oid == blob.oid for path, blob in left.items())
            if place != self.way and 2 * same > len(self.files) and 2 * same > len(left):
                yield place


def origins_of(folder: Folder, logged: Logged, blobs: Blobs) -> list[str]:
    """Return the folders from which one may have come in the commit in which it appears; several where they fit equally."""
    now = dict(folder.snapshots[logged.commit.hash].below)
    settings = next((now[name] for name in SETTINGS_NAMES if name in now), None)
    files = {path: now[path] for path in journeys_in(now)}
    begin = f"{folder.way}/" if folder.way else ""
    left: dict[str, dict[str, Blob]] = {}
    for path, blob in logged.gone.items():
        if _is_journey(path):
            for place, inner in _cuts(path):
                left.setdefault(place, {})[inner] = blob
    arrival = _Arrival(
        folder.way, files, frozenset(path for path in files if begin + path in logged.changed), left
    )
    fits: dict[str, _Fit] = {}
    for path, blob in logged.gone.items():
        place, _, name = path.rpartition("/")
        if settings and name in SETTINGS_NAMES and place != folder.way:
            fit = arrival.fit(place)
            if arrival.is_enough(fit, place) and _are_alike(blob, settings, blobs):
                fits[place] = fit._replace(settings=blob.oid == settings.oid)
    fits = fits or {place: arrival.fit(place) for place in arrival.by_bytes()}
    best = max(fits.values(), default=None)
    return sorted(place for place, fit in fits.items() if fit == best)


def _is_journey(path: str) -> bool:
    return is_told(path) and path.rpartition("/")[2] not in SETTINGS_NAMES


def _cuts(path: str) -> Iterator[tuple[str, str]]:
    """Yield each folder that a path lies in, with the rest of the path.

    >>> list(_cuts("maps/a/x.yaml"))
    [('', 'maps/a/x.yaml'), ('maps', 'a/x.yaml'), ('maps/a', 'x.yaml')]
    """
    parts = path.split("/")
    for depth in range(min(len(parts), _DEEPEST)):
        yield "/".join(parts[:depth]), "/".join(parts[depth:])


def _are_alike(one: Blob, other: Blob, blobs: Blobs) -> bool:
    if one.oid == other.oid:
        return True
    texts = blobs([one.oid, other.oid])
    lines: list[Counter[bytes]] = []
    for oid in (one.oid, other.oid):
        text = texts.get(oid)
        if not isinstance(text, bytes):
            return False
        lines.append(Counter(line.strip() for line in text.splitlines() if line.strip()))
    both = sum((lines[0] & lines[1]).values())
    return 2 * both >= _ALIKE * sum(sum(each.values()) for each in lines)
