"""Today against tomorrow: both emotion curves, what is solved, what is added and what is dropped."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from journeyctl.render.board import Board, Column, Head, Item, Key, Span
from journeyctl.render.details import pain_details
from journeyctl.render.facts import Facts
from journeyctl.render.grid.grid import Draft, Lane
from journeyctl.render.grid.journey_head import persons
from journeyctl.render.grid.lanes import pain_items
from journeyctl.render.grid.narrative import journey_in_words, speaker_notes
from journeyctl.render.grid.pairing import Pair, PairedStage, pair
from journeyctl.render.grid.places import Places
from journeyctl.render.grid.sheets import grid_pages
from journeyctl.render.grid.two_sides import TwoTouchpoints, curve_keys, curves_in_words, two_curves
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import Look
from journeyctl.workspace.elements import element_id

ABOUT = "journey"
PAIRS = True

_SIGNS = {
    "added": "gain",
    "dropped": "dropped",
    "changed": "opportunity",
    "same": "action",
    "untouched": "action",
}


def subjects(facts: Facts) -> list[str]:
    """Return the journeys that say what they are compared to, and that is there."""
    return [name for name, journey in facts.journeys.items() if journey.compares_to in facts.journeys]


def lay_out(facts: Facts, identifier: str, look: Look) -> Board:
    """Return two journeys side by side: `first..second`, or a journey and what it is compared to."""
    before, after = _both(facts, identifier)
    words = look.words
    stages = pair(facts.journeys[before], facts.journeys[after], before)
    pairs = [one for stage in stages for one in stage.pairs]
    found = _places(facts, stages, look)
    lanes = tuple(lane for lane in _lanes(facts, (before, after), pairs, look) if lane.cells or lane.curves)
    titles = clean(facts.journeys[before].title), clean(facts.journeys[after].title)
    draft = Draft(
        caption=words("compare.caption", before=titles[0], after=titles[1]),
        corner=words("compare.corner"),
        spans=found.spans,
        columns=found.columns,
        lanes=lanes,
    )
    head = _head(facts, (before, after), pairs, look)
    legend = tuple(_legend(draft, look))
    return Board(
        view="compare",
        id=f"{before}..{after}",
        lang=words.lang,
        head=head,
        description=_description(facts, titles, pairs, look),
        pages=grid_pages(draft, head, legend, look, speaker_notes),
        text=tuple(journey_in_words(lanes, found, words)),
        legend=legend,
        details=(
            *pain_details(facts, before, (one.before for one in pairs if one.before), words),
            *(
                pain_details(facts, after, (one.after for one in pairs if one.after), words)
                if before != after
                else ()
            ),
        ),
    )


def _both(facts: Facts, identifier: str) -> tuple[str, str]:
    first, dots, second = identifier.partition("..")
    if dots:
        return first, second
    return facts.journeys[identifier].compares_to or identifier, identifier


def _places(facts: Facts, stages: Sequence[PairedStage], look: Look) -> Places:
    spans: list[Span] = []
    columns: list[Column] = []
    for one in stages:
        spans.append(
            Span(
                id=element_id(one.stage),
                title=clean(one.stage.title),
                first=len(columns),
                count=len(one.pairs),
                goal=clean(one.stage.goal or ""),
            )
        )
        columns += (_column(facts, found, look) for found in one.pairs)
    touchpoints = [found.shown for one in stages for found in one.pairs]
    return Places(tuple(spans), tuple(columns), tuple(touchpoints))


def _column(facts: Facts, found: Pair, look: Look) -> Column:
    touchpoint = found.shown
    mark = touchpoint.moment or ""
    return Column(
        id=element_id(touchpoint),
        title=clean(touchpoint.title),
        x=0,
        width=0,
        note=facts.name("channel", touchpoint.channel) if touchpoint.channel else "",
        mark=mark,
        mark_note=look.words(f"common.moment-{mark}") if mark else "",
    )


def _lanes(facts: Facts, both: tuple[str, str], pairs: Sequence[Pair], look: Look) -> Iterator[Lane]:
    words = look.words
    change = {number: tuple(_change(facts, one, look)) for number, one in enumerate(pairs)}
    yield Lane(key="change", title=words("compare.change"), cells=change)
    yield two_curves([_now_and_then(one) for one in pairs], (facts, facts), look)
    before, after = both
    today = {
        number: tuple(_pains_before(facts, before, one, pairs, look)) for number, one in enumerate(pairs)
    }
    yield Lane(key="pains", title=words("compare.pains-before"), cells=_filled(today))
    if before != after:
        later = {
            number: tuple(
                replace(item, name="")
                for item in pain_items(facts, after, one.after, words)
                if item.kind == "pain"
            )
            for number, one in enumerate(pairs)
            if one.after
        }
        yield Lane(key="pains-after", title=words("compare.pains-after"), cells=_filled(later))
    gains = {
        number: tuple(Item(kind="gain", text=clean(gain.statement)) for gain in one.after.gains)
        for number, one in enumerate(pairs)
        if one.after
    }
    yield Lane(key="gains", title=words("common.gains"), cells=_filled(gains))


def _filled(cells: dict[int, tuple[Item, ...]]) -> dict[int, tuple[Item, ...]]:
    return {number: items for number, items in cells.items() if items}


def _change(facts: Facts, one: Pair, look: Look) -> Iterator[Item]:
    """Yield what becomes of a touchpoint, and how it differs where it is changed."""
    words = look.words
    yield Item(
        kind=_SIGNS[one.change], text=words(f"compare.{one.change}"), name=f"change:{element_id(one.shown)}"
    )
    if one.before is None or one.after is None:
        return
    if "title" in one.changed:
        yield Item(kind="text", text=words("compare.was", before=clean(one.before.title)))
    if "channel" in one.changed and one.before.channel and one.after.channel:
        names = (facts.name("channel", one.before.channel), facts.name("channel", one.after.channel))
        yield Item(kind="text", text=words("compare.channel", before=names[0], after=names[1]))
    for key in ("wait", "duration"):
        old, new = getattr(one.before, key), getattr(one.after, key)
        if key in one.changed and old and new:
            yield Item(kind="text", text=words(f"compare.{key}", before=old.text, after=new.text))


def _now_and_then(one: Pair) -> TwoTouchpoints:
    """Return a touchpoint before and after; what the later map leaves alone is as it is today."""
    stays = one.change in {"untouched", "same"}
    return one.before, one.after or (one.before if stays else None)


def _solvers(pairs: Sequence[Pair]) -> dict[str, str]:
    """Return for each pain that is solved the title of the touchpoint that does it."""
    return {
        reference: clean(one.after.title) for one in pairs if one.after for reference in one.after.resolves
    }


def _pains_before(facts: Facts, before: str, one: Pair, pairs: Sequence[Pair], look: Look) -> Iterator[Item]:
    """Yield today's pain points with what becomes of them."""
    if one.before is None:
        return
    solved = _solvers(pairs)
    kept = {element_id(pain) for other in pairs if other.after for pain in other.after.pain_points}
    for item, pain in zip(
        pain_items(facts, before, one.before, look.words), one.before.pain_points, strict=False
    ):
        name = element_id(pain)
        if f"{before}/{name}" in solved:
            yield replace(item, kind="solved", note=look.words("compare.solved"), share=None, level=None)
        elif facts.is_open(pain.status):
            stays = one.change == "untouched" or name in kept
            yield replace(item, note=look.words("compare.stays" if stays else "compare.open"))
        else:
            yield item


