"""The longest part of a row that rises: what can stay where it is while everything else is put in order."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any


def longest_rise(row: Sequence[Any]) -> list[int]:
    """Return the places of the longest part of a row in which each value is greater than the one before.

    Of several as long, the one that ends lowest; in n log n (Fredman, 1975).

    >>> longest_rise([3, 1, 2, 9, 4])
    [1, 2, 4]
    """
    ends: list[Any] = []  # the lowest value with which a rise of each length can end
    places: list[int] = []
    before: list[int | None] = []
    for place, value in enumerate(row):
        at = bisect_left(ends, value)
        before.append(places[at - 1] if at else None)
        ends[at : at + 1] = [value]
        places[at : at + 1] = [place]
    found: list[int] = []
    last = places[-1] if places else None
    while last is not None:
        found.append(last)
        last = before[last]
    return found[::-1]
