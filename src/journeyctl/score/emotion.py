"""Emotions of any scale as a number from -1 (worst) to 1 (best)."""

from journeyctl.model.settings import EmotionScale


def normalised(score: float, scale: EmotionScale) -> float:
    """Return where `score` lies on `scale`: -1 at its lower end, 0 in the middle, 1 at its upper end.

    >>> normalised(2, EmotionScale(min=1, max=5))
    -0.5
    """
    half = (scale.max - scale.min) / 2
    if half <= 0:
        return 0.0
    return max(-1.0, min(1.0, (score - scale.min) / half - 1))
