"""Settings that have their form and still make no sense."""

from pathlib import Path

import pytest

from journeyctl.model.settings import Limits
from journeyctl.workspace.workspace import open_workspace
from workspace.files import told, workspace

J = "title: I pay\n"
RATED = "title: A\nstages: [{title: S, touchpoints: [{title: T, emotion: 4}]}]\n"


@pytest.mark.parametrize("glob", ["!", "drafts\\\\"])
def test_a_glob_that_is_none(tmp_path: Path, glob: str) -> None:
    text = (
        f'exclude: ["old/", "{glob}"]\n'
        "lint:\n  ignore:\n"
        f'    - {{rule: stage-count, reason: So it is, files: ["{glob}"]}}\n'
        "  overrides:\n"
        "    - {files: [a]}\n"
        f'    - {{files: [a, "{glob}"]}}\n'
    )
    found = workspace(tmp_path, {"journeyctl.yaml": text, "old/a.journey.yaml": J, "b.journey.yaml": J})
    shown = glob.replace("\\\\", "\\")
    assert told(found) == [
        f"journeyctl.yaml:{line}: bad-value: `{shown}` matches no file" for line in (1, 4, 7)
    ]
    assert {text[slice(*item.primary.span)] for item in found.diagnostics} == {f'"{glob}"'}
    assert {item.help for item in found.diagnostics} == {
        "write a glob as in `.gitignore`, such as `journeys/legacy/**`"
    }
    assert [file.id for file in found.files] == ["b", "workspace"], "the other globs still count"


def test_a_scale_that_runs_backwards(tmp_path: Path) -> None:
    text = "scales:\n  emotion: {min: 5, max: -5}\n"
    found = workspace(tmp_path, {"journeyctl.yaml": text, "a.journey.yaml": RATED})
    assert told(found) == [
        "journeyctl.yaml:2: bad-value: the scale ends before it starts: it goes from 5 to -5"
    ]
    problem = found.diagnostics[0]
    assert text[slice(*problem.primary.span)] == "emotion"
    assert problem.help == "write the worst value as `min` and the best as `max`"
    assert (problem.element, problem.field) == ("workspace/scales", "emotion")


def test_a_scale_of_one_value(tmp_path: Path) -> None:
    found = workspace(tmp_path, {"journeyctl.yaml": "scales: {emotion: {min: 2}}\n", "a.journey.yaml": RATED})
    assert told(found) == ["journeyctl.yaml:1: bad-value: the scale has one value only: it goes from 2 to 2"]


def test_the_scale_is_unknown_where_the_settings_have_mistakes(tmp_path: Path) -> None:
    text = "titel: x\nscales: {emotion: {min: 1, max: 5}}\n"
    found = workspace(tmp_path, {"journeyctl.yaml": text, "a.journey.yaml": RATED})
    assert told(found) == ["journeyctl.yaml:1: unknown-key: unknown key `titel`"]


def test_a_phase_twice(tmp_path: Path) -> None:
    text = "phases: [buying, {id: using}, buying, using]\n"
    found = workspace(tmp_path, {"journeyctl.yaml": text})
    assert told(found) == [
        "journeyctl.yaml:1: duplicate-id: phase id `buying` is given twice",
        "journeyctl.yaml:1: duplicate-id: phase id `using` is given twice",
    ]
    marked = [
        [(label.span.start, text[slice(*label.span)]) for label in (item.primary, *item.related)]
        for item in found.diagnostics
    ]
    assert marked == [[(30, "buying"), (9, "buying")], [(38, "using"), (22, "using")]]


def test_only_one_settings_file_is_read(tmp_path: Path) -> None:
    files = {
        "journeyctl.yaml": "channels: {web: {}}\n",
        "journeyctl.yml": "channels: {fax: {}}\nteams: {ops: {}}\n",
    }
    found = workspace(tmp_path, files)
    assert told(found) == [
        "journeyctl.yml:1: unreadable-file: `journeyctl.yml` is not read: `journeyctl.yaml` stands beside it"
    ]
    assert found.diagnostics[0].help == "remove one of them"
    assert {word: list(scope) for word, scope in found.index.files.items()} == {"channel": ["web"]}
    (tmp_path / "journeyctl.yaml").unlink()
    alone = open_workspace(tmp_path)
    assert (told(alone), list(alone.index.files)) == ([], ["channel", "team"])


