"""The past of a workspace: every commit with its files, whatever the graph and the settings of the repository are."""

import sys
from pathlib import Path

import pytest
from workspace.files import write

from cli.repos import NEEDS_GIT, commit, git, hostile, repository
from journeyctl.cli import git as door
from journeyctl.cli.git import GitError, Repository, ask
from journeyctl.cli.past import open_past
from journeyctl.workspace.past import Past
from journeyctl.workspace.revision import hold, open_held
from journeyctl.workspace.workspace import Workspace

pytestmark = NEEDS_GIT
A, B, C = "a.journey.yaml", "b.journey.yaml", "deep/c.journey.yaml"
FILES = {"journeyctl.yaml": "", A: "title: A\n", "src/code.py": "x = 1\n"}


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo", FILES)


def tangled(repo: Path) -> None:
    """Make branches: one that is merged, one that only touches code, an evil merge, and a removed file."""
    git(repo, "switch", "--quiet", "--create", "side")
    write(repo, {B: "title: B\n"})
    commit(repo, "b on a branch")
    git(repo, "switch", "--quiet", "main")
    write(repo, {A: "title: A2\n"})
    commit(repo, "a on main")
    git(repo, "merge", "--quiet", "--no-ff", "--message", "join", "side")
    git(repo, "switch", "--quiet", "--create", "code")
    write(repo, {"src/code.py": "x = 2\n"})
    commit(repo, "code only")
    git(repo, "switch", "--quiet", "main")
    write(repo, {C: "title: C\n"})
    (repo / B).unlink()
    commit(repo, "c, and no b")
    git(repo, "merge", "--quiet", "--no-ff", "--no-commit", "code")
    write(repo, {A: "title: A3\n"})
    commit(repo, "an evil merge")


def said(workspace: Workspace) -> list[tuple[str, ...]]:
    """Return what a workspace holds and complains of."""
    files = [(file.source.path, file.id, file.source.text) for file in workspace.files]
    return [*files, *((problem.path, problem.message) for problem in workspace.diagnostics)]


def read_from(workspace: Workspace) -> tuple[object, ...]:
    """Return what scores need of a workspace."""
    files = [(file.source.path, file.id, file.source.text, file.document) for file in workspace.files]
    return files, workspace.settings, workspace.nested, workspace.unreadable


def same_as_listed(repo: Path, past: Past) -> None:
    """Check that each snapshot is what `ls-tree` lists, and each workspace what it reads."""
    there = Repository.around(repo)
    for one in past.commits:
        files = list(there.files(one.hash, past.way))
        start = f"{past.way}/" if past.way else ""
        listed = {
            file.path.removeprefix(start): (file.mode, file.oid)
            for file in files
            if file.path.startswith(start) and file.path.endswith((".yaml", ".gitignore"))
        }
        assert dict(past.files(one.hash)) == listed, one.title
        fresh = open_held(past.root, hold(files, past.way, there.blobs))
        told = past.workspace(one.hash)
        assert said(told) == said(fresh), one.title
    line = past.line()
    for step, told in zip(line, past.documents(line), strict=True):
        whole = past.workspace(step.commit.hash)
        assert read_from(told) == read_from(whole), step.commit.title


def titles(past: Past) -> list[str]:
    return [step.commit.title for step in past.line()]


def test_every_snapshot_is_what_the_commit_holds(repo: Path) -> None:
    tangled(repo)
    past = open_past(repo)
    assert len(past.commits) == 7
    same_as_listed(repo, past)
    assert titles(past) == ["one", "a on main", "join", "c, and no b", "an evil merge"]
    assert past.line()[-1].changed == {A}
    assert past.line()[-2].changed == {B, C}
    known = {one.hash for one in past.commits}
    for at, one in enumerate(past.commits):
        assert {*one.parents} <= {before.hash for before in past.commits[:at]} <= known


def test_a_folder_further_down_hears_the_ignores_above_it(repo: Path) -> None:
    write(
        repo,
        {
            "maps/journeyctl.yaml": "",
            "maps/x.journey.yaml": "title: X\n",
            "other/y.journey.yaml": "title: Y\n",
        },
    )
    commit(repo, "maps")
    write(repo, {"other/y.journey.yaml": "title: Y2\n"})
    commit(repo, "beside")
    write(repo, {".gitignore": "x.*\n"})
    commit(repo, "ignored above")
    past = open_past(repo / "maps")
    assert past.way == "maps"
    assert titles(past) == ["maps", "ignored above"]
    same_as_listed(repo, past)
    assert [file.id for file in past.workspace(past.line()[-1].commit.hash).files] == ["workspace"]
    (inner,) = open_past(repo).within(["maps"])
    assert [step.commit for step in inner.line()] == [step.commit for step in past.line()]
    assert inner.root == past.root


