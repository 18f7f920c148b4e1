"""The past of a workspace as a book of revisions, with the files here as its last page; and what is told of it, put out."""

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
from journeyctl.cli.past_here import object_id
from journeyctl.diagnostic.diagnostic import Diagnostic, Label, Severity
from journeyctl.diff.difference import Look
from journeyctl.diff.things import Thing
from journeyctl.history.ancestry import Book, Page
from journeyctl.load.loader import Loaded
from journeyctl.load.tree import Tree
from journeyctl.model.document import SETTINGS_NAMES, kind_of
from journeyctl.report.shown import ORDER_SIGN
from journeyctl.text.source import SourceFile, Span
from journeyctl.workspace.git_log import Blob, Commit
from journeyctl.workspace.past import Past, Words
from journeyctl.workspace.workspace import Workspace, open_workspace

_HERE = object()
_UNREADABLE = "unreadable-file"
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

    def unreadable(self, path: str) -> Diagnostic | None:
        """Return why a file cannot be read at all, None where it can: it may have mistakes then."""
        told = (one for one in self.workspace.diagnostics if one.rule == _UNREADABLE)
        return next((one for one in told if one.path == path), None)

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
        todo += past.within(book.workspace.nested)


def book_of(past: Past, with_files_here: bool) -> BookAt:
    """Return the past of a workspace as a book, with the files here as its last page or without them."""
    place = {commit.hash: number for number, commit in enumerate(past.commits)}
    own = _Own(past)
    read_files = own.all()
    if own.led_to:
        past.read_ahead(own.led_to)
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
        if (path, content) in here:
            return here[path, content]
        loaded = past.loaded(path, content) if isinstance(content, Blob) else None
        return loaded or _unread(path, content)

    def holds(content: Hashable, words: Words) -> bool:
        return not isinstance(content, Blob) or past.holds(content, words)

    return BookAt(Book(pages, read, holds), len(pages) - 1, workspace, past, len(pages) - 1 > tip)


def _unread(path: str, content: Hashable) -> Loaded | None:
    """Return a file of which nobody knows what it says: this clone lacks it, or it is a link, which says where it leads."""
    kind = kind_of(path.rpartition("/")[2])
    if kind is None:
        return None
    source = SourceFile(path, "")
    told = (
        (Diagnostic(_UNREADABLE, Severity.ERROR, content, Label(source, Span(0, 0))),)
        if isinstance(content, str)
        else ()
    )
    return Loaded(source, *kind, None, Tree(), told)


class _Own:
    """Tells which files of a commit the workspace reads: not those of workspaces further down, nor what it leaves out.

    What is read depends on the path, the settings and each `.gitignore`, and not on other files. What is the same for
    two commits stays one object.
    """

    def __init__(self, past: Past) -> None:
        self.led_to: dict[Blob, None] = {}
        self._past = past
        # By what stays alive in it.
        self._known: dict[
            tuple[int, int], tuple[Mapping[str, Blob], Mapping[str, Blob], Mapping[str, Hashable]]
        ] = {}
        self._is_read: dict[frozenset[tuple[str, Blob]], dict[str, bool]] = {}

    def all(self) -> list[Mapping[str, Hashable]]:
        """Return the files of every commit."""
        return [self.of(commit) for commit in reversed(self._past.commits)][::-1]

    def of(self, commit: Commit) -> Mapping[str, Hashable]:
        """Return the files of a commit that are read; the newest commits come first, for they know the most paths."""
        files, above = self._past.files(commit.hash), self._past.rules_above(commit.hash)
        key = id(files), id(above)
        if key not in self._known:
            whole = dict(files)
            is_read = self._is_read.setdefault(
                frozenset((*(item for item in whole.items() if _rules(item[0])), *_marked(above))), {}
            )
            if not whole.keys() <= is_read.keys():
                is_read.update(dict.fromkeys(whole, False))
                is_read.update(dict.fromkeys(self._past.read_at(commit.hash), True))
            own: Mapping[str, Hashable] = {path: blob for path, blob in whole.items() if is_read[path]}
            led = self._past.followed(whole) if self._past.trail.with_links else {}
            led = {path: content for path, content in led.items() if is_read[path]}
            self.led_to.update(dict.fromkeys(blob for blob in led.values() if isinstance(blob, Blob)))
            # Where all are read the mapping stays that shares its memory with other commits.
            kept = {**own, **led} if led or len(own) < len(whole) else files
            self._known[key] = files, above, kept
        return self._known[key][2]


def _marked(above: Mapping[str, Blob]) -> Iterator[tuple[str, Blob]]:
    return ((f"/{path}", blob) for path, blob in above.items())


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
    text = file.source.text.encode("utf-8", "surrogatepass")
    return object_id(b"\xef\xbb\xbf" + text if file.has_bom else text, like)


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


def look_of(workspace: Workspace, lang: str | None) -> Mapping[str, Any]:
    """Return what pages about a workspace are drawn with: its theme, and the words of a language, its own where none is said."""
    from journeyctl.cli.picture_look import CallLook, LookOptions

    look = CallLook.read(LookOptions(lang=lang)).of(workspace)
    return {"theme": look.theme, "words": look.words}


def _harmless(text: str) -> str:
    """Write what a build service would obey with another spelling; a heading of our own stays."""
    return ORDER_SIGN.sub(r"\\x23", text) if "##vso" in text or "##[" in text else text
