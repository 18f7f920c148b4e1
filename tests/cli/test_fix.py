"""`lint --fix`, `--unsafe-fixes` and `--diff`: what is mended, what is shown, what is left alone."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Cli, Files

Put = Callable[[Files], Path]
FIX = ("lint", "--select", "written", "--output-format", "concise", "--today=2026-11-22")
# Two layers: a value under an unknown key is only looked at when the key is mended.
SLIPS = "title: A\nstages:\n  - title: S\n    touchponts: [{title: T, optional: yes}]  # why\n"
MENDED = "title: A\nstages:\n  - title: S\n    touchpoints: [{title: T, optional: true}]  # why\n"


def test_one_layer_after_the_other_is_mended(put: Put, cli: Cli) -> None:
    root = put({"a.journey.yaml": SLIPS})
    screen = cli(*FIX, "--fix")
    assert (screen.code, screen.err) == (0, "mended 2 problems in 1 file\n")
    assert screen.out.endswith("\nAll checks passed: 1 file.\n")
    assert (root / "a.journey.yaml").read_text() == MENDED


def test_a_file_that_cannot_be_written_keeps_no_other_from_it(
    put: Put, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = put({"in/a.journey.yaml": SLIPS, "in/b.journey.yaml": SLIPS, "deep/c.txt": ""})
    (root / "in/a.journey.yaml").chmod(0o444)
    monkeypatch.chdir(root / "deep")
    screen = cli(*FIX, "--fix", "../in")
    assert screen.code == 2
    assert screen.err == (
        "error: ../in/a.journey.yaml is read-only and is left as it is\n"
        "  = help: allow writing, or leave the file out\n"
        "mended 2 problems in 1 file\n"
    )
    assert "../in/a.journey.yaml:4:5: error[unknown-key] unknown key `touchponts`" in screen.out
    assert [(root / "in" / name).read_text() for name in ("a.journey.yaml", "b.journey.yaml")] == [
        SLIPS,
        MENDED,
    ]


def test_what_cannot_be_mended_is_told(put: Put, cli: Cli) -> None:
    root = put(
        {"a.journey.yaml": "titel: A\nmood: x\npersonas: [anna]\n", "anne.persona.yaml": "name: Anne\n"}
    )
    screen = cli(*FIX, "--fix")
    assert screen.code == 1
    assert screen.err == "mended 1 problem in 1 file\n"
    assert screen.out.splitlines()[0] == "a.journey.yaml:2:1: error[unknown-key] unknown key `mood`"
    assert (root / "a.journey.yaml").read_text() == "title: A\nmood: x\npersonas: [anna]\n"


def test_unsafe_fixes_are_made_when_asked_for(put: Put, cli: Cli) -> None:
    root = put({"a.journey.yaml": "titel: A\npersonas: [anna]\n", "anne.persona.yaml": "name: Anne\n"})
    assert cli(*FIX, "--fix").code == 1
    screen = cli(*FIX, "--unsafe-fixes")
    assert (screen.code, screen.err) == (0, "mended 1 problem in 1 file\n")
    assert (root / "a.journey.yaml").read_text() == "title: A\npersonas: [anne]\n"


def test_only_what_was_asked_about_is_written(put: Put, cli: Cli) -> None:
    root = put(
        {
            "a.journey.yaml": SLIPS,
            "b.journey.yaml": SLIPS,
            "inner/journeyctl.yaml": "",
            "inner/c.journey.yaml": SLIPS,
        }
    )
    cli(*FIX, "--fix", "a.journey.yaml")
    assert [
        (root / name).read_text() == MENDED
        for name in ("a.journey.yaml", "b.journey.yaml", "inner/c.journey.yaml")
    ] == [True, False, False]
    cli(*FIX, "--fix", ".")
    assert (root / "inner/c.journey.yaml").read_text() == MENDED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"\xef\xbb\xbftitel: A\n", b"\xef\xbb\xbftitle: A\n"),
        (b"titel: A\r\ngoal: b\r\n", b"title: A\r\ngoal: b\r\n"),
        (b"titel: A\rgoal: b\r", b"title: A\rgoal: b\r"),
        (b"goal: b\r\ntitel: A\n# end", b"goal: b\r\ntitle: A\n# end"),
        ("titel: 語 🙂 'no' 1.10  # é\n".encode(), "title: 語 🙂 'no' 1.10  # é\n".encode()),
        (b"%YAML 1.2\n---\ntitel: A\n...\n", b"%YAML 1.2\n---\ntitle: A\n...\n"),
    ],
)
def test_all_other_bytes_stay(put: Put, cli: Cli, before: bytes, after: bytes) -> None:
    root = put({"a.journey.yaml": before})
    assert cli(*FIX, "--fix").code == 0
    assert (root / "a.journey.yaml").read_bytes() == after


def test_a_file_with_nothing_to_mend_is_not_written(put: Put, cli: Cli) -> None:
    root = put({"a.journey.yaml": MENDED, "b.journey.yaml": SLIPS})
    os.utime(root / "a.journey.yaml", (1, 1))
    before = (root / "a.journey.yaml").stat()
    cli(*FIX, "--fix")
    after = (root / "a.journey.yaml").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert sorted(path.name for path in root.iterdir()) == ["a.journey.yaml", "b.journey.yaml"]


def test_the_diff_is_shown_and_nothing_is_written(put: Put, cli: Cli) -> None:
    root = put({"a.journey.yaml": SLIPS})
    screen = cli(*FIX, "--diff")
    assert (screen.code, screen.err) == (1, "would mend 2 problems in 1 file\n")
    assert screen.out == (
        "--- a/a.journey.yaml\n+++ b/a.journey.yaml\n@@ -1,4 +1,4 @@\n title: A\n stages:\n   - title: S\n"
        "-    touchponts: [{title: T, optional: yes}]  # why\n+    touchpoints: [{title: T, optional: true}]  # why\n"
    )
    assert (root / "a.journey.yaml").read_text() == SLIPS
    assert cli(*FIX, "--fix", "--diff") == screen
    assert (root / "a.journey.yaml").read_text() == SLIPS


def test_a_diff_need_not_fail(put: Put, cli: Cli) -> None:
    put({"a.journey.yaml": SLIPS})
    assert cli(*FIX, "--diff", "--exit-zero") == (0, *cli(*FIX, "--diff")[1:])


def test_no_diff_is_clean(put: Put, cli: Cli) -> None:
    put({"a.journey.yaml": MENDED})
    assert cli(*FIX, "--diff") == (0, "", "")


ODD = {
    "a.journey.yaml": SLIPS,
    "deep/b.journey.yaml": SLIPS.replace("\n", "\r\n"),
    "no-end.journey.yaml": SLIPS + "# the end",
    "ends.journey.yaml": "titel: A",
    "c c.journey.yaml": SLIPS,
    "öffnen.journey.yaml": "titel: 語\n",
    "mac.journey.yaml": SLIPS.replace("\n", "\r"),
    "bom.journey.yaml": "\ufeff" + SLIPS,
    "form.journey.yaml": "titel: A\ngoal: 'a\u00a0b'\nsummary: next\n",
    "inner/journeyctl.yaml": "",
    "inner/d.journey.yaml": SLIPS,
    'say "so"\\.journey.yaml': SLIPS,
    "t\tab\x1b.journey.yaml": SLIPS,
}


@pytest.mark.parametrize(
    "tool",
    [["git", "apply", "--whitespace=nowarn"], ["patch", "-p1", "--binary", "-s"]],
    ids=["git", "patch"],
)
def test_the_diff_is_a_patch(put: Put, cli: Cli, tool: list[str]) -> None:
    if shutil.which(tool[0]) is None:
        pytest.skip(f"there is no {tool[0]} here")
    root = put(ODD)
    diff = cli(*FIX, "--diff").out
    subprocess.run(
        tool,
        input=diff.encode(),
        cwd=root,
        check=True,
        env={**os.environ, "GIT_CEILING_DIRECTORIES": str(root.parent)},
    )
    patched = {name: (root / name).read_bytes() for name in ODD}
    put(ODD)
    cli(*FIX, "--fix", ".")
    assert patched == {name: (root / name).read_bytes() for name in ODD}
    assert cli(*FIX, "--diff") == (0, "", "")


def test_a_link_and_the_file_behind_it_are_one_file(put: Put, cli: Cli) -> None:
    root = put({"a.journey.yaml": SLIPS})
    (root / "link.journey.yaml").symlink_to("a.journey.yaml")
    screen = cli(*FIX, "--fix")
    assert (screen.code, screen.err) == (0, "mended 2 problems in 1 file\n")
    assert (root / "a.journey.yaml").read_text() == MENDED
    assert (root / "link.journey.yaml").is_symlink()


def test_a_link_into_a_workspace_inside_is_no_second_file(put: Put, cli: Cli) -> None:
    root = put({"journeyctl.yaml": "", "inner/journeyctl.yaml": "", "inner/a.journey.yaml": SLIPS})
    (root / "link.journey.yaml").symlink_to("inner/a.journey.yaml")
    assert cli(*FIX, "--fix").err == "mended 2 problems in 1 file\n"
    assert (root / "inner/a.journey.yaml").read_text() == MENDED


def test_excluded_files_stay_left_out_in_every_round(put: Put, cli: Cli) -> None:
    root = put(
        {"journeyctl.yaml": "exclude: [drafts/]\n", "a.journey.yaml": SLIPS, "drafts/b.journey.yaml": SLIPS}
    )
    named = ("a.journey.yaml", "drafts/b.journey.yaml")
    screen = cli(*FIX, "--fix", "--force-exclude", *named)
    assert (screen.code, screen.err) == (0, "mended 2 problems in 1 file\n")
    assert [(root / name).read_text() == MENDED for name in named] == [True, False]
    assert cli(*FIX, "--fix", *named).err == "mended 2 problems in 1 file\n"
    assert (root / named[1]).read_text() == MENDED


def test_a_link_that_is_named_is_followed(put: Put, cli: Cli) -> None:
    root = put({"a.journey.yaml": SLIPS})
    (root / "link.journey.yaml").symlink_to("a.journey.yaml")
    cli(*FIX, "--fix", "link.journey.yaml")
    assert (root / "a.journey.yaml").read_text() == MENDED
    assert (root / "link.journey.yaml").is_symlink()


def test_a_diff_made_in_a_folder_fits_there(put: Put, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    root = put({"journeyctl.yaml": "", "deep/er/a.journey.yaml": SLIPS})
    monkeypatch.chdir(root / "deep")
    assert cli(*FIX, "--diff").out.startswith("--- a/er/a.journey.yaml\n+++ b/er/a.journey.yaml\n")


def test_a_name_in_a_diff_steers_no_terminal(put: Put, cli: Cli) -> None:
    put({'a\x1b[31m"\\.journey.yaml': "titel: A\n"})
    name = '\\033[31m\\042\\134.journey.yaml"'
    assert cli(*FIX, "--diff").out.startswith(f'--- "a/a{name}\n+++ "b/a{name}\n')


def test_workspaces_of_others_are_left_alone_until_somebody_asks_for_them(put: Put, cli: Cli) -> None:
    root = put({"one/journeyctl.yaml": "", "one/a.journey.yaml": SLIPS, "b.journey.yaml": SLIPS})
    said = (
        "error: this folder is in no workspace and no repository, and holds others, such as `one`\n"
        "  = help: `journeyctl lint --fix .` mends all that is below\n"
    )
    assert cli(*FIX, "--fix") == (2, "", said)
    assert (root / "b.journey.yaml").read_text() == SLIPS
    assert cli(*FIX, "--diff").code == 1
    assert cli(*FIX, "--fix", ".").code == 0
    assert [(root / name).read_text() for name in ("one/a.journey.yaml", "b.journey.yaml")] == [
        MENDED,
        MENDED,
    ]
