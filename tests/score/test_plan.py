"""What to do with the days there are: what is chosen, what each initiative brings, and why the others are left out."""

from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workspace.files import workspace

from journeyctl.score.plan import PlanChoice, choose
from score.small import FILES, TODAY

A = """\
title: A
stages:
  - title: S
    touchpoints:
      - title: T
        pain_points:
          - {id: p, statement: P, same_as: [b/p]}
          - {id: q, statement: Q, status: fixed}
        opportunities:
          - {id: half, statement: O, customer_value: 80, business_value: 60, evidence: [log], confidence: 0.5, addresses: [p]}
          - {id: ten, statement: O, customer_value: 10, business_value: 10, evidence: [log], confidence: 1}
          - {id: thirty, statement: O, customer_value: 30, business_value: 30, evidence: [log], confidence: 1}
          - {id: alone, statement: O, business_value: 40, evidence: [log], confidence: 0.5}
          - {id: stand-in, statement: O, evidence: [log], confidence: 0.5, addresses: [p, b/p, q]}
          - {id: nothing, statement: O, evidence: [log], confidence: 0.5, addresses: [q]}
          - {id: zero, statement: O, customer_value: 0, business_value: 0}
          - {id: unsure, statement: O, customer_value: 10, confidence: 0}
"""
B = """\
title: B
stages:
  - title: S
    touchpoints:
      - title: T
        pain_points: [{id: p, statement: P}]
        opportunities: [{id: o, statement: O, customer_value: 50, business_value: 50, evidence: [log], confidence: 1}]
"""
LATER = "title: L\nstate: future\nstages: [{title: S, touchpoints: [{title: T, opportunities: [{id: o, statement: O, customer_value: 9}]}]}]\n"
# So much evidence that the team's own word is what counts.
LOG = {"log.evidence.yaml": "title: Log\ntype: events\nn: 900000000000\ndate: 2026-11-22\n"}
SCORES = {"a/p": 60.0, "b/p": 64.0, "a/q": 99.0}


def plan(*initiatives: str) -> str:
    rows = "".join(f"  - {{title: T, {one}}}\n" for one in initiatives)
    return f"title: P\ninitiatives:\n{rows}"


def chosen(
    root: Path, budget: float | None, *initiatives: str, more: Mapping[str, str] | None = None, journeys: list[str] | None = None,
    plans: list[str] | None = None,
) -> PlanChoice:  # fmt: skip
    files = {
        "a.journey.yaml": A,
        "b.journey.yaml": B,
        "l.journey.yaml": LATER,
        "p.plan.yaml": plan(*initiatives),
    }
    found = workspace(root, {**FILES, **LOG, **files, **(more or {})})
    return choose(found, TODAY, budget, SCORES, journeys, plans)


def taken(choice: PlanChoice) -> list[tuple[str, float]]:
    return [(one.candidate.id, one.worth) for one in choice.chosen]


def reasons(choice: PlanChoice) -> dict[str, str]:
    return {one.candidate.id: one.reason for one in choice.left_out}


@pytest.mark.parametrize(
    ("name", "worth", "assumed", "origin"),
    [
        ("half", 35, False, "written"),
        ("alone", 20, True, "`business_value` alone: nobody has written `customer_value`"),
        ("stand-in", 32, True, "nobody has written a value: the priority of `b/p` stands in"),
        ("zero", 0, True, "written"),  # of no evidence, so that its confidence is a default
    ],
)
def test_what_an_opportunity_is_worth(
    tmp_path: Path, name: str, worth: float, assumed: bool, origin: str
) -> None:
    one = chosen(tmp_path, 10).worths[f"a/{name}"]
    assert one.value is not None
    assert (one.total, one.assumed, one.value.origin) == (worth, assumed, origin)