def test_links_lead_to_files_that_are_no_journeys(repo: Path) -> None:
    write(repo, {"texts/long.txt": "title: Long\n"})
    (repo / B).symlink_to("texts/long.txt")
    commit(repo, "a link")
    write(repo, {"texts/long.txt": "title: Longer\n"})
    commit(repo, "behind the link")
    past = open_past(repo)
    assert titles(past) == ["one", "a link", "behind the link"]
    found = [past.workspace(step.commit.hash).journey("b") for step in past.line()]
    assert [one and one.title for one in found] == [None, "Long", "Longer"]


def test_git_is_started_once_for_the_log_and_twice_for_all_files(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tangled(repo)
    asked: list[str] = []

    def listening(
        folder: Path, *arguments: str, given: bytes = b"", seconds: int | None = None
    ) -> door.Answer:
        asked.append(arguments[0])
        return ask(folder, *arguments, given=given, seconds=seconds)

    monkeypatch.setattr(door, "ask", listening)
    past = open_past(repo)
    for one in past.commits:
        past.workspace(one.hash)
        for path, blob in past.files(one.hash).items():
            assert past.loaded(path, blob)
    assert [word for word in asked if word not in ("version", "rev-parse")] == ["log", "cat-file", "cat-file"]


HOSTILE = {
    "log.showSignature": "true", "log.follow": "true", "log.mailmap": "true", "log.showRoot": "false", "log.date": "relative",
    "log.diffMerges": "off", "log.decorate": "full", "log.abbrevCommit": "true", "diff.renames": "copies", "diff.orderFile": "gone/nowhere",
    "diff.noprefix": "true", "diff.relative": "true", "diff.ignoreSubmodules": "all", "diff.submodule": "log", "color.ui": "always",
    "core.quotePath": "true", "core.abbrev": "4", "i18n.logOutputEncoding": "UTF-16", "format.pretty": "%b", "format.notes": "*",
    "notes.displayRef": "*",
}  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="the canary is a shell script")
def test_no_setting_changes_what_is_told_and_nothing_is_run(repo: Path) -> None:
    tangled(repo)
    git(repo, "mv", A, "renamed.journey.yaml")
    git(
        repo,
        "-c",
        "user.name=Zoë",
        "commit",
        "--quiet",
        "--message",
        "größer",
        "--author",
        "Zoë <z@shop.example>",
    )
    before = open_past(repo)
    write(
        repo,
        {".mailmap": "Nobody <no@body.example> <ana@shop.example>\n", ".gitattributes": "* diff=canary\n"},
    )
    first = before.commits[0].hash
    git(repo, "replace", before.commits[1].hash, before.commits[2].hash)
    git(repo, "replace", "--graft", before.commits[-1].hash)
    write(repo, {".git/info/grafts": f"{before.commits[-1].hash} {first}\n"})
    canary = hostile(repo)
    for name, value in HOSTILE.items():
        git(repo, "config", name, value)
    canary.unlink(missing_ok=True)
    after = open_past(repo)
    assert after.log == before.log
    assert (after.commits[-1].author, after.commits[-1].title) == ("Zoë", "größer")
    assert [said(after.workspace(one.hash)) for one in after.commits] == [
        said(before.workspace(one.hash)) for one in before.commits
    ]
    assert not canary.exists()


def test_a_shallow_clone_begins_where_it_was_cut(repo: Path, tmp_path: Path) -> None:
    tangled(repo)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=2", repo.as_uri(), str(clone))
    past = open_past(clone)
    assert past.shallow
    assert titles(past) == ["c, and no b", "an evil merge"]
    same_as_listed(clone, past)
    assert not open_past(repo).shallow


def test_worktrees_and_other_revisions(repo: Path, tmp_path: Path) -> None:
    tangled(repo)
    git(repo, "worktree", "add", "--quiet", str(tmp_path / "tree"), "side")
    past = open_past(tmp_path / "tree")
    assert titles(past) == ["one", "b on a branch"]
    assert open_past(repo, "side").log == past.log
    assert past.ancestors(past.commits[-1].hash) == {one.hash for one in past.commits}


def test_submodules_are_named_and_not_followed(repo: Path, tmp_path: Path) -> None:
    inner = repository(tmp_path / "inner", {C: "title: C\n"})
    git(repo, "submodule", "--quiet", "add", str(inner), "maps")
    commit(repo, "with a module")
    past = open_past(repo)
    assert past.modules == ["maps"]
    assert sorted(past.files(past.commits[-1].hash)) == [A, "journeyctl.yaml"]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        ([], "this is no git repository"),
        (["init", "--quiet", "--bare", "."], "this is a bare repository, without files"),
        (["init", "--quiet", "."], "the repository has no commit yet"),
    ],
    ids=["none", "bare", "empty"],
)
def test_where_no_past_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: list[str], message: str
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    if make:
        git(tmp_path, *make)
    with pytest.raises(GitError) as told:
        open_past(tmp_path)
    assert told.value.message == message
