"""Settings that have their form and still make no sense."""

from pathlib import Path

import pytest

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
