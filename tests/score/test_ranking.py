"""The four methods, and the order they give."""

from collections.abc import Iterable
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl._discover import module_names
from journeyctl.model.settings import Scoring, Weights
from journeyctl.score import pain_methods
from journeyctl.score.pain_methods import loss, priority, rpn, severity_frequency
from journeyctl.score.ranking import PainMethod, Ranking
from score.small import WEIGHTS, journey, ranked

METHODS = [name.replace("_", "-") for name in module_names(pain_methods)]


def ids(ranking: Ranking) -> list[tuple[int, str]]:
    return [(pain.rank, pain.case.id) for pain in ranking.pains]


def test_risk_priority_numbers_that_are_equal_are_ranked_apart() -> None:
    severe, frequent = (9, 3, 5), (5, 9, 3)
    assert rpn.risk_priority_number(*severe) == rpn.risk_priority_number(*frequent) == 135
    assert rpn.severity_first(*severe) > rpn.severity_first(*frequent)
    # A deadly, rare fault that is easily noticed has a small number and still comes first.
    assert rpn.risk_priority_number(10, 2, 2) == 40
    assert rpn.severity_first(10, 2, 2) > rpn.severity_first(*severe)


@pytest.mark.parametrize(
    ("severity", "frequency", "score", "band"),
    [(1, 0.0, 1, "low"), (4, 0.62, 16, "high"), (3, 0.8, 12, "medium"), (5, 0.6, 15, "high"), (2, 0.61, 8, "medium"),
     (5, 0.2, 5, "low"), (5, 1.0, 25, "high")],
)  # fmt: skip
def test_severity_times_frequency(severity: float, frequency: float, score: int, band: str) -> None:
    assert severity_frequency.scorer(WEIGHTS)([severity, frequency]) == score
    assert severity_frequency.band(score, []) == band


def test_money_that_is_lost() -> None:
    assert loss.scorer(WEIGHTS)([10_000, 0.3, 0.1, 40]) == pytest.approx(12_000)


def test_weights_are_exponents() -> None:
    even = Weights(severity=1)
    numbers = [4, 0.5, 0.6, 3, 0.7]
    product = 0.8 * 0.5 * 0.6 * 0.6 * 0.7
    assert priority.scorer(even)(numbers) == pytest.approx(100 * product ** (1 / 5))
    assert priority.scorer(WEIGHTS)(numbers) == pytest.approx(100 * (0.8 * product) ** (1 / 6))
    only = Weights(severity=3, frequency=0, reach=0, importance=0, confidence=0)
    assert priority.inputs(only) == ("severity",)
    assert priority.scorer(only)([4]) == pytest.approx(80)
    assert priority.formula(only) == "100 x (severity^3)^(1/3)"
    assert priority.worked(numbers, even) == "100 x (0.8 x 0.5 x 0.6 x 0.6 x 0.7)^(1/5)"
    assert priority.scorer(WEIGHTS)([5, 1, 1, 5, 1]) == 100
    assert priority.scorer(WEIGHTS)([5, 0, 1, 5, 1]) == 0


def test_settings_know_every_method() -> None:
    assert set(METHODS) == set(get_args(get_type_hints(Scoring)["method"]))


@pytest.mark.parametrize("name", METHODS)
def test_every_method_says_what_it_does(name: str) -> None:
    method = PainMethod(name, WEIGHTS)
    for heading in ("Formula", "Source", "Limits"):
        assert len(method.part(heading)) > 20, f"{name} has no paragraph `{heading}:`"
    if name == "priority":
        assert method.part("Formula") == method.formula
    assert method.formula
    assert method.unit


_PARTS = {
    "severity": st.floats(1, 5), "frequency": st.floats(0, 1), "reach": st.floats(0, 1), "importance": st.floats(1, 5),
    "confidence": st.floats(0, 1), "detection": st.floats(1, 5), "conversion_loss": st.floats(0, 1),
    "attempts": st.floats(0, 1e6), "value": st.floats(0, 1e4),
}  # fmt: skip


@pytest.mark.parametrize("name", METHODS)
@settings(deadline=None, max_examples=80)
@given(data=st.data())
def test_scores_are_in_range_and_never_fall_when_a_pain_gets_worse(name: str, data: st.DataObject) -> None:
    weights = Weights(**{part: data.draw(st.sampled_from([0.5, 1, 2])) for part in priority.INPUTS})
    method = PainMethod(name, weights)
    numbers = [data.draw(_PARTS[part]) for part in method.inputs]
    score = method.score(numbers)
    assert 0 <= score <= (method.most or float("inf"))
    index = data.draw(st.integers(0, len(numbers) - 1))
    worse = [*numbers]
    worse[index] = max(numbers[index], data.draw(_PARTS[method.inputs[index]]))
    assert method.score(worse) >= score * (1 - 1e-12)
    assert method.order(worse) >= method.order(numbers) or worse[index] - numbers[index] < 1e-9


