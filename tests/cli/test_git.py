"""Git as a child process: what it is asked, what it must never run, and what is said where it cannot answer."""

import subprocess
import sys
from pathlib import Path

import pytest
from workspace.files import write

from cli.repos import NEEDS_GIT, commit, git, hostile, repository
from journeyctl.cli import git as door
from journeyctl.cli.git import GitError, Repository, ask
from journeyctl.workspace.revision import hold, open_held

pytestmark = NEEDS_GIT
FILES = {
    "journeyctl.yaml": "",
    "a.journey.yaml": "title: A\n",
    "deep/b.journey.yaml": "title: B\n",
    ".gitattributes": "*.yaml filter=canary diff=canary\n",
}


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo", FILES)


ODD_NAMES = [
    "--output=x", "-x", "--help", "-", "--", "a;b", "$(touch canary)", "`touch canary`", "|touch canary", "@{u}", "@{-1}",
    "ü", "日本", "HEAD:a.journey.yaml", "HEAD^{tree}", "", " ", "a b", "a\nb", "a\0b", "x" * 300, "..", "HEAD..HEAD", "--all", "^HEAD",
    "--exec=touch canary", "ext::sh -c touch% canary", "\u202ehead", "HEAD^{/nothing like this}", "--upload-pack=touch canary",
]  # fmt: skip


@pytest.mark.parametrize("name", ODD_NAMES, ids=ascii)
def test_odd_names_are_no_revisions_and_nothing_else_either(repo: Path, name: str) -> None:
    found = Repository.around(repo)
    before = sorted(path.relative_to(repo) for path in repo.rglob("*"))
    assert found.find(name) is None
    with pytest.raises(GitError, match=r"no revision of this repository|and no commit"):
        found.commit(name)
    assert sorted(path.relative_to(repo) for path in repo.rglob("*")) == before


def test_revisions_of_many_forms_become_a_hash(repo: Path) -> None:
    first = git(repo, "rev-parse", "HEAD")
    write(repo, {"c.journey.yaml": "title: C\n"})
    second = commit(repo, "two")
    git(repo, "branch", "odd;name$(x)")
    git(repo, "branch", "ärger/日本")
    git(repo, "tag", "--annotate", "v1", "--message", "x", first)
    found = Repository.around(repo)
    names = {"HEAD": second, "main": second, "HEAD~1": first, "HEAD^": first, first[:8]: first, "v1": first}
    names |= {"odd;name$(x)": second, "ärger/日本": second, "@": second, ":/two": second, ":/one": first}
    assert {name: found.find(name) for name in names} == names


def test_what_is_no_commit_is_told(repo: Path) -> None:
    git(repo, "tag", "leaf", "HEAD:a.journey.yaml")
    git(repo, "tag", "--annotate", "wood", "--message", "x", "HEAD^{tree}")
    found = Repository.around(repo)
    kinds = {"leaf": "blob", "wood": "tree", "HEAD^{tree}": "tree", "HEAD": "", "nope": "", "f" * 40: ""}
    assert {name: found.kind(name) for name in kinds} == kinds
    with pytest.raises(GitError, match="`wood` is a tree and no commit"):
        found.commit("wood")


@pytest.mark.skipif(sys.platform == "win32", reason="the canary is a shell script")
def test_nothing_that_a_repository_sets_up_is_run(repo: Path) -> None:
    canary = hostile(repo)
    subprocess.run(["git", "-c", "core.fsmonitor=", "status"], cwd=repo, capture_output=True, check=False)
    canary.unlink(missing_ok=True)
    found = Repository.around(repo)
    head = found.commit("HEAD")
    files = list(found.files(head))
    assert found.blobs([file.oid for file in files if file.path == "a.journey.yaml"])
    assert found.merge_base(head, head) == head
    assert not found.is_shallow()
    assert not canary.exists()
    subprocess.run(["git", "status"], cwd=repo, capture_output=True, check=False)
    assert canary.exists(), "a Git that is less careful runs it: the canary can sing"


@pytest.mark.skipif(sys.platform == "win32", reason="the canary is a shell script")
def test_what_a_partial_clone_lacks_is_not_fetched(repo: Path, tmp_path: Path) -> None:
    git(repo, "config", "uploadpack.allowFilter", "true")
    git(repo, "config", "uploadpack.allowAnySHA1InWant", "true")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=blob:none", repo.as_uri(), str(clone))
    canary = tmp_path / "canary"
    git(clone, "config", "protocol.allow", "always")
    git(clone, "config", "protocol.ext.allow", "always")
    git(clone, "config", "protocol.file.allow", "always")
    git(clone, "config", "remote.origin.url", f"ext::sh -c touch% {canary}")
    found = Repository.around(clone)
    files = [file for file in found.files(found.commit("HEAD")) if file.path.endswith(".yaml")]
    blobs = found.blobs([file.oid for file in files])
    assert set(blobs.values()) == {"the file cannot be read: this clone does not hold it"}
    assert not canary.exists()


