"""The numbers behind opportunities, and the order that the methods give them."""

from collections.abc import Mapping
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workspace.files import workspace

from journeyctl.score.inputs import Input
from journeyctl.score.opportunities import OpportunityCase, opportunity_cases
from journeyctl.score.opportunity_ranking import OpportunityMethod, OpportunityRanking, rank_opportunities
from score.small import FILES, TODAY, WEIGHTS
from score.test_opportunity_methods import METHODS, PARTS

ALL = "customer_value: 60, business_value: 40, effort: 2"


def journey(
    *opportunities: str, touchpoint: str = "importance: {customer: 5}; satisfaction: 2", top: str = ""
) -> str:
    """Return a journey with opportunities, each as a mapping in brackets, at a touchpoint with two pain points."""
    rows = "".join(f"          - {{statement: Q, {one}}}\n" for one in opportunities)
    keys = "".join(f"        {key}\n" for key in touchpoint.split("; ") if key)
    return (
        f"title: J\npersonas: [ana, bo]\n{top}stages:\n  - title: S\n    touchpoints:\n      - id: t\n        title: T\n"
        f"{keys}        pain_points:\n          - {{id: p, statement: P, evidence: [count]}}\n"
        f"          - {{id: q, statement: Q, evidence: [talks]}}\n        opportunities:\n{rows}"
    )  # fmt: skip


def cases(root: Path, files: Mapping[str, str]) -> dict[str, OpportunityCase]:
    found = workspace(root, {**FILES, **files})
    assert not [problem.message for problem in found.diagnostics]
    return {case.id: case for case in opportunity_cases(found, TODAY)}


def only(root: Path, opportunity: str = ALL, plan: str = "", **keys: str) -> OpportunityCase:
    """Return the one opportunity `a/o` of a workspace."""
    files = {"a.journey.yaml": journey(f"id: o, {opportunity}", **keys)}
    if plan:
        files["p.plan.yaml"] = f"title: P\ninitiatives:\n{plan}"
    return cases(root, files)["a/o"]


def ranked(root: Path, files: Mapping[str, str], method: str = "value-effort") -> OpportunityRanking:
    return rank_opportunities(list(cases(root, files).values()), OpportunityMethod(method, WEIGHTS))


def order(ranking: OpportunityRanking) -> list[tuple[int, str]]:
    return [(one.rank, one.case.id) for one in ranking.opportunities]


@pytest.mark.parametrize("name", METHODS)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_more_customer_value_never_ranks_lower(
    name: str, data: st.DataObject, some: list[OpportunityCase]
) -> None:
    method = OpportunityMethod(name, WEIGHTS)
    drawn = [
        with_numbers(case, {part: data.draw(numbers) for part, numbers in PARTS.items()}) for case in some
    ]
    before = rank_opportunities(drawn, method)
    more = data.draw(st.floats(drawn[1].inputs["customer_value"].value, 100))
    after = rank_opportunities(
        [drawn[0], with_numbers(drawn[1], {"customer_value": more}), *drawn[2:]], method
    )
    assert place(after, drawn[1].id) <= place(before, drawn[1].id)


@pytest.fixture
def some(tmp_path: Path) -> list[OpportunityCase]:
    """Four opportunities of which everything is known."""
    plan = "title: P\ninitiatives: [{title: I, for: [a/o0, a/o1, a/o2, a/o3], effort: 5}]\n"
    files = {"a.journey.yaml": journey(*(f"id: o{n}, {ALL}" for n in range(4))), "p.plan.yaml": plan}
    return list(cases(tmp_path, files).values())


def with_numbers(case: OpportunityCase, numbers: Mapping[str, float]) -> OpportunityCase:
    inputs = {
        name: Input(name, numbers.get(name, one.value), one.origin) for name, one in case.inputs.items()
    }
    return OpportunityCase(
        case.id, case.journey, case.stage, case.touchpoint, case.opportunity, inputs, case.support
    )


def place(ranking: OpportunityRanking, identifier: str) -> int:
    return next(one.rank for one in ranking.opportunities if one.case.id == identifier)


def test_all_numbers_are_known(some: list[OpportunityCase]) -> None:
    assert sorted(some[0].inputs) == sorted(PARTS)


