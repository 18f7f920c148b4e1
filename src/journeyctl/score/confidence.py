"""How sure a claim is, from the evidence it names: what kind, how many people, how old.

The formula is our own; no standard exists. Each item of evidence has a strength from 0 to 1,

    strength = kind x size x age
    size = n / (n + half), where `half` people make half the strength
    age = 0.5 ^ (days / valid_for)

and items support each other as independent witnesses do: 1 - (1 - s1)(1 - s2)... Counting what all
customers did says most; a few long talks say much about a few:

| kind | strength | half |
| --- | ---: | ---: |
| events | 1 | 100 |
| analytics | 0.9 | 100 |
| survey | 0.9 | 30 |
| observation | 0.8 | 3 |
| interview | 0.7 | 3 |
| support | 0.7 | 30 |
| focus-group | 0.5 | 3 |

Without `n` size counts 0.5, without a date age counts 0.7, and without `valid_for` half of the strength is
gone after 365 days. An assumption counts 0.2 whoever holds it, two of them no more than one, and a claim
without evidence counts 0.1.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from journeyctl.model.evidence import Evidence
from journeyctl.score.inputs import Input
from journeyctl.score.intervals import Bounds, wilson

ASSUMPTION = 0.2
NOTHING = 0.1
UNKNOWN_SIZE = 0.5
UNKNOWN_AGE = 0.7
HALF_LIFE = 365
"""How many days evidence without `valid_for` takes to lose half of its strength."""


class _Kind(NamedTuple):
    """How much a kind of evidence tells at best, and how many people make half of that."""

    strength: float
    half: int


_KINDS = {
    "events": _Kind(1.0, 100),
    "analytics": _Kind(0.9, 100),
    "survey": _Kind(0.9, 30),
    "observation": _Kind(0.8, 3),
    "interview": _Kind(0.7, 3),
    "support": _Kind(0.7, 30),
    "focus-group": _Kind(0.5, 3),
}


@dataclass(frozen=True, slots=True)
class Support:
    """What one item of evidence adds: its strength, and the three factors that made it (0 to 1 each)."""

    id: str
    type: str
    n: int | None
    days: int | None
    kind: float
    size: float
    age: float

    @property
    def strength(self) -> float:
        """How much it tells, from 0 to 1."""
        return self.kind * self.size * self.age


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure a claim is (0 to 1), and what each item of evidence adds to that."""

    value: float
    items: tuple[Support, ...]

    @property
    def sample(self) -> int | None:
        """The largest number of people behind one item of evidence, or None where nobody has written any."""
        return max((item.n for item in self.items if item.n and item.type != "assumption"), default=None)


def supports(evidence: Iterable[tuple[str, Evidence]], today: date) -> dict[str, Support]:
    """Return what each item of evidence, given with its id, adds on a day."""
    return {identifier: _support(identifier, item, today) for identifier, item in evidence}


def _support(identifier: str, item: Evidence, today: date) -> Support:
    days = max(0, (today - item.date).days) if item.date is not None else None
    if item.type == "assumption":
        return Support(identifier, item.type, item.n, days, ASSUMPTION, 1.0, 1.0)
    kind = _KINDS[item.type]
    size = UNKNOWN_SIZE if item.n is None else item.n / (item.n + kind.half)
    age = UNKNOWN_AGE if days is None else 0.5 ** (days / (item.valid_for or HALF_LIFE))
    return Support(identifier, item.type, item.n, days, kind.strength, size, age)


def confidence(references: Iterable[str], known: Mapping[str, Support]) -> Confidence:
    """Return how sure a claim is that names evidence (`id` or `id#quote`); unknown ids add nothing."""
    names = dict.fromkeys(reference.partition("#")[0] for reference in references)
    items = tuple(known[name] for name in names if name in known)
    doubt = 1.0
    for item in items:
        if item.type != "assumption":
            doubt *= 1 - item.strength
    least = ASSUMPTION if any(item.type == "assumption" for item in items) else NOTHING
    return Confidence(max(least, 1 - doubt), items)


def confidence_input(team: float | None, support: Confidence, source: str = "the evidence") -> Input:
    """Return how sure a claim is as a number behind a score: the team's own word, but never more than the evidence.

    `source` says whose evidence it is.
    """
    told = f"from {source}" if support.items else "no evidence is named"
    if team is None:
        return Input("confidence", support.value, told, assumed=not support.items)
    if team <= support.value:
        return Input("confidence", team, f"the team's own; {source} would give {support.value:.2f}")
    told += f"; the team says {team:g}, and nobody is surer than what they know"
    return Input("confidence", support.value, told)


def sampled(share: float, n: int | None) -> tuple[Bounds, int]:
    """Return how far a share may be off that was counted among `n` people, and how many were taken for that.

    Where nobody has written how many, it is taken for a share of ten.
    """
    taken = n or 10
    return wilson(share, taken), taken
