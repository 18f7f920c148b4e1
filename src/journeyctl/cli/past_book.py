"""The past of a workspace as a book of revisions, with the files here as its last page; and what is told of it, put out."""

import hashlib
import sys
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from journeyctl import __version__
from journeyctl._discover import load_module
from journeyctl.cli.console import ColorWhen, in_color, width, write
from journeyctl.cli.past import open_past
from journeyctl.diff.difference import Look
from journeyctl.diff.things import Thing
from journeyctl.history.ancestry import Book, Page
from journeyctl.load.loader import Loaded
from journeyctl.model.document import SETTINGS_NAMES
from journeyctl.report.shown import ORDER_SIGN
from journeyctl.workspace.git_log import Blob, Commit
from journeyctl.workspace.past import Past, Step
from journeyctl.workspace.workspace import Workspace, open_workspace

_HERE = "here"
# Signs of ours that a screen without Unicode lacks.
_PLAIN = str.maketrans("→−×…", ">-x~")


@dataclass(frozen=True, slots=True)
class BookAt:
    """All revisions from which one has come, and that one: its page, and the workspace as it is there."""

    book: Book
    page: int
    workspace: Workspace
    past: Past
    is_here: bool

    @property
    def things(self) -> list[Thing]:
        """Everything in the workspace, in the order of its files."""
        return [
            thing for file in self.workspace.files for thing in self.book.things(self.page, file.source.path)
        ]

    @property
    def broken(self) -> list[str]:
        """The paths of the files with mistakes."""
        return self.workspace.broken_files

    @property
    def shallow(self) -> bool:
        """Say whether older commits may be missing."""
        return self.past.shallow


def books_at(base: Path, revision: str | None = None) -> Iterator[BookAt]:
    """Yield the book of the workspace at `base`, then those of workspaces further down, up to a revision or the files here."""
    todo = [open_past(base, revision or "HEAD")]
    while todo:
        past = todo.pop(0)
        book = book_of(past, with_files_here=revision is None)
        yield book
        todo += [past.within(folder) for folder in sorted(book.workspace.nested)]


def book_of(past: Past, with_files_here: bool) -> BookAt:
    """Return the past of a workspace as a book, with the files here as its last page or without them."""
    place = {commit.hash: number for number, commit in enumerate(past.commits)}
    own = _Own(past)
    read_files = [own.of(commit) for commit in reversed(past.commits)][::-1]
    pages = [
        Page(
            commit,
            tuple(place[parent] for parent in commit.parents if parent in place),
            files,
        )
        for commit, files in zip(past.commits, read_files, strict=True)
    ]
    here: dict[Hashable, Loaded] = {}
    tip = len(pages) - 1
    if with_files_here:
        workspace = open_workspace(past.root, loading=past.memory.load)
        files = _files_here(workspace, pages[tip].files, here)
        pages.append(Page(None, (tip,), files))
    else:
        workspace = past.workspace(past.commits[-1].hash)

    def read(path: str, content: Hashable) -> Loaded | None:
        if isinstance(content, Blob):
            return past.loaded(path, content)
        return here[path, content]

    return BookAt(Book(pages, read), len(pages) - 1, workspace, past, len(pages) - 1 > tip)


class _Own:
    """Tells which files of a commit the workspace reads: not those of workspaces further down, nor what it leaves out.

    What is read depends on the path, the settings and each `.gitignore`, and not on other files. What is the same for
    two commits stays one object.
    """

    def __init__(self, past: Past) -> None:
        self._past = past
        self._known: dict[
            int, tuple[Mapping[str, Blob], Mapping[str, Hashable]]
        ] = {}  # by what stays alive in it
        self._is_read: dict[frozenset[tuple[str, Blob]], dict[str, bool]] = {}

    def of(self, commit: Commit) -> Mapping[str, Hashable]:
        """Return the files of a commit that are read; the newest commits come first, for they know the most paths."""
        files = self._past.files(commit.hash)
        if id(files) not in self._known:
            whole = dict(files)
            is_read = self._is_read.setdefault(
                frozenset(item for item in whole.items() if _rules(item[0])), {}
            )
            if not whole.keys() <= is_read.keys():
                workspace = next(self._past.documents([Step(commit, frozenset())]))
                is_read.update(dict.fromkeys(whole, False))
                is_read.update(dict.fromkeys((file.source.path for file in workspace.files), True))
            own = {path: blob for path, blob in whole.items() if is_read[path]}
            # Where all are read the mapping stays that shares its memory with other commits.
            self._known[id(files)] = files, own if len(own) < len(whole) else files
        return self._known[id(files)][1]


def _rules(path: str) -> bool:
    return path.rpartition("/")[2] in (*SETTINGS_NAMES, ".gitignore")


def _files_here(
    workspace: Workspace, committed: Mapping[str, Hashable], here: dict[Hashable, Loaded]
) -> dict[str, Hashable]:
    """Return what stands for the bytes of the files here: the object where they are those of the last commit."""
    files: dict[str, Hashable] = {}
    for file in workspace.files:
        path = file.source.path
        blob = committed.get(path)
        content: Hashable = _HERE
        if isinstance(blob, Blob) and file.document is not None and _object_id(file, blob.oid) == blob.oid:
            content = blob
        files[path] = content
        here[path, content] = file
    return files


def _object_id(file: Loaded, like: str) -> str:
    """Return the name that Git gives to the bytes of a file, by the kind of hash that another name is of."""
    text = file.source.text.encode("utf-8", "surrogatepass")
    data = b"\xef\xbb\xbf" + text if file.has_bom else text
    named = hashlib.sha1(usedforsecurity=False) if len(like) == 40 else hashlib.sha256()
    named.update(b"blob %d\0" % len(data))
    named.update(data)
    return named.hexdigest()


def put(
    formats: ModuleType, name: str, told: Any, output_file: str | None, color: ColorWhen, **more: Any
) -> None:
    """Write what is told in a format of a folder to a file, or to the screen; `more` goes to formats that draw."""
    paint = load_module(formats, name).render
    given = more if name == "html" else {}
    if output_file is not None:
        from journeyctl.cli.write import write_whole

        text = paint(told, Look(color == "always", version=__version__), **given)
        write_whole(Path(output_file), _harmless(text).encode("utf-8", "backslashreplace"))
        return
    look = Look(in_color(color, sys.stdout), width(sys.stdout), __version__)
    text = _harmless(paint(told, look, **given))
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = text.translate(_PLAIN)
    write(text)
    sys.stdout.flush()


def _harmless(text: str) -> str:
    """Write what a build service would obey with another spelling; a heading of our own stays."""
    return ORDER_SIGN.sub(r"\\x23", text) if "##vso" in text or "##[" in text else text
