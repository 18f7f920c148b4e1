"""The columns of a map: the touchpoints of a journey below its stages, and by what they can be found."""

from collections.abc import Iterator
from dataclasses import dataclass

from journeyctl.model.journey import Journey, Stage
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.render.board import Column, Span
from journeyctl.render.facts import Facts
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import Look
from journeyctl.workspace.elements import element_id


@dataclass(frozen=True, slots=True)
class Places:
    """The columns of a journey with the touchpoints in them; a stage that has none to show has one column without."""

    spans: tuple[Span, ...]
    columns: tuple[Column, ...]
    touchpoints: tuple[Touchpoint | None, ...]

    def filled(self) -> Iterator[tuple[int, Touchpoint]]:
        """Yield the touchpoints with the numbers of their columns."""
        for number, touchpoint in enumerate(self.touchpoints):
            if touchpoint is not None:
                yield number, touchpoint


def places(facts: Facts, identifier: str, look: Look, *, channels: bool = True) -> Places:
    """Return the columns of a journey; `channels` says whether the channel stands below the titles.

    Where the look asks for one persona, only the touchpoints to which it comes are there.
    """
    journey = facts.journeys[identifier]
    spans: list[Span] = []
    columns: list[Column] = []
    touchpoints: list[Touchpoint | None] = []
    for stage in journey.stages:
        first = len(columns)
        for touchpoint in stage.touchpoints:
            if look.persona is None or facts.comes(look.persona, journey, touchpoint):
                columns.append(_column(facts, journey, touchpoint, look, channels))
                touchpoints.append(touchpoint)
        if len(columns) == first:
            columns.append(_empty(facts, stage, look))
            touchpoints.append(None)
        spans.append(
            Span(
                id=element_id(stage),
                title=clean(stage.title),
                first=first,
                count=len(columns) - first,
                note=facts.name("phase", stage.phase) if stage.phase else "",
                goal=clean(stage.goal or ""),
            )
        )
    return Places(tuple(spans), tuple(columns), tuple(touchpoints))


def _column(facts: Facts, journey: Journey, touchpoint: Touchpoint, look: Look, channels: bool) -> Column:
    coming = [persona for persona in facts.personas if facts.comes(persona, journey, touchpoint)]
    told = [facts.name("channel", touchpoint.channel)] if channels and touchpoint.channel else []
    if touchpoint.optional:
        told.append(look.words("map.optional"))
    if touchpoint.journey and touchpoint.journey in facts.journeys:
        told.append(look.words("map.shown-in", title=clean(facts.journeys[touchpoint.journey].title)))
    mark, rests = touchpoint.moment or "", facts.rests_on(touchpoint.evidence)
    return Column(
        id=element_id(touchpoint),
        title=clean(touchpoint.title),
        x=0,
        width=0,
        note=" · ".join(told),
        mark=mark,
        mark_note=look.words(f"common.moment-{mark}") if mark else "",
        sign={"sound": "evidence", "assumed": "assumption"}.get(rests, "none"),
        tags={
            "persona": tuple(coming),
            "channel": (touchpoint.channel,) if touchpoint.channel else (),
            "evidence": (rests,),
        },
    )


def _empty(facts: Facts, stage: Stage, look: Look) -> Column:
    if stage.journey and stage.journey in facts.journeys:
        title = look.words("map.shown-in", title=clean(facts.journeys[stage.journey].title))
    else:
        title = look.words("map.nobody" if stage.touchpoints else "map.empty")
    return Column(id=f"{element_id(stage)}--", title=title, x=0, width=0)


def filters(facts: Facts, found: Places, look: Look) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return by what columns can be found: for each kind of tag the ids with their titles, those that are met only."""
    ids: dict[str, dict[str, None]] = {"persona": {}, "channel": {}, "evidence": {}}
    for column in found.columns:
        for kind, tags in column.tags.items():
            ids[kind] |= dict.fromkeys(tags)
    titled = {
        "persona": tuple((one, facts.name("persona", one)) for one in ids["persona"]),
        "channel": tuple((one, facts.name("channel", one)) for one in ids["channel"]),
        "evidence": tuple(
            (one, look.words(f"map.evidence-{one}"))
            for one in ("sound", "assumed", "none")
            if one in ids["evidence"]
        ),
    }
    return {kind: entries for kind, entries in titled.items() if len(entries) > 1}
