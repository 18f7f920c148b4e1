"""Three versions of a text line by line: what one side has changed is in all of them, and they differ where both have."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journeyctl.load.merging.writing.markers import matched

_LINE = re.compile("[^\n]*\n|[^\n]+")
_OURS, _THEIRS, _BOTH = 1, 2, 3


class _Change(NamedTuple):
    """From and up to which line of the base (from 0), what stands in place of these lines, and whose change it is."""

    start: int
    end: int
    lines: tuple[str, ...]
    whose: int


def adjoined(base: str, ours: str, theirs: str, *, touching: bool) -> tuple[str, str, str]:
    r"""Return a text with the changes of both sides, as the base, ours and theirs have it where these overlap.

    With `touching` changes of neighbours are no conflict, as they are to Git; where both have put something in at one place, ours
    stands first then. Lines know nothing of meaning: whether they say what both sides say has to be proved.

    >>> adjoined("a\nb\nc\n", "A\nb\nc\nd\n", "a\nB\nc\ne\n", touching=True)[1]
    'A\nB\nc\nd\ne\n'
    >>> adjoined("a\nb\nc\n", "A\nb\nC\n", "A\nb\nD\n", touching=True)
    ('A\nb\nc\n', 'A\nb\nC\n', 'A\nb\nD\n')
    """
    was, mine, yours = (_LINE.findall(side) for side in (base, ours, theirs))
    by_us, by_them = list(_changes(was, mine, _OURS)), list(_changes(was, yours, _THEIRS))
    same = {change[:3] for change in by_us} & {change[:3] for change in by_them}
    changes = [change._replace(whose=_BOTH) if change[:3] in same else change for change in by_us]
    changes += [change for change in by_them if change[:3] not in same]
    versions: tuple[list[str], list[str], list[str]] = ([], [], [])
    at = 0
    for group in _groups(
        sorted(changes, key=lambda change: (change.start, change.end, change.whose)), touching
    ):
        start, end = group[0].start, max(change.end for change in group)
        parts = [_applied(was, start, end, group, whose) for whose in (0, _OURS, _THEIRS)]
        whose = {change.whose for change in group} - {_BOTH}
        if len(whose) < 2 or parts[1] == parts[2]:
            parts = [parts[2 if whose == {_THEIRS} else 1]] * 3
        for lines, part in zip(versions, parts, strict=True):
            lines.extend((*was[at:start], *part))
        at = end
    found = ["".join((*version, *was[at:])) for version in versions]
    return found[0], found[1], found[2]


def _changes(base: Sequence[str], side: Sequence[str], whose: int) -> Iterator[_Change]:
    known = matched(base, side)
    at = place = 0
    for start, first in [*sorted(known.items()), (len(base), len(side))]:
        if (start, first) != (at, place):
            yield _Change(at, start, tuple(side[place:first]), whose)
        at, place = start + 1, first + 1


def _groups(changes: Sequence[_Change], touching: bool) -> Iterator[list[_Change]]:
    """Yield the changes that are decided together: those that overlap, or also those that touch each other."""
    group: list[_Change] = []
    end = -1
    for change in changes:
        if group and (change.start < end or (change.start == end and not touching)):
            group.append(change)
        else:
            if group:
                yield group
            group = [change]
        end = max(end, change.end)
    if group:
        yield group


def _applied(base: Sequence[str], start: int, end: int, group: Sequence[_Change], whose: int) -> list[str]:
    """Return the lines between two places as a side has them, or as they were."""
    lines: list[str] = []
    for change in group:
        if change.whose & whose:
            lines += (*base[start : change.start], *change.lines)
            start = change.end
    return [*lines, *base[start:end]]
