"""Merges by Git with our driver: what it could not merge alone, what stays a conflict, and every way to start one."""

import os
import re
import shlex
import sys
from pathlib import Path

import pytest
from workspace.files import write

from cli.conftest import Cli
from cli.merges import alone, attempt, parted
from cli.repos import NEEDS_GIT, commit, git
from journeyctl.cli.git_settings import DRIVER, driver_line, program

pytestmark = NEEDS_GIT
PATH = "journeys/order.journey.yaml"
BASE = """\
title: I order dinner  # the first sketch
stages:
  - id: buy
    title: I pay
    touchpoints:
      - {id: cart, title: I open the cart, emotion: 1}
      - {id: pay, title: I pay by card, emotion: 0}
      # asked at the door
      - id: wait
        title: I wait
        emotion: -1
        wait: 40m  # on Fridays
        pain_points:
          - id: late
            statement: Nobody says when it comes
            severity: 3
"""
ATTRIBUTES = "*.journey.yaml merge=journeyctl\n"


def changed(*pairs: tuple[str, str], text: str = BASE) -> str:
    """Return the map with some words replaced."""
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


CART, PAY = ("cart, emotion: 1", "cart, emotion: 2"), ("by card, emotion: 0", "by card, emotion: -1")
TWO, THREE = ("emotion: -1\n", "emotion: -2\n"), ("wait: 40m", "wait: 20m")
SORE, SAD = ("severity: 3", "severity: 5"), ("severity: 3", "severity: 1")


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch)


def two(here: Path, ours: str, theirs: str, base: str = BASE) -> Path:
    """Make a repository with two branches, and the driver set up."""
    repo = parted(
        here, {"journeyctl.yaml": "", PATH: base, ".gitattributes": ATTRIBUTES}, {PATH: ours}, {PATH: theirs}
    )
    git(repo, "config", DRIVER, driver_line(program()))
    return repo


def text_of(repo: Path, path: str = PATH) -> str:
    return (repo / path).read_bytes().decode()


def alone_by_git(repo: Path, *arguments: str) -> tuple[int, str]:
    """Return the code and the text of a merge by somebody who has not set the driver up, and take it back."""
    git(repo, "config", "--unset", DRIVER)
    done = attempt(repo, *arguments)
    found = done.returncode, text_of(repo)
    git(repo, "reset", "--quiet", "--hard", "ORIG_HEAD")
    git(repo, "config", DRIVER, driver_line(program()))
    return found


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [([CART], [PAY]), ([TWO], [THREE]), ([("title: I wait\n", "title: I wait at home\n")], [TWO])],
    ids=["two touchpoints", "two fields", "title and emotion"],
)
def test_neighbours_that_git_alone_calls_a_conflict(
    here: Path, ours: list[tuple[str, str]], theirs: list[tuple[str, str]]
) -> None:
    repo = two(here, changed(*ours), changed(*theirs))
    code, text = alone_by_git(repo, "merge", "other")
    assert (code, "<<<<<<<" in text) == (1, True)
    done = attempt(repo, "merge", "other")
    assert (done.returncode, done.stderr) == (0, "")
    assert text_of(repo) == changed(*ours, *theirs), "both, and every comment"


def test_what_git_alone_merges_without_a_word_may_contradict(here: Path) -> None:
    """One side leads customers to what the other has removed: clean to Git, and a mistake in the map."""
    card = "      - {id: pay, title: I pay by card, emotion: 0}\n"
    led = ("wait: 40m  # on Fridays\n", "wait: 40m  # on Fridays\n        next: [{to: pay}]\n")
    repo = two(here, changed((card, "")), changed(led))
    assert alone_by_git(repo, "merge", "other")[0] == 0
    done = attempt(repo, "merge", "other")
    assert done.returncode == 1
    assert "<<<<<<< HEAD\n" in text_of(repo)
    assert "pay" in done.stderr.splitlines()[0]


def test_a_new_id_on_one_side_and_a_change_on_the_other(here: Path, cli: Cli) -> None:
    repo = two(here, changed(("id: late", "id: unknown-hour")), changed(SORE))
    assert attempt(repo, "merge", "other").returncode == 0
    assert text_of(repo) == changed(("id: late", "id: unknown-hour"), SORE)


def test_a_file_that_one_side_has_moved(here: Path) -> None:
    repo = two(here, changed(CART), changed(PAY))
    git(repo, "mv", PATH, "journeys/dinner.journey.yaml")
    commit(repo, "moved")
    assert attempt(repo, "merge", "other").returncode == 0
    assert text_of(repo, "journeys/dinner.journey.yaml") == changed(CART, PAY)
    assert not (repo / PATH).exists()


