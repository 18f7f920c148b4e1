"""More about a pain point or an opportunity, for readers who ask: its numbers, what they rest on, who answers for it."""

from collections.abc import Iterable

from journeyctl.model.pain import PainPoint
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.model.values import Interval
from journeyctl.render.board import Block, Bullets, Detail, Heading, Pairs, Paragraph, Quote
from journeyctl.render.facts import Facts, Source
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.words import Words
from journeyctl.workspace.elements import element_id


def pain_details(
    facts: Facts, journey: str, touchpoints: Iterable[Touchpoint], words: Words
) -> tuple[Detail, ...]:
    """Return what is known of all pain points of some touchpoints of a journey."""
    return tuple(
        pain_detail(facts, journey, pain, element_id(pain), words)
        for touchpoint in touchpoints
        for pain in touchpoint.pain_points
    )


def pain_detail(facts: Facts, journey: str, pain: PainPoint, identifier: str, words: Words) -> Detail:
    """Return what is known of a pain point of a journey; the id of the detail is `pain:journey/identifier`."""
    name = f"{journey}/{identifier}"
    return Detail(
        id=f"pain:{name}",
        kind="pain",
        title=clean(pain.statement),
        text=(*_score(facts, name, words), Pairs(tuple(_pairs(facts, name, pain, words))), *_rest(facts, pain.evidence, words)),
    )  # fmt: skip


def _score(facts: Facts, name: str, words: Words) -> tuple[Block, ...]:
    ranked = facts.ranked.get(name)
    if ranked is None:
        return ()
    numbers = [one.value for one in ranked.inputs]
    guessed = [words(f"details.input-{one.name}") for one in ranked.inputs if one.assumed]
    return (
        Paragraph(words("details.score", score=words.number(ranked.score), rank=ranked.rank)),
        Paragraph(f"{facts.method.formula} = {facts.method.worked(numbers)}"),
        *((Paragraph(words("details.guessed", inputs=words.list(guessed))),) if guessed else ()),
    )


def _pairs(facts: Facts, name: str, pain: PainPoint, words: Words) -> Iterable[tuple[str, str]]:
    if pain.severity is not None:
        yield words("common.severity"), severity_words(facts, pain.severity, words)
    if pain.frequency is not None:
        yield words("common.frequency"), share_words(pain.frequency, words)
    if pain.personas:
        yield words("common.personas"), words.list([facts.name("persona", one) for one in pain.personas])
    yield words("details.status"), words(f"details.status-{pain.status}")
    for decision in facts.accepted.get(name, ()):
        day = words.day(decision.date) if decision.date else ""
        yield words("decisions.accepted"), words.noted(clean(decision.title), day)
    if pain.first_seen:
        yield words("details.first-seen"), words.day(pain.first_seen)
    if pain.owner:
        yield words("common.owner"), facts.name("team", pain.owner)
    if pain.root_cause:
        yield words("details.root-cause"), clean(pain.root_cause)
    if pain.workaround:
        yield words("details.workaround"), clean(pain.workaround)


def severity_words(facts: Facts, severity: Interval, words: Words) -> str:
    """Return a severity with the words of its scale: `4 (some give up)`, `2 to 3`."""
    low, high = severity
    if low != high:
        return words("details.range", low=words.number(low), high=words.number(high))
    label = (facts.workspace.settings.scales.severity.labels or {}).get(f"{low:g}")
    return words.noted(words.number(low), clean(label or ""))


def share_words(share: Interval, words: Words) -> str:
    """Return a share, or between what it lies: `62 %`, `30 % to 60 %`."""
    low, high = share
    if low == high:
        return words.percent(low)
    return words("details.range", low=words.percent(low), high=words.percent(high))


def _rest(facts: Facts, references: Iterable[str], words: Words) -> Iterable[Block]:
    """Yield what a claim rests on: its sources, and the quotes among them."""
    sources = facts.sources(references)
    yield Heading(3, words("common.evidence"))
    if not sources:
        yield Paragraph(words("details.no-evidence"))
        return
    yield Bullets(tuple(source_words(source, words) for source in sources))
    for source in sources:
        if source.quote:
            speaker = facts.name("persona", source.speaker) if source.speaker else source.title
            yield Quote(source.quote, speaker)


def source_words(source: Source, words: Words) -> str:
    """Return a source in words: its title, what it is, when, and of how many."""
    return words.noted(source.title, source_note(source, words))


def source_note(source: Source, words: Words) -> str:
    """Return what a source is, of how many, and when."""
    told = [words(f"details.evidence-{source.kind}")]
    if source.n is not None:
        told.append(words("details.n", n=words.number(source.n)))
    if source.date is not None:
        told.append(source.date.isoformat())
    if not source.sound and source.kind != "assumption":
        told.append(words("details.expired"))
    return words.row(told)
