"""The terminal: colour, width, and the two streams."""

import os
import sys
from typing import Literal, TextIO

from journeyctl.text.display import visible

ColorWhen = Literal["auto", "always", "never"]


class MisuseError(Exception):
    """The command cannot be carried out as it was given: `message` says why, `help` what to do."""

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002 - the word of the output
        super().__init__(message)
        self.message = message
        self.help = help


def complain(message: str, help_text: str = "") -> None:
    """Write a problem with the call itself to stderr."""
    write_error(f"error: {visible(message)}\n" + (f"  = help: {visible(help_text)}\n" if help_text else ""))


# Signs of our own that a poor terminal lacks; the user's text is escaped instead.
_PLAIN_SIGNS = str.maketrans("░…─━·•│▁▂▃▄▅▆▇█", "-~---*|_.-~=+*#")


def write(text: str, screen: TextIO | None = None) -> None:
    """Write `text` to stdout or another screen; where its encoding lacks our own signs, with plain ones."""
    screen = screen or sys.stdout
    try:
        text.encode(screen.encoding or "utf-8")
    except UnicodeEncodeError:
        text = text.translate(_PLAIN_SIGNS)
    screen.write(text)


def write_data(data: bytes) -> None:
    """Write bytes to stdout, whatever the locale: text that somebody may put back into a file."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def write_error(text: str) -> None:
    """Write `text` to stderr as it is."""
    sys.stderr.write(text)


def in_color(when: ColorWhen, stream: TextIO) -> bool:
    """Decide on colour: as asked, else by `NO_COLOR`, `FORCE_COLOR` and the terminal."""
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and stream.isatty()


def width(stream: TextIO) -> int:
    """Return how many columns there are: the terminal's, 100 off a terminal, never under 60."""
    import shutil

    columns = os.environ.get("COLUMNS", "")
    if not stream.isatty() and not columns.isdecimal():
        return 100
    return max(60, min(shutil.get_terminal_size((100, 24)).columns, 160))


def need(module: str, extra: str) -> None:
    """Check that a module of an extra is installed, or say how to get it."""
    import importlib.util

    if importlib.util.find_spec(module) is None:
        raise MisuseError(f"this needs the `{extra}` extra", f'pip install "journeyctl[{extra}]"')
