"""Emotions before and after, touchpoint by touchpoint: what a chart with both curves is drawn from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeyctl.diff.change import What
from journeyctl.diff.things import Thing
from journeyctl.diff.twins import Twin
from journeyctl.model.settings import EmotionScale
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.score.emotion import normalised


@dataclass(frozen=True, slots=True)
class Felt:
    """What is felt at a touchpoint before and after, from -1 to 1; None where nothing is written or it is not there.

    `id` is that of now, without that of the journey.
    """

    id: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class CurveShift:
    """The curves of a journey before and after, in the order of now; `id` is that of the journey."""

    id: str
    felt: tuple[Felt, ...]

    @property
    def has_shifted(self) -> bool:
        """Say whether there are two curves that differ."""
        sides = [
            [one for one in side if one is not None] for side in zip(*map(_sides, self.felt), strict=True)
        ]
        return all(sides) and any(one.before != one.after for one in self.felt) if sides else False


def _sides(felt: Felt) -> tuple[float | None, float | None]:
    return felt.before, felt.after


def curve_shifts(twins: Iterable[Twin], scales: tuple[EmotionScale, EmotionScale]) -> Iterator[CurveShift]:
    """Yield the journeys whose curve goes another way; `scales` are those of before and of after."""
    for twin in twins:
        if twin.old is None or twin.new is None:
            continue
        points = (
            Felt(part.shown.short, _feeling(part.old, scales[0]), _feeling(part.new, scales[1]))
            for stage in twin.parts
            for part in stage.parts
            if part.shown.what is What.TOUCHPOINT
        )
        shift = CurveShift(
            twin.new.side.id, tuple(one for one in points if (one.before, one.after) != (None, None))
        )
        if shift.has_shifted:
            yield shift


def _feeling(thing: Thing | None, scale: EmotionScale) -> float | None:
    touchpoint = thing.model if thing is not None else None
    if not isinstance(touchpoint, Touchpoint) or touchpoint.emotion is None:
        return None
    return round(normalised(touchpoint.emotion.score, scale), 9)


def passed_through(values: Sequence[float | None]) -> list[float] | None:
    """Return values with those that lack on the straight line between their neighbours, as a line without a point there runs.

    None where the first or the last one lacks: there is nothing that a line could run between.

    >>> passed_through([1, None, None, -0.5]), passed_through([None, 1])
    ([1, 0.5, 0.0, -0.5], None)
    """
    if not values or values[0] is None or values[-1] is None:
        return None
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    found: list[float] = []
    for (place, value), (to_place, to_value) in pairwise(known):
        steps = to_place - place
        found += [value, *(value + (to_value - value) * step / steps for step in range(1, steps))]
    return [*found, known[-1][1]]