def test_what_is_worth_nothing_says_why(tmp_path: Path) -> None:
    worths = chosen(tmp_path, 10).worths
    assert {name: one.reason for name, one in worths.items() if not one.total} == {
        "a/nothing": "nobody has written a value, and it addresses no open pain point with a score",
        "a/zero": "its value is 0: written",
        "a/unsure": "its confidence is 0",
    }


def test_the_best_set_in_the_order_of_what_it_brings_a_day(tmp_path: Path) -> None:
    choice = chosen(
        tmp_path, 30, "id: both, for: [a/half, a/ten], effort: 20", "id: b, for: [b/o], effort: 10", "id: small, for: [a/ten], effort: 1",
        "id: slow, for: [a/thirty], effort: 20",
    )  # fmt: skip
    assert taken(choice) == [("p/b", 50), ("p/both", 45)]
    assert (choice.effort, choice.worth, choice.budget, choice.proven) == (30, 95, 30, True)
    assert [one.serves for one in choice.chosen] == [("b/o",), ("a/half", "a/ten")]
    assert [one.per_day for one in choice.chosen] == [5, 2.25]
    assert choice.possible == 35 + 10 + 30 + 20 + 32 + 50
    # With 20 days more what is slow would fit as well.
    assert (choice.next_days, choice.next_worth) == (20, 30)
    assert reasons(choice) == {
        "p/slow": "brings less for its days than what was chosen (1.50 a day, the others 2.25 and more): 20 d, nothing is left",
        "p/small": "everything it answers is served already by `p/both`",
    }
    assert [one.id for one in choice.unanswered] == ["a/stand-in", "a/alone"]


def test_what_two_answer_counts_once(tmp_path: Path) -> None:
    choice = chosen(
        tmp_path, None, "id: x, for: [a/half, b/o], effort: 10", "id: y, for: [b/o, a/ten], effort: 30"
    )
    assert taken(choice) == [("p/x", 85), ("p/y", 10)]
    assert choice.chosen[1].serves == ("a/ten",)
    assert choice.chosen[1].candidate.answers == ("a/ten", "b/o")
    assert choice.chosen[1].candidate.alone == 60
    assert (choice.effort, choice.worth, choice.next_days, choice.next_worth) == (40, 95, None, None)


def test_why_something_is_left_out(tmp_path: Path) -> None:
    choice = chosen(
        tmp_path, 50,
        "id: in, for: [b/o], effort: 36",
        "id: done, for: [a/ten], effort: 9, status: done",
        "id: dropped, for: [a/thirty], effort: 1, status: dropped",
        "id: e-silent, for: [a/half]",
        "id: f-nothing, effort: 3",
        "id: g-later, for: [l/o], effort: 3",
        "id: h-worthless, for: [a/nothing], effort: 3",
        "id: i-served, for: [a/ten], effort: 3",
        "id: j-served, for: [b/o, a/ten], effort: 40",
        "id: k-huge, for: [a/half], effort: 60",
        "id: l-big, for: [a/thirty, a/stand-in], effort: 45",
        "id: m-slow, for: [a/alone], effort: 40",
        "id: n-both, for: [a/ten, a/nothing], effort: 2",
    )  # fmt: skip
    assert taken(choice) == [("p/l-big", 62)]
    assert reasons(choice) == {
        "p/in": "does not fit: 36 d, 5 d are left, and no set with it brings more",
        "p/e-silent": "nobody has written its `effort`",
        "p/f-nothing": "answers no opportunity",
        "p/g-later": "answers no opportunity of a current state: `l/o`",
        "p/h-worthless": "answers no opportunity that has a worth: `a/nothing`, "
        "nobody has written a value, and it addresses no open pain point with a score",
        "p/i-served": "everything it answers is served already by `p/done`",
        "p/j-served": "brings less for its days than what was chosen (1.25 a day, the others 1.38 and more): 40 d, 5 d are left",
        "p/k-huge": "does not fit: 60 d, the budget is 50 d",
        "p/m-slow": "brings less for its days than what was chosen (0.50 a day, the others 1.38 and more): 40 d, 5 d are left",
        "p/n-both": "everything it answers is served already by `p/done`",
    }


