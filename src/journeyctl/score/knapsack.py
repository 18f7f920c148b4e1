"""Which initiatives bring the most for a budget, where one may serve several opportunities and each counts once.

Formula: the most worth of all that is served at least once, for no more effort than the budget

Initiatives are looked at one after the other, those that share opportunities together. For each set of opportunities that
a later one serves too, every pair of effort and worth is kept that no other pair of that set beats in both. What
cannot come up to a greedy choice, even if the rest could be had by the day, is dropped; so the set that is found is
the best of all. Efforts and worths are counted in millionths, so that 0.1 and 0.2 are 0.3. Of sets that bring the same, the
one with less effort is chosen, then the one with fewer initiatives, then the one whose ids come first.

Source: budgeted maximum coverage (S. Khuller, A. Moss, J. Naor, Information Processing Letters 70, 1999), by dynamic
programming (R. Bellman, 1957) with the bound of G. Dantzig (1957).

Limits: where very many initiatives share opportunities with one another there may be more states than can be looked
at. Then only the most promising ones are, and the result says that it is not proven to be the best.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import accumulate
from math import inf
from typing import NamedTuple

MOST_STATES = 200_000
"""How many states are kept at once, before the search is cut down to the most promising ones."""

_MOST_LOOKS = 3_000_000  # at states, in a whole search: a few seconds
_UNIT = 1_000_000
_FEW = 24  # so few states cost less than finding out which of them to drop


@dataclass(frozen=True, slots=True)
class Item:
    """An initiative: its effort (in days, or any unit; 0 or more) and the ids of what it serves."""

    id: str
    effort: float
    serves: frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The ids that are chosen, sorted, with the effort and the worth of all of them together.

    `proven` says that no other set brings more. `next_effort` and `next_worth` are those of the set with the least effort
    that brings more, for which the budget is too small; None where there is none or where it was not found out.
    """

    chosen: tuple[str, ...]
    effort: float
    worth: float
    proven: bool = True
    next_effort: float | None = None
    next_worth: float | None = None


class Turn(NamedTuple):
    """An item at its place in an order: `serves` is what none before it serves, `worth` what that brings."""

    id: str
    worth: float
    serves: tuple[str, ...]


def best_set(
    items: Iterable[Item], worth: Mapping[str, float], budget: float, *, most_states: int = MOST_STATES
) -> Choice:
    """Return the set of items (no two of one id) that brings the most for a budget in the unit of the efforts.

    `worth` is what each served id brings (0 or more), however often it is served; others bring nothing.

    >>> best_set([Item("a", 3, frozenset("xy")), Item("b", 2, frozenset("yz"))], {"x": 1, "y": 5, "z": 2}, 4)
    Choice(chosen=('b',), effort=2.0, worth=7.0, proven=True, next_effort=5.0, next_worth=8.0)
    """
    known, goods, values = _in_units(items, worth)
    whole = sum(good.effort for good in goods)
    # A budget for everything may be too big a number to be counted in units.
    room = whole if budget * _UNIT >= whole else _units(budget)
    least = _filled(_Set(0, 0, ()), goods, values, room)
    front, proven = _front(goods, values, room, least.worth, most_states)
    best, after = front[-1] if front else least, None
    if proven:
        after = _next(goods, values, best, most_states)
    else:
        best = max(least, _filled(best, goods, values, room), key=lambda one: (one.worth, -one.effort))
    return Choice(
        tuple(known[index].id for index in best.ranks), best.effort / _UNIT, best.worth / _UNIT, proven,
        after.effort / _UNIT if after else None, after.worth / _UNIT if after else None,
    )  # fmt: skip


def by_yield(items: Iterable[Item], worth: Mapping[str, float]) -> list[Turn]:
    """Return items in the order of what they bring for their effort, beside those before them.

    Those that bring nothing more come last, by id; what all of them bring is the sum of the turns.

    >>> [turn[:2] for turn in by_yield([Item("a", 3, frozenset("xy")), Item("b", 2, frozenset("yz"))], {"x": 1, "y": 5})]
    [('b', 5.0), ('a', 1.0)]
    """
    known, goods, values = _in_units(items, worth)
    turns = [
        Turn(known[good.rank].id, gain / _UNIT, tuple(sorted(fresh)))
        for good, gain, fresh in _greedy(goods, values, sum(good.effort for good in goods))
    ]
    named = {turn.id for turn in turns}
    return turns + [Turn(item.id, 0.0, ()) for item in known if item.id not in named]


class _Good(NamedTuple):
    """An item in whole units; `rank` is its place by id."""

    rank: int
    effort: int
    serves: frozenset[str]


class _Set(NamedTuple):
    effort: int
    worth: int
    ranks: tuple[int, ...]


def _units(amount: float) -> int:
    return round(amount * _UNIT)


def _in_units(
    items: Iterable[Item], worth: Mapping[str, float]
) -> tuple[list[Item], list[_Good], dict[str, int]]:
    """Return the items by id, those of them that bring something in whole units, and what each served id brings."""
    values = {name: value for name, amount in worth.items() if (value := _units(amount)) > 0}
    known = sorted(items, key=lambda item: item.id)
    goods = [
        _Good(index, _units(item.effort), item.serves & values.keys()) for index, item in enumerate(known)
    ]
    return known, [good for good in goods if good.serves], values


