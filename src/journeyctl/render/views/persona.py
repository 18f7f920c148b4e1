"""The persona card: who they are, what they want, how they fare, and what all of that rests on."""

from collections.abc import Iterator
from dataclasses import replace

from journeyctl.model.persona import Persona
from journeyctl.render.board import (
    Block,
    Board,
    Bullets,
    Group,
    Head,
    Heading,
    Key,
    Page,
    Pairs,
    Paragraph,
    Quote,
    Rect,
    Shape,
    Table,
)
from journeyctl.render.details import pain_detail, source_words
from journeyctl.render.facts import Facts
from journeyctl.render.lettering.typeface import clean, set_text
from journeyctl.render.look import Look, Paper
from journeyctl.render.persons.meeting import own_journeys, visits
from journeyctl.render.persons.persona_parts import (
    LISTS,
    basis,
    evidence,
    felt,
    heading,
    identity,
    journeys,
    lists,
    pain_id,
    pains,
    worst_pains,
)
from journeyctl.render.shapes.fitting import LARGER, fewest
from journeyctl.render.shapes.flowing import Filled, Piece, Slot, balance
from journeyctl.render.shapes.pieces import STRONG, headline

ABOUT = "persona"

_ENDLESS = 1280.0
_COLUMN, _BETWEEN, _PAD = 250.0, 32.0, 20.0
_QUOTES = (24.0, 18.0, 14.0)


def lay_out(facts: Facts, identifier: str, look: Look) -> Board:
    """Return the card of a persona."""
    words, persona = look.words, facts.personas[identifier]

    def lay(paper: Paper) -> Iterator[Page]:
        return _printed(persona, identifier, facts, look, paper)

    pages = fewest(look.paper, lay, LARGER) if look.paper else tuple(lay(Paper(_ENDLESS, float("inf"), 40)))
    met = worst_pains(identifier, facts)
    return Board(
        view="persona", id=identifier, lang=words.lang, head=Head(kicker=words("common.persona"), title=clean(persona.name)),
        description=_described(persona, identifier, facts, look), pages=pages,
        text=tuple(_in_words(persona, identifier, facts, look)), legend=_keys(persona, facts, look),
        details=tuple(pain_detail(facts, pain.case.journey, pain.case.pain, pain_id(pain), words) for pain in met),
    )  # fmt: skip


