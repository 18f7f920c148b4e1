"""How much a pain point hurts how many, where it matters, as far as we know: 0 to 100.

Formula: 100 x (severity^2 x frequency x reach x importance x confidence)^(1/6)

Each part is a share: severity and importance of 5, the others of 1. The root makes it a geometric
mean, which orders pain points exactly as the product does and stays readable: 100 is the worst pain
of everybody, and a pain that nobody meets is 0. The exponents are the weights (`scoring: weights:`),
the root is that of their sum. Severity counts twice unless the workspace says otherwise: frequency,
reach and importance all say how many and where, and severity alone says how bad.

Source: severity and frequency are what Smaply scores pain points by, reach and confidence what RICE
has (Intercom), importance what Milkymap asks for each touchpoint; the weighted geometric mean is how
the Human Development Index joins parts that cannot make up for each other (UNDP, 2010).

Limits: ratings are ordinal, so their product is a convention, and differences of a few points mean
little. Look at the ranks between which a pain point lies.
"""

from collections.abc import Callable, Sequence
from math import pow  # noqa: A004 - that of floats, which is never complex

from journeyctl.model.settings import Weights

TOPS = {"severity": 5.0, "frequency": 1.0, "reach": 1.0, "importance": 5.0, "confidence": 1.0}
INPUTS = tuple(TOPS)
MOST = 100.0
UNIT = "of 100"


def inputs(weights: Weights) -> tuple[str, ...]:
    """Return the names of the numbers it takes: those that weigh something."""
    return tuple(name for name in INPUTS if getattr(weights, name) > 0)


def scorer(weights: Weights) -> Callable[[Sequence[float]], float]:
    """Return the function from these numbers to the score.

    >>> round(scorer(Weights())([4, 0.62, 0.67, 5, 0.8]), 1)
    77.3
    """
    names = inputs(weights)
    exponents: list[float] = [getattr(weights, name) for name in names]
    root = 1 / sum(exponents)
    # The product first and one root of it: a simulation does this millions of times.
    most = 1.0
    for name, exponent in zip(names, exponents, strict=True):
        most *= pow(TOPS[name], exponent)
    scale = MOST / pow(most, root)

    def score(numbers: Sequence[float]) -> float:
        product = 1.0
        for number, exponent in zip(numbers, exponents, strict=True):
            product *= number if exponent == 1 else pow(number, exponent)
        return min(MOST, scale * pow(product, root))  # rounding may carry the worst of all over the top

    return score


def formula(weights: Weights) -> str:
    """Return the formula with the weights in it.

    >>> formula(Weights())
    '100 x (severity^2 x frequency x reach x importance x confidence)^(1/6)'
    """
    return _written(inputs(weights), weights)


def worked(numbers: Sequence[float], weights: Weights) -> str:
    """Return the formula with the numbers in it."""
    shares = [number / TOPS[name] for name, number in zip(inputs(weights), numbers, strict=True)]
    return _written([f"{share:.4g}" for share in shares], weights)


def _written(words: Sequence[str], weights: Weights) -> str:
    given: list[float] = [getattr(weights, name) for name in inputs(weights)]
    powers = [
        word if exponent == 1 else f"{word}^{exponent:g}" for word, exponent in zip(words, given, strict=True)
    ]
    return f"100 x ({' x '.join(powers)})^(1/{sum(given):g})"
