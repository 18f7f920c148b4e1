"""`journeyctl git`: what it sets, that it sets nothing twice and nothing of others, and that it takes all of it out again."""

import shutil
import sys
from pathlib import Path

import pytest
from workspace.files import write

from cli.conftest import Cli
from cli.merges import alone, attempt
from cli.repos import NEEDS_GIT, commit, git, hostile, repository
from journeyctl.cli import git as door
from journeyctl.cli.git_settings import driver_line, program, program_of
from journeyctl.model.document import KINDS

pytestmark = NEEDS_GIT
NOTHING = "nothing to do: everything is set for this repository\n"
A = "title: A\n"
NAMES = [*(f"maps/a.{word}.{end}" for word in KINDS if word != "workspace" for end in ("yaml", "yml")), "journeyctl.yaml", "maps/journeyctl.yml"]  # fmt: skip


@pytest.fixture
def repo(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    alone(monkeypatch)
    return repository(here, {"journeyctl.yaml": "", "a.journey.yaml": A})


def state(repo: Path) -> dict[str, bytes]:
    """Return the bytes of the files here and of the settings."""
    paths = [*(path for path in repo.rglob("*") if ".git" not in path.parts), repo / ".git/config"]
    return {path.relative_to(repo).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def merged_by(repo: Path, *paths: str) -> list[str]:
    """Return for each path what Git merges it by."""
    return [git(repo, "check-attr", "merge", "--", path).rpartition(": ")[2] for path in paths]


def test_set_up_and_taken_out_again(repo: Path, cli: Cli) -> None:
    before = state(repo)
    code, out, err = cli("git", "install")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        ".gitattributes             10 lines written",
        "merge.journeyctl.driver    set for this repository",
        "merge.journeyctl.name      set for this repository",
        "diff.journeyctl.xfuncname  set for this repository",
        "commit `.gitattributes`; the others then call `journeyctl git install` once",
    ]
    assert merged_by(repo, *NAMES) == ["journeyctl"] * len(NAMES)
    assert merged_by(repo, "a.yaml", "journey.yaml", "a.journey.json") == ["unspecified"] * 3
    after = state(repo)
    assert cli("git", "install") == (0, NOTHING, "")
    assert state(repo) == after
    code, out, err = cli("git", "uninstall")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "merge.journeyctl.name      taken out for this repository",
        "merge.journeyctl.driver    taken out for this repository",
        "diff.journeyctl.xfuncname  taken out for this repository",
        ".gitattributes             removed: nothing else stood there",
    ]
    assert state(repo) == before
    assert cli("git", "uninstall") == (0, "nothing to do: nothing of ours is set for this repository\n", "")


@pytest.mark.parametrize(
    "old",
    [b"*.txt text\n", b"*.txt text", b"*.txt text\r\n*.sh eol=lf\r\n", b"*.txt text\r\n*.sh eol=lf", b"", b"\n\n", b"# caf\xe9\n", b"\xef\xbb\xbf*.txt text\n", b"* text=auto\n*.yaml text\n"],
)  # fmt: skip
def test_lines_of_others_stay_byte_for_byte(repo: Path, cli: Cli, old: bytes) -> None:
    write(repo, {".gitattributes": old})
    before = state(repo)
    assert cli("git", "install").code == 0
    new = (repo / ".gitattributes").read_bytes()
    assert new.startswith(old)
    assert new.count(b"\r\n") in (0, new.count(b"\n")), "line breaks of one kind"
    assert merged_by(repo, "a.journey.yaml", "maps/b.plan.yml") == ["journeyctl"] * 2
    assert cli("git", "install").out == NOTHING
    assert cli("git", "uninstall").code == 0
    assert state(repo) == before


def test_what_was_written_below_our_lines_later_stays(repo: Path, cli: Cli) -> None:
    write(repo, {".gitattributes": "*.txt text"})
    cli("git", "install")
    with (repo / ".gitattributes").open("a") as file:
        file.write("*.png binary\n")
    assert cli("git", "install").out == NOTHING
    assert cli("git", "uninstall").code == 0
    assert (repo / ".gitattributes").read_text() == "*.txt text\n*.png binary\n"


