"""How much a job matters and how badly it is served: 0 to 20.

Formula: importance + max(importance - satisfaction, 0), both from 0 to 10

Importance is what the touchpoint's `importance: customer` says (1 counts 0, 5 counts 10). Satisfaction is the share
of the two best answers to the CSAT question that is asked there (all of them count 10; the lowest are the best
where lower is better), else its `satisfaction` (1 counts 0, 5 counts 10).

Source: A. W. Ulwick, Turn customer input into innovation, Harvard Business Review 80(1), 2002; What
Customers Want, 2005.

Limits: Ulwick asks a sample, inside one segment, and takes for both numbers the share that answers 4 or 5. A rating
by the team is no such share. All opportunities at one touchpoint score the same, and what it costs
to answer them does not count.
"""

from collections.abc import Callable, Sequence

from journeyctl.model.settings import Weights

MOST = 20.0
UNIT = "of 20"


def opportunity_score(importance: float, satisfaction: float) -> float:
    """Return the opportunity score of two numbers from 0 to 10.

    >>> opportunity_score(9, 3), opportunity_score(8, 9)
    (15, 8)
    """
    return importance + max(importance - satisfaction, 0)


def inputs(_weights: Weights) -> tuple[str, ...]:
    """Return the names of the numbers it takes."""
    return ("importance", "satisfaction")


def scorer(_weights: Weights) -> Callable[[Sequence[float]], float]:
    """Return the function from importance and satisfaction to the score."""
    return lambda numbers: opportunity_score(*numbers)


def formula(_weights: Weights) -> str:
    """Return the formula."""
    return "importance + max(importance - satisfaction, 0), both from 0 to 10"


def worked(numbers: Sequence[float], _weights: Weights) -> str:
    """Return the formula with the numbers in it."""
    importance, satisfaction = numbers
    return f"{importance:.4g} + max({importance:.4g} - {satisfaction:.4g}, 0)"
