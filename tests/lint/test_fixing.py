"""Fixes: as many as fit together, none that harms, and nothing left to do afterwards."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties.documents import QUICK
from workspace.files import write

from journeyctl.diagnostic.diagnostic import Diagnostic, Fix, Severity
from journeyctl.lint.engine import lint
from journeyctl.lint.fixing import fix_text
from journeyctl.lint.select import Selection
from journeyctl.load.loader import Loaded, load
from journeyctl.model.document import KINDS
from journeyctl.text.edit import Edit
from journeyctl.text.source import Span
from journeyctl.workspace.workspace import open_workspace
from lint.checked import TODAY


def loaded(text: str) -> Loaded:
    return load("a.journey.yaml", text.encode(), KINDS["journey"], "a")


def problem(file: Loaded, old: str, new: str, *, safe: bool = True) -> Diagnostic:
    start = file.source.text.index(old)
    some = loaded("titel: A\n").diagnostics[0]
    edit = Edit(Span(start, start + len(old)), new)
    return replace(some, severity=Severity.WARNING, fix=Fix("mend", (edit,), safe))


@pytest.mark.parametrize(
    ("text", "expected", "mended"),
    [
        ("titel: A\n", "title: A\n", 1),
        ("titel: A\nstate: future\ntags: [2026, 1.10, yes]\n", 'title: A\nstate: future\ntags: ["2026", "1.10", yes]\n', 3),
        ("title: I\u200b pay\u202e\n", "title: I pay\n", 2),
        ("titel: A\r\nstate: future\r\n", "title: A\r\nstate: future\r\n", 1),
        ('"titel": A\n', 'title: A\n', 1),
        ("title: A\n", "title: A\n", 0),
        ("title: A\ntitel: B\n", "title: A\ntitel: B\n", 0),  # it would stand twice
    ],
)  # fmt: skip
def test_safe_fixes(text: str, expected: str, mended: int) -> None:
    file = loaded(text)
    fixed = fix_text(file, file.diagnostics)
    assert (fixed.text, len(fixed.mended)) == (expected, mended)
    again = loaded(fixed.text)
    assert fix_text(again, again.diagnostics).text == fixed.text


def test_unsafe_fixes_wait_until_they_are_asked_for() -> None:
    file = loaded("title: A\n")
    unsafe = problem(file, "A", "B", safe=False)
    assert fix_text(file, [unsafe]) == ("title: A\n", [])
    assert fix_text(file, [unsafe], unsafe=True) == ("title: B\n", [unsafe])


def test_of_two_fixes_that_touch_the_second_waits() -> None:
    file = loaded("title: one two\n")
    first, second = problem(file, "one two", "three"), problem(file, "two", "four")
    assert fix_text(file, [first, second]) == ("title: three\n", [first])


def test_a_fix_that_breaks_the_file_is_left_out_and_the_others_are_made() -> None:
    file = loaded("title: one\ngoal: two\n")
    good, bad = problem(file, "one", "1st"), problem(file, "two", "[two")
    assert fix_text(file, [bad, good]) == ("title: 1st\ngoal: two\n", [good])
    assert fix_text(file, [bad]) == ("title: one\ngoal: two\n", [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_new_line_ends_as_its_neighbours_do(tmp_path: Path, end: str) -> None:
    text = "title: A\nstages:\n- touchpoints: [{id: t, title: T}]\n  title: I pay\n".replace("\n", end)
    write(tmp_path, {"journeyctl.yaml": "", "a.journey.yaml": text})
    workspace = open_workspace(tmp_path)
    found = lint(workspace, TODAY, Selection(select=("id-not-written",))).diagnostics
    fixed = fix_text(workspace.files[0], found)
    assert fixed.text == text.replace("- touch", f"- id: i-pay{end}  touch")


SLIPS = [
    ("title: Order", "titel: Order"), ("state: future", "state: futur"), ("goal: to eat", "goal: 1.10"),
    ("goal: to eat", "goal: to\u200b eat"), ("personas: [ana, ben]", "personas: [anna, ben]"),
    ("touchpoints:", "touchponts:"), ("optional: true", "optional: yes"), ("channel: web", "chanel: webb"),
    ("channel: web", "channel: web  # journeyctl: ignore[title-too-long] so"), ("- {to: wait}", "- {to: waits}"),
    ("  - title: I buy", "  # journeyctl: ignore[unused-persona] none\n  - title: I buy"), ("emotion: 1", "emotions: 1"),
    ("id: slow", "id: 7"), ("moment: truth", "moment: Truth"), ("severity: 3", 'severity: "3"'),
]  # fmt: skip
SOUND = """\
title: Order
state: future
goal: to eat
personas: [ana, ben]
stages:
  - title: I buy
    touchpoints:
      - title: I pay
        channel: web
        optional: true
        moment: truth
        emotion: 1
        pain_points:
          - {id: slow, statement: It is slow, severity: 3}
        next:
          - {to: wait}
      - {title: I wait, id: wait}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        "journeyctl.yaml": "channels: {web: {}}\n",
        "ana.persona.yaml": "name: Ana\n",
        "ben.persona.yaml": "name: Ben\n",
    }
    return write(tmp_path_factory.mktemp("ws"), {**files, "order.journey.yaml": ""})


@given(st.sets(st.sampled_from(SLIPS)), st.booleans(), st.booleans())
@QUICK
def test_fixing_adds_no_error_and_comes_to_an_end(
    root: Path, slips: set[tuple[str, str]], unsafe: bool, windows: bool
) -> None:
    text = SOUND
    for old, new in sorted(slips):
        text = text.replace(old, new)
    if windows:
        text = text.replace("\n", "\r\n")
    errors, rounds = None, 0
    while True:
        workspace = open_workspace(root, {"order.journey.yaml": text.encode()})
        found = lint(workspace, TODAY).diagnostics
        now = sum(item.severity is Severity.ERROR for item in found if item.rule != "unknown-reference")
        assert errors is None or now <= errors
        errors, rounds = now, rounds + 1
        file = next(file for file in workspace.files if file.id == "order")
        fixed = fix_text(file, [item for item in found if item.path == file.source.path], unsafe=unsafe)
        assert fixed.text.count("\r\n") == (fixed.text.count("\n") if windows else 0)
        if not fixed.mended:
            assert fixed.text == text
            break
        assert rounds < 10
        text = fixed.text
