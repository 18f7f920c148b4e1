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

INPUTS = ("severity", "frequency", "reach", "importance", "confidence")
TOPS = (5.0, 1.0, 1.0, 5.0, 1.0)
MOST = 100.0
UNIT = "of 100"


def inputs(_weights: Weights) -> tuple[str, ...]:
    """Return the names of the numbers it takes."""
    return INPUTS


def scorer(weights: Weights) -> Callable[[Sequence[float]], float]:
    """Return the function from the five numbers, in the order of `INPUTS`, to the score.

    >>> round(scorer(Weights())([4, 0.62, 0.67, 5, 0.8]), 1)
    77.3
    """
    given = exponents(weights)
    a, b, c, d, e = (exponent / sum(given) for exponent in given)
    scale = MOST / (pow(TOPS[0], a) * pow(TOPS[1], b) * pow(TOPS[2], c) * pow(TOPS[3], d) * pow(TOPS[4], e))

    def score(numbers: Sequence[float]) -> float:
        severity, frequency, reach, importance, confidence = numbers
        product = (
            pow(severity, a) * pow(frequency, b) * pow(reach, c) * pow(importance, d) * pow(confidence, e)
        )
        return min(MOST, scale * product)  # rounding may carry the worst of all over the top

    return score


def exponents(weights: Weights) -> tuple[float, ...]:
    """Return the weight of each of the five numbers."""
    return tuple(getattr(weights, name) for name in INPUTS)


def formula(weights: Weights) -> str:
    """Return the formula with the weights in it.

    >>> formula(Weights())
    '100 x (severity^2 x frequency x reach x importance x confidence)^(1/6)'
    """
    return _written(INPUTS, weights)


def worked(numbers: Sequence[float], weights: Weights) -> str:
    """Return the formula with the numbers in it."""
    return _written([f"{number / top:.2f}" for number, top in zip(numbers, TOPS, strict=True)], weights)


def _written(words: Sequence[str], weights: Weights) -> str:
    given = exponents(weights)
    powers = [
        word if exponent == 1 else f"{word}^{exponent:g}"
        for word, exponent in zip(words, given, strict=True)
        if exponent
    ]
    return f"100 x ({' x '.join(powers)})^(1/{sum(given):g})"
