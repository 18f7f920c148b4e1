"""Settings of Git that are ours and others' at once, or come from elsewhere: what is told, what goes, what stays."""

from pathlib import Path

import pytest

from cli.conftest import Cli
from cli.merges import alone
from cli.repos import NEEDS_GIT, git, repository
from journeyctl.cli.git_settings import DRIVER, NAME, wanted_settings

pytestmark = NEEDS_GIT


@pytest.fixture
def repo(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    alone(monkeypatch)
    return repository(here, {"journeyctl.yaml": "", "a.journey.yaml": "title: A\n"})


def test_only_our_value_goes_where_somebody_has_added_another(repo: Path, cli: Cli) -> None:
    cli("git", "install")
    git(repo, "config", "--add", DRIVER, "other %A")
    assert (
        f"`{DRIVER}` is set for this repository, and not by journeyctl: `other %A`"
        in cli("git", "install").err
    )
    planned = cli("git", "uninstall", "--dry-run").out
    assert planned.count(DRIVER) == 2
    code, out, err = cli("git", "uninstall")
    assert (code, err) == (0, "")
    assert f"{DRIVER}    taken out for this repository\n" in out
    assert f"{DRIVER}    stays for this repository, it is not ours: `other %A`\n" in out
    assert git(repo, "config", "--get-all", DRIVER) == "other %A"


def test_our_value_twice_becomes_one_and_goes_as_one(repo: Path, cli: Cli) -> None:
    before = (repo / ".git/config").read_bytes()
    cli("git", "install")
    line = git(repo, "config", DRIVER)
    git(repo, "config", "--add", DRIVER, line)
    assert cli("git", "install").out == f"{DRIVER}  set for this repository\n"
    assert git(repo, "config", "--get-all", DRIVER) == line
    git(repo, "config", "--add", DRIVER, line)
    assert cli("git", "uninstall").code == 0
    assert (repo / ".git/config").read_bytes() == before


def test_a_line_of_another_version_is_told_and_renewed(repo: Path, cli: Cli) -> None:
    cli("git", "install")
    line = git(repo, "config", DRIVER)
    git(repo, "config", DRIVER, "journeyctl merge-driver %O %A %B %P # journeyctl git install")
    code, out, _ = cli("git", "status")
    assert (code, out.splitlines()[0]) == (1, "merge driver  set, by a journeyctl of another version")
    assert cli("git", "install").code == 0
    assert git(repo, "config", DRIVER) == line


def test_a_driver_of_this_worktree_alone_is_told(repo: Path, cli: Cli) -> None:
    """Git hears it before the settings of the repository: ours would never be called."""
    git(repo, "config", "extensions.worktreeConfig", "true")
    git(repo, "config", "--worktree", DRIVER, "other %A")
    code, out, err = cli("git", "install")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        f"error: `{DRIVER}` is set for this worktree alone, and not by journeyctl: `other %A`",
        f"  = help: take it out, then call again: `git config --worktree --unset-all {DRIVER}`",
    ]


def test_a_name_without_a_driver_is_never_left(repo: Path, cli: Cli) -> None:
    """Git ends with `custom merge driver journeyctl lacks command line` and does not merge then."""
    cli("git", "install")
    git(repo, "config", NAME, "maps")
    assert cli("git", "uninstall").code == 0
    assert "journeyctl" not in (repo / ".git/config").read_text()
    git(repo, "config", NAME, "maps")
    code, out, _ = cli("git", "status")
    assert (code, out.splitlines()[0]) == (1, "merge driver  not set, but named: git refuses to merge maps")
    assert list(wanted_settings())[:2] == [DRIVER, NAME], (
        "so that what is broken off halfway leaves no name alone"
    )
