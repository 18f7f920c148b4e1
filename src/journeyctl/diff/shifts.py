"""Scores before and after: how each journey and each pain point has shifted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from journeyctl.diff.change import Trend, What
from journeyctl.diff.matching import Matching
from journeyctl.model.journey import Journey
from journeyctl.model.settings import Weights
from journeyctl.score.journeys import JourneyScore, score_journeys
from journeyctl.score.pains import PainCase, pain_cases
from journeyctl.score.ranking import PainMethod, rank
from journeyctl.workspace.workspace import Workspace

_NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a journey before and after, None where there is none; `good` is 1 where more is better, -1 where less is.

    `about` says what it judges: the `experience` of the customer, or the `map`.
    """

    name: str
    before: float | None
    after: float | None
    good: int
    about: str

    @property
    def delta(self) -> float | None:
        """How much more it is now, None where it is not known on both sides."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def trend(self) -> Trend | None:
        """Whether it is better or worse now."""
        delta = self.delta
        if delta is None or abs(delta) < _NOISE:
            return None
        return Trend.BETTER if delta * self.good > 0 else Trend.WORSE

    @property
    def has_shifted(self) -> bool:
        """Say whether it is another number now."""
        if self.before is None or self.after is None:
            return self.before is not self.after
        return self.trend is not None


def _number(score: JourneyScore | None, read: Callable[[JourneyScore], float | None]) -> float | None:
    return None if score is None else read(score)


_MEASURES: tuple[tuple[str, Callable[[JourneyScore], float | None], int, str], ...] = (
    ("mean_emotion", lambda score: score.curve.mean if score.curve else None, 1, "experience"),
    ("peak_end", lambda score: score.curve.peak_end if score.curve else None, 1, "experience"),
    ("below_zero", lambda score: score.curve.below if score.curve else None, -1, "experience"),
    ("open_pains", lambda score: score.pains, -1, "experience"),
    ("pain_load", lambda score: score.load, -1, "experience"),
    ("complete", lambda score: score.complete, 1, "map"),
    ("evidenced", lambda score: score.evidenced, 1, "map"),
)


def numbers_of(score: JourneyScore) -> dict[str, float | None]:
    """Return the numbers of a journey by the names of its measures."""
    return {name: read(score) for name, read, *_ in _MEASURES}


@dataclass(frozen=True, slots=True)
class JourneyShift:
    """A journey before and after; one of the two is None where it is new or gone."""

    before: JourneyScore | None
    after: JourneyScore | None

    @property
    def score(self) -> JourneyScore:
        """The journey as it is now, or as it was."""
        score = self.after or self.before
        assert score is not None  # noqa: S101 - it was somewhere
        return score

    @property
    def is_of_today(self) -> bool:
        """Say whether both sides show today's state: a plan that gets worse hurts nobody."""
        return all(side is not None and side.state == "current" for side in (self.before, self.after))

    def measures(self) -> tuple[Measure, ...]:
        """Return the numbers: of the curve from -1 to 1, shares from 0 to 1, `pain_load` a sum of scores, and a count."""
        return tuple(
            Measure(name, _number(self.before, read), _number(self.after, read), good, about)
            for name, read, good, about in _MEASURES
        )

    def measure(self, name: str) -> Measure:
        """Return the number with a name."""
        return next(one for one in self.measures() if one.name == name)

    @property
    def has_shifted(self) -> bool:
        """Say whether any number is another one now, or the curve goes another way."""
        was, now = self.before and self.before.curve, self.after and self.after.curve
        return any(one.has_shifted for one in self.measures()) or _rounded(was) != _rounded(now)


def _rounded(curve: object) -> tuple[float, ...]:
    return tuple(round(one, 9) for one in getattr(curve, "emotions", ()))


@dataclass(frozen=True, slots=True)
class PainShift:
    """The score of an open pain point before and after, by the method that the workspace sets; `id` is that of now."""

    id: str
    method: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one side: of its journeys by id, and of its open pain points by id, with the method that was set."""

    journeys: Mapping[str, JourneyScore]
    method: str
    pains: Mapping[str, float]


def scores_of(workspace: Workspace, today: date) -> Scores:
    """Return the scores of a workspace, judged by a day."""
    scoring = workspace.settings.scoring
    cases = pain_cases(workspace, today)
    by = {name: _pain_scores(cases, name, scoring.weights) for name in {"priority", scoring.method}}
    journeys = {file.id: journey for file, journey in workspace.documents(Journey)}
    scored = score_journeys(workspace, journeys, by["priority"], today)
    return Scores({score.id: score for score in scored}, scoring.method, by[scoring.method])


def _pain_scores(cases: Sequence[PainCase], method: str, weights: Weights) -> dict[str, float]:
    ranking = rank(cases, PainMethod(method, weights), merge=False)
    return {pain.case.id: pain.score for pain in ranking.pains}


def journey_shifts(before: Scores, after: Scores, matching: Matching) -> list[JourneyShift]:
    """Return every journey that can be compared, by id, those that are gone last."""
    olds, news = before.journeys, after.journeys
    of_before = {new.side.id: old.side.id for old, new in matching.pairs if new.what is What.JOURNEY}
    shifts = [JourneyShift(olds[of_before[name]], news[name]) for name in of_before]
    shifts += [
        JourneyShift(None, news[thing.side.id]) for thing in matching.added if thing.what is What.JOURNEY
    ]
    shifts.sort(key=lambda shift: shift.score.id)
    gone = [thing.side.id for thing in matching.removed if thing.what is What.JOURNEY]
    return [*shifts, *(JourneyShift(olds[name], None) for name in gone)]


def pain_shifts(before: Scores, after: Scores, matching: Matching) -> Iterator[PainShift]:
    """Yield the pain points that are scored on both sides by the same method, and differently."""
    if before.method != after.method:
        return
    for old, new in matching.pairs:
        if new.what is What.PAIN_POINT and old.side.id in before.pains and new.side.id in after.pains:
            was, now = before.pains[old.side.id], after.pains[new.side.id]
            if abs(was - now) > _NOISE:
                yield PainShift(new.side.id, after.method, was, now)
