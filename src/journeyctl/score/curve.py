"""The emotion curve: what the feelings along a journey amount to.

Every number is taken from emotions between -1 (worst) and 1 (best), in the order in which they are
felt. People remember an episode by its strongest and its last moment and hardly by its length, which is
why peak-end stands beside the mean (Fredrickson and Kahneman, Duration neglect in retrospective
evaluations of affective episodes, 1993; Redelmeier and Kahneman, Patients' memories of painful medical
treatments, 1996).

Limits: emotions of a map are mostly judged by a team, and touchpoints count alike however long they last.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum

from journeyctl.model.settings import EmotionScale
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.score.emotion import normalised

_SIGNS = "▁▂▃▄▅▆▇█"
_ALIKE = 1e-9  # on a scale of seven, the machine's -1/3 and 1/3 differ in the last digit


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve of at least one emotion, and what it amounts to.

    `mean`, `minimum`, `peak` (the strongest emotion), `end` (the last one) and `peak_end` go from -1 to
    1. `below` is the area below the middle of the scale for each step, from 0 (never below) to 1 (always
    at the lower end). `volatility` is how far neighbours lie apart on average, from 0 to 2.
    """

    emotions: tuple[float, ...]
    mean: float
    minimum: float
    peak: float
    end: float
    peak_end: float
    below: float
    volatility: float


def curve(emotions: Sequence[float]) -> Curve | None:
    """Return the curve of some emotions from -1 to 1, or None where there is none.

    Of several that are equally strong the later one is the peak.

    >>> found = curve([0.5, -1.0, 0.5])
    >>> found.peak_end, found.below, found.volatility
    (-0.25, 0.3333333333333333, 1.5)
    """
    if not emotions:
        return None
    strongest = max(map(abs, emotions)) - _ALIKE
    peak = next(emotion for emotion in reversed(emotions) if abs(emotion) >= strongest)
    end = emotions[-1]
    steps = [abs(after - before) for before, after in pairwise(emotions)]
    return Curve(
        emotions=tuple(emotions),
        mean=fsum(emotions) / len(emotions),
        minimum=min(emotions),
        peak=peak,
        end=end,
        peak_end=(peak + end) / 2,
        below=area_below_zero(emotions),
        volatility=fsum(steps) / len(steps) if steps else 0.0,
    )


def area_below_zero(emotions: Sequence[float]) -> float:
    """Return the area between zero and the parts of the curve below it, divided by the number of steps.

    The curve goes straight from each emotion to the next, and is cut exactly where it crosses zero. One
    emotion alone has no steps: it counts as if it lasted for one.

    >>> area_below_zero([-0.5, -0.5, 0.5])
    0.3125
    """
    if len(emotions) < 2:
        return max(0.0, -emotions[0]) if emotions else 0.0
    return fsum(_below(*step) for step in pairwise(emotions)) / (len(emotions) - 1)


def _below(before: float, after: float) -> float:
    low, high = min(before, after), max(before, after)
    if low >= 0:
        return 0.0
    if high <= 0:
        return -(low + high) / 2
    return low * low / (high - low) / 2  # a triangle: -low high, and -low / (high - low) of the step wide


def felt(touchpoints: Iterable[Touchpoint], scale: EmotionScale, persona: Sequence[str] = ()) -> list[float]:
    """Return the emotions of touchpoints from -1 to 1, in order; those without an emotion are left out.

    `persona` holds the id of a persona and of the broader ones that it is a kind of, the nearest
    first: then touchpoints to which it does not come are left out too, and what it feels by
    `by_persona` counts before what all feel.
    """
    found = []
    for touchpoint in touchpoints:
        emotion = touchpoint.emotion
        if emotion is None or (
            persona and touchpoint.personas and not any(name in touchpoint.personas for name in persona)
        ):
            continue
        own = emotion.by_persona or {}
        score = next((own[name] for name in persona if name in own), emotion.score)
        found.append(normalised(score, scale))
    return found


def sparkline(emotions: Sequence[float], most: int = 20) -> str:
    """Return a curve as a row of signs, low to high; of a longer one each sign shows several emotions.

    Of those that share a sign the one farthest from the mean of the curve is shown; of two that are equally
    far the lower one, for a dip is what people look for.

    >>> sparkline([-1, -0.5, 0, 0.5, 1])
    '▁▃▅▆█'
    """
    count = len(emotions)
    if count > most:
        mean = fsum(emotions) / count
        cuts = [count * place // most for place in range(most + 1)]
        emotions = [_farthest(emotions[start:stop], mean) for start, stop in pairwise(cuts)]
    return "".join(_SIGNS[int((emotion + 1) / 2 * (len(_SIGNS) - 1) + 0.5)] for emotion in emotions)


def _farthest(emotions: Sequence[float], mean: float) -> float:
    """Return the emotion farthest from a mean, of equally far ones the lowest."""
    most = max(abs(emotion - mean) for emotion in emotions) - _ALIKE
    return min(emotion for emotion in emotions if abs(emotion - mean) >= most)
