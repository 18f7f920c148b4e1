"""`journeyctl lint`: what is asked about, what counts, and the exit code."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Cli, Files
from journeyctl.lint.baseline import FILE_NAME

Put = Callable[[Files], Path]
TODAY = "--today=2026-11-22"
GAP = "stage-without-touchpoint"
BARE = "title: A\nstages:\n  - title: I pay\n"
FULL = "title: A\nstages:\n  - title: I pay\n    touchpoints: [{title: T}]\n"
SELECT = ("--select", GAP, "--output-format", "concise", TODAY)
WARNED = "Found 1 warning in 1 file."


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        (FULL, (), 0),
        (BARE, (), 0),  # a warning weighs less than an error
        (BARE, ("--fail-on", "warning"), 1),
        (BARE, ("--fail-on", "info"), 1),
        (BARE, ("--fail-on", "error"), 0),
        (BARE, ("--fail-on", "warning", "--exit-zero"), 0),
        ("titel: A\n", (), 1),
        ("titel: A\n", ("--exit-zero",), 0),
        ("title: [\n", (), 1),
        ("", (), 1),
        (BARE, ("--fail-on", "never"), 2),
        (BARE, ("--output-format", "pdf"), 2),
        (BARE, ("--ignore", "nothing-such"), 2),
        (BARE, ("--today", "tomorrow"), 2),
        (BARE, ("--today", "2026-02-30"), 2),
        (BARE, ("--today",), 2),
        (BARE, ("--color", "perhaps"), 2),
        (BARE, ("--no-such-option",), 2),
        (BARE, ("nowhere.journey.yaml",), 2),
        (BARE, ("notes.txt",), 2),
        (BARE, ("--stdin-filename", "a.journey.yaml"), 2),
        (BARE, ("-",), 2),
    ],
)
def test_exit_codes(put: Put, cli: Cli, text: str, arguments: tuple[str, ...], code: int) -> None:
    put({"journeyctl.yaml": "", "a.journey.yaml": text, "notes.txt": ""})
    screen = cli("lint", "--select", GAP, *arguments)
    assert screen.code == code
    assert bool(screen.err) == (code == 2), "misuse is told on stderr, and nothing else is"
    assert "Traceback" not in screen.err


@pytest.mark.parametrize(("word", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_fail_on_in_the_settings(put: Put, cli: Cli, word: str, code: int) -> None:
    put({"journeyctl.yaml": f"lint: {{fail_on: {word}}}\n", "a.journey.yaml": BARE})
    assert cli("lint", *SELECT).code == code
    assert cli("lint", *SELECT, "--fail-on", "error").code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--select", "stage-without-touchpont,gaps"), "error: unknown rule `stage-without-touchpont`\n  = help: did you mean `stage-without-touchpoint`"),
        (("--extend-select", "gapz"), "error: unknown rule `gapz`\n  = help: did you mean `gaps`?\n"),
        (("--ignore", "qqqq"), "error: unknown rule `qqqq`\n  = help: `journeyctl rules` lists them all\n"),
        (("--ignore", "gaps,unknown-key"), "error: `unknown-key` cannot be left out: the file is not understood\n  = help: mend the file, or add it to `exclude:` in journeyctl.yaml\n"),
        (("--today", "22.11.2026"), "error: `22.11.2026` is no day\n  = help: write it as in `--today 2026-11-22`\n"),
        (("nowhere",), "error: there is no file or folder `nowhere`\n"),
        (("notes.txt",), "error: `notes.txt` is no journey file\n  = help: names of journey files end in `.persona.yaml`, `.journey.yaml`, `.evidence.yaml`, `.plan.yaml`\n"),
        (("empty",), "error: there are no journey files in empty\n  = help: `journeyctl init` makes a first workspace\n"),
        (("-",), "error: standard input has no name\n  = help: add `--stdin-filename journeys/NAME.journey.yaml`: the name says what kind of file it is\n"),
        (("--stdin-filename", "x.journey.yaml"), "error: `--stdin-filename` is given, and no path is `-`\n  = help: add `-` to read standard input\n"),
        (("x" * 300,), f"error: `{'x' * 300}` cannot be looked at: file name too long\n"),
        (("-", "--stdin-filename", f"{'x' * 300}/a.journey.yaml"), f"error: `{'x' * 300}/a.journey.yaml` cannot be looked at: file name too long\n"),
        (("a\x1b[31m",), "error: there is no file or folder `a\\x1b[31m`\n"),
    ],
)  # fmt: skip
def test_misuse_is_told_in_words(put: Put, cli: Cli, arguments: tuple[str, ...], message: str) -> None:
    put({"notes.txt": "", "empty/notes.txt": "", "a.journey.yaml": FULL})
    screen = cli("lint", *arguments)
    assert (screen.code, screen.out) == (2, "")
    assert screen.err.startswith(message)


def test_an_empty_folder_is_misuse(cli: Cli) -> None:
    screen = cli("lint")
    assert screen.code == 2
    assert (
        screen.err
        == "error: there are no journey files in this folder\n  = help: `journeyctl init` makes a first workspace\n"
    )


TWO = {
    "journeyctl.yaml": "",
    "a.journey.yaml": BARE,
    "deep/b.journey.yaml": BARE,
    "deep/er/c.journey.yaml": BARE,
    "inner/journeyctl.yaml": "lint: {fail_on: warning}\n",
    "inner/d.journey.yaml": BARE,
}


def paths(out: str) -> list[str]:
    return [line.split(":")[0] for line in out.splitlines() if f"[{GAP}]" in line]


@pytest.mark.parametrize(
    ("folder", "asked", "expected"),
    [
        (".", (), ["a.journey.yaml", "deep/b.journey.yaml", "deep/er/c.journey.yaml", "inner/d.journey.yaml"]),
        (".", (".",), ["a.journey.yaml", "deep/b.journey.yaml", "deep/er/c.journey.yaml", "inner/d.journey.yaml"]),
        (".", ("a.journey.yaml",), ["a.journey.yaml"]),
        (".", ("deep",), ["deep/b.journey.yaml", "deep/er/c.journey.yaml"]),
        (".", ("deep/er", "a.journey.yaml"), ["a.journey.yaml", "deep/er/c.journey.yaml"]),
        (".", ("a.journey.yaml", "a.journey.yaml", "./a.journey.yaml"), ["a.journey.yaml"]),
        (".", ("inner",), ["inner/d.journey.yaml"]),
        (".", ("inner/d.journey.yaml", "a.journey.yaml"), ["a.journey.yaml", "inner/d.journey.yaml"]),
        (".", ("deep", "."), ["a.journey.yaml", "deep/b.journey.yaml", "deep/er/c.journey.yaml", "inner/d.journey.yaml"]),
        ("deep", (), ["b.journey.yaml", "er/c.journey.yaml"]),
        ("deep/er", ("..",), ["../b.journey.yaml", "c.journey.yaml"]),
        ("deep/er", ("../../a.journey.yaml",), ["../../a.journey.yaml"]),
        ("inner", ("../deep", "d.journey.yaml"), ["../deep/b.journey.yaml", "../deep/er/c.journey.yaml", "d.journey.yaml"]),
    ],
)  # fmt: skip
def test_what_is_asked_about(
    put: Put,
    cli: Cli,
    monkeypatch: pytest.MonkeyPatch,
    folder: str,
    asked: tuple[str, ...],
    expected: list[str],
) -> None:
    root = put(TWO)
    monkeypatch.chdir(root / folder)
    assert paths(cli("lint", *SELECT, *asked).out) == expected


def test_a_workspace_that_is_asked_about_twice_is_checked_once(put: Put, cli: Cli) -> None:
    put(TWO)
    assert cli("lint", *SELECT, ".", "inner") == cli("lint", *SELECT)
    assert cli("lint", *SELECT, "inner", ".").out.splitlines()[-1].startswith("Found 4 warnings in 6 files.")


@pytest.mark.parametrize("asked", [(".", "inner/d.journey.yaml"), ("inner/d.journey.yaml", ".")])
def test_naming_a_file_as_well_hides_no_other(put: Put, cli: Cli, asked: tuple[str, ...]) -> None:
    put(
        {
            **TWO,
            "inner/e.journey.yaml": BARE,
            "inner/most/journeyctl.yaml": "",
            "inner/most/f.journey.yaml": BARE,
        }
    )
    found = cli("lint", *SELECT)
    assert paths(found.out)[-2:] == ["inner/e.journey.yaml", "inner/most/f.journey.yaml"]
    assert cli("lint", *SELECT, *asked) == found
    assert cli("lint", *SELECT, "inner/most/f.journey.yaml", *asked) == found


def test_each_workspace_has_its_own_settings(put: Put, cli: Cli) -> None:
    put(TWO)
    assert cli("lint", *SELECT).code == 1
    assert cli("lint", *SELECT, "deep").code == 0
    assert cli("lint", *SELECT, "inner").code == 1


def test_files_outside_any_workspace(put: Put, cli: Cli) -> None:
    put({"loose/a.journey.yaml": BARE, "loose/ana.persona.yaml": "name: Ana\n"})
    screen = cli("lint", *SELECT, "loose/a.journey.yaml")
    assert (screen.code, paths(screen.out)) == (0, ["loose/a.journey.yaml"])


def test_a_named_file_is_checked_even_where_it_is_excluded(put: Put, cli: Cli) -> None:
    put({"journeyctl.yaml": "exclude: [drafts/]\n", "drafts/a.journey.yaml": BARE, "b.journey.yaml": FULL})
    assert paths(cli("lint", *SELECT).out) == []
    assert paths(cli("lint", *SELECT, "drafts/a.journey.yaml").out) == ["drafts/a.journey.yaml"]
    screen = cli("lint", *SELECT, "--force-exclude", "drafts/a.journey.yaml")
    assert (screen.code, paths(screen.out)) == (0, [])


def test_settings_alone_can_be_checked(put: Put, cli: Cli) -> None:
    put({"journeyctl.yaml": "titel: Shop\n", "a.journey.yaml": FULL})
    screen = cli("lint", "journeyctl.yaml", "--output-format", "concise")
    assert screen.code == 1
    assert screen.out.startswith("journeyctl.yaml:1:1: error[unknown-key] unknown key `titel`\n")


def test_all_mistakes_of_all_files_are_told_in_one_run(put: Put, cli: Cli) -> None:
    put(
        {
            "journeyctl.yaml": "lint: [\n",
            "a.journey.yaml": "title: {{ x }}\n",
            "b.plan.yaml": "titel: B\n",
            "c.journey.yaml": BARE,
        }
    )
    found = json.loads(cli("lint", "--select", GAP, "--output-format", "json").out)["diagnostics"]
    assert [item["rule"] for item in found] == ["syntax-error", "unknown-key", GAP, "syntax-error"]


def test_statistics(put: Put, cli: Cli) -> None:
    put({"a.journey.yaml": BARE + "  - title: I wait\n", "b.journey.yaml": "titel: B\n"})
    assert cli("lint", "--select", GAP, "--statistics").out == (
        "2  warning  stage-without-touchpoint  A stage in which the customer touches nothing.\n"
        "1  error    unknown-key               A key that the format does not know.\n"
    )
    assert cli("lint", "--select", GAP, "--statistics", "b.journey.yaml").code == 1
    put({"b.journey.yaml": FULL})
    assert cli("lint", "--select", GAP, "--statistics", "b.journey.yaml").out == "nothing found\n"


def test_statistics_go_to_the_file(put: Put, cli: Cli) -> None:
    root = put({"a.journey.yaml": BARE})
    screen = cli("lint", "--select", GAP, "--statistics")
    assert cli("lint", "--select", GAP, "--statistics", "--output-file", "out") == (0, "", "")
    assert (root / "out").read_text() == screen.out


def test_rules_that_did_not_run_say_in_which_workspace(
    put: Put, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = put({"journeyctl.yaml": "", "in/a.journey.yaml": "title: [\n", "in/p.persona.yaml": "name: P\n"})
    note = "`unused-persona` did not run: it needs every file, and in/a.journey.yaml has mistakes"
    arguments = ("lint", "--select", "unused-persona", "--output-format", "concise", TODAY)
    assert cli(*arguments).out.splitlines()[-2] == note
    monkeypatch.chdir(root / "in")
    assert cli(*arguments, "..").out.splitlines()[-2] == f"in ../: {note}"


def test_long_ids_and_wide_letters_keep_the_bars_in_line(put: Put, cli: Cli) -> None:
    put({"買う.journey.yaml": FULL, "a.journey.yaml": FULL, "b\u202e.journey.yaml": FULL})
    rows = cli("lint", "--select", GAP, TODAY).out.splitlines()[:3]
    assert [row.partition("█")[0] for row in rows] == ["a        ", "b\\u202e  ", "買う     "]


def test_the_day_is_an_input(put: Put, cli: Cli) -> None:
    put({"a.journey.yaml": FULL + "reviewed: 2026-01-01\nreview_every: 90\n"})
    rule = ("lint", "--select", "review-overdue", "--output-format", "concise")
    assert "review-overdue" not in cli(*rule, "--today", "2026-04-01").out
    assert "review-overdue" in cli(*rule, "--today", "2026-04-02").out


@pytest.mark.parametrize(
    "arguments", [("--today",), ("--today", ""), ("--output-format",), ("--output-format", "")]
)
def test_an_option_without_its_value_is_misuse(put: Put, cli: Cli, arguments: tuple[str, ...]) -> None:
    put({"a.journey.yaml": FULL})
    screen = cli("lint", *arguments)
    assert (screen.code, screen.out) == (2, "")
    assert screen.err


def test_a_plain_call_and_one_with_options_say_the_same(put: Put, cli: Cli) -> None:
    put(TWO)
    plain = cli("lint", "--today", "2026-11-22", "--output-format", "concise", "deep")
    assert plain == cli("lint", TODAY, "--output-format=concise", "--color=never", "deep")
    assert cli("validate", "deep") == cli("validate", "--color", "never", "deep")


def test_a_journey_in_one_line_for_managers(put: Put, cli: Cli) -> None:
    put({"a.journey.yaml": FULL})
    lines = cli("lint", "--select", GAP, TODAY).out.splitlines()
    assert lines[0] == "a  █░░░░░░░░░   14 % complete, 0 % of 1 claim rests on evidence"
    assert lines[-1] == "All checks passed: 1 file."


def test_twice_the_same_bytes(put: Put, cli: Cli) -> None:
    put(TWO)
    for output_format in ("full", "json", "sarif", "junit", "gitlab"):
        arguments = ("lint", TODAY, "--output-format", output_format)
        assert cli(*arguments) == cli(*arguments)


def test_the_baseline_can_be_left_out(put: Put, cli: Cli) -> None:
    put({"a.journey.yaml": BARE})
    assert cli("baseline", TODAY).code == 0
    assert Path(FILE_NAME).is_file()
    assert paths(cli("lint", *SELECT).out) == []
    assert paths(cli("lint", *SELECT, "--no-baseline").out) == ["a.journey.yaml"]
