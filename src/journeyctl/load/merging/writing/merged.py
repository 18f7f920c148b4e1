"""A merge as bytes: in the style that the sides have, if lines of theirs say it, or in that of `fmt`; with marks at forks."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from journeyctl.load.canonical.emit import emit
from journeyctl.load.canonical.tree import Document, Entry
from journeyctl.load.guard import decode
from journeyctl.load.merging.fork import Fork, Pick, picked
from journeyctl.load.merging.sides import BREAK, CannotMergeError, Side, tree_of
from journeyctl.load.merging.writing.adjoining import adjoined
from journeyctl.load.merging.writing.kept import lines_in, says_the_same
from journeyctl.load.merging.writing.markers import Region, woven
from journeyctl.load.merging.writing.pointing import lines_of, nearest, paths_of
from journeyctl.load.merging.writing.proof import check_mistakes, written
from journeyctl.load.tree import Tree
from journeyctl.model.document import Kind
from journeyctl.text.source import SourceFile

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Job:
    """A file of a kind that is merged: the sides, and what messages call it."""

    kind: Kind
    path: str
    base: Side | None
    ours: Side
    theirs: Side


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides want to be different: the line of its first mark (from 1), what it is, and why."""

    line: int
    path: str
    reason: str


def without_marks(job: Job, merged: Document, lines: bytes | None) -> bytes:
    """Return a merge without forks; `lines` is what Git made of it, which is taken if it says the same."""
    document, _ = picked(merged, "ours")
    text, _ = written(document, job.kind, job.path)
    check_mistakes([text], _sides(job), job.kind, job.path)
    if lines is not None and says_the_same(lines, document, text, job.kind, job.path):
        return lines
    for _, mine, yours in _in_its_own_style(job):
        if mine == yours and says_the_same(mine, document, text, job.kind, job.path):
            return mine
    return _bytes(text, job)


def with_marks(
    job: Job, merged: Document, marks: Sequence[str], *, with_base: bool
) -> tuple[bytes, tuple[Conflict, ...]]:
    """Return a merge with `marks` (begin, base, middle, end) around what the sides have in two ways, and the conflicts there."""
    ours, theirs = _version(job, merged, "ours"), _version(job, merged, "theirs")
    check_mistakes([ours.text, theirs.text], _sides(job), job.kind, job.path)
    kept = _kept(job, ours, theirs, marks, with_base=with_base)
    if kept is not None:
        return kept
    base = None
    if with_base:
        with suppress(CannotMergeError):
            base = _version(job, merged, "base")
    lines, tokens, first = _parted(ours, "ours")
    others, other_tokens, other_first = _parted(theirs, "theirs")
    was = _parted(base, "base")[:2] if base else None
    found, regions = woven(was, (lines, tokens), (others, other_tokens), marks)
    text = "".join(f"{line}\n" for line in found)
    return _bytes(text, job), _conflicts(regions, first, other_first)


@dataclass(frozen=True, slots=True)
class _Version:
    """A merge as one side has it: the tree and the text of it, and what stands in it at each fork."""

    document: Document
    text: str
    forks: list[tuple[Fork, list[Entry]]]
    tree: Tree


def _version(job: Job, merged: Document, pick: Pick) -> _Version:
    document, found = picked(merged, pick)
    text, tree = written(document, job.kind, job.path)
    return _Version(document, text, found, tree)


def _parted(version: _Version, pick: Pick) -> tuple[list[str], list[str], list[tuple[Fork, int]]]:
    """Return the lines of a version, the same as they are matched with others, and the first line of each fork.

    What stands at a fork is the same as no line of another side.
    """
    places, paths = version.tree.places(version.text), paths_of(version.document)
    source = SourceFile("", version.text)
    lines = version.text.split("\n")[:-1]
    tokens = list(lines)
    first: list[tuple[Fork, int]] = []
    for fork, entries in version.forks:
        spans = lines_of(entries, paths, places, source)
        first.append((fork, spans[0][0] if spans else 0))
        for start, end in spans:
            for number in range(start - 1, end):
                tokens[number] = f"{lines[number]}\0{pick}"
    return lines, tokens, first


