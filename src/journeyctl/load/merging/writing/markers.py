"""Versions of one text, line by line, with marks around the lines in which they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from journeyctl.text.rising import longest_rise

_MOST = 250_000  # pairs of lines that are held against each other one by one


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that differ: from and up to which line (from 0) of ours and of theirs, and the line (from 1) of the first mark."""

    ours: tuple[int, int]
    theirs: tuple[int, int]
    line: int


Lines = tuple[Sequence[str], Sequence[str]]
"""The lines of a text, and what they are matched by."""


def woven(
    base: Lines | None, ours: Lines, theirs: Lines, marks: Sequence[str]
) -> tuple[list[str], list[Region]]:
    """Return the lines of both texts, with `marks` (begin, base, middle, end) around those that differ.

    Who keeps the lines of one side everywhere has the text of that side. `base` is shown too where it is given.
    """
    lines: list[str] = []
    regions: list[Region] = []
    for our, their, was in _parts(base[1] if base else None, ours[1], theirs[1]):
        mine, yours = ours[0][slice(*our)], theirs[0][slice(*their)]
        old = base[0][slice(*was)] if base else mine
        if mine == yours == old:
            lines += mine
            continue
        regions.append(Region(our, their, len(lines) + 1))
        shown = [marks[1], *old] if base else []
        lines += [marks[0], *mine, *shown, marks[2], *yours, marks[3]]
    return lines, regions


_Part = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]


def _parts(base: Sequence[str] | None, ours: Sequence[str], theirs: Sequence[str]) -> list[_Part]:
    """Cut the texts at the lines that all of them have, and put each run of such lines into one part."""
    pairs = matched(ours, theirs)
    olds = matched(ours, base) if base is not None else {at: at for at in pairs}
    ends = (len(ours), len(theirs), len(base) if base is not None else len(ours))
    parts: list[_Part] = []
    start = (0, 0, 0)
    for at in [*sorted(pairs.keys() & olds.keys()), len(ours)]:
        here = ends if at == len(ours) else (at, pairs[at], olds[at])
        if here != start:
            parts.append(((start[0], here[0]), (start[1], here[1]), (start[2], here[2])))
        if at < len(ours):
            start = (here[0] + 1, here[1] + 1, here[2] + 1)
            parts.append(((here[0], start[0]), (here[1], start[1]), (here[2], start[2])))
    return parts


def matched(one: Sequence[str], two: Sequence[str]) -> dict[int, int]:
    """Give for lines of one text the line of the other that is the same; both in order."""
    found: dict[int, int] = {}
    _match(one, two, (0, len(one)), (0, len(two)), found)
    return _slid(one, two, found)


def _match(
    one: Sequence[str],
    two: Sequence[str],
    here: tuple[int, int],
    there: tuple[int, int],
    found: dict[int, int],
) -> None:
    (start, end), (first, last) = here, there
    while start < end and first < last and one[start] == two[first]:
        found[start] = first
        start, first = start + 1, first + 1
    while start < end and first < last and one[end - 1] == two[last - 1]:
        end, last = end - 1, last - 1
        found[end] = last
    if start == end or first == last:
        return
    anchors = _anchors(one, two, (start, end), (first, last))
    if anchors:
        for at, place in [*anchors, (end, last)]:
            _match(one, two, (start, at), (first, place), found)
            if at < end:
                found[at] = place
            start, first = at + 1, place + 1
    elif (end - start) * (last - first) <= _MOST:
        matcher = SequenceMatcher(None, one[start:end], two[first:last], autojunk=False)
        for block in matcher.get_matching_blocks():
            found |= {start + block.a + step: first + block.b + step for step in range(block.size)}


def _anchors(
    one: Sequence[str], two: Sequence[str], here: tuple[int, int], there: tuple[int, int]
) -> list[tuple[int, int]]:
    """Return the most lines that stand once in each text and in one order."""
    once, twice = _once(one, here), _once(two, there)
    pairs = [(at, twice[line]) for line, at in once.items() if line in twice and line.strip()]
    pairs.sort()
    return [pairs[at] for at in longest_rise([place for _, place in pairs])]


def _once(lines: Sequence[str], part: tuple[int, int]) -> dict[str, int]:
    places: dict[str, int] = {}
    for at in range(*part):
        places[lines[at]] = -1 if lines[at] in places else at
    return {line: at for line, at in places.items() if at >= 0}


def _slid(one: Sequence[str], two: Sequence[str], found: dict[int, int]) -> dict[int, int]:
    """Let lines that one text has more begin with the one that is indented least: an item, not the end of another."""
    found = _slide(one, found)
    back = _slide(two, {place: at for at, place in found.items()})
    return {at: place for place, at in back.items()}


def _slide(lines: Sequence[str], found: dict[int, int]) -> dict[int, int]:
    """Slide each run of lines without a match up as far as that makes it begin further left."""
    found = dict(found)
    at = len(lines) - 1
    while at >= 0:
        if at in found:
            at -= 1
            continue
        end = at + 1
        while at >= 0 and at not in found:
            at -= 1
        start = at + 1
        best = _best(lines, start, end, found)
        for _ in range(best):
            start, end = start - 1, end - 1
            found[end] = found.pop(start)
        at = start - 1
    return found


def _best(lines: Sequence[str], start: int, end: int, found: dict[int, int]) -> int:
    """Return by how many lines a run is slid up."""
    if end < len(lines) and start and found.get(end, -1) != found.get(start - 1, -3) + 1:
        return 0  # something else stands there on the other side
    best, steps, least = 0, 0, _indent(lines[start])
    while (
        start - steps - 1 >= 0
        and (start - steps - 1) in found
        and lines[start - steps - 1] == lines[end - steps - 1]
    ):
        steps += 1
        indent = _indent(lines[start - steps])
        if indent < least:
            best, least = steps, indent
    return best


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) if line.strip() else 1000
