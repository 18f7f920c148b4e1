"""Durations and days: what is read, and what is refused on both sides of each limit."""

from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from journeyctl.model.values import parse_days, parse_duration


@pytest.mark.parametrize(
    ("written", "days"),
    [(1, 1), (36_500, 36_500), ("90d", 90), ("1d", 1), ("00090d", 90), ("36500d", 36_500)],
)
def test_days(written: Any, days: int) -> None:
    assert parse_days(written) == days


@pytest.mark.parametrize(
    "written",
    [0, -1, 36_501, True, 90.0, None, "", "d", "90", "0d", "36501d", "1234567d", "-1d", "1.5d", "90 d", "90d\n", "\u0669\u0660d"],
)  # fmt: skip
def test_no_days(written: Any) -> None:
    with pytest.raises(PydanticCustomError, match="is not a number of days"):
        parse_days(written)


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("90s", 90.0), ("1.5h", 5400.0), ("2d", 172_800.0), ("999999999s", 999_999_999.0)],
)
def test_durations(written: str, seconds: float) -> None:
    assert parse_duration(written) == (written, seconds)


@pytest.mark.parametrize(
    "written", ["9999999999s", "9" * 400 + "d", "1", "h", ".5h", "1.h", "-1h", "1h\n", "\u0669h", 90, None]
)
def test_no_durations(written: Any) -> None:
    with pytest.raises(PydanticCustomError, match="is not a duration"):
        parse_duration(written)
