"""Severity times frequency, as one can do by hand on a wall: 1 to 25, with bands.

Formula: severity x frequency, both from 1 to 5

A frequency of up to 20 % counts 1, up to 40 % counts 2, and so on. From 15 on a pain point is `high`,
from 8 on `medium`, below that `low`.

Source: the risk matrix of severity and likelihood; Smaply scores pain points by the two (helpdesk, 2026).

Limits: it knows nothing of how many customers come there, how much it matters, or how sure anybody is.
"""

from collections.abc import Callable, Sequence
from math import ceil

from journeyctl.model.settings import Weights

MOST = 25.0
UNIT = "of 25"


def rating(frequency: float) -> int:
    """Return a frequency (0 to 1) as a rating from 1 to 5.

    >>> [rating(share) for share in (0, 0.2, 0.21, 0.62, 1)]
    [1, 1, 2, 4, 5]
    """
    # A share such as 0.6 is a little more or less than three fifths in a machine.
    return max(1, ceil(round(frequency * 5, 9)))


def inputs(_weights: Weights) -> tuple[str, ...]:
    """Return the names of the numbers it takes."""
    return ("severity", "frequency")


def scorer(_weights: Weights) -> Callable[[Sequence[float]], float]:
    """Return the function from severity and frequency to the score.

    >>> scorer(Weights())([4, 0.62])
    16
    """
    return lambda numbers: numbers[0] * rating(numbers[1])


def formula(_weights: Weights) -> str:
    """Return the formula."""
    return "severity x frequency, each from 1 to 5 (a frequency of up to 20 % is 1, of up to 40 % is 2, and so on)"


def worked(numbers: Sequence[float], _weights: Weights) -> str:
    """Return the formula with the numbers in it."""
    return f"{numbers[0]:g} x {rating(numbers[1])}"


def band(score: float, _numbers: Sequence[float]) -> str:
    """Return `high`, `medium` or `low`."""
    return "high" if score >= 15 else "medium" if score >= 8 else "low"
