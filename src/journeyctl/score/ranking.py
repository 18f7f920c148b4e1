"""Pain points in order: scored by one method, those that are the same counted once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

from journeyctl.score import pain_methods
from journeyctl.score.inputs import Input
from journeyctl.score.method import Entry, Method, in_order, with_ranks
from journeyctl.score.pains import OVER, PainCase


class PainMethod(Method):
    """One way to score pain points."""

    folder: ClassVar[ModuleType] = pain_methods


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

    method: PainMethod
    pains: tuple[RankedPain, ...]
    unscored: tuple[tuple[PainCase, str], ...] = ()
    over: tuple[PainCase, ...] = ()

    def find(self, identifier: str) -> RankedPain | None:
        """Return the pain point with the id, or the one by which it is counted."""
        return next(
            (pain for pain in self.pains if identifier in (pain.case.id, *pain.case.same)),
            None,
        )


def rank(cases: Sequence[PainCase], method: PainMethod, *, merge: bool = True) -> Ranking:
    """Put pain points in order, the worst first; equal ones by id.

    Of pain points that are the same only the worst is ranked, with the journeys of all of them, unless
    `merge` is false. What is fixed or will not be is left out.
    """
    open_cases = [case for case in cases if case.pain.status not in OVER]
    unscored = tuple((case, why) for case in open_cases if (why := _needs(case, method)))
    without = {case.id for case, _ in unscored}
    entries = in_order(_entry(case, method) for case in open_cases if case.id not in without)
    ranked = tuple(
        RankedPain(place, method.score(_numbers(inputs)), case, inputs)
        for place, (case, inputs) in with_ranks(_each_once(entries) if merge else entries)
    )
    over = tuple(case for case in cases if case.pain.status in OVER)
    return Ranking(method, ranked, unscored, over)


_Entry = Entry[tuple[PainCase, tuple[Input, ...]]]


def _entry(case: PainCase, method: PainMethod) -> _Entry:
    inputs = tuple(case.inputs[name] for name in method.inputs)
    return Entry(method.order(_numbers(inputs)), case.id, (case, inputs))


def _numbers(inputs: Sequence[Input]) -> list[float]:
    return [one.value for one in inputs]


def _each_once(entries: Iterable[_Entry]) -> Iterator[_Entry]:
    """Yield of those that are the same only the first, which is the worst."""
    told: set[str] = set()
    for entry in entries:
        if entry.id not in told:
            told.update(entry.thing[0].same)
            yield entry


def _needs(case: PainCase, method: PainMethod) -> str:
    """Return why a pain point cannot be scored, or nothing."""
    missing = next((name for name in method.inputs if name not in case.inputs), None)
    if missing is None:
        return ""
    return f"journey `{case.journey}` does not say its `{_KEYS.get(missing, missing)}`"


# The key to write for a number that is missing, where it has another name.
_KEYS = {"attempts": "volume"}
