"""A base and two sides of one file to one text: merged by meaning, or why it is left to git."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from journeyctl.load.canonical.text import canonical
from journeyctl.load.canonical.tree import CannotFormatError, Document
from journeyctl.load.merging.blend import Blender
from journeyctl.load.merging.elements import cast_of
from journeyctl.load.merging.fork import Fork, Pick, forks, picked
from journeyctl.load.merging.kept import lines_in, says_the_same, unwoven
from journeyctl.load.merging.leading import with_ways_that_lead
from journeyctl.load.merging.markers import Region, woven
from journeyctl.load.merging.pointing import lines_of, nearest, paths_of
from journeyctl.load.merging.proof import check_comments, check_mistakes, written
from journeyctl.load.merging.remarks import without_copies
from journeyctl.load.merging.sameness import Sameness
from journeyctl.load.merging.sides import CannotMergeError, Side, read_side
from journeyctl.load.merging.troubles import check_things, disputed, lost_words
from journeyctl.model.document import Kind
from journeyctl.text.source import SourceFile

_BOM = b"\xef\xbb\xbf"
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Names:
    """What stands behind the marks of a conflict."""

    base: str = "base"
    ours: str = "ours"
    theirs: str = "theirs"


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides want to be different: the line of its first mark (from 1), what it is, and why."""

    line: int
    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of three texts.

    `data` is the new text, with marks where there are `conflicts`. It is None where the merge is
    left to git: `refused` says why, `whose` in which of the three texts (`base`, `ours`, `theirs` or
    empty) and `line` where in it (from 1; 0 for nowhere).
    """

    data: bytes | None
    conflicts: tuple[Conflict, ...] = ()
    refused: str = ""
    line: int = 0
    whose: str = ""


@dataclass(frozen=True, slots=True)
class _Job:
    kind: Kind
    path: str
    base: Side | None
    ours: Side
    theirs: Side


def merge(
    base: bytes | None,
    ours: bytes,
    theirs: bytes,
    kind: Kind,
    *,
    path: str = "",
    names: Names = Names(),
    marker: int = 7,
    with_base: bool = False,
    lines: bytes | None = None,
    marked: bytes | None = None,
) -> Merged:
    """Merge two sides of a file of a kind that come from `base` (None: both added the file).

    `lines` is what git made of the lines, where that went without conflict: it is returned if it says the
    same. `marked` is that with conflicts: it is returned if both sides of it say the same, unless both
    are in the canonical style. `marker` is the length of the marks; `with_base` puts what stood there before between them.
    """
    before = base or b""
    if theirs in (ours, before):
        return Merged(ours)
    if ours == before:
        return Merged(theirs)
    try:
        job = _Job(
            kind, path, read_side("base", base, kind, path) if base else None,
            read_side("ours", ours, kind, path), read_side("theirs", theirs, kind, path),
        )  # fmt: skip
        merged = _blended(job)
        check_comments(job.base, job.ours, job.theirs, merged)
        if forks(merged):
            found = _with_marks(job, merged, names, marker, with_base=with_base)
            return _kept(job, merged, marked, marker) or found if marked is not None else found
        document, _ = picked(merged, "ours")
        text, _ = written(document, kind, path)
        check_mistakes([text], _sides(job), kind, path)
        if lines is not None and says_the_same(lines, document, text, kind, path):
            return Merged(lines)
        return Merged(_bytes(text, job))
    except CannotMergeError as error:
        return Merged(None, refused=error.message, line=error.line, whose=error.whose)
    except CannotFormatError as error:
        return Merged(None, refused=error.message)


def _sides(job: _Job) -> list[Side]:
    return [side for side in (job.base, job.ours, job.theirs) if side]


def _blended(job: _Job) -> Document:
    """Merge the trees; again with what may not be done on both sides, until nothing is left of that."""
    base, ours, theirs = job.base.document if job.base else None, job.ours.document, job.theirs.document
    model = job.kind.model
    sameness = Sameness()
    roots = tuple(side.root.value if side and side.root else None for side in (base, ours, theirs))
    cast = cast_of((roots[0], roots[1], roots[2]), model, sameness)
    things: frozenset[int] = frozenset()
    words: frozenset[str] = frozenset()
    for _ in range(_ROUNDS):
        merged = Blender(sameness, cast, things, words).document(base, ours, theirs, model)
        more = disputed(merged, (ours, theirs), cast, model)
        more_words = lost_words(merged, (ours, theirs), model)
        if more <= things and more_words <= words:
            if more or more_words:
                break
            merged = with_ways_that_lead(merged, (ours, theirs), model)
            without_copies(merged, base, ours, theirs)
            check_things(merged, cast, model)
            return merged
        things, words = things | more, words | more_words
    raise CannotMergeError(
        "an id is used for two things, or by something that is gone, once both sides are together"
    )


@dataclass(frozen=True, slots=True)
class _Version:
    """The lines as one side has them, the same as they are matched with the other, and the first line of each fork."""

    text: str
    lines: list[str]
    tokens: list[str]
    forks: list[tuple[Fork, int]]


def _with_marks(job: _Job, merged: Document, names: Names, marker: int, *, with_base: bool) -> Merged:
    ours, theirs = _version(job, merged, "ours"), _version(job, merged, "theirs")
    check_mistakes([ours.text, theirs.text], _sides(job), job.kind, job.path)
    base = None
    if with_base:
        with suppress(CannotMergeError):
            base = _version(job, merged, "base")
    marks = [_mark(char, marker, name) for char, name in
             (("<", names.ours), ("|", names.base), ("=", ""), (">", names.theirs))]  # fmt: skip
    lines, regions = woven(
        (base.lines, base.tokens) if base else None,
        (ours.lines, ours.tokens),
        (theirs.lines, theirs.tokens),
        marks,
    )
    conflicts = _conflicts(regions, ours.forks, theirs.forks)
    return Merged(_bytes("".join(f"{line}\n" for line in lines), job), conflicts)


def _kept(job: _Job, merged: Document, marked: bytes, marker: int) -> Merged | None:
    """Return what git made of the lines, with its marks, if each of its sides says what that side of the merge says."""
    parts = unwoven(marked, marker)
    if parts is None or all(
        canonical(job.path, side.raw, job.kind).data == side.raw for side in (job.ours, job.theirs)
    ):
        return None
    first: list[list[tuple[Fork, int]]] = []
    picks: tuple[Pick, Pick] = ("ours", "theirs")
    for raw, pick in zip(parts[:2], picks, strict=True):
        document, at = picked(merged, pick)
        text, _ = written(document, job.kind, job.path)
        if not says_the_same(raw, document, text, job.kind, job.path):
            return None
        first.append(lines_in(raw, document, at, job.path))
    return Merged(marked, _conflicts(parts[2], *first))


def _conflicts(
    regions: Sequence[Region], ours: list[tuple[Fork, int]], theirs: list[tuple[Fork, int]]
) -> tuple[Conflict, ...]:
    """Return the conflicts at forks, whose first lines on both sides are given, from the top down and each once."""
    found = [
        Conflict(nearest(regions, our, their), fork.label, fork.reason)
        for fork, our, their in _both_lines(ours, theirs)
    ]
    return tuple(dict.fromkeys(sorted(found, key=lambda conflict: conflict.line)))


def _both_lines(ours: list[tuple[Fork, int]], theirs: list[tuple[Fork, int]]) -> list[tuple[Fork, int, int]]:
    """Join the lines of forks on both sides; a fork in a fork is there on one of them."""
    at = {id(fork): line for fork, line in theirs}
    both = [(fork, line, at.pop(id(fork), 0)) for fork, line in ours]
    return both + [(fork, 0, line) for fork, line in theirs if id(fork) in at]


def _mark(char: str, marker: int, name: str) -> str:
    return f"{char * marker} {' '.join(name.split())}".rstrip()


def _version(job: _Job, merged: Document, pick: Pick) -> _Version:
    """Write the text as one side has it; what stands at a fork is the same as no line of the other."""
    document, at = picked(merged, pick)
    text, tree = written(document, job.kind, job.path)
    places, paths, source = tree.places(text), paths_of(document), SourceFile("", text)
    lines = text.split("\n")[:-1]
    tokens = list(lines)
    found: list[tuple[Fork, int]] = []
    for fork, entries in at:
        spans = lines_of(entries, paths, places, source)
        found.append((fork, spans[0][0] if spans else 0))
        for first, last in spans:
            for number in range(first - 1, last):
                tokens[number] = f"{lines[number]}\0{pick}"
    return _Version(text, lines, tokens, found)


def _bytes(text: str, job: _Job) -> bytes:
    """Return a text with the line breaks and the byte order mark that the sides agree on."""
    sides = (job.base or job.ours, job.ours, job.theirs)
    crlf = _choice(*(side.crlf for side in sides))
    bom = _choice(*(side.bom for side in sides))
    if crlf:
        text = text.replace("\n", "\r\n")
    return (_BOM if bom else b"") + text.encode("utf-8", "surrogatepass")


def _choice(base: bool, ours: bool, theirs: bool) -> bool:
    return theirs if ours == base else ours
