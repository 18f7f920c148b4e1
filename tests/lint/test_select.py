"""Which rules run and how much they weigh: settings, overrides and the command line together."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeyctl.lint.engine import lint
from journeyctl.lint.rule import registry
from journeyctl.lint.select import Selection
from journeyctl.workspace.workspace import open_workspace
from lint.checked import TODAY, checked, lines

LONG = "I wait for a letter that never comes and then I call the hotline again and again"
JOURNEY = f"title: A\nstages:\n  - title: I pay\n  - title: {LONG}\n    touchpoints: [{{title: T}}]\n"
STAGE, OWNER, TITLE = "stage-without-touchpoint", "journey-without-owner", "title-too-long"
THREE = Selection(select=(STAGE, OWNER, TITLE))
BOTH = [
    f"a.journey.yaml:1 warning {OWNER}",
    f"a.journey.yaml:3 warning {STAGE}",
    f"a.journey.yaml:4 info {TITLE}",
]


def found(root: Path, settings: str, selection: Selection = THREE, journey: str = JOURNEY) -> list[str]:
    return lines(checked(root, {"journeyctl.yaml": settings, "a.journey.yaml": journey}, selection))


def only_mine(listed: list[str]) -> list[str]:
    return [line for line in listed if line.endswith((STAGE, OWNER, TITLE))]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (THREE, BOTH),
        (Selection(), BOTH),
        (Selection(select=("gaps",)), BOTH[:2]),
        (Selection(select=("voice",)), BOTH[2:]),
        (Selection(select=("gaps",), ignore=(OWNER,)), BOTH[1:2]),
        (Selection(select=("gaps",), extend_select=(TITLE,)), BOTH),
        (Selection(ignore=("gaps",)), BOTH[2:]),
        (Selection(select=("all",)), BOTH),
        (Selection(select=(STAGE,), ignore=("all",)), []),
        (Selection(extend_select=(STAGE,), ignore=(STAGE,)), [BOTH[0], BOTH[2]]),
    ],
)
def test_rules_and_groups_on_the_command_line(
    tmp_path: Path, selection: Selection, expected: list[str]
) -> None:
    assert only_mine(found(tmp_path, "", selection)) == expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("select: [stage-without-touchpoint]", BOTH[1:2]),
        ("select: [stage-without-touchpoint]\n  extend_select: [voice]", BOTH[1:]),
        ("select: []", []),
        ("severity: {stage-without-touchpoint: error}", [BOTH[0], f"a.journey.yaml:3 error {STAGE}", BOTH[2]]),
        ("severity: {stage-without-touchpoint: off}", [BOTH[0], BOTH[2]]),
        ("severity: {gaps: off}", BOTH[2:]),
        ("select: [voice]\n  severity: {gaps: info}", BOTH[2:]),
        ("select: [voice]\n  severity: {gaps: info, stage-without-touchpoint: error}", [f"a.journey.yaml:3 error {STAGE}", BOTH[2]]),
        ("severity: {gaps: off, stage-without-touchpoint: info}", [f"a.journey.yaml:3 info {STAGE}", BOTH[2]]),
        ("severity: {stage-without-touchpoint: info, gaps: off}", [f"a.journey.yaml:3 info {STAGE}", BOTH[2]]),
        ("options: {title-too-long: {limit: 200}}", BOTH[:2]),
        ("options: {title-too-long: {limit: 2}}", [*BOTH[:2], f"a.journey.yaml:3 info {TITLE}", BOTH[2]]),
        ("overrides: [{files: ['*.journey.yaml'], severity: {gaps: off}}]", BOTH[2:]),
        ("overrides: [{files: ['b/**'], severity: {gaps: off}}]", BOTH),
        ("overrides: [{files: ['*'], options: {title-too-long: {limit: 200}}}]", BOTH[:2]),
        (
            "severity: {voice: error}\n  overrides: [{files: ['*'], severity: {voice: off}}, {files: ['a*'], severity: {voice: warning}}]",
            [*BOTH[:2], f"a.journey.yaml:4 warning {TITLE}"],
        ),
    ],
)  # fmt: skip
def test_settings(tmp_path: Path, settings: str, expected: list[str]) -> None:
    assert only_mine(found(tmp_path, f"lint:\n  {settings}\n", Selection())) == expected


def test_the_command_line_is_stronger_than_the_settings(tmp_path: Path) -> None:
    settings = "lint: {select: [voice], severity: {stage-without-touchpoint: error}}\n"
    assert found(tmp_path, settings, Selection(select=(STAGE,))) == [f"a.journey.yaml:3 error {STAGE}"]


def test_what_the_command_line_ignores_no_setting_turns_on(tmp_path: Path) -> None:
    settings = f"lint: {{severity: {{{STAGE}: error}}, overrides: [{{files: ['*'], severity: {{{TITLE}: info}}}}]}}\n"
    assert only_mine(found(tmp_path, settings, Selection(ignore=(STAGE, TITLE)))) == BOTH[:1]


def test_mistakes_in_files_are_never_off(tmp_path: Path) -> None:
    settings = """\
