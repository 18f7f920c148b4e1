"""Which files belong to a workspace, and which are left alone."""

import os
import subprocess
from pathlib import Path

import pytest

from journeyctl.model.document import KINDS
from journeyctl.workspace import discover
from journeyctl.workspace.discover import find_files, find_root, inside, matches
from journeyctl.workspace.workspace import open_workspace
from workspace.files import told, workspace, write

J = "title: I pay\n"


def found(root: Path, *exclude: str) -> list[str]:
    return [item.path for item in find_files(root, exclude)[0]]


def test_a_name_says_kind_and_id(tmp_path: Path) -> None:
    write(
        tmp_path,
        dict.fromkeys(
            ["journeyctl.yaml", "a.journey.yaml", "b.journey.yml", "deep/er/c.persona.yaml", "d.plan.yaml",
             "e.evidence.yaml", "two.dots.journey.yaml", "öffnen.journey.yaml",
             "notes.yaml", "journey.yaml", ".journey.yaml", "f.workspace.yaml", "g.journey.json", "h.journey.yaml~",
             "i.Journey.yaml"],
            J,
        ),
    )  # fmt: skip
    listed = {item.path: (item.kind.word, item.id) for item in find_files(tmp_path)[0]}
    assert listed == {
        "journeyctl.yaml": ("workspace", "workspace"),
        "a.journey.yaml": ("journey", "a"),
        "b.journey.yml": ("journey", "b"),
        "d.plan.yaml": ("plan", "d"),
        "deep/er/c.persona.yaml": ("persona", "c"),
        "e.evidence.yaml": ("evidence", "e"),
        "two.dots.journey.yaml": ("journey", "two.dots"),
        "öffnen.journey.yaml": ("journey", "öffnen"),
    }


@pytest.mark.parametrize("name", ["journeyctl.yaml", "journeyctl.yml"])
def test_the_root_is_the_nearest_folder_with_settings(tmp_path: Path, name: str) -> None:
    write(
        tmp_path,
        {name: "", "a/b/c.journey.yaml": J, "a/inner/journeyctl.yaml": "", "a/inner/d/e.persona.yaml": ""},
    )
    assert find_root(tmp_path / "a/b") == tmp_path
    assert find_root(tmp_path / "a/b/c.journey.yaml") == tmp_path
    assert find_root(tmp_path / "a/inner/d") == tmp_path / "a/inner"


def test_without_settings_a_folder_is_its_own_root(tmp_path: Path) -> None:
    write(tmp_path, {"a/b/c.journey.yaml": J})
    assert find_root(tmp_path / "a/b") == tmp_path / "a/b"
    assert find_root(tmp_path / "a/b/c.journey.yaml") == tmp_path / "a/b"


def test_git_ignores_are_kept_to(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            ".gitignore": "drafts/\n*.tmp.journey.yaml\n/top.journey.yaml\n",
            "a.journey.yaml": J,
            "b.tmp.journey.yaml": J,
            "top.journey.yaml": J,
            "deep/top.journey.yaml": J,
            "drafts/c.journey.yaml": J,
            "deep/.gitignore": "old*\n!old-but-good.journey.yaml\n",
            "deep/old.journey.yaml": J,
            "deep/old-but-good.journey.yaml": J,
            "old.journey.yaml": J,
        },
    )
    assert found(tmp_path) == [
        "a.journey.yaml", "deep/old-but-good.journey.yaml", "deep/top.journey.yaml", "old.journey.yaml",
    ]  # fmt: skip


def test_git_ignores_above_the_root_count_inside_a_repository(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            ".git/HEAD": "ref: refs/heads/main\n",
            ".gitignore": "maps/shop/drafts/\n",
            "maps/.gitignore": "*.old.journey.yaml\n",
            "maps/shop/a.journey.yaml": J,
            "maps/shop/b.old.journey.yaml": J,
            "maps/shop/drafts/c.journey.yaml": J,
        },
    )
    assert found(tmp_path / "maps/shop") == ["a.journey.yaml"]
    (tmp_path / ".git/HEAD").unlink()
    (tmp_path / ".git").rmdir()
    assert len(found(tmp_path / "maps/shop")) == 3, "without a repository nothing above the root counts"