@pytest.mark.parametrize("name", METHODS)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_the_formula_that_is_printed_gives_the_score(name: str, data: st.DataObject) -> None:
    method = PainMethod(name, Weights(reach=0.5))
    numbers = [data.draw(_PARTS[part]) for part in method.inputs]
    text = method.worked(numbers).replace(",", "").replace(" x ", " * ").replace("^", "**")
    assert eval(text) == pytest.approx(method.score(numbers), rel=2e-3, abs=1e-3)


FILES = {
    "a.journey.yaml": journey(
        "id: bad, statement: P, severity: 5, frequency: 0.5, evidence: [count]",
        "id: small, statement: P, severity: 1, frequency: 0.5, evidence: [count]",
        "id: gone, statement: P, severity: 5, frequency: 0.9, status: fixed",
        "id: never, statement: P, severity: 5, frequency: 0.9, status: wontfix",
        "id: twin, statement: P, severity: 1, frequency: 0.5, evidence: [count]",
    ),
    "b.journey.yaml": journey("id: same, statement: P, severity: 4, frequency: 0.5, evidence: [count], same_as: [a/bad]"),
}  # fmt: skip


def test_the_worst_comes_first_and_equal_ones_share_a_rank(tmp_path: Path) -> None:
    ranking = ranked(tmp_path, FILES)
    assert ids(ranking) == [(1, "a/bad"), (2, "a/small"), (2, "a/twin")]
    assert ranking.pains[0].case.journeys == ("a", "b")
    assert [case.id for case in ranking.over] == ["a/gone", "a/never"]
    found = ranking.find("b/same")
    assert found is not None
    assert found.case.id == "a/bad"
    assert ranking.find("a/gone") is None


def test_the_worst_of_those_that_are_the_same_stands_for_all(tmp_path: Path) -> None:
    worse = {**FILES, "b.journey.yaml": FILES["b.journey.yaml"].replace("frequency: 0.5", "frequency: 1")}
    assert ids(ranked(tmp_path, worse))[0] == (1, "b/same")


def test_without_numbers_there_is_no_loss(tmp_path: Path) -> None:
    ranking = ranked(tmp_path, FILES, "loss")
    assert ranking.pains == ()
    assert {case.id: why for case, why in ranking.unscored} == {
        "a/bad": "journey `a` does not say its `volume`", "a/small": "journey `a` does not say its `volume`",
        "a/twin": "journey `a` does not say its `volume`", "b/same": "journey `b` does not say its `volume`",
    }  # fmt: skip
    some = {**FILES, "b.journey.yaml": "volume: 100\n" + FILES["b.journey.yaml"]}
    assert {case.id: why for case, why in ranked(tmp_path, some, "loss").unscored}["b/same"] == (
        "journey `b` does not say its `value`"
    )
    money = {**FILES, "b.journey.yaml": "volume: 100\nvalue: 10\n" + FILES["b.journey.yaml"]}
    [pain] = ranked(tmp_path, money, "loss").pains
    assert pain.case.id == "b/same"
    assert pain.score == pytest.approx(100 * 0.5 * 0.15 * 10)


_PAIN = st.tuples(
    st.integers(1, 5), st.sampled_from([0, 0.1, 0.5, 0.9, 1]), st.sampled_from(["count", "talks", "guess"])
)


@settings(deadline=None, max_examples=15)
@given(st.lists(_PAIN, min_size=2, max_size=6))
def test_the_order_of_keys_and_files_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, pains: list[tuple[int, float, str]]
) -> None:
    one = ranked(tmp_path_factory.mktemp("a"), {"x.journey.yaml": _whole(pains, range(len(pains)))})
    other = ranked(
        tmp_path_factory.mktemp("b"), {"x.journey.yaml": _whole(pains, reversed(range(len(pains))))}
    )
    assert ids(one) == ids(other)
    assert [pain.score for pain in one.pains] == [pain.score for pain in other.pains]


def _whole(pains: list[tuple[int, float, str]], order: Iterable[int]) -> str:
    rows = []
    for i in order:
        severity, frequency, evidence = pains[i]
        keys = [
            f"id: p{i}",
            "statement: P",
            f"severity: {severity}",
            f"frequency: {frequency}",
            f"evidence: [{evidence}]",
        ]
        rows.append(", ".join(keys if i % 2 else keys[::-1]))
    return journey(*rows)
