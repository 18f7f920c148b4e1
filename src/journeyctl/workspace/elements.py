"""Walking a document: every model in it, with its path and the ids on the way."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from journeyctl.load.places import Path
from journeyctl.model.evidence import Evidence
from journeyctl.model.ids import slug
from journeyctl.model.journey import Journey
from journeyctl.model.plan import Plan


class Element(NamedTuple):
    """A model inside a document: the thing, its path in the file, and its id."""

    thing: Any
    path: Path
    id: str


_LISTS_OF_TOUCHPOINT = ("metrics", "pain_points", "gains", "opportunities")


def name_of(thing: Any) -> str:
    """Return what people call a thing: its title, statement or name."""
    for attribute in ("title", "statement", "name"):
        value = getattr(thing, attribute, None)
        if value:
            return str(value)
    return str(getattr(thing, "text", "") or getattr(thing, "id", ""))


def element_id(thing: Any) -> str:
    """Return the written id of a thing, or the slug of its name."""
    written: str | None = thing.id
    return written if written is not None else slug(name_of(thing))


def elements(document: Any) -> Iterator[Element]:
    """Yield everything in a document that has an id of its own, in document order."""
    if isinstance(document, Journey):
        yield from _in_journey(document)
    elif isinstance(document, Evidence):
        for index, quote in enumerate(document.quotes):
            yield Element(quote, ("quotes", index), element_id(quote))
    elif isinstance(document, Plan):
        for index, initiative in enumerate(document.initiatives):
            yield Element(initiative, ("initiatives", index), element_id(initiative))


def _in_journey(journey: Journey) -> Iterator[Element]:
    for index, metric in enumerate(journey.metrics):
        yield Element(metric, ("metrics", index), element_id(metric))
    for stage_index, stage in enumerate(journey.stages):
        stage_path = ("stages", stage_index)
        yield Element(stage, stage_path, element_id(stage))
        for index, metric in enumerate(stage.metrics):
            yield Element(metric, (*stage_path, "metrics", index), element_id(metric))
        for touchpoint_index, touchpoint in enumerate(stage.touchpoints):
            path = (*stage_path, "touchpoints", touchpoint_index)
            yield Element(touchpoint, path, element_id(touchpoint))
            for key in _LISTS_OF_TOUCHPOINT:
                for index, thing in enumerate(getattr(touchpoint, key)):
                    yield Element(thing, (*path, key, index), element_id(thing))
    for index, decision in enumerate(journey.decisions):
        yield Element(decision, ("decisions", index), element_id(decision))
