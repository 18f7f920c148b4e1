"""What speed is required, and whether it was measured."""

from collections.abc import Callable
from typing import NamedTuple

from benchmarks.process import Row

Measured = dict[int, dict[str, Row]]
"""The rows by the number of journeys; 0 is the start-up."""


class _Limit(NamedTuple):
    """One requirement: its words, how its value is found, and the bound."""

    words: str
    value: Callable[[Measured], float]
    bound: float
    at_least: bool = False
    unit: str = "times"


def _ratio(count: int, one: str, other: str) -> Callable[[Measured], float]:
    return lambda measured: measured[count][one].median / measured[count][other].median


def _growth(measured: Measured) -> float:
    """How much more one of 10,000 files costs than one of 1,000, start-up left out."""
    one, thousand, all_of_them = (measured[count]["journeyctl lint"].median for count in (1, 1_000, 10_000))
    return ((all_of_them - one) / 9_999) / ((thousand - one) / 999)


LINT = "journeyctl lint"
LIMITS = (
    _Limit("yamllint / lint, 1,000 files", _ratio(1_000, "yamllint", LINT), 20, at_least=True),
    _Limit(
        "check-jsonschema / lint, 1,000 files", _ratio(1_000, "check-jsonschema", LINT), 20, at_least=True
    ),
    _Limit("lint / bare C parse, 1,000 files", _ratio(1_000, LINT, "bare C parse"), 3),
    _Limit("memory of lint, 1,000 files", lambda measured: measured[1_000][LINT].peak, 300, unit="MB"),
    _Limit("--version / python -c pass", _ratio(0, "journeyctl --version", "python -c pass"), 7),
    _Limit("lint / yamllint, 1 file", _ratio(1, LINT, "yamllint"), 1.6),
    _Limit("cost of a file of 10,000 / of 1,000", _growth, 1.2),
)


def verdicts(measured: Measured) -> int:
    """Print each requirement with its value; return 1 when one is missed, else 0."""
    print("\n### Requirements\n\n| requirement | measured | limit | |\n| --- | ---: | ---: | --- |")
    missed = 0
    for limit in LIMITS:
        try:
            value = limit.value(measured)
        except KeyError:  # left out by --quick, or without --large
            print(f"| {limit.words} | not measured | | |")
            continue
        kept = value >= limit.bound if limit.at_least else value <= limit.bound
        missed += not kept
        bound = f"{'at least' if limit.at_least else 'at most'} {limit.bound:g} {limit.unit}"
        print(f"| {limit.words} | {value:.2f} {limit.unit} | {bound} | {'kept' if kept else '**missed**'} |")
    return 1 if missed else 0
