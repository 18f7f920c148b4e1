"""The workspaces at and below a folder on both sides of a difference; one that was moved is held against what it was."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from journeyctl.cli.crossing import FILES, HERE, NOTHING, SETTLED, Crossing, Found, has_settings
from journeyctl.diff.difference import Version
from journeyctl.diff.leveling import Opener, Unknown, level
from journeyctl.workspace.moves import is_within
from journeyctl.workspace.revision import GitFile, Held, Memory, hold, roots_in
from journeyctl.workspace.workspace import Workspace, open_workspace


@dataclass(frozen=True, slots=True)
class Pair:
    """One workspace on both sides; `root` is its folder on the disk, whether it is still there or not.

    What has mistakes on one side is hidden on the other, and told in `unknown`. `modules` holds the folders, from the
    root, of submodules whose commit is not here; `others` are folders in which it stands on one of the sides, `moves` say so.
    """

    root: Path
    before: Workspace
    after: Workspace
    unknown: tuple[Unknown, ...] = ()
    modules: tuple[str, ...] = ()
    others: tuple[Path, ...] = ()
    moves: tuple[str, ...] = ()


def on_disk(root: Path) -> Opener:
    """Return what opens the workspace in a folder on the disk."""
    return lambda load: open_workspace(root, loading=load)


def _in_commit(root: Path, held: Held) -> Opener:
    return lambda load: open_workspace(root, shelf=held, loading=load)


@dataclass(frozen=True, slots=True)
class _Here:
    """A workspace on the side of now: its folder, the folder that it goes by, and what is in it; all as paths from the top."""

    place: str
    label: str
    workspace: Workspace
    opener: Opener

    @property
    def level(self) -> int:
        """What of a workspace is in the folder."""
        if self.workspace.settings_file is not None:
            return SETTLED
        return FILES if self.workspace.files else NOTHING


class Pairing:
    """Finds the workspaces at and below a folder on both sides; what was moved is held against what it was."""

    def __init__(
        self, crossing: Crossing, base: Path, before: Version, after: Version, memory: Memory
    ) -> None:
        self._crossing = crossing
        self._base = base
        self._way = crossing.repository.way_to(base)
        self._before, self._after = before, after
        self._memory = memory
        self._known: dict[str, Found] = {}
        crossing.files(before.commit, self._way)

    def pairs(self) -> Iterator[Pair]:
        """Yield the pairs, those further up first."""
        base = self._base_of_now()
        news = self._news(base)
        then = self._then(news)
        if (
            not is_within(base, self._way) and not base
        ):  # all the repository is below it; what came along is asked about
            news = [new for new in news if not new.place or is_within(then[new.place][0] or "", self._way)]
        pairs: dict[str, Pair] = {}
        for new in news:
            old, moves = then[new.place]
            pairs[new.label] = self._pair(old, new.place, new.label, new.opener, moves)
        taken = {old for old, _ in then.values()} | {new.place for new in news}
        for place, label in self._olds(news, then):
            if place not in taken and label not in pairs:
                pairs[label] = self._pair(place, place, label, self._opener(self._after, place), ())
        for label in sorted(pairs, key=_depth):
            pair = pairs[label]
            if pair.before.files or pair.after.files:
                yield pair

    def _base_of_now(self) -> str:
        """Return the folder in which the workspace around here stands on the side of now."""
        way, then, now = self._way, self._before.commit, self._after.commit
        level = self._crossing.level
        if (now == HERE and not way) or level(now, way):
            return way
        found = Found()
        if level(then, way):
            found = self._crossing.find(way, then, now) if way else found
            if found.place is not None:
                self._known[found.place] = Found(way)
        elif now != HERE and (level(HERE, way) if way else has_settings(self._base)):
            found = self._crossing.find(way, HERE, now)
        return way if found.place is None else found.place

    def _news(self, base: str) -> list[_Here]:
        """Return what is at and below a folder on the side of now."""
        todo = {base}
        if self._after.commit:
            todo |= {*roots_in(self._crossing.files(self._after.commit, base), base)}
        found: dict[str, _Here] = {}
        while todo:
            place = min(todo, key=_depth)
            opener = self._opener(self._after, place)
            workspace = opener(self._memory.load)
            found[place] = _Here(place, self._label(place, base), workspace, self._kept(opener, workspace))
            todo |= {f"{place}/{inner}".strip("/") for inner in workspace.nested}
            todo -= found.keys()
        return [*found.values()]

    def _kept(self, opener: Opener, workspace: Workspace) -> Opener:
        """Return what opens a workspace that was opened already."""
        return lambda load: workspace if load == self._memory.load else opener(load)

    def _then(self, news: Sequence[_Here]) -> dict[str, tuple[str | None, tuple[str, ...]]]:
        """Return for each folder of now that of before, with what is to be said about it; None where it is new."""
        then, now = self._before.commit, self._after.commit
        missing = [new.place for new in news if new.level > self._crossing.level(then, new.place)]
        found = self._crossing.find_all([one for one in missing if one not in self._known], now, then)
        found |= self._known
        claims: dict[str, list[str]] = defaultdict(list)
        for new in news:
            place = found[new.place].place if new.place in found else None
            if place is not None and place != new.place:
                claims[place].append(new.place)
        moved = {places[0]: old for old, places in claims.items() if len(places) == 1}
        told: dict[str, tuple[str | None, tuple[str, ...]]] = {}
        for new in news:
            place = new.place
            old = moved.get(place, None if place in moved.values() else place)
            rivals = next((places for places in claims.values() if place in places and len(places) > 1), ())
            told[place] = old, tuple(self._moves(new, old, found.get(place, Found()), rivals))
        return told

    def _moves(self, new: _Here, old: str | None, found: Found, rivals: Sequence[str]) -> Iterator[str]:
        then, now, label = self._before, self._after, _quoted(new.label)
        if old is not None and old != new.place and new.label == old:
            yield f"{label} {self._verb(now, then)} {_quoted(new.place)} at {now.short}"
        elif old is not None and old != new.place and new.label == new.place:
            yield f"{label} {self._verb(then, now)} {_quoted(old)} at {then.short}"
        elif old is not None and old != new.place:
            verb = self._verb(then, now, Version(HERE))
            yield f"{label} {verb} {_quoted(old)} at {then.short} and {_quoted(new.place)} at {now.short}"
        elif old is not None and new.place != new.label and self._crossing.level(then.commit, old):
            yield f"{label} {self._verb(then, now, Version(HERE))} {_quoted(old)} at {then.short} and {now.short}"
        elif found.doubt:
            places = " or ".join(map(_quoted, found.doubt))
            yield f"{label} is told as new: it came from {places}, which fit equally well"
        elif rivals:
            place = _quoted(found.place or "")
            yield f"{label} is told as new: {' and '.join(map(_quoted, rivals))} came from {place}, and fit equally well"
        elif found.unknown:
            yield f"{label} is told as new, and whether it was moved cannot be known: {found.unknown}"

    def _verb(self, *versions: Version) -> str:
        """Return the verb for where a workspace stands in versions that are held against the last of them."""
        *others, last = (version.commit for version in versions)
        return "was" if all(self._crossing.is_older(other, last) for other in others) else "is"

    def _olds(
        self, news: Sequence[_Here], then: Mapping[str, tuple[str | None, object]]
    ) -> Iterator[tuple[str, str]]:
        """Yield the folders of before that may hold a workspace, and what they go by."""
        commit = self._before.commit
        for place in (self._way, *roots_in(self._crossing.files(commit, self._way), self._way)):
            yield place, place
        base = then[news[0].place][0]
        if base and not is_within(base, self._way):
            for place in roots_in(self._crossing.files(commit, base), base):
                if not self._crossing.level(self._after.commit, place):
                    yield place, self._label(place, base)

    def _pair(self, old: str | None, new: str, label: str, now: Opener, moves: tuple[str, ...]) -> Pair:
        root = self._folder(label)
        then = _in_commit(root, Held({})) if old is None else self._opener(self._before, old, root)
        before, after, unknown = level(then, now, self._memory.load)
        others = tuple(
            self._folder(place) for place in dict.fromkeys((old, new)) if place not in (None, label)
        )
        modules = self._modules(old, self._before) + self._modules(new, self._after)
        return Pair(root, before, after, unknown, tuple(sorted({*modules})), others, moves)

    def _modules(self, place: str | None, version: Version) -> list[str]:
        if place is None or not version.commit:
            return []
        return list(_empty_modules(self._crossing.files(version.commit, place), place))

    def _opener(self, version: Version, place: str, root: Path | None = None) -> Opener:
        folder = self._folder(place) if root is None else root
        if not version.commit:
            return on_disk(folder)
        files = self._crossing.files(version.commit, place)
        return _in_commit(folder, hold(files, place, self._crossing.repository.blobs))

    def _label(self, place: str, base: str) -> str:
        """Return what a folder goes by at or below that of the workspace around here: where that is now."""
        if is_within(place, self._way):
            return place
        return f"{self._way}/{place[len(base) :].strip('/')}".strip("/")

    def _folder(self, place: str) -> Path:
        if place == self._way:
            return self._base
        return Path(os.path.normpath(self._base / os.path.relpath(place or ".", self._way or ".")))


def _depth(place: str) -> tuple[int, str]:
    return place.count("/") + bool(place), place


def _quoted(place: str) -> str:
    return f"`{place or '.'}`"


def _empty_modules(files: Sequence[GitFile], root: str) -> Iterable[str]:
    start = f"{root}/" if root else ""
    for module in sorted({file.path for file in files if file.mode == "160000"}):
        if module.startswith(start) and not any(file.path.startswith(f"{module}/") for file in files):
            yield module[len(start) :]
