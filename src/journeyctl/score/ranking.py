"""Pain points in order: scored by one method, those that are the same counted once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import Any

from journeyctl._discover import load_module
from journeyctl.model.settings import Weights
from journeyctl.score import pain_methods
from journeyctl.score.inputs import Input
from journeyctl.score.pains import OVER, PainCase


@dataclass(frozen=True)
class Method:
    """One way to score pain points: its file, and the weights that the workspace gives."""

    name: str
    weights: Weights

    @cached_property
    def _module(self) -> ModuleType:
        return load_module(pain_methods, self.name.replace("-", "_"))

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """The names of the numbers it takes, in order."""
        names: tuple[str, ...] = self._module.INPUTS
        return names

    @cached_property
    def score(self) -> Callable[[Sequence[float]], float]:
        """The function from these numbers to the score."""
        scorer: Callable[[Sequence[float]], float] = self._module.scorer(self.weights)
        return scorer

    @property
    def order(self) -> Callable[[Sequence[float]], Any]:
        """The function from these numbers to what is ranked by; the highest is the first."""
        order: Callable[[Sequence[float]], Any] = getattr(self._module, "order", self.score)
        return order

    @property
    def ranks_by_score(self) -> bool:
        """Whether the order is that of the scores."""
        return not hasattr(self._module, "order")

    @property
    def most(self) -> float | None:
        """The highest score there is, or None where there is no highest."""
        most: float | None = self._module.MOST
        return most

    @property
    def unit(self) -> str:
        """What stands behind a score."""
        return str(self._module.UNIT)

    def band(self, score: float) -> str:
        """Return the word for a score, or nothing."""
        band = getattr(self._module, "band", None)
        return str(band(score)) if band else ""

    @property
    def formula(self) -> str:
        """The formula on one line, with the weights of the workspace."""
        return str(self._module.formula(self.weights))

    def worked(self, numbers: Sequence[float]) -> str:
        """Return the formula with numbers in it."""
        return str(self._module.worked(numbers, self.weights))

    def part(self, heading: str) -> str:
        """Return what the docstring says under `Formula`, `Source` or `Limits`, on one line."""
        for paragraph in (self._module.__doc__ or "").split("\n\n"):
            if paragraph.startswith(f"{heading}: "):
                return " ".join(paragraph.removeprefix(f"{heading}: ").split())
        return ""

    def needs(self, case: PainCase) -> str:
        """Return why a pain point cannot be scored, or nothing."""
        missing = next((name for name in self.inputs if name not in case.inputs), None)
        return str(self._module.needs(missing, case.journey)) if missing else ""


@dataclass(frozen=True, slots=True)
class RankedPain:
    """A pain point with its place: ranks count from 1, and pain points that are ranked alike share one."""

    rank: int
    score: float
    case: PainCase
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The order of the pain points; `unscored` holds those without a score, with the reason.

    `over` holds those that are fixed or will not be.
    """

    method: Method
    pains: tuple[RankedPain, ...]
    unscored: tuple[tuple[PainCase, str], ...] = ()
    over: tuple[PainCase, ...] = ()

    def find(self, identifier: str) -> RankedPain | None:
        """Return the pain point with the id, or the one by which it is counted."""
        return next(
            (pain for pain in self.pains if identifier in (pain.case.id, *pain.case.same)),
            None,
        )


def rank(cases: Sequence[PainCase], method: Method, *, merge: bool = True) -> Ranking:
    """Put pain points in order, the worst first; equal ones by id.

    Of pain points that are the same only the worst is ranked, with the journeys of all of them, unless
    `merge` is false. What is fixed or will not be is left out.
    """
    open_cases = [case for case in cases if case.pain.status not in OVER]
    unscored = tuple((case, why) for case in open_cases if (why := method.needs(case)))
    without = {case.id for case, _ in unscored}
    found: list[tuple[Any, PainCase, tuple[Input, ...], list[float]]] = []
    for case in open_cases:
        if case.id not in without:
            inputs = tuple(case.inputs[name] for name in method.inputs)
            numbers = [one.value for one in inputs]
            found.append((method.order(numbers), case, inputs, numbers))
    # Twice, because Python sorts stably: by id first, then the worst to the top.
    found.sort(key=lambda entry: entry[1].id)
    found.sort(key=lambda entry: entry[0], reverse=True)
    ranked: list[RankedPain] = []
    told: set[str] = set()
    before: Any = None
    for key, case, inputs, numbers in found:
        if case.id in told:
            continue
        told.update(case.same if merge else ())
        place = ranked[-1].rank if ranked and key == before else len(ranked) + 1
        ranked.append(RankedPain(place, method.score(numbers), case, inputs))
        before = key
    over = tuple(case for case in cases if case.pain.status in OVER)
    return Ranking(method, tuple(ranked), unscored, over)
