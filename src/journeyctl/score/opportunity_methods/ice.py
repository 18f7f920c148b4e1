"""Impact, confidence and ease, rated quickly: 1 to 1000.

Formula: impact x confidence x ease, each from 1 to 10

Impact is `customer_value` (0 counts 1, 100 counts 10), confidence the share that the team says, and no more than the
evidence gives (none counts 1, all counts 10), and ease the other end of `effort` (5 counts 1, 0 counts 10).

Source: S. Ellis and M. Brown, Hacking Growth, 2017.

Limits: some take the mean of the three; this is the product, which one low number pulls down further. Nothing in it
says how many customers gain.
"""

from collections.abc import Callable, Sequence

from journeyctl.model.settings import Weights

MOST = 1000.0
UNIT = "of 1000"


def ice(impact: float, confidence: float, ease: float) -> float:
    """Return the product of three ratings from 1 to 10.

    >>> ice(8, 5, 6)
    240
    """
    return impact * confidence * ease


def ratings(numbers: Sequence[float]) -> tuple[float, float, float]:
    """Return customer value (0 to 100), confidence (0 to 1) and effort (0 to 5) as impact, confidence and ease.

    >>> ratings([100, 0.5, 5])
    (10.0, 5.5, 1.0)
    """
    customer_value, confidence, effort = numbers
    return 1 + 9 * customer_value / 100, 1 + 9 * confidence, 10 - 9 * effort / 5


def inputs(_weights: Weights) -> tuple[str, ...]:
    """Return the names of the numbers it takes."""
    return ("customer_value", "confidence", "effort")


def scorer(_weights: Weights) -> Callable[[Sequence[float]], float]:
    """Return the function from customer value, confidence and effort to the score."""
    return lambda numbers: ice(*ratings(numbers))


def formula(_weights: Weights) -> str:
    """Return the formula."""
    return "impact x confidence x ease, each turned to 1 to 10 (the product; some take the mean)"


def worked(numbers: Sequence[float], _weights: Weights) -> str:
    """Return the formula with the numbers in it."""
    return " x ".join(f"{rating:.4g}" for rating in ratings(numbers))
