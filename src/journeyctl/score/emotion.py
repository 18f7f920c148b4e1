"""Emotions of any scale as a number from -1 (worst) to 1 (best)."""

from journeyctl.model.settings import EmotionScale


def normalised(score: float, scale: EmotionScale) -> float:
    """Return where `score` lies on `scale`: -1 at its lower end, 0 in the middle, 1 at its upper end.

    >>> normalised(2, EmotionScale(min=1, max=5))
    -0.5
    """
    half = _half(scale)
    if half <= 0:
        return 0.0
    # In halves: what lies between the ends of the widest scales is more than a float can hold.
    return max(-1.0, min(1.0, (score / 2 - scale.min / 2) / (half / 2) - 1))


def on_scale(value: float, scale: EmotionScale) -> float:
    """Return the number on `scale` for an emotion from -1 (worst) to 1 (best).

    >>> on_scale(-0.5, EmotionScale(min=1, max=5))
    2.0
    """
    return 2 * (scale.min / 2 + (value + 1) * (_half(scale) / 2))


def _half(scale: EmotionScale) -> float:
    return scale.max / 2 - scale.min / 2
