"""The pages of the rules in `docs/rules/` are what the rules say of themselves today."""

from collections.abc import Callable
from pathlib import Path

import pytest

from journeyctl.cli.page import rule_page, rules_index, run_example
from journeyctl.lint.examples import Example, ExampleFile
from journeyctl.lint.rule import Rule, registry

DOCS = Path(__file__).parents[2] / "docs" / "rules"
EVERY = pytest.mark.parametrize("rule", registry().values(), ids=list(registry()))

Golden = Callable[[Path, str], None]


@EVERY
def test_the_page_is_fresh(rule: Rule, golden: Golden) -> None:
    golden(DOCS / f"{rule.name}.md", rule_page(rule))


@EVERY
def test_the_settings_on_the_page_can_be_copied(rule: Rule) -> None:
    _, fence, after = rule_page(rule).partition("```yaml\n# journeyctl.yaml\n")
    if not fence:
        assert "cannot be turned off" in rule_page(rule)
        return
    settings = ExampleFile("journeyctl.yaml", "yaml", after.partition("```")[0])
    assert run_example(rule, Example(rule.name, "", True, (settings,))).diagnostics == []


def test_the_list_of_rules_is_fresh(golden: Golden) -> None:
    golden(DOCS / "README.md", rules_index())


def test_every_page_belongs_to_a_rule() -> None:
    assert {path.name for path in DOCS.iterdir()} == {"README.md", *(f"{name}.md" for name in registry())}