def test_a_file_in_a_style_of_its_own_keeps_it(here: Path) -> None:
    """Its lines are those of the two, with the marks of Git where they do not agree."""
    loose = BASE.replace("title: ", "title:   ").replace("  - id: buy", "  -   id: buy")
    loose = loose.replace("    title:   I pay\n    touch", "      title:   I pay\n\n      touch")
    repo = two(here, changed(CART, TWO, text=loose), changed(PAY, ("-1\n", "1\n"), text=loose), loose)
    done = attempt(repo, "merge", "other")
    assert (done.returncode, done.stderr.count(": conflict: touchpoint wait, emotion: ")) == (1, 1)
    marks = "<<<<<<< HEAD\n        emotion: -2\n=======\n        emotion: 1\n>>>>>>> other\n"
    both = changed(CART, PAY, ("        emotion: -1\n", marks), text=loose)
    assert text_of(repo) == both
    line = both[: both.index("<<<<<<<")].count("\n") + 1
    assert done.stderr.startswith(f"{PATH}:{line}: ")


def test_a_conflict_stands_at_the_smallest_element(here: Path, cli: Cli) -> None:
    repo = two(here, changed(SORE, CART), changed(SAD, PAY))
    done = attempt(repo, "merge", "other")
    assert done.returncode == 1
    assert re.match(rf"{PATH}:\d+: conflict: ", done.stderr)
    text = text_of(repo)
    marked = re.search(r"^<<<<<<< HEAD\n(.*)=======\n(.*)>>>>>>> other\n", text, re.MULTILINE | re.DOTALL)
    assert marked is not None
    assert [side.split() for side in marked.groups()] == [["severity:", "5"], ["severity:", "1"]]
    assert text[: marked.start()] + marked[1] + text[marked.end() :] == changed(CART, PAY, SORE)
    assert git(repo, "status", "--porcelain") == f"UU {PATH}"
    code, _, err = cli("validate")
    assert (code, "merge conflict" in err or "conflict" in cli("validate").out) == (1, True)
    write(repo, {PATH: text[: marked.start()] + marked[2] + text[marked.end() :]})
    assert cli("validate").code == 0
    commit(repo, "merged")
    assert text_of(repo) == changed(CART, PAY, SAD)


@pytest.mark.parametrize(
    "way", [["rebase", "other"], ["cherry-pick", "other"], ["merge", "--squash", "other"], ["stash"], ["revert"], ["am"]], ids=" ".join
)  # fmt: skip
def test_every_way_to_merge(here: Path, way: list[str]) -> None:
    repo = two(here, changed(CART), changed(PAY))
    expected = changed(CART, PAY)
    if way == ["stash"]:
        write(repo, {PATH: changed(CART, TWO)})
        git(repo, "stash")
        write(repo, {PATH: changed(CART, THREE)})
        commit(repo, "more")
        way, expected = ["stash", "pop"], changed(CART, TWO, THREE)
    if way == ["revert"]:
        write(repo, {PATH: changed(CART, PAY)})
        commit(repo, "more")
        way, expected = ["revert", "--no-edit", "HEAD~1"], changed(PAY)
    if way == ["am"]:
        write(repo, {".git/patch": attempt(repo, "format-patch", "--stdout", "-1", "other").stdout})
        way = ["am", "--3way", ".git/patch"]
    done = attempt(repo, *way)
    assert done.returncode == 0, done.stdout + done.stderr
    assert text_of(repo) == expected


def test_the_labels_of_a_rebase(here: Path) -> None:
    repo = two(here, changed(SORE), changed(SAD))
    assert attempt(repo, "rebase", "other").returncode == 1
    assert re.search(r"<<<<<<< \w+\n *severity: 1\n=======\n *severity: 5\n>>>>>>> ", text_of(repo))


def test_git_does_not_tell_a_driver_whom_to_favour(here: Path) -> None:
    """A conflict stays one with `-X ours`; Git offers a choice for the file instead."""
    repo = two(here, changed(SORE), changed(SAD))
    assert attempt(repo, "merge", "-X", "ours", "other").returncode == 1
    git(repo, "checkout", "--theirs", PATH)
    assert text_of(repo) == changed(SAD)


