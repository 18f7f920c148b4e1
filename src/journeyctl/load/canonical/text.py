"""A journey file in the one canonical style, or the reason why it is left as it is."""

import re
from dataclasses import dataclass

from journeyctl.diagnostic.diagnostic import Diagnostic, Severity
from journeyctl.load.canonical.arrange import arrange
from journeyctl.load.canonical.build import build
from journeyctl.load.canonical.emit import emit
from journeyctl.load.canonical.guard import check_comments, check_data, check_force, check_places
from journeyctl.load.canonical.tree import CannotFormatError, Document
from journeyctl.load.events import UnreadableError
from journeyctl.load.guard import decode
from journeyctl.load.read import read
from journeyctl.load.tree import Tree
from journeyctl.model.document import Kind
from journeyctl.text.source import SourceFile

_BOM = b"\xef\xbb\xbf"
_BREAK = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class Formatted:
    """What became of a file: its new bytes, which are the old ones where nothing changes.

    `mistakes` say why it cannot be read and so is left as it is. `reason` says why it is left as
    it is though it can be read, `line` where.
    """

    data: bytes
    mistakes: tuple[Diagnostic, ...] = ()
    reason: str = ""
    line: int = 0

    @property
    def refused(self) -> bool:
        """Whether the file was left as it is because it had to be."""
        return bool(self.mistakes or self.reason)


def canonical(path: str, raw: bytes, kind: Kind) -> Formatted:
    """Return a file of a kind in the canonical style; `path` is what messages call it.

    Line breaks stay those of the first line, a byte order mark stays. Nothing is returned before
    it is proved: the same data, the same comments at the same places, and no change by a second pass.
    """
    decoded = decode(path, raw)
    source = decoded.source
    if not decoded.readable:
        return Formatted(raw, tuple(decoded.diagnostics))
    tree = read(source)
    mistakes = tuple(item for item in tree.diagnostics if item.severity is Severity.ERROR)
    if mistakes:
        return Formatted(raw, mistakes)
    try:
        text = _canonical(source, tree, kind)
    except CannotFormatError as error:
        return Formatted(raw, reason=error.message, line=error.line)
    if _line_break(source.text) != "\n":
        text = text.replace("\n", "\r\n")
    return Formatted((_BOM if decoded.has_bom else b"") + text.encode("utf-8", "surrogatepass"))


def _line_break(text: str) -> str:
    found = re.search("\r\n|\n|\r", text)
    return "\r\n" if found and found[0] == "\r\n" else "\n"


def _canonical(source: SourceFile, tree: Tree, kind: Kind) -> str:
    text = _BREAK.sub("\n", source.text)
    if text.startswith("\ufeff"):
        raise CannotFormatError(1, "a byte order mark stands twice")
    document, new = _pass(text, kind)
    if new == text:
        return new  # nothing changes: there is nothing to prove
    after = SourceFile(source.path, new)
    again = read(after)
    if again.diagnostics:
        wrong = again.diagnostics[0]
        raise CannotFormatError(1, f"what would be written cannot be read: {wrong.message}")
    check_data(source, tree, again)
    if "#" in text:
        check_comments(source, tree, after, again)
        check_force(source, tree, after, again)
    second, twice = _pass(new, kind)
    if twice != new:
        raise CannotFormatError(_first_difference(new, twice), "a second pass would change it once more")
    check_places(document, second)
    return new


def _pass(text: str, kind: Kind) -> tuple[Document, str]:
    if text and not text.endswith("\n"):
        text += "\n"
    try:
        document = build(text)
    except UnreadableError as error:
        line = text.count("\n", 0, error.offset) + 1
        raise CannotFormatError(line, "this is written in a way that cannot be formatted") from None
    arrange(document, kind.model)
    return document, emit(document)


def _first_difference(one: str, two: str) -> int:
    pairs = enumerate(zip(one.split("\n"), two.split("\n"), strict=False), 1)
    return next((number for number, (first, second) in pairs if first != second), 1)