def test_ranked_by_field_then_value_then_effort(tmp_path: Path) -> None:
    files = {
        "b.journey.yaml": journey(
            "id: avoid, customer_value: 40, business_value: 58, effort: 3",
            "id: fill-in, customer_value: 10, business_value: 10, effort: 1",
            "id: bet, customer_value: 100, business_value: 100, effort: 4.5",
            "id: win, customer_value: 50, business_value: 50, effort: 2",
        ),
        "a.journey.yaml": journey(
            "id: quicker, customer_value: 60, business_value: 40, effort: 1",
            "id: same, customer_value: 40, business_value: 60, effort: 2",
            "id: more, customer_value: 90, business_value: 80, effort: 2",
        ),
    }
    ranking = ranked(tmp_path, files)
    assert [(one.rank, one.case.id, one.score, one.band) for one in ranking.opportunities] == [
        (1, "a/more", 85, "quick win"), (2, "a/quicker", 50, "quick win"), (3, "a/same", 50, "quick win"),
        (3, "b/win", 50, "quick win"), (5, "b/bet", 100, "big bet"), (6, "b/fill-in", 10, "fill-in"),
        (7, "b/avoid", 49, "avoid"),
    ]  # fmt: skip


def test_the_order_of_files_changes_nothing(tmp_path: Path) -> None:
    texts = [journey(f"id: o, {ALL}"), journey("id: o, customer_value: 70, effort: 4", "id: x, effort: 1")]
    plan = "title: P\ninitiatives: [{title: I, for: [a/o, b/o], effort: 5}, {id: j, title: J, for: [b/x], effort: 2}]\n"
    seen: list[list[tuple[int, str, float]]] = []
    for number, (first, second) in enumerate(permutations(["1", "2"])):
        files = {
            f"{first}/a.journey.yaml": texts[0],
            f"{second}/b.journey.yaml": texts[1],
            f"{second}/p.plan.yaml": plan,
        }
        ranking = ranked(tmp_path / str(number), files, "rice")
        assert [case.id for case, _ in ranking.unscored] == ["b/x"]
        seen.append([(one.rank, one.case.id, one.score) for one in ranking.opportunities])
        every = list(cases(tmp_path / str(number), files).values())
        assert [case.id for case in every] == ["a/o", "b/o", "b/x"]
        assert rank_opportunities(every[::-1], ranking.method).opportunities == ranking.opportunities
    assert seen[0] == seen[1] == [(1, "a/o", 800), (1, "b/o", 800)]


@pytest.mark.parametrize(
    ("method", "opportunity", "touchpoint", "reason"),
    [
        ("value-effort", "effort: 2", "", "nobody has written `customer_value`; nobody has written `business_value`"),
        ("value-effort", "business_value: 2, effort: 2", "", "nobody has written `customer_value`"),
        ("value-effort", "customer_value: 2", "", "nobody has written `effort`"),
        ("ice", "customer_value: 2", "", "nobody has written `effort`"),
        ("rice", "customer_value: 2", "", "nobody has written `effort`, and no initiative that answers it says its own"),
        ("rice", "effort: 2", "", "nobody has written `customer_value`"),
        ("ulwick", ALL, "satisfaction: 3", "touchpoint `t` does not say its `importance: customer`"),
        ("ulwick", ALL, "importance: {business: 3}", ("touchpoint `t` does not say its `importance: customer`; "
         "touchpoint `t` has neither a `satisfaction` nor a csat metric with `counts` or a share of the best answers")),
    ],
)  # fmt: skip
def test_what_is_missing_is_told(
    tmp_path: Path, method: str, opportunity: str, touchpoint: str, reason: str
) -> None:
    ranking = ranked(
        tmp_path, {"a.journey.yaml": journey(f"id: o, {opportunity}", touchpoint=touchpoint)}, method
    )
    assert ranking.opportunities == ()
    assert [(case.id, why) for case, why in ranking.unscored] == [("a/o", reason)]


def test_one_value_stands_in_for_the_other(tmp_path: Path) -> None:
    [one] = ranked(
        tmp_path, {"a.journey.yaml": journey("id: o, customer_value: 70, effort: 1")}
    ).opportunities
    assert one.score == 70
    assert (one.inputs[1].assumed, one.inputs[1].origin) == (
        True, "nobody has written it: `customer_value` stands in",
    )  # fmt: skip


