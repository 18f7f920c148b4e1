"""The decisions of a journey for readers: what was decided, when, by whom and why, what it accepts, and what it rests on."""

from collections.abc import Iterator, Sequence

from journeyctl.model.journey import Decision
from journeyctl.model.settings import LIMITS
from journeyctl.render.board import Block, Bullets, Heading, Pairs, Paragraph
from journeyctl.render.decided import Decided
from journeyctl.render.details import source_words
from journeyctl.render.facts import Facts
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.words import Words
from journeyctl.score.leverage import full_id
from journeyctl.workspace.elements import element_id


def decisions_of(facts: Facts, journey: str, words: Words) -> tuple[Decided, ...]:
    """Return the decisions of a journey, in its order."""
    return tuple(_decided(facts, journey, one, words) for one in facts.journeys[journey].decisions)


def _decided(facts: Facts, journey: str, decision: Decision, words: Words) -> Decided:
    return Decided(
        id=f"decision:{journey}/{element_id(decision)}",
        title=clean(decision.title),
        day=words.day(decision.date) if decision.date else "",
        by=words.list([facts.name("team", team) for team in decision.by]),
        because=clean(decision.because or ""),
        accepts=tuple(_accepted(facts, journey, one, words) for one in dict.fromkeys(decision.accepts)),
        evidence=tuple(source_words(source, words) for source in facts.sources(decision.evidence)),
    )


def _accepted(facts: Facts, journey: str, reference: str, words: Words) -> tuple[str, str]:
    """Return something that may get worse in words, and the id of its detail if it is a pain point."""
    if reference in LIMITS:
        return words(f"decisions.accepts-{reference}"), ""
    name = full_id(reference, journey)
    pain = facts.pains.get(name)
    return (clean(pain.statement), f"pain:{name}") if pain else (clean(reference), "")


def when_and_who(decided: Decided) -> str:
    """Return the day of a decision and who decided, as far as it says so."""
    return " · ".join(part for part in (decided.day, decided.by) if part)


def decisions_in_words(decisions: Sequence[Decided], words: Words) -> Iterator[Block]:
    """Yield decisions below a heading of their own; nothing where there are none."""
    if decisions:
        yield Heading(2, words("decisions.title"))
    for one in decisions:
        yield Heading(3, one.title)
        told = (("date", one.day), ("by", one.by), ("because", one.because))
        pairs = tuple((words(f"decisions.{key}"), text) for key, text in told if text)
        if pairs:
            yield Pairs(pairs)
        yield from _listed(words("decisions.accepts"), [text for text, _ in one.accepts])
        yield from _listed(words("common.evidence"), one.evidence)


def _listed(label: str, texts: Sequence[str]) -> Iterator[Block]:
    if len(texts) == 1:
        yield Pairs(((label, texts[0]),))
    elif texts:
        yield Paragraph(f"{label}:")
        yield Bullets(tuple(texts))


def decision_notes(decisions: Sequence[Decided], words: Words) -> Iterator[str]:
    """Yield what a speaker can say of decisions, a line for each."""
    for one in decisions:
        told = words.noted(one.title, words.row([part for part in (one.day, one.by) if part]))
        yield words.pair(words("decisions.one"), told)
