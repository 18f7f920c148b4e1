"""Files are written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from cli.conftest import Cli
from journeyctl.cli import write as module
from journeyctl.cli.console import MisuseError
from journeyctl.cli.write import write_whole

OLD, NEW = b"titel: A\n", b"title: A\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.journey.yaml"
    path.write_bytes(OLD)
    return path


def left(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir())


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o664, 0o755])
def test_the_mode_is_kept(path: Path, mode: int) -> None:
    path.chmod(mode)
    write_whole(path, NEW, OLD)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert left(path) == ["a.journey.yaml"]


def test_a_new_file_gets_the_usual_mode(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_whole(tmp_path / "new", NEW)
    finally:
        os.umask(mask)
    assert (tmp_path / "new").read_bytes() == NEW
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_the_target_of_a_link_is_written(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.journey.yaml"
    link.symlink_to(path.name)
    write_whole(link, NEW, OLD)
    assert link.is_symlink()
    assert path.read_bytes() == NEW


def refusal(path: Path, expected: bytes | None = OLD) -> tuple[str, str]:
    names, content = left(path), path.read_bytes() if path.is_file() else b""
    with pytest.raises(MisuseError) as caught:
        write_whole(path, NEW, expected)
    assert left(path) == names
    assert not path.is_file() or path.read_bytes() == content
    return caught.value.message.replace(str(path), "FILE"), caught.value.help


def test_a_hard_link_is_refused(path: Path) -> None:
    os.link(path, path.with_name("other"))
    assert refusal(path) == (
        "FILE has other names (hard links) and is left as it is",
        "break the link, or edit it by hand",
    )


def test_a_read_only_file_is_refused(path: Path) -> None:
    path.chmod(0o444)
    assert refusal(path) == ("FILE is read-only and is left as it is", "allow writing, or leave the file out")


def test_a_file_that_changed_meanwhile_is_refused(path: Path) -> None:
    path.write_bytes(b"title: other\n")
    assert refusal(path) == ("FILE was changed meanwhile and is left as it is", "run the command again")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert refusal(tmp_path / "folder") == ("FILE is no regular file", "name an ordinary file")
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == ("FILE is no regular file", "name an ordinary file")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MisuseError, match="cannot be written: no such file or directory"):
        write_whole(tmp_path / "none" / "a", NEW)


@pytest.mark.parametrize("step", ["fsync", "fdopen"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    assert refusal(path) == ("FILE cannot be written: no space left on device", "")


def test_an_interruption_leaves_the_old_file_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, NEW, OLD)
    assert path.read_bytes() == OLD
    assert left(path) == ["a.journey.yaml"]


def test_fix_tells_a_refusal_and_exits_with_2(path: Path, cli: Cli) -> None:
    path.chmod(0o444)
    screen = cli("lint", "--fix", "--select", "written")
    assert screen.code == 2
    assert screen.err.startswith("error: ")
    assert screen.err.endswith(
        "a.journey.yaml is read-only and is left as it is\n  = help: allow writing, or leave the file out\n"
    )
    assert path.read_bytes() == OLD


def test_fix_notices_a_file_that_somebody_else_saved(
    path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = module._check

    def meanwhile(target: Path, shown: Path, expected: bytes | None) -> int:
        path.write_bytes(b"title: mine\n")
        return real(target, shown, expected)

    monkeypatch.setattr(module, "_check", meanwhile)
    screen = cli("lint", "--fix", "--select", "written")
    assert screen.code == 2
    assert "was changed meanwhile and is left as it is" in screen.err
    assert path.read_bytes() == b"title: mine\n"