def test_a_value_that_weighs_nothing_stands_in_for_none(tmp_path: Path) -> None:
    found = workspace(tmp_path, {
        "journeyctl.yaml": "scoring: {weights: {customer_value: 0}}\n",
        "a.journey.yaml": journey("id: o, customer_value: 70, effort: 1").replace("personas: [ana, bo]\n", "").replace(
            ", evidence: [count]", "").replace(", evidence: [talks]", ""),
    })  # fmt: skip
    method = OpportunityMethod("value-effort", found.settings.scoring.weights)
    ranking = rank_opportunities(opportunity_cases(found, TODAY), method)
    assert [why for _, why in ranking.unscored] == ["nobody has written `business_value`"]


def number(case: OpportunityCase, name: str) -> tuple[float, bool, str]:
    one = case.inputs[name]
    return round(one.value, 4), one.assumed, one.origin


@pytest.mark.parametrize(
    ("top", "touchpoint", "expected"),
    [
        ("", "", (1000, True, "journey `a` does not say its `volume`: 1,000 customers as a guess; all of them come to `t`")),
        ("volume: 2000\n", "", (6000, False, "2,000 a month begin, 6,000 a quarter; all of them come to `t`")),
        ("volume: 300\n", "personas: [ana]", (600, False, "300 a month begin, 900 a quarter; 67 % of them come to `t`")),
        ("volume: 300\n", "personas: [ana, cy]", (700, True, (
            "300 a month begin, 900 a quarter; 78 % of them come to `t` (shares that nobody has written count as equal)"))),
        ("volume: 0\n", "", (0, False, "0 a month begin, 0 a quarter; all of them come to `t`")),
    ],
)  # fmt: skip
def test_reach(tmp_path: Path, top: str, touchpoint: str, expected: tuple[float, bool, str]) -> None:
    text = journey(f"id: o, {ALL}", top=top, touchpoint=touchpoint)
    found = cases(tmp_path, {"cy.persona.yaml": "name: Cy\n", "a.journey.yaml": text})
    assert number(found["a/o"], "reach") == expected


def test_reach_where_ways_part(tmp_path: Path) -> None:
    text = (
        "title: J\nvolume: 100\nstages:\n  - title: S\n    touchpoints:\n"
        "      - {id: a, title: A, next: [{to: b, share: 0.25}, {to: c}]}\n"
        f"      - {{id: b, title: B, opportunities: [{{id: o, statement: Q, {ALL}}}]}}\n"
        f"      - {{id: c, title: C, optional: true, journey: sub}}\n      - {{id: d, title: D}}\n"
    )
    sub = journey(f"id: o, {ALL}")
    less = text.replace("volume: 100", "volume: 90").replace("id: o,", "id: x,")
    found = cases(tmp_path, {"a.journey.yaml": text, "b.journey.yaml": less, "sub.journey.yaml": sub})
    assert number(found["a/o"], "reach")[0] == 75
    # A journey that shows a touchpoint of another in detail has the customers who come there.
    reach, assumed, origin = number(found["sub/o"], "reach")
    assert (round(reach), assumed) == (262, True)
    assert origin == (
        "journey `sub` does not say its `volume`: `a/c` leads to it, where 88 come in a month, 262 a quarter; all of them come to `t`"
    )


_CSAT = "id: m, title: M, type: csat"


