"""Files are written whole or not at all."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Cli
from journeyctl.cli import write as module
from journeyctl.cli.console import MisuseError
from journeyctl.cli.write import write_whole

# `JOURNEYCTL_KILLS=1000` asks for more, over 300 files.
KILLS = int(os.environ.get("JOURNEYCTL_KILLS", "200"))
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


@pytest.mark.parametrize("step", ["fsync", "write"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    assert refusal(path) == ("FILE cannot be written: no space left on device", "")


@pytest.mark.parametrize("room", range(len(NEW)))
def test_a_disk_that_is_full_after_any_byte(path: Path, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    real, left_over = os.write, [room]

    def write(handle: int, data: memoryview) -> int:
        if not left_over[0]:
            raise OSError(28, "No space left on device")
        written = real(handle, data[: left_over[0]])
        left_over[0] -= written
        return written

    monkeypatch.setattr(os, "write", write)
    assert refusal(path) == ("FILE cannot be written: no space left on device", "")


def test_a_system_that_takes_few_bytes_at_a_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:3]))
    write_whole(path, NEW, OLD)
    assert path.read_bytes() == NEW


def test_the_bytes_are_on_the_disk_before_the_name_and_the_name_before_the_end(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def sync(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def rename(self: Path, other: Path) -> Path:
        steps.append("name")
        return replace(self, other)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", rename)
    write_whole(path, NEW, OLD)
    assert steps == ["file", "name", "folder"]


def test_what_changes_while_the_bytes_are_written_is_noticed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def meanwhile(handle: int) -> None:
        path.write_bytes(b"title: other\n")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(MisuseError, match="was changed meanwhile"):
        write_whole(path, NEW, OLD)
    assert path.read_bytes() == b"title: other\n"
    assert left(path) == ["a.journey.yaml"]


def test_a_file_that_was_removed_meanwhile_is_not_made_again(path: Path) -> None:
    path.unlink()
    with pytest.raises(MisuseError, match="was removed meanwhile"):
        write_whole(path, NEW, OLD)
    assert left(path) == []


def test_a_new_file_takes_the_place_of_none(path: Path) -> None:
    with pytest.raises(MisuseError, match="exists and is left as it is"):
        write_whole(path, NEW, new=True)
    assert path.read_bytes() == OLD


@pytest.mark.skipif(sys.platform == "win32", reason="files cannot be locked like this there")
def test_what_a_killed_run_has_left_is_removed_and_what_a_living_one_writes_is_not(path: Path) -> None:
    import fcntl

    stale, living = path.with_name(".journeyctl-0123.tmp"), path.with_name(".journeyctl-4567.tmp")
    other = path.with_name(".journeyctl-own.yaml")
    for file in (stale, living, other):
        file.write_bytes(b"half")
    with living.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        write_whole(path, NEW, OLD)
    assert left(path) == [".journeyctl-4567.tmp", ".journeyctl-own.yaml", "a.journey.yaml"]


_KILLED = """
import os, signal, sys, time
from pathlib import Path
from random import Random
from journeyctl.cli.write import write_whole

one, two = b"a" * 9000, b"b" * 8000
kills, paths, rng = int(sys.argv[1]), list(map(Path, sys.argv[2:])), Random(1)
for _ in range(kills):
    child = os.fork()
    if not child:
        while True:
            for path in paths:
                before = path.read_bytes()
                write_whole(path, two if before == one else one, before)
    time.sleep(rng.random() * 0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    for path in paths:
        assert path.read_bytes() in (one, two), path
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no SIGKILL there")
def test_a_run_that_is_killed_at_any_moment_leaves_every_file_whole(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.journey.yaml" for number in range(300 if KILLS > 200 else 20)]
    for path in paths:
        path.write_bytes(b"a" * 9000)
    command = [sys.executable, "-c", _KILLED, str(KILLS), *map(str, paths)]
    subprocess.run(command, check=True)
    write_whole(paths[0], b"a")
    assert not [entry for entry in tmp_path.iterdir() if entry.name.startswith(".")]


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
    assert screen.err == (
        "error: a.journey.yaml is read-only and is left as it is\n"
        "  = help: allow writing, or leave the file out\n"
    )
    assert path.read_bytes() == OLD


def test_fix_notices_a_file_that_somebody_else_saved(
    path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = module._check

    def meanwhile(target: Path, shown: Path, expected: bytes | None, new: bool) -> os.stat_result | None:
        path.write_bytes(b"title: mine\n")
        return real(target, shown, expected, new)

    monkeypatch.setattr(module, "_check", meanwhile)
    screen = cli("lint", "--fix", "--select", "written")
    assert screen.code == 2
    assert "was changed meanwhile and is left as it is" in screen.err
    assert path.read_bytes() == b"title: mine\n"