def test_excluded_and_well_known_folders_are_left_out(tmp_path: Path) -> None:
    folders = ["node_modules", ".venv", "__pycache__", ".git", "legacy", "keep"]
    write(tmp_path, {f"{folder}/a.journey.yaml": J for folder in folders} | {"x.draft.journey.yaml": J})
    assert found(tmp_path, "legacy/", "*.draft.*") == ["keep/a.journey.yaml"]


def test_settings_are_never_left_out(tmp_path: Path) -> None:
    write(tmp_path, {".gitignore": "*.yaml\n", "journeyctl.yaml": "", "a.journey.yaml": J})
    assert found(tmp_path) == ["journeyctl.yaml"]


def test_a_workspace_inside_is_named_and_not_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"journeyctl.yaml": "", "b/journeyctl.yml": "", "b/x.journey.yaml": J, "a/b/journeyctl.yaml": ""},
    )
    listing = find_files(tmp_path)
    assert [item.path for item in listing.files] == ["journeyctl.yaml"]
    assert listing.nested == ["a/b", "b"]


def test_links_stay_inside(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"secret.journey.yaml": "title: secret\n"})
    root = tmp_path / "maps"
    write(root, {"a.journey.yaml": J})
    (root / "again.journey.yaml").symlink_to("a.journey.yaml")
    (root / "out.journey.yaml").symlink_to(outside / "secret.journey.yaml")
    (root / "gone.journey.yaml").symlink_to("nowhere")
    (root / "loop.journey.yaml").symlink_to("loop.journey.yaml")
    (root / "around").symlink_to(root)
    (root / "folder").symlink_to(outside)
    opened = workspace(root, {})
    assert told(opened) == [
        "gone.journey.yaml:1: unreadable-file: the file cannot be read: no such file or directory",
        "loop.journey.yaml:1: unreadable-file: the file cannot be read: too many levels of symbolic links",
        "out.journey.yaml:1: unreadable-file: the link leads out of the workspace and is not followed",
    ]
    assert [file.source.path for file in opened.files if file.document] == [
        "a.journey.yaml", "again.journey.yaml", "journeyctl.yaml",
    ]  # fmt: skip
    assert "secret" not in "".join(file.source.text for file in opened.files)


def test_what_is_no_file_is_told_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.journey.yaml")
    (tmp_path / "folder.journey.yaml").mkdir()
    assert told(workspace(tmp_path, {"a.journey.yaml": J})) == [
        "pipe.journey.yaml:1: unreadable-file: this is not a regular file"
    ]


def test_one_unreadable_file_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = discover.read_bytes

    def refuse(path: str | Path, limit: int) -> bytes | str:
        return (
            "the file cannot be read: permission denied"
            if str(path).endswith("b.journey.yaml")
            else real(path, limit)
        )

    monkeypatch.setattr(discover, "read_bytes", refuse)
    opened = workspace(
        tmp_path, {"a.journey.yaml": "titel: x\n", "b.journey.yaml": J, "c.journey.yaml": "- a: b\n"}
    )
    assert told(opened) == [
        "a.journey.yaml:1: unknown-key: unknown key `titel`",
        "b.journey.yaml:1: unreadable-file: the file cannot be read: permission denied",
        "c.journey.yaml:1: wrong-type: the file is a list, and a mapping of keys is wanted",
    ]
    assert opened.broken_files == ["a.journey.yaml", "b.journey.yaml", "c.journey.yaml"]


def test_why_a_file_cannot_be_read(tmp_path: Path) -> None:
    assert discover.read_bytes(tmp_path / "none", 10) == "the file cannot be read: no such file or directory"
    assert discover.read_bytes(tmp_path, 10) == "the file cannot be read: is a directory"
    write(tmp_path, {"a": "0123456789abcdef"})
    assert discover.read_bytes(tmp_path / "a", 10) == b"0123456789a"


