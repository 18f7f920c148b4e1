"""The lanes of a map: what stands below each touchpoint, kind by kind."""

from collections.abc import Callable, Iterator, Sequence
from math import ceil

from journeyctl.model.journey import Journey
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.render.board import Item
from journeyctl.render.details import share_words, source_note
from journeyctl.render.facts import Facts
from journeyctl.render.grid.curve_lane import Curve
from journeyctl.render.grid.grid import Lane
from journeyctl.render.grid.places import Places
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import Look
from journeyctl.render.palette import SERIES, feeling
from journeyctl.render.words import Words
from journeyctl.score.emotion import on_scale
from journeyctl.score.metrics import MetricScore
from journeyctl.workspace.elements import element_id

_SHARES = frozenset({"share", "top-box", "top-two-box"})


def journey_lanes(
    facts: Facts, identifier: str, found: Places, look: Look, keys: Sequence[str]
) -> Iterator[Lane]:
    """Yield the lanes of a journey that are asked for and not empty, in that order."""
    for key in keys:
        if key == "emotion":
            lane = emotion_lane(facts, identifier, found, look)
        else:
            lane = item_lane(facts, identifier, found, look, key)
        told = {item.kind for items in lane.cells.values() for item in items}
        if lane.curves or told - {"none"}:
            yield lane


def item_lane(facts: Facts, identifier: str, found: Places, look: Look, key: str, title: str = "") -> Lane:
    """Return the lane of one kind of thing, which may be empty."""
    fill = _LANES[key]
    cells = {
        number: tuple(fill(facts, identifier, touchpoint, look.words))
        for number, touchpoint in found.filled()
    }
    return Lane(
        key=key, title=title or look.words(f"common.{key}"), cells={number: items for number, items in cells.items() if items}
    )  # fmt: skip


def emotion_lane(facts: Facts, identifier: str, found: Places, look: Look) -> Lane:
    """Return the lane of emotions: the curve of all, and one more for each persona that feels something else somewhere."""
    words, journey = look.words, facts.journeys[identifier]
    cells: dict[int, tuple[Item, ...]] = {}
    values: dict[int, tuple[float, str]] = {}
    for number, touchpoint in found.filled():
        value = facts.feeling(touchpoint, look.persona)
        if value is not None:
            values[number] = (value, felt_words(facts, touchpoint, look))
            cells[number] = (Item(kind="emotion", text=values[number][1], value=value),)
    if not values:
        return Lane(key="emotion", title=words("common.emotion"))
    curves = [Curve(title=_whose(facts, look), color="accent", values=values, persona=look.persona or "")]
    if look.persona is None:
        curves += _others(facts, journey, found)
        cells = {number: (*items, *_felt_by(facts, curves, number, words)) for number, items in cells.items()}
    return Lane(
        key="emotion",
        title=words("common.emotion"),
        cells=cells,
        curves=tuple(curves),
        ends=emotion_ends(facts, words),
    )


def emotion_ends(facts: Facts, words: Words) -> tuple[str, str]:
    """Return the words for the best and the worst emotion of the scale, empty where it has words for others only."""
    scale = facts.workspace.settings.scales.emotion
    labels = scale.labels
    if not labels:
        return words("map.feeling-best"), words("map.feeling-worst")
    return clean(labels.get(f"{scale.max:g}", "")), clean(labels.get(f"{scale.min:g}", ""))


def _whose(facts: Facts, look: Look) -> str:
    return facts.name("persona", look.persona) if look.persona else look.words("common.everybody")


def _others(facts: Facts, journey: Journey, found: Places) -> list[Curve]:
    """Return the curves of the personas that feel something else than all somewhere."""
    curves: list[Curve] = []
    personas = [persona for persona in journey.personas if persona in facts.personas]
    for place, persona in enumerate(personas):
        values: dict[int, tuple[float, str]] = {}
        differs = False
        for number, touchpoint in found.filled():
            value = facts.feeling(touchpoint, persona)
            if value is not None and facts.comes(persona, journey, touchpoint):
                values[number] = (value, "")
                differs = differs or value != facts.feeling(touchpoint)
        if differs:
            color = SERIES[(place + 1) % len(SERIES)]
            title = facts.name("persona", persona)
            curves.append(
                Curve(title=title, color=color, values=values, persona=persona, dashed=len(curves) % 2 == 0)
            )
    return curves


