"""The parts of a persona card as pieces of one width: who it is, what it wants, what it rests on, how it fares."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from journeyctl.model.persona import Persona
from journeyctl.render.board import Ellipse, Group, Rect, Shape
from journeyctl.render.details import source_words
from journeyctl.render.facts import Facts, Source
from journeyctl.render.lettering.typeface import clean, set_text
from journeyctl.render.look import Look
from journeyctl.render.persons.meeting import Visit, meets, own_journeys, visits
from journeyctl.render.persons.portrait import portrait
from journeyctl.render.shapes.flowing import Piece
from journeyctl.render.shapes.pieces import BODY, SMALL, STRONG, TITLE, chip, meter
from journeyctl.render.shapes.signs import face, sign
from journeyctl.render.shapes.sparkline import sparkline
from journeyctl.score.ranking import RankedPain
from journeyctl.workspace.elements import element_id

LISTS = ("goals", "needs", "jobs", "motivations", "behaviours", "frustrations", "constraints")
"""The lists of a persona, in the order of the card."""

_BETWEEN = 20.0  # above a heading
_CURVE = 58.0
_TOGETHER = 5  # a list that is no longer stands in one column
_WORST = 5  # how many pain points stand on the card


def identity(persona: Persona, identifier: str, facts: Facts, wide: float, look: Look) -> list[Piece]:
    """Return who it is: portrait, name, role, share, basis, parent; names that are long are set smaller."""
    words = look.words
    name = clean(persona.name)
    size = next((size for size in (TITLE, 20.0) if set_text(name, 0, 0, wide, size, bold=True).height <= 3 * size * 1.4), STRONG)  # fmt: skip
    title = set_text(name, 0, 0, wide, size, bold=True)
    pieces = [
        Piece((portrait(identifier, wide - 112 if title.rtl else 0, 0, 112, name),), 112, gap=0),
        Piece((title,), title.height, gap=14),
    ]
    if persona.role:
        role = set_text(persona.role, 0, 0, wide, STRONG, color="muted")
        pieces.append(Piece((role,), role.height, gap=4))
    pieces.append(_basis(persona, facts, wide, look))
    if persona.segment_share is not None:
        pieces.append(_share(persona.segment_share, wide, look))
    if persona.parent:
        text = set_text(
            words("persona.kind-of", parent=facts.name("persona", persona.parent)), 0, 0, wide, BODY
        )
        pieces.append(Piece((text,), text.height, gap=12))
    return pieces


def basis(persona: Persona, facts: Facts) -> str:
    """Return what a persona rests on: `research`, `proto`, or where nobody says so `named` (sound evidence) or `unsaid`."""
    if persona.basis is not None:
        return persona.basis
    return "named" if facts.rests_on(persona.evidence) == "sound" else "unsaid"


def _basis(persona: Persona, facts: Facts, wide: float, look: Look) -> Piece:
    rests = basis(persona, facts)
    words = look.words(f"persona.{rests}")
    role = "evidence" if rests in {"research", "named"} else "assumption"
    text = set_text(words, 22, 4, wide - 30, SMALL, bold=True, color=role)
    tall = text.height + 8
    frame = _frame(wide, tall, role, dashed=role == "assumption")
    return Piece((frame, *sign(role, 7, 6, 10), text), tall, gap=14)


def _frame(wide: float, tall: float, role: str, *, dashed: bool) -> Shape:
    """Return the background of a line that says what something rests on."""
    return Rect(x=0, y=0, width=wide, height=tall, radius=4, fill=f"{role}-soft", stroke=role if dashed else None, dashed=dashed)  # fmt: skip


def _share(share: float, wide: float, look: Look) -> Piece:
    text = set_text(look.words("persona.share", share=look.words.percent(share)), 0, 0, wide, BODY, bold=True)
    bar = meter(0, text.height + 4, wide, share, "accent")
    return Piece((text, *bar), text.height + 8, gap=14)


def heading(words: str, wide: float, kind: str = "") -> Piece:
    """Return a heading that stays with what follows."""
    text = set_text(words, 16 if kind else 0, 0, wide - (16 if kind else 0), BODY, bold=True, color="accent")
    return Piece((*(sign(kind, 0, 3, 10) if kind else ()), text), text.height, gap=_BETWEEN, keeps=True)


def lists(persona: Persona, wide: float, look: Look) -> Iterator[Piece]:
    """Yield the lists of a persona that are not empty, each with its heading."""
    for key in LISTS:
        texts: Sequence[str] = getattr(persona, key)
        short = len(texts) <= _TOGETHER
        for number, words in enumerate(texts):
            if number == 0:
                yield heading(look.words(f"persona.{key}"), wide)
            text = set_text(words, 14, 0, wide - 14, BODY)
            at = 4.0
            if text.rtl:  # the bullet stands where the line begins
                text, at = replace(text, x=0), wide - 4
            bullet = Ellipse(cx=at, cy=text.leading / 2, rx=2, ry=2, fill="rule")
            yield Piece((bullet, text), text.height, gap=5, keeps=short and number + 1 < len(texts))


def evidence(persona: Persona, facts: Facts, wide: float, look: Look) -> Iterator[Piece]:
    """Yield what a persona rests on, with what was said."""
    for number, source in enumerate(facts.sources(persona.evidence)):
        if number == 0:
            yield heading(look.words("persona.evidence"), wide)
        yield _source(source, wide, look)


def _source(source: Source, wide: float, look: Look) -> Piece:
    kind = "evidence" if source.sound else "assumption"
    text = set_text(source_words(source, look.words), 16, 0, wide - 16, SMALL)
    at = 0.0
    if text.rtl:
        text, at = replace(text, x=0), wide - 10
    shapes: tuple[Shape, ...] = (*sign(kind, at, 2, 10), text)
    if source.href:
        shapes = (Group(name=f"evidence:{source.id}", shapes=shapes, title=source.title, href=source.href),)
    return Piece(shapes, text.height, gap=5)


def journeys(identifier: str, facts: Facts, wide: float, look: Look) -> Iterator[Piece]:
    """Yield the journeys of a persona, each with the curve as this persona feels it."""
    for number, name in enumerate(own_journeys(facts, identifier)):
        if number == 0:
            yield heading(look.words("persona.journeys"), wide)
        yield _journey(name, identifier, facts, wide, look)


def _journey(name: str, persona: str, facts: Facts, wide: float, look: Look) -> Piece:
    words, journey = look.words, facts.journeys[name]
    title = set_text(journey.title, 0, 0, wide, BODY, bold=True)
    shapes: list[Shape] = [title]
    bottom = title.height
    if journey.state != "current":
        label, _ = chip(
            words(f"common.state-{journey.state}"), 0, bottom + 2, fill="accent-soft", color="accent"
        )
        shapes.append(label)
        bottom += 24
    coming = list(visits(facts, journey, persona))
    known = [visit.feeling for visit in coming if visit.feeling is not None]
    indent = 0.0
    if len(known) > 1:
        shapes += sparkline([visit.feeling for visit in coming], 0, bottom + 2, wide, _CURVE)
        bottom += _CURVE + 2
    elif known:
        shapes.append(face(7, bottom + 8, 6.5, known[0]))
        indent = 20.0
    text = set_text(felt(coming, look), indent, bottom, wide - indent, SMALL, color="muted")
    shapes.append(text)
    group = Group(name=f"journey:{name}", shapes=tuple(shapes), title=clean(journey.title))
    return Piece((group,), bottom + text.height, gap=12)


def felt(coming: Sequence[Visit], look: Look) -> str:
    """Return in words where a curve is best and where it is worst."""
    known = [(visit.feeling, clean(visit.touchpoint.title)) for visit in coming if visit.feeling is not None]
    if not known:
        return look.words("persona.no-feeling")
    best, worst = max(known, key=lambda one: one[0]), min(known, key=lambda one: one[0])
    if len(known) == 1:
        return look.words("persona.feels-one", only=best[1])
    if best[0] == worst[0]:
        return look.words("persona.feels-same")
    return look.words("persona.feels", best=best[1], worst=worst[1])


def worst_pains(identifier: str, facts: Facts) -> list[RankedPain]:
    """Return the pain points that a persona meets, the worst first."""
    return [pain for pain in facts.ranked.values() if meets(facts, identifier, pain.case)]


def pains(identifier: str, facts: Facts, wide: float, look: Look) -> Iterator[Piece]:
    """Yield the worst pain points that a persona meets, with their scores as bars and numbers."""
    for number, pain in enumerate(worst_pains(identifier, facts)[:_WORST]):
        if number == 0:
            yield heading(look.words("persona.pains"), wide)
        yield _pain(pain, wide, look)


def _pain(pain: RankedPain, wide: float, look: Look) -> Piece:
    text = set_text(pain.case.pain.statement, 16, 0, wide - 16 - 30, BODY)
    at, left, number = 0.0, 16.0, wide - 26
    if text.rtl:
        text, at, left, number = replace(text, x=30), wide - 10, 0.0, 0.0
    score = set_text(
        look.words.number(pain.score), number, 0, 26, BODY, bold=True, color="pain", align="start" if text.rtl else "end"
    )  # fmt: skip
    bar = meter(left, text.height + 3, wide - 16, pain.score / 100, "pain", rtl=text.rtl)
    detail = f"pain:{pain.case.id}"
    group = Group(
        name=detail, shapes=(*sign("pain", at, 3, 10), text, score, *bar), title=clean(pain.case.pain.statement), detail=detail
    )  # fmt: skip
    return Piece((group,), text.height + 8, gap=9)


def pain_id(pain: RankedPain) -> str:
    """Return the id of a pain point within its journey."""
    return element_id(pain.case.pain)
