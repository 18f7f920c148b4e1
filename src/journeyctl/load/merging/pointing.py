"""In which line of a merged text a conflict stands."""

from collections.abc import Sequence

from journeyctl.load.canonical.tree import Collection, Document, Entry
from journeyctl.load.merging.markers import Region
from journeyctl.load.places import Path, Places
from journeyctl.text.source import SourceFile


def paths_of(document: Document) -> dict[int, Path]:
    """Return the path of every entry of a tree."""
    paths: dict[int, Path] = {}
    todo: list[tuple[Path, Entry]] = [((), document.root)] if document.root else []
    while todo:
        path, entry = todo.pop()
        paths[id(entry)] = path
        if isinstance(entry.value, Collection):
            for number, inner in enumerate(entry.value.entries):
                todo.append(((*path, inner.key.value if inner.key else number), inner))
    return paths


def lines_of(
    entries: Sequence[Entry], paths: dict[int, Path], places: Places, source: SourceFile
) -> list[tuple[int, int]]:
    """Return the first and the last line of each of these entries that is in the text."""
    found = []
    for entry in entries:
        path = paths.get(id(entry))
        place = places.find(path) if path is not None else None
        if place:
            start, end = (place.key or place.value).start, max(place.value.start, place.value.end - 1)
            found.append((source.line_number(start), source.line_number(end)))
    return found


def nearest(regions: Sequence[Region], ours: int, theirs: int) -> int:
    """Return the line of the first mark of the region in which a line of ours, or else of theirs, stands."""
    best, least = 0, -1
    for region in regions:
        for line, (start, end) in ((ours, region.ours), (theirs, region.theirs)):
            if not line:
                continue
            far = max(start + 1 - line, line - end, 0)
            if least < 0 or far < least:
                best, least = region.line, far
    return best
