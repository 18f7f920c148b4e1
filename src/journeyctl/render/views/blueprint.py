"""The service blueprint: what customers do, what they see of the service, and what has to happen behind it."""

from dataclasses import replace

from journeyctl.render.board import Board, Key
from journeyctl.render.decisions import decisions_of
from journeyctl.render.details import pain_details
from journeyctl.render.facts import Facts
from journeyctl.render.grid.grid import Draft, Lane
from journeyctl.render.grid.journey_head import journey_head
from journeyctl.render.grid.lanes import item_lane
from journeyctl.render.grid.narrative import journey_in_words, speaker_notes
from journeyctl.render.grid.places import Places, filters, places
from journeyctl.render.grid.sheets import grid_pages
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import Look

ABOUT = "journey"

# The lines are drawn above the lane with which the next part of the service begins.
_LINES = {
    "frontstage": "line-of-interaction",
    "backstage": "line-of-visibility",
    "support": "line-of-internal-interaction",
}
_LANES = (
    "physical_evidence",
    "actions",
    "frontstage",
    "backstage",
    "support",
    "systems",
    "policies",
    "pains",
)
# What a blueprint is made of: shown even where nothing is written, so that one sees that it is missing.
_ALWAYS = frozenset({"actions", *_LINES})
_EXPLAINED = ("pain", "solved", "evidence", "assumption", "none")


def lay_out(facts: Facts, identifier: str, look: Look) -> Board:
    """Return the service blueprint of a journey."""
    words = look.words
    found = places(facts, identifier, look)
    lanes = tuple(_lanes(facts, identifier, found, look))
    title = clean(facts.journeys[identifier].title)
    draft = Draft(
        caption=words("blueprint.caption", title=title),
        corner=words("blueprint.corner"),
        spans=found.spans,
        columns=found.columns,
        lanes=lanes,
    )
    head = replace(journey_head(facts, identifier, look, words("blueprint.kicker")), persons=())
    met = {item.kind for lane in lanes for items in lane.cells.values() for item in items}
    met |= {column.sign for column in found.columns}
    legend = tuple(Key(sign=kind, text=words(f"map.legend-{kind}")) for kind in _EXPLAINED if kind in met)
    return Board(
        view="blueprint",
        id=identifier,
        lang=words.lang,
        head=head,
        description=words(
            "blueprint.description",
            title=title,
            stages=words.count("common.stages", len(found.spans)),
            touchpoints=words.count("common.touchpoints", sum(1 for _ in found.filled())),
        ),
        pages=grid_pages(draft, head, legend, look, speaker_notes),
        text=tuple(journey_in_words(lanes, found, words)),
        legend=legend,
        details=pain_details(facts, identifier, (touchpoint for _, touchpoint in found.filled()), words),
        filters=filters(facts, found, look),
        decisions=decisions_of(facts, identifier, words),
    )


def _lanes(facts: Facts, identifier: str, found: Places, look: Look) -> list[Lane]:
    lanes = []
    for key in _LANES:
        lane = item_lane(facts, identifier, found, look, key, look.words(f"blueprint.{key}"))
        if lane.cells or key in _ALWAYS:
            line = look.words(f"blueprint.{_LINES[key]}") if key in _LINES else ""
            lanes.append(replace(lane, line=line))
    return lanes
