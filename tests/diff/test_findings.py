"""Findings are told apart by what they are about: moved lines, other words and other ids make no new ones."""

from datetime import date

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


def shift(before: str, after: str) -> tuple[list[str], list[str]]:
    one, other = {"a.journey.yaml": before}, {"a.journey.yaml": after}
    olds, news = (lint(opened(side), date(2026, 11, 22)).diagnostics for side in (one, other))
    found = finding_shift(olds, news, compared(one, other).matching)
    return [item.rule for item in found.new], [item.rule for item in found.gone]


def test_lines_and_ids_make_no_new_findings() -> None:
    assert shift(J, J) == ([], [])
    assert shift(J, f"# a comment\n\n{J}") == ([], [])
    assert shift(J, J.replace("id: fee", "id: late-fee")) == ([], [])
    assert shift(J, J.replace("id: s,", "id: stage,").replace("id: t,", "id: touch,")) == ([], [])


def test_new_and_gone() -> None:
    assert shift(J, J.replace("severity: 4", "severity: 4, frequency: 0.5")) == (
        [],
        ["pain-without-frequency"],
    )
    assert shift(J, J.replace("{id: t,", "{id: t, resolves: [nothing],")) == (["unknown-reference"], [])


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
    assert finding_shift(found[:1], found, nothing) == FindingShift(new=tuple(found[1:]))
    assert finding_shift(found, found[:2], nothing) == FindingShift(gone=tuple(found[2:]))
