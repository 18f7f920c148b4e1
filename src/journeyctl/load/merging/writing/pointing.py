"""In which line of a merged text a conflict stands."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from journeyctl.load.canonical.tree import Collection, Document, Entry
from journeyctl.load.merging.writing.markers import Region
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
    """Return the line of the first mark of the region in which a line of ours, or else of theirs, stands.

    >>> nearest([Region((2, 4), (2, 3), 3), Region((8, 9), (7, 7), 12)], 9, 0)
    12
    """
    near = [
        *_near(regions, ours, lambda region: region.ours),
        *_near(regions, theirs, lambda region: region.theirs),
    ]
    return regions[min(near)[1]].line if near else 0


def _near(
    regions: Sequence[Region], line: int, of: Callable[[Region], tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield for the regions before and behind a line how far they are from it, and which they are."""
    if line:
        behind = bisect_left(regions, line, key=lambda region: of(region)[1])
        for at in range(max(0, behind - 1), min(len(regions), behind + 1)):
            start, end = of(regions[at])
            yield max(start + 1 - line, line - end, 0), at
