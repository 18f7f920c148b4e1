"""The journey map: what customers do, think and feel at each touchpoint, with the emotion curve."""

from collections.abc import Iterator

from journeyctl.render.board import Board, Key
from journeyctl.render.decisions import decision_notes, decisions_of
from journeyctl.render.details import pain_details
from journeyctl.render.facts import Facts
from journeyctl.render.grid.grid import Draft
from journeyctl.render.grid.journey_head import journey_head
from journeyctl.render.grid.lanes import journey_lanes
from journeyctl.render.grid.narrative import describe, journey_in_words, speaker_notes
from journeyctl.render.grid.places import filters, places
from journeyctl.render.grid.sheets import grid_pages
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import LANES, Look
from journeyctl.render.words import Words

ABOUT = "journey"

# A slide has no room for everything: the channel stands below the title there.
_ON_PAPER = ("actions", "thoughts", "emotion", "pains", "gains", "opportunities")
_OTHERS = tuple(
    lane for lane in LANES if lane not in {*_ON_PAPER, "channels"}
)  # where there is nothing of that
_EXPLAINED = ("pain", "solved", "opportunity", "evidence", "assumption", "none")


def lay_out(facts: Facts, identifier: str, look: Look) -> Board:
    """Return the map of a journey."""
    words = look.words
    keys = look.lanes or (LANES if look.paper is None else _ON_PAPER)
    found = places(facts, identifier, look, channels="channels" not in keys)
    lanes = tuple(journey_lanes(facts, identifier, found, look, keys))
    if not lanes and keys is _ON_PAPER:
        lanes = tuple(journey_lanes(facts, identifier, found, look, _OTHERS))
    # In words everything has room.
    told = lanes if look.lanes else tuple(journey_lanes(facts, identifier, found, look, LANES))
    title = clean(facts.journeys[identifier].title)
    draft = Draft(
        caption=words("map.caption", title=title),
        corner=words("map.corner"),
        spans=found.spans,
        columns=found.columns,
        lanes=lanes,
    )
    head = journey_head(facts, identifier, look, words("map.kicker"))
    legend = tuple(_legend(draft, words))
    about = describe(facts, identifier, found, look)
    decisions = decisions_of(facts, identifier, words)
    opening = [
        about,
        *(words.pair(one.name, words.quote(one.quote)) for one in head.persons if one.quote),
        *decision_notes(decisions, words),
    ]

    def notes(part: Draft) -> str:
        begins = (
            part.spans[0].id == draft.spans[0].id and part.lanes[:1] and part.lanes[0].key == lanes[0].key
        )
        return speaker_notes(part, "\n".join(opening) if begins else "")

    return Board(
        view="map",
        id=identifier,
        lang=words.lang,
        head=head,
        description=about,
        pages=grid_pages(draft, head, legend, look, notes),
        text=tuple(journey_in_words(told, found, words)),
        legend=legend,
        details=pain_details(facts, identifier, (touchpoint for _, touchpoint in found.filled()), words),
        filters=filters(facts, found, look),
        decisions=decisions,
    )


def _legend(draft: Draft, words: Words) -> Iterator[Key]:
    """Yield what the signs mean that are met."""
    for lane in draft.lanes:
        if len(lane.curves) > 1:
            for curve in lane.curves:
                yield Key(sign=curve.sign, text=curve.title)
    met = {item.kind for lane in draft.lanes for items in lane.cells.values() for item in items}
    met |= {column.sign for column in draft.columns}
    for kind in _EXPLAINED:
        if kind in met:
            yield Key(sign=kind, text=words(f"map.legend-{kind}"))
