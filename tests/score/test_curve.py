"""What the feelings along a journey amount to."""

from collections.abc import Callable
from itertools import pairwise
from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from journeyctl.model.settings import EmotionScale
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.score.curve import area_below_zero, curve, felt, sparkline
from journeyctl.score.emotion import normalised

quick: Callable[[Callable[..., None]], Callable[..., None]] = settings(deadline=None, max_examples=80)
curves = st.lists(st.floats(-1, 1, allow_subnormal=False), min_size=1, max_size=30)
_TOUCHPOINT = TypeAdapter(Touchpoint)
SCALE = EmotionScale(min=-2, max=2)


@pytest.mark.parametrize(
    ("emotions", "mean", "minimum", "peak_end", "below", "volatility"),
    [
        ([0.5], 0.5, 0.5, 0.5, 0, 0),
        ([-0.5], -0.5, -0.5, -0.5, 0.5, 0),  # one alone lasts for one step
        ([1, 1, 1], 1, 1, 1, 0, 0),
        ([-1, -1, -1], -1, -1, -1, 1, 0),
        ([1, -1], 0, -1, -1, 0.25, 2),  # half of the step is below, a triangle as high as 1
        ([-1, 1], 0, -1, 1, 0.25, 2),
        ([0, -1, 0], -1 / 3, -1, -0.5, 0.5, 1),
        ([0.5, -1, 0.5], 0, -1, -0.25, 1 / 3, 1.5),
        ([-0.25, 0.75], 0.25, -0.25, 0.75, 1 / 32, 1),
        ([0.5, 0.5, -0.5, -1, 0, 1, 0.5], 1 / 7, -1, 0.75, 0.2291667, 2 / 3),
    ],
)
def test_what_a_curve_amounts_to(
    emotions: list[float], mean: float, minimum: float, peak_end: float, below: float, volatility: float
) -> None:
    found = curve(emotions)
    assert found is not None
    assert found.emotions == tuple(emotions)
    assert [found.mean, found.minimum, found.peak_end, found.below, found.volatility] == pytest.approx(
        [mean, minimum, peak_end, below, volatility]
    )


def test_without_emotions_there_is_no_curve() -> None:
    assert curve([]) is None
    assert area_below_zero([]) == 0


@pytest.mark.parametrize(
    ("scores", "low", "high", "peak"),
    [
        ([-2, 2, 0], -2, 2, 1),
        ([2, -2, 0], -2, 2, -1),
        ([-1, 1, 0], -3, 3, 1 / 3),  # the same distance from the middle, but not in the machine
        ([1, -1, 0], -3, 3, -1 / 3),
        ([-2, 1, 1], -2, 2, -1),
    ],
)
def test_of_equally_strong_emotions_the_later_is_the_peak(
    scores: list[float], low: float, high: float, peak: float
) -> None:
    found = curve([normalised(score, EmotionScale(min=low, max=high)) for score in scores])
    assert found is not None
    assert found.peak == pytest.approx(peak)
    assert found.peak_end == (found.peak + found.end) / 2


@quick
@given(curves)
def test_all_numbers_stay_in_their_range(emotions: list[float]) -> None:
    found = curve(emotions)
    assert found is not None
    tiny = 1e-12
    assert -1 - tiny <= found.minimum - tiny <= found.mean <= max(emotions) + tiny <= 1 + tiny
    assert -1 <= found.peak_end <= 1
    assert 0 <= found.below <= 1 + tiny
    assert 0 <= found.volatility <= 2
    assert max(map(abs, emotions)) == pytest.approx(abs(found.peak), abs=1e-8)
    assert (found.below == 0) == (found.minimum >= 0) or found.minimum > -1e-100


@quick
@given(curves)
def test_a_curve_upside_down(emotions: list[float]) -> None:
    found, other = curve(emotions), curve([-emotion for emotion in emotions])
    assert found is not None
    assert other is not None
    assert other.mean == -found.mean
    assert other.peak_end == -found.peak_end
    assert other.volatility == found.volatility
    # Between them the two areas hold the whole curve: what is below less what is above is its integral.
    if len(emotions) > 1:
        whole = sum(emotions) - (emotions[0] + emotions[-1]) / 2
        assert isclose(other.below - found.below, whole / (len(emotions) - 1), abs_tol=1e-9)


@quick
@given(curves)
def test_points_on_the_line_change_no_area(emotions: list[float]) -> None:
    finer = [emotions[0]]
    for before, after in pairwise(emotions):
        finer += [(before + after) / 2, after]
    assert area_below_zero(finer) == pytest.approx(area_below_zero(emotions), abs=1e-9)


def touchpoints(*written: dict[str, object]) -> list[Touchpoint]:
    return [_TOUCHPOINT.validate_python({"title": "T", **one}) for one in written]


PLACES = touchpoints(
    {"emotion": 1},
    {},
    {"emotion": {"score": -1, "by_persona": {"ana": 2, "parent": -2}}},
    {"emotion": 2, "personas": ["ana"]},
    {"emotion": -2, "personas": ["bo", "parent"]},
)


@pytest.mark.parametrize(
    ("persona", "emotions"),
    [
        ((), [0.5, -0.5, 1, -1]),
        (("ana",), [0.5, 1, 1]),
        (("bo",), [0.5, -0.5, -1]),
        (("child", "parent"), [0.5, -1, -1]),  # feels and comes as the broader persona
        (("ana", "parent"), [0.5, 1, 1, -1]),  # the nearest counts first
        (("stranger",), [0.5, -0.5]),
    ],
)
def test_who_feels_what(persona: tuple[str, ...], emotions: list[float]) -> None:
    assert felt(PLACES, SCALE, persona) == emotions


@pytest.mark.parametrize(
    ("emotions", "signs"),
    [
        ([], ""),
        ([-1, -0.7, -0.4, -0.1, 0.15, 0.43, 0.7, 1], "▁▂▃▄▅▆▇█"),
        ([0], "▅"),
        ([0] * 19 + [1], "▅" * 19 + "█"),
        ([1] * 19 + [0.5, -0.75] + [1] * 19, "█" * 9 + "▆▂" + "█" * 9),
    ],
)
def test_a_curve_as_signs(emotions: list[float], signs: str) -> None:
    assert sparkline(emotions) == signs


def test_a_long_curve_keeps_its_depths() -> None:
    emotions = [0.5] * 1000
    emotions[777] = -1
    drawn = sparkline(emotions)
    assert drawn.count("▁") == 1
    assert len(drawn) == 20
    assert drawn[777 * 20 // 1000] == "▁"


def test_of_two_equally_far_the_dip_is_shown() -> None:
    assert sparkline([1.0, -1.0] * 20) == "▁" * 20
    assert sparkline([-1.0, 1.0] * 20) == "▁" * 20
    # On a scale of seven the two differ in the last digit of the machine.
    scale = EmotionScale(min=-3, max=3)
    assert sparkline([normalised(score, scale) for score in (1, -1)] * 20) == "▃" * 20