THEME = """\
theme:
  accent: "#0F766E"
  font: Source Sans 3
  logo: brand/logo.svg
  colors: {worst: "#a00", best: "#003f5c"}
  dark: {paper: "#101418"}
lanes: [emotion, actions]
"""


def test_a_theme(tmp_path: Path) -> None:
    found = workspace(tmp_path, {"journeyctl.yaml": THEME, "a.journey.yaml": J})
    assert told(found) == []
    theme = found.settings.theme
    assert (theme.accent, theme.font, theme.logo) == ("#0F766E", "Source Sans 3", "brand/logo.svg")
    assert (theme.colors.worst, theme.colors.ink, theme.dark.paper) == ("#a00", None, "#101418")
    assert found.settings.lanes == ("emotion", "actions")


def test_no_theme(tmp_path: Path) -> None:
    settings = workspace(tmp_path, {"a.journey.yaml": J}).settings
    assert (settings.theme.accent, settings.theme.colors.worst, settings.lanes) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "message", "help_text"),
    [
        ("theme: {accent: teal}", "bad-value: `accent` is `teal`, which is no colour", 'write it as on the web, in quotes: `"#0f766e"`'),
        ('theme: {accent: "#0f766e80"}', "bad-value: `accent` is `#0f766e80`, which is no colour", 'write it as on the web, in quotes: `"#0f766e"`'),
        ('theme: {colors: {wors: "#a00"}}', "unknown-key: unknown key `wors`", "did you mean `worst`?"),
        ('theme: {colours: {worst: "#a00"}}', "unknown-key: unknown key `colours`", "did you mean `colors`?"),
        ('theme: {font: "Arial, sans-serif"}', "bad-value: `font` is `Arial, sans-serif`, which is no name of one font", "write the name of its family, such as `Source Sans 3`"),
        ("theme: {logo: logo.pdf}", "bad-value: the logo `logo.pdf` is no picture that can be shown", "make it a PNG, JPEG or SVG file"),
        ("theme: {logo: ../logo.png}", "bad-value: the logo `../logo.png` is not a file of the workspace", "write its path from the root, with `/`, such as `brand/logo.svg`"),
        ("theme: {logo: /etc/logo.png}", "bad-value: the logo `/etc/logo.png` is not a file of the workspace", "write its path from the root, with `/`, such as `brand/logo.svg`"),
        ('theme: {logo: "https://a.example/logo.png"}', "bad-value: the logo `https://a.example/logo.png` is not a file of the workspace", "write its path from the root, with `/`, such as `brand/logo.svg`"),
        ("lanes: [emotion, action]", "bad-value: an item of `lanes` is `action`, which is not one of its values", "did you mean `actions`?"),
        ("lanes: [pains, emotion, pains]", "bad-value: the lane `pains` is named twice", "remove one of them"),
    ],
)  # fmt: skip
def test_a_theme_that_is_wrong(tmp_path: Path, text: str, message: str, help_text: str) -> None:
    found = workspace(tmp_path, {"journeyctl.yaml": text, "a.journey.yaml": J})
    assert told(found) == [f"journeyctl.yaml:1: {message}"]
    assert found.diagnostics[0].help == help_text


def test_limits_of_regressions(tmp_path: Path) -> None:
    text = "regression: {peak_end: 0, below_zero: 1, severity: 5, complete: off, evidenced: 0.25}\n"
    found = workspace(tmp_path, {"journeyctl.yaml": text, "a.journey.yaml": J})
    assert told(found) == []
    assert found.settings.regression == Limits(
        peak_end=0, below_zero=1, severity=5, complete="off", evidenced=0.25
    )
    some = workspace(tmp_path, {"journeyctl.yaml": "regression: {peak_end: 2, complete: }\n"})
    assert some.settings.regression == Limits(peak_end=2)
    assert workspace(tmp_path, {}).settings.regression == Limits(
        peak_end=0.3, below_zero=0.1, severity=4, complete=0.1, evidenced=0.1
    )