def _kept(
    job: Job, ours: _Version, theirs: _Version, marks: Sequence[str], *, with_base: bool
) -> tuple[bytes, tuple[Conflict, ...]] | None:
    """Return the lines of both sides as they are, with marks, if each side of them says what that side of the merge says."""
    for was, mine, yours in _in_its_own_style(job):
        found = zip((ours, theirs), (mine, yours), strict=True)
        if not all(
            says_the_same(raw, version.document, version.text, job.kind, job.path) for version, raw in found
        ):
            continue
        parts = [raw.decode("utf-8").split("\n") for raw in (was, mine, yours)]
        ends = "\r" if job.ours.crlf else ""
        lines, regions = woven(
            (parts[0], parts[0]) if with_base else None, (parts[1], parts[1]), (parts[2], parts[2]),
            [f"{mark}{ends}" for mark in marks],
        )  # fmt: skip
        first = lines_in(mine, ours.document, ours.forks, job.path)
        other = lines_in(yours, theirs.document, theirs.forks, job.path)
        raw = "\n".join(lines).encode("utf-8", "surrogatepass")
        return raw, _conflicts(regions, first, other)
    return None


def _in_its_own_style(job: Job) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield the lines of both sides together, as the base, ours and theirs have them where they overlap; nothing where `fmt` has written them.

    Lines with other breaks cannot stand in one file.
    """
    sides = (job.ours, job.theirs)
    if job.base is None or job.ours.crlf != job.theirs.crlf or job.ours.bom != job.theirs.bom:
        return
    if all(_is_canonical(side, job.kind) for side in sides):
        return
    texts = [side.raw.decode("utf-8") for side in (job.base, *sides)]
    for touching in (True, False):
        was, mine, yours = adjoined(texts[0], texts[1], texts[2], touching=touching)
        yield was.encode("utf-8"), mine.encode("utf-8"), yours.encode("utf-8")


def _is_canonical(side: Side, kind: Kind) -> bool:
    text = BREAK.sub("\n", decode("", side.raw).source.text)
    return emit(tree_of(text, kind, side.whose)) == text


def _conflicts(
    regions: Sequence[Region], ours: list[tuple[Fork, int]], theirs: list[tuple[Fork, int]]
) -> tuple[Conflict, ...]:
    """Return the conflicts at forks, whose first lines on both sides are given, from the top down and each once.

    A fork of which nothing stands on a side, as in what the other side has moved, is told where its other half stands.
    """
    both = _both_lines(ours, theirs)
    seen = [
        one for one in both if one[1] or one[2]
    ] or both  # never none: that would be a merge without conflict
    found = [Conflict(nearest(regions, our, their), fork.label, fork.reason) for fork, our, their in seen]
    return tuple(dict.fromkeys(sorted(found, key=lambda conflict: conflict.line)))


def _both_lines(ours: list[tuple[Fork, int]], theirs: list[tuple[Fork, int]]) -> list[tuple[Fork, int, int]]:
    """Join the lines of forks on both sides; a fork in a fork is there on one of them."""
    at = {id(fork): line for fork, line in theirs}
    both = [(fork, line, at.pop(id(fork), 0)) for fork, line in ours]
    return both + [(fork, 0, line) for fork, line in theirs if id(fork) in at]


def _sides(job: Job) -> list[Side]:
    return [side for side in (job.base, job.ours, job.theirs) if side]


def _bytes(text: str, job: Job) -> bytes:
    """Return a text with the line breaks and the byte order mark that the sides agree on."""
    sides = (job.base or job.ours, job.ours, job.theirs)
    crlf = _choice(*(side.crlf for side in sides))
    bom = _choice(*(side.bom for side in sides))
    if crlf:
        text = text.replace("\n", "\r\n")
    return (_BOM if bom else b"") + text.encode("utf-8", "surrogatepass")


def _choice(base: bool, ours: bool, theirs: bool) -> bool:
    return theirs if ours == base else ours
