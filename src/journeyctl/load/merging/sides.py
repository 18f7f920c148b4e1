"""One of the three texts as a tree, or why it cannot be merged."""

import re
from dataclasses import dataclass

from journeyctl.diagnostic.diagnostic import Severity
from journeyctl.load.canonical.arrange import arrange
from journeyctl.load.canonical.build import build
from journeyctl.load.canonical.tree import CannotFormatError, Collection, Document, Entry, Leaf, Node
from journeyctl.load.events import UnreadableError
from journeyctl.load.guard import decode
from journeyctl.load.read import read
from journeyctl.model.document import Kind
from journeyctl.text.source import SourceFile

BREAK = re.compile("\r\n?")
_MARKS = re.compile(r"^(?:<{7,}|\|{7,}|={7,}|>{7,})(?:[ \t].*)?\r?$", re.MULTILINE)


class CannotMergeError(Exception):
    """The merge is left to git: `message` says why, `whose` text it is in and `line` (from 1; 0 for nowhere) where."""

    def __init__(self, message: str, line: int = 0, whose: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.whose = whose


@dataclass(frozen=True, slots=True)
class Side:
    """A text as a tree; its line breaks are CR LF or not, and a byte order mark stands before it or not."""

    whose: str
    raw: bytes
    document: Document
    crlf: bool
    bom: bool


def read_side(whose: str, raw: bytes, kind: Kind, path: str) -> Side:
    """Read a text; raises `CannotMergeError` for what cannot be read, or not be merged for certain."""
    decoded = decode(path, raw)
    source = decoded.source
    if not decoded.readable:
        raise _told(whose, source, decoded.diagnostics[0].message, decoded.diagnostics[0].primary.span.start)
    if found := _MARKS.search(source.text):
        raise _told(whose, source, "a merge conflict is left in the file", found.start())
    for item in read(source).diagnostics:
        if item.severity is Severity.ERROR:
            raise _told(whose, source, item.message, item.primary.span.start)
    if source.text.startswith("\ufeff"):
        raise CannotMergeError("a byte order mark stands twice", 1, whose)
    text = BREAK.sub("\n", source.text)
    document = tree_of(text, kind, whose)
    _check(document, whose)
    breaks = re.search("\r\n|\n|\r", source.text)
    return Side(whose, raw, document, bool(breaks and breaks[0] == "\r\n"), decoded.has_bom)


def tree_of(text: str, kind: Kind, whose: str) -> Document:
    """Return the tree of a text, with its keys in the order of the model."""
    if text and not text.endswith("\n"):
        text += "\n"
    try:
        document = build(text)
    except UnreadableError as error:
        line = text.count("\n", 0, error.offset) + 1
        raise CannotMergeError("this is written in a way that cannot be merged", line, whose) from None
    except CannotFormatError as error:
        raise CannotMergeError(error.message, error.line, whose) from None
    arrange(document, kind.model)
    return document


def _told(whose: str, source: SourceFile, message: str, offset: int) -> CannotMergeError:
    return CannotMergeError(message, source.line_number(offset), whose)


def _check(document: Document, whose: str) -> None:
    root = document.root
    if document.has_anchors and root:
        raise CannotMergeError("anchors and aliases cannot be merged", _anchored(root) or 1, whose)
    if root and not (isinstance(root.value, Collection) and root.value.mapping):
        raise CannotMergeError("the file holds no keys", root.value.line, whose)


def _anchored(entry: Entry) -> int:
    nodes: list[Node] = [entry.value, *([entry.key] if entry.key else [])]
    line = next((node.line for node in nodes if node.anchor), 0)
    if line or isinstance(entry.value, Leaf):
        return line
    return next((found for inner in entry.value.entries if (found := _anchored(inner))), 0)
