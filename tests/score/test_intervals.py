"""How far a number from a sample may be off, against published numbers."""

from collections.abc import Callable
from math import sqrt
from statistics import fmean, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.score.intervals import Z95, Bounds, difference, mean_bounds, nps_error, wilson

quick: Callable[[Callable[..., None]], Callable[..., None]] = settings(deadline=None, max_examples=60)

cases = st.integers(1, 5_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
answers = st.dictionaries(st.integers(0, 10), st.integers(0, 400), max_size=11)


def of(part: int, n: int) -> tuple[float, Bounds]:
    return part / n, wilson(part / n, n)


@pytest.mark.parametrize(
    ("part", "n", "low", "high"),
    [
        (81, 100, 0.722, 0.875),  # peers.md
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0),
    ],
)
def test_wilson(part: int, n: int, low: float, high: float) -> None:
    digits = 3 if n == 100 else 4
    assert tuple(round(end, digits) for end in wilson(part / n, n)) == (low, high)


@quick
@given(cases)
def test_the_interval_of_a_share_holds_the_share_and_no_impossible_one(case: tuple[int, int]) -> None:
    part, n = case
    low, high = wilson(part / n, n)
    assert 0 <= low <= part / n <= high <= 1
    more = wilson(part / n, n * 4)
    assert more.high - more.low < high - low


@pytest.mark.parametrize(
    ("after", "before", "low", "high"),
    [  # Newcombe 1998, Interval estimation for the difference, table II, method 10
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_the_difference_of_two_shares(
    after: tuple[int, int], before: tuple[int, int], low: float, high: float
) -> None:
    found = difference(*of(*before), *of(*after))
    assert tuple(round(end, 4) for end in found) == (low, high)


def test_the_difference_of_two_means_is_the_two_sample_z() -> None:
    found = difference(3.0, Bounds(3 - 3 * Z95, 3 + 3 * Z95), 5.0, Bounds(5 - 4 * Z95, 5 + 4 * Z95))
    assert found == pytest.approx((2 - 5 * Z95, 2 + 5 * Z95))


@quick
@given(cases, cases)
def test_a_difference_the_other_way_round(one: tuple[int, int], other: tuple[int, int]) -> None:
    there, back = difference(*of(*one), *of(*other)), difference(*of(*other), *of(*one))
    assert there == pytest.approx((-back.high, -back.low))
    assert there.low <= other[0] / other[1] - one[0] / one[1] <= there.high


@pytest.mark.parametrize(
    ("counts", "why"),
    [({}, "no answer"), ({4: 1}, "one answer"), ({4: 9}, "all alike"), ({1: 0, 4: 9}, "nobody gave the other")],
)  # fmt: skip
def test_samples_that_say_nothing_of_their_spread(counts: dict[int, int], why: str) -> None:
    assert mean_bounds(counts) is None, why


@quick
@given(answers)
def test_the_interval_of_a_mean(counts: dict[int, int]) -> None:
    each = [answer for answer, count in counts.items() for _ in range(count)]
    bounds = mean_bounds(counts)
    if len(set(each)) < 2:
        assert bounds is None
    else:
        half = Z95 * stdev(each) / sqrt(len(each))
        assert bounds == pytest.approx((fmean(each) - half, fmean(each) + half))


@pytest.mark.parametrize(
    ("promoters", "passives", "detractors", "error"),
    [
        (50, 30, 20, 7.8102),
        (20, 30, 50, 7.8102),
        (500, 300, 200, 2.4698),
        (1, 0, 1, 70.7107),
        (0, 9, 0, 0),
        (7, 0, 0, 0),
    ],
)
def test_the_standard_error_of_an_nps(promoters: int, passives: int, detractors: int, error: float) -> None:
    assert nps_error(promoters, passives, detractors) == pytest.approx(error, abs=5e-5)


def test_the_published_nps() -> None:
    assert round(Z95 * nps_error(50, 30, 20), 1) == 15.3


@quick
@given(st.integers(0, 900), st.integers(0, 900), st.integers(0, 900))
def test_the_error_of_an_nps_is_that_of_its_answers(promoters: int, passives: int, detractors: int) -> None:
    each = [100] * promoters + [0] * passives + [-100] * detractors
    if len(each) > 1:
        spread = stdev(each) * sqrt((len(each) - 1) / len(each))  # of the answers, not of a sample
        assert nps_error(promoters, passives, detractors) == pytest.approx(spread / sqrt(len(each)), abs=1e-6)
