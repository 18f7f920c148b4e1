"""Fields in words: whatever a map can hold is called by a word in every language, and its values are read as people read them."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any, Literal, get_args, get_origin

import pytest

from journeyctl.diff.change import What
from journeyctl.diff.things import children_keys
from journeyctl.model.evidence import Evidence, Quote
from journeyctl.model.fields import model_fields
from journeyctl.model.journey import Decision, Journey, Stage
from journeyctl.model.metric import Metric
from journeyctl.model.pain import Gain, Opportunity, PainPoint
from journeyctl.model.persona import Persona
from journeyctl.model.plan import Initiative, Plan
from journeyctl.model.settings import VOCABULARIES, Channel, Phase, Service, Settings, System, Team
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.render.facts import Facts
from journeyctl.render.grid.field_words import FieldWords
from journeyctl.render.versions import Plain
from journeyctl.render.words import Words, languages
from render.boards import TODAY
from render.two_versions import opened

MODELS = {
    Settings: What.SETTINGS, Phase: What.PHASE, Channel: What.CHANNEL, Team: What.TEAM, System: What.SYSTEM, Service: What.SERVICE,
    Persona: What.PERSONA, Evidence: What.EVIDENCE, Quote: What.QUOTE, Journey: What.JOURNEY, Stage: What.STAGE,
    Touchpoint: What.TOUCHPOINT, Metric: What.METRIC, PainPoint: What.PAIN_POINT, Gain: What.GAIN, Opportunity: What.OPPORTUNITY,
    Decision: What.DECISION, Plan: What.PLAN, Initiative: What.INITIATIVE,
}  # fmt: skip
FILES = {
    "journeyctl.yaml": "teams: {till: {title: The till}}\nchannels: {web: {title: Website}}\n",
    "order.journey.yaml": "title: I order\nstages: [{id: s, title: S, touchpoints: [{id: pay, title: I pay, pain_points: [{id: fee, statement: A late fee}]}]}]\n",
    "back.journey.yaml": "title: I return\nstages: [{id: s, title: S, touchpoints: [{id: pay, title: I get money}]}]\n",
    "ana.persona.yaml": "name: Ana\n",
    "talks.evidence.yaml": "title: Ten talks\ntype: interview\nquotes: [{id: dear, text: It is dear}]\n",
}
NAMES = {"id", "title", "statement", "name", "text"}
SAME = {"ulwick", "rice", "ice"}
"""Ways to score that go by the same name everywhere."""


def words(language: str) -> FieldWords:
    facts = Facts(opened(FILES), TODAY)
    return FieldWords(Words.of(language), (facts, facts))


def models(annotation: Any) -> Iterator[type]:
    """Yield the models that an annotation speaks of."""
    if is_dataclass(annotation) and isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from models(part)


def choices(annotation: Any) -> Iterator[str]:
    """Yield the words of the closed vocabularies that an annotation speaks of."""
    if get_origin(annotation) is Literal:
        yield from (one for one in get_args(annotation) if isinstance(one, str))
        return
    for part in get_args(annotation):
        yield from choices(part)


def keys(model: type, skipped: frozenset[str] = frozenset()) -> Iterator[tuple[str, Any]]:
    """Yield all keys that stand in a thing, with their annotations; those of things that change by themselves are left out."""
    for key, (annotation, attribute) in model_fields(model).items():
        if attribute in skipped or key in NAMES:
            continue
        yield key, annotation
        for inner in models(annotation):
            if inner not in MODELS:
                yield from keys(inner)


EVERY = sorted(
    {
        (key, choice)
        for model, what in MODELS.items()
        for key, annotation in keys(model, children_keys(what) | {"phases", *VOCABULARIES} if model is Settings else children_keys(what))
        for choice in ("", *choices(annotation))
    }
)  # fmt: skip


def test_there_are_many_fields() -> None:
    assert len({key for key, _ in EVERY}) > 100
    assert ("status", "wontfix") in EVERY
    assert ("type", "focus-group") in EVERY


@pytest.mark.parametrize("language", languages())
def test_every_field_is_called_by_a_word(language: str) -> None:
    told = words(language)
    assert not [key for key, _ in EVERY if not told.knows(key)]


@pytest.mark.parametrize("language", ["ja"])
def test_every_word_of_a_closed_vocabulary_is_told(language: str) -> None:
    """Japanese has letters of its own: a word that is not told stays as it is written."""
    told = words(language)
    left = {
        choice
        for key, choice in EVERY
        if choice and told.value(f"lint.{key}" if choice in {"error", "warning", "info"} else key, choice, 1) == choice
    }  # fmt: skip
    assert left <= SAME
    assert told.value("type", "nps", 1) == "NPS"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("emotion", "Emotion"), ("emotion.words", "Emotion (words)"), ("emotion.by_persona.ana", "Emotion (Ana)"), ("wait", "Waiting time"),
        ("next[pay]", "Next (“I pay”)"), ("stakeholders[till]", "Stakeholders (The till)"), ("points[2026-06-30]", "Measured (30 June 2026)"),
        ("lint.severity.silent-lane", "Checks (Severity, silent-lane)"), ("scoring.weights.reach", "Scoring (Weights, Reach)"),
        ("measured.evidence", "Measured effect (Evidence)"), ("theme.colors.pain", "Look (Colours, Pain point)"), ("own_key", "own_key"),
    ],
)  # fmt: skip
def test_labels(path: str, told: str) -> None:
    assert words("en").label(path, "order") == told


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("channel", "web", "Website"), ("owner", "till", "The till"), ("channel", "none", "none"), ("personas", ("ana",), "Ana"),
        ("resolves", ("order/fee",), "“A late fee”"), ("addresses", ("fee",), "“A late fee”"), ("evidence", ("talks#dear", "talks"), "“It is dear”, “Ten talks”"),
        ("compares_to", "order", "“I order”"), ("accepts", ("peak_end", "fee"), "Peak-end, “A late fee”"),
        ("reviewed", "2026-11-01", "1 November 2026"), ("reviewed", "soon", "soon"), ("frequency", (0.3, 0.6), "30\u00a0% to 60\u00a0%"),
        ("severity", 4, "4"), ("segment_share", 0.215, "22\u00a0%"), ("optional", True, "yes"), ("status", "wontfix", "will not be fixed"),
        ("status", "done", "done"), ("lint.severity.silent-lane", "off", "off"), ("regression.peak_end", "off", "off"), ("lanes", ("pains",), "Pain points"),
        ("next[pay]", {"share": 0.2, "when": "it is late"}, "Share: 20\u00a0%, When: “it is late”"), ("source", "error", "error"),
        ("scales.severity.labels.1", "bad", "bad"), ("points[2026-06-30]", {"counts": {"1": 3}}, "Answers: 1: 3"),
    ],
)  # fmt: skip
def test_values(path: str, value: Plain, told: str) -> None:
    assert words("en").value(path, value, 1, "order") == told


def test_a_short_id_that_several_journeys_have_means_that_of_its_own() -> None:
    told = words("en")
    assert told.value("to", "pay", 1, "back") == "“I get money”"
    assert told.value("to", "pay", 1, "order") == "“I pay”"
    assert told.value("to", "pay", 1) == "pay"
