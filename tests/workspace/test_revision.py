"""A workspace out of a mapping is the workspace that the disk gives."""

from pathlib import Path

import pytest

from journeyctl.load.limits import MAX_BYTES
from journeyctl.workspace.revision import GitFile, Held, Memory, hold, open_held, roots_in
from journeyctl.workspace.workspace import Workspace, open_workspace
from workspace.files import told, write

FILES: dict[str, str] = {
    "journeyctl.yaml": "exclude: [old/]\nchannels: {web: {}}\n",
    "maps/a.journey.yaml": "title: A\npersonas: [ana, bo]\n",
    "maps/ana.persona.yaml": "name: Ana\n",
    "maps/broken.journey.yaml": "titel: X\n",
    "maps/typo.journeys.yaml": "title: T\n",
    "old/b.journey.yaml": "title: B\n",
    "drafts/c.journey.yaml": "title: C\n",
    "drafts/.gitignore": "*.journey.yaml\n!d.*\n",
    "drafts/d.journey.yaml": "title: D\n",
    ".hidden/e.journey.yaml": "title: E\n",
    "node_modules/f.journey.yaml": "title: F\n",
    "shop/journeyctl.yaml": "",
    "shop/g.journey.yaml": "title: G\n",
    "two/journeyctl.yaml/h.journey.yaml": "title: H\n",
    "notes.txt": "x",
}


def summary(workspace: Workspace) -> object:
    files = [
        (file.source.path, file.source.text, file.kind, file.id, file.document) for file in workspace.files
    ]
    return (
        files,
        told(workspace),
        workspace.settings,
        workspace.nested,
        workspace.unreadable,
        workspace.mentioned,
    )


def as_bytes(files: dict[str, str]) -> dict[str, bytes | str]:
    return {path: text.encode() for path, text in files.items()}


def test_a_mapping_gives_what_the_disk_gives(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    there = open_workspace(tmp_path)
    assert summary(open_held(tmp_path, Held(as_bytes(FILES)))) == summary(there)
    assert [file.source.path for file in there.files] == [
        "drafts/d.journey.yaml", "journeyctl.yaml", "maps/a.journey.yaml", "maps/ana.persona.yaml", "maps/broken.journey.yaml",
    ]  # fmt: skip
    assert there.nested == ("shop", "two")


@pytest.mark.parametrize("ignored", [b"maps/\n", b"*.persona.yaml\n", b"/shop\n", b"deep\n"])
def test_what_is_ignored_above_the_root_is_heard(tmp_path: Path, ignored: bytes) -> None:
    write(
        tmp_path,
        {".git/HEAD": "", ".gitignore": ignored, **{f"in/shop/{path}": text for path, text in FILES.items()}},
    )
    held = Held(as_bytes(FILES), ("in", "shop"), (ignored, None))
    assert summary(open_held(tmp_path / "in/shop", held)) == summary(open_workspace(tmp_path / "in/shop"))


def test_an_empty_mapping_is_an_empty_workspace(tmp_path: Path) -> None:
    found = open_held(tmp_path, Held({}))
    assert (found.files, found.diagnostics) == ((), ())


def commit_of(files: dict[str, tuple[str, bytes]]) -> tuple[list[GitFile], dict[str, bytes | str]]:
    entries = [GitFile(mode, path, path) for path, (mode, _) in files.items()]
    return entries, {path: content for path, (_, content) in files.items()}


def test_links_are_followed_as_on_the_disk(tmp_path: Path) -> None:
    links = {
        "a.journey.yaml": "maps/real.journey.yaml", "b.journey.yaml": "a.journey.yaml", "out.journey.yaml": "../x.journey.yaml",
        "far.journey.yaml": "/etc/hostname", "none.journey.yaml": "nothing.yaml", "loop.journey.yaml": "loop.journey.yaml",
        "folder.journey.yaml": "maps",
    }  # fmt: skip
    write(tmp_path, {"maps/real.journey.yaml": "title: R\n"})
    try:
        for name, target in links.items():
            (tmp_path / name).symlink_to(target)
    except OSError:
        pytest.skip("no links can be made here")
    entries, blobs = commit_of(
        {
            "maps/real.journey.yaml": ("100644", b"title: R\n"),
            **{name: ("120000", target.encode()) for name, target in links.items()},
        }
    )
    held = hold(entries, "", lambda oids: {oid: blobs[oid] for oid in oids})
    here, there = open_held(tmp_path, held), open_workspace(tmp_path)
    assert [(file.id, file.document) for file in here.files] == [
        (file.id, file.document) for file in there.files
    ]
    assert told(here) == told(there)


def test_only_what_is_a_map_is_read() -> None:
    entries, blobs = commit_of(
        {
            "in/a.journey.yaml": ("100644", b"title: A\n"),
            "in/film.mp4": ("100644", b""),
            "a.journey.yaml": ("100644", b""),
        }
    )
    asked: list[str] = []

    def read(oids: object) -> dict[str, bytes | str]:
        found = list(oids)  # type: ignore[call-overload]
        asked.extend(found)
        return {oid: blobs[oid] for oid in found}

    assert [file.id for file in open_held(Path(), hold(entries, "in", read)).files] == ["a"]
    assert asked == ["in/a.journey.yaml"]


def test_equal_contents_are_read_once() -> None:
    memory = Memory()
    first = open_held(
        Path(), Held({"a.journey.yaml": b"title: A\n", "b.journey.yaml": b"title: B\n"}), memory
    )
    second = open_held(
        Path(), Held({"a.journey.yaml": b"title: A\n", "c.journey.yaml": b"title: B\n"}), memory
    )
    assert first.files[0] is second.files[0]
    assert second.files[1].document is first.files[1].document
    assert (second.files[1].id, second.files[1].source.path) == ("c", "c.journey.yaml")


def test_the_problems_of_equal_contents_name_their_own_file() -> None:
    held = Held({"a.journey.yaml": b"titel: A\n", "b.journey.yaml": b"titel: A\n"})
    assert [line.partition(":")[0] for line in told(open_held(Path(), held, Memory()))] == [
        "a.journey.yaml",
        "b.journey.yaml",
    ]


def test_a_file_that_is_too_big_is_told_as_on_the_disk() -> None:
    found = open_held(Path(), Held({"a.journey.yaml": bytes(MAX_BYTES + 1)}))
    assert [item.rule for item in found.diagnostics] == ["file-too-big"]


def test_the_workspaces_of_a_commit() -> None:
    files = [
        GitFile("100644", "x", path)
        for path in ("journeyctl.yaml", "in/a/journeyctl.yml", "in/b/x.yaml", "other/journeyctl.yaml")
    ]
    assert roots_in(files) == ["", "in/a", "other"]
    assert roots_in(files, "in") == ["in/a"]