@pytest.mark.parametrize(
    ("rating", "metric", "expected"),
    [
        ("satisfaction: 1", "", 0),
        ("satisfaction: 4", "", 7.5),
        ("satisfaction: 1", f"{_CSAT}, points: [{{date: 2026-01-31, counts: {{1: 3, 3: 3, 4: 2, 5: 2}}}}]", 4),
        ("", f"{_CSAT}, points: [{{date: 2026-03-31, counts: {{4: 9, 1: 1}}}}, {{date: 2026-01-31, counts: {{1: 5}}}}]", 9),
        ("", f"{_CSAT}, scale: {{min: 1, max: 7}}, points: [{{date: 2026-01-31, counts: {{5: 5, 6: 2, 7: 3}}}}]", 5),
        ("", f"{_CSAT}, polarity: lower_is_better, points: [{{date: 2026-01-31, counts: {{1: 3, 2: 4, 5: 3}}}}]", 7),
        ("", f"{_CSAT}, points: [{{date: 2026-03-31, counts: {{4: 1}}}}]}}, {{{_CSAT[:3]} z{_CSAT[5:]}, points: [{{date: 2026-01-31, counts: {{1: 1}}}}]", 10),
        # As in `score metrics`: of two points on one day the later one, a share that is written, the last that can be read.
        ("", f"{_CSAT}, points: [{{date: 2026-01-31, counts: {{5: 10}}}}, {{date: 2026-01-31, counts: {{1: 5, 5: 5}}}}]", 5),
        ("satisfaction: 2", f"{_CSAT}, points: [{{date: 2026-01-31, counts: {{5: 9}}}}, {{date: 2026-02-28, value: 0.9}}]", 9),
        ("", f"{_CSAT}, points: [{{date: 2026-01-31, counts: {{1: 1, 5: 3}}}}, {{date: 2026-02-28, counts: {{5: 0}}}}]", 7.5),
        ("", f"{_CSAT}, from: {{evidence: ten}}, points: [{{date: 2026-01-31, counts: {{5: 6, 9: 4}}}}]", 4),
        # Nobody asked, answers of no known scale, a share of the worst, no CSAT: the rating it is.
        ("satisfaction: 2", f"{_CSAT}, polarity: lower_is_better, points: [{{date: 2026-01-31, value: 0.9}}]", 2.5),
        ("satisfaction: 2", f"{_CSAT}, points: [{{date: 2026-01-31, counts: {{5: 0}}}}]", 2.5),
        ("satisfaction: 2", f"{_CSAT}, points: [{{date: 2026-01-31, counts: {{9: 1, 5: 3}}}}]", 2.5),
        ("satisfaction: 2", f"{_CSAT}, scale: {{min: 1, max: 3}}, points: [{{date: 2026-01-31, counts: {{3: 1}}}}]", 2.5),
        ("satisfaction: 2", "id: m, title: M, type: ces, points: [{date: 2026-01-31, counts: {5: 3}}]", 2.5),
    ],
)  # fmt: skip
def test_satisfaction(tmp_path: Path, rating: str, metric: str, expected: float) -> None:
    text = journey(f"id: o, {ALL}", touchpoint=rating)
    if metric:
        text = text.replace("        pain_points:", f"        metrics: [{{{metric}}}]\n        pain_points:")
    ten = "title: Ten\ntype: survey\nscale: {min: 1, max: 10}\n"
    found = cases(tmp_path, {"ten.evidence.yaml": ten, "a.journey.yaml": text})["a/o"]
    assert found.inputs["satisfaction"].value == expected


@pytest.mark.parametrize(
    ("point", "origin", "low", "high"),
    [
        ("counts: {3: 19, 4: 40, 5: 41}", "81 of 100 gave one of the two best answers in `m`: 72 to 87 %", 7.22, 8.75),
        ("value: 0.81, n: 100", "81 of 100 gave one of the two best answers in `m`: 72 to 87 %", 7.22, 8.75),
        ("value: 0.81, n: 50", "81 % of 50 gave one of the two best answers in `m`: 68 to 89 %", 6.81, 8.95),
        ("value: 0.81", "81 %, nobody says of how many, gave one of the two best answers in `m`", 8.1, 8.1),
    ],
)  # fmt: skip
def test_a_share_that_was_counted_may_be_another(
    tmp_path: Path, point: str, origin: str, low: float, high: float
) -> None:
    points = f"points: [{{date: 2026-01-31, {point}}}]"
    text = journey(f"id: o, {ALL}").replace(
        "        pain", f"        metrics: [{{{_CSAT}, {points}}}]\n        pain", 1
    )
    one = cases(tmp_path, {"a.journey.yaml": text})["a/o"].inputs["satisfaction"]
    assert (round(one.value, 9), one.origin) == (8.1, origin)
    assert [round(end, 2) for end in one.ends] == [low, high]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        # Nine talks of today make 0.7 x 9 / 12, three hundred answers 0.9 x 300 / 330.
        ("confidence: 0.9", (0.1, False, "no evidence is named; the team says 0.9, and nobody is surer than what they know")),
        ("confidence: 0.05", (0.05, False, "the team's own; the evidence would give 0.10")),
        ("evidence: [talks]", (0.525, False, "from the evidence")),
        ("evidence: [talks], confidence: 0.4", (0.4, False, "the team's own; the evidence would give 0.52")),
        ("evidence: [talks], confidence: 0.9",
         (0.525, False, "from the evidence; the team says 0.9, and nobody is surer than what they know")),
        ("addresses: [p]", (0.8182, False, "from the evidence of the pains it addresses")),
        ("addresses: [p, a/q]", (0.9136, False, "from the evidence of the pains it addresses")),
        ("addresses: [p], confidence: 1", (0.8182, False, (
            "from the evidence of the pains it addresses; the team says 1, and nobody is surer than what they know"))),
        ("addresses: [p], confidence: 0.5", (0.5, False, (
            "the team's own; the evidence of the pains it addresses would give 0.82"))),
        ("addresses: [p], evidence: [guess]", (0.2, False, "from the evidence")),
        ("owner: x", (0.1, True, "no evidence is named")),
    ],
)  # fmt: skip
def test_confidence(tmp_path: Path, keys: str, expected: tuple[float, bool, str]) -> None:
    value, assumed, origin = number(only(tmp_path, keys), "confidence")
    assert (round(value, 4), assumed, origin) == expected