lint:
  severity: {written: off, unknown-key: info, missing-key: error, bad-ignore: off}
  ignore: [{rule: unknown-key, files: ["*"], reason: so}]
  overrides: [{files: ["*"], severity: {bad-id: off, written: info}}]
"""
    files = {"journeyctl.yaml": settings, "a.journey.yaml": "titel: A\n"}
    result = checked(tmp_path, files, Selection(select=(STAGE,), ignore=("written",)))
    remove = "remove it"
    assert [(item.line, item.rule, item.message, item.help) for item in result.diagnostics] == [
        (1, "unknown-key", "unknown key `titel`", "did you mean `title`?"),
        (2, "bad-option", "`written` holds rules that are always an error: the file is not understood",
         "turn off what can be: `bad-ignore`, `hidden-character`, `unquoted-comma`, `unread-file`, `unused-ignore`"),
        (2, "bad-option", "`unknown-key` is always an error: the file is not understood", remove),
        (3, "bad-option", "`unknown-key` cannot be accepted: the file is not understood",
         "mend the mistakes and remove the entry"),
        (4, "bad-option", "`bad-id` is always an error: the file is not understood", remove),
    ]  # fmt: skip


PAIN = """\
title: B
stages:
  - title: I pay
    touchpoints:
      - title: T
        pain_points: [{statement: It is slow, severity: 3}, {statement: It is dear, severity: 5}]
"""
SEVERE = "severe-pain-without-opportunity"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", [("old/b", "warning"), ("new/c", "warning")]),
        (f"severity: {{{SEVERE}: off}}\n  overrides: [{{files: [old/**], severity: {{{SEVERE}: error}}}}]", [("old/b", "error")]),
        (f"overrides: [{{files: [old/**], severity: {{{SEVERE}: off}}}}]", [("new/c", "warning")]),
        (f"overrides: [{{files: ['*.yaml'], severity: {{{SEVERE}: off}}}}, {{files: [old/**], severity: {{{SEVERE}: info}}}}]", [("old/b", "info")]),
        (f"overrides: [{{files: ['*.yaml'], options: {{{SEVERE}: {{severity: 6}}}}}}]", []),
        (f"overrides: [{{files: [old/**], options: {{{SEVERE}: {{severity: 3}}}}}}]", [("old/b", "warning"), ("old/b", "warning"), ("new/c", "warning")]),
        (f"overrides: [{{files: [old/**], options: {{{SEVERE}: {{severity: 3}}}}, severity: {{{SEVERE}: off}}}}]", [("new/c", "warning")]),
    ],
)  # fmt: skip
def test_overrides_reach_rules_that_look_at_the_whole_workspace(
    tmp_path: Path, settings: str, expected: list[tuple[str, str]]
) -> None:
    text = f"lint:\n  {settings}\n" if settings else ""
    files = {"journeyctl.yaml": text, "old/b.journey.yaml": PAIN, "new/c.journey.yaml": PAIN}
    result = checked(tmp_path, files, Selection())
    assert [
        (item.path.partition(".")[0], item.severity.word)
        for item in result.diagnostics
        if item.rule == SEVERE
    ] == sorted(expected)


def test_names_that_are_no_rules(tmp_path: Path) -> None:
    settings = """\
lint:
  select: [title-to-lon, gaps]
  extend_select: [zzz]
  severity: {gapz: off}
  options: {title-to-long: {limit: 3}, gaps: {limit: 3}}
  ignore: [{rule: titles-too-long, files: ["*"], reason: so}, {rule: all, files: ["*"], reason: so}]
  overrides: [{files: ["*"], severity: {voise: off}}]