def _greedy(
    goods: Sequence[_Good], values: Mapping[str, int], room: int, served: Iterable[str] = ()
) -> Iterator[tuple[_Good, int, frozenset[str]]]:
    """Yield what brings most for its effort beside what is served before, with what it brings, as long as it fits.

    What an item brings only falls, so that one whose number is still true when it comes up is the next.
    """
    heap = [
        (*_rated(good, gain), place, gain)
        for place, good in enumerate(goods)
        if (gain := sum(values[name] for name in good.serves))
    ]
    heapify(heap)
    done = set(served)
    while heap:
        *_, place, told = heappop(heap)
        good = goods[place]
        fresh = good.serves - done
        gain = sum(values[name] for name in fresh)
        if gain < told:
            heappush(heap, (*_rated(good, gain), place, gain))
        elif gain and good.effort <= room:
            done |= fresh
            room -= good.effort
            yield good, gain, fresh


def _rated(good: _Good, gain: int) -> tuple[float, int]:
    return (-gain / good.effort if good.effort else -inf, good.rank)


def _filled(start: _Set, goods: Sequence[_Good], values: Mapping[str, int], room: int) -> _Set:
    """Return a set with what still fits beside it, taken by yield."""
    rest = [good for good in goods if good.rank not in start.ranks]
    effort, worth, ranks = start
    for good, gain, _ in _greedy(rest, values, room - effort, _served(start, goods)):
        effort, worth, ranks = effort + good.effort, worth + gain, (*ranks, good.rank)
    return _Set(effort, worth, tuple(sorted(ranks)))


def _served(some: _Set, goods: Sequence[_Good]) -> frozenset[str]:
    ranks = set(some.ranks)
    return frozenset[str]().union(*(good.serves for good in goods if good.rank in ranks))


def _next(goods: Sequence[_Good], values: Mapping[str, int], best: _Set, most_states: int) -> _Set | None:
    """Return the set with the least effort that brings more than the best one."""
    served = _served(best, goods)
    more = [good.effort for good in goods if good.serves - served]
    if not more:
        return None
    # The best set with the cheapest addition is one that brings more: none is looked for beyond.
    front, proven = _front(goods, values, best.effort + min(more), best.worth + 1, most_states)
    return front[0] if front and proven else None


# Effort, worth (negative), how many, and which (bits, negative; that of the first id is the highest): so
# states of one effort are sorted with the better ones first.
_State = tuple[int, int, int, int]


class _Step(NamedTuple):
    """One item on the way: `own` is what it alone serves, `shared` what others serve too, `alive` what later ones do."""

    bit: int
    effort: int
    own: int
    shared: int
    alive: int
    whole: int