def _felt_by(facts: Facts, curves: Sequence[Curve], number: int, words: Words) -> Iterator[Item]:
    """Yield what the personas feel that feel something else than all."""
    whole, *others = curves
    for curve in others:
        if number in curve.values and curve.values[number][0] != whole.values[number][0]:
            value = curve.values[number][0]
            yield Item(
                kind="emotion", text=words.pair(curve.title, scale_word(facts, value, words)), value=value
            )


def felt_words(facts: Facts, touchpoint: Touchpoint, look: Look) -> str:
    """Return an emotion in words: the customers' own, else that of the scale; empty where nobody has written it."""
    emotion = touchpoint.emotion
    if emotion is None:
        return ""
    value = facts.feeling(touchpoint, look.persona) or 0.0
    if emotion.words and value == facts.feeling(touchpoint):
        return clean(", ".join(emotion.words))
    return scale_word(facts, value, look.words)


def scale_word(facts: Facts, value: float, words: Words) -> str:
    """Return the word of the scale for an emotion from -1 to 1 (the nearest one), else its number on the scale.

    A scale without any words has those of the language.
    """
    scale = facts.workspace.settings.scales.emotion
    if not scale.labels:
        return words(f"map.feeling-{feeling(value)}")
    raw = on_scale(value, scale)
    near = min(scale.labels or {}, key=lambda label: (abs(float(label) - raw), label), default=None)
    if near is None or abs(float(near) - raw) > 0.5 * max(1.0, (scale.max / 2 - scale.min / 2) / 5):
        return f"{raw:+.4g}".replace("-", "\u2212") if scale.min < 0 else f"{raw:.4g}"
    return clean((scale.labels or {})[near])


def _plain(kind: str, key: str) -> "_Fill":
    def fill(_facts: Facts, _journey: str, touchpoint: Touchpoint, _words: Words) -> Iterator[Item]:
        for text in getattr(touchpoint, key):
            yield Item(kind=kind, text=clean(text))

    return fill


def _thoughts(_facts: Facts, _journey: str, touchpoint: Touchpoint, words: Words) -> Iterator[Item]:
    for text in touchpoint.thoughts:
        yield Item(kind="thought", text=words.quote(clean(text)))


def _channels(facts: Facts, _journey: str, touchpoint: Touchpoint, _words: Words) -> Iterator[Item]:
    if touchpoint.channel:
        yield Item(kind="channel", text=facts.name("channel", touchpoint.channel))


def pain_items(facts: Facts, journey: str, touchpoint: Touchpoint, words: Words) -> Iterator[Item]:
    """Yield the pain points of a touchpoint, with what a future state solves of today's."""
    for pain in touchpoint.pain_points:
        identifier = element_id(pain)
        ranked = facts.ranked.get(f"{journey}/{identifier}")
        told = []
        if not facts.is_open(pain.status):
            told.append(words(f"details.status-{pain.status}"))
        elif f"{journey}/{identifier}" in facts.accepted:
            told.append(words("details.status-accepted"))
        if ranked is not None:
            told.append(words("map.score", score=words.number(ranked.score)))
        if pain.severity is not None:
            told.append(words("map.severity", severity=_severity(pain.severity, words)))
        if pain.frequency is not None:
            told.append(words("map.met", share=share_words(pain.frequency, words)))
        is_open = facts.is_open(pain.status)
        yield Item(
            kind="pain" if is_open else "solved",
            text=clean(pain.statement),
            name=f"pain:{identifier}",
            note=words.row(told),
            level=max(1, min(5, ceil(ranked.score / 20))) if ranked else None,
            share=ranked.score / 100 if ranked else None,
            detail=f"pain:{journey}/{identifier}",
        )
    for reference in touchpoint.resolves:
        case = facts.cases.get(reference)
        if case is not None:
            yield Item(kind="solved", text=clean(case.pain.statement), note=words("map.solves"))


