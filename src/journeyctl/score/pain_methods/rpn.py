"""The risk priority number of failure analysis, for those who must report it: 1 to 1000.

Formula: severity x occurrence x detection, each from 1 to 10

Severity and detection are written from 1 to 5 and count double here. Occurrence is the frequency in
tenths: 62 % counts 7. Detection 10 means that only customers notice.

Source: failure mode and effects analysis, IEC 60812.

Limits: the number has a known fault. (9, 3, 5) and (5, 9, 3) both make 135, and a deadly but rare fault
that is easily noticed makes 40. AIAG and VDA gave it up in 2019. So pain points are not ranked by the
number here but by severity first, then occurrence, then detection.
"""

from collections.abc import Callable, Sequence
from math import ceil

from journeyctl.model.settings import Weights

MOST = 1000.0
UNIT = "of 1000"


def risk_priority_number(severity: float, occurrence: float, detection: float) -> float:
    """Return the product of three ratings from 1 to 10.

    >>> risk_priority_number(9, 3, 5), risk_priority_number(5, 9, 3)
    (135, 135)
    """
    return severity * occurrence * detection


def severity_first(severity: float, occurrence: float, detection: float) -> tuple[float, float, float]:
    """Return what is ranked by, the highest first: two equal numbers are told apart, the severe one wins."""
    return (severity, occurrence, detection)


def ratings(numbers: Sequence[float]) -> tuple[float, float, float]:
    """Return severity (1 to 5), frequency (0 to 1) and detection (1 to 5) as ratings from 1 to 10."""
    severity, frequency, detection = numbers
    return severity * 2, float(max(1, ceil(round(frequency * 10, 9)))), detection * 2


def inputs(_weights: Weights) -> tuple[str, ...]:
    """Return the names of the numbers it takes."""
    return ("severity", "frequency", "detection")


def scorer(_weights: Weights) -> Callable[[Sequence[float]], float]:
    """Return the function from severity, frequency and detection to the number.

    >>> scorer(Weights())([4, 0.62, 3])
    336.0
    """
    return lambda numbers: risk_priority_number(*ratings(numbers))


def order(_score: float, numbers: Sequence[float]) -> tuple[float, float, float]:
    """Return what pain points are ranked by."""
    return severity_first(*ratings(numbers))


def formula(_weights: Weights) -> str:
    """Return the formula."""
    return (
        "severity x occurrence x detection, each from 1 to 10 (severity and detection doubled, the frequency in tenths); "
        "ranked by severity, then occurrence, then detection"
    )


def worked(numbers: Sequence[float], _weights: Weights) -> str:
    """Return the formula with the numbers in it."""
    return " x ".join(f"{rating:g}" for rating in ratings(numbers))
