"""The numbers behind a score, and what they may be instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyctl.score.inputs import Input, Spread, stepped

SURE = Input("severity", 4, "written", 5)
RATING = stepped("severity", 3, "", (2, 3, 4), 5)
RANGE = Input("frequency", 0.45, "", 1, 0.3, 0.6, "flat")
SAMPLE = Input("frequency", 0.5, "", 1, 0.2, 0.6, "peak")


@pytest.mark.parametrize(
    ("one", "level", "expected"),
    [
        (SURE, 0.0, 4),
        (SURE, 0.99, 4),
        (RATING, 0.0, 2),
        (RATING, 0.34, 3),
        (RATING, 0.999, 4),
        (RATING, 1.0, 4),
        (RANGE, 0.0, 0.3),
        (RANGE, 0.5, 0.45),
        (RANGE, 1.0, 0.6),
        (SAMPLE, 0.0, 0.2),
        (SAMPLE, 0.75, 0.5),  # three quarters of the triangle lie below its peak
        (SAMPLE, 1.0, 0.6),
    ],
)
def test_what_a_number_may_be(one: Input, level: float, expected: float) -> None:
    assert one.at([level]) == pytest.approx([expected])


@given(
    st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.sampled_from(["none", "flat", "peak"]),
    st.floats(0, 1), st.floats(0, 1),
)  # fmt: skip
def test_draws_lie_between_the_ends_and_rise_with_the_level(
    a: float, b: float, c: float, spread: Spread, level: float, other: float
) -> None:
    low, value, high = sorted((a, b, c))
    one = Input("frequency", value, "", 1, low, high, spread)
    drawn = one.at(sorted((level, other)))
    assert one.ends[0] - 1e-9 <= drawn[0] <= drawn[1] + 1e-9 <= one.ends[1] + 2e-9


def test_shares_and_ends() -> None:
    assert (SURE.share, SURE.ends, SURE.uncertain) == (0.8, (4, 4), False)
    assert Input("attempts", 4000, "", None).share is None
    assert (RANGE.ends, RANGE.uncertain) == ((0.3, 0.6), True)
    assert not Input("frequency", 0.5, "", 1, 0.5, 0.5, "flat").uncertain