@pytest.mark.parametrize(
    ("budget", "left"),
    [(37.0, "1 d is left"), (36.0, "nothing is left"), (36.1, "0.1 d are left"), (39.5, "3.5 d are left")],
)
def test_how_much_is_left(tmp_path: Path, budget: float, left: str) -> None:
    choice = chosen(tmp_path, budget, "id: x, for: [b/o], effort: 36", "id: y, for: [a/half], effort: 4")
    assert taken(choice) == [("p/x", 50)]
    assert reasons(choice) == {"p/y": f"does not fit: 4 d, {left}, and no set with it brings more"}


def test_what_would_fit_alone_is_told_from_what_is_too_big(tmp_path: Path) -> None:
    choice = chosen(tmp_path, 36, "id: x, for: [b/o], effort: 36", "id: y, for: [a/half], effort: 36")
    assert reasons(choice) == {
        "p/y": "brings less for its days than what was chosen (0.97 a day, the others 1.39 and more): 36 d, nothing is left"
    }


def test_what_is_done_brings_nothing_more(tmp_path: Path) -> None:
    choice = chosen(tmp_path, 50, "id: x, for: [b/o, a/ten], effort: 5", "id: y, for: [b/o], status: done")
    assert taken(choice) == [("p/x", 10)]
    assert choice.worths["b/o"].case.served_by == ("p/y",)


def test_only_the_journeys_that_are_asked_about(tmp_path: Path) -> None:
    initiatives = (
        "id: x, for: [a/half, b/o], effort: 10",
        "id: y, for: [a/ten], effort: 1",
        "id: z, effort: 1",
    )
    choice = chosen(tmp_path, 50, *initiatives, journeys=["b"])
    assert taken(choice) == [("p/x", 50)]
    assert (choice.left_out, list(choice.worths)) == ((), ["b/o"])


def test_only_the_plans_that_are_asked_about(tmp_path: Path) -> None:
    """Else it chose the cheaper one of the other plan, and called the asked one served by it."""
    more = {"q.plan.yaml": plan("id: cheap, for: [b/o], effort: 1", "id: was, for: [a/ten], status: done")}
    initiatives = ("id: x, for: [b/o], effort: 10", "id: y, for: [a/ten], effort: 5", "id: z, effort: 1")
    choice = chosen(tmp_path, 50, *initiatives, more=more, plans=["p"])
    assert taken(choice) == [("p/x", 50)]
    # What is done is done, whichever plan it stands in.
    assert reasons(choice) == {
        "p/y": "everything it answers is served already by `q/was`",
        "p/z": "answers no opportunity",
    }
    assert taken(chosen(tmp_path, 50, *initiatives, more=more)) == [("q/cheap", 50)]
    assert taken(chosen(tmp_path, 50, *initiatives, more=more, plans=["q"], journeys=["a"])) == []


def test_what_an_initiative_lifts(tmp_path: Path) -> None:
    [one] = chosen(tmp_path, 50, "id: x, for: [a/half, a/stand-in, a/nothing], effort: 10").chosen
    assert (one.candidate.lifts.journeys, one.candidate.lifts.pains) == (("a", "b"), ("a/p", "b/p"))
    assert one.candidate.lifts.score == 64


