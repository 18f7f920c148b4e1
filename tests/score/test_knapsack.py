"""The set of initiatives that brings the most: held against every set there is."""

from fractions import Fraction
from itertools import accumulate, chain
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.score.knapsack import Choice, Item, best_set, by_yield


def item(name: str, effort: float, serves: str) -> Item:
    return Item(name, effort, frozenset(serves))


def by_hand(items: list[Item], worth: dict[str, float], budget: float) -> Choice:
    """Look at every set: most worth, then least effort, then fewest, then the first ids; exact numbers."""
    items = sorted(items, key=lambda one: one.id)
    sets = []
    for number in range(1 << len(items)):
        chosen = [one for place, one in enumerate(items) if number >> place & 1]
        served = set(chain.from_iterable(one.serves for one in chosen))
        effort = sum((Fraction(str(one.effort)) for one in chosen), Fraction())
        brings = sum((Fraction(str(worth.get(name, 0))) for name in served), Fraction())
        sets.append((-brings, effort, len(chosen), [one not in chosen for one in items], chosen))
    minus, effort, _, _, chosen = min(one for one in sets if one[1] <= Fraction(str(budget)))
    more = min(((one[1], one[0]) for one in sets if one[0] < minus), default=None)
    return Choice(
        tuple(one.id for one in chosen), float(effort), float(-minus), True,
        float(more[0]) if more else None, float(-more[1]) if more else None,
    )  # fmt: skip


_EFFORTS = st.sampled_from([0, 0.1, 0.2, 0.3, 1, 2, 2.5, 3, 7, 10, 40])
_WORTHS = st.sampled_from([0, 0.1, 0.2, 0.3, 1, 5, 33.3, 63.75, 100])


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_no_set_brings_more(data: st.DataObject) -> None:
    names = "uvwxyz"[: data.draw(st.integers(1, 6))]
    served = st.frozensets(st.sampled_from(names), max_size=3)
    efforts = data.draw(st.lists(_EFFORTS, max_size=10))
    items = [Item(f"i{place}", effort, data.draw(served)) for place, effort in enumerate(efforts)]
    worth = {name: data.draw(_WORTHS) for name in names[:-1] or names}
    budget = data.draw(st.sampled_from([0, 0.1, 0.3, 1, 3, 6, 12, 50, 1000]))
    expected = by_hand(items, worth, budget)
    assert best_set(items, worth, budget) == expected
    assert best_set(data.draw(st.permutations(items)), dict(reversed(worth.items())), budget) == expected


def best_worths(items: list[Item], worth: dict[str, float], room: int) -> list[float]:
    """Return the most that each effort from 0 to `room` can bring, by looking at every set."""
    names = sorted(worth)
    sets = [(0, 0)]  # the effort and, as bits, what is served
    for one in items:
        bits = sum(1 << names.index(name) for name in one.serves)
        sets += [(effort + int(one.effort), served | bits) for effort, served in sets]
    most = [0.0] * (room + 1)
    for effort, served in set(sets):
        if effort <= room:
            brings = sum(worth[name] for place, name in enumerate(names) if served >> place & 1)
            most[effort] = max(most[effort], brings)
    return list(accumulate(most, max))


@pytest.mark.parametrize("seed", range(10))
def test_no_set_of_many_that_share_brings_more(seed: int) -> None:
    random = Random(seed)
    names = [f"o{n:02}" for n in range(18)]
    # Nearly as good by the day, so that a greedy choice is not the best.
    serves = [frozenset(random.sample(names, random.randint(1, 3))) for _ in range(13)]
    items = [Item(f"i{n}", 20 * len(some) + random.randint(-9, 9), some) for n, some in enumerate(serves)]
    worth = {name: float(random.randint(15, 40)) for name in names}
    most = best_worths(items, worth, 720)
    for budget in (40, 90, 150, 240):
        found = best_set(items, worth, budget)
        assert found.proven
        assert (found.worth, found.effort) == (most[budget], most.index(most[budget]))
        better = [effort for effort, brings in enumerate(most) if brings > found.worth]
        assert found.next_effort == (better[0] if better else None)
        assert found.next_worth == (most[better[0]] if better else None)


def test_what_two_serve_counts_once() -> None:
    items = [item("a", 10, "xy"), item("b", 10, "yz"), item("c", 10, "w")]
    worth = {"x": 1, "y": 90, "z": 2, "w": 5}
    assert best_set(items, worth, 20).chosen == ("b", "c")
    assert best_set(items, worth, 20).worth == 97
    assert best_set(items, worth, 30).worth == 98


def test_the_best_for_its_days_is_not_always_in_the_best_set() -> None:
    items = [item("small", 10, "s"), item("one", 30, "o"), item("two", 30, "t")]
    found = best_set(items, {"s": 20, "o": 50, "t": 50}, 60)
    assert (found.chosen, found.effort, found.worth) == (("one", "two"), 60, 100)
    assert (found.next_effort, found.next_worth) == (70, 120)


