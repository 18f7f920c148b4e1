"""Calling the command line inside the test's process."""

from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from typing import NamedTuple

from journeyctl.cli.run import run


class Answer(NamedTuple):
    code: int
    out: str
    err: str


def call(*arguments: str) -> Answer:
    """Run `journeyctl` with arguments, off a terminal."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(arguments)
    return Answer(code, out.getvalue(), err.getvalue())
