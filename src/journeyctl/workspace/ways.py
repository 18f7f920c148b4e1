"""The ways through a journey: which touchpoint leads to which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeyctl.model.journey import Journey
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id


@dataclass(frozen=True, slots=True)
class Ways:
    """The touchpoints of a journey in order, and for each the numbers of those that may come next.

    Customers come in at any touchpoint of the first stage and leave at any of the last: several
    ways in, or a loop back to the start, are nothing wrong.
    """

    touchpoints: tuple[Touchpoint, ...]
    onward: tuple[tuple[int, ...], ...]
    entries: range
    exits: range

    def reached_from(self, starts: Iterable[int]) -> set[int]:
        """Return the numbers of `starts` and of every touchpoint that some way leads to from there."""
        found = set(starts)
        todo = list(found)
        while todo:
            for following in self.onward[todo.pop()]:
                if following not in found:
                    found.add(following)
                    todo.append(following)
        return found


def has_ways(journey: Journey) -> bool:
    """Say whether some touchpoint says with `next` where customers go."""
    return any(touchpoint.next for stage in journey.stages for touchpoint in stage.touchpoints)


def numbers_by_id(touchpoints: Sequence[Touchpoint]) -> dict[str, int]:
    """Return the number of the touchpoint that an id means: who has written it has it, wherever the others stand."""
    numbers: dict[str, int] = {}
    for number in sorted(range(len(touchpoints)), key=lambda number: touchpoints[number].id is None):
        numbers.setdefault(element_id(touchpoints[number]), number)
    return numbers


def ways(journey: Journey) -> Ways:
    """Return the ways of a journey: those of `next`, and the order of the file where it is missing.

    A `next` that leads to nothing known is told as an unknown reference and counts as missing.
    """
    stages = [stage.touchpoints for stage in journey.stages if stage.touchpoints]
    touchpoints = tuple(touchpoint for stage in stages for touchpoint in stage)
    last = len(touchpoints) - 1
    numbers = numbers_by_id(touchpoints)
    onward: list[tuple[int, ...]] = []
    for number, touchpoint in enumerate(touchpoints):
        named = tuple(numbers[step.to] for step in touchpoint.next if step.to in numbers)
        onward.append(named or ((number + 1,) if number < last else ()))
    return Ways(
        touchpoints,
        tuple(onward),
        range(len(stages[0]) if stages else 0),
        range(last + 1 - (len(stages[-1]) if stages else 0), last + 1),
    )
