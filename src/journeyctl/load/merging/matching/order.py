"""Where things stand that two sides have moved and added."""

from collections.abc import Sequence

from journeyctl.text.rising import longest_rise


def three_orders(base: Sequence[int], ours: Sequence[int], theirs: Sequence[int]) -> list[int]:
    """Return everything once, in an order that has what both sides did.

    What neither side has moved keeps its order; the rest stands behind what it stands behind on the
    side that moved or added it. Both at one place: ours, then theirs. Moved by both: where ours has it.

    >>> three_orders([1, 2, 3], [1, 8, 2, 3], [3, 1, 9, 2])
    [3, 1, 8, 9, 2]
    """
    everywhere = set(base) & set(ours) & set(theirs)
    steady = [one for one in base if one in everywhere]
    by_us = set(steady) - _steady(steady, [one for one in ours if one in everywhere])
    by_them = set(steady) - _steady(steady, [one for one in theirs if one in everywhere])
    order = [one for one in steady if one not in by_us and one not in by_them]
    first = _insert(order, ours, behind=set(), wait=by_them - by_us)
    _insert(order, theirs, behind=first, wait=set())
    _insert(order, base, behind=set(), wait=set())
    return order


def _insert(order: list[int], side: Sequence[int], behind: set[int], wait: set[int]) -> set[int]:
    """Put what is missing behind what stands before it on a side; what was put in before at that place stays first."""
    placed = set(order)
    put: set[int] = set()
    before: int | None = None
    for one in side:
        if one in wait:
            continue
        if one not in placed:
            at = 0 if before is None else order.index(before) + 1
            while at < len(order) and order[at] in behind:
                at += 1
            order.insert(at, one)
            placed.add(one)
            put.add(one)
        before = one
    return put


def _steady(base: Sequence[int], side: Sequence[int]) -> set[int]:
    """Return the most things that stand in one order on both, which hold the same things."""
    place = {one: at for at, one in enumerate(base)}
    return {side[at] for at in longest_rise([place[one] for one in side])}