def test_blobs_are_read_once_and_huge_ones_not_at_all(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MAX_BYTES", 50)
    write(repo, {"big.journey.yaml": "title: " + "x" * 100})
    head = commit(repo, "big")
    asked: list[tuple[str, ...]] = []

    def listening(folder: Path, *arguments: str, given: bytes = b"") -> door.Answer:
        asked.append(arguments)
        return ask(folder, *arguments, given=given)

    monkeypatch.setattr(door, "ask", listening)
    found = Repository.around(repo)
    oids = {file.path: file.oid for file in found.files(head)}
    for _ in range(2):
        blobs = found.blobs([oids["a.journey.yaml"], oids["big.journey.yaml"], oids["a.journey.yaml"]])
    assert blobs[oids["a.journey.yaml"]] == b"title: A\n"
    assert blobs[oids["big.journey.yaml"]] == bytes(51), "as long as it takes to be told that it is too long"
    assert [arguments for arguments in asked if arguments[0] == "cat-file"] == [
        ("cat-file", "--batch-check"), ("cat-file", "--batch"),
    ]  # fmt: skip


def test_a_shallow_clone_says_so(repo: Path, tmp_path: Path) -> None:
    first = git(repo, "rev-parse", "HEAD")
    write(repo, {"a.journey.yaml": "title: A2\n"})
    commit(repo, "two")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", repo.as_uri(), str(clone))
    found = Repository.around(clone)
    assert found.commit("HEAD")
    for name in ("HEAD~1", first):
        with pytest.raises(GitError) as told:
            found.commit(name)
        assert told.value.message.endswith("of which only the last commits were cloned")
        assert "fetch-depth: 0" in told.value.help


@pytest.mark.parametrize(
    ("make", "message"),
    [
        ([], "this is no git repository"),
        (["init", "--quiet", "--bare", "."], "this is a bare repository, without files"),
    ],
    ids=["none", "bare"],
)
def test_where_no_repository_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: list[str], message: str
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    if make:
        git(tmp_path, *make)
    with pytest.raises(GitError) as told:
        Repository.around(tmp_path)
    assert told.value.message == message


def test_without_a_commit_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    with pytest.raises(GitError) as told:
        Repository.around(tmp_path).commit("HEAD")
    assert told.value.message == "the repository has no commit yet"


def test_git_is_missing_old_or_slow(repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def said() -> str:
        with pytest.raises(GitError) as told:
            Repository.around(repo)
        return told.value.message

    monkeypatch.setattr(door, "ask", lambda *_, **__: door.Answer(0, b"git version 2.20.1\n", ""))
    assert said() == "`git version 2.20.1` is too old"
    monkeypatch.undo()
    monkeypatch.setattr(door, "_SECONDS", 0)
    assert said() == "git gave no answer within 0 seconds"
    monkeypatch.undo()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert said() == "git is not installed, or not in PATH"


def test_the_environment_cannot_lead_elsewhere(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(tmp_path / "other", {"x.journey.yaml": "title: X\n"})
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert Repository.around(repo).top.samefile(repo)


def test_worktrees_and_folders_further_down(repo: Path, tmp_path: Path) -> None:
    git(repo, "worktree", "add", "--quiet", str(tmp_path / "tree"))
    tree = Repository.around(tmp_path / "tree" / "deep")
    assert tree.way_to(tmp_path / "tree" / "deep") == "deep"
    assert [file.path for file in tree.files(tree.commit("HEAD"), "deep")] == ["deep/b.journey.yaml"]


def test_submodules_are_followed_where_their_commit_is_here(repo: Path, tmp_path: Path) -> None:
    inner = repository(tmp_path / "inner", {"c.journey.yaml": "title: C\n"})
    git(repo, "submodule", "--quiet", "add", str(inner), "maps")
    head = commit(repo, "with a module")
    found = Repository.around(repo)
    held = hold(list(found.files(head)), "", found.blobs)
    assert [file.id for file in open_held(repo, held).files] == ["a", "b", "workspace", "c"]
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(repo), str(clone))
    there = Repository.around(clone)
    paths = [file.path for file in there.files(there.commit("HEAD"))]
    assert "maps" in paths
    assert "maps/c.journey.yaml" not in paths
