"""What it is worth against what it takes, as on a wall with four fields: a value from 0 to 100.

Formula: the mean of customer_value and business_value, ranked by field, then value, then effort

The fields are `quick win` (a value of 50 and more for an effort below 2.5), `big bet` (such a value for more), `fill-in`
(less value for little) and `avoid`, in this order. The weights of the mean are `scoring: weights: customer_value` and
`business_value`; one that weighs 0 is not asked for.

Source: the impact and effort matrix of Lean and design workshops (D. Gray, S. Brown, J. Macanufo, Gamestorming, 2010); the
opportunity matrix of TheyDo scores value to customers and business against effort in the same way.

Limits: the lines at 50 and 2.5 are a convention, and what lies near one of them may as well lie beyond it. How many
customers gain and how sure anybody is do not count.
"""

from collections.abc import Callable, Sequence

from journeyctl.model.settings import Weights

MOST = 100.0
UNIT = "of 100"
FIELDS = ("quick win", "big bet", "fill-in", "avoid")
"""The four fields, the first to look at first."""

_MUCH_VALUE, _MUCH_EFFORT = 50.0, 2.5
_VALUES = ("customer_value", "business_value")


def field(value: float, effort: float) -> str:
    """Return the field that a value (0 to 100) and an effort (0 to 5) fall into.

    >>> [field(*numbers) for numbers in ((50, 2.4), (50, 2.5), (49, 2.4), (49, 2.5))]
    ['quick win', 'big bet', 'fill-in', 'avoid']
    """
    return FIELDS[2 * (value < _MUCH_VALUE) + (effort >= _MUCH_EFFORT)]


def valued_by(weights: Weights) -> dict[str, float]:
    """Return the values that weigh something, by name, with their weights."""
    return {name: weight for name in _VALUES if (weight := getattr(weights, name)) > 0}


def inputs(weights: Weights) -> tuple[str, ...]:
    """Return the names of the numbers it takes."""
    return (*valued_by(weights), "effort")


def scorer(weights: Weights) -> Callable[[Sequence[float]], float]:
    """Return the function from the values that weigh something, and the effort, to the value.

    >>> scorer(Weights())([85, 70, 2])
    77.5
    """
    given = list(valued_by(weights).values())
    whole = sum(given)

    def score(numbers: Sequence[float]) -> float:
        mean = sum(weight * value for weight, value in zip(given, numbers, strict=False)) / whole
        return round(mean, 9)  # so that fifty is fifty, whatever the weights

    return score


def order(score: float, numbers: Sequence[float]) -> tuple[int, float, float]:
    """Return what opportunities are ranked by, the highest first."""
    return -FIELDS.index(field(score, numbers[-1])), score, -numbers[-1]


def band(score: float, numbers: Sequence[float]) -> str:
    """Return the field."""
    return field(score, numbers[-1])


def formula(weights: Weights) -> str:
    """Return the formula with the weights in it.

    >>> formula(Weights())
    '(customer value + business value) / 2; ranked by field, then value, then effort'
    """
    return f"{_mean([name.replace('_', ' ') for name in valued_by(weights)], weights)}; ranked by field, then value, then effort"


def worked(numbers: Sequence[float], weights: Weights) -> str:
    """Return the formula with the numbers in it."""
    return _mean([f"{number:g}" for number in numbers[:-1]], weights)


def _mean(words: Sequence[str], weights: Weights) -> str:
    given = list(valued_by(weights).values())
    if len(words) == 1:
        return words[0]
    parts = [
        word if weight == 1 else f"{weight:g} x {word}" for word, weight in zip(words, given, strict=True)
    ]
    return f"({' + '.join(parts)}) / {sum(given):g}"
