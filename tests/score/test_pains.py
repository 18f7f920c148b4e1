"""The numbers of a pain point, and where each of them comes from."""

from pathlib import Path

import pytest

from journeyctl.score.inputs import Input
from score.small import cases, journey


def inputs(root: Path, pain: str, **where: str) -> dict[str, Input]:
    return dict(
        cases(root, {"j.journey.yaml": journey(f"id: p, statement: P, {pain}", **where)})["j/p"].inputs
    )


@pytest.mark.parametrize(
    ("pain", "name", "value", "ends", "assumed", "origin"),
    [
        ("severity: 4", "severity", 4, (4, 4), False, "written"),
        ("severity: [2, 5]", "severity", 3.5, (2, 5), False, "written as 2 to 5"),
        ("", "severity", 3, (1, 5), True, "nobody has written it: the middle, and anything from 1 to 5"),
        ("frequency: [0.2, 0.6]", "frequency", 0.4, (0.2, 0.6), False, "written as 20 to 60 %"),
        ("frequency: 0.5, evidence: [count]", "frequency", 0.5, (0.444, 0.556), False, "written; 44 to 56 % by a sample of 300"),
        ("frequency: 0.5, evidence: [talks, guess]", "frequency", 0.5, (0.227, 0.773), False, "written; 23 to 77 % by a sample of 9"),
        ("frequency: 0.5", "frequency", 0.5, (0.237, 0.763), False, "written; 24 to 76 % if 10 were asked, for nobody says how many"),
        ("", "frequency", 0.5, (0, 1), True, "nobody has written it: half, and anything from nobody to everybody"),
        ("", "importance", 3, (3, 3), False, "customer 4, business 2"),
        ("business_impact: 5", "importance", 4.5, (4.5, 4.5), False, "customer 4, business impact 5"),
        ("evidence: [count]", "confidence", 0.9 * 300 / 330, None, False, "from the evidence"),
        ("", "confidence", 0.1, (0.1, 0.1), True, "no evidence is named"),
        ("confidence: 0.4, evidence: [count]", "confidence", 0.4, (0.4, 0.4), False, "the team's own; the evidence would give 0.82"),
        ("confidence: 0.9, evidence: [guess]", "confidence", 0.2, (0.2, 0.2), False,
         "from the evidence; the team says 0.9, and nobody is surer than what they know"),
        ("detection: 5", "detection", 5, (5, 5), False, "written"),
        ("", "detection", 3, (1, 5), True, "nobody has written it: the middle, and anything from 1 to 5"),
        ("conversion_loss: 0.2", "conversion_loss", 0.2, (0.2, 0.2), False, "written"),
        ("conversion_loss: [0.1, 0.3]", "conversion_loss", 0.2, (0.1, 0.3), False, "written as 10 to 30 %"),
        ("severity: 4", "conversion_loss", 0.15, (0.15, 0.15), True, "nobody has written it; severity 4 counts 15 %"),
        ("severity: [3, 5]", "conversion_loss", 0.15, (0.02, 0.6), True, "nobody has written it; severity 4 counts 15 %"),
        ("", "reach", 0.9, (0.9, 0.9), False, "ana 60 % + bo 30 %; all of them come to `t`"),
    ],
)  # fmt: skip
def test_where_a_number_comes_from(
    tmp_path: Path,
    pain: str,
    name: str,
    value: float,
    ends: tuple[float, float] | None,
    assumed: bool,
    origin: str,
) -> None:
    one = inputs(tmp_path, pain)[name]
    assert one.value == pytest.approx(value)
    assert ends is None or one.ends == pytest.approx(ends, abs=6e-4)
    assert (one.assumed, one.origin) == (assumed, origin)


def test_importance_where_nobody_has_written_it(tmp_path: Path) -> None:
    one = inputs(tmp_path / "a", "", touchpoint="moment: truth")["importance"]
    assert (one.value, one.ends, one.assumed) == (4, (3, 5), True)
    assert one.origin == "nobody has written it; as a moment of truth it counts 4"
    one = inputs(tmp_path / "b", "", touchpoint="channel: web")["importance"]
    assert (one.value, one.ends, one.assumed) == (3, (1, 5), True)


def test_reach_is_that_of_the_touchpoint_and_not_of_the_pain(tmp_path: Path) -> None:
    # The frequency is a share of all who come to the touchpoint: whom the pain meets is in it already.
    one = inputs(tmp_path, "personas: [bo]", touchpoint="personas: [ana]")["reach"]
    assert (one.value, one.origin) == (0.6, "ana 60 %; all of them come to `t`")


def test_reach_without_personas_and_of_those_without_a_share(tmp_path: Path) -> None:
    text = journey("id: p, statement: P").replace("personas: [ana, bo]\n", "")
    one = cases(tmp_path / "a", {"j.journey.yaml": text})["j/p"].inputs["reach"]
    assert (one.value, one.assumed, one.uncertain) == (1, True, False)
    assert one.origin == "no persona is named: everybody; all of them come to `t`"
    files = {
        "j.journey.yaml": journey("id: p, statement: P", touchpoint="personas: [cy]"),
        "cy.persona.yaml": "name: Cy\n",
    }
    one = cases(tmp_path / "b", files)["j/p"].inputs["reach"]
    assert one.value == pytest.approx(0.1)
    assert one.ends == pytest.approx((0.05, 0.2))
    assert one.assumed
    assert (
        one.origin
        == "cy 10 %, as equal parts of what is left; half or double that may be true; all of them come to `t`"
    )