@pytest.mark.parametrize(
    ("path", "globs", "expected"),
    [
        ("journeys/a.journey.yaml", ["journeys/**"], True),
        ("journeys/deep/a.journey.yaml", ["journeys/*.yaml"], False),
        ("journeys/a.journey.yaml", ["*.journey.yaml"], True),
        ("journeys/a.journey.yaml", ["/a.journey.yaml"], False),
        ("journeys/a.journey.yaml", ["*.yaml", "!a.*"], False),
        ("a", [], False),
    ],
)
def test_globs_are_those_of_git(path: str, globs: list[str], expected: bool) -> None:
    assert matches(path, tuple(globs)) is expected


@pytest.mark.parametrize("line", ["!", "drafts\\", "[b-a]/"])
def test_a_line_that_is_no_pattern_is_left_out_as_git_does(tmp_path: Path, line: str) -> None:
    write(tmp_path, {".gitignore": f"{line}\nold/\n", "a.journey.yaml": J, "old/b.journey.yaml": J})
    assert found(tmp_path, "!", "c.journey.yaml") == ["a.journey.yaml"]
    assert matches("old/b", ("!", line, "old/"))
    assert not matches("a", ("!", line, "old/"))


@pytest.mark.parametrize("make", ["link", "pipe"])
def test_a_gitignore_that_is_no_file_is_not_opened(tmp_path: Path, make: str) -> None:
    write(tmp_path, {"rules": "a.*\n", "maps/a.journey.yaml": J})
    if make == "link":
        (tmp_path / "maps/.gitignore").symlink_to("../rules")
    else:
        os.mkfifo(tmp_path / "maps/.gitignore")
    assert found(tmp_path / "maps") == ["a.journey.yaml"]


def test_a_deeper_gitignore_outweighs_those_above(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            ".gitignore": "*.old.journey.yaml\nclosed/\n",
            "a/.gitignore": "!b.old.journey.yaml\n",
            "a/b.old.journey.yaml": J,
            "a/c.old.journey.yaml": J,
            "a/d/b.old.journey.yaml": J,
            "closed/.gitignore": "!*\n",
            "closed/x.journey.yaml": J,
        },
    )
    assert found(tmp_path) == ["a/b.old.journey.yaml", "a/d/b.old.journey.yaml"]
    assert found(tmp_path, "a/b.*") == ["a/d/b.old.journey.yaml"], "nothing re-includes what is excluded"


def test_a_root_that_git_ignores_is_empty_but_for_its_settings(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            ".git/HEAD": "",
            ".gitignore": "out/\n",
            "out/maps/.gitignore": "!*\n",
            "out/maps/journeyctl.yaml": "",
            "out/maps/a.journey.yaml": J,
        },
    )
    assert found(tmp_path / "out/maps") == ["journeyctl.yaml"]


def test_a_folder_nobody_may_look_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    opened = workspace(tmp_path, {"a.journey.yaml": J, "b/locked/c.journey.yaml": J})
    assert told(opened) == ["b/locked:1: unreadable-file: the folder cannot be read: permission denied"]
    assert opened.diagnostics[0].help == "make it readable, or `exclude:` it"
    assert opened.broken_files == ["b/locked"]


@pytest.mark.parametrize("root", ["none", os.devnull])
def test_a_root_may_hold_unsaved_texts_only(tmp_path: Path, root: str) -> None:
    texts = {"journeyctl.yaml": b"channels: {web: {}}\n", "deep/a.journey.yaml": J.encode()}
    opened = open_workspace(tmp_path / root, texts)
    assert (told(opened), opened.broken_files) == ([], [])
    assert opened.index.file("channel", "web") is not None


