"""The flow: where customers go from each touchpoint, where they turn back, and where they leave."""

from collections.abc import Iterator
from dataclasses import replace

from journeyctl.render.board import Block, Board, Bullets, Detail, Heading, Key, Pairs, Paragraph, Table
from journeyctl.render.details import pain_detail
from journeyctl.render.facts import Facts
from journeyctl.render.graph.flow import Steps
from journeyctl.render.graph.graph import to_dot
from journeyctl.render.graph.paging import Source, pages
from journeyctl.render.grid.journey_head import journey_head
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import Look
from journeyctl.workspace.elements import element_id

ABOUT = "journey"
GRAPH = True

_ACROSS = 8  # touchpoints: a longer graph in DOT is read from top to bottom


def lay_out(facts: Facts, identifier: str, look: Look) -> Board:
    """Return the flow of a journey."""
    steps = Steps(facts, identifier, look)
    head = replace(
        journey_head(facts, identifier, look, look.words("flow.kicker")), facts=tuple(_facts(steps))
    )
    keys = tuple(_keys(steps))
    everything = range(len(steps.units))
    source = Source(
        head=head,
        keys=keys,
        count=len(steps.units),
        build=steps.graph,
        notes=lambda units: _notes(steps, units),
        breaks=steps.breaks,
        torn=steps.torn,
    )
    return Board(
        view="flow",
        id=identifier,
        lang=look.words.lang,
        head=head,
        description=_description(steps),
        pages=pages(source, look),
        text=tuple(_text(steps)),
        legend=keys,
        details=tuple(_details(steps)),
        dot=to_dot(steps.graph(everything, len(steps.units) > _ACROSS), look),
    )


def _facts(steps: Steps) -> Iterator[tuple[str, str]]:
    words = steps.look.words
    if steps.journey.goal:
        yield words("common.goal"), clean(steps.journey.goal)
    if steps.flow.completion is not None:
        yield words("flow.completion"), words.percent(steps.flow.completion)
    loss = steps.facts.scores[steps.id].worst_loss
    if loss is not None:
        yield (
            words("flow.most-leave"),
            words("flow.at", share=words.percent(loss.share), title=clean(loss.title)),
        )


def _keys(steps: Steps) -> Iterator[Key]:
    """Yield what the signs mean that are met."""
    words, touchpoints = steps.look.words, steps.touchpoints
    told = steps.flow.completion is not None
    if told:
        yield Key(sign="line:rule", text=words("flow.legend-line"))
        yield Key(sign="meter:rule", text=words("flow.legend-bar"))
    if any(way.back for way in steps.ways):
        yield Key(sign="dashes:accent", text=words("flow.legend-back"))
    if any(steps.leaving(number) for number in range(len(touchpoints))):
        yield Key(sign="line:pain", text=words("flow.legend-leave"))
    for moment, sign in (("truth", "truth"), ("magic", "magic"), ("pain", "moment-pain")):
        if any(touchpoint.moment == moment for touchpoint in touchpoints):
            yield Key(sign=sign, text=words(f"common.moment-{moment}"))
    if any(steps.open_pains(touchpoint) for touchpoint in touchpoints):
        yield Key(sign="pain", text=words("flow.legend-pain"))
    if any(steps.facts.rests_on(touchpoint.evidence) != "sound" for touchpoint in touchpoints):
        yield Key(sign="assumption", text=words("flow.legend-assumption"))
    if any(way.guessed and way.share is not None for way in steps.ways):
        yield Key(sign="", text=words("flow.legend-guess"))


def _description(steps: Steps) -> str:
    words, flow = steps.look.words, steps.flow
    said = [
        words(
            "flow.description",
            title=clean(steps.journey.title),
            touchpoints=words.count("common.touchpoints", len(steps.touchpoints)),
            stages=words.count("common.stages", len(steps.journey.stages)),
        )
    ]
    if flow.completion is not None:
        said.append(words("flow.description-completion", share=words.percent(flow.completion)))
    else:
        said.append(words("flow.description-untold"))
    loss = steps.facts.scores[steps.id].worst_loss
    if loss is not None:
        said.append(words("flow.description-loss", share=words.percent(loss.share), title=clean(loss.title)))
    back = sum(way.back for way in steps.ways)
    if back:
        said.append(words.count("flow.description-back", back))
    return words.sentences(said)


def _text(steps: Steps) -> Iterator[Block]:
    words = steps.look.words
    if not steps.touchpoints:
        yield Paragraph(words("flow.nothing"))
        return
    told = steps.flow.completion is not None
    head = [words("common.touchpoint"), words("common.stage"), words("flow.ways")]
    if told:
        head[2:2] = [words("flow.come")]
        head.append(words("flow.leaving"))
    yield Table(
        words("flow.caption", title=clean(steps.journey.title)), tuple(head), tuple(_rows(steps, told))
    )


def _rows(steps: Steps, told: bool) -> Iterator[tuple[str, ...]]:
    words = steps.look.words
    for unit in steps.units:
        stage = clean(steps.journey.stages[unit.stage].title)
        if unit.touchpoint is None:
            yield (words("flow.no-touchpoint"), stage, "", *(("", "") if told else ()))
            continue
        number = unit.touchpoint
        row = [steps.title(number), stage, _ways_on(steps, number)]
        if told:
            row[2:2] = [words.percent(steps.flow.reach[number])]
            row.append(words.percent(steps.leaving(number)) if steps.leaving(number) else "")
        yield tuple(row)


def _ways_on(steps: Steps, number: int) -> str:
    found = [steps.way_words(way) for way in steps.ways if way.tail == number]
    return "; ".join(found) or steps.look.words("flow.end")


def _details(steps: Steps) -> Iterator[Detail]:
    words = steps.look.words
    for number, touchpoint in enumerate(steps.touchpoints):
        pairs = []
        if touchpoint.channel:
            pairs.append((words("common.channel"), steps.facts.name("channel", touchpoint.channel)))
        if steps.flow.completion is not None:
            pairs.append((words("flow.come"), words.percent(steps.flow.reach[number])))
            if steps.leaving(number):
                pairs.append((words("flow.leaving"), words.percent(steps.leaving(number))))
        pairs.append((words("flow.ways"), _ways_on(steps, number)))
        text: list[Block] = [Pairs(tuple(pairs))]
        if touchpoint.summary:
            text.insert(0, Paragraph(clean(touchpoint.summary)))
        if pains := steps.open_pains(touchpoint):
            text += [Heading(3, words("common.pains")), Bullets(tuple(pains))]
        yield Detail(
            id=f"touchpoint:{steps.id}/{steps.names[number].partition(':')[2]}",
            kind="touchpoint",
            title=steps.title(number),
            text=tuple(text),
        )
    for touchpoint in steps.touchpoints:
        for pain in touchpoint.pain_points:
            yield pain_detail(steps.facts, steps.id, pain, element_id(pain), words)


def _notes(steps: Steps, units: range) -> str:
    """Return what a speaker says to some units: each touchpoint with its ways on."""
    said = [_description(steps)] if units.start == 0 else []
    for place in units:
        number = steps.units[place].touchpoint
        if number is not None:
            said.append(f"{steps.card_words(number)}. {_ways_on(steps, number)}.")
    return "\n".join(said)
