"""What to find out next: which number, once it is known, would change the order most.

For each number that is not known exactly: the expected value of perfect information on it (Raiffa and
Schlaifer, Applied Statistical Decision Theory, 1961), which is by how many points the pain point that is
then taken for the worst would be worse, on average, than the one that is taken for it now; and by how
many places its own pain point would move. The other numbers stay as they are.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

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
    """One number worth knowing: what it would change, and how to find it out.

    `points` is the expected gain in the score of the pain point that is dealt with first; `places` how
    many ranks its pain point would move on average; `first` the share (0 to 1) of the outcomes in which
    another pain point than now would be the first.
    """

    pain: RankedPain
    input: Input
    points: float
    places: float
    first: float

    @property
    def how(self) -> str:
        """How to find it out."""
        return _HOW[self.input.name]


def lessons(ranking: Ranking) -> list[Lesson]:
    """Return the numbers worth knowing, those that change most first; those that change nothing are left out."""
    pains = ranking.pains
    score = ranking.method.score
    scores = sorted(pain.score for pain in pains)
    found: list[Lesson] = []
    for pain in pains:
        best = _best_other(scores, pain.score)
        for index, one in enumerate(pain.inputs):
            if one.uncertain:
                numbers = [other.value for other in pain.inputs]
                outcomes = []
                for level in _LEVELS:
                    numbers[index] = one.at(level)
                    outcomes.append(score(numbers))
                lesson = _lesson(pain, one, outcomes, best, scores)
                if lesson.places or lesson.points:
                    found.append(lesson)
    return sorted(
        found, key=lambda lesson: (-lesson.points, -lesson.places, lesson.pain.case.id, lesson.input.name)
    )


def _best_other(scores: Sequence[float], own: float) -> float:
    """Return the highest score that another pain point has; 0 where there is no other."""
    if len(scores) < 2:
        return 0.0
    return scores[-2] if scores[-1] == own else scores[-1]


def _lesson(
    pain: RankedPain, one: Input, outcomes: Sequence[float], best: float, scores: Sequence[float]
) -> Lesson:
    count = len(outcomes)
    mean = sum(outcomes) / count
    known = sum(max(outcome, best) for outcome in outcomes) / count
    # What the mean decides by rounding alone is no gain.
    points = known - max(mean, best)
    now = _rank(pain.score, pain.score, scores)
    places = sum(abs(_rank(outcome, pain.score, scores) - now) for outcome in outcomes) / count
    leads = pain.score >= best
    first = sum((outcome >= best) != leads for outcome in outcomes) / count
    return Lesson(pain, one, points if points > 1e-9 else 0.0, places, first)


def _rank(score: float, own: float, scores: Sequence[float]) -> int:
    """Return the rank a score would have among the others (`scores` holds the own one, which does not count)."""
    above = len(scores) - bisect_right(scores, score)
    return 1 + above - (own > score and bisect_left(scores, own) < len(scores))