def test_settings_of_others_stay(repo: Path, cli: Cli) -> None:
    with (repo / ".git/config").open("a") as file:
        file.write(
            '[diff "other"]\n\txfuncname = x # mine\n; the end\n[merge "journeyctl"]\n\trecursive = binary\n'
        )
    before = state(repo)
    assert cli("git", "install").code == 0
    assert cli("git", "uninstall").code == 0
    assert state(repo) == before


@pytest.mark.parametrize(
    "key", ["merge.journeyctl.driver", "merge.journeyctl.name", "diff.journeyctl.xfuncname"]
)
def test_a_setting_that_is_not_ours_is_told(repo: Path, cli: Cli, key: str) -> None:
    git(repo, "config", key, "theirs")
    before = state(repo)
    code, out, err = cli("git", "install")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        f"error: `{key}` is set for this repository, and not by journeyctl: `theirs`",
        f"  = help: take it out, then call again: `git config --local --unset-all {key}`",
    ]
    assert cli("git", "uninstall").code == 0
    assert state(repo) == before


def test_what_an_older_call_has_set_is_renewed(repo: Path, cli: Cli) -> None:
    cli("git", "install")
    wanted = git(repo, "config", "merge.journeyctl.driver")
    git(repo, "config", "merge.journeyctl.driver", driver_line(["/gone/journeyctl"]))
    attributes = (repo / ".gitattributes").read_text()
    write(repo, {".gitattributes": "*.txt text\n" + attributes.replace("*.plan.yml merge=journeyctl diff=journeyctl\n", "") + "*.sh text\n"})  # fmt: skip
    assert [line.split()[0] for line in cli("git", "install").out.splitlines()[:-1]] == [
        ".gitattributes",
        "merge.journeyctl.driver",
    ]
    assert git(repo, "config", "merge.journeyctl.driver") == wanted
    assert (repo / ".gitattributes").read_text() == "*.txt text\n" + attributes + "*.sh text\n"


@pytest.mark.parametrize(
    ("where", "line", "path", "told"),
    [
        (".gitattributes", "*.yaml merge=union", "journeyctl.yaml", "`merge=union`"),
        (".gitattributes", "*.plan.yml merge=ours", "any.plan.yml", "`merge=ours`"),
        (".gitattributes", "a.journey.yaml binary", "a.journey.yaml", "`-merge`"),
        ("maps/.gitattributes", "* merge", "maps/b.journey.yaml", "`merge`"),
        (".git/info/attributes", "*.journey.* merge=x", "any.journey.yaml", "`merge=x`"),
    ],
)
def test_files_that_are_merged_in_another_way_are_told(
    repo: Path, cli: Cli, where: str, line: str, path: str, told: str
) -> None:
    write(repo, {"maps/b.journey.yaml": A, where: f"{line}\n"})
    before = state(repo)
    code, out, err = cli("git", "install")
    assert (code, out) == (2, "")
    assert err.startswith(f"error: git is told already how to merge `{path}`: {told}\n")
    assert state(repo) == before


def test_differences_that_are_shown_in_another_way_stay_so(repo: Path, cli: Cli) -> None:
    write(repo, {".gitattributes": "*.yaml diff=yaml\n"})
    assert cli("git", "install").code == 0
    assert "merge=journeyctl\n" in (repo / ".gitattributes").read_text()
    assert git(repo, "check-attr", "diff", "a.journey.yaml").endswith(": yaml")
    assert cli("git", "install").out == NOTHING
    assert cli("git", "status").code == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# >>> journeyctl\n*.md text\n# <<< journeyctl\n", "`*.md text` stands between our two comments"),
        ("# >>> journeyctl\n", "the comments `# >>> journeyctl` and `# <<< journeyctl` do not stand there once each"),
        ("# >>> journeyctl\n# <<< journeyctl\n" * 2, "the comments `# >>> journeyctl` and `# <<< journeyctl` do not stand there once each"),
    ],
)  # fmt: skip
def test_lines_that_were_taken_apart_by_hand_are_told(repo: Path, cli: Cli, text: str, message: str) -> None:
    write(repo, {".gitattributes": text})
    for action in ("install", "uninstall"):
        code, out, err = cli("git", action)
        assert (code, out, err.splitlines()[0]) == (2, "", f"error: {message}")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_told_because_git_does_not_follow_it(repo: Path, cli: Cli) -> None:
    write(repo, {"real": "*.txt text\n"})
    (repo / ".gitattributes").symlink_to("real")
    code, _, err = cli("git", "install")
    assert (code, err.splitlines()[0]) == (2, "error: `.gitattributes` is a link, which git does not follow")
    assert (repo / "real").read_text() == "*.txt text\n"


