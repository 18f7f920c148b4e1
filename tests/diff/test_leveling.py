"""What cannot be read on one side is hidden on the other: nothing that leans on it seems to have changed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from journeyctl.diff.compare import compare
from journeyctl.diff.findings import finding_shift
from journeyctl.diff.leveling import Level, Opener, level
from journeyctl.diff.shifts import journey_shifts, scores_of
from journeyctl.lint.engine import lint
from journeyctl.workspace.revision import Held, Memory
from journeyctl.workspace.workspace import Load, Workspace, open_workspace

DAY = date(2026, 11, 22)
NOW = """\
title: Now
state: current
personas: [ana]
stages:
  - id: s
    title: S
    phase: pay
    touchpoints:
      - id: t
        title: T
        emotion: -3
        evidence: [asked]
        pain_points: [{id: fee, statement: The fee shows late, severity: 5, personas: [ana]}]
        opportunities: [{id: early, statement: Show it early, addresses: [fee]}]
"""
FILES = {
    "journeyctl.yaml": "phases: [pay, get]\nscales: {emotion: {min: -5, max: 5}}\nexclude: [old/]\n"
    "lint: {severity: {stage-without-goal: error}}\n",
    "now.journey.yaml": NOW,
    "then.journey.yaml": "title: Then\nstate: future\ncompares_to: now\n"
    "stages: [{id: s, title: S, touchpoints: [{id: t, title: T, emotion: 5, resolves: [now/fee]}]}]\n",
    "ana.persona.yaml": "name: Ana\nsegment_share: 0.5\n",
    "asked.evidence.yaml": "type: interview\ntitle: Asked\ndate: 2026-11-01\nn: 12\n",
    "it.plan.yaml": "title: It\ninitiatives: [{id: do, title: Do it, for: [now/early]}]\n",
    "old/left.journey.yaml": "title: Left\nstages: []\n",
}
BROKEN = "title: [\n"


def side(files: Mapping[str, str]) -> Opener:
    held = Held({path: text.encode() for path, text in files.items()})
    return lambda load: open_workspace(Path("nowhere"), shelf=held, loading=load)


def leveled(before: Mapping[str, str], after: Mapping[str, str]) -> Level:
    return level(side(before), side(after), Memory().load)


def findings(both: Level) -> tuple[list[str], list[str]]:
    matching = compare(*both).matching
    found = finding_shift(lint(both.before, DAY).diagnostics, lint(both.after, DAY).diagnostics, matching)
    return [one.rule for one in found.new], [one.rule for one in found.gone]


@pytest.mark.parametrize("path", sorted(set(FILES) - {"old/left.journey.yaml"}))
def test_a_file_with_mistakes_on_one_side_changes_nothing_but_itself(path: str) -> None:
    broken = {**FILES, path: BROKEN}
    for before, after in ((FILES, broken), (broken, FILES)):
        both = leveled(before, after)
        assert compare(*both).changes == ()
        new, gone = findings(both)
        assert (new, gone) == ((["syntax-error"], []) if after is broken else ([], ["syntax-error"]))
        shifts = journey_shifts(
            scores_of(both.before, DAY), scores_of(both.after, DAY), compare(*both).matching
        )
        assert [one for one in shifts if one.has_shifted or one.before is None or one.after is None] == []
        assert [one.now for one in both.unknown] == [after is broken]


def test_what_has_changed_beside_it_is_told() -> None:
    after = {**FILES, "now.journey.yaml": BROKEN, "ana.persona.yaml": "name: Ana\nneeds: [Peace]\n"}
    both = leveled(FILES, after)
    assert [(one.what, one.field) for one in compare(*both).changes] == [
        ("persona", "segment_share"),
        ("persona", "needs"),
    ]
    assert findings(both) == (["syntax-error"], ["persona-without-need"])


def test_a_file_with_mistakes_that_is_gone() -> None:
    """While it was there, rules that must see every file did not run."""
    before = {**FILES, "more.persona.yaml": BROKEN}
    assert findings(leveled(before, FILES)) == ([], ["syntax-error"])
    assert findings(leveled(FILES, before)) == (["syntax-error"], [])


def test_what_stands_in_a_folder_that_cannot_be_read_is_not_gone() -> None:
    before = {**FILES, "shut/more.persona.yaml": "name: More\n"}

    def shut(load: Load) -> Workspace:
        return replace(side(FILES)(load), unreadable=("shut",))

    both = level(side(before), shut, Memory().load)
    assert compare(*both).changes == ()
    assert [one.path for one in both.unknown] == ["shut/more.persona.yaml"]
    assert findings(both) == ([], [])


def test_the_same_mistakes_on_both_sides() -> None:
    broken = {**FILES, "now.journey.yaml": BROKEN}
    assert leveled(broken, broken).unknown == ()
    assert findings(leveled(broken, broken)) == ([], [])


def test_settings_that_contradict_themselves_are_lent_as_well() -> None:
    odd = {**FILES, "journeyctl.yaml": FILES["journeyctl.yaml"].replace("min: -5, max: 5", "min: 5, max: -5")}
    both = leveled(FILES, odd)
    assert both.after.settings == both.before.settings
    new, gone = findings(both)
    assert len(new) == 1
    assert gone == []
