"""Lines that say the same as a merge: where there are such, nobody's way to write is touched."""

from collections.abc import Sequence

from journeyctl.load.canonical.guard import check_places, difference
from journeyctl.load.canonical.tree import CannotFormatError, Document, Entry
from journeyctl.load.guard import decode
from journeyctl.load.merging.fork import Fork
from journeyctl.load.merging.matching.sameness import data_of
from journeyctl.load.merging.sides import CannotMergeError, read_side, tree_of
from journeyctl.load.merging.writing.pointing import lines_of, paths_of
from journeyctl.load.read import read
from journeyctl.model.document import Kind


def says_the_same(lines: bytes, merged: Document, text: str, kind: Kind, path: str) -> bool:
    """Say whether a text has the data of the merge, and its comments at the same places.

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


def lines_in(
    raw: bytes, document: Document, found: Sequence[tuple[Fork, list[Entry]]], path: str
) -> list[tuple[Fork, int]]:
    """Return the first line of each fork in a text that says what a tree says, 0 where nothing of it stands there."""
    source = decode(path, raw).source
    places, paths = read(source).places(source.text), paths_of(document)
    first = [(fork, lines_of(entries, paths, places, source)) for fork, entries in found]
    return [(fork, spans[0][0] if spans else 0) for fork, spans in first]
