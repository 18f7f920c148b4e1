"""`journeyctl merge-driver`: one file from three, and Git's own merge of the lines wherever that cannot be had."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from workspace.files import write

from cli.conftest import Cli, Screen
from cli.merges import alone, attempt
from cli.repos import NEEDS_GIT, git, hostile, repository
from journeyctl.cli import merge_driver
from journeyctl.cli.merge_driver import read_call
from journeyctl.load.merging import merge as merging

pytestmark = NEEDS_GIT
NAME = "a.journey.yaml"
BASE = "title: A\nstate: current\nstages:\n  - id: s\n    title: S  # as they say\n    goal: G\n"
OURS = BASE.replace("current", "future").replace("goal: G", "goal: Less")
THEIRS = BASE.replace("title: A", "title: B")
BOTH = OURS.replace("title: A", "title: B")
RIVAL = BASE.replace("current", "ideal").replace("title: A", "title: B")
BROKEN = THEIRS + "  - [\n"


@pytest.fixture
def three(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    alone(monkeypatch)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(here.parent))
    return write(here, {"base": BASE, "ours": OURS, "theirs": THEIRS})


def drive(cli: Cli, *options: str, path: str = NAME) -> Screen:
    """Merge the three files that are here."""
    return cli("merge-driver", *options, "--", "base", "ours", "theirs", path)


def by_lines(folder: Path, *options: str) -> str:
    """Return what Git alone makes of the three files."""
    return attempt(folder, "merge-file", "-p", "-L", "ours", "-L", "base", "-L", "theirs", *options, "ours", "base", "theirs").stdout  # fmt: skip


def test_two_sides_become_one_without_a_word(three: Path, cli: Cli) -> None:
    assert drive(cli) == (0, "", "")
    assert (three / "ours").read_text() == BOTH
    assert sorted(path.name for path in three.iterdir()) == ["base", "ours", "theirs"]


def test_conflicts_are_marked_and_told(three: Path, cli: Cli) -> None:
    write(three, {"theirs": RIVAL})
    code, out, err = drive(cli)
    assert (code, out) == (1, "")
    text = (three / "ours").read_text()
    assert text.splitlines()[:6] == [
        "title: B", "<<<<<<< ours", "state: future", "=======", "state: ideal", ">>>>>>> theirs",
    ]  # fmt: skip
    assert text.splitlines()[6:] == BOTH.splitlines()[2:]
    assert err.startswith(f"{NAME}:2: conflict: state: ")
    assert err.count("\n") == 1


def test_how_conflicts_are_written(three: Path, cli: Cli) -> None:
    write(three, {"theirs": RIVAL})
    options = (
        "--marker-size",
        "9",
        "--ancestor-label",
        "old",
        "--ours-label",
        "HEAD",
        "--theirs-label",
        "a <b>",
    )
    assert drive(cli, *options, "--conflict-code", "3").code == 3
    assert (three / "ours").read_text().splitlines()[1:6:2] == [
        "<" * 9 + " HEAD",
        "=" * 9,
        ">" * 9 + " a <b>",
    ]


def test_labels_that_an_old_git_does_not_know(three: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHEAD_5692fa228602d07e87729d989b58a079215bff9a", "topic")
    write(three, {"theirs": RIVAL})
    assert drive(cli, "--ancestor-label", "%S", "--ours-label", "%X", "--theirs-label", "%Y").code == 1
    assert (three / "ours").read_text().splitlines()[1:6:4] == ["<<<<<<< HEAD", ">>>>>>> topic"]


@pytest.mark.parametrize("style", ["diff3", "zdiff3"])
@pytest.mark.parametrize("way", ["config", "call"])
def test_conflicts_with_the_base(
    three: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, style: str, way: str
) -> None:
    git(three, "init", "--quiet")
    write(three, {"theirs": RIVAL})
    if way == "config":
        git(three, "config", "merge.conflictStyle", style)
    else:
        monkeypatch.setenv("GIT_CONFIG_PARAMETERS", f"'core.x'='y' 'merge.conflictstyle'='{style}'")
    assert drive(cli).code == 1
    assert (three / "ours").read_text().splitlines()[3:5] == ["||||||| base", "state: current"]
    write(three, {"ours": OURS, "theirs": RIVAL + "  - [\n"})
    expected = by_lines(three, f"--{style}")
    assert drive(cli).code == 1
    assert (three / "ours").read_text() == expected
    assert "||||||| base" in expected


@pytest.mark.parametrize(
    ("broken", "whose"),
    [({"theirs": BROKEN}, "theirs, line"), ({"ours": OURS + "  - [\n"}, "ours, line"), ({"base": BASE.replace("title: A", "title: [")}, "base, line")],
)  # fmt: skip
def test_what_cannot_be_read_is_merged_by_lines(
    three: Path, cli: Cli, broken: dict[str, str], whose: str
) -> None:
    write(three, broken)
    expected = by_lines(three)
    code, out, err = drive(cli)
    assert (code, out) == (int("<<<<" in expected), "")
    assert err.startswith(f"{NAME}: git merges it as text: {whose}")
    assert err.count("\n") == 1
    assert (three / "ours").read_text() == expected


def test_a_fault_of_ours_stops_nobody(three: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too\ndeep")

    monkeypatch.setattr(merging, "merge", fail)
    write(three, {"theirs": RIVAL})
    expected = by_lines(three)
    code, _, err = drive(cli)
    assert code == 1
    assert err.startswith(f"{NAME}: git merges it as text: a fault in journeyctl itself, please report it: ")
    assert err.count("\n") == 1
    assert (three / "ours").read_text() == expected


@pytest.mark.skipif(sys.platform == "win32", reason="there is no alarm there")
def test_nobody_waits_for_ever(three: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **__: object) -> None:
        while True:
            pass

    monkeypatch.setattr(merging, "merge", hang)
    monkeypatch.setattr(merge_driver, "_SECONDS", 0.05)
    expected = by_lines(three)
    assert drive(cli).err == f"{NAME}: git merges it as text: it takes longer than 0.05 seconds\n"
    assert (three / "ours").read_text() == expected


@pytest.mark.parametrize("path", ["a.yaml", "notes.txt", "journeys/.yaml"])
def test_a_file_that_is_no_map_is_merged_by_lines(three: Path, cli: Cli, path: str) -> None:
    expected = by_lines(three)
    assert drive(cli, path=path) == (
        1,
        "",
        f"{path}: git merges it as text: its name does not say that it is a map\n",
    )
    assert (three / "ours").read_text() == expected


def test_a_file_that_is_too_big_is_merged_by_lines(
    three: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merge_driver, "MAX_BYTES", 60)
    expected = by_lines(three)
    code, _, err = drive(cli)
    assert (code, err) == (1, f"{NAME}: git merges it as text: it is larger than 0 MB\n")
    assert (three / "ours").read_text() == expected
    monkeypatch.setenv("PATH", str(three))
    write(three, {"ours": OURS})
    assert drive(cli).code == 1
    assert (three / "ours").read_text() == OURS, "what was not read whole is not written"


def test_what_is_no_text_stands_as_it_is(three: Path, cli: Cli) -> None:
    write(three, {"theirs": b"title: \0\n"})
    code, _, err = drive(cli)
    assert code == 1
    assert "our version stands: Cannot merge binary files" in err
    assert (three / "ours").read_text() == OURS


def test_without_git_maps_are_merged_all_the_same(
    three: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(three))
    assert drive(cli) == (0, "", "")
    assert (three / "ours").read_text() == BOTH
    write(three, {"ours": OURS.rstrip("\n"), "theirs": BROKEN})
    code, _, err = drive(cli)
    assert code == 1
    assert err.endswith("; both versions stand below each other: git is not installed, or not in PATH\n")
    assert (three / "ours").read_text() == f"<<<<<<< ours\n{OURS}=======\n{BROKEN}>>>>>>> theirs\n"


def test_both_sides_have_made_the_file(three: Path, cli: Cli) -> None:
    write(three, {"base": "", "ours": "title: A\nstate: current\n", "theirs": "title: A\ngoal: G\n"})
    assert drive(cli).code == 0
    assert (three / "ours").read_text() == "title: A\nstate: current\ngoal: G\n"


def test_what_git_cannot_give_is_misuse(three: Path, cli: Cli) -> None:
    (three / "theirs").unlink()
    code, _, err = drive(cli)
    assert (code, err.splitlines()[0]) == (
        2,
        "error: `theirs`: the file cannot be read: no such file or directory",
    )
    assert cli("merge-driver", "base", "ours").code == 2
    assert cli("merge-driver", "--marker-size", "x", "--", "base", "ours", "theirs", NAME).code == 2
    assert (three / "ours").read_text() == OURS


@pytest.mark.skipif(sys.platform == "win32", reason="hard links and modes are other ones there")
def test_a_file_that_must_not_be_replaced_stays(three: Path, cli: Cli) -> None:
    (three / "second").hardlink_to(three / "ours")
    code, _, err = drive(cli)
    assert (code, err.splitlines()[0]) == (2, "error: ours has other names (hard links) and is left as it is")
    assert (three / "ours").read_text() == OURS


def test_a_name_cannot_steer_the_screen(three: Path, cli: Cli) -> None:
    write(three, {"theirs": BROKEN})
    err = drive(cli, path="a\x1b[2J\n.journey.yaml").err
    assert err.count("\n") == 1
    assert "\x1b" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="there, a stream is closed in another way")
def test_nobody_listens(three: Path) -> None:
    write(three, {"theirs": RIVAL})
    call = f'"{sys.executable}" -m journeyctl merge-driver base ours theirs {NAME} 2>&-'
    assert subprocess.run(["sh", "-c", call], cwd=three, check=False).returncode == 1
    assert ">>>>>>> theirs" in (three / "ours").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="the canary is a shell script")
def test_a_hostile_repository_runs_nothing(three: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = repository(three / "repo", {"base": BASE, "ours": OURS, "theirs": BROKEN, ".gitattributes": "* merge=canary\n"})  # fmt: skip
    canary = hostile(repo)
    canary.unlink(missing_ok=True)
    git(repo, "config", "merge.canary.driver", f"touch '{canary}'")
    monkeypatch.chdir(repo)
    assert drive(cli).code == int("<<<<" in by_lines(repo))
    assert not canary.exists()


@pytest.mark.parametrize(
    "words",
    [[], ["base", "ours", "theirs"], ["--color", "never", "a", "b", "c", "d"], ["a", "b", "c", "d", "e"], ["--marker-size"],
     ["--marker-size", "0", "a", "b", "c", "d"], ["--marker-size", "-1", "a", "b", "c", "d"], ["--help"]],
)  # fmt: skip
def test_calls_that_are_left_to_the_other_reader(words: list[str]) -> None:
    assert read_call(words) is None


def test_conflicts_are_told_where_a_repository_asks_for_long_markers(three: Path, cli: Cli) -> None:
    """Git's own longer markers, in a base that it merges for itself, are told to nobody."""
    repository(three, {".gitattributes": "*.yaml conflict-marker-size=20\n", "theirs": RIVAL})
    assert drive(cli, "--marker-size", "20").err.startswith(f"{NAME}:2: conflict: state: ")
    write(three, {"ours": OURS})
    assert drive(cli, "--marker-size", "22") == (1, "", "")
    write(three, {"ours": OURS})
    assert drive(cli, "--marker-size", "9", path="b.journey.yml") == (1, "", "")


def test_both_readers_understand_the_same(three: Path, cli: Cli) -> None:
    write(three, {"theirs": RIVAL})
    plain = drive(cli, "--ours-label", "-x", "--theirs-label", ""), (three / "ours").read_bytes()
    write(three, {"ours": OURS})
    other = drive(cli, "--ours-label=-x", "--theirs-label="), (three / "ours").read_bytes()
    assert plain == other
    write(three, {"ours": OURS})
    assert drive(cli, "--marker-size=9").code == 1
    assert os.linesep.join(["=" * 9, ""]) in (three / "ours").read_text()


def test_the_start_is_short_because_git_calls_it_for_every_file(three: Path) -> None:
    words = ["merge-driver", "--marker-size", "7", "--", "base", "ours", "theirs", NAME]
    code = f"import os, sys; os._exit = sys.exit; sys.argv[1:] = {words!r}\nfrom journeyctl._entry import main\ntry: main()\nfinally: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=three, capture_output=True, text=True, check=True)
    imported = set(done.stdout.split())
    assert "journeyctl.load.merging.merge" in imported
    assert not imported & {"typer", "rich", "ruamel.yaml", "jinja2", "markdown_it", "logging"}
