"""Files that a run changes: written one by one, or shown as a patch."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from journeyctl.cli.console import MisuseError, complain
from journeyctl.cli.targets import Target


@dataclass(slots=True)
class Changed:
    """A file that changes: its path from the root, its bytes before and after, and how many problems that mends."""

    target: Target
    path: str
    before: bytes
    after: bytes
    mended: int = 0


def write_changed(files: Sequence[Changed]) -> list[Changed]:
    """Write each file for itself, and return those that were written: one that cannot be written keeps no other from it.

    What came from standard input is put in its place; why a file was left is told.
    """
    from journeyctl.cli.write import write_whole

    written: list[Changed] = []
    for changed in files:
        try:
            if changed.path in changed.target.overlay:
                changed.target.overlay[changed.path] = changed.after
            else:
                write_whole(Path(changed.target.from_here(changed.path)), changed.after, changed.before)
        except MisuseError as error:
            complain(error.message, error.help)
        else:
            written.append(changed)
    return written


def unified(changed: Changed) -> str:
    """Return the change as a unified diff."""
    from difflib import unified_diff

    name = changed.target.from_here(changed.path)
    lines = unified_diff(
        _lines(changed.before), _lines(changed.after), _quoted(f"a/{name}"), _quoted(f"b/{name}")
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _quoted(name: str) -> str:
    """Return a file's name as Git writes it in a patch: nothing in it can steer a terminal."""
    if name.isprintable() and '"' not in name and "\\" not in name:
        return f"{name}\t" if " " in name else name  # the tab says that the blank is not the end
    plain = (
        chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\{byte:03o}"
        for byte in os.fsencode(name)
    )
    return f'"{"".join(plain)}"'


def _lines(data: bytes) -> list[str]:
    """Return the lines as patches count them: only a line feed ends one."""
    return list(StringIO(data.decode("utf-8"), newline="\n"))
