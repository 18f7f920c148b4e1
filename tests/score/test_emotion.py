"""Emotions of any scale as a number from -1 to 1, and back."""

import pytest

from journeyctl.model.settings import EmotionScale
from journeyctl.score.emotion import normalised, on_scale

WIDE = EmotionScale(min=-1e308, max=1e308)
SCALES = [EmotionScale(), EmotionScale(min=1, max=5), EmotionScale(min=0, max=10), EmotionScale(min=-0.3, max=0.7), WIDE, EmotionScale(min=1e308, max=1.7e308)]  # fmt: skip


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: f"{scale.min:g}..{scale.max:g}")
def test_the_ends_and_the_middle_are_where_they_belong(scale: EmotionScale) -> None:
    assert (normalised(scale.min, scale), normalised(scale.max, scale)) == (-1, 1)
    assert on_scale(-1, scale) == scale.min
    assert on_scale(1, scale) == pytest.approx(scale.max)
    assert on_scale(0, scale) == pytest.approx(scale.min / 2 + scale.max / 2)
    for value in (-0.9, -0.25, 0.0, 0.5, 0.99):
        assert normalised(on_scale(value, scale), scale) == pytest.approx(value)


def test_on_the_widest_scale_emotions_keep_apart() -> None:
    assert [normalised(score, WIDE) for score in (-5e307, 0, 5e307, 9e307)] == pytest.approx(
        [-0.5, 0, 0.5, 0.9]
    )


def test_what_lies_beyond_the_ends_counts_as_the_end() -> None:
    assert (normalised(-9, EmotionScale()), normalised(1.7e308, EmotionScale())) == (-1, 1)


def test_a_scale_without_room_is_in_the_middle() -> None:
    assert normalised(3, EmotionScale(min=3, max=3)) == 0