def test_who_comes_and_what_they_are_worth(tmp_path: Path) -> None:
    found = inputs(tmp_path / "a", "", touchpoint="personas: [bo]", top="volume: 3000\nvalue: 40\n")
    assert found["attempts"].value == pytest.approx(1000)  # bo is a third of those who begin
    assert found["attempts"].origin == "3,000 a month begin; 33 % of them come here"
    assert (found["value"].value, found["value"].origin) == (40, "`value` of `j`")
    assert inputs(tmp_path / "b", "").keys().isdisjoint({"attempts", "value"})


def test_the_same_pain_is_known_through_others(tmp_path: Path) -> None:
    files = {
        "a.journey.yaml": journey("id: p, statement: P, same_as: [b/p]", "id: q, statement: Q"),
        "b.journey.yaml": journey("id: p, statement: P"),
        "c.journey.yaml": journey("id: p, statement: P, same_as: [b/p]"),
    }
    found = cases(tmp_path, files)
    assert {name: case.same for name, case in found.items()} == {
        "a/p": ("b/p", "c/p"), "a/q": (), "b/p": ("a/p", "c/p"), "c/p": ("a/p", "b/p"),
    }  # fmt: skip
    assert found["c/p"].journeys == ("c", "a", "b")


def test_only_what_is_true_today_is_a_case(tmp_path: Path) -> None:
    later = journey("id: p, statement: P").replace("title: J\n", "title: J\nstate: future\ncompares_to: j\n")
    assert list(
        cases(tmp_path, {"j.journey.yaml": journey("id: p, statement: P"), "f.journey.yaml": later})
    ) == ["j/p"]


def test_personas_without_any_share_may_be_roles_in_each_customer(tmp_path: Path) -> None:
    files = {
        "ana.persona.yaml": "name: Ana\n", "bo.persona.yaml": "name: Bo\n",
        "j.journey.yaml": journey("id: p, statement: P", touchpoint="personas: [ana]", top="volume: 10\n"),
    }  # fmt: skip
    found = cases(tmp_path, files)["j/p"].inputs
    assert (found["reach"].value, found["reach"].ends, found["reach"].assumed) == (1, (0.5, 1), True)
    assert found["reach"].origin == "no persona says its `segment_share`: everybody; all of them come to `t`"
    assert found["attempts"].value == 10


def test_what_is_fixed_or_of_the_future_is_not_met_by_anybody(tmp_path: Path) -> None:
    later = journey("id: p, statement: P, same_as: [a/p]").replace(
        "title: J\n", "title: J\nstate: future\ncompares_to: a\n"
    )
    files = {
        "a.journey.yaml": journey("id: p, statement: P, same_as: [b/p]"),
        "b.journey.yaml": journey("id: p, statement: P, status: fixed, same_as: [c/p]"),
        "c.journey.yaml": journey("id: p, statement: P"),
        "later.journey.yaml": later,
    }
    found = cases(tmp_path, files)
    assert (found["a/p"].same, found["a/p"].journeys) == (("c/p",), ("a", "c"))


def test_who_comes_from_another_journey(tmp_path: Path) -> None:
    files = {
        "j.journey.yaml": journey("id: p, statement: P"),
        "k.journey.yaml": journey("id: q, statement: Q", touchpoint="journey: j", top="volume: 200\n"),
    }
    one = cases(tmp_path, files)["j/p"].inputs["attempts"]
    assert (one.value, one.assumed) == (200, True)
    assert one.origin == (
        "journey `j` does not say its `volume`: `k/t` leads to it, where 200 come in a month; 100 % of them come here"
    )


def test_few_come_to_a_journey_that_few_are_led_to(tmp_path: Path) -> None:
    top = (
        "title: J\npersonas: [ana]\nstages:\n  - title: S\n    touchpoints:\n"
        "      - {id: a, title: A, next: [{to: b, share: 0.1}]}\n      - {id: b, title: B, journey: sub}\n"
    )
    found = cases(tmp_path, {"top.journey.yaml": top, "sub.journey.yaml": journey("id: p, statement: P")})
    one = found["sub/p"].inputs["reach"]
    assert one.value == pytest.approx(0.09)
    assert one.origin == "ana 60 % + bo 30 %; all of them come to `t`, of the 10 % who come from `top/b`"


def test_pains_at_one_touchpoint_share_its_importance(tmp_path: Path) -> None:
    found = cases(
        tmp_path,
        {"j.journey.yaml": journey("id: p, statement: P", "id: q, statement: Q", touchpoint="channel: web")},
    )
    assert {case.inputs["importance"].source for case in found.values()} == {"j/t"}


def test_attempts_by_shares_that_nobody_has_written_are_a_guess(tmp_path: Path) -> None:
    files = {
        "cy.persona.yaml": "name: Cy\n",
        "j.journey.yaml": journey("id: p, statement: P", touchpoint="personas: [cy]", top="volume: 100\n"),
    }
    assert cases(tmp_path, files)["j/p"].inputs["attempts"].assumed
