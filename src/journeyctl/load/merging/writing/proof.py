"""The proofs of a merged text: it reads as what was merged, with every comment, and with no new mistake."""

from collections import Counter
from collections.abc import Iterable

from journeyctl.load.canonical.arrange import arrange
from journeyctl.load.canonical.emit import emit
from journeyctl.load.canonical.guard import check_places, difference
from journeyctl.load.canonical.text import canonical
from journeyctl.load.canonical.tree import CannotFormatError, Document
from journeyctl.load.loader import load
from journeyctl.load.merging.blending.forms import quote_in_brackets
from journeyctl.load.merging.blending.remarks import all_of
from journeyctl.load.merging.fork import Pick, forks, picked
from journeyctl.load.merging.matching.sameness import data_of
from journeyctl.load.merging.sides import CannotMergeError, Side, tree_of
from journeyctl.load.read import read
from journeyctl.load.tree import Tree
from journeyctl.model.document import Kind, kind_of
from journeyctl.text.source import SourceFile

Mistakes = frozenset[tuple[str, str]]


def written(document: Document, kind: Kind, path: str) -> tuple[str, Tree]:
    """Write a tree as text in the canonical style, and read that again; raises `CannotMergeError` where a proof fails."""
    _arrange(document, kind)
    if document.root:
        quote_in_brackets(document.root)
    data = data_of(document.root.value) if document.root else None
    comments = Counter(comment.text for comment in all_of(document))
    text, again = _settled(emit(document), kind, path)
    if again is None:
        again = tree_of(text, kind, "")
        emit(again)
    tree = read(SourceFile(path, text))
    if tree.diagnostics:
        raise CannotMergeError(f"what would be written cannot be read: {tree.diagnostics[0].message}")
    at = difference(data, tree.data)
    if at is not None:
        name = "/".join(map(str, at)) or "the whole file"
        raise CannotMergeError(f"`{name}` would say something else than what was merged")
    if comments != Counter(comment.text for comment in all_of(again)):
        raise CannotMergeError("a comment would be lost or changed")
    try:
        check_places(document, again)
    except CannotFormatError as error:
        raise CannotMergeError(error.message) from None
    return text, tree


def _settled(text: str, kind: Kind, path: str) -> tuple[str, Document | None]:
    """Return a text that another pass leaves as it is, and its tree if that is at hand."""
    try:
        again = tree_of(text, kind, "")
    except CannotMergeError as error:
        raise CannotMergeError(f"what would be written cannot be read: {error.message}") from None
    if emit(again) == text:
        return text, again
    formatted = canonical(path, text.encode("utf-8", "surrogatepass"), kind)
    if formatted.refused:
        reason = formatted.reason or formatted.mistakes[0].message
        raise CannotMergeError(f"what would be written cannot be formatted: {reason}")
    return formatted.data.decode("utf-8", "surrogatepass"), None


def _arrange(document: Document, kind: Kind) -> None:
    """Put keys in order; what stands at the top of the file stays there."""
    if document.root is None:
        return
    head, gap = document.head, document.gap
    arrange(document, kind.model)
    document.gap = document.gap if document.head else gap
    document.head = [*head, *document.head]


def check_comments(base: Side | None, ours: Side, theirs: Side, merged: Document) -> None:
    """Refuse when a comment is gone that stands on one side and that the other has not removed; or is, once a side is picked."""
    was, our, their = (
        Counter(comment.text for comment in all_of(side.document)) if side else Counter()
        for side in (base, ours, theirs)
    )
    kept = {comment.text for comment in all_of(merged)}
    for text in (*our, *their):
        if text not in kept and our[text] + their[text] > was[text]:
            raise _would_be_lost(text)
    if not forks(merged):
        return
    sides: tuple[tuple[Pick, Counter[str], Counter[str]], ...] = (
        ("ours", our, their),
        ("theirs", their, our),
    )
    for pick, here, other in sides:
        kept = {comment.text for comment in all_of(picked(merged, pick)[0])}
        for text in here.keys() - kept:
            if other[text] or not was[text]:
                raise _would_be_lost(text)


def _would_be_lost(text: str) -> CannotMergeError:
    return CannotMergeError(f"the comment `{text[:60]}` would be lost")


def mistakes_of(raw: bytes, kind: Kind, path: str) -> Mistakes:
    """Return what the loader has to say of a text, without places."""
    named = kind_of(path.rpartition("/")[2])
    found = load(path, raw, kind, named[1] if named else "merged").diagnostics
    return frozenset((item.rule, item.message) for item in found)


def check_mistakes(versions: Iterable[str], sides: Iterable[Side], kind: Kind, path: str) -> None:
    """Refuse when the loader finds a mistake in a version that is in none of the sides."""
    known: set[tuple[str, str]] | None = None
    sides = tuple(sides)
    for version in versions:
        found = mistakes_of(version.encode("utf-8", "surrogatepass"), kind, path)
        if found and known is None:
            known = {one for side in sides for one in mistakes_of(side.raw, kind, path)}
        for _, message in sorted(found - (known or set())):
            raise CannotMergeError(f"together they would be wrong: {message}")
