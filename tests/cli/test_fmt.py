"""`journeyctl fmt`: what it writes, shows and refuses, and its exit codes."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Cli, Files
from journeyctl.cli import write as module

UNTIDY = "goal: g\ntitle:   'T'  # ours\n"
TIDY = "title: T  # ours\ngoal: g\n"
BROKEN = "title: [\n"
Put = Callable[[Files], Path]


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def give(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    return give


def test_every_kind_of_file_is_formatted(put: Put, cli: Cli) -> None:
    root = put(
        {
            "journeyctl.yaml": "lang: en\ntitle: 'W'\n",
            "journeys/a.journey.yaml": UNTIDY,
            "personas/b.persona.yaml": "role: r\nname: B\n",
            "evidence/c.evidence.yaml": "title: C\ntype: survey\n",
            "plans/d.plan.yaml": "title: D\n",
            "notes.yaml": "b: 'x'\n",
        }
    )
    assert cli("fmt") == (0, "4 files reformatted, 1 file left unchanged\n", "")
    assert (root / "journeyctl.yaml").read_text() == "title: W\nlang: en\n"
    assert (root / "journeys/a.journey.yaml").read_text() == TIDY
    assert (root / "personas/b.persona.yaml").read_text() == "name: B\nrole: r\n"
    assert (root / "evidence/c.evidence.yaml").read_text() == "type: survey\ntitle: C\n"
    assert (root / "notes.yaml").read_text() == "b: 'x'\n"
    assert cli("fmt") == (0, "5 files left unchanged\n", "")


def test_check_names_what_would_change_and_writes_nothing(put: Put, cli: Cli) -> None:
    root = put({"a.journey.yaml": UNTIDY, "b.journey.yaml": TIDY})
    assert cli("fmt", "--check") == (
        1,
        "would reformat: a.journey.yaml\n1 file would be reformatted, 1 file already formatted\n",
        "",
    )
    assert (root / "a.journey.yaml").read_text() == UNTIDY
    assert cli("fmt", "--check", "b.journey.yaml") == (0, "1 file already formatted\n", "")


def test_diff_shows_what_would_change(put: Put, cli: Cli) -> None:
    root = put({"a.journey.yaml": UNTIDY})
    diff = (
        "--- a/a.journey.yaml\n+++ b/a.journey.yaml\n@@ -1,2 +1,2 @@\n"
        "+title: T  # ours\n goal: g\n-title:   'T'  # ours\n"
    )
    assert cli("fmt", "--diff") == (1, diff, "1 file would be reformatted\n")
    assert (root / "a.journey.yaml").read_text() == UNTIDY


def test_a_patch_has_the_colours_of_git_where_that_is_asked_for(put: Put, cli: Cli) -> None:
    put({"a.journey.yaml": UNTIDY})
    out = cli("fmt", "--diff", "--color", "always").out
    assert out == (
        "\x1b[1m--- a/a.journey.yaml\x1b[0m\n\x1b[1m+++ b/a.journey.yaml\x1b[0m\n\x1b[36m@@ -1,2 +1,2 @@\x1b[0m\n"
        "\x1b[32m+title: T  # ours\x1b[0m\n goal: g\n\x1b[31m-title:   'T'  # ours\x1b[0m\n"
    )


def test_paths_choose_the_files(put: Put, cli: Cli) -> None:
    root = put({"journeyctl.yaml": "title: W\n", "x/a.journey.yaml": UNTIDY, "y/b.journey.yaml": UNTIDY})
    assert cli("fmt", "x") == (0, "1 file reformatted\n", "")
    assert (root / "y/b.journey.yaml").read_text() == UNTIDY


def test_a_path_that_is_not_there(put: Put, cli: Cli) -> None:
    put({"journeys/first-order.journey.yaml": TIDY})
    message = "error: there is no file or folder `{}`\n  = help: did you mean `journeys/first-order.journey.yaml`?\n"
    for path in ("journeys/first-ordr.journey.yaml", "first-order"):
        assert cli("fmt", path) == (2, "", message.format(path))
    assert cli("fmt", "nowhere").err == "error: there is no file or folder `nowhere`\n"


def test_a_file_with_mistakes_keeps_no_other_from_it(put: Put, cli: Cli) -> None:
    root = put({"a.journey.yaml": BROKEN, "b.journey.yaml": UNTIDY})
    screen = cli("fmt")
    assert (screen.code, screen.out) == (2, "1 file reformatted, 1 file refused\n")
    assert screen.err.startswith("error[syntax-error]: this `[` is never closed\n  --> a.journey.yaml:1:8\n")
    assert (root / "a.journey.yaml").read_text() == BROKEN
    assert (root / "b.journey.yaml").read_text() == TIDY


def test_a_file_for_which_the_proof_fails_is_named_with_its_line(put: Put, cli: Cli) -> None:
    text = "title:\n  x\n# journeyctl: ignore[stage-count] why\ngoal:\n  g\n"
    root = put({"a.journey.yaml": text})
    screen = cli("fmt")
    assert (screen.code, screen.out) == (2, "1 file refused\n")
    assert screen.err.startswith(
        "error: a.journey.yaml:3 is left as it is: this comment would speak of other lines\n"
    )
    assert (root / "a.journey.yaml").read_text() == text


def test_a_file_that_cannot_be_written_keeps_no_other_from_it(put: Put, cli: Cli) -> None:
    root = put({"a.journey.yaml": UNTIDY, "b.journey.yaml": UNTIDY})
    (root / "a.journey.yaml").chmod(0o444)
    screen = cli("fmt")
    assert (screen.code, screen.out) == (2, "1 file reformatted, 1 file refused\n")
    assert screen.err == (
        "error: a.journey.yaml is read-only and is left as it is\n"
        "  = help: allow writing, or leave the file out\n"
    )
    assert (root / "a.journey.yaml").read_text() == UNTIDY


def test_a_file_that_somebody_else_saves_meanwhile_is_left_alone(
    put: Put, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = put({"a.journey.yaml": UNTIDY})
    real = module.write_whole

    def meanwhile(path: Path, data: bytes, expected: bytes | None = None) -> None:
        path.write_text("title: mine\n")
        real(path, data, expected)

    monkeypatch.setattr(module, "write_whole", meanwhile)
    screen = cli("fmt")
    assert screen.code == 2
    assert "was changed meanwhile and is left as it is" in screen.err
    assert (root / "a.journey.yaml").read_text() == "title: mine\n"


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="there are no links here")
def test_a_link_and_its_file_are_one_file(put: Put, cli: Cli) -> None:
    root = put({"a.journey.yaml": UNTIDY})
    (root / "b.journey.yaml").symlink_to("a.journey.yaml")
    assert cli("fmt", "a.journey.yaml", "b.journey.yaml") == (0, "1 file reformatted\n", "")
    assert (root / "b.journey.yaml").is_symlink()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="there are no links here")
def test_a_file_goes_by_its_own_name_and_not_by_that_of_a_link(put: Put, cli: Cli) -> None:
    """A patch for a link is none for the file behind it."""
    root = put({"z.journey.yaml": UNTIDY, "sub/y.journey.yaml": UNTIDY})
    (root / "a.journey.yaml").symlink_to("z.journey.yaml")
    (root / "b").symlink_to("sub")
    names = [line for line in cli("fmt", "--diff").out.splitlines() if line.startswith("--- ")]
    assert names == ["--- a/sub/y.journey.yaml", "--- a/z.journey.yaml"]
    assert cli("fmt", "a.journey.yaml") == (0, "1 file reformatted\n", ""), "asked for, it is that file"


def test_standard_input_goes_to_standard_output(
    here: Path, stdin: Callable[[str], None], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    from journeyctl.cli.run import run

    stdin(UNTIDY)
    assert run(["fmt", "-", "--stdin-filename", "a.journey.yaml"]) == 0
    assert capfdbinary.readouterr() == (TIDY.encode(), b"1 file reformatted\n")
    stdin(TIDY)
    assert run(["fmt", "-", "--stdin-filename", "a.journey.yaml"]) == 0
    assert capfdbinary.readouterr() == (TIDY.encode(), b"1 file left unchanged\n")
    stdin(BROKEN)
    assert run(["fmt", "-", "--stdin-filename", "a.journey.yaml"]) == 2
    assert capfdbinary.readouterr().out == b""
    stdin(UNTIDY)
    assert run(["fmt", "--check", "-", "--stdin-filename", "a.journey.yaml"]) == 1
    assert capfdbinary.readouterr().out == b"would reformat: a.journey.yaml\n"
    stdin(UNTIDY)
    assert run(["fmt", "--diff", "-", "--stdin-filename", "a.journey.yaml"]) == 1
    assert capfdbinary.readouterr().out == (
        b"--- a/a.journey.yaml\n+++ b/a.journey.yaml\n@@ -1,2 +1,2 @@\n"
        b"+title: T  # ours\n goal: g\n-title:   'T'  # ours\n"
    )


def test_misuse(here: Path, cli: Cli) -> None:
    assert cli("fmt").code == 2
    assert cli("fmt", "nothing.journey.yaml").code == 2
    assert cli("fmt", "-").code == 2
    (here / "a.journey.yaml").write_text(UNTIDY, "utf-8")
    assert cli("fmt", "").err.startswith("error: one of the paths is empty, and names nothing\n")
    assert (here / "a.journey.yaml").read_text("utf-8") == UNTIDY


def test_what_new_and_init_write_is_formatted_already(here: Path, cli: Cli) -> None:
    assert cli("init").code == 0
    for kind in ("journey", "persona", "evidence", "plan"):
        assert cli("new", kind, f"a-new-{kind}").code == 0
    screen = cli("fmt", "--check")
    assert screen.code == 0, screen.out


def test_workspaces_of_others_are_left_alone_until_somebody_asks_for_them(put: Put, cli: Cli) -> None:
    """As in a folder for all and everything, `/tmp` or a home."""
    root = put({"one/journeyctl.yaml": "", "one/a.journey.yaml": UNTIDY, "b.journey.yaml": UNTIDY})
    said = (
        "error: this folder is in no workspace and no repository, and holds others, such as `one`\n"
        "  = help: `journeyctl fmt .` formats all that is below\n"
    )
    assert cli("fmt") == (2, "", said)
    assert (root / "b.journey.yaml").read_text() == UNTIDY
    assert cli("fmt", "--check").code == 1
    assert cli("fmt", ".").out == "2 files reformatted, 1 file left unchanged\n"
    (root / "b.journey.yaml").write_text(UNTIDY)
    (root / ".git").mkdir()
    assert cli("fmt").out == "1 file reformatted, 2 files left unchanged\n"
