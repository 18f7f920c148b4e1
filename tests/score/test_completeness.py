"""How complete a journey is, and how much of it rests on evidence: one line that managers read."""

from datetime import date
from pathlib import Path

import pytest
from workspace.files import workspace

from journeyctl.model.evidence import Evidence
from journeyctl.model.settings import EmotionScale
from journeyctl.score.completeness import JourneyFacts, journey_facts, sound_evidence
from journeyctl.score.emotion import normalised

TODAY = date(2026, 11, 22)
FILES = {
    "study.evidence.yaml": "title: A\ntype: interview\ndate: 2026-11-01\nvalid_for: 90\n",
    "last.evidence.yaml": "title: B\ntype: survey\ndate: 2026-08-24\nvalid_for: 90\n",
    "old.evidence.yaml": "title: C\ntype: survey\ndate: 2026-08-23\nvalid_for: 90\n",
    "guess.evidence.yaml": "title: D\ntype: assumption\n",
}


def facts(root: Path, text: str) -> JourneyFacts:
    found = workspace(root, {**FILES, "a.journey.yaml": text})
    journey = found.journey("a")
    assert journey is not None
    evidence = ((file.id, item) for file, item in found.documents(Evidence))
    return journey_facts("a", journey, sound_evidence(evidence, TODAY))


def touchpoints(*evidence: str) -> str:
    rows = "".join(f"      - {{title: T, evidence: [{names}]}}\n" for names in evidence)
    return f"title: A\nstages:\n  - title: S\n    touchpoints:\n{rows}"


@pytest.mark.parametrize(
    ("evidence", "claims", "share"),
    [
        (["study"], 1, 1.0),
        (["study", ""], 2, 0.5),
        (["last"], 1, 1.0),  # the last day counts
        (["old"], 1, 0.0),
        (["guess"], 1, 0.0),
        (["guess, old, study"], 1, 1.0),
        (["none-such"], 1, 0.0),
        (["study", "guess", "old", ""], 4, 0.25),
    ],
)
def test_what_claims_rest_on(tmp_path: Path, evidence: list[str], claims: int, share: float) -> None:
    found = facts(tmp_path, touchpoints(*evidence))
    assert (found.claims, found.evidenced) == (claims, share)


def test_pains_gains_and_emotions_are_claims_of_their_own(tmp_path: Path) -> None:
    text = (
        "title: A\nstages:\n  - title: S\n    touchpoints:\n      - title: T\n        evidence: [study]\n"
        "        emotion: {score: 1, evidence: [guess]}\n"
        "        pain_points: [{statement: P, evidence: [study]}]\n        gains: [{statement: G}]\n"
    )
    found = facts(tmp_path, text)
    assert (found.claims, found.evidenced) == (4, 0.5)


def test_a_journey_that_claims_nothing(tmp_path: Path) -> None:
    found = facts(tmp_path, "title: A\n")
    assert (found.id, found.title, found.complete, found.claims, found.evidenced) == ("a", "A", 0, 0, None)


def test_each_field_that_is_filled_makes_a_journey_more_complete(tmp_path: Path) -> None:
    text = "title: A\n"
    last = 0.0
    for line in ("goal: g", "owner: o", "scenario: s", "reviewed: 2026-11-01", "starts_when: s", "ends_when: e",
                 "metrics: [{title: M}]", "personas: [p]", "stakeholders: [{team: t}]"):  # fmt: skip
        text += line + "\n"
        now = facts(tmp_path, text).complete
        assert now > last
        last = now
    assert facts(tmp_path, text + "stages: [{title: S, journey: b}]\n").complete == 1


@pytest.mark.parametrize(
    ("score", "low", "high", "expected"),
    [(-2, -2, 2, -1), (0, -2, 2, 0), (2, -2, 2, 1), (1, 1, 5, -1), (4, 1, 5, 0.5), (9, 1, 5, 1), (-9, 1, 5, -1), (3, 2, 2, 0)],
)  # fmt: skip
def test_emotions_of_any_scale(score: float, low: float, high: float, expected: float) -> None:
    assert normalised(score, EmotionScale(min=low, max=high)) == expected
