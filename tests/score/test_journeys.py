"""How good journeys and stages are."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workspace.files import workspace

from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey
from journeyctl.score.completeness import claimed, journey_facts, sound_evidence
from journeyctl.score.journeys import Freshness, JourneyScore, Loss, freshness, score_journeys

TODAY = date(2026, 11, 22)
FILES = {
    "ana.persona.yaml": "name: Ana\n",
    "kid.persona.yaml": "name: Kid\nparent: ana\n",
    "bo.persona.yaml": "name: Bo\n",
    "talks.evidence.yaml": "title: Talks\ntype: interview\n",
    "guess.evidence.yaml": "title: Guess\ntype: assumption\n",
}
ORDER = """\
title: First order
personas: [ana, bo]
reviewed: 2026-10-06
review_every: 90
stages:
  - id: find
    title: I look around
    phase: awareness
    goal: To know
    touchpoints:
      - id: search
        title: I search
        emotion: 1
        channel: web
        evidence: [talks]
        next: [{to: compare, share: 0.9}]
      - id: compare
        title: I compare
        emotion: {score: -1, by_persona: {bo: 2}}
        evidence: [guess]
        pain_points:
          - {id: slow, statement: It is slow, severity: 3}
          - {id: gone, statement: It was there, status: fixed}
          - {id: never, statement: It stays, status: wontfix}
        next: [{to: pay, share: 0.7}]
  - id: buy
    title: I pay
    touchpoints:
      - id: pay
        title: I go to checkout
        emotion: -2
        personas: [ana]
        pain_points: [{id: fee, statement: It is dear, status: accepted}]
        gains: [{statement: It is quick, evidence: [talks]}]
      - id: thanks
        title: I get a message
  - {id: later, title: Later, journey: again}
"""


def scores(
    root: Path, files: Mapping[str, str], pains: Mapping[str, float] | None = None, persona: str | None = None
) -> list[JourneyScore]:
    found = workspace(root, {**FILES, **files})
    journeys = {file.id: journey for file, journey in found.documents(Journey)}
    return score_journeys(found, journeys, pains or {}, TODAY, persona)


def lost(loss: Loss | None) -> tuple[str, str, float, bool] | None:
    return (loss.touchpoint, loss.title, round(loss.share, 9), loss.assumed) if loss else None


def test_a_journey(tmp_path: Path) -> None:
    pains = {"order/slow": 40.5, "order/fee": 60.0, "order/gone": 99.0, "else/slow": 7.0}
    [found] = scores(tmp_path, {"order.journey.yaml": ORDER}, pains)
    assert (found.id, found.title, found.state, found.touchpoints) == ("order", "First order", "current", 4)
    assert found.curve is not None
    assert found.curve.emotions == (0.5, -0.5, -1)
    assert (found.pains, found.load) == (2, 100.5)  # fixed and not wanted are over
    assert found.freshness == Freshness(47, 43)
    assert found.completion == pytest.approx(0.63)
    assert lost(found.worst_loss) == ("compare", "I compare", 0.27, False)
    assert (found.claims, found.evidenced) == (9, 2 / 9)
    assert [stage.id for stage in found.stages] == ["order/find", "order/buy", "order/later"]


def test_its_stages(tmp_path: Path) -> None:
    pains = {"order/slow": 40.5, "order/fee": 60.0}
    [journey] = scores(tmp_path, {"order.journey.yaml": ORDER}, pains)
    find, buy, later = journey.stages
    assert (find.title, find.phase, find.touchpoints, find.detail) == ("I look around", "awareness", 2, None)
    assert find.curve is not None
    assert (find.curve.emotions, find.curve.peak_end) == ((0.5, -0.5), -0.5)
    assert (find.pains, find.load) == (1, 40.5)
    assert find.lost == pytest.approx(0.37)
    assert (find.claims, find.evidenced) == (5, 1 / 5)
    assert buy.curve is not None
    assert (buy.curve.emotions, buy.pains, buy.load, buy.lost) == ((-1,), 1, 60, 0)
    assert (buy.claims, buy.evidenced) == (4, 1 / 4)
    # A stage weighs 4, a touchpoint 9, a pain point 7; what is filled: the stage, two touchpoints, a severity.
    assert find.complete == pytest.approx((4 + 6 + 4 + 2) / (4 + 18 + 21))
    assert buy.complete == pytest.approx((2 + 2) / (4 + 18 + 7))
    assert (later.curve, later.pains, later.load, later.complete) == (None, 0, 0, None)
    assert (later.claims, later.evidenced, later.detail, later.lost) == (0, None, "again", 0)


@pytest.mark.parametrize("state", ["current", "future"])
def test_stages_are_as_complete_as_their_journey(tmp_path: Path, state: str) -> None:
    """What the stages and the journey's own fields hold is all that the journey holds."""
    found = workspace(tmp_path, {**FILES, "order.journey.yaml": ORDER + f"state: {state}\n"})
    journey = found.journey("order")
    assert journey is not None
    sound = sound_evidence(((file.id, item) for file, item in found.documents(Evidence)), TODAY)
    facts = journey_facts("order", journey, sound)
    stages = [stage.facts(sound) for stage in claimed(journey).stages]
    assert sum(stage.claims for stage in stages) == facts.claims
    resting = sum(stage.claims * stage.evidenced for stage in stages if stage.evidenced is not None)
    assert resting / facts.claims == pytest.approx(facts.evidenced)
    # A journey's fields weigh 15 and hold 5 here; of a later state 10 and the same: `personas`, `reviewed`, `stages`.
    own, touchpoint = (15, 9) if state == "current" else (10, 7)
    totals = [4 + 2 * touchpoint + 21, 4 + 2 * touchpoint + 7, 0]
    filled = sum(
        total * stage.complete
        for total, stage in zip(totals, stages, strict=True)
        if stage.complete is not None
    )
    assert (filled + 5) / (own + sum(totals)) == pytest.approx(facts.complete)