def test_from_a_folder_further_down_the_lines_go_to_the_top(
    repo: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repo, {"maps/journeyctl.yaml": "", "maps/b.journey.yaml": A})
    monkeypatch.chdir(repo / "maps")
    assert cli("git", "install").out.startswith(f"{Path('..', '.gitattributes')} ")
    assert merged_by(repo, "maps/b.journey.yaml") == ["journeyctl"]
    assert cli("git", "status").code == 0
    assert cli("git", "uninstall").code == 0
    assert not (repo / ".gitattributes").exists()


def test_a_worktree_shares_the_settings(
    repo: Path, cli: Cli, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = tmp_path_factory.mktemp("worktree") / "tree"
    git(repo, "worktree", "add", "--quiet", str(tree))
    monkeypatch.chdir(tree)
    assert cli("git", "install").code == 0
    assert (tree / ".gitattributes").exists()
    assert git(repo, "config", "merge.journeyctl.driver")
    assert cli("git", "uninstall").code == 0
    assert git(tree, "status", "--porcelain") == ""


def test_nothing_is_done_where_it_is_only_asked(repo: Path, cli: Cli) -> None:
    before = state(repo)
    lines = cli("git", "install", "--dry-run").out.splitlines()
    assert lines[0] == ".gitattributes             10 lines would be written"
    assert lines[1:] == [
        "merge.journeyctl.driver    would be set for this repository",
        "merge.journeyctl.name      would be set for this repository",
        "diff.journeyctl.xfuncname  would be set for this repository",
    ]
    assert state(repo) == before
    cli("git", "install")
    before = state(repo)
    assert cli("git", "uninstall", "--dry-run").out.splitlines()[-1] == (
        ".gitattributes             would be removed"
    )
    assert state(repo) == before


def test_lines_that_are_committed_may_be_wanted_by_others(repo: Path, cli: Cli) -> None:
    cli("git", "install")
    commit(repo, "attributes")
    assert cli("git", "uninstall").out.splitlines()[-1] == (
        "others still want it? `git restore .gitattributes` brings the lines back"
    )


def test_for_all_repositories_of_a_person(
    repo: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    config = home / "gitconfig"
    config.write_text("[user]\n\tname = Ana\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "xdg"))
    before = state(repo)
    assert cli("git", "install", "--global").code == 0
    assert state(repo) == before, "nothing in the repository"
    assert (home / "xdg/git/attributes").exists()
    assert attempt(repo, "check-attr", "merge", "a.journey.yaml").stdout.endswith(": journeyctl\n")
    assert cli("git", "status", "--global").code == cli("git", "status").code == 0
    assert cli("git", "install", "--global").out.endswith("is set for all your repositories\n")
    assert cli("git", "uninstall", "--global").code == 0
    assert config.read_text() == "[user]\n\tname = Ana\n"
    assert not (home / "xdg/git/attributes").exists()
    status = cli("git", "status", "--global")
    assert status.code == 1
    assert status.out.endswith("`journeyctl git install --global` sets what is missing\n")
    git(repo, "config", "--file", str(config), "core.attributesFile", str(home / "mine"))
    assert cli("git", "install", "--global").code == 0
    assert (home / "mine").exists()


def test_how_it_stands(repo: Path, cli: Cli) -> None:
    code, out, _ = cli("git", "status")
    assert (code, out.splitlines()) == (
        1,
        [
            "merge driver  not set",
            "hunk headers  not set",
            "files         none of 2 is merged by what it means",
            "              not a.journey.yaml",
            "              not journeyctl.yaml",
            "`journeyctl git install` sets what is missing",
        ],
    )
    cli("git", "install")
    code, out, _ = cli("git", "status")
    assert (code, out.splitlines()) == (
        0,
        [
            f"merge driver  set, and runs: {program()[0]}",
            "hunk headers  set",
            "files         all 2 are merged by what they mean",
        ],
    )
    write(repo, {"maps/.gitattributes": "b.* merge=union\n", "maps/b.journey.yaml": A})
    code, out, _ = cli("git", "status")
    assert (code, out.splitlines()[2:4]) == (
        1,
        [
            "files         2 of 3 are merged by what they mean",
            "              not maps/b.journey.yaml: `merge=union`",
        ],
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
def test_how_it_stands_with_another_program(
    repo: Path, cli: Cli, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cli("git", "install")
    folder = tmp_path_factory.mktemp("other")
    other, canary = folder / "journeyctl", folder / "canary"
    other.write_text(f"#!/bin/sh\ntouch '{canary}'\n")
    other.chmod(0o755)
    git(repo, "config", "merge.journeyctl.driver", driver_line([str(other)]))
    code, out, _ = cli("git", "status")
    assert (code, out.splitlines()[0]) == (0, f"merge driver  set, for another journeyctl: {other}")
    assert not canary.exists(), "what the settings of a repository name is not run"
    other.unlink()
    code, out, _ = cli("git", "status")
    assert (code, out.splitlines()[0]) == (
        1,
        f"merge driver  its program is gone, and git merges as text: {other}",
    )
    git(repo, "config", "merge.journeyctl.driver", "true %A")
    assert cli("git", "status").out.splitlines()[0] == "merge driver  not ours: true %A"


def test_headers_of_differences_name_what_is_changed(repo: Path, cli: Cli) -> None:
    """Each change is told with the thing that it stands in, in both ways of writing."""
    shutil.copytree(Path(__file__).parents[2] / "examples/grocery", repo, dirs_exist_ok=True)
    commit(repo, "groceries")
    cli("git", "install")
    path = repo / "journeys/first-order.journey.yaml"
    text = path.read_text("utf-8")
    for old, new in (("value: 58", "value: 60"), ("satisfaction: 3", "satisfaction: 4"), ("duration: 6m", "duration: 7m"), ("severity: 4", "severity: 5")):  # fmt: skip
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    lines = attempt(repo, "diff", "-U0", "journeys").stdout.splitlines()
    assert [line.split("@@ ")[2] for line in lines if line.startswith("@@")] == [
        "volume: 7000                # visitors who begin it in a month",
        "id: flyer",
        "id: search",
        "id: hidden-fee",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="the canary is a shell script")
def test_a_hostile_repository_runs_nothing(repo: Path, cli: Cli) -> None:
    write(repo, {".gitattributes": "*.txt filter=canary diff=canary\n"})
    canary = hostile(repo)
    canary.unlink(missing_ok=True)
    assert [cli("git", action).code for action in ("install", "status", "uninstall")] == [0, 0, 0]
    assert not canary.exists()


def test_a_lock_is_told(repo: Path, cli: Cli) -> None:
    write(repo, {".git/config.lock": ""})
    code, _, err = cli("git", "install")
    assert code == 2
    assert "could not lock config file" in err
    assert err.splitlines()[1] == "  = help: another git is at work; where none is, remove the `.lock` file"
    (repo / ".git/config.lock").unlink()
    assert cli("git", "install").code == 0
    assert cli("git", "status").code == 0


def test_without_git_or_a_repository(
    repo: Path, cli: Cli, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(outside.parent))
    monkeypatch.chdir(outside)

    def said(*arguments: str) -> str:
        code, out, err = cli("git", *arguments)
        assert (code, out) == (2, "")
        return err.splitlines()[0]

    assert said("install") == "error: this is no git repository"
    git(outside, "init", "--quiet", "--bare", ".")
    assert said("status") == "error: this is a bare repository, without files"
    monkeypatch.chdir(repo)
    monkeypatch.setattr(door, "ask", lambda *_, **__: door.Answer(0, b"git version 2.20.1\n", ""))
    assert said("install") == "error: `git version 2.20.1` is too old"
    monkeypatch.undo()
    monkeypatch.chdir(repo)
    monkeypatch.setenv("PATH", str(outside))
    assert said("install") == said("install", "--global") == "error: git is not installed, or not in PATH"


@pytest.mark.parametrize(
    "words",
    [["/a b/journeyctl"], ["/it's/py", "-m", "journeyctl"], ["C:/x y/100%/journeyctl.exe"], ['/"$HOME"/`x`']],
)
def test_the_program_is_quoted(words: list[str]) -> None:
    assert program_of(driver_line(words)) == words
    assert driver_line(words).count("%") - driver_line(["x"]).count("%") == 2 * sum(
        word.count("%") for word in words
    )
