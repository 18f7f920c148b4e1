"""Every example of every rule flags the marked lines, and only those."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from journeyctl.cli.page import run_example
from journeyctl.diagnostic.diagnostic import Diagnostic, Fix
from journeyctl.lint.examples import Example, read_examples
from journeyctl.lint.rule import Rule, registry
from journeyctl.text.edit import apply_edits

CASES = Path(__file__).parent / "cases"


def _read() -> Iterator[Any]:
    for rule in registry().values():
        yield from _params(rule, rule.doc, "")
    for path in sorted(CASES.glob("*.md")):
        if path.stem in registry():
            yield from _params(registry()[path.stem], path.read_text("utf-8"), "case-")


def _params(rule: Rule, text: str, word: str) -> Iterator[Any]:
    count: Counter[str] = Counter()
    for example in read_examples(rule.name, text):
        kind = word + ("good" if example.good else "bad")
        yield pytest.param(rule, example, id=f"{rule.name}-{kind}-{count[kind]}")
        count[kind] += 1


EVERY = list(_read())


@cache
def found(rule: Rule, example: Example) -> list[Diagnostic]:
    return run_example(rule, example).diagnostics


def own(rule: Rule, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    return [item for item in diagnostics if item.rule == rule.name]


def mistakes(rule: Rule, diagnostics: list[Diagnostic]) -> list[str]:
    """What makes a text unreadable, other than what the rule is about."""
    written = [
        item
        for item in diagnostics
        if item.rule != rule.name and registry()[item.rule].traits.group == "written"
    ]
    return [f"{item.path}:{item.line}: {item.rule}: {item.message}" for item in written]


@pytest.mark.parametrize(("rule", "example"), EVERY)
def test_exactly_the_marked_lines_are_flagged(rule: Rule, example: Example) -> None:
    findings = own(rule, found(rule, example))
    told = "\n".join(f"{item.path}:{item.line}: {item.message}" for item in findings)
    assert sorted((item.path, item.line) for item in findings) == sorted(
        mark[:2] for mark in example.marks
    ), told
    for mark in example.marks:
        messages = [item.message for item in findings if (item.path, item.line) == mark[:2]]
        assert any(mark.words in message for message in messages), f"{mark.words!r} is not in {messages}"


@pytest.mark.parametrize(("rule", "example"), EVERY)
def test_bad_is_marked_and_good_is_not(rule: Rule, example: Example) -> None:
    assert example.files
    assert bool(example.marks) is not example.good


@pytest.mark.parametrize(("rule", "example"), EVERY)
def test_nothing_else_is_written_wrongly(rule: Rule, example: Example) -> None:
    assert mistakes(rule, found(rule, example)) == []


@pytest.mark.parametrize(("rule", "example"), EVERY)
def test_every_fix_takes_its_finding_away(rule: Rule, example: Example) -> None:
    findings = own(rule, found(rule, example))
    for finding in findings:
        if finding.fix is None:
            continue
        after = run_example(rule, example, {finding.path: _mended(finding, finding.fix)}).diagnostics
        assert not finding.fix.safe or mistakes(rule, after) == []
        assert len(own(rule, after)) < len(findings)


def _mended(finding: Diagnostic, fix: Fix) -> bytes:
    return apply_edits(finding.primary.source.text, fix.edits).encode()


@pytest.mark.parametrize("rule", registry().values(), ids=list(registry()))
def test_a_rule_says_whether_it_has_fixes(rule: Rule) -> None:
    examples = [param.values for param in EVERY if param.values[0] is rule]
    fixes = [item.fix for _, example in examples for item in own(rule, found(rule, example)) if item.fix]
    assert rule.traits.fixable is bool(fixes)


def test_every_file_of_cases_belongs_to_a_rule() -> None:
    assert [
        path.name for path in CASES.glob("*") if path.suffix != ".md" or path.stem not in registry()
    ] == []