@pytest.mark.parametrize("way", ["setting", "call"])
def test_conflicts_with_the_base(here: Path, way: str) -> None:
    repo = two(here, changed(SORE), changed(SAD))
    if way == "setting":
        git(repo, "config", "merge.conflictStyle", "diff3")
    attempt(repo, *(["-c", "merge.conflictStyle=diff3"] if way == "call" else []), "merge", "other")
    assert re.search(r"\n\|{7} .*\n *severity: 3\n=======\n", text_of(repo))


@pytest.mark.parametrize(
    ("first", "second", "alike"), [(CART, PAY, True), (SORE, SAD, True), (SORE, SAD, False)],
    ids=["clean", "solved alike", "solved in two ways"],
)  # fmt: skip
def test_merges_that_cross(here: Path, first: tuple[str, str], second: tuple[str, str], alike: bool) -> None:
    """Two commits in common: Git merges them first, and that merge, conflicts and all, is the base."""
    repo = two(here, changed(first), changed(second))
    solved = changed(first) if first[0] == second[0] else changed(first, second)
    for branch in ("main", "other"):
        git(repo, "branch", f"old-{branch}", branch)
    for branch, other in (("main", "old-other"), ("other", "old-main")):
        git(repo, "checkout", "--quiet", branch)
        attempt(repo, "merge", "--no-commit", "--no-ff", other)
        write(repo, {PATH: solved if alike or branch == "main" else changed(second)})
        commit(repo, f"merged {other}")
    write(repo, {PATH: changed(TWO, text=solved if alike else changed(second))})
    commit(repo, "theirs")
    git(repo, "checkout", "--quiet", "main")
    write(repo, {PATH: changed(THREE, text=solved)})
    commit(repo, "ours")
    assert len(git(repo, "merge-base", "--all", "main", "other").split()) == 2
    code, text = alone_by_git(repo, "merge", "other")
    done = attempt(repo, "merge", "other")
    if alike:
        assert (done.returncode, text_of(repo)) == (0, changed(TWO, THREE, text=solved))
    else:
        assert (done.returncode, text_of(repo)) == (code, text)
        assert "git merges it as text: base, line" in done.stderr


@pytest.mark.parametrize("converted", [True, False], ids=["autocrlf", "in the repository"])
def test_line_breaks_of_windows(here: Path, converted: bool) -> None:
    def crlf(text: str) -> str:
        return text if converted else text.replace("\n", "\r\n")

    repo = two(here, crlf(changed(CART)), crlf(changed(PAY)), crlf(BASE))
    if converted:
        git(repo, "config", "core.autocrlf", "true")
        (repo / PATH).unlink()
        git(repo, "checkout", "--", PATH)
    assert attempt(repo, "merge", "other").returncode == 0
    assert text_of(repo) == changed(CART, PAY).replace("\n", "\r\n")
    assert git(repo, "status", "--porcelain") == ""


def test_in_a_worktree_and_a_folder_further_down(here: Path) -> None:
    repo = two(here / "repo", changed(CART), changed(PAY))
    tree = here / "tree"
    git(repo, "worktree", "add", "--quiet", "--detach", str(tree))
    assert attempt(tree / "journeys", "merge", "other").returncode == 0
    assert text_of(tree) == changed(CART, PAY)


@pytest.mark.parametrize("broken", ["ours", "theirs"])
def test_a_broken_file_gets_what_git_makes_of_it(here: Path, broken: str) -> None:
    sides = {"ours": changed(CART), "theirs": changed(PAY)}
    sides[broken] += "  - [\n"
    repo = two(here, **sides)
    code, text = alone_by_git(repo, "merge", "other")
    done = attempt(repo, "merge", "other")
    assert (done.returncode, text_of(repo)) == (code, text)
    assert done.stderr.startswith(f"{PATH}: git merges it as text: {broken}, line 17: ")


def test_a_file_that_both_sides_have_made(here: Path) -> None:
    new = "journeys/new.journey.yaml"
    repo = parted(
        here,
        {"journeyctl.yaml": "", ".gitattributes": ATTRIBUTES},
        {new: changed(CART)},
        {new: changed(PAY)},
    )
    git(repo, "config", DRIVER, driver_line(program()))
    done = attempt(repo, "merge", "other")
    assert done.returncode == 1
    assert "<<<<<<< HEAD\n" in text_of(repo, new)


def test_a_file_that_one_side_has_removed_is_for_git(here: Path) -> None:
    repo = two(here, BASE, changed(SORE))
    git(repo, "rm", "--quiet", PATH)
    commit(repo, "removed")
    done = attempt(repo, "merge", "other")
    assert done.returncode == 1
    assert "CONFLICT (modify/delete)" in done.stdout
    assert done.stderr == ""


