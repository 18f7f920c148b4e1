"""Files written whole or not at all: every file that journeyctl writes goes through here."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from journeyctl.cli.console import MisuseError

_PREFIX, _SUFFIX = ".journeyctl-", ".tmp"
_OLD = 3600
_TRIES = 3

# Folders that were cleaned of what killed runs have left: once is enough for a run.
_cleaned: set[Path] = set()


def write_whole(path: Path, data: bytes, expected: bytes | None = None, *, new: bool = False) -> None:
    """Replace the content of `path`, so that at every moment it is the old or the new one.

    The bytes go to a file beside it, which is on the disk before it takes the name. A link is
    followed; mode, owner and attributes are kept as far as the system lets us; a hard link or a
    file without write permission is refused. With `expected`, a file that does not hold these bytes
    any more is left alone: somebody else has changed it meanwhile. With `new`, a file that is there
    by now is.
    """
    target = Path(os.path.realpath(path))
    try:
        for _ in range(_TRIES - 1):
            # Another run may take our file, while it has no lock yet, for one that was left behind.
            with suppress(FileNotFoundError):
                return _write(target, path, data, expected, new)
        _write(target, path, data, expected, new)
    except OSError as error:
        raise MisuseError(
            f"{path} cannot be written: {(error.strerror or 'unknown reason').lower()}"
        ) from None


def _write(target: Path, path: Path, data: bytes, expected: bytes | None, new: bool) -> None:
    status = _check(target, path, expected, new)
    _clean(target.parent)
    temporary = target.with_name(f"{_PREFIX}{token_hex(6)}{_SUFFIX}")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            _lock(handle)
            _put(handle, data)
            _like(temporary, target, status)
            os.fsync(handle)
            if sys.platform == "win32":
                os.close(handle)  # an open file keeps its name there
                handle = -1
            _check(target, path, expected, new)
            temporary.replace(target)
        finally:
            if handle >= 0:
                os.close(handle)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _put(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _check(target: Path, path: Path, expected: bytes | None, new: bool) -> os.stat_result | None:
    """Refuse what must not be replaced; return what is known of the old file, if there is one."""
    if new and os.path.lexists(path):
        raise MisuseError(f"{path} exists and is left as it is", "take another name")
    try:
        status = target.stat()
    except FileNotFoundError:
        if expected is not None:
            raise MisuseError(f"{path} was removed meanwhile", "run the command again") from None
        return None
    if not stat.S_ISREG(status.st_mode):
        raise MisuseError(f"{path} is no regular file", "name an ordinary file")
    if status.st_nlink > 1:
        raise MisuseError(
            f"{path} has other names (hard links) and is left as it is", "break the link, or edit it by hand"
        )
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise MisuseError(f"{path} is read-only and is left as it is", "allow writing, or leave the file out")
    if expected is not None and target.read_bytes() != expected:
        raise MisuseError(f"{path} was changed meanwhile and is left as it is", "run the command again")
    return status


def _like(temporary: Path, target: Path, status: os.stat_result | None) -> None:
    """Give the new file the owner, attributes and mode of the old one, or those of a new file."""
    if status is None:
        temporary.chmod(0o666 & ~_umask())
        return
    if sys.platform != "win32":
        mine = temporary.stat()
        if (mine.st_uid, mine.st_gid) != (status.st_uid, status.st_gid):
            with suppress(OSError):
                os.chown(temporary, status.st_uid, status.st_gid)
    if sys.platform == "linux":
        with suppress(OSError):
            for name in os.listxattr(target):
                with suppress(OSError):
                    os.setxattr(temporary, name, os.getxattr(target, name))
    temporary.chmod(stat.S_IMODE(status.st_mode))


def _sync_folder(folder: Path) -> None:
    """Put the new name on the disk; some systems cannot, and then the file is whole all the same."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _clean(folder: Path) -> None:
    """Remove what killed runs have left in a folder; the file of a run that lives is locked."""
    if folder in _cleaned:
        return
    _cleaned.add(folder)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX) and _is_left(entry):
                with suppress(OSError):
                    Path(entry.path).unlink()


if sys.platform == "win32":

    def _lock(handle: int) -> None:
        """Do nothing: there, the age of a file must tell."""

    def _is_left(entry: "os.DirEntry[str]") -> bool:
        from time import time

        return entry.is_file(follow_symlinks=False) and time() - entry.stat().st_mtime > _OLD

else:

    def _lock(handle: int) -> None:
        """Say that a run lives which writes this file."""
        import fcntl

        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_left(entry: "os.DirEntry[str]") -> bool:
        import fcntl

        if not entry.is_file(follow_symlinks=False):
            return False
        with suppress(OSError):
            handle = os.open(entry.path, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return False
            finally:
                os.close(handle)
            return True
        return False


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
