"""`journeyctl rules`."""

import json

import pytest

from cli.calling import call
from journeyctl.cli.page import rules_index
from journeyctl.lint.rule import GROUPS, registry
from journeyctl.text.display import cells


@pytest.mark.parametrize("columns", [80, 120])
def test_shows_each_rule_once_in_its_group(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    answer = call("rules")
    assert (answer.code, answer.err) == (0, "")
    group = ""
    shown = {}
    for line in answer.out.splitlines():
        assert cells(line) <= columns
        words = line.split()
        if line.startswith("  ") and not line.startswith("   "):
            shown[words[0]] = (group, words[1], words[2] == "fix")
        elif words and words[0] in GROUPS:
            group = words[0]
    assert shown == {
        rule.name: (
            rule.traits.group,
            rule.traits.severity.word if rule.traits.default else "off",
            rule.traits.fixable,
        )
        for rule in registry().values()
    }


def test_the_words_of_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    rows = {line.split()[0]: line.split() for line in call("rules").out.splitlines() if line.startswith("  ")}
    assert " ".join(rows["unknown-key"]) == "unknown-key error fix A key that the format does not know."
    assert "gaps (" in call("rules").out
    last = call("rules").out.splitlines()[-2:]
    fixable = sum(rule.traits.fixable for rule in registry().values())
    assert last == [
        f"{len(registry())} rules; {fixable} can mend what they find (`fix`).",
        "`journeyctl explain RULE` tells more about one.",
    ]


def test_as_json() -> None:
    told = json.loads(call("rules", "--output-format", "json").out)
    assert told["version"] == 1
    assert [item["name"] for item in told["rules"]] == sorted(registry())
    [rule] = [item for item in told["rules"] if item["name"] == "silent-lane"]
    assert rule["options"] == [
        {
            "name": "length",
            "type": "whole number",
            "default": "3",
            "description": "How many touchpoints in a row without thoughts (or without actions) are too many.",
        }
    ]
    assert set(rule) == {
        "name", "summary", "group", "severity", "default", "fixable", "since", "options", "url",
    }  # fmt: skip


def test_as_markdown() -> None:
    assert call("rules", "--output-format", "markdown").out == rules_index()