@pytest.mark.parametrize(
    ("persona", "emotions"),
    [
        (None, (0.5, -0.5, -1)),
        ("ana", (0.5, -0.5, -1)),
        ("kid", (0.5, -0.5, -1)),  # comes where ana comes
        ("bo", (0.5, 1)),
        ("stranger", None),
    ],
)
def test_the_curve_of_one_persona(
    tmp_path: Path, persona: str | None, emotions: tuple[float, ...] | None
) -> None:
    [found] = scores(tmp_path, {"order.journey.yaml": ORDER}, persona=persona)
    assert (found.curve.emotions if found.curve else None) == emotions
    assert (found.stages[1].curve is None) == (persona in ("bo", "stranger"))


def test_a_journey_of_nobody_is_felt_by_all(tmp_path: Path) -> None:
    text = "title: A\nstages: [{title: S, touchpoints: [{title: T, emotion: 2}]}]\n"
    [found] = scores(tmp_path, {"a.journey.yaml": text}, persona="bo")
    assert found.curve is not None
    assert found.curve.emotions == (1,)


def test_another_scale_of_emotions(tmp_path: Path) -> None:
    text = "title: A\nstages: [{title: S, touchpoints: [{title: T, emotion: 4}]}]\n"
    files = {"journeyctl.yaml": "scales: {emotion: {min: 1, max: 5}}\n", "a.journey.yaml": text}
    [found] = scores(tmp_path, files)
    assert found.curve is not None
    assert found.curve.emotions == (0.5,)


