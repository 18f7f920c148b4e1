"""Which points of a metric count, and what is told of those that do not and of what is moved."""

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter
from workspace.files import workspace

from journeyctl.model.journey import Journey
from journeyctl.score.readings import latest_top_two
from journeyctl.workspace.workspace import Workspace
from score.test_metrics import DOWN, FIVE, LONG_AGO, NOW, SEVEN, UP, score, score_until


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return workspace(tmp_path_factory.mktemp("empty"), {})


@pytest.mark.parametrize(
    ("today", "value", "later"),
    [
        (None, 9, []),
        (date(2026, 9, 30), 9, []),  # the day itself counts
        (date(2026, 9, 29), 5, ["2026-09-30"]),
        (date(2026, 1, 1), None, ["2026-06-30", "2026-09-30"]),
    ],
)
def test_what_is_still_to_come_does_not_count(
    empty: Workspace, today: date | None, value: float | None, later: list[str]
) -> None:
    found = score_until(today, empty, {**NOW, "value": 9}, {**LONG_AGO, "value": 5}, polarity=UP)
    assert (found.reading and found.reading.value) == value
    assert (found.trend is not None) == (not later)
    assert found.reason == ("every point is still to come" if value is None else "")
    assert found.remarks == tuple(
        f"the point of {day} does not count: that day is still to come" for day in later
    )


def test_what_is_still_to_come_says_nothing_of_scale_and_polarity(empty: Workspace) -> None:
    points = {**LONG_AGO, "value": 0.8}, {**NOW, "counts": {9: 4}}
    found = score_until(date(2026, 7, 1), empty, *points, type="csat", polarity=DOWN)
    assert (found.convention, found.polarity) == ("top-two-box", DOWN)
    assert found.remarks == ("the point of 2026-09-30 does not count: that day is still to come",)


@pytest.mark.parametrize(
    ("metric", "remarks"),
    [
        ({"target": 6, **SEVEN}, "the mean answer, from 1 to 7, is moved to a scale of 1 to 5; the target 6 is 4.33 there"),
        ({"baseline": 4, "target": 6, **SEVEN},
         "the mean answer, from 1 to 7, is moved to a scale of 1 to 5; the baseline 4 is 3.00 there; the target 6 is 4.33 there"),
        ({**SEVEN}, "the mean answer, from 1 to 7, is moved to a scale of 1 to 5"),  # as the other convention
        ({"target": 0.8, **SEVEN}, "the mean answer, from 1 to 7, is moved to a scale of 1 to 5"),
        ({"target": 4, **FIVE}, None),
    ],
)  # fmt: skip
def test_a_mean_that_is_moved_says_so(empty: Workspace, metric: dict[str, Any], remarks: str | None) -> None:
    found = score(empty, {**NOW, "counts": {3: 5, 5: 5}}, type="csat", **metric)
    assert found.remarks == (() if remarks is None else (remarks,))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (2, "2 is off the scale; write the share: `0.02`"),
        (100, "100 is off the scale; write the share: `1`"),
        (1.5, "1.5 is off the scale"),  # 150 % or 1.5 %
        (2.5e6, "2,500,000 is off the scale"),
    ],
)
def test_what_to_write_for_a_rate_off_the_scale(empty: Workspace, value: float, said: str) -> None:
    found = score(empty, {**NOW, "value": value}, type="rate", polarity=UP)
    assert found.remarks == (f"the point of 2026-09-30 is left out: {said}",)


def test_the_latest_best_two_until_a_day(empty: Workspace) -> None:
    journey = TypeAdapter(Journey).validate_python(
        {
            "title": "J",
            "metrics": [
                {"title": "M", "type": "csat", "points": [{**LONG_AGO, "value": 0.5}, {**NOW, "value": 0.9}]}
            ],
        }
    )
    for today, value in ((None, 0.9), (date(2026, 7, 1), 0.5)):
        reading = latest_top_two(journey.metrics[0], empty, today)
        assert reading is not None
        assert reading.value == value


def test_of_two_points_on_one_day_the_later_in_the_file_counts(empty: Workspace) -> None:
    reading = score(empty, {**NOW, "value": 3}, {**NOW, "value": 5}).reading
    assert reading is not None
    assert reading.value == 5
