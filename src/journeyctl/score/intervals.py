"""Intervals around what was counted: how far a number from a sample may be off, in 95 of 100 samples.

- a share among n: Wilson's score interval (E. B. Wilson, Probable inference, JASA 22, 1927)
- a mean answer: the mean and 1.96 x the standard deviation / sqrt(n) on both sides
- NPS, with p promoters and d detractors as shares: 100 x sqrt((p + d - (p - d)^2) / n) is its standard error
- the difference of two samples: the distances to the ends of their intervals, added as squares (R. G. Newcombe,
  Interval estimation for the difference between independent proportions, Statistics in Medicine 17, 1998)

Limits: all of them take the answers for a random sample.
"""

from collections.abc import Mapping
from math import sqrt
from typing import NamedTuple

Z95 = 1.959963984540054
"""The normal deviate of a 95 % interval."""


class Bounds(NamedTuple):
    """The ends of an interval that covers the true value in 95 of 100 samples."""

    low: float
    high: float


def wilson(share: float, n: float, z: float = Z95) -> Bounds:
    """Return the Wilson score interval of a share that was counted among `n` cases (n > 0).

    Source: E. B. Wilson, Probable inference, JASA 22 (1927). It stays inside 0 to 1 and holds for
    small samples and for shares near the ends, where the textbook interval fails.

    >>> [round(end, 3) for end in wilson(81 / 100, 100)]
    [0.722, 0.875]
    """
    scale = 1 + z * z / n
    middle = (share + z * z / (2 * n)) / scale
    half = z / scale * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    # At the ends the interval begins exactly there; rounding must not say otherwise.
    low = 0.0 if share == 0 else max(0.0, middle - half)
    high = 1.0 if share == 1 else min(1.0, middle + half)
    return Bounds(low, high)


def mean_bounds(counts: Mapping[int, int], z: float = Z95) -> Bounds | None:
    """Return the normal interval of the mean of answers: mean +- z x sd / sqrt(n), sd that of the sample.

    `counts` says how often each answer was given. None for fewer than two answers, and where all are
    alike: such a sample says nothing of how far answers lie apart. The ends may lie off the scale of the
    answers. Limits: with few answers the interval is somewhat too short (Student's t is for those).

    >>> [round(end, 2) for end in mean_bounds({1: 1, 2: 2, 3: 8, 4: 15, 5: 12})]
    [3.6, 4.24]
    """
    n = sum(counts.values())
    if n < 2:
        return None
    mean = sum(answer * count for answer, count in counts.items()) / n
    squares = sum(count * (answer - mean) ** 2 for answer, count in counts.items())
    if squares == 0:
        return None
    half = z * sqrt(squares / (n - 1) / n)
    return Bounds(mean - half, mean + half)


def nps_error(promoters: int, passives: int, detractors: int) -> float:
    """Return the standard error of a Net Promoter Score, in points: 100 x sqrt((p + d - (p - d)^2) / n).

    p and d are the shares of promoters and detractors among the n answers (n > 0): the variance of a
    number that is 1, 0 or -1. 1.96 errors to both sides make the 95 % interval. It is 0 where all answers
    are of one kind, which says nothing of the true value.

    >>> round(Z95 * nps_error(50, 30, 20), 1)
    15.3
    """
    n = promoters + passives + detractors
    p, d = promoters / n, detractors / n
    # Rounding may leave less than nothing where all answers are of one kind.
    return 100 * sqrt(max(0.0, p + d - (p - d) ** 2) / n)


def difference(before: float, around_before: Bounds, after: float, around_after: Bounds) -> Bounds:
    """Return the interval of `after - before`, two numbers of independent samples with their intervals.

    The distances to the ends are added as squares. For intervals of z standard errors (means, NPS) that
    is the two-sample z interval; for Wilson's it is method 10 of R. G. Newcombe, Interval estimation
    for the difference between independent proportions, Statistics in Medicine 17 (1998).

    >>> [round(end, 4) for end in difference(48 / 80, wilson(48 / 80, 80), 56 / 70, wilson(56 / 70, 70))]
    [0.0524, 0.3339]
    """
    change = after - before
    down = sqrt((after - around_after.low) ** 2 + (around_before.high - before) ** 2)
    up = sqrt((around_after.high - after) ** 2 + (before - around_before.low) ** 2)
    return Bounds(change - down, change + up)
