"""When a change makes an experience or its map worse than is accepted, at and beyond each limit."""

from datetime import date
from typing import Any

import pytest

from diff.made import changes, compared, opened
from journeyctl.diff.compare import Comparison
from journeyctl.diff.gates import Regression, limits_between, regressions
from journeyctl.diff.shifts import JourneyShift, journey_shifts, scores_of
from journeyctl.model.settings import Limits

TODAY = date(2026, 11, 22)
EXPERIENCE = ("peak_end", "below_zero", "severity")


def shifted(one: dict[str, str], other: dict[str, str], comparison: Comparison) -> list[JourneyShift]:
    olds, news = (scores_of(opened(side), TODAY) for side in (one, other))
    return journey_shifts(olds, news, comparison.matching)


def found(before: str, after: str, limits: Limits | None = None) -> list[Regression]:
    one, other = {"a.journey.yaml": before}, {"a.journey.yaml": after}
    comparison = compared(one, other)
    return regressions(comparison, shifted(one, other, comparison), limits)


def felt(*emotions: float, state: str = "current") -> str:
    touchpoints = ", ".join(f"{{title: T{number}, emotion: {one}}}" for number, one in enumerate(emotions))
    return f"title: A\nstate: {state}\nstages: [{{title: S, touchpoints: [{touchpoints}]}}]\n"


def hurting(*pains: str, journey: str = "A") -> str:
    listed = ", ".join(f"{{{pain}}}" for pain in pains)
    return f"title: {journey}\nstages: [{{title: S, touchpoints: [{{title: T, emotion: 0, pain_points: [{listed}]}}]}}]\n"


@pytest.mark.parametrize(
    ("before", "after", "limits"),
    [
        (felt(2, 2), felt(2, 2), []),
        (felt(2, 2), felt(2, 0.8), []),  # the end falls by 0.6: peak-end by 0.3, which is accepted
        (felt(2, 2), felt(2, 0.7), ["peak_end"]),
        (felt(1, 1), felt(2, 1), []),
        (felt(2, -0.8, 2), felt(2, -1, 2), []),
        (felt(2, 0, 2), felt(2, -2, 2), ["below_zero"]),
        (felt(0, 0, 0, 2), felt(0, -1, 0, 2), ["below_zero"]),
        (felt(2, 2, state="future"), felt(2, -2, state="future"), []),
        (felt(2, 2, state="future"), felt(2, -2), []),
    ],
)
def test_an_experience_gets_worse(before: str, after: str, limits: list[str]) -> None:
    assert [one.limit for one in found(before, after)] == limits


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ([], ["id: p, statement: Slow, severity: 4"], "pain point `a/p` is new, with a severity of 4 of 5"),
        ([], ["id: p, statement: Slow, severity: [2, 5]"], "pain point `a/p` is new, with a severity of 5 of 5"),
        ([], ["id: p, statement: Slow, severity: 3"], ""),
        ([], ["id: p, statement: Slow"], ""),
        ([], ["id: p, statement: Slow, severity: 5, status: fixed"], ""),
        (["id: p, statement: Slow, severity: 3"], ["id: p, statement: Slow, severity: 5"], "pain point `a/p` has become severe, with a severity of 5 of 5"),
        (["id: p, statement: Slow, severity: 4"], ["id: p, statement: Slow, severity: 5"], ""),
        (["id: p, statement: Slow, severity: 4, status: fixed"], ["id: p, statement: Slow, severity: 4"], "pain point `a/p` is open again, with a severity of 4 of 5"),
        (["id: p, statement: The page is slow, severity: 4"], ["id: q, statement: The page is slow, severity: 4"], ""),
    ],
)  # fmt: skip
def test_a_severe_pain_appears(before: list[str], after: list[str], told: str) -> None:
    reasons = [one.reason for one in found(hurting(*before), hurting(*after)) if one.limit == "severity"]
    assert reasons == ([told] if told else [])


def test_a_new_journey_tells_what_was_always_so() -> None:
    before: dict[str, str] = {}
    after = {"a.journey.yaml": hurting("id: p, statement: Slow, severity: 5")}
    comparison = compared(before, after)
    shifts = shifted(before, after, comparison)
    assert regressions(comparison, shifts) == []


FILLED = "title: A\npersonas: [p]\nscenario: x\ngoal: x\nowner: t\nstarts_when: x\nends_when: x\nstages: [{title: S, goal: x, touchpoints: [{title: T, emotion: 1}]}]\n"


def test_a_map_gets_worse() -> None:
    assert [
        one.limit for one in found(FILLED, FILLED.replace("scenario: x\n", "").replace("goal: x\n", ""))
    ] == ["complete"]
    assert found(FILLED, FILLED.replace("ends_when: x\n", "")) == []


def test_claims_that_rest_on_nothing_any_more() -> None:
    def rests(evidence: str) -> dict[str, str]:
        return {
            "a.journey.yaml": f"title: A\nstages: [{{title: S, touchpoints: [{{title: T, evidence: [{evidence}]}}]}}]\n",
            "e.evidence.yaml": "type: survey\ntitle: E\n",
            "g.evidence.yaml": "type: assumption\ntitle: G\n",
        }

    comparison = compared(rests("e"), rests("g"))
    shifts = shifted(rests("e"), rests("g"), comparison)
    assert [(one.id, one.limit) for one in regressions(comparison, shifts)] == [("a", "evidenced")]


