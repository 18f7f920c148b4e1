"""What all rules have in common, and that nothing is told under a name without a page."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import journeyctl
from journeyctl.lint.examples import read_examples, read_sections
from journeyctl.lint.options import describe_options
from journeyctl.lint.rule import GROUPS, Rule, registry

SOURCE = Path(journeyctl.__file__).parent
PAGES_ORDER = ["Why it matters", "Bad", "Good", "References"]
EVERY = pytest.mark.parametrize("rule", registry().values(), ids=list(registry()))


@EVERY
def test_the_name_reads_after_allow(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert not rule.name.startswith(("no-", "must-", "should-", "require-", "allow-", "check-"))


@EVERY
def test_the_summary_is_one_sentence_and_one_line(rule: Rule) -> None:
    summary, _, rest = rule.doc.partition("\n")
    assert summary.endswith(".")
    assert summary[0].isupper() or summary[0] in "`0123456789"
    assert len(summary) <= 100
    assert rest.startswith("\n")


@EVERY
def test_the_sections_are_there_and_in_order(rule: Rule) -> None:
    headings = [section.heading.partition(":")[0] for section in read_sections(rule.doc)]
    assert set(PAGES_ORDER[:3]) <= set(headings) <= set(PAGES_ORDER)
    assert [PAGES_ORDER.index(heading) for heading in headings] == sorted(map(PAGES_ORDER.index, headings))
    assert {example.good for example in read_examples(rule.name, rule.doc)} == {True, False}


@EVERY
def test_the_traits_are_known(rule: Rule) -> None:
    assert rule.traits.group in GROUPS
    assert re.fullmatch(r"\d+\.\d+", rule.traits.since)
    assert (rule.check is None) is (rule.traits.group == "written")


@EVERY
def test_the_file_is_short(rule: Rule) -> None:
    assert len(inspect.getsource(rule.module).splitlines()) <= 150


@EVERY
def test_references_are_links(rule: Rule) -> None:
    for section in read_sections(rule.doc):
        if section.heading == "References":
            lines = [line for line in str(section.parts[0]).splitlines() if line.startswith(("-", "*"))]
            assert lines
            assert all("https://" in line for line in lines if line.startswith("- "))


@EVERY
def test_options_are_described(rule: Rule) -> None:
    for name, _, _, words in describe_options(rule):
        assert words.endswith("."), f"the docstring under `{name}` is its description"


def test_every_problem_that_is_found_before_rules_run_has_a_page() -> None:
    pages = {rule.name for rule in registry().values() if rule.check is None}
    assert _emitted() == pages


def _emitted() -> set[str]:
    """Return the rule names that the floors below the rules write: words with a dash given to calls."""
    found: set[str] = set()
    for path in [*SOURCE.glob("load/*.py"), *SOURCE.glob("workspace/*.py"), *SOURCE.glob("lint/*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                found.update(word for argument in node.args for word in _words(argument))
    return {word for word in found if re.fullmatch(r"[a-z]+(-[a-z]+)+", word)}


def _words(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_words(node.body), *_words(node.orelse))
