"""Things that were removed and written again: when such a thing is the same again, and where it was removed.

It is the same again when it comes back under its whole id, or word by word: with the same statement or text anywhere, with
the same title or name in the file of the same id. One that lives on under another id has not been removed. `blame` and
`history pains` go by this rule alone, so that they name the same commit as the first one.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from journeyctl.diff.things import Thing
from journeyctl.history.ancestry import Book, Page, name_key
from journeyctl.model.document import kind_of
from journeyctl.workspace.past import Words

_SENTENCES = ("statement", "text")
_WORD = re.compile(r"\w+")


class Removal(NamedTuple):
    """The last revision of a line that has a thing, the thing there, and the revision in which it is gone."""

    page: int
    thing: Thing
    gone: int


def came_back(gone: Iterable[Thing], thing: Thing) -> Thing | None:
    """Return which of the things that are gone, the last one first, is one that was written anew; None where none is."""
    named: Thing | None = None
    for one in gone:
        if one.what is not thing.what:
            continue
        if one.side.id == thing.side.id:
            return one
        if named is None and _is_worded_alike(one, thing):
            named = one
    return named


def _is_worded_alike(one: Thing, other: Thing) -> bool:
    is_sentence = name_key(other) in _SENTENCES
    return one.side.name == other.side.name and (is_sentence or one.side.home == other.side.home)


def mended(line: Book) -> Book:
    """Return a line with every file that has mistakes as it was before it had them."""
    pages: list[Page] = []
    held: dict[str, Hashable | None] = {}  # of the files with mistakes what they were before
    for number, page in enumerate(line.pages):
        for path in line.changed(number - 1, number) if number else sorted(page.files):
            if line.is_broken(number, path):
                held.setdefault(path, pages[-1].files.get(path) if pages else None)
            else:
                held.pop(path, None)
        files = page.files
        if held:
            sound = {path: content for path, content in files.items() if path not in held}
            files = sound | {path: content for path, content in held.items() if content is not None}
        pages.append(Page(page.commit, (number - 1,) if number else (), files))
    return line.with_pages(pages)


def removal_before(book: Book, page: int, thing: Thing) -> Removal | None:
    """Return where a thing was removed before the revision in which it is new, on the line of first parents."""
    line = list(_line(book, page))[::-1]
    paths = _suspects(book, line, thing)
    if not paths:
        return None
    places, part = _part(book, line, paths)
    gone: dict[Thing, int] = {}
    for number in range(len(places) - 1, 0, -1):
        for old in _removed(part, number, thing):
            gone.setdefault(old, number)  # the same file may come twice
    back = came_back(gone, thing)
    if back is None:
        return None
    last, path = gone[back] - 1, back.side.path
    while last and book.pages[places[last]].files.get(path) != part.pages[last].files.get(path):
        last -= 1  # the file had mistakes there
    return Removal(places[last], back, places[gone[back]])


def _line(book: Book, page: int) -> Iterator[int]:
    """Yield a page, its first parent, and so on."""
    yield page
    while book.pages[page].parents:
        page = book.pages[page].parents[0]
        yield page


def _suspects(book: Book, line: Sequence[int], thing: Thing) -> frozenset[str]:
    """Return the paths of the files that held a thing before the last page; only those are read that hold its words."""
    named = [word.encode("utf-8", "surrogatepass").lower() for word in _WORD.findall(thing.side.name)]
    words: Words = [
        sorted({*row}, key=len, reverse=True) for row in (thing.short.encode().split(b"-"), named)
    ]
    kind, name = _kind(thing.side.path), thing.side.path.rpartition("/")[2]
    found: set[str] = set()
    seen: set[tuple[str, Hashable]] = set()
    for before, now in zip([None, *line], line[:-1], strict=False):
        files = book.pages[now].files
        for path in files if before is None else book.changed(before, now):
            content = files.get(path)
            if content is None or path in found or (path, content) in seen or _kind(path) != kind:
                continue
            seen.add((path, content))
            is_file = thing.parent is None and path.rpartition("/")[2] == name
            if (is_file or book.holds(content, words)) and _those_like(book, now, [path], thing):
                found.add(path)
    return frozenset(found)


def _kind(path: str) -> str:
    found = kind_of(path.rpartition("/")[2])
    return found[0].word if found else ""


def _part(book: Book, line: Sequence[int], paths: frozenset[str]) -> tuple[list[int], Book]:
    """Return the pages at which some files change, and a book of these pages and files in which none has mistakes."""
    places = [
        now
        for before, now in zip([None, *line], line, strict=False)
        if before is None or now == line[-1] or not paths.isdisjoint(book.changed(before, now))
    ]
    pages: list[Page] = []
    for number, place in enumerate(places):
        page = book.pages[place]
        files = {path: content for path in paths if (content := page.files.get(path)) is not None}
        pages.append(Page(page.commit, (number - 1,) if number else (), files))
    return places, mended(book.with_pages(pages))


def _removed(line: Book, number: int, thing: Thing) -> Iterator[Thing]:
    """Yield what a page lacks that could be a thing."""
    paths = line.changed(number - 1, number)
    then = _those_like(line, number - 1, paths, thing)
    now = {one.side.id for one in _those_like(line, number, paths, thing)}
    if any(one.side.id not in now for one in then):
        kept = frozenset(line.olds(number - 1, number).values())
        yield from (one for one in then if one not in kept)


def _those_like(line: Book, number: int, paths: Iterable[str], thing: Thing) -> list[Thing]:
    things = (one for path in paths for one in line.things(number, path))
    return [one for one in things if came_back([one], thing)]
