"""What Git made of the lines, where it says the same as the merge: nobody's way to write is touched then."""

import re
from collections.abc import Sequence

from journeyctl.load.canonical.guard import check_places, difference
from journeyctl.load.canonical.tree import CannotFormatError, Document, Entry
from journeyctl.load.guard import decode
from journeyctl.load.merging.fork import Fork
from journeyctl.load.merging.markers import Region
from journeyctl.load.merging.pointing import lines_of, paths_of
from journeyctl.load.merging.sameness import data_of
from journeyctl.load.merging.sides import CannotMergeError, read_side, tree_of
from journeyctl.load.read import read
from journeyctl.model.document import Kind

_SHORTEST = 7  # shorter marks may be lines of a text


def says_the_same(lines: bytes, merged: Document, text: str, kind: Kind, path: str) -> bool:
    """Say whether what Git made of the lines has the data of the merge, and its comments at the same places.

    `text` is the merge as it would be written.
    """
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


def unwoven(marked: bytes, marker: int) -> tuple[bytes, bytes, list[Region]] | None:
    r"""Return both sides of a text with marks of a length, and where they differ; None where the marks are in no order.

    >>> unwoven(b"a\n<<<<<<< x\nb\n=======\n>>>>>>> y\n", 7)
    (b'a\nb\n', b'a\n', [Region(ours=(1, 2), theirs=(1, 1), line=2)])
    """
    if marker < _SHORTEST:
        return None
    signs = {bytes([char]) * marker: where for where, char in enumerate(b"<|=>", 1)}
    found = re.compile(rb"(<{%d}|\|{%d}|={%d}|>{%d})(?: .*)?\r?\n?" % ((marker,) * 4))
    sides: tuple[list[bytes], list[bytes]] = ([], [])
    regions: list[Region] = []
    here, start = 0, (0, 0, 0)
    for number, line in enumerate(marked.splitlines(keepends=True), 1):
        mark = found.fullmatch(line)
        if mark is None:
            if here in (0, 1):
                sides[0].append(line)
            if here in (0, 3):
                sides[1].append(line)
            continue
        after = signs[mark[1]]
        if after not in {0: (1,), 1: (2, 3), 2: (3,), 3: (4,)}[here]:
            return None
        if after == 1:
            start = (len(sides[0]), len(sides[1]), number)
        elif after == 4:
            regions.append(Region((start[0], len(sides[0])), (start[1], len(sides[1])), start[2]))
        here = after % 4
    return None if here else (b"".join(sides[0]), b"".join(sides[1]), regions)


def lines_in(
    raw: bytes, document: Document, found: Sequence[tuple[Fork, list[Entry]]], path: str
) -> list[tuple[Fork, int]]:
    """Return the first line of each fork in a text that says what a tree says, 0 where nothing of it stands there."""
    source = decode(path, raw).source
    places, paths = read(source).places(source.text), paths_of(document)
    first = [(fork, lines_of(entries, paths, places, source)) for fork, entries in found]
    return [(fork, spans[0][0] if spans else 0) for fork, spans in first]