@pytest.mark.parametrize("team", ["", "confidence: 0.05", "confidence: 0.5", "confidence: 1"])
def test_naming_evidence_never_lowers_how_sure_an_opportunity_is(tmp_path: Path, team: str) -> None:
    values = [
        only(tmp_path / str(number), f"owner: x, {team}, {keys}".replace(", ,", ",").rstrip(", ")).inputs["confidence"].value
        for number, keys in enumerate(["", "evidence: [guess]", "evidence: [guess, talks]"])
    ]  # fmt: skip
    assert values == sorted(values)


@pytest.mark.parametrize(
    ("plan", "months", "assumed", "origin"),
    [
        ("", 1, True, "no initiative says its days; an effort of 2 counts 1"),
        ("  - {id: x, title: X, for: [a/o], effort: 30}\n", 1.5, False, "30 days of `p/x`, 20 days a month"),
        ("  - {id: y, title: Y, for: [a/o], effort: 5}\n  - {id: x, title: X, for: [a/o], effort: 30, status: doing}\n",
         1.75, False, "30 days of `p/x` + 5 days of `p/y`, 20 days a month"),
        ("  - {id: x, title: X, for: [a/o], effort: 30}\n  - {id: y, title: Y, for: [a/o]}\n", 1.5, True,
         "30 days of `p/x`, 20 days a month; without `p/y`, whose effort nobody has written"),
        ("  - {id: x, title: X, for: [a/o], effort: 30, status: dropped}\n", 1, True,
         "no initiative says its days; an effort of 2 counts 1"),
        ("  - {id: x, title: X, for: [a/o], effort: 0}\n", 0.05, False, "0 days of `p/x`, 20 days a month"),
    ],
)  # fmt: skip
def test_months_of_work(tmp_path: Path, plan: str, months: float, assumed: bool, origin: str) -> None:
    assert number(only(tmp_path, plan=plan), "months") == (months, assumed, origin)


def test_what_is_done_is_answered(tmp_path: Path) -> None:
    plan = (
        "  - {id: z, title: Z, for: [a/o], status: done}\n  - {id: y, title: Y, for: [a/o, a/o], status: idea}\n"
        "  - {id: x, title: X, for: [a/o], status: dropped}\n"
    )
    case = only(tmp_path, plan=plan)
    assert (case.initiatives, case.served_by) == (("p/y",), ("p/z",))
    ranking = rank_opportunities([case], OpportunityMethod("value-effort", WEIGHTS))
    assert (ranking.opportunities, ranking.unscored, ranking.served) == ((), (), (case,))


def test_opportunities_of_other_states_are_left_out(tmp_path: Path) -> None:
    files = {
        "a.journey.yaml": journey(f"id: o, {ALL}"),
        "b.journey.yaml": journey(f"id: o, {ALL}", top="state: future\n"),
    }
    assert list(cases(tmp_path, files)) == ["a/o"]


def test_many_opportunities_take_no_time(tmp_path: Path) -> None:
    from time import perf_counter

    rows = tuple(f"id: o{n}, {ALL}, addresses: [p]" for n in range(20))
    found = workspace(tmp_path, {**FILES, **{f"j{n:03}.journey.yaml": journey(*rows) for n in range(100)}})
    start = perf_counter()
    listed: list[Any] = opportunity_cases(found, TODAY)
    ranking = rank_opportunities(listed, OpportunityMethod("rice", WEIGHTS))
    assert perf_counter() - start < 2
    assert len(ranking.opportunities) == 2000