def _head(facts: Facts, both: tuple[str, str], pairs: Sequence[Pair], look: Look) -> Head:
    words = look.words
    before, after = both
    found = [(words("compare.before"), clean(facts.journeys[before].title))]
    for change in ("added", "changed", "dropped"):
        count = sum(one.change == change for one in pairs)
        found.append((words(f"compare.{change}"), words.number(count)))
    solved, whole = _solved(facts, before, pairs)
    found.append(
        (
            words("compare.solved-pains"),
            words("compare.of", part=words.number(solved), whole=words.number(whole)),
        )
    )
    return Head(
        kicker=" · ".join(
            part for part in (words("compare.kicker"), clean(facts.workspace.settings.title or "")) if part
        ),
        title=clean(facts.journeys[after].title),
        lead=clean(facts.journeys[after].scenario or facts.journeys[after].summary or ""),
        state=facts.journeys[after].state,
        facts=tuple(found),
        persons=persons(facts, after, look),
    )


def _solved(facts: Facts, before: str, pairs: Sequence[Pair]) -> tuple[int, int]:
    """Return how many of the open pain points are solved, and how many there are."""
    solved = _solvers(pairs)
    names = [
        f"{before}/{element_id(pain)}"
        for one in pairs
        if one.before
        for pain in one.before.pain_points
        if facts.is_open(pain.status)
    ]
    return sum(name in solved for name in names), len(names)


def _description(facts: Facts, titles: tuple[str, str], pairs: Sequence[Pair], look: Look) -> str:
    words = look.words
    told = [words("compare.description", before=titles[0], after=titles[1])]
    told += curves_in_words([(one.before, one.after) for one in pairs], (facts, facts), look)
    return words.sentences(told)


def _legend(draft: Draft, look: Look) -> Iterator[Key]:
    yield from curve_keys(draft.lanes)
    met = {item.kind for lane in draft.lanes for items in lane.cells.values() for item in items}
    for kind in ("pain", "solved"):
        if kind in met:
            yield Key(sign=kind, text=look.words(f"compare.legend-{kind}"))
