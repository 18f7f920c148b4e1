"""Little histories made in memory: revisions of a workspace with their commits."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from journeyctl.diff.change import What
from journeyctl.diff.things import Thing
from journeyctl.history.ancestry import Book, Page
from journeyctl.history.blame import Blame, blame_of
from journeyctl.history.moment import Commit
from journeyctl.load.loader import Loaded
from journeyctl.model.document import kind_of
from journeyctl.workspace.revision import Memory

START = datetime(2026, 1, 1, 12, tzinfo=UTC)


@dataclass
class Story:
    """A history to be told; each revision gets the next letter of the alphabet, a number behind z."""

    pages: list[Page] = field(default_factory=list)
    _memory: Memory = field(default_factory=Memory)

    def commit(self, author: str, files: Mapping[str, str], *parents: int, title: str = "") -> int:
        """Add a commit behind the last one, or behind the given ones, a day later; return its place."""
        place = len(self.pages)
        behind = parents or ((place - 1,) if place else ())
        hashes = tuple(f"{one:040x}" for one in behind)
        at = START + timedelta(days=place)
        commit = Commit(
            f"{place:040x}", hashes, author, f"{author}@shop.example", at, title or f"commit {place}"
        )
        self.pages.append(Page(commit, behind, dict(files)))
        return place

    def root(self, author: str, files: Mapping[str, str]) -> int:
        """Add a commit without a parent."""
        place = self.commit(author, files)
        commit = self.pages[place].commit
        self.pages[place] = Page(commit, (), dict(files))
        return place

    def working_tree(self, files: Mapping[str, str]) -> int:
        """Add the files that are not committed yet."""
        self.pages.append(Page(None, (len(self.pages) - 1,), dict(files)))
        return len(self.pages) - 1

    def read(self, path: str, content: Hashable) -> Loaded | None:
        """Return a file."""
        kind = kind_of(path.rpartition("/")[2])
        return None if kind is None else self._memory.load(path, str(content).encode(), *kind)

    def book(self) -> Book:
        """Return the history as a book."""
        return Book(self.pages, self.read)

    def blame(
        self, identifier: str, what: What | None = None, page: int = -1, shallow: bool = False
    ) -> Blame:
        """Return who changed what of the one thing with an id in a revision, the last where none is given."""
        book = self.book()
        place = page % len(self.pages)
        found = [thing for thing in book.all_things(place) if identifier in (thing.side.id, thing.short)]
        (thing,) = [thing for thing in found if what in (None, thing.what)]
        return blame_of(book, place, thing, shallow)


def fields(told: Blame) -> dict[str, str]:
    """Return for each field the author of its value."""
    return {one.field: author(one.origin.commit) for one in told.fields}


def author(commit: Commit | None) -> str:
    """Return who wrote a commit."""
    return commit.author if commit else "nobody yet"


def names(things: Sequence[Thing]) -> list[str]:
    """Return ids of things."""
    return [thing.side.id for thing in things]