def _front(
    goods: Sequence[_Good], values: Mapping[str, int], room: int, least: int, most_states: int
) -> tuple[list[_Set], bool]:
    """Return the sets with at least a worth that no other beats in effort and worth, by effort, and if all were looked at."""
    last = max((good.rank for good in goods), default=0)
    steps, weights = _steps([good for good in goods if good.effort <= room], values, last)
    states: dict[int, list[_State]] = {0: [(0, 0, 0, 0)]}
    proven = True
    looks, many = _MOST_LOOKS, _FEW
    for number, step in enumerate(steps):
        states = _with(states, step, weights, room)
        count = sum(map(len, states.values()))
        looks -= count
        if count > many:
            limit = min(most_states, max(_FEW, looks // (len(steps) - number)))
            states, all_kept = _promising(states, steps[number + 1 :], weights, room, least, limit)
            proven = proven and all_kept
            many = max(_FEW, 2 * sum(map(len, states.values())))
    return [
        _Set(effort, -worth, tuple(index for index in range(last + 1) if -bits >> (last - index) & 1))
        for effort, worth, _, bits in states.get(0, [])
        if -worth >= least
    ], proven


def _with(
    states: dict[int, list[_State]], step: _Step, weights: Sequence[int], room: int
) -> dict[int, list[_State]]:
    """Return the states with and without one more item."""
    lists: dict[int, list[list[_State]]] = {}
    most = room - step.effort
    for mask, front in states.items():
        lists.setdefault(mask & step.alive, []).append(front)
        gain = step.own + _weight(step.shared & ~mask, weights)
        if gain:
            lists.setdefault((mask | step.shared) & step.alive, []).append(
                [
                    (effort + step.effort, worth - gain, count + 1, bits - step.bit)
                    for effort, worth, count, bits in front
                    if effort <= most
                ]
            )
    return {mask: _merged(fronts) for mask, fronts in lists.items()}


def _weight(mask: int, weights: Sequence[int]) -> int:
    total = 0
    while mask:
        lowest = mask & -mask
        total += weights[lowest.bit_length() - 1]
        mask ^= lowest
    return total


def _merged(fronts: list[list[_State]]) -> list[_State]:
    """Return the states that no other beats in effort and worth, by effort."""
    if len(fronts) == 1:
        return fronts[0]
    merged: list[_State] = []
    best = 1
    for state in sorted(state for front in fronts for state in front):
        if state[1] < best:
            best = state[1]
            merged.append(state)
    return merged


def _promising(
    states: dict[int, list[_State]], rest: Sequence[_Step], weights: Sequence[int], room: int, least: int, limit: int
) -> tuple[dict[int, list[_State]], bool]:  # fmt: skip
    """Drop the states that cannot reach a worth, and, above a limit, those that promise least."""
    every = _Promise(rest, weights, 0)
    kept: dict[int, list[_State]] = {}
    promises: list[tuple[int, int, _State]] = []
    count = 0
    for mask, front in states.items():
        good = []
        promise = _Promise(rest, weights, mask) if mask and len(front) * 4 > len(rest) else every
        for state in front:
            reach = promise.of(room - state[0]) - state[1]
            if reach >= least:
                good.append(state)
                promises.append((-reach, mask, state))
        if good:
            kept[mask] = good
            count += len(good)
    if count <= limit:
        return kept, True
    promises.sort()
    kept = {}
    for _, mask, state in promises[:limit]:
        kept.setdefault(mask, []).append(state)
    return {mask: sorted(front) for mask, front in kept.items()}, False


class _Promise:
    """The most that items can bring for some effort, if each could be had in part and none served what another does."""

    def __init__(self, steps: Sequence[_Step], weights: Sequence[int], mask: int) -> None:
        shared = 0
        for step in steps:
            shared |= step.shared
        self._whole = sum(step.own for step in steps) + _weight(shared & ~mask, weights)
        self._pairs = sorted(
            ((step.effort, step.whole - _weight(step.shared & mask, weights)) for step in steps),
            key=lambda pair: -pair[1] / pair[0] if pair[0] else -inf,
        )
        self._efforts = list(accumulate(effort for effort, _ in self._pairs))
        self._worths = [0, *accumulate(whole for _, whole in self._pairs)]

    def of(self, room: int) -> int:
        """Return it for an effort, rounded up."""
        place = bisect_right(self._efforts, room)
        promised = self._worths[place]
        if place < len(self._pairs):
            effort, whole = self._pairs[place]
            used = self._efforts[place - 1] if place else 0
            promised += (room - used) * whole // effort + 1
        return min(promised, self._whole)


def _steps(goods: Sequence[_Good], values: Mapping[str, int], last: int) -> tuple[list[_Step], list[int]]:
    """Put items in order, those that share something near each other, and give what they share numbers."""
    servers: dict[str, list[int]] = {}
    for place, good in enumerate(goods):
        for name in sorted(good.serves):
            servers.setdefault(name, []).append(place)
    own = [0] * len(goods)
    weights: dict[tuple[int, ...], int] = {}  # what the same items serve is one thing
    for name, places in servers.items():
        if len(places) == 1:
            own[places[0]] += values[name]
        else:
            weights[tuple(places)] = weights.get(tuple(places), 0) + values[name]
    groups = list(weights)
    groups_of: list[list[int]] = [[] for _ in goods]
    for number, places_of in enumerate(groups):
        for place in places_of:
            groups_of[place].append(number)
    order = _order(goods, groups, groups_of, own)
    turn = {place: number for number, place in enumerate(order)}
    ends = [max(turn[place] for place in group) for group in groups]
    steps: list[_Step] = []
    alive = 0
    amounts = list(weights.values())
    for number, place in enumerate(order):
        shared = sum(1 << group for group in groups_of[place])
        alive |= shared
        for group in groups_of[place]:
            if ends[group] == number:
                alive &= ~(1 << group)
        whole = own[place] + sum(amounts[group] for group in groups_of[place])
        good = goods[place]
        steps.append(_Step(1 << (last - good.rank), good.effort, own[place], shared, alive, whole))
    return steps, amounts


def _order(
    goods: Sequence[_Good], groups: Sequence[tuple[int, ...]], groups_of: Sequence[Sequence[int]], own: Sequence[int]
) -> list[int]:  # fmt: skip
    """Return the places of items: first those that share something, neighbours near each other, then the others by yield."""
    order: list[int] = []
    seen: set[int] = set()
    for place in range(len(goods)):
        if groups_of[place] and place not in seen:
            far = _reached(place, groups, groups_of)[-1]
            found = _reached(far, groups, groups_of)
            seen.update(found)
            order += found
    alone = [place for place in range(len(goods)) if not groups_of[place]]
    return order + sorted(alone, key=lambda place: _rated(goods[place], own[place])[:2])


def _reached(start: int, groups: Sequence[tuple[int, ...]], groups_of: Sequence[Sequence[int]]) -> list[int]:
    """Return all that hangs together with one item, the nearest first and of those what shares least."""
    found = [start]
    seen, passed = {start}, set[int]()
    for place in found:
        near: set[int] = set()
        for group in groups_of[place]:
            if group not in passed:
                passed.add(group)
                near.update(other for other in groups[group] if other not in seen)
        seen |= near
        found += sorted(near, key=lambda other: (len(groups_of[other]), other))
    return found
