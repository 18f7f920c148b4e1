"""A base and two sides of one file to one text: merged by meaning, or why it is left to git."""

from dataclasses import dataclass

from journeyctl.load.canonical.tree import CannotFormatError, Document
from journeyctl.load.merging.blending.blend import Blender
from journeyctl.load.merging.blending.leading import with_ways_that_lead
from journeyctl.load.merging.blending.remarks import without_copies
from journeyctl.load.merging.blending.troubles import check_things, disputed, lost_words
from journeyctl.load.merging.fork import forks
from journeyctl.load.merging.halves import halves
from journeyctl.load.merging.matching.elements import cast_of
from journeyctl.load.merging.matching.sameness import Sameness
from journeyctl.load.merging.sides import CannotMergeError, read_side
from journeyctl.load.merging.writing.merged import Conflict, Job, with_marks, without_marks
from journeyctl.load.merging.writing.proof import check_comments
from journeyctl.model.document import Kind

_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Names:
    """What stands behind the marks of a conflict."""

    base: str = "base"
    ours: str = "ours"
    theirs: str = "theirs"


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
    parts = halves(before)
    if parts is None:
        return _merged(base, ours, theirs, kind, path, _marks(names, marker), lines, with_base=with_base)
    one, other = (
        _merged(half, ours, theirs, kind, path, _marks(names, marker), lines, with_base=with_base)
        for half in parts[:2]
    )
    if one == other:
        return one
    refused = "what both come from is in conflict itself, and which side of that is right makes a difference"
    return Merged(None, refused=refused, line=parts[2], whose="base")


def _merged(
    base: bytes | None,
    ours: bytes,
    theirs: bytes,
    kind: Kind,
    path: str,
    marks: list[str],
    lines: bytes | None,
    *,
    with_base: bool,
) -> Merged:
    try:
        job = Job(
            kind, path, read_side("base", base, kind, path) if base else None,
            read_side("ours", ours, kind, path), read_side("theirs", theirs, kind, path),
        )  # fmt: skip
        merged = _blended(job)
        check_comments(job.base, job.ours, job.theirs, merged)
        if not forks(merged):
            return Merged(without_marks(job, merged, lines))
        data, conflicts = with_marks(job, merged, marks, with_base=with_base)
        return Merged(data, conflicts)
    except CannotMergeError as error:
        return Merged(None, refused=error.message, line=error.line, whose=error.whose)
    except CannotFormatError as error:
        return Merged(None, refused=error.message)


def _blended(job: Job) -> Document:
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


def _marks(names: Names, marker: int) -> list[str]:
    found = (("<", names.ours), ("|", names.base), ("=", ""), (">", names.theirs))
    return [f"{char * marker} {' '.join(name.split())}".rstrip() for char, name in found]
