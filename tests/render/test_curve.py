"""A smooth line claims nothing nobody has felt: it stays between the emotions it goes through."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyctl.render.shapes.curve import Steps, areas, smooth

HEIGHTS = st.lists(st.integers(-100, 100), min_size=2, max_size=12)


def _line(heights: list[int]) -> Steps:
    return smooth([(100.0 * number, float(height)) for number, height in enumerate(heights)])


def _along(start: tuple[float, float], step: tuple[str | float, ...]) -> list[tuple[float, float]]:
    """Return points of a cubic Bezier curve."""
    numbers = [float(number) for number in step[1:]]
    corners = [start, *zip(numbers[::2], numbers[1::2], strict=True)]
    found = []
    for number in range(21):
        share = number / 20
        weights = ((1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3)
        found.append(
            (
                sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True)),
                sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True)),
            )
        )
    return found


@given(HEIGHTS)
def test_a_line_goes_through_its_points_and_never_beyond_them(heights: list[int]) -> None:
    steps = _line(heights)
    assert [step[-1] for step in steps] == heights
    for (before, after), step in zip(pairwise(enumerate(heights)), steps[1:], strict=True):
        start = (100.0 * before[0], float(before[1]))
        low, high = sorted((before[1], after[1]))
        for x, y in _along(start, step):
            assert low - 0.05 <= y <= high + 0.05
            assert 100 * before[0] - 0.05 <= x <= 100 * after[0] + 0.05


def test_a_point_alone_is_no_line_and_none_is_nothing() -> None:
    assert smooth([(3, 4)]) == (("M", 3, 4),)
    assert smooth([]) == ()


@given(HEIGHTS)
def test_what_lies_above_and_what_lies_below_never_mix(heights: list[int]) -> None:
    above, below = areas(_line(heights), 0.0)
    assert bool(above) is any(height < 0 for height in heights)  # y grows downwards
    assert bool(below) is any(height > 0 for height in heights)
    for steps, sign in ((above, -1), (below, 1)):
        for step in steps:
            ys = [float(number) for number in step[2::2]]
            assert all(sign * y >= -0.05 for y in ys), (steps, sign)


def test_a_line_is_cut_where_it_crosses() -> None:
    above, below = areas(_line([-50, 50]), 0.0)
    assert above[0] == ("M", 0.0, 0.0)
    assert [float(above[-2][1]), float(below[0][1])] == pytest.approx([50, 50], abs=0.1)
    assert below[-2] == ("L", 100.0, 0.0)
