"""The keys of the json document are those that its page tells of."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from diff.made import compared, opened
from journeyctl.diff.decisions import judged
from journeyctl.diff.difference import Difference, Look, Version
from journeyctl.diff.findings import finding_shift
from journeyctl.diff.formats import json as json_format
from journeyctl.diff.gates import regressions
from journeyctl.diff.shifts import journey_shifts, pain_shifts, scores_of
from journeyctl.lint.engine import lint

DAY = date(2026, 11, 22)
PAGE = (Path(__file__).parents[2] / "docs/diff.md").read_text("utf-8")
SECTION = PAGE.partition("### The json document")[2].partition("\n## ")[0]
J = """\
title: A
stages: [{id: s, title: S, touchpoints: [{id: t, title: T, emotion: 1, pain_points: [{id: p, statement: Slow, severity: 3}]}]}]
"""
WORSE = J.replace("emotion: 1", "emotion: -2").replace("severity: 3", "severity: 5") + (
    "decisions: [{id: d, title: D, date: 2026-11-20, accepts: [peak_end]}]\n"
)


def document() -> dict[str, Any]:
    """Return a document that holds something below every key."""
    before = {"a.journey.yaml": J, "b.journey.yaml": "title: B\nstages: []\n"}
    after = {"a.journey.yaml": WORSE, "b.journey.yaml": "["}
    sides, comparison = (opened(before), opened(after)), compared(before, after)
    scores = [scores_of(side, DAY) for side in sides]
    shifts = journey_shifts(scores[0], scores[1], comparison.matching)
    found, accepted = judged(regressions(comparison, shifts), comparison)
    findings = finding_shift(
        lint(sides[0], DAY).diagnostics, lint(sides[1], DAY).diagnostics, comparison.matching
    )
    one = Difference(
        "W", "", Version("HEAD", "0" * 40), Version("working tree"), comparison.changes, shifts,
        list(pain_shifts(scores[0], scores[1], comparison.matching)), findings, found, ["a note"], accepted,
        unknown=comparison.unknown,
    )  # fmt: skip
    read: dict[str, Any] = json.loads(json_format.render([one], Look()))
    return read


def keys_in(value: Any) -> Iterator[str]:
    for key, inner in value.items() if isinstance(value, dict) else ():
        yield key
        if key != "summary":  # its keys are words
            yield from keys_in(inner)
    for inner in value if isinstance(value, list) else ():
        yield from keys_in(inner)


def test_every_key_is_told() -> None:
    (workspace,) = document()["workspaces"]
    assert all(value for key, value in workspace.items()), "a key that holds nothing proves nothing"
    rows = re.findall(r"^\| (`.*?) \|", SECTION, re.MULTILINE)
    assert [key for row in rows for key in re.findall(r"`(\w+)`", row)] == list(workspace)
    assert sorted({*keys_in(document())} - {*re.findall(r"`(\w+)`", SECTION)}) == []


def test_the_version_is_that_of_the_page() -> None:
    assert f"`version` is {document()['version']}," in SECTION
