"""What `blame` does: finds the one thing that is asked about, and says who last changed it."""

import os
import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from journeyctl.cli.console import ColorWhen, MisuseError
from journeyctl.cli.git import WHOLE
from journeyctl.cli.past import notes_of
from journeyctl.cli.past_book import BookAt, books_at, put
from journeyctl.diff.change import What
from journeyctl.diff.things import Thing
from journeyctl.history import blame_formats
from journeyctl.history.blame import blame_of
from journeyctl.text.spelling import meant, near_words
from journeyctl.workspace.discover import find_root

_MOST_NAMED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class BlameOptions:
    """One call, as its options say; without `revision` the files here are asked, with what is not committed yet."""

    word: str
    revision: str | None = None
    kind: What | None = None
    output_format: str = "full"
    output_file: str | None = None
    color: ColorWhen = "auto"


def run_blame(given: BlameOptions) -> int:
    """Carry out a call and return the exit code."""
    named = Path(os.path.abspath(given.word))  # noqa: PTH100 - links stay
    base = find_root(named if os.path.lexists(named) else Path.cwd())
    book, thing = _asked(given, books_at(base, given.revision))
    told = blame_of(book.book, book.page, thing, book.shallow)
    told = replace(told, notes=tuple(notes_of(book.past)))
    put(blame_formats, given.output_format, told, given.output_file, given.color)
    return 0


def _asked(given: BlameOptions, books: Iterable[BookAt]) -> tuple[BookAt, Thing]:
    """Return the one thing that a word names, in the first workspace; where it is not there, in one further down."""
    seen: list[BookAt] = []
    found: list[tuple[BookAt, Thing]] = []
    for book in books:
        thing = _named(given, book)
        found += [(book, thing)] if thing else []
        if found and not seen:
            break
        seen.append(book)
    if not found:
        raise _unknown(given, seen)
    if len(found) > 1:
        folders = [book.past.root.relative_to(seen[0].past.root).as_posix() for book, _ in found]
        raise MisuseError(
            f"`{given.word}` stands in several workspaces", f"go to one of them: {_listed(folders)}"
        )
    return found[0]


def _named(given: BlameOptions, book: BookAt) -> Thing | None:
    things = [thing for thing in book.things if given.kind in (None, thing.what)]
    path = _path(given.word, book)
    for found in (
        [thing for thing in things if thing.parent is None and thing.side.path == path],
        [thing for thing in things if thing.side.id == given.word],
        [thing for thing in things if thing.short == given.word],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise _several(given.word, found)
    return None


def _path(word: str, book: BookAt) -> str:
    return os.path.relpath(os.path.abspath(word), book.past.root).replace(os.sep, "/")  # noqa: PTH100 - links stay


def _several(word: str, found: Sequence[Thing]) -> MisuseError:
    ids = list(dict.fromkeys(thing.side.id for thing in found))
    if len(ids) == len(found):
        help_text = f"write the whole id: {_listed(ids)}"
    else:
        kinds = list(dict.fromkeys(kind_name(thing.what) for thing in found))
        if len(kinds) == 1:
            return MisuseError(f"`{word}` is written more than once", "`journeyctl lint` says where")
        help_text = f"say which with `--kind`: {_listed(kinds)}"
    return MisuseError(f"`{word}` is the id of {len(found)} things", help_text)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(f"`{name}`" for name in names[:_MOST_NAMED]) + more


def _unknown(given: BlameOptions, books: Sequence[BookAt]) -> MisuseError:
    kind = f"{given.kind.value} " if given.kind else ""
    where = f" at `{given.revision}`" if given.revision else ""
    for book in books:
        path = _path(given.word, book)
        problem = book.unreadable(path)
        if problem is not None:
            help_text = WHOLE if book.past.lacks else problem.help
            return MisuseError(f"`{path}`{where} says nothing: {problem.message}", help_text)
        if path in book.broken:
            help_text = "`journeyctl validate` says which"
            return MisuseError(f"`{path}` has mistakes{where} and cannot be read", help_text)
    if os.path.isdir(given.word):  # noqa: PTH112 - links are followed
        inside = [thing.side.path for book in books for thing in book.things if thing.parent is None]
        under = [one for one in inside if _is_below(one, _path(given.word, books[0]))]
        return MisuseError(f"`{given.word}` is a folder", _one_of(under))
    known = [thing for book in books for thing in book.things]
    named = [thing for thing in known if given.word in (thing.side.id, thing.short)]
    if named:
        kinds = dict.fromkeys(kind_name(thing.what) for thing in named)
        return MisuseError(
            f"there is no {kind}`{given.word}`{where}", f"it is the id of: {_listed(list(kinds))}"
        )
    before = "" if given.revision else _until(given, books)
    if before:
        way = f"`journeyctl blame {given.word} {before}`"
        return MisuseError(f"there is no `{given.word}` now", f"it was there until {before}: {way}")
    return MisuseError(f"there is no {kind}`{given.word}`{where}", _near(given, books))


def _one_of(paths: Sequence[str]) -> str:
    return f"name one thing, or a file: {_listed(paths)}" if paths else "name one thing, or a file"


def _is_below(path: str, folder: str) -> bool:
    return folder == "." or path.startswith(f"{folder}/")


def _near(given: BlameOptions, books: Sequence[BookAt]) -> str:
    """Return what to do about a word that names nothing: what is spelled like it, or why it may not be seen."""
    known = [thing for book in books for thing in book.things if given.kind in (None, thing.what)]
    words = {thing.side.id for thing in known} | {thing.short for thing in known}
    broken = [path for book in books for path in book.broken if not book.unreadable(path)]
    unread = [problem for book in books for path in book.broken if (problem := book.unreadable(path))]
    otherwise = "`journeyctl list` lists what there is; name a revision behind it for what is gone"
    if broken:
        otherwise = f"files with mistakes were not read: {_listed(broken)}"
        if given.revision is None:
            otherwise += f"; mend them, or ask about the last commit: `journeyctl blame {given.word} HEAD`"
    elif unread:
        otherwise = f"not read: `{unread[0].path}`, {unread[0].message}"
    elif any(book.shallow for book in books):
        otherwise += "; only the last commits were cloned: `git fetch --unshallow` gets the others"
    return meant(near_words(given.word, sorted(words)), otherwise)


def _until(given: BlameOptions, books: Sequence[BookAt]) -> str:
    """Return the newest commit in which something had this id, in short; empty where nothing had, or files cannot be read."""
    words = [[part.encode().lower() for part in re.split(r"[-/#]", given.word) if part]]
    for book in books if given.word else ():
        if book.broken:
            return ""
        seen: set[tuple[str, Hashable]] = set()
        for number in range(len(book.book.pages) - 1, -1, -1):
            page = book.book.pages[number]
            for path, content in page.files.items():
                if page.commit is None or (path, content) in seen:
                    continue
                seen.add((path, content))
                if given.word in _ids(book, number, path, words):
                    return page.commit.hash[:7]
    return ""


def _ids(book: BookAt, number: int, path: str, words: Sequence[Sequence[bytes]]) -> set[str]:
    """Return the ids in a file of a revision; none where it cannot hold some words."""
    name = path.rpartition("/")[2].partition(".")[0].lower().encode()
    rest = [[word for word in row if word not in name] for row in words]
    if not book.book.holds(book.book.pages[number].files[path], rest):
        return set()
    return {one for thing in book.book.things(number, path) for one in (thing.side.id, thing.short)}


def kind_name(what: What) -> str:
    """Return a kind of thing as it is typed: `pain-point`."""
    return what.value.replace(" ", "-")
