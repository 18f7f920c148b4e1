"""A way to score: one file of a folder, whose docstring is the formula, its source and its limits.

Such a file has `inputs(weights)`, the names of the numbers it takes; `scorer(weights)`, the function from
these numbers to the score; `formula(weights)` and `worked(numbers, weights)`, the formula in words and in numbers;
`MOST`, the highest score there is (or None), and `UNIT`, what stands behind a score. It may have
`order(score, numbers)`, by which is ranked where that is not the score, and `band(score, numbers)`, a word for a score.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from journeyctl._discover import load_module
from journeyctl.model.settings import Weights

T = TypeVar("T")


@dataclass(frozen=True)
class Method:
    """One way to score things of a kind: its name, which is that of its file, and the weights of the workspace."""

    name: str
    weights: Weights
    folder: ClassVar[ModuleType]

    @cached_property
    def _module(self) -> ModuleType:
        return load_module(self.folder, self.name.replace("-", "_"))

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """The names of the numbers it takes, in order."""
        names: tuple[str, ...] = self._module.inputs(self.weights)
        return names

    @cached_property
    def score(self) -> Callable[[Sequence[float]], float]:
        """The function from these numbers to the score."""
        scorer: Callable[[Sequence[float]], float] = self._module.scorer(self.weights)
        return scorer

    @cached_property
    def order(self) -> Callable[[Sequence[float]], Any]:
        """The function from these numbers to what is ranked by; the highest is the first."""
        order = getattr(self._module, "order", None)
        score = self.score
        return score if order is None else lambda numbers: order(score(numbers), numbers)

    @cached_property
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

    def band(self, numbers: Sequence[float]) -> str:
        """Return the word for the score of some numbers, or nothing."""
        band = getattr(self._module, "band", None)
        return str(band(self.score(numbers), numbers)) if band else ""

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


class Entry(NamedTuple, Generic[T]):
    """A thing to be ranked: what it is ranked by, its id, and the thing."""

    key: Any
    id: str
    thing: T


def in_order(entries: Iterable[Entry[T]]) -> list[Entry[T]]:
    """Return entries with the highest key first, equal ones by id."""
    # Twice, because Python sorts stably: by id first, then the highest to the top.
    found = sorted(entries, key=lambda entry: entry.id)
    found.sort(key=lambda entry: entry.key, reverse=True)
    return found


def with_ranks(entries: Iterable[Entry[T]]) -> Iterator[tuple[int, T]]:
    """Yield the things of ordered entries with their ranks, from 1; those with the same key share one."""
    rank, before = 0, None
    for place, entry in enumerate(entries, 1):
        if rank == 0 or entry.key != before:
            rank, before = place, entry.key
        yield rank, entry.thing