def test_initiatives_of_every_plan_whatever_the_order_of_the_files(tmp_path: Path) -> None:
    one, two = (
        plan("id: x, for: [b/o], effort: 5"),
        plan("id: x, for: [a/half], effort: 5", "for: [a/ten], effort: 0"),
    )
    seen = [
        taken(chosen(tmp_path / name, 50, more={f"{name}/r.plan.yaml": one, f"{other}/q.plan.yaml": two}))
        for name, other in (("1", "2"), ("2", "1"))
    ]
    assert seen[0] == seen[1] == [("q/t", 10), ("r/x", 50), ("q/x", 35)]


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_other_choice_brings_more(data: st.DataObject, tmp_path: Path) -> None:
    names = ["a/half", "a/ten", "a/thirty", "a/alone", "a/stand-in", "b/o"]
    rows = data.draw(
        st.lists(
            st.tuples(
                st.lists(st.sampled_from(names), max_size=3, unique=True),
                st.sampled_from([0, 1, 2, 5, 8.5, 20]),
            ),
            max_size=5,
        )
    )
    budget = data.draw(st.sampled_from([0, 3, 10, 21.5, 100]))
    initiatives = [
        f"id: i{n}, for: [{', '.join(some)}], effort: {effort}" for n, (some, effort) in enumerate(rows)
    ]
    choice = chosen(tmp_path, budget, *initiatives)
    best = max(
        sum(choice.worths[name].total for name in {name for some, _ in group for name in some})
        for count in range(len(rows) + 1)
        for group in combinations(rows, count)
        if sum(effort for _, effort in group) <= budget
    )
    assert choice.worth == pytest.approx(best)
    assert sum(one.worth for one in choice.chosen) == pytest.approx(choice.worth)
    assert sum(one.effort for one in choice.chosen) == choice.effort <= budget
    assert len(choice.chosen) + len(choice.left_out) == len(rows)


def test_a_plan_of_hundreds_takes_no_time(tmp_path: Path) -> None:
    from time import perf_counter

    opportunities = "".join(
        f"          - {{id: o{n}, statement: O, customer_value: {n % 90 + 10}, evidence: [log], confidence: 0.5, addresses: [p]}}\n"
        for n in range(600)
    )
    big = f"title: C\nstages:\n  - title: S\n    touchpoints:\n      - title: T\n        opportunities:\n{opportunities}"
    initiatives = [f"id: i{n}, for: [c/o{n}, c/o{n + 1}], effort: {n * 7 % 60 + 3}" for n in range(0, 599, 2)]
    files = {
        "a.journey.yaml": A,
        "b.journey.yaml": B,
        "c.journey.yaml": big,
        **LOG,
        "p.plan.yaml": plan(*initiatives),
    }
    found = workspace(tmp_path, files)
    start = perf_counter()
    choice = choose(found, TODAY, 500, SCORES)
    assert perf_counter() - start < 2
    assert choice.proven
    assert 490 < choice.effort <= 500


@pytest.mark.parametrize("budget", [None, 50, 1e308])
@pytest.mark.parametrize(("effort", "told"), [("1.0e+308", "1e+308 d"), ("1000000.5", "1,000,000.5 d")])
def test_an_effort_that_nobody_can_plan_is_left_out(
    tmp_path: Path, budget: float | None, effort: str, told: str
) -> None:
    choice = chosen(
        tmp_path, budget, "id: x, for: [b/o], effort: 5", f"id: y, for: [a/half], effort: {effort}"
    )
    assert (taken(choice), choice.effort, choice.next_days) == ([("p/x", 50)], 5, None)
    assert reasons(choice) == {"p/y": f"cannot be planned: its `effort` is {told}; write at most 1,000,000 d"}


def test_the_most_effort_that_counts(tmp_path: Path) -> None:
    assert taken(chosen(tmp_path, None, "id: x, for: [b/o], effort: 1000000")) == [("p/x", 50)]
    [left_out] = chosen(tmp_path, 50, "id: x, for: [b/o], effort: 1000000").left_out
    assert left_out.reason == "does not fit: 1,000,000 d, the budget is 50 d"


@pytest.mark.parametrize(
    ("effort", "per_day"), [("1.0e-320", None), ("1.0e-7", None), ("0", None), ("0.5", 100)]
)
def test_no_effort_to_speak_of_has_no_worth_for_a_day(
    tmp_path: Path, effort: str, per_day: float | None
) -> None:
    [one] = chosen(tmp_path, 50, f"id: x, for: [b/o], effort: {effort}").chosen
    assert one.per_day == per_day
