"""How sure an order is: the scores computed in many worlds that all fit what is known.

In each world every number that is not known exactly is drawn between its ends (`Input.at`): ranges,
shares from small samples, and what nobody has written. Draws depend on the seed and on the ids alone,
so that the order of the files changes nothing. What hangs on one unknown moves together. Confidence, and ways that
nobody has given a share, stay as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import NamedTuple

from journeyctl.score.ranking import RankedPain, Ranking

MOST_WORLDS, FEWEST_WORLDS, _DRAWS = 1_000, 200, 500_000
# In nine of ten worlds the rank of a pain point lies in its interval.
_TAIL = 0.05


class RankInterval(NamedTuple):
    """The ranks between which a pain point lies in 9 of 10 worlds; both count from 1."""

    best: int
    worst: int


@dataclass(frozen=True, slots=True)
class Simulation:
    """What came out, in the order of the ranking.

    `before_next` holds for each pain point but the last the share of the worlds (0 to 1) in which it
    comes before the one below it; equal ones count half. `first` is the share of the worlds in which it is the
    worst, which equal ones divide among them.
    """

    worlds: int
    seed: int
    intervals: tuple[RankInterval, ...]
    before_next: tuple[float, ...]
    first: tuple[float, ...]


def enough_worlds(pains: int) -> int:
    """Return how many worlds to look at: a thousand, fewer for very many pain points."""
    return max(FEWEST_WORLDS, min(MOST_WORLDS, _DRAWS // max(pains, 1)))


def simulate(ranking: Ranking, worlds: int, seed: int) -> Simulation:
    """Draw the numbers of all pain points in `worlds` worlds and rank them in each."""
    keys = [_keys(pain, ranking, worlds, seed) for pain in ranking.pains]
    count = len(keys)
    ranks = [[0] * worlds for _ in keys]
    first = [0.0] * count
    places = range(count)
    for world in range(worlds):
        drawn = [row[world] for row in keys]
        ordered = sorted(places, key=drawn.__getitem__, reverse=True)
        rank, before = 0, None
        for number, place in enumerate(ordered, 1):
            if drawn[place] != before:
                rank, before = number, drawn[place]
            ranks[place][world] = rank
        worst = _worst(ordered, drawn)
        for place in worst:
            first[place] += 1 / len(worst)
    low, high = int(_TAIL * worlds), worlds - 1 - int(_TAIL * worlds)
    intervals = []
    for row in ranks:
        row.sort()
        intervals.append(RankInterval(row[low], row[high]))
    return Simulation(
        worlds, seed, tuple(intervals),
        tuple(_before(one, other) / worlds for one, other in pairwise(keys)),
        tuple(times / worlds for times in first),
    )  # fmt: skip


def _worst(ordered: Sequence[int], drawn: Sequence[float]) -> list[int]:
    """Return the places at the top: one, or all that are equally bad."""
    for count, place in enumerate(ordered):
        if drawn[place] != drawn[ordered[0]]:
            return list(ordered[:count])
    return list(ordered)


def _keys(pain: RankedPain, ranking: Ranking, worlds: int, seed: int) -> Sequence[float]:
    """Return what a pain point is ranked by in each world."""
    order = ranking.method.order
    numbers = [one.value for one in pain.inputs]
    loose = [(index, one) for index, one in enumerate(pain.inputs) if one.uncertain]
    if not loose:
        return [order(numbers)] * worlds
    columns = []
    for index, one in loose:
        random = Random(f"{seed} {one.name} {one.source or pain.case.id}").random  # noqa: S311 - worlds, no secrets
        columns.append((index, one.at([random() for _ in range(worlds)])))
    keys = []
    for world in range(worlds):
        for index, column in columns:
            numbers[index] = column[world]
        keys.append(order(numbers))
    return keys


def _before(one: Sequence[float], other: Sequence[float]) -> float:
    return sum((a > b) + (a == b) / 2 for a, b in zip(one, other, strict=True))
