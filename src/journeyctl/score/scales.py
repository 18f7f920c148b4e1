"""What the ratings that teams write count in the units that formulas take."""

DAYS_OF_A_MONTH = 20
LEAST_MONTHS = 1 / DAYS_OF_A_MONTH
"""No work takes less than a day: else what is free would be worth any number."""


def months(effort: float) -> float:
    """Return the person-months that an effort from 0 (trivial) to 5 (a programme) counts.

    >>> [months(effort) for effort in range(6)]
    [0.25, 0.5, 1.0, 2.0, 4.0, 8.0]
    """
    return float(0.25 * 2**effort)


def rating_of_ten(rating: float) -> float:
    """Return a rating from 1 to 5 on a scale from 0 to 10.

    >>> [rating_of_ten(rating) for rating in (1, 4, 5)]
    [0.0, 7.5, 10.0]
    """
    return 10 * (rating - 1) / 4