def test_a_tenth_and_two_tenths_are_three_tenths() -> None:
    items = [item("a", 0.1, "x"), item("b", 0.2, "y"), item("c", 0.1 + 0.2, "z")]
    assert best_set(items, {"x": 1, "y": 1, "z": 1.5}, 0.3) == Choice(("a", "b"), 0.3, 2, True, 0.4, 2.5)
    assert best_set(items, {"x": 0.1, "y": 0.2, "z": 0.3}, 0.3).chosen == ("c",)  # as good, and only one
    assert best_set(items[2:], {"z": 1}, 0.3).chosen == ("c",)


@pytest.mark.parametrize(
    ("items", "budget", "chosen"),
    [
        ([], 10, ()),
        ([item("a", 0, "x")], 0, ("a",)),
        ([item("a", 1, "x")], 0, ()),
        ([item("a", 1, "")], 9, ()),
        ([item("a", 1, "?")], 9, ()),  # what has no worth
        ([item("a", 0, "x"), item("b", 0, "x")], 5, ("a",)),
        ([item("b", 1, "x"), item("a", 1, "x")], 5, ("a",)),
        ([item("a", 2, "x"), item("b", 1, "x")], 5, ("b",)),
        ([item("a", 1, "x"), item("b", 1, "y"), item("c", 2, "xy")], 5, ("c",)),
        ([item("a", 1, "x"), item("b", 1, "y")], float("inf"), ("a", "b")),
        ([item("a", 1, "x")], -1, ()),
    ],
)
def test_small_cases(items: list[Item], budget: float, chosen: tuple[str, ...]) -> None:
    assert best_set(items, {"x": 1, "y": 1}, budget).chosen == chosen


def tangle(count: int) -> tuple[list[Item], dict[str, float]]:
    """Return initiatives that all share something with several others."""
    items = [
        Item(f"i{n:02}", 3 + n * 7 % 11, frozenset(f"o{(n * step + shift) % count}" for step, shift in ((1, 0), (7, 3), (11, 5))))
        for n in range(count)
    ]  # fmt: skip
    return items, {f"o{n}": 5 + n * 13 % 29 for n in range(count)}


@pytest.mark.parametrize("states", [1, 2, 3, 5, 8])
def test_says_when_it_could_not_look_at_everything(states: int) -> None:
    items, worth = tangle(31)
    sure = best_set(items, worth, 60)
    assert sure.proven
    hasty = best_set(items, worth, 60, most_states=states)
    assert not hasty.proven
    assert (hasty.next_effort, hasty.next_worth) == (None, None)
    assert 0.8 * sure.worth < hasty.worth <= sure.worth
    served = set(chain.from_iterable(one.serves for one in items if one.id in hasty.chosen))
    assert hasty.worth == sum(worth[name] for name in served)
    left = 60 - hasty.effort
    assert left >= 0
    assert not [one.id for one in items if one.serves - served and one.effort <= left]


def test_many_that_share_nothing_take_no_time() -> None:
    items = [Item(f"i{n:03}", 1 + n * 37 % 50, frozenset({f"o{n}"})) for n in range(400)]
    worth = {f"o{n}": 1.0 + n * 61 % 97 for n in range(400)}
    found = best_set(items, worth, 1500)
    assert found.proven
    assert found.effort <= 1500
    plain = [0.0] * 1501  # the table of a textbook knapsack
    for n, one in enumerate(items):
        for days in range(1500, int(one.effort) - 1, -1):
            plain[days] = max(plain[days], plain[days - int(one.effort)] + worth[f"o{n}"])
    assert found.worth == plain[1500]


def test_in_the_order_of_what_they_bring_for_their_days() -> None:
    items = [
        item("a", 10, "xy"),
        item("b", 10, "yz"),
        item("c", 1, "w"),
        item("d", 5, "y"),
        item("e", 0, "v"),
    ]
    turns = by_yield(items, {"x": 10, "y": 50, "z": 20, "w": 6, "v": 1})
    assert turns == [
        ("e", 1, ("v",)), ("d", 50, ("y",)), ("c", 6, ("w",)), ("b", 20, ("z",)), ("a", 10, ("x",)),
    ]  # fmt: skip
    assert by_yield(items[:2], {"y": 1}) == [("a", 1, ("y",)), ("b", 0, ())]


@pytest.mark.parametrize("budget", [1e308, float("inf")])
def test_a_budget_for_everything(budget: float) -> None:
    found = best_set([item("a", 1, "x"), item("b", 2, "y")], {"x": 1, "y": 1}, budget)
    assert (found.chosen, found.effort) == (("a", "b"), 3)
