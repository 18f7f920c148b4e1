"""`journeyctl baseline`: today's findings are accepted, new ones are not."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Cli, Files
from journeyctl.lint.baseline import FILE_NAME

Put = Callable[[Files], Path]
TODAY = "--today=2026-11-22"
SETTINGS = {"journeyctl.yaml": "lint: {select: [stage-without-touchpoint], fail_on: warning}\n"}
BARE = "title: A\nstages:\n  - title: I pay\n"
LINT = ("lint", "--output-format", "concise", TODAY)
BASELINE = ("baseline", TODAY)


def test_accepted_findings_are_counted_and_new_ones_told(put: Put, cli: Cli) -> None:
    put({**SETTINGS, "a.journey.yaml": BARE})
    assert cli(*LINT).code == 1
    assert cli(*BASELINE) == (0, f"{FILE_NAME}: 1 finding accepted\n", "")
    again = cli("lint", TODAY)
    assert again.code == 0
    assert f"1 finding accepted by {FILE_NAME}" in again.out
    put({"a.journey.yaml": BARE + "  - title: I wait\n"})
    grown = cli(*LINT)
    assert grown.code == 1
    assert (
        "a.journey.yaml:4:12: warning[stage-without-touchpoint] stage `i-wait` has no touchpoint" in grown.out
    )
    assert "i-pay" not in grown.out


def test_what_is_written(put: Put, cli: Cli) -> None:
    put({**SETTINGS, "a.journey.yaml": "title: A\nstages:\n  - title: ich öffne\n"})
    cli(*BASELINE)
    text = Path(FILE_NAME).read_text("utf-8")
    data = json.loads(text)
    fingerprint = data["findings"][0].pop("fingerprint")
    assert len(fingerprint) == 18
    assert data == {
        "version": 1,
        "findings": [
            {
                "rule": "stage-without-touchpoint",
                "path": "a.journey.yaml",
                "message": "stage `ich-öffne` has no touchpoint",
            }
        ],
    }
    assert text.endswith("}\n")
    cli(*BASELINE)
    assert Path(FILE_NAME).read_text("utf-8") == text


def test_a_baseline_that_cannot_be_written_is_named_as_seen_from_here(
    put: Put, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = put({**SETTINGS, "a.journey.yaml": BARE, FILE_NAME: "{}\n", "deep/c.txt": ""})
    (root / FILE_NAME).chmod(0o444)
    monkeypatch.chdir(root / "deep")
    screen = cli(*BASELINE)
    assert (screen.code, screen.err.splitlines()[0]) == (
        2,
        f"error: ../{FILE_NAME} is read-only and is left as it is",
    )


def test_lines_may_move_and_files_be_touched(put: Put, cli: Cli) -> None:
    put({**SETTINGS, "a.journey.yaml": BARE})
    cli(*BASELINE)
    put(
        {
            "a.journey.yaml": "# first\n\n"
            + BARE.replace("stages", "summary: so\nstages").replace(
                "- title: I pay", "- id: i-pay\n    title: I pay now"
            )
        }
    )
    assert cli(*LINT).code == 0


def test_entries_that_match_nothing_are_told_and_dropped(put: Put, cli: Cli) -> None:
    put({**SETTINGS, "a.journey.yaml": BARE + "  - title: I wait\n"})
    cli(*BASELINE)
    put({"a.journey.yaml": "title: A\n"})
    stale = f"2 entries of {FILE_NAME} match nothing any more: run `journeyctl baseline` to drop them"
    assert stale in cli("lint", TODAY).out
    assert stale not in cli("lint", TODAY, "a.journey.yaml").out, "who looks at one file cannot know"
    put({"a.journey.yaml": BARE})
    stale = f"1 entry of {FILE_NAME} matches nothing any more: run `journeyctl baseline` to drop it"
    assert stale in cli("lint", TODAY).out
    assert cli(*BASELINE).out == f"{FILE_NAME}: 1 finding accepted\n"
    assert "match" not in cli("lint", TODAY).out


def test_check_says_whether_it_would_be_written_anew(put: Put, cli: Cli) -> None:
    put({**SETTINGS, "a.journey.yaml": BARE})
    assert cli(*BASELINE, "--check") == (1, f"{FILE_NAME}: not up to date\n", "")
    assert not Path(FILE_NAME).exists()
    cli(*BASELINE)
    assert cli(*BASELINE, "--check") == (0, f"{FILE_NAME}: up to date\n", "")


def test_mistakes_in_files_are_never_accepted(put: Put, cli: Cli) -> None:
    put({**SETTINGS, "a.journey.yaml": BARE, "b.journey.yaml": "titel: B\n"})
    screen = cli(*BASELINE)
    assert (
        screen.out
        == f"{FILE_NAME}: 1 finding accepted\n1 not accepted: mend what keeps files from being read\n"
    )
    found = cli(*LINT)
    assert found.code == 1
    assert found.out.startswith("b.journey.yaml:1:1: error[unknown-key]")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the baseline file is not one that `journeyctl baseline` writes"),
        ("not JSON", "the baseline file is not one that `journeyctl baseline` writes"),
        ("[]", "the baseline file is not one that `journeyctl baseline` writes"),
        ('{"version": 1}', "the baseline file is not one that `journeyctl baseline` writes"),
        ('{"version": 1, "findings": [{}]}', "the baseline file is not one that `journeyctl baseline` writes"),
        ('{"version": 1, "findings": 3}', "the baseline file is not one that `journeyctl baseline` writes"),
        ('{"version": 9, "findings": []}', "the baseline has version 9, and version 1 is read"),
        ("[" * 100_000, "the baseline file is not one that `journeyctl baseline` writes"),
    ],
)  # fmt: skip
def test_a_baseline_that_cannot_be_used_is_misuse(put: Put, cli: Cli, text: str, message: str) -> None:
    put({**SETTINGS, "a.journey.yaml": BARE, FILE_NAME: text})
    screen = cli(*LINT)
    assert (screen.code, screen.out) == (2, "")
    assert (
        screen.err == f"error: {FILE_NAME}: {message}\n  = help: run `journeyctl baseline` to write it anew\n"
    )
    assert cli(*BASELINE).code == 0
    assert cli(*LINT).code == 0


def test_a_baseline_that_is_no_text_is_misuse(put: Put, cli: Cli) -> None:
    put({**SETTINGS, "a.journey.yaml": BARE, FILE_NAME: b"\xff\xfe"})
    assert cli(*LINT).code == 2
    assert cli(*BASELINE, "--check") == (1, f"{FILE_NAME}: not up to date\n", "")
    assert cli(*BASELINE) == (0, f"{FILE_NAME}: 1 finding accepted\n", "")
    assert cli(*LINT).code == 0


@pytest.mark.parametrize("arguments", [(), ("--check",)])
def test_an_empty_folder_is_misuse(put: Put, cli: Cli, arguments: tuple[str, ...]) -> None:
    root = put({"empty/notes.txt": ""})
    assert cli(*BASELINE, "empty", *arguments) == (
        2,
        "",
        "error: there are no journey files in empty\n  = help: `journeyctl init` makes a first workspace\n",
    )
    assert not (root / "empty" / FILE_NAME).exists()


def test_each_workspace_has_its_own(put: Put, cli: Cli) -> None:
    put(
        {
            **SETTINGS,
            "a.journey.yaml": BARE,
            "inner/journeyctl.yaml": SETTINGS["journeyctl.yaml"],
            "inner/b.journey.yaml": BARE,
        }
    )
    assert cli(*BASELINE).out == f"{FILE_NAME}: 1 finding accepted\ninner/{FILE_NAME}: 1 finding accepted\n"
    assert cli(*LINT).code == 0
    Path("inner", FILE_NAME).unlink()
    assert cli(*LINT).code == 1
    assert cli(*BASELINE, "inner").out == f"inner/{FILE_NAME}: 1 finding accepted\n"


def test_it_is_written_at_the_root(put: Put, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    root = put({**SETTINGS, "deep/a.journey.yaml": BARE})
    monkeypatch.chdir(root / "deep")
    assert cli(*BASELINE).out == f"../{FILE_NAME}: 1 finding accepted\n"
    assert (root / FILE_NAME).is_file()


TWO_BARE = {"a.journey.yaml": BARE, "b.journey.yaml": BARE.replace("title: A", "title: B")}


@pytest.mark.parametrize(
    ("change", "arguments"),
    [
        ({"b.journey.yaml": "titel: B\n"}, ()),
        ({"b.journey.yaml": BARE.replace("I pay", "I pay twice")}, ("--select", "pain-without-owner")),
    ],
    ids=["broken-file", "some-rules"],
)
def test_what_was_not_looked_at_is_not_called_gone(
    put: Put, cli: Cli, change: Files, arguments: tuple[str, ...]
) -> None:
    put({**SETTINGS, **TWO_BARE})
    cli(*BASELINE)
    put(change)
    assert "nothing any more" not in cli("lint", TODAY, *arguments).out


def test_a_broken_file_keeps_what_was_accepted_in_it(put: Put, cli: Cli) -> None:
    put({**SETTINGS, **TWO_BARE})
    cli(*BASELINE)
    before = Path(FILE_NAME).read_text("utf-8")
    put({"b.journey.yaml": "titel: B\n"})
    cli(*BASELINE)
    assert sorted(json.loads(Path(FILE_NAME).read_text("utf-8"))["findings"], key=str) == sorted(
        json.loads(before)["findings"], key=str
    )
    put({"b.journey.yaml": TWO_BARE["b.journey.yaml"]})
    assert cli(*LINT).code == 0
