"""How many customers a month begin each journey: as it says, or as many as another journey leads to it.

A journey that a touchpoint of another shows in detail (`journey:`) is begun by those who come to that touchpoint; where
several lead to it, by those of the one that leads most.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from journeyctl.model.journey import Journey
from journeyctl.score.flow import Flow, flow
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Lead:
    """The share (0 to 1) of the customers of another journey who come from there, and from which `journey/touchpoint`."""

    share: float
    journey: str
    place: str


@dataclass(frozen=True, slots=True)
class Volume:
    """How many customers begin a journey in a month, where that number comes from, and whether nobody has written it."""

    customers: float
    origin: str
    assumed: bool = False


def leads(workspace: Workspace, flows: Callable[[Journey], Flow] = flow) -> dict[str, tuple[Lead, ...]]:
    """Return for each journey of today that others lead to the ways there, by which most of theirs come first.

    `flows` says how many customers of a journey get where.
    """
    found: dict[str, list[Lead]] = {}
    for file, journey in workspace.documents(Journey):
        if journey.state != "current":
            continue
        touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
        if not any(touchpoint.journey for touchpoint in touchpoints):
            continue
        for touchpoint, come in zip(touchpoints, flows(journey).reach, strict=True):
            if touchpoint.journey and touchpoint.journey != file.id:
                lead = Lead(come, file.id, f"{file.id}/{element_id(touchpoint)}")
                found.setdefault(touchpoint.journey, []).append(lead)
    return {
        name: tuple(sorted(ways, key=lambda lead: (-lead.share, lead.place))) for name, ways in found.items()
    }


def volumes(workspace: Workspace, leading: Mapping[str, Sequence[Lead]]) -> Mapping[str, Volume]:
    """Return the volume of each journey of today by id; those of which nobody can say it are not in it.

    `leading` are the ways that `leads` finds.
    """
    written = {
        file.id: journey.volume
        for file, journey in workspace.documents(Journey)
        if journey.state == "current" and journey.volume is not None
    }
    found = {name: Volume(count, f"{count:,} a month begin") for name, count in written.items()}
    for name, ways in leading.items():
        counts = [
            (written[lead.journey] * lead.share, lead.place) for lead in ways if lead.journey in written
        ]
        if name not in found and counts:
            customers, place = max(counts)
            origin = (
                f"journey `{name}` does not say its `volume`: `{place}` leads to it, "
                f"where {customers:,.0f} come in a month"
            )
            found[name] = Volume(customers, origin, assumed=True)
    return found
