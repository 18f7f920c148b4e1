"""A base and two sides of one file to one text: merged by meaning, or why it is left to git."""

from contextlib import suppress
from dataclasses import dataclass

from journeyctl.load.canonical.guard import check_places, difference
from journeyctl.load.canonical.tree import CannotFormatError, Document
from journeyctl.load.guard import decode
from journeyctl.load.merging.blend import Blender
from journeyctl.load.merging.elements import cast_of
from journeyctl.load.merging.fork import Fork, Pick, forks, picked
from journeyctl.load.merging.leading import with_ways_that_lead
from journeyctl.load.merging.markers import woven
from journeyctl.load.merging.pointing import lines_of, nearest, paths_of
from journeyctl.load.merging.proof import check_comments, check_mistakes, written
from journeyctl.load.merging.remarks import without_copies
from journeyctl.load.merging.sameness import Sameness, data_of
from journeyctl.load.merging.sides import CannotMergeError, Side, read_side, tree_of
from journeyctl.load.merging.troubles import check_things, disputed, lost_words
from journeyctl.load.read import read
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
) -> Merged:
    """Merge two sides of a file of a kind that come from `base` (None: both added the file).

    `lines` is what git made of the lines, where that went without conflict: it is returned if it says the
    same. `marker` is the length of the marks; `with_base` puts what stood there before between them.
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
            return _with_marks(job, merged, names, marker, with_base=with_base)
        document, _ = picked(merged, "ours")
        text, _ = written(document, kind, path)
        check_mistakes([text], _sides(job), kind, path)
        if lines is not None and _says_the_same(lines, document, text, kind, path):
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
    conflicts = [
        Conflict(nearest(regions, our, their), fork.label, fork.reason)
        for fork, our, their in _both_lines(ours.forks, theirs.forks)
    ]
    conflicts.sort(key=lambda conflict: conflict.line)
    return Merged(_bytes("".join(f"{line}\n" for line in lines), job), tuple(dict.fromkeys(conflicts)))


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


def _says_the_same(lines: bytes, merged: Document, text: str, kind: Kind, path: str) -> bool:
    """Say whether what git made of the lines has the data of the merge, and its comments at the same places."""
    decoded = decode(path, lines)
    tree = read(decoded.source) if decoded.readable else None
    if tree is None or tree.diagnostics:
        return False
    if difference(data_of(merged.root.value) if merged.root else None, tree.data) is not None:
        return False
    try:
        side = read_side("lines", lines, kind, path)
        check_places(tree_of(text, kind, ""), side.document)
    except (CannotMergeError, CannotFormatError):
        return False
    return True


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
