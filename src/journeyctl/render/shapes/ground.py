"""Ground on which things lie: what lies near a place is found without looking at all the others."""

from collections.abc import Iterator
from typing import Generic, TypeVar

Thing = TypeVar("Thing")

_SIDE = 40.0  # of a field of the ground, in pixels: about as large as a disc or a line of a label


class Ground(Generic[Thing]):
    """Things and the boxes they lie in, by the fields of a grid that these touch."""

    def __init__(self) -> None:
        """Begin with nothing on it."""
        self._fields: dict[tuple[int, int], list[tuple[int, Thing]]] = {}
        self._count = 0

    def put(self, thing: Thing, left: float, top: float, right: float, bottom: float) -> None:
        """Lay a thing down; its sides are in pixels."""
        for field in _touched(left, top, right, bottom):
            self._fields.setdefault(field, []).append((self._count, thing))
        self._count += 1

    def around(self, left: float, top: float, right: float, bottom: float) -> Iterator[Thing]:
        """Yield what may share some of a box with it, and some things near it; a large one may come several times."""
        fields = self._fields
        for field in _touched(left, top, right, bottom):
            for _, thing in fields.get(field, ()):
                yield thing

    def once(self, left: float, top: float, right: float, bottom: float) -> Iterator[Thing]:
        """Yield the same, each thing once, in the order in which they were put."""
        fields = self._fields
        found = dict(
            numbered for field in _touched(left, top, right, bottom) for numbered in fields.get(field, ())
        )
        yield from (found[number] for number in sorted(found))


def _touched(left: float, top: float, right: float, bottom: float) -> Iterator[tuple[int, int]]:
    rows = range(int(top // _SIDE), int(bottom // _SIDE) + 1)
    for column in range(int(left // _SIDE), int(right // _SIDE) + 1):
        for row in rows:
            yield column, row
