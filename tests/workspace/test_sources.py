"""Where the `source` of an evidence file leads, and that nothing outside the root is touched."""

import hashlib
import os
from pathlib import Path

import pytest

from journeyctl.workspace.sources import SourceState, sha256_of, source_state

EVIDENCE = "evidence/csat.evidence.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    (folder / "evidence" / "raw").mkdir(parents=True)
    (folder / "evidence" / "csat.csv").write_bytes(b"rating\n4\n")
    (folder / "evidence" / "answers").write_bytes(b"")
    (folder / "data.csv").write_bytes(b"x\n")
    (tmp_path / "secret.csv").write_bytes(b"secret\n")
    return folder


@pytest.mark.parametrize(
    ("source", "state", "path"),
    [
        ("csat.csv", "file", "evidence/csat.csv"),
        ("./csat.csv", "file", "evidence/csat.csv"),
        ("answers", "file", "evidence/answers"),
        ("../data.csv", "file", "data.csv"),
        ("raw", "folder", "evidence/raw"),
        ("raw/", "folder", "evidence/raw"),
        ("gone.csv", "missing", "evidence/gone.csv"),
        ("Gone File.XLSX", "missing", "evidence/Gone File.XLSX"),
        ("csat.csv/inside.csv", "missing", "evidence/csat.csv/inside.csv"),
        ("../../secret.csv", "outside", ""),
        ("/etc/passwd.csv", "outside", ""),
        ("C:\\data\\csat.csv", "outside", ""),
        ("/etc/passwd", "elsewhere", ""),
        ("..", "elsewhere", ""),
        ("../..", "elsewhere", ""),
        ("Team workshop", "elsewhere", ""),
        ("Notes of Mr. Smith, v1.2", "elsewhere", ""),
        ("https://wiki.example/report.csv", "elsewhere", ""),
        ("file:///etc/passwd.csv", "elsewhere", ""),
        ("two\nlines.csv", "elsewhere", ""),
        ("nul\0byte.csv", "elsewhere", ""),
        ("long words " * 500, "elsewhere", ""),
    ],
)
def test_where_a_source_leads(root: Path, source: str, state: str, path: str) -> None:
    assert source_state(root, EVIDENCE, source) == SourceState(state, path)  # type: ignore[arg-type]


def test_a_name_too_long_for_the_disk_says_so(root: Path) -> None:
    found = source_state(root, EVIDENCE, "x" * 500 + ".csv")
    assert (found.state, found.reason) == ("unreadable", "file name too long")


def test_evidence_at_the_root(root: Path) -> None:
    assert source_state(root, "csat.evidence.yaml", "data.csv") == SourceState("file", "data.csv")
    assert source_state(root, "csat.evidence.yaml", "../secret.csv") == SourceState("outside")


def test_links_are_followed_inside_the_root_only(root: Path) -> None:
    (root / "evidence" / "inner.csv").symlink_to("../data.csv")
    (root / "evidence" / "outer.csv").symlink_to("../../secret.csv")
    (root / "evidence" / "out").symlink_to("../..")
    (root / "evidence" / "loop.csv").symlink_to("loop.csv")
    assert source_state(root, EVIDENCE, "inner.csv") == SourceState("file", "evidence/inner.csv")
    assert source_state(root, EVIDENCE, "outer.csv") == SourceState("outside", "evidence/outer.csv")
    assert source_state(root, EVIDENCE, "out/secret.csv") == SourceState("outside", "evidence/out/secret.csv")
    assert source_state(root, EVIDENCE, "loop.csv").state == "unreadable"


def test_the_root_itself_may_be_a_link(root: Path) -> None:
    link = root.parent / "link"
    link.symlink_to("root")
    assert source_state(link, EVIDENCE, "csat.csv") == SourceState("file", "evidence/csat.csv")


def test_a_folder_with_a_longer_name_is_outside(root: Path) -> None:
    beside = root.parent / "root-beside"
    beside.mkdir()
    (beside / "a.csv").write_bytes(b"")
    (root / "a.csv").symlink_to("../root-beside/a.csv")
    assert source_state(root, "e.evidence.yaml", "a.csv").state == "outside"


def test_below_the_top_of_the_disk_everything_is_inside(root: Path) -> None:
    top = Path(root.anchor)
    folder = (root / "evidence").relative_to(top).as_posix()
    assert source_state(top, f"{folder}/x.evidence.yaml", "csat.csv") == SourceState(
        "file", f"{folder}/csat.csv"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_never_opened(root: Path) -> None:
    os.mkfifo(root / "evidence" / "pipe.csv")
    found = source_state(root, EVIDENCE, "pipe.csv")
    assert found == SourceState("unreadable", "evidence/pipe.csv", "this is not a regular file")


def test_the_hash_of_a_file(root: Path) -> None:
    found = source_state(root, EVIDENCE, "csat.csv")
    assert sha256_of(root, found) == (hashlib.sha256(b"rating\n4\n").hexdigest(), "")


def test_a_file_above_the_limit_is_not_hashed(root: Path) -> None:
    found = source_state(root, EVIDENCE, "csat.csv")
    assert sha256_of(root, found, limit=9)[1] == ""
    assert sha256_of(root, found, limit=8) == ("", "it is larger than 0 MB")


def test_a_file_that_goes_away_says_so(root: Path) -> None:
    found = source_state(root, EVIDENCE, "csat.csv")
    (root / "evidence" / "csat.csv").unlink()
    assert sha256_of(root, found) == ("", "no such file or directory")