def _severity(severity: tuple[float, float], words: Words) -> str:
    """Return a severity as a number, or between which numbers it lies."""
    low, high = severity
    if low == high:
        return words.number(low)
    return words("details.range", low=words.number(low), high=words.number(high))


def _gains(_facts: Facts, _journey: str, touchpoint: Touchpoint, _words: Words) -> Iterator[Item]:
    for gain in touchpoint.gains:
        yield Item(kind="gain", text=clean(gain.statement), name=f"gain:{element_id(gain)}")


def _opportunities(facts: Facts, journey: str, touchpoint: Touchpoint, words: Words) -> Iterator[Item]:
    scores = {one.case.id: one for one in facts.opportunities.opportunities}
    for opportunity in touchpoint.opportunities:
        identifier = element_id(opportunity)
        found = scores.get(f"{journey}/{identifier}")
        told = [words("map.rank", rank=found.rank)] if found else []
        if found and found.band:
            told.append(words(f"map.band-{found.band.replace(' ', '-')}"))
        yield Item(
            kind="opportunity",
            text=clean(opportunity.statement),
            name=f"opportunity:{identifier}",
            note=words.row(told),
        )


def _metrics(facts: Facts, journey: str, touchpoint: Touchpoint, words: Words) -> Iterator[Item]:
    for metric in touchpoint.metrics:
        score = facts.metrics.get(f"{journey}/{element_id(metric)}")
        yield Item(kind="metric", text=clean(metric.title), note=metric_words(score, words) if score else "")


def metric_words(score: MetricScore, words: Words) -> str:
    """Return the latest value of a metric and its target in words."""
    told = []
    if score.reading is not None:
        told.append(_value(score.reading.value, score, words))
    if score.target is not None:
        told.append(words("map.target", target=_value(score.target, score, words)))
    return words.row(told)


def _value(value: float, score: MetricScore, words: Words) -> str:
    if score.convention in _SHARES or (score.type in {"csat", "rate"} and 0 <= value <= 1):
        return words.percent(value)
    digits = 0 if float(value).is_integer() or abs(value) >= 100 else 1
    return f"{words.number(value, digits)} {clean(score.unit)}" if score.unit else words.number(value, digits)


def _evidence(facts: Facts, _journey: str, touchpoint: Touchpoint, words: Words) -> Iterator[Item]:
    sources = facts.sources(touchpoint.evidence)
    for source in sources:
        kind = "evidence" if source.sound else "assumption"
        yield Item(kind=kind, text=source.title, note=source_note(source, words), href=source.href)
    if not sources:
        yield Item(kind="none", text=words("map.evidence-none"))


def _systems(facts: Facts, _journey: str, touchpoint: Touchpoint, _words: Words) -> Iterator[Item]:
    known = facts.workspace.settings.systems or {}
    for system in touchpoint.systems:
        team = known[system].team if system in known else None
        yield Item(
            kind="system", text=facts.name("system", system), note=facts.name("team", team) if team else ""
        )


def _services(facts: Facts, _journey: str, touchpoint: Touchpoint, _words: Words) -> Iterator[Item]:
    for service in touchpoint.services:
        yield Item(kind="service", text=facts.name("service", service))


_Fill = Callable[[Facts, str, Touchpoint, Words], Iterator[Item]]

_LANES: dict[str, _Fill] = {
    "actions": _plain("action", "actions"),
    "thoughts": _thoughts,
    "channels": _channels,
    "needs": _plain("need", "needs"),
    "pains": pain_items,
    "gains": _gains,
    "opportunities": _opportunities,
    "metrics": _metrics,
    "evidence": _evidence,
    "systems": _systems,
    "services": _services,
    "frontstage": _plain("frontstage", "frontstage"),
    "backstage": _plain("backstage", "backstage"),
    "support": _plain("support", "support"),
    "physical_evidence": _plain("text", "physical_evidence"),
    "policies": _plain("policy", "policies"),
}