"""
    result = checked(tmp_path, {"journeyctl.yaml": settings, "a.journey.yaml": "title: A\n"}, THREE)
    told = [
        (item.line, item.message, item.help) for item in result.diagnostics if item.rule == "unknown-rule"
    ]
    assert told == [
        (2, "unknown rule `title-to-lon`", "did you mean `title-too-long`?"),
        (3, "unknown rule `zzz`", "`journeyctl rules` lists them all"),
        (4, "unknown rule `gapz`", "did you mean `gaps`?"),
        (5, "unknown rule `title-to-long`", "did you mean `title-too-long`?"),
        (5, "`gaps` is a group, and only rules can be named here", "name the rule, not a group"),
        (6, "unknown rule `titles-too-long`", "did you mean `title-too-long`?"),
        (6, "`all` is a group, and only rules can be named here", "name the rule, not a group"),
        (7, "unknown rule `voise`", "did you mean `voice`?"),
    ]
    names = ["title-to-lon", "zzz", "gapz", "title-to-long", "gaps", "titles-too-long", "all", "voise"]
    marked = [
        settings[slice(*item.primary.span)] for item in result.diagnostics if item.rule == "unknown-rule"
    ]
    assert marked == names


@pytest.mark.parametrize(
    ("options", "message", "advice"),
    [
        ("{limt: 3}", "rule `title-too-long` has no option `limt`", "did you mean `limit`?"),
        ("{words: 3}", "rule `title-too-long` has no option `words`", "its options are `limit`"),
        ("{limit: many}", "option `limit` of `title-too-long` is `many`, and a whole number of 0 or more is wanted", "the default is `60`"),
        ("{limit: 1.5}", "option `limit` of `title-too-long` is `1.5`, and a whole number of 0 or more is wanted", "the default is `60`"),
        ("{limit: -1}", "option `limit` of `title-too-long` is `-1`, and a whole number of 0 or more is wanted", "the default is `60`"),
        ("{limit: true}", "option `limit` of `title-too-long` is `true`, and a whole number of 0 or more is wanted", "the default is `60`"),
    ],
)  # fmt: skip
def test_options_that_do_not_fit(tmp_path: Path, options: str, message: str, advice: str) -> None:
    settings = f"lint:\n  options:\n    title-too-long: {options}\n"
    result = checked(tmp_path, {"journeyctl.yaml": settings, "a.journey.yaml": JOURNEY}, THREE)
    told = [(item.line, item.message, item.help) for item in result.diagnostics if item.rule == "bad-option"]
    assert told == [(3, message, advice)]
    assert f"a.journey.yaml:4 info {TITLE}" in lines(result), "the default holds"


def test_a_rule_without_options_takes_none(tmp_path: Path) -> None:
    settings = "lint: {options: {stage-without-touchpoint: {limit: 3}}}\n"
    result = checked(tmp_path, {"journeyctl.yaml": settings, "a.journey.yaml": JOURNEY}, THREE)
    told = [(item.message, item.help) for item in result.diagnostics if item.rule == "bad-option"]
    assert told == [
        ("rule `stage-without-touchpoint` has no option `limit`", "remove it; the rule has no options")
    ]


def test_findings_accepted_in_the_settings(tmp_path: Path) -> None:
    settings = "lint: {ignore: [{rule: stage-without-touchpoint, files: ['a*'], reason: drawn later}]}\n"
    assert found(tmp_path, settings) == [BOTH[0], BOTH[2]]


def test_unknown_names_on_the_command_line() -> None:
    assert Selection(("gaps", "gapz"), ("all",), ("zz", STAGE)).unknown == ["gapz", "zz"]


def test_errors_in_files_cannot_be_ignored_by_name() -> None:
    names = ("unknown-key", "written", "bad-ignore", STAGE, "syntax-error", "zz")
    assert Selection(("unknown-key",), ignore=names).unignorable == ["unknown-key", "syntax-error"]


def test_rules_that_need_every_file_say_why_they_did_not_run(tmp_path: Path) -> None:
    whole = [name for name, rule in registry().items() if rule.traits.whole]
    assert "unused-persona" in whole
    files = {"journeyctl.yaml": "", "a.journey.yaml": "title: A\n", "ana.persona.yaml": "name: Ana\n"}
    chosen = Selection(select=("unused-persona",))
    complete = checked(tmp_path, files, chosen)
    assert (lines(complete), complete.skipped) == (["ana.persona.yaml:1 warning unused-persona"], [])
    broken = checked(tmp_path, {"b.journey.yaml": "- x: y\n"}, chosen)
    assert lines(broken) == ["b.journey.yaml:1 error wrong-type"]
    assert broken.skipped == [
        "`unused-persona` did not run: it needs every file, and b.journey.yaml has mistakes"
    ]
    worse = checked(tmp_path, {"c.journey.yaml": "- x: y\n", "d.plan.yaml": ""}, chosen)
    assert worse.skipped == [
        "`unused-persona` did not run: it needs every file, and b.journey.yaml and 2 more have mistakes"
    ]


def test_only_some_files_are_judged_and_all_are_read(tmp_path: Path) -> None:
    files = {
        "a.journey.yaml": JOURNEY,
        "b.journey.yaml": JOURNEY + "personas: [ana, ben]\n",
        "ana.persona.yaml": "name: Ana\n",
    }
    checked(tmp_path, files)
    result = lint(open_workspace(tmp_path), TODAY, THREE, frozenset(["b.journey.yaml"]))
    assert lines(result) == [
        f"b.journey.yaml:1 warning {OWNER}", f"b.journey.yaml:3 warning {STAGE}", f"b.journey.yaml:4 info {TITLE}",
        "b.journey.yaml:6 error unknown-reference",
    ]  # fmt: skip


def test_the_order_of_files_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["c.journey.yaml", "a.journey.yaml", "deep/b.journey.yaml", "a/z.journey.yaml"]
    files = dict.fromkeys(names, JOURNEY + "personas: [zoe]\n")
    once = checked(tmp_path, files)
    real = os.scandir

    class Backwards:
        """What `scandir` gives, from the end: to be walked over, or for `with`."""

        def __init__(self, path: str) -> None:
            self._entries = list(real(path))

        def __iter__(self) -> Iterator[os.DirEntry[str]]:
            return reversed(self._entries)

        def __enter__(self) -> "Backwards":
            return self

        def __exit__(self, *error: object) -> None:
            pass

    monkeypatch.setattr(os, "scandir", Backwards)
    again = lint(open_workspace(tmp_path), TODAY, THREE)
    assert lines(again) == lines(once)
    assert [item.path for item in once.diagnostics] == sorted(item.path for item in once.diagnostics)
    assert len(once.diagnostics) == 16