def _printed(persona: Persona, identifier: str, facts: Facts, look: Look, paper: Paper) -> Iterator[Page]:
    """Yield the pages of a card: who it is and what it says in front, everything else in columns."""
    margin, room = paper.margin, paper.width - 2 * paper.margin
    bottom = None if paper.height == float("inf") else paper.height - margin
    count = max(1, int((room - 2 * _PAD + _BETWEEN) // (_COLUMN + _BETWEEN)))
    wide = (room - 2 * _PAD - (count - 1) * _BETWEEN) / count
    who = identity(persona, identifier, facts, wide, look)
    rests = list(evidence(persona, facts, wide, look))
    others = [
        *lists(persona, wide, look), *journeys(identifier, facts, wide, look), *pains(identifier, facts, wide, look)
    ]  # fmt: skip
    front = _beside if count > 2 else _above
    panel, shapes, main = front(persona, look, (paper, bottom), (count, wide), (who, rests, others))
    card = Group(name=f"persona:{identifier}", shapes=(panel, *shapes), title=clean(persona.name))
    yield Page(
        name="persona", title=clean(persona.name), width=paper.width,
        height=paper.height if bottom is not None else max(main.bottom, panel.y + panel.height) + margin,
        shapes=(card, *main.shapes), notes=_described(persona, identifier, facts, look),
    )  # fmt: skip
    yield from _more(main.rest, persona, look, paper, wide)


_Parts = tuple[list[Piece], list[Piece], list[Piece]]


def _beside(
    persona: Persona, look: Look, sheet: tuple[Paper, float | None], columns: tuple[int, float], parts: _Parts
) -> tuple[Rect, tuple[Shape, ...], Filled]:
    """Lay a card out with a panel on the left: who it is and what that rests on; the quote stands above the other columns."""
    (count, wide), (who, rests, others), (paper, bottom) = columns, parts, sheet
    margin = paper.margin
    low = None if bottom is None else bottom - _PAD
    left = balance([*who, *rests], (Slot(margin + _PAD, margin + _PAD),), low)
    start = margin + 2 * _PAD + wide + _BETWEEN
    said, told = _banner(
        persona, look, paper.width - margin - start, None if bottom is None else (bottom - margin) / 2
    )
    top = balance(said, (Slot(start, margin + 8),))
    begin = top.bottom + 24 if said else margin + _PAD
    slots = [Slot(start + number * (wide + _BETWEEN), begin) for number in range(count - 1)]
    more = (
        [heading(look.words("persona.evidence-continued"), wide)] if 0 < len(left.rest) < len(rests) else []
    )
    main = balance([*told, *others, *more, *left.rest], slots, bottom)
    end = max(left.bottom + _PAD, main.bottom) if bottom is None else bottom
    panel = Rect(x=margin, y=margin, width=wide + 2 * _PAD, height=end - margin, radius=6, fill="panel")
    return panel, (*left.shapes, *top.shapes), main


def _above(
    persona: Persona, look: Look, sheet: tuple[Paper, float | None], columns: tuple[int, float], parts: _Parts
) -> tuple[Rect, tuple[Shape, ...], Filled]:
    """Lay a card out with a panel above: who it is, and beside that (where there is room) the quote."""
    (count, wide), (who, rests, others), (paper, bottom) = columns, parts, sheet
    margin = paper.margin
    most = None if bottom is None else (bottom - margin) * 0.6
    low = None if most is None else margin + most
    left = balance(who, (Slot(margin + _PAD, margin + _PAD),), low)
    said, told = _banner(persona, look, wide, most)
    beside = Slot(
        margin + _PAD + (count - 1) * (wide + _BETWEEN), margin + _PAD if count > 1 else left.bottom + 20
    )
    top = balance(said, (beside,), None if bottom is None else bottom - _PAD)
    end = max(left.bottom, top.bottom) + _PAD
    panel = Rect(
        x=margin, y=margin, width=paper.width - 2 * margin, height=end - margin, radius=6, fill="panel"
    )
    slots = [Slot(margin + _PAD + number * (wide + _BETWEEN), end + _PAD) for number in range(count)]
    main = balance([*left.rest, *top.rest, *told, *others, *rests], slots, bottom)
    return panel, (*left.shapes, *top.shapes), main


def _more(rest: tuple[Piece, ...], persona: Persona, look: Look, paper: Paper, wide: float) -> Iterator[Page]:
    """Yield the pages for what found no room on the first one."""
    name = clean(persona.name)
    title = look.words("persona.continued", name=name)
    head = Head(kicker=look.words("common.persona"), title=title)
    room = paper.width - 2 * paper.margin
    count = max(1, int((room + _BETWEEN) // (wide + _BETWEEN)))
    number = 2
    while rest:
        top, y = headline(head, look, paper.margin, paper.margin, room, compact=True)
        slots = [Slot(paper.margin + place * (wide + _BETWEEN), y + 12) for place in range(count)]
        filled = balance(rest, slots, paper.height - paper.margin)
        rest = filled.rest
        yield Page(
            name=f"persona-{number}", title=title, width=paper.width, height=paper.height,
            shapes=(*top, *filled.shapes),
        )  # fmt: skip
        number += 1


def _banner(persona: Persona, look: Look, wide: float, most: float | None) -> tuple[list[Piece], list[Piece]]:
    """Return the quote and the summary, large; what is higher than `most` together is handed back as other pieces."""
    said: list[Piece] = []
    if persona.quote:
        quote = look.words.quote(clean(persona.quote))
        texts = [set_text(quote, 0, 0, wide, size, italic=True, color="ink") for size in _QUOTES]
        text = next((text for text in texts if len(text.lines) <= 3), texts[-1])
        said.append(Piece((text,), text.height, gap=0))
    if persona.summary:
        text = set_text(persona.summary, 0, 0, min(wide, 760), STRONG, color="muted")
        text = replace(text, x=wide - text.width if text.rtl else 0)
        said.append(Piece((text,), text.height, gap=12))
    if most is not None and sum(piece.height + piece.gap for piece in said) > most:
        return [], said
    return said, []


def _described(persona: Persona, identifier: str, facts: Facts, look: Look) -> str:
    """Return in words what is to be seen: who it is, and how each journey feels."""
    words = look.words
    rests = words(f"persona.{basis(persona, facts)}")
    told = [words("persona.description", name=clean(persona.name), basis=rests)]
    for name in own_journeys(facts, identifier):
        journey = facts.journeys[name]
        feels = felt(list(visits(facts, journey, identifier)), look)
        told.append(words("persona.curve", journey=clean(journey.title), feels=feels))
    return words.sentences(told)


def _keys(persona: Persona, facts: Facts, look: Look) -> tuple[Key, ...]:
    sources = facts.sources(persona.evidence)
    return tuple(
        Key(sign=sign, text=look.words(f"persona.key-{sign}"))
        for sign, sound in (("evidence", True), ("assumption", False))
        if any(source.sound == sound for source in sources)
    )


def _in_words(persona: Persona, identifier: str, facts: Facts, look: Look) -> Iterator[Block]:
    """Yield everything the card says, in reading order, and all pain points with their scores."""
    words = look.words
    yield Pairs(tuple(_pairs(persona, facts, look)))
    if persona.quote:
        yield Quote(clean(persona.quote), clean(persona.name))
    if persona.summary:
        yield Paragraph(clean(persona.summary))
    for key in LISTS:
        if getattr(persona, key):
            yield Heading(2, words(f"persona.{key}"))
            yield Bullets(tuple(clean(text) for text in getattr(persona, key)))
    names = list(own_journeys(facts, identifier))
    if names:
        yield Heading(2, words("persona.journeys"))
        yield Bullets(
            tuple(
                words(
                    "persona.curve", journey=clean(facts.journeys[name].title),
                    feels=felt(list(visits(facts, facts.journeys[name], identifier)), look),
                )
                for name in names
            )
        )  # fmt: skip
    yield from _pains_in_words(identifier, facts, look)
    sources = facts.sources(persona.evidence)
    if sources:
        yield Heading(2, words("persona.evidence"))
        yield Bullets(tuple(source_words(source, words) for source in sources))


def _pairs(persona: Persona, facts: Facts, look: Look) -> Iterator[tuple[str, str]]:
    words = look.words
    if persona.role:
        yield words("persona.role"), clean(persona.role)
    if persona.segment_share is not None:
        yield words("persona.share-of"), words.percent(persona.segment_share)
    yield words("persona.basis"), words(f"persona.{basis(persona, facts)}")
    if persona.parent:
        yield words("persona.parent"), facts.name("persona", persona.parent)


def _pains_in_words(identifier: str, facts: Facts, look: Look) -> Iterator[Block]:
    words, met = look.words, worst_pains(identifier, facts)
    if not met:
        return
    yield Heading(2, words("persona.pains"))
    yield Table(
        words("persona.pains"),
        (words("common.pain"), words("common.journey"), words("common.score")),
        tuple(
            (
                clean(pain.case.pain.statement), clean(facts.journeys[pain.case.journey].title),
                words.number(pain.score),
            )
            for pain in met
        ),
    )  # fmt: skip
