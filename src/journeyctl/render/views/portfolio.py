"""The portfolio: all journeys with a health figure each, what shows what in detail, and the pain points they share.

Health, from 0 to 100, is the plain mean of four numbers, each from 0 to 100, as far as they are known: how customers feel on
average, 100 less the score of the worst open pain point, how complete the map is, and how many of its claims
rest on evidence.
"""

from collections.abc import Iterator

from journeyctl.render.board import Block, Board, Bullets, Detail, Head, Heading, Key, Pairs, Paragraph, Table
from journeyctl.render.facts import Facts
from journeyctl.render.graph.graph import to_dot
from journeyctl.render.graph.paging import Source, pages
from journeyctl.render.graph.portfolio import Estate
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import Look

ABOUT = "workspace"
GRAPH = True


def lay_out(facts: Facts, identifier: str, look: Look) -> Board:
    """Return the journeys of a workspace."""
    estate, words = Estate(facts, look), look.words
    title = clean(facts.workspace.settings.title or "") or words("portfolio.kicker")
    summary = _summary(estate)
    head = Head(kicker=words("portfolio.kicker"), title=title, lead=summary)
    keys = tuple(_keys(estate))
    count = len(estate.units)
    source = Source(
        head=head, keys=keys, count=count, build=estate.graph, breaks=estate.breaks,
        notes=lambda units: "\n".join(_said(estate, estate.units[place]) for place in units),
    )  # fmt: skip
    return Board(
        view="portfolio",
        id=identifier,
        lang=words.lang,
        head=head,
        description=words.sentences((words("portfolio.description", title=title), summary)),
        pages=pages(source, look),
        text=tuple(_text(estate)),
        legend=keys,
        details=tuple(_details(estate)),
        dot=to_dot(estate.graph(range(count), False), look),
    )


def _summary(estate: Estate) -> str:
    words = estate.look.words
    if not estate.units:
        return words("portfolio.nothing")
    said = [words.count("portfolio.journeys", len(estate.units))]
    lowest = min(estate.units, key=lambda name: (estate.health[name].figure, name))
    if len(estate.units) > 1:
        figure = words.number(estate.health[lowest].figure)
        said.append(words("portfolio.lowest", title=estate.title(lowest), figure=figure))
    if estate.shared:
        said.append(words.count("portfolio.shared", len(estate.shared)))
    return words.sentences(said)


def _keys(estate: Estate) -> Iterator[Key]:
    """Yield what the signs mean that are met."""
    words = estate.look.words
    if estate.units:
        yield Key(sign="line:accent", text=words("portfolio.legend-health"))
    if any(estate.facts.scores[name].load is not None for name in estate.units):
        yield Key(sign="", text=words("portfolio.legend-load"))
    if any(tie.kind == "detail" for tie in estate.ties):
        yield Key(sign="line:rule", text=words("portfolio.legend-detail"))
    if estate.shared:
        yield Key(sign="pain", text=words("portfolio.legend-shared"))


def _row(estate: Estate, name: str) -> tuple[str, ...]:
    words, facts = estate.look.words, estate.facts
    score, health = facts.scores[name], estate.health[name]
    return (
        estate.title(name),
        words(f"common.state-{facts.journeys[name].state}"),
        words.number(health.figure),
        "" if health.feeling is None else words.number(health.feeling),
        words.percent(score.complete),
        "" if score.evidenced is None else words.percent(score.evidenced),
        words.number(score.pains),
        "" if score.load is None else words.number(score.load),
        estate.phase_words(name),
    )


def _head(estate: Estate) -> tuple[str, ...]:
    words = estate.look.words
    keys = ("common.journey", "common.state", "portfolio.figure", "portfolio.feeling", "portfolio.complete", "portfolio.evidenced", "portfolio.pains", "portfolio.pain-load", "portfolio.phases")  # fmt: skip
    return tuple(words(key) for key in keys)


def _text(estate: Estate) -> Iterator[Block]:
    words = estate.look.words
    if not estate.units:
        yield Paragraph(words("portfolio.nothing"))
        return
    yield Paragraph(words("portfolio.definition"))
    yield Table(words("portfolio.caption"), _head(estate), tuple(_row(estate, name) for name in estate.units))
    ties = [
        words(
            f"portfolio.said-{tie.kind}",
            tail=estate.title(tie.tail),
            head=estate.title(tie.head),
            place=tie.where,
        )
        for tie in estate.ties
    ]
    if ties:
        yield Heading(2, words("portfolio.ties"))
        yield Bullets(tuple(ties))
    if estate.shared:
        yield Heading(2, words("portfolio.shared-pains"))
        yield Bullets(
            tuple(
                words(
                    "portfolio.in",
                    pain=clean(pain.statement),
                    journeys=words.list([estate.title(one) for one in journeys]),
                )
                for pain, journeys in estate.shared.values()
            )
        )


def _said(estate: Estate, name: str) -> str:
    words = estate.look.words
    title, *rest = zip(_head(estate), _row(estate, name), strict=True)
    return words.pair(title[1], words.row([f"{label} {value}" for label, value in rest if value]))


def _details(estate: Estate) -> Iterator[Detail]:
    words = estate.look.words
    for name in estate.units:
        pairs = zip(_head(estate)[1:], _row(estate, name)[1:], strict=True)
        summary = clean(estate.facts.journeys[name].summary or "")
        text: list[Block] = [Paragraph(summary)] if summary else []
        text += (
            Pairs(tuple((label, value) for label, value in pairs if value)),
            Paragraph(words("portfolio.definition")),
        )
        yield Detail(id=f"journey:{name}", kind="journey", title=estate.title(name), text=tuple(text))
