"""The money that is lost by a pain point in a month.

Formula: attempts x frequency x conversion_loss x value

Attempts are the customers who come to the touchpoint in a month (the journey's `volume`, the shares of
its personas and of `next`), `conversion_loss` is the share of those who meet the pain and give up, and
`value` is what a customer who gets to the end is worth.

Source: the cost of friction in a checkout, attempts x error rate x lost conversion x order value, as in
conversion analysis.

Limits: it sees only the money that goes at once, and nothing of who comes back annoyed or tells others.
Where nobody has written `conversion_loss`, severity stands in: 3 counts 2 %, 4 counts 15 %, 5 counts 60 %.
"""

from collections.abc import Callable, Sequence
from math import prod

from journeyctl.model.settings import Weights

MOST = None
UNIT = "a month"


def inputs(_weights: Weights) -> tuple[str, ...]:
    """Return the names of the numbers it takes."""
    return ("attempts", "frequency", "conversion_loss", "value")


def scorer(_weights: Weights) -> Callable[[Sequence[float]], float]:
    """Return the function from attempts, frequency, conversion loss and value to the money.

    >>> scorer(Weights())([10_000, 0.3, 0.1, 40])
    12000.0
    """
    return prod


def formula(_weights: Weights) -> str:
    """Return the formula."""
    return "attempts x frequency x conversion loss x value"


def worked(numbers: Sequence[float], _weights: Weights) -> str:
    """Return the formula with the numbers in it."""
    attempts, frequency, loss, value = numbers
    return f"{attempts:,.6g} x {frequency:.4g} x {loss:.4g} x {value:,.6g}"
