"""Files written whole or not at all."""

import os
import stat
from pathlib import Path
from secrets import token_hex

from journeyctl.cli.console import MisuseError


def write_whole(path: Path, data: bytes, expected: bytes | None = None) -> None:
    """Replace the content of `path`, so that at every moment it is the old or the new one.

    A link is followed, the file's mode is kept, a hard link or a file without write permission
    is refused. With `expected`, a file that no longer holds these bytes is left alone: somebody
    else has changed it meanwhile.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = _check(target, path, expected)
        temporary = target.with_name(f".{target.name}.{token_hex(4)}.tmp")
        try:
            with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(mode)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise MisuseError(
            f"{path} cannot be written: {(error.strerror or 'unknown reason').lower()}"
        ) from None


def _check(target: Path, path: Path, expected: bytes | None) -> int:
    if not target.exists():
        return 0o666 & ~_umask()
    status = target.stat()
    if not stat.S_ISREG(status.st_mode):
        raise MisuseError(f"{path} is no regular file", "name an ordinary file")
    if status.st_nlink > 1:
        raise MisuseError(
            f"{path} has other names (hard links) and is left as it is", "break the link, or edit it by hand"
        )
    if not status.st_mode & 0o222:
        raise MisuseError(f"{path} is read-only and is left as it is", "allow writing, or leave the file out")
    if expected is not None and target.read_bytes() != expected:
        raise MisuseError(f"{path} was changed meanwhile and is left as it is", "run the command again")
    return stat.S_IMODE(status.st_mode)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