def test_without_a_work_tree(here: Path) -> None:
    """As hosts merge: into objects alone, in a repository without files."""
    repo = two(here / "repo", changed(CART), changed(PAY))
    if attempt(repo, "merge-tree", "--write-tree", "main", "main").returncode:
        pytest.skip("this Git cannot merge without a work tree")
    done = attempt(repo / ".git", "--git-dir=.", "-c", "core.bare=true", "-c", f"core.attributesFile={repo / '.gitattributes'}", "merge-tree", "--write-tree", "main", "other")  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert attempt(repo, "show", f"{done.stdout.split()[0]}:{PATH}").stdout == changed(CART, PAY)


def test_resolutions_that_git_remembers(here: Path) -> None:
    repo = two(here, changed(SORE), changed(SAD))
    git(repo, "config", "rerere.enabled", "true")
    attempt(repo, "merge", "other")
    write(repo, {PATH: changed(SAD)})
    commit(repo, "merged")
    git(repo, "reset", "--quiet", "--hard", "HEAD~1")
    attempt(repo, "merge", "other")
    assert text_of(repo) == changed(SAD)


GONE = ["gone/journeyctl"]
STUBS = {
    "killed": "kill -9 $$",
    "crashed": "exit 1",
    "misused": "exit 2",
    "no interpreter": None,
}


@pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")
@pytest.mark.parametrize("fault", ["gone", *STUBS])
@pytest.mark.parametrize("clean", [True, False])
def test_without_the_program_git_merges_as_text(
    here: Path, tmp_path_factory: pytest.TempPathFactory, fault: str, clean: bool
) -> None:
    """Not, as Git does with a driver that it cannot start: our side, and no word of theirs."""
    ours, theirs = (changed(CART), changed(SORE)) if clean else (changed(SORE), changed(SAD))
    repo = two(here, ours, theirs)
    stub = tmp_path_factory.mktemp("it's 100% $HOME") / "journeyctl"
    if fault in STUBS:
        does = STUBS[fault]
        stub.write_text("#!/gone/python\n" if does is None else f"#!/bin/sh\n{does}\n")
        stub.chmod(0o755)
    git(repo, "config", DRIVER, driver_line([str(stub)]))
    bare = attempt(repo, "-c", f"{DRIVER}=false", "merge", "other")
    assert (bare.returncode, text_of(repo)) == (1, ours), "what would happen without care"
    git(repo, "reset", "--quiet", "--hard")
    done = attempt(repo, "merge", "other")
    assert "journeyctl did not answer (exit code " in done.stderr
    assert "git merges this file as text" in done.stderr
    if clean:
        assert (done.returncode, text_of(repo)) == (0, changed(CART, SORE))
    else:
        assert done.returncode == 1
        assert "<<<<<<< ours\n            severity: 5\n=======\n            severity: 1\n>>>>>>> theirs\n" in text_of(repo)  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
def test_a_program_with_an_odd_path_and_a_file_with_an_odd_name(
    here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp('it\'s 100% "$(touch canary)"')
    stub = folder / "journeyctl"
    stub.write_text(f'#!/bin/sh\nexec {shlex.join(program())} "$@"\n')
    stub.chmod(0o755)
    names = [
        *([os.fsdecode(b"caf\xe9.journey.yaml")] if sys.platform == "linux" else []),
        "-x.journey.yaml",
        "it's $(touch canary).journey.yaml",
        'two  blanks "and" `touch canary`;%P.journey.yaml',
    ]
    base = dict.fromkeys(names, BASE)
    repo = parted(
        here,
        {".gitattributes": ATTRIBUTES, **base},
        dict.fromkeys(names, changed(CART)),
        dict.fromkeys(names, changed(PAY)),
    )
    git(repo, "config", DRIVER, driver_line([str(stub)]))
    done = attempt(repo, "merge", "other")
    assert (done.returncode, done.stderr) == (0, "")
    assert {text_of(repo, name) for name in names} == {changed(CART, PAY)}
    assert not (repo / "canary").exists()


def test_no_module_of_the_repository_is_run(here: Path) -> None:
    """A repository may hold a folder that is called as we are, or as a module of Python is."""
    repo = two(here, changed(CART), changed(PAY))
    write(repo, {"journeyctl/__init__.py": "raise SystemExit(0)\n", "typing.py": "raise SystemExit(0)\n"})
    git(repo, "config", DRIVER, driver_line([sys.executable, "-P", "-m", "journeyctl"]))
    assert attempt(repo, "merge", "other").returncode == 0
    assert text_of(repo) == changed(CART, PAY)