def test_what_cannot_be_judged_does_not_pass() -> None:
    assert [one.limit for one in found(felt(1), "titel: A\n")] == ["unknown"]
    assert found("titel: A\n", felt(1)) == [], "who mends a file has made nothing worse"
    assert [one.limit for one in found(felt(1), "title: A\n")] == [
        "peak_end", "below_zero", "complete", "evidenced",
    ]  # fmt: skip


PAIN = "id: p, statement: Slow, severity: {}"


@pytest.mark.parametrize(
    ("before", "after", "key", "passes", "fails"),
    [
        (felt(2, 2), felt(2, 1), "peak_end", 0.25, 0.24),
        (felt(2, 2), felt(2, 1.9), "peak_end", 0.025, 0),
        (felt(2, 2), felt(-2, -2), "peak_end", 2, 1.99),
        (felt(2, 0, 2), felt(2, -2, 2), "below_zero", 0.25, 0.2),
        (hurting(), hurting(PAIN.format(3)), "severity", 4, 3),
        (hurting(), hurting(PAIN.format("[1, 5]")), "severity", "off", 5),
        (FILLED, FILLED.replace("ends_when: x\n", ""), "complete", 0.04, 0.03),
        (FILLED, "title: A\n", "complete", 1, 0.2),
    ],
)
def test_at_and_beyond_a_limit_that_is_set(
    before: str, after: str, key: str, passes: float | str, fails: float
) -> None:
    off: dict[str, Any] = dict.fromkeys((*EXPERIENCE, "complete", "evidenced"), "off")
    for limit, told in ((passes, []), (fails, [key]), ("off", [])):
        limits = Limits(**{**off, key: limit})
        assert [one.limit for one in found(before, after, limits)] == told, limit


def test_nothing_is_a_regression_where_all_limits_are_off_but_a_file_with_mistakes() -> None:
    off = Limits(peak_end="off", below_zero="off", severity="off", complete="off", evidenced="off")
    worse = hurting(PAIN.format(5)).replace("emotion: 0", "emotion: -2")
    assert found(felt(2, 2), worse, off) == []
    assert found(felt(2, 2), "title: A\n", off) == [], "not even numbers that are no more"
    assert [one.limit for one in found(felt(2, 2), "titel: A\n", off)] == ["unknown"]


LOOSE, TIGHT = "regression: {peak_end: off, severity: 5}\n", "regression: {peak_end: 0}\n"


@pytest.mark.parametrize(
    ("before", "after", "peak_end", "note"),
    [
        ("", "", 0.3, ""),
        (LOOSE, LOOSE, "off", ""),
        ("", "regression: {peak_end: 0.3}\n", 0.3, ""),
        ("", LOOSE, 0.3, "judged by the limits of before this change: peak_end 0.3 (now off), severity 4 (now 5)"),
        ("regression:\n", TIGHT, 0.3, "judged by the limits of before this change: peak_end 0.3 (now 0)"),
        (TIGHT, LOOSE, 0, "judged by the limits of before this change: peak_end 0 (now off), severity 4 (now 5)"),
        (LOOSE, TIGHT, "off", "judged by the limits of before this change: peak_end off (now 0), severity 5 (now 4)"),
        (TIGHT, "", 0, "judged by the limits of before this change: peak_end 0 (now 0.3)"),
        ("regression: {severity: 4}\n", LOOSE, 0.3, "judged by the limits of before this change: peak_end 0.3 (now off), severity 4 (now 5)"),
        (TIGHT, "titel: x\n", 0, ""),
        ("titel: x\n", TIGHT, 0, ""),
    ],
)  # fmt: skip
def test_a_change_cannot_loosen_its_own_gate(
    before: str, after: str, peak_end: float | str, note: str
) -> None:
    sides = (opened({"journeyctl.yaml": text, "a.journey.yaml": felt(1)}) for text in (before, after))
    limits, told = limits_between(*sides)
    assert (limits.peak_end, told) == (peak_end, note)


def test_limits_are_fields_of_the_settings() -> None:
    settings = ({"journeyctl.yaml": text} for text in ("", LOOSE))
    assert changes(*settings) == [
        "changed settings workspace regression.peak_end: 0.3 -> off",
        "changed settings workspace regression.severity: 4 -> 5",
    ]


@pytest.mark.parametrize(
    ("before", "after", "limits"),
    [
        ("current", "future", ["state"]),
        ("current", "ideal", ["state"]),
        ("future", "ideal", []),
        ("future", "current", []),
        ("current", "current", []),
    ],
)
def test_no_journey_leaves_the_gate_unseen(before: str, after: str, limits: list[str]) -> None:
    told = found(felt(2, state=before), felt(2, state=after))
    assert [one.limit for one in told] == limits
    off: dict[str, Any] = dict.fromkeys(EXPERIENCE, "off")
    assert found(felt(2, state=before), felt(2, state=after), Limits(**off)) == [], "then nothing was judged"
    for name in EXPERIENCE:
        some = Limits(**{**off, name: 1})
        assert [one.limit for one in found(felt(2, state=before), felt(2, state=after), some)] == limits


def test_what_is_told_of_a_journey_that_leaves_the_gate() -> None:
    (one,) = found(felt(2), felt(-2, state="future"))
    assert (one.id, one.how, one.name) == ("a", "state", "A")
    assert one.reason == "`a` shows a future state now, so that its experience is judged no more"
