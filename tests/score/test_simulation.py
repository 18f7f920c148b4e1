"""How sure an order is, and what would settle it."""

from pathlib import Path

import pytest
from workspace.files import write

from journeyctl.score.learning import lessons
from journeyctl.score.ranking import PainMethod, rank
from journeyctl.score.simulation import enough_worlds, simulate
from score.small import FILES, WEIGHTS, cases, journey, ranked

SURE = {
    "a.journey.yaml": journey(
        "id: one, statement: P, severity: 5, frequency: 0.5, evidence: [census]",
        "id: two, statement: P, severity: 3, frequency: 0.5, evidence: [census]",
    )
}
CLOSE = {
    "a.journey.yaml": journey(
        "id: known, statement: P, severity: 3, frequency: 0.51, evidence: [census]",
        "id: vague, statement: P, severity: [2, 4], frequency: 0.5, evidence: [census]",
        "id: far, statement: P, severity: 1, frequency: [0.01, 0.02], evidence: [count]",
    )
}


def test_what_is_known_stands_where_it_stands(tmp_path: Path) -> None:
    simulation = simulate(ranked(tmp_path, SURE), 50, 1)
    assert simulation.intervals == ((1, 1), (2, 2))
    assert simulation.before_next == (1,)
    assert simulation.first == (1, 0)


def test_equal_pains_come_before_each_other_in_half_of_the_worlds(tmp_path: Path) -> None:
    rows = [
        f"id: {name}, statement: P, severity: 3, frequency: 1, evidence: [census]" for name in ("one", "two")
    ]
    twins = ranked(tmp_path, {"a.journey.yaml": journey(*rows)})
    assert simulate(twins, 2_000, 1).before_next[0] == pytest.approx(0.5, abs=0.05)


def test_a_range_makes_ranks_open(tmp_path: Path) -> None:
    ranking = ranked(tmp_path, CLOSE)
    simulation = simulate(ranking, 600, 1)
    assert [pain.case.id for pain in ranking.pains] == ["a/known", "a/vague", "a/far"]
    assert simulation.intervals == ((1, 2), (1, 2), (3, 3))
    # `vague` has severity 2, 3 or 4, and 3 is a little less bad than `known`.
    assert simulation.before_next[0] == pytest.approx(2 / 3, abs=0.06)
    assert simulation.before_next[1] == 1
    assert sum(simulation.first) == pytest.approx(1)


def test_the_same_seed_gives_the_same_worlds(tmp_path: Path) -> None:
    ranking = ranked(tmp_path, CLOSE)
    assert simulate(ranking, 200, 7) == simulate(ranking, 200, 7)
    assert simulate(ranking, 200, 7) != simulate(ranking, 200, 8)


def test_other_files_change_no_draw(tmp_path: Path) -> None:
    more = {
        **CLOSE,
        "0.journey.yaml": journey("id: z, statement: P, severity: 1, frequency: 0, evidence: [count]"),
    }
    one, other = ranked(tmp_path / "a", CLOSE), ranked(tmp_path / "b", more)
    assert simulate(one, 300, 1).intervals == simulate(other, 300, 1).intervals[:3]


def test_pains_that_hang_on_one_unknown_move_together(tmp_path: Path) -> None:
    files = {
        "cy.persona.yaml": "name: Cy\n",
        "a.journey.yaml": journey(
            "id: one, statement: P, severity: 5, frequency: 0.5, evidence: [census]",
            "id: two, statement: P, severity: 4, frequency: 0.5, evidence: [census]",
            touchpoint="personas: [cy]\n        importance: {customer: 4}",
        ),
    }
    ranking = ranked(tmp_path, files)
    assert all(pain.inputs[2].uncertain for pain in ranking.pains)
    assert simulate(ranking, 200, 1).before_next == (1,)


def test_nothing_to_rank(tmp_path: Path) -> None:
    ranking = ranked(tmp_path, {"a.journey.yaml": "title: A\n"})
    assert (simulate(ranking, 10, 1).intervals, lessons(ranking)) == ((), [])


def test_fewer_worlds_for_very_many_pains() -> None:
    assert [enough_worlds(pains) for pains in (0, 3, 500, 1_000, 10_000)] == [1000, 1000, 1000, 500, 200]


