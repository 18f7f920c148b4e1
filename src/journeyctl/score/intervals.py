"""Intervals around what was counted: how far a number from a sample may be off."""

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
