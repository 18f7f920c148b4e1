"""No field is overlooked: whatever key of the format is taken away from a full file, the difference says so."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from render.stress import CASES, opened

from diff.made import compared
from journeyctl._discover import load_module, module_names
from journeyctl.diff import formats
from journeyctl.diff.compare import compare
from journeyctl.diff.difference import Difference, Look, Version
from journeyctl.model.evidence import Evidence
from journeyctl.model.fields import keys_of
from journeyctl.model.journey import Decision, Journey, Stage
from journeyctl.model.metric import Metric
from journeyctl.model.pain import Gain, Opportunity, PainPoint
from journeyctl.model.persona import Persona
from journeyctl.model.plan import Initiative, Plan
from journeyctl.model.settings import Settings
from journeyctl.model.touchpoint import Touchpoint

METRIC = {
    "id": "nps", "title": "NPS", "type": "nps", "polarity": "higher_is_better", "unit": "x", "scale": {"min": 1, "max": 5},
    "baseline": 1, "target": 2, "points": [{"date": "2026-01-01", "value": 3}], "from": {"evidence": "e"}, "expect": {"at_least": 1},
    "owner": "t",
}  # fmt: skip
PAIN = {
    "id": "p", "statement": "P", "severity": [2, 4], "frequency": 0.4, "personas": ["ana"], "confidence": 0.5, "business_impact": 2,
    "conversion_loss": 0.1, "detection": 3, "status": "fixing", "first_seen": "2026-01-02", "owner": "t", "root_cause": "R",
    "workaround": "W", "same_as": ["o/x"], "evidence": ["e"],
}  # fmt: skip
GAIN = {"id": "g", "statement": "G", "personas": ["ana"], "evidence": ["e#q"]}
OPPORTUNITY = {
    "id": "o", "statement": "O", "addresses": ["p"], "customer_value": 5, "business_value": 6, "effort": 1.5, "confidence": 0.4,
    "owner": "t", "evidence": ["e"],
}  # fmt: skip
TOUCHPOINT = {
    "id": "t1", "title": "T", "summary": "S", "channel": "web", "initiator": "company", "optional": True, "personas": ["ana"],
    "moment": "truth", "moment_reason": "M", "actions": ["A"], "thoughts": ["T"], "needs": ["N"],
    "emotion": {"score": 1, "words": ["w"], "by_persona": {"ana": 2}, "evidence": ["e"]}, "importance": {"customer": 1, "business": 2},
    "satisfaction": 2, "duration": "5m", "wait": "6m", "events": ["x"], "evidence": ["e"], "services": ["s"], "physical_evidence": ["P"],
    "frontstage": ["F"], "backstage": ["B"], "support": ["S"], "systems": ["s"], "policies": ["P"], "owner": "t", "journey": "k",
    "metrics": [METRIC], "pain_points": [PAIN], "gains": [GAIN], "opportunities": [OPPORTUNITY], "resolves": ["o/x"],
    "next": [{"to": "t1", "share": 0.5, "when": "W"}],
}  # fmt: skip
STAGE = {
    "id": "s", "title": "S", "phase": "service", "goal": "G", "summary": "S", "starts_when": "A", "ends_when": "B", "owner": "t",
    "journey": "k", "evidence": ["e"], "metrics": [{**METRIC, "id": "m2"}], "touchpoints": [TOUCHPOINT],
}  # fmt: skip
DECISION = {
    "id": "d", "title": "D", "date": "2026-01-01", "by": ["t"], "because": "B", "accepts": ["peak_end", "p"], "evidence": ["e"],
}  # fmt: skip
JOURNEY = {
    "title": "J", "summary": "S", "state": "future", "compares_to": "k", "personas": ["ana"], "scenario": "S", "goal": "G",
    "starts_when": "A", "ends_when": "B", "owner": "t", "stakeholders": [{"team": "t", "role": "R", "approved": "2026-01-01"}],
    "reviewed": "2026-01-01", "review_every": 90, "volume": 5, "value": 6, "source": "S", "tags": ["x"], "evidence": ["e"],
    "metrics": [{**METRIC, "id": "m1"}], "stages": [STAGE], "decisions": [DECISION],
}  # fmt: skip
FULL: dict[str, dict[str, Any]] = {
    "j.journey.yaml": JOURNEY,
    "ana.persona.yaml": {
        "name": "Ana", "role": "R", "basis": "proto", "segment_share": 0.4, "quote": "Q", "summary": "S", "goals": ["G"], "needs": ["N"],
        "jobs": ["J"], "motivations": ["M"], "behaviours": ["B"], "frustrations": ["F"], "constraints": ["C"], "parent": "bo", "evidence": ["e"],
    },
    "e.evidence.yaml": {
        "title": "E", "type": "survey", "date": "2026-01-01", "n": 4, "source": "e.csv", "sha256": "0" * 64, "collected_by": "t",
        "valid_for": 90, "summary": "S", "columns": {"score": "rating"}, "scale": {"min": 1, "max": 5}, "personas": ["ana"],
        "quotes": [{"id": "q", "text": "Q", "persona": "ana"}],
    },
    "p.plan.yaml": {
        "title": "P", "summary": "S", "owner": "t", "initiatives": [{
            "id": "i", "title": "I", "for": ["j/o"], "owner": "t", "due": "2026-01-01", "status": "done", "effort": 4, "ticket": "T",
            "expects": {"metric": "j/nps", "to": 1}, "measured": {"value": 2, "date": "2026-01-01", "evidence": ["e"]},
        }],
    },
    "journeyctl.yaml": {
        "title": "W", "lang": "de", "scales": {"emotion": {"min": -3}}, "phases": ["one"], "channels": {"web": {"kind": "online"}},
        "teams": {"t": {}}, "systems": {"s": {}}, "services": {"s": {}}, "exclude": ["x/"], "lint": {"fail_on": "info"},
        "scoring": {"currency": "EUR"}, "regression": {"peak_end": 0.5, "below_zero": 0.2, "severity": "off", "complete": 1, "evidenced": 0}, "theme": {"accent": "#112233"}, "lanes": ["actions"],
    },
}  # fmt: skip
MODELS = {
    Journey: JOURNEY, Stage: STAGE, Touchpoint: TOUCHPOINT, PainPoint: PAIN, Gain: GAIN, Opportunity: OPPORTUNITY, Metric: METRIC,
    Decision: DECISION, Persona: FULL["ana.persona.yaml"], Evidence: FULL["e.evidence.yaml"], Plan: FULL["p.plan.yaml"],
    Initiative: FULL["p.plan.yaml"]["initiatives"][0], Settings: FULL["journeyctl.yaml"],
}  # fmt: skip
REQUIRED = {
    "title",
    "statement",
    "name",
    "text",
    "type",
    "metric",
    "to",
    "team",
    "date",
    "value",
    "score",
    "min",
    "max",
}
ONLY_IDS = {"id"}


def texts(files: dict[str, dict[str, Any]]) -> dict[str, str]:
    return {path: json.dumps(data) for path, data in files.items()}


def places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every key that may be left out."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in REQUIRED | ONLY_IDS and (*path, key)[-2:] != ("from", "evidence"):
                yield (*path, key)
            yield from places(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from places(value, (*path, index))


PLACES = [(path, place) for path, data in FULL.items() for place in places(data)]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_full_files_have_every_key(model: type) -> None:
    assert set(MODELS[model]) == set(keys_of(model))


def test_the_full_files_are_the_same_as_themselves() -> None:
    found = compared(texts(FULL), texts(FULL))
    assert (found.changes, found.unknown) == ((), ())


@pytest.mark.parametrize(
    ("path", "place"), PLACES, ids=lambda one: one if isinstance(one, str) else ".".join(map(str, one))
)
def test_a_key_that_is_taken_away_is_told(path: str, place: tuple[str | int, ...]) -> None:
    less = copy.deepcopy(FULL)
    inner: Any = less[path]
    for part in place[:-1]:
        inner = inner[part]
    del inner[place[-1]]
    found = compared(texts(FULL), texts(less))
    assert found.unknown == ()
    changes = found.changes
    assert {change.side.path for change in changes} == {path}
    keys = [part for part in place[-3:] if isinstance(part, str)]  # `next.0.share` is told as `next[t1]`
    assert any(
        change.how in ("removed", "added") or any(key in change.field for key in keys) for change in changes
    )
    one = Difference("W", "", Version("a"), Version("b"), changes)
    for name in module_names(formats):
        assert load_module(formats, name).render([one], Look())


@pytest.mark.parametrize("case", CASES)
def test_hard_workspaces_are_compared(case: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("empty")
    plain, hard = opened(root, "one touchpoint"), opened(root, case)
    assert compare(hard, hard).changes == ()
    for before, after in ((plain, hard), (hard, plain)):
        one = Difference("W", "", Version("a"), Version("b"), compare(before, after).changes)
        for name in module_names(formats):
            assert load_module(formats, name).render([one], Look(width=60))