def test_what_to_learn_first(tmp_path: Path) -> None:
    found = lessons(ranked(tmp_path, CLOSE))
    assert [(lesson.pains[0].case.id, lesson.input.name) for lesson in found] == [("a/vague", "severity")]
    [lesson] = found
    # Severity 2, 3 or 4, each in a third of the outcomes: in one of them it would be dealt with first.
    score = PainMethod("priority", WEIGHTS).score
    gain = score([4, 0.5, 0.9, 3, 0.9]) - score([3, 0.51, 0.9, 3, 0.9])
    assert lesson.points == pytest.approx(gain / 3, rel=0.05)
    assert lesson.first == pytest.approx(1 / 3, abs=0.02)
    assert lesson.places == pytest.approx(1 / 3, abs=0.02)
    assert lesson.how == "watch those who meet it, or talk to them"


def test_what_changes_nothing_is_not_worth_learning(tmp_path: Path) -> None:
    far = {
        "a.journey.yaml": journey(
            "id: one, statement: P, severity: 5, frequency: [0.8, 0.9], evidence: [count]",
            "id: two, statement: P, severity: 1, frequency: [0.1, 0.2], evidence: [count]",
        )
    }
    assert lessons(ranked(tmp_path, far)) == []


def test_the_order_of_files_changes_no_byte(tmp_path: Path) -> None:
    texts = {
        f"{name}.journey.yaml": text
        for name, text in (("x", CLOSE["a.journey.yaml"]), ("y", SURE["a.journey.yaml"]))
    }
    one = list(cases(tmp_path / "a", texts).values())
    write(tmp_path / "b", {**FILES, **dict(reversed(texts.items()))})
    other = list(cases(tmp_path / "b", {}).values())
    method = PainMethod("priority", WEIGHTS)
    assert simulate(rank(one, method), 100, 1) == simulate(rank(other[::-1], method), 100, 1)


def test_equal_pains_share_their_ranks_and_the_first_place(tmp_path: Path) -> None:
    rows = [
        f"id: {name}, statement: P, severity: 3, frequency: 0.5, evidence: [census]"
        for name in ("a", "b", "c")
    ]
    ranking = ranked(tmp_path, {"a.journey.yaml": journey(*rows)}, "severity-frequency")
    simulation = simulate(ranking, 20, 1)
    assert simulation.intervals == ((1, 1), (1, 1), (1, 1))
    assert simulation.first == pytest.approx((1 / 3, 1 / 3, 1 / 3))


def test_what_to_learn_follows_the_order_of_the_method(tmp_path: Path) -> None:
    files = {
        "a.journey.yaml": journey(
            "id: known, statement: P, severity: 4, frequency: 0.9, detection: 1, evidence: [census]",
            "id: vague, statement: P, severity: [3, 5], frequency: 0.1, detection: 1, evidence: [census]",
        )
    }
    ranking = ranked(tmp_path, files, "rpn")
    assert [pain.case.id for pain in ranking.pains] == ["a/known", "a/vague"]
    [lesson] = lessons(ranking)
    assert (lesson.pains[0].case.id, lesson.input.name) == ("a/vague", "severity")
    assert lesson.first == pytest.approx(1 / 3, abs=0.02)
    assert lesson.points == 0  # the numbers do not rank here


def test_what_hangs_on_one_unknown_is_learned_together(tmp_path: Path) -> None:
    shared = "personas: [cy]\n        importance: {customer: 4}"
    known = "personas: [ana]\n        importance: {customer: 4}"
    files = {
        "cy.persona.yaml": "name: Cy\n",
        "a.journey.yaml": journey(
            "id: one, statement: P, severity: 5, frequency: 0.5, evidence: [census]",
            "id: two, statement: P, severity: 4, frequency: 0.5, evidence: [census]",
            touchpoint=shared,
        ),
        "b.journey.yaml": journey(
            "id: other, statement: P, severity: 2, frequency: 0.5, evidence: [census]", touchpoint=known
        ),
    }
    [lesson] = lessons(ranked(tmp_path, files))
    assert (lesson.input.name, lesson.input.source) == ("reach", "cy")
    assert [pain.case.id for pain in lesson.pains] == ["a/one", "a/two"]


def test_learning_agrees_with_ranking_anew(tmp_path: Path) -> None:
    ranking = ranked(tmp_path, CLOSE)
    [lesson] = lessons(ranking)
    [vague] = lesson.pains
    others = [pain.score for pain in ranking.pains if pain is not vague]
    score = ranking.method.score
    outcomes = [score([severity, *(one.value for one in vague.inputs[1:])]) for severity in (2, 3, 4)]
    worst = max(others)
    expected = sum(max(outcome, worst) for outcome in outcomes) / 3 - max(worst, sum(outcomes) / 3)
    assert lesson.points == pytest.approx(expected, rel=0.05)
