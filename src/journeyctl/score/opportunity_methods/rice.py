"""How many customers it moves how far, as far as we know, for a month of work.

Formula: reach x impact x confidence / effort

Reach is how many customers come to the touchpoint in a quarter (three months of those who begin the journey, or of
1,000 customers in all where nobody can say how many do). Impact is 3, 2, 1, 0.5 or 0.25: a `customer_value` of 80 and more, of 60, 40
and 20 and more, and below. Confidence is a share. Effort is in person-months of 20 days: what the initiatives that
answer it say; else 0.25 x 2^`effort`, so that 0 to 5 count 0.25, 0.5, 1, 2, 4 and 8.

Source: S. McBride, RICE: simple prioritization for product managers, Intercom, 2016.

Limits: the steps of impact are a convention: a customer value of 80 counts half as much again as one of 79. An
initiative that answers several opportunities counts whole for each of them, and where several answer one, all of them are
taken to be needed.
"""

from collections.abc import Callable, Sequence

from journeyctl.model.settings import Weights

MOST = None
UNIT = "customers a month of work"

_IMPACT = ((80, 3.0), (60, 2.0), (40, 1.0), (20, 0.5), (0, 0.25))


def rice(reach: float, impact: float, confidence: float, effort: float) -> float:
    """Return the score from customers a quarter, impact, confidence (0 to 1) and person-months.

    >>> round(rice(2000, 2, 0.8, 3), 1), rice(5000, 0.5, 1, 1)
    (1066.7, 2500.0)
    """
    return reach * impact * confidence / effort


def impact(customer_value: float) -> float:
    """Return the impact that a value to customers (0 to 100) counts.

    >>> [impact(value) for value in (100, 80, 79, 40, 20, 0)]
    [3.0, 3.0, 2.0, 1.0, 0.5, 0.25]
    """
    return next(counts for least, counts in _IMPACT if customer_value >= least)


def inputs(_weights: Weights) -> tuple[str, ...]:
    """Return the names of the numbers it takes."""
    return ("reach", "customer_value", "confidence", "months")


def scorer(_weights: Weights) -> Callable[[Sequence[float]], float]:
    """Return the function from reach, customer value, confidence and months to the score."""

    def score(numbers: Sequence[float]) -> float:
        reach, customer_value, confidence, effort = numbers
        return rice(reach, impact(customer_value), confidence, effort)

    return score


def formula(_weights: Weights) -> str:
    """Return the formula, with the steps of impact."""
    counts = ", ".join(f"{counts:g}" for _, counts in _IMPACT)
    steps = ", ".join(f"{least}" for least, _ in _IMPACT)
    return f"reach x impact x confidence / months; impact is {counts} for a customer value from {steps}"


def worked(numbers: Sequence[float], _weights: Weights) -> str:
    """Return the formula with the numbers in it."""
    reach, customer_value, confidence, effort = numbers
    return f"{reach:,.6g} x {impact(customer_value):g} x {confidence:.4g} / {effort:.4g}"
