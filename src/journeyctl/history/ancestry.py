"""What a thing was in the revision before: the same thing in a parent, and what of it is another there.

A file with the same bytes in the parent says the same, and nothing is compared. A parent in which the file has mistakes
says nothing: it is looked through, to its own parents.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from journeyctl.diff.change import Change, How, What
from journeyctl.diff.compare import PairChanges
from journeyctl.diff.fields import NAMES, written_fields
from journeyctl.diff.matching import match
from journeyctl.diff.things import Thing, things_in
from journeyctl.history.moment import Commit
from journeyctl.load.loader import Loaded
from journeyctl.model.document import SETTINGS_NAMES
from journeyctl.model.settings import EmotionScale, Settings
from journeyctl.workspace.past import Words

ORDERED = frozenset({What.STAGE, What.TOUCHPOINT, What.PHASE})
"""Of these the order among their like is part of what a map says."""

Read = Callable[[str, Hashable], Loaded | None]
"""Gives for a path and what stands for its bytes the file, None where it is no journey file.

A file that this clone does not hold has neither a document nor diagnostics.
"""

Holds = Callable[[Hashable, Words], bool]
"""Says whether some bytes hold some words; in doubt they do."""


@dataclass(frozen=True, slots=True)
class Page:
    """One revision: its commit, None for the working tree; the places of its parents in the book; its files.

    `files` has for each path something that stands for the bytes: an object id, or any other name for them.
    """

    commit: Commit | None
    parents: tuple[int, ...]
    files: Mapping[str, Hashable]


class Found(NamedTuple):
    """A thing in an earlier revision (its place in the book), and what has changed since.

    `keys_then` has for each field the key under which it stood there, where that was another.
    """

    page: int
    thing: Thing
    changes: tuple[Change, ...] = ()
    keys_then: Mapping[str, str] = {}

    @property
    def changed(self) -> frozenset[str]:
        """The keys of what has changed: `id`, `place`, and fields."""
        return frozenset(map(key_of, self.changes))


class _File(NamedTuple):
    """The things of one file, and how they are found: by kind, id and place; and rows of ids by parent."""

    things: tuple[Thing, ...]
    known: Mapping[tuple[What, str, tuple[str, ...]], Thing | None]
    rows: Mapping[tuple[What, Thing | None], tuple[str, ...]]


def key_of(change: Change) -> str:
    """Return the key of what has changed: a field, `id`, or `place`."""
    if change.how is How.RENAMED:
        return "id"
    return "place" if change.how is How.MOVED else change.field


def name_key(thing: Thing) -> str:
    """Return the key by which people call a thing: its title, statement, name or text."""
    return next(key for key in NAMES if hasattr(thing.model, key))


@dataclass(eq=False)
class Book:
    """All revisions, the oldest first, each behind its parents; the working tree may be the last.

    `holds` spares reading files that cannot hold what is looked for.
    """

    pages: Sequence[Page]
    read: Read
    holds: Holds = lambda _, __: True
    _files: dict[tuple[str, Hashable], _File | None] = field(default_factory=dict, repr=False)
    _pairs: dict[tuple[int, int], "_Pairs"] = field(default_factory=dict, repr=False)
    _changes: dict[tuple[int, int], list[str]] = field(default_factory=dict, repr=False)

    def things(self, page: int, path: str) -> Sequence[Thing]:
        """Return the things of a file in a revision; none where it is not there or has mistakes."""
        found = self._file(page, path)
        return found.things if found else ()

    def with_pages(self, pages: Sequence[Page]) -> "Book":
        """Return a book of other pages that reads no file a second time."""
        return Book(pages, self.read, self.holds, self._files)

    def all_things(self, page: int) -> Iterator[Thing]:
        """Yield everything in a revision, in the order of its files."""
        for path in sorted(self.pages[page].files):
            yield from self.things(page, path)

    def earlier(self, page: int, thing: Thing) -> Iterator[Found]:
        """Yield what a thing of a revision was in its parents, the first parent first, where it was there."""
        todo = list(self.pages[page].parents)
        seen: set[int] = set()
        while todo:
            parent = todo.pop(0)
            if parent in seen:
                continue
            seen.add(parent)
            found = self._in(parent, page, thing)
            if found is not None:
                yield found
            elif self._is_dim(parent, page, thing):
                todo[:0] = self.pages[parent].parents

    def changed(self, parent: int, page: int) -> Sequence[str]:
        """Return the paths of the files that differ between two revisions, sorted."""
        then, now = self.pages[parent].files, self.pages[page].files
        if then is now:
            return []
        found = self._changes.get((parent, page))
        if found is None:
            found = sorted(path for path in {*then, *now} if then.get(path) != now.get(path))
            self._changes[parent, page] = found
        return found

    def olds(self, parent: int, page: int) -> Mapping[Thing, Thing]:
        """Return for the things in files that differ what they were in an earlier revision."""
        return self._pair(parent, page).olds

    def is_broken(self, page: int, path: str) -> bool:
        """Say whether a file of a revision has mistakes."""
        return path in self.pages[page].files and self._file(page, path) is None

    def is_lacking_before(self, page: int, thing: Thing) -> bool:
        """Say whether a thing that no parent has may stand in a parent whose file this clone does not hold."""
        todo, seen = list(self.pages[page].parents), set[int]()
        while todo:
            parent = todo.pop()
            if parent in seen or not self._is_dim(parent, page, thing):
                continue
            seen.add(parent)
            files = self.pages[parent].files
            if any(
                path in files and self._is_lacking(parent, path)
                for path in (thing.side.path, *self._pair(parent, page).paths)
            ):
                return True
            todo += self.pages[parent].parents
        return False

    def _is_lacking(self, page: int, path: str) -> bool:
        loaded = self.read(path, self.pages[page].files[path])
        return loaded is not None and loaded.document is None and not loaded.diagnostics

    def close(self, page: int) -> None:
        """Forget what was compared for a revision that nobody will ask about again."""
        for pair in [pair for pair in self._pairs if pair[1] == page]:
            del self._pairs[pair]

    def _in(self, parent: int, page: int, thing: Thing) -> Found | None:
        path = thing.side.path
        if self._same_bytes(parent, page, path):
            return Found(parent, thing)
        old = self._as_it_was(parent, page, thing)
        if old is not None:
            return Found(parent, old)
        if path in self.pages[parent].files and self._file(parent, path) is None:
            return None
        return self._pair(parent, page).find(parent, thing)

    def _same_bytes(self, parent: int, page: int, path: str) -> bool:
        key = self.pages[page].files.get(path)
        return key is not None and self.pages[parent].files.get(path) == key

    def _as_it_was(self, parent: int, page: int, thing: Thing) -> Thing | None:
        """Return the thing of the same file and place that says the same, if there is one: then nothing is compared."""
        then, now = self._file(parent, thing.side.path), self._file(page, thing.side.path)
        if then is None or now is None:
            return None
        key = (thing.what, thing.side.id, thing.side.within)
        old = then.known.get(key)
        if old is None or now.known.get(key) is not thing:
            return None
        rows = (then.rows.get((old.what, old.parent)), now.rows.get((thing.what, thing.parent)))
        if thing.what in ORDERED and rows[0] != rows[1]:
            return None
        return old if _says_the_same(old, thing) else None

    def _is_dim(self, parent: int, page: int, thing: Thing) -> bool:
        """Say whether a thing that was not found may stand in a file with mistakes."""
        files = self.pages[parent].files
        if thing.side.path in files:
            return self._file(parent, thing.side.path) is None
        return any(
            path in files and self._file(parent, path) is None for path in self._pair(parent, page).paths
        )

    def _pair(self, parent: int, page: int) -> "_Pairs":
        found = self._pairs.get((parent, page))
        if found is None:
            found = self._pairs[parent, page] = self._compare(parent, page)
        return found

    def _compare(self, parent: int, page: int) -> "_Pairs":
        paths = self.changed(parent, page)
        files = {
            path: [
                self._file(one, path) if path in self.pages[one].files else _NOTHING for one in (parent, page)
            ]
            for path in paths
        }
        broken = frozenset(path for path, both in files.items() if None in both)
        olds, news = (
            [thing for path, both in files.items() if path not in broken for thing in _things(both[side])]
            for side in (0, 1)
        )
        matching = match(olds, news)
        changes = PairChanges(matching, (self._scale(parent), self._scale(page)))
        return _Pairs({new: old for old, new in matching.pairs}, changes, tuple(paths))

    def _file(self, page: int, path: str) -> _File | None:
        """Return what stands in a file of a revision, None where it has mistakes or is not there."""
        content = self.pages[page].files.get(path)
        if content is None:
            return None
        key = (path, content)
        if key not in self._files:
            loaded = self.read(path, content)
            self._files[key] = _NOTHING if loaded is None else _opened(loaded)
        return self._files[key]

    def _scale(self, page: int) -> EmotionScale:
        for name in SETTINGS_NAMES:
            for thing in self.things(page, name):
                if isinstance(thing.model, Settings):
                    return thing.model.scales.emotion
        return Settings().scales.emotion


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Two revisions held against each other: by each thing of now the one of then."""

    olds: Mapping[Thing, Thing]
    changes: PairChanges
    paths: tuple[str, ...]

    def find(self, page: int, thing: Thing) -> Found | None:
        old = self.olds.get(thing)
        if old is None:
            return None
        keys = {now: was for now, was in self.changes.keys_then(old).items() if now != was}
        was, now = dict(written_fields(old)), dict(written_fields(thing))
        # What a file says is what counts, whatever has become of the things that it refers to.
        told = tuple(
            change
            for change in self.changes.of(old, thing)
            if change.how is not How.CHANGED
            or (was.get(change.field), change.field in was) != (now.get(change.field), change.field in now)
        )
        return Found(page, old, told, keys)


_NOTHING = _File((), {}, {})


def _things(file: _File | None) -> tuple[Thing, ...]:
    return file.things if file else ()


def _opened(file: Loaded) -> _File | None:
    if file.document is None:
        return None
    things = tuple(things_in(file))
    known: dict[tuple[What, str, tuple[str, ...]], Thing | None] = {}
    rows: dict[tuple[What, Thing | None], list[str]] = {}
    for thing in things:
        key = (thing.what, thing.side.id, thing.side.within)
        known[key] = None if key in known else thing
        rows.setdefault((thing.what, thing.parent), []).append(thing.short)
    return _File(things, known, {key: tuple(row) for key, row in rows.items()})


def _says_the_same(old: Thing, new: Thing) -> bool:
    if old.model == new.model:
        return True
    key = name_key(new)
    return getattr(old.model, key) == getattr(new.model, key) and list(written_fields(old)) == list(
        written_fields(new)
    )