@pytest.mark.parametrize("state", ["future", "ideal"])
def test_a_state_that_is_not_there_yet_has_no_load(tmp_path: Path, state: str) -> None:
    text = ORDER + f"state: {state}\n"
    [found] = scores(tmp_path, {"order.journey.yaml": text}, {"order/slow": 40.5})
    assert (found.state, found.load, found.pains) == (state, None, 2)
    assert [stage.load for stage in found.stages] == [None, None, None]
    assert found.curve is not None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", (None, None)),
        ("review_every: 90\n", (None, None)),
        ("reviewed: 2026-11-22\n", (0, None)),
        ("reviewed: 2026-11-21\nreview_every: 90\n", (1, 89)),
        ("reviewed: 2026-08-24\nreview_every: 90d\n", (90, 0)),
        ("reviewed: 2026-08-23\nreview_every: 90\n", (91, -1)),
        ("reviewed: 2027-01-01\nreview_every: 90\n", (0, 90)),
    ],
)
def test_freshness(tmp_path: Path, written: str, expected: tuple[int | None, int | None]) -> None:
    journey = workspace(tmp_path, {"a.journey.yaml": f"title: A\n{written}"}).journey("a")
    assert journey is not None
    assert freshness(journey, TODAY) == Freshness(*expected)


def test_an_empty_journey(tmp_path: Path) -> None:
    [found] = scores(tmp_path, {"a.journey.yaml": "title: A\n"})
    assert (found.curve, found.completion, found.worst_loss, found.stages) == (None, None, None, ())
    assert (found.touchpoints, found.pains, found.load, found.complete, found.evidenced) == (0, 0, 0, 0, None)


STEP = "{{title: {name}, id: {name}, next: [{{to: {to}, share: {share}}}]}}"


@pytest.mark.parametrize(
    ("shares", "completion", "worst"),
    [
        ((0.9, 0.5, 0.8), 0.36, ("b", 0.45)),
        ((0.5, 0.2, 1), 0.1, ("a", 0.5)),
        ((0.5, 0, 1), 0, ("a", 0.5)),  # as many leave at the second; the first is told
        ((1, 1, 1), 1, None),
    ],
)
def test_where_customers_are_lost(
    tmp_path: Path, shares: tuple[float, ...], completion: float, worst: tuple[str, float] | None
) -> None:
    steps = [
        STEP.format(name=name, to=to, share=share)
        for name, to, share in zip("abc", "bcd", shares, strict=True)
    ]
    text = f"title: A\nstages:\n  - title: S\n    touchpoints: [{', '.join(steps)}]\n  - {{title: E, touchpoints: [{{title: d}}]}}\n"
    [found] = scores(tmp_path, {"a.journey.yaml": text})
    assert found.completion == pytest.approx(completion)
    told = lost(found.worst_loss)
    assert (told and (told[0], told[2])) == worst
    assert found.stages[0].lost == pytest.approx(1 - completion)


def test_a_loss_behind_a_guess_is_marked(tmp_path: Path) -> None:
    text = (
        "title: A\nstages:\n  - title: S\n    touchpoints:\n"
        "      - {title: a, next: [{to: b}, {to: c}]}\n      - {title: b, next: [{to: d, share: 0.2}]}\n"
        "      - {title: c}\n  - {title: E, touchpoints: [{title: d}]}\n"
    )
    [found] = scores(tmp_path, {"a.journey.yaml": text})
    assert lost(found.worst_loss) == ("b", "b", 0.4, True)


quick: Callable[[Callable[..., None]], Callable[..., None]] = settings(
    deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@quick
@given(st.permutations(["c", "a", "b"]))
def test_unmoved_by_the_order_of_files(tmp_path: Path, folders: list[str]) -> None:
    """Files are read in the order of their paths: the same files in other folders are read in another order."""
    names = ("order", "again", "third")
    files = {f"{folder}/{name}.journey.yaml": ORDER for folder, name in zip(folders, names, strict=True)}
    found = scores(tmp_path / "".join(folders), files, {f"{name}/slow": 1.0 for name in names})
    assert [score.id for score in found] == ["again", "order", "third"]
    assert len({score.load for score in found}) == 1
    assert found[1] == scores(tmp_path / "one", {"order.journey.yaml": ORDER}, {"order/slow": 1.0})[0]
