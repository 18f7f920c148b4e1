"""Two journeys side by side: which touchpoint of one is which of the other.

Touchpoints are the same by id; a later one that solves a pain of an earlier touchpoint that has no namesake stands for that
one. A stage that the later map does not draw is not dropped, if it draws some other stage of the earlier one: it stays as it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from journeyctl.model.journey import Journey, Stage
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.workspace.elements import element_id

Change = Literal["same", "changed", "added", "dropped", "untouched"]

_COMPARED = (
    "title",
    "channel",
    "emotion",
    "actions",
    "frontstage",
    "backstage",
    "support",
    "systems",
    "wait",
    "duration",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A touchpoint before and after; one of the two may be missing.

    `changed` holds the names of the fields that differ.
    """

    before: Touchpoint | None
    after: Touchpoint | None
    change: Change
    changed: tuple[str, ...] = ()

    @property
    def shown(self) -> Touchpoint:
        """The later touchpoint, or the earlier one where there is none."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - a pair of nothing is never made
        return found


@dataclass(frozen=True, slots=True)
class PairedStage:
    """A stage of either journey with its touchpoints."""

    stage: Stage
    pairs: tuple[Pair, ...]


def pair(before: Journey, after: Journey, before_id: str) -> tuple[PairedStage, ...]:
    """Return the stages of two journeys in one order, the later one's where it draws them."""
    partner = _partners(before, after, before_id)
    matched = {id(touchpoint) for touchpoint in partner.values()}
    later = {element_id(stage): stage for stage in after.stages}
    shared = bool(later.keys() & {element_id(stage) for stage in before.stages})
    found: list[PairedStage] = []
    placed: set[str] = set()
    for stage in before.stages:
        name = element_id(stage)
        twin = later.get(name)
        found += (
            PairedStage(new, tuple(_pairs(None, new, partner, matched, shared)))
            for new in _new_stages(after, before, twin, placed)
        )
        found.append(PairedStage(twin or stage, tuple(_pairs(stage, twin, partner, matched, shared))))
        placed.add(name)
    found += (
        PairedStage(stage, tuple(_pairs(None, stage, partner, matched, shared)))
        for stage in after.stages
        if element_id(stage) not in placed
    )
    return tuple(one for one in found if one.pairs)


def _new_stages(after: Journey, before: Journey, twin: Stage | None, placed: set[str]) -> Iterator[Stage]:
    """Yield the stages that only the later journey has and that stand before one that both have."""
    if twin is None:
        return
    known = {element_id(stage) for stage in before.stages}
    for stage in after.stages:
        if stage is twin:
            return
        name = element_id(stage)
        if name not in known and name not in placed:
            placed.add(name)
            yield stage


def _touchpoints(journey: Journey) -> dict[str, Touchpoint]:
    return {
        element_id(touchpoint): touchpoint for stage in journey.stages for touchpoint in stage.touchpoints
    }


def _partners(before: Journey, after: Journey, before_id: str) -> Mapping[int, Touchpoint]:
    """Return for each earlier touchpoint, by identity, the later one that is the same."""
    old, new = _touchpoints(before), _touchpoints(after)
    found = {id(touchpoint): new[name] for name, touchpoint in old.items() if name in new}
    homes = {
        f"{before_id}/{element_id(pain)}": touchpoint
        for touchpoint in old.values()
        for pain in touchpoint.pain_points
    }
    for name, touchpoint in new.items():
        if name in old:
            continue
        for reference in touchpoint.resolves:
            home = homes.get(reference)
            if home is not None and id(home) not in found:
                found[id(home)] = touchpoint
                break
    return found


def _pairs(
    stage: Stage | None,
    twin: Stage | None,
    partner: Mapping[int, Touchpoint],
    matched: set[int],
    shared: bool,
) -> Iterator[Pair]:
    """Yield the touchpoints of a stage: those of before with their partners, then those that are new."""
    told: set[int] = set()
    for touchpoint in stage.touchpoints if stage else ():
        after = partner.get(id(touchpoint))
        if after is not None:
            told.add(id(after))
            changed = tuple(key for key in _COMPARED if getattr(touchpoint, key) != getattr(after, key))
            yield Pair(touchpoint, after, "changed" if changed else "same", changed)
        else:
            yield Pair(touchpoint, None, "untouched" if twin is None and shared else "dropped")
    for touchpoint in twin.touchpoints if twin else ():
        if id(touchpoint) not in matched and id(touchpoint) not in told:
            yield Pair(None, touchpoint, "added")
