"""`journeyctl explain`."""

import json

import pytest

from cli.calling import call
from journeyctl.lint.rule import registry


def test_shows_the_page_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert call("explain", "stage-without-touchpoint") == (
        0,
        """\
stage-without-touchpoint
warning · gaps · since 0.1

A stage in which the customer touches nothing.

Why it matters

A stage with no touchpoint says that something happens to the customer nowhere.
Nobody can own it, measure it or improve it.

Bad

 stages:
   - id: notice
     title: I notice there is another way
   - id: buy
     title: I pay
     touchpoints:
       - title: I go to checkout

 warning[stage-without-touchpoint]: stage `notice` has no touchpoint
   --> journeys/example.journey.yaml:2:9
    |
  2 |   - id: notice
    |         ^^^^^^
    |
    = help: say what the customer does there: `touchpoints: [...]`

Good

 stages:
   - id: notice
     title: I notice there is another way
     touchpoints:
       - title: I find a flyer in the letterbox

Configure

 # journeyctl.yaml
 lint:
   severity:
     stage-without-touchpoint: error  # or warning, info, off

To accept one finding, say why, at the end of its line or on a line above it:

 # journeyctl: ignore[stage-without-touchpoint] the reason
""",
        "",
    )


def test_colour_adds_nothing_but_colour() -> None:
    import re

    plain = call("explain", "silent-lane").out
    painted = call("explain", "silent-lane", "--color", "always").out
    assert painted != plain
    bare = [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", painted).splitlines()]
    assert [line for line in bare if line] == [line for line in plain.splitlines() if line]


@pytest.mark.parametrize("rule", registry())
def test_every_rule_can_be_explained(rule: str) -> None:
    answer = call("explain", rule, "--output-format", "markdown")
    assert answer.code == 0
    assert answer.out.startswith(f"# {rule}\n\n**")
    assert "<!--" not in answer.out
    assert "](../" not in answer.out


def test_as_json() -> None:
    told = json.loads(call("explain", "silent-lane", "--output-format", "json").out)
    page = told.pop("page")
    assert page == call("explain", "silent-lane", "--output-format", "markdown").out
    assert told["version"] == 1
    [listed] = [
        item
        for item in json.loads(call("rules", "--output-format", "json").out)["rules"]
        if item["name"] == "silent-lane"
    ]
    assert {"version": 1, **listed} == told


def test_says_what_was_meant() -> None:
    assert call("explain", "silent-lain") == (
        2,
        "",
        "error: unknown rule `silent-lain`\n  = help: did you mean `silent-lane`?\n",
    )
    assert call("explain", "x\x1b[31m") == (
        2,
        "",
        "error: unknown rule `x\\x1b[31m`\n  = help: `journeyctl rules` lists them all\n",
    )