def test_a_file_that_is_named_is_looked_at_before_it_is_opened(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"secret.journey.yaml": "title: secret\n"})
    root = write(tmp_path / "maps", {"journeyctl.yaml": "exclude: [off/]\n", "off/a.journey.yaml": J})
    os.mkfifo(root / "off/pipe.journey.yaml")
    (root / "off/out.journey.yaml").symlink_to(outside / "secret.journey.yaml")
    (root / "folder").symlink_to(outside)
    (root / "off/in.journey.yaml").symlink_to("a.journey.yaml")
    names = ["off/pipe", "off/out", "off/in", "off/a", "off/gone", "folder/secret"]
    opened = open_workspace(root, also=[f"{name}.journey.yaml" for name in names])
    assert told(opened) == [
        "folder/secret.journey.yaml:1: unreadable-file: the link leads out of the workspace and is not followed",
        "off/gone.journey.yaml:1: unreadable-file: the file cannot be read: no such file or directory",
        "off/out.journey.yaml:1: unreadable-file: the link leads out of the workspace and is not followed",
        "off/pipe.journey.yaml:1: unreadable-file: this is not a regular file",
    ]
    assert [file.source.path for file in opened.files if file.document] == [
        "journeyctl.yaml", "off/a.journey.yaml", "off/in.journey.yaml",
    ]  # fmt: skip


@pytest.mark.parametrize("make", ["link", "pipe"])
def test_settings_are_looked_at_before_they_are_opened(tmp_path: Path, make: str) -> None:
    outside = write(tmp_path / "outside", {"journeyctl.yaml": "channels: {secret: {}}\n"})
    root = write(tmp_path / "maps", {"a.journey.yaml": "title: A\nstages: [{title: S, phase: x}]\n"})
    if make == "link":
        (root / "journeyctl.yaml").symlink_to(outside / "journeyctl.yaml")
    else:
        os.mkfifo(root / "journeyctl.yaml")
    opened = open_workspace(root)
    words = {
        "link": "the link leads out of the workspace and is not followed",
        "pipe": "this is not a regular file",
    }
    assert told(opened) == [f"journeyctl.yaml:1: unreadable-file: {words[make]}"]
    assert opened.index.file("channel", "secret") is None


def test_what_is_inside() -> None:
    assert inside("/", "/a")
    assert inside("/a", "/a/b")
    assert not inside("/a", "/ab")
    assert not inside("/a", "/a")


RULES = {
    ".gitignore": "*.a\n!b.a\ndeep/*\n!deep/keep\n/rooted\n**/any/x\n\\#hash\nspace\\ \n[ab].txt\n# comment\n\ndir/\n!\nend\\\n*.log\n",
    "sub/.gitignore": "!x.a\nc.txt\n!logs/\n!more\n",
    "sub/down/.gitignore": "x.a\n!c.txt\n",
    "dir/.gitignore": "!*\n",
}
NAMES = [
    "x.a", "b.a", "deep/x", "deep/keep/y", "rooted", "sub/rooted", "q/any/x", "#hash", "a.txt", "c.txt",
    "dir/z", "end", "sub/x.a", "sub/y.a", "sub/a.txt", "sub/c.txt", "sub/down/x.a", "sub/down/c.txt",
    "sub/down/more/x.a", "sub/logs/x.log", "sub/more/x.log", "sub/down/b.a",
]  # fmt: skip


def test_git_agrees_on_what_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {**RULES, **dict.fromkeys(NAMES, "")})
    git = ["git", "-c", "init.defaultBranch=main", "-c", "core.excludesFile=/dev/null"]
    try:
        subprocess.run([*git, "init", "-q"], cwd=tmp_path, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("there is no Git here")
    asked = subprocess.run(
        [*git, "check-ignore", *NAMES], cwd=tmp_path, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    # Any name is taken for a journey's, so that names of all forms can be held against Git.
    monkeypatch.setattr(discover, "kind_of", lambda name: (KINDS["journey"], name))
    assert [name for name in NAMES if name not in found(tmp_path)] == asked
    below = [name.removeprefix("sub/") for name in NAMES if name.startswith("sub/") and name not in asked]
    assert found(tmp_path / "sub") == sorted([*below, ".gitignore", "down/.gitignore"]), "from further down"
