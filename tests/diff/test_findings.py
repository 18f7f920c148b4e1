"""Findings are told apart by what they are about: moved lines, other words and other ids make no new ones."""

from collections.abc import Mapping
from datetime import date

import pytest

from diff.made import compared, opened
from journeyctl.diagnostic.diagnostic import Diagnostic, Label, Severity
from journeyctl.diff.findings import FindingShift, finding_shift
from journeyctl.lint.engine import lint
from journeyctl.text.source import SourceFile, Span

J = """\
title: A
stages:
  - {id: s, title: S, touchpoints: [{id: t, title: T, pain_points: [{id: fee, statement: The fee shows late, severity: 4}]}]}
"""


# Everything goes by the same word, as things of one name often do.
ALIKE = """\
title: A
stages:
  - {id: pay, title: I buy dinner, touchpoints: [{id: pay, title: I go to checkout, pain_points: [{id: pay, statement: The fee shows late}]}]}
"""


def moved(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[list[str], list[str]]:
    olds, news = (lint(opened(side), date(2026, 11, 22)).diagnostics for side in (before, after))
    found = finding_shift(olds, news, compared(before, after).matching)
    return [item.rule for item in found.new], [item.rule for item in found.gone]


def shift(before: str, after: str) -> tuple[list[str], list[str]]:
    return moved({"a.journey.yaml": before}, {"a.journey.yaml": after})


def test_lines_and_ids_make_no_new_findings() -> None:
    assert shift(J, J) == ([], [])
    assert shift(J, f"# a comment\n\n{J}") == ([], [])
    assert shift(J, J.replace("id: fee", "id: late-fee")) == ([], [])
    assert shift(J, J.replace("id: s,", "id: stage,").replace("id: t,", "id: touch,")) == ([], [])


@pytest.mark.parametrize("thing", ["- {id: pay,", "touchpoints: [{id: pay,", "pain_points: [{id: pay,"])
def test_a_new_id_for_one_of_several_of_one_name(thing: str) -> None:
    assert ALIKE.count(thing) == 1
    after = ALIKE.replace(thing, thing.replace("pay", "order"))
    assert shift(ALIKE, ALIKE) == shift(ALIKE, after) == shift(after, ALIKE) == ([], [])
    goal = ALIKE.replace("title: I buy dinner,", "title: I buy dinner, goal: Dinner,")
    assert shift(ALIKE, goal.replace(thing, thing.replace("pay", "order"))) == ([], ["stage-without-goal"])


def test_a_new_id_for_a_file() -> None:
    before = {
        "a.journey.yaml": ALIKE,
        "a.persona.yaml": "name: Ana\n",
        "a.evidence.yaml": "type: survey\ntitle: A\n",
    }
    for path, text in before.items():
        after = {other: said for other, said in before.items() if other != path}
        after[path.replace("a.", "b.", 1)] = text
        assert moved(before, after) == ([], []), path


def test_references_may_stand_elsewhere_in_their_list() -> None:
    before = J.replace("{id: t,", "{id: t, evidence: [one, two],")
    assert shift(before, before.replace("[one, two]", "[two]")) == ([], ["unknown-reference"])
    assert (
        shift(
            before,
            before.replace(
                "stages:\n", "stages:\n  - {id: n, title: N, goal: G, touchpoints: [{id: m, title: M}]}\n"
            ),
        )[1]
        == []
    )


def test_new_and_gone() -> None:
    assert shift(J, J.replace("severity: 4", "severity: 4, frequency: 0.5")) == (
        [],
        ["pain-without-frequency"],
    )
    assert shift(J, J.replace("{id: t,", "{id: t, resolves: [nothing],")) == (["unknown-reference"], [])


def test_another_thing_of_which_the_same_is_said() -> None:
    """At one field of one thing the same rule may speak of several."""
    before = J.replace("{id: t,", "{id: t, resolves: [one],")
    assert shift(before, before.replace("[one]", "[two]")) == (["unknown-reference"], ["unknown-reference"])
    now = {
        "now.journey.yaml": J.replace(
            "severity: 4}", "severity: 5}, {id: hour, statement: Nobody knows when, severity: 5}"
        ),
        "then.journey.yaml": "title: B\nstate: future\ncompares_to: now\nstages:\n"
        "  - {id: s, title: S, touchpoints: [{id: t, title: T, resolves: [now/fee]}]}\n",
    }
    other = {**now, "then.journey.yaml": now["then.journey.yaml"].replace("now/fee", "now/hour")}
    assert [[rule for rule in side if rule == "future-leaves-pain"] for side in moved(now, other)] == [
        ["future-leaves-pain"],
        ["future-leaves-pain"],
    ]
    renamed = {path: text.replace("hour", "slot") for path, text in now.items()}
    assert moved(now, renamed) == ([], [])


def test_one_more_of_the_same_is_new() -> None:
    found = [
        Diagnostic(
            "rule",
            Severity.INFO,
            f"words {number}",
            Label(SourceFile("a", ""), Span(0, 0)),
            element="a/s",
            field="x",
        )
        for number in range(3)
    ]
    nothing = compared({}, {}).matching
    assert finding_shift(found[2:], found, nothing) == FindingShift(new=tuple(found[:2])), (
        "the one of these words was there"
    )
    assert finding_shift(found, found[1:2], nothing) == FindingShift(gone=(found[0], found[2]))
    assert finding_shift(found[:1], found, nothing) == FindingShift(new=tuple(found[1:]))
    assert finding_shift(found, found[:2], nothing) == FindingShift(gone=tuple(found[2:]))