@pytest.mark.parametrize(
    ("text", "message", "help_text"),
    [
        ("peak_end: 2.1", "out-of-range: `peak_end` is `2.1`, which is out of range", "write a number from 0 to 2, or `off`"),
        ("peak_end: -0.1", "out-of-range: `peak_end` is `-0.1`, which is out of range", "write a number from 0 to 2, or `off`"),
        ("below_zero: 1.1", "out-of-range: `below_zero` is `1.1`, which is out of range", "write a number from 0 to 1, or `off`"),
        ("complete: 10", "out-of-range: `complete` is `10`, which is out of range", "write the share as 0.1, not in percent"),
        ("evidenced: 10%", "bad-value: `evidenced` is `10%`, text, which is neither a number nor `off`", "write 0.1"),
        ('evidenced: "0.2"', "bad-value: `evidenced` is `0.2`, text, which is neither a number nor `off`", "write 0.2, without quotes"),
        ("severity: 0", "out-of-range: `severity` is `0`, which is out of range", "write a whole number from 1 to 5, or `off`"),
        ("severity: 6", "out-of-range: `severity` is `6`, which is out of range", "write a whole number from 1 to 5, or `off`"),
        ("severity: 3.5", "bad-value: `severity` is `3.5`, which is neither a whole number nor `off`", "write a whole number from 1 to 5, or `off`"),
        ("severity: [3, 4]", "bad-value: `severity` is `[3, 4]`, which is neither a whole number nor `off`", "write a whole number from 1 to 5, or `off`"),
        ("severity: never", "bad-value: `severity` is `never`, which is neither a whole number nor `off`", "write a whole number from 1 to 5, or `off`"),
        ("peak_end: false", "bad-value: `peak_end` is `false`, which is neither a number nor `off`", "write a number from 0 to 2, or `off`"),
        ("peak_end: .nan", "not-a-number: `peak_end` is `.nan`, which is no number to count with", "write the number, or leave the key out while nobody knows it"),
        ("peek_end: 1", "unknown-key: unknown key `peek_end`", "did you mean `peak_end`?"),
    ],
)  # fmt: skip
def test_a_limit_that_is_wrong(tmp_path: Path, text: str, message: str, help_text: str) -> None:
    found = workspace(tmp_path, {"journeyctl.yaml": f"regression: {{{text}}}\n", "a.journey.yaml": J})
    assert told(found) == [f"journeyctl.yaml:1: {message}"]
    assert found.diagnostics[0].help == help_text


def test_limits_are_no_list_and_no_word(tmp_path: Path) -> None:
    found = workspace(tmp_path, {"journeyctl.yaml": "regression: off\n", "a.journey.yaml": J})
    assert told(found) == [
        "journeyctl.yaml:1: wrong-type: `regression` is `off`, text, and a mapping is wanted"
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "", "  \nlang: en\n"])
def test_a_colour_without_quotes_is_a_comment(tmp_path: Path, end: str) -> None:
    text = f"theme:\n  colors:\n    worst: #a84b05{end}"
    found = workspace(tmp_path, {"journeyctl.yaml": text, "a.journey.yaml": J})
    assert told(found) == [
        "journeyctl.yaml:3: bad-value: `worst` has no value: `#a84b05` without quotes is a comment"
    ]
    problem = found.diagnostics[0]
    assert text[slice(*problem.primary.span)] == "#a84b05"
    assert problem.help == 'write `worst: "#a84b05"`'
    assert problem.fix
    assert problem.fix.edits[0].text == '"#a84b05"'


@pytest.mark.parametrize(
    "text", ["theme:\n  accent: # to be decided\n", "theme:\n  accent:\n  # #a84b05\n", "theme:\n"]
)
def test_a_comment_is_a_comment(tmp_path: Path, text: str) -> None:
    assert told(workspace(tmp_path, {"journeyctl.yaml": text, "a.journey.yaml": J})) == []
