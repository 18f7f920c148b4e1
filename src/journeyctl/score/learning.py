"""What to find out next: which number, once it is known, would change the order most.

For each unknown, with all numbers that hang on it: the expected value of perfect information on it (Raiffa
and Schlaifer, Applied Statistical Decision Theory, 1961), which is by how many points the pain point that is then
taken for the worst would be worse, on average, than the one that is taken for it now; and by how many places
its pain points would move. All other numbers stay as they are.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from journeyctl.score.inputs import Input
from journeyctl.score.ranking import RankedPain, Ranking

_LEVELS = tuple((step + 0.5) / 32 for step in range(32))

_HOW = {
    "severity": "watch those who meet it, or talk to them",
    "frequency": "count who meets it, in a survey or an event log",
    "reach": "count the customers of each kind, and write `segment_share`",
    "importance": "ask customers how much the touchpoint matters",
    "detection": "look whether anybody would notice it without a complaint",
    "conversion_loss": "compare who goes on with and without meeting it",
}


@dataclass(frozen=True, slots=True)
class Lesson:
    """One unknown worth knowing: what it would change, and how to find it out.

    `pains` are those that hang on it, the worst first, and `input` is the number of the first of them. `points` is the
    expected gain in the score of the pain point that is dealt with first; `places` how many ranks the
    pain points would move on average, added up; `first` the share (0 to 1) of the outcomes in which
    another pain point than now would be the first.
    """

    pains: tuple[RankedPain, ...]
    input: Input
    points: float
    places: float
    first: float

    @property
    def how(self) -> str:
        """How to find it out."""
        return _HOW[self.input.name]


def lessons(ranking: Ranking) -> list[Lesson]:
    """Return the unknowns worth knowing, those that change most first; those that change nothing are left out."""
    unknowns: dict[tuple[str, str], list[_Hanging]] = {}
    for place, pain in enumerate(ranking.pains):
        for index, one in enumerate(pain.inputs):
            if one.uncertain:
                unknowns.setdefault((one.name, one.source or pain.case.id), []).append(_Hanging(place, index))
    now = _Now(ranking)
    found = (_lesson(now, hanging) for hanging in unknowns.values())
    return sorted(
        (lesson for lesson in found if lesson.points or lesson.places or lesson.first),
        key=lambda one: (-one.points, -one.first, -one.places, one.pains[0].case.id, one.input.name),
    )


class _Hanging(NamedTuple):
    """A number that hangs on an unknown: the place of its pain point in the ranking, and its own there."""

    place: int
    number: int


class _Now:
    """The ranking as it stands: what is ranked by, and the scores, each also in order."""

    def __init__(self, ranking: Ranking) -> None:
        self.pains = ranking.pains
        self.method = ranking.method
        self.numbers = [[one.value for one in pain.inputs] for pain in self.pains]
        self.keys = [self.method.order(numbers) for numbers in self.numbers]
        self.ordered = sorted(self.keys)
        self.by_score = sorted(range(len(self.pains)), key=lambda place: -self.pains[place].score)


def _lesson(now: _Now, hanging: Sequence[_Hanging]) -> Lesson:
    members = {place for place, _ in hanging}
    before = sorted(now.keys[place] for place in members)
    # What does not hang on it stays: the worst of these, by rank and by score.
    rest = next((now.keys[place] for place in range(len(now.pains)) if place not in members), None)
    best = next((now.pains[place].score for place in now.by_score if place not in members), 0.0)
    means = [0.0] * len(hanging)
    gained = moved = changed = 0.0
    values = [now.pains[place].inputs[number].at(_LEVELS) for place, number in hanging]
    for outcome in zip(*values, strict=True):
        keys, scores = _outcome(now, hanging, outcome)
        means = [mean + score for mean, score in zip(means, scores, strict=True)]
        gained += max(best, *scores)
        after = sorted(keys)
        for (place, _), key in zip(hanging, keys, strict=True):
            others = _above(now.ordered, key) - _above(before, key)
            moved += abs(others + _above(after, key) + 1 - now.pains[place].rank)
        leader = keys[0] if hanging[0].place == 0 else now.keys[0]
        changed += max(keys) > leader or (rest is not None and rest > leader)
    count = len(_LEVELS)
    # What the mean decides by rounding alone is no gain; and where scores do not rank, no score is gained.
    points = (gained - max(best * count, *means)) / count if now.method.ranks_by_score else 0.0
    first = now.pains[hanging[0].place]
    return Lesson(
        tuple(now.pains[place] for place, _ in hanging), first.inputs[hanging[0].number],
        points if points > 1e-9 else 0.0, moved / count, changed / count,
    )  # fmt: skip


def _outcome(
    now: _Now, hanging: Sequence[_Hanging], outcome: Sequence[float]
) -> tuple[list[Any], list[float]]:
    """Return what the pain points would be ranked by, and their scores, with what their numbers come out as."""
    keys, scores = [], []
    for (place, index), value in zip(hanging, outcome, strict=True):
        numbers = list(now.numbers[place])
        numbers[index] = value
        scores.append(now.method.score(numbers))
        keys.append(scores[-1] if now.method.ranks_by_score else now.method.order(numbers))
    return keys, scores


def _above(keys: Sequence[Any], key: Any) -> int:
    """Return how many of the sorted keys are higher."""
    return len(keys) - bisect_right(keys, key)
