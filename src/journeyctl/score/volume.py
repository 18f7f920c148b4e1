"""How many customers a month begin each journey: as it says, or as many as another journey leads to it.

Formula: the `volume` of a journey; where it has none, volume x share who come, of the touchpoint with `journey:` that leads to it

Where several touchpoints lead to a journey, the one that leads most to it counts.

Source: our own; no standard exists.

Limits: only journeys that say their own `volume` lead to others, not those that are led to. Who begins in another way,
and who does not go on from that touchpoint, is not seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from journeyctl.model.journey import Journey
from journeyctl.score.flow import flow
from journeyctl.workspace.elements import element_id
from journeyctl.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Volume:
    """How many customers begin a journey in a month, where that number comes from, and whether nobody has written it."""

    customers: float
    origin: str
    assumed: bool = False


def volumes(workspace: Workspace) -> Mapping[str, Volume]:
    """Return the volume of each current journey by id; those of which nobody can say it are not in it.

    What is taken from another journey is assumed.
    """
    leading = _leading(workspace)
    found: dict[str, Volume] = {}
    for file, journey in workspace.documents(Journey):
        if journey.state != "current":
            continue
        if journey.volume is not None:
            found[file.id] = Volume(journey.volume, f"{journey.volume:,} a month begin")
        elif file.id in leading:
            customers, place = leading[file.id]
            origin = (
                f"journey `{file.id}` does not say its `volume`: `{place}` leads to it, "
                f"where {customers:,.0f} come in a month"
            )
            found[file.id] = Volume(customers, origin, assumed=True)
    return found


def _leading(workspace: Workspace) -> dict[str, tuple[float, str]]:
    """Return for journeys that another leads to how many a month come from there, and the id of that touchpoint."""
    found: dict[str, tuple[float, str]] = {}
    for file, journey in workspace.documents(Journey):
        if journey.volume is None or journey.state != "current":
            continue
        touchpoints = [touchpoint for stage in journey.stages for touchpoint in stage.touchpoints]
        if not any(touchpoint.journey for touchpoint in touchpoints):
            continue
        for touchpoint, come in zip(touchpoints, flow(journey).reach, strict=True):
            if touchpoint.journey:
                here = (journey.volume * come, f"{file.id}/{element_id(touchpoint)}")
                found[touchpoint.journey] = max(found.get(touchpoint.journey, here), here)
    return found
