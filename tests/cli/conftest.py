"""A command line in this process: what it prints, and its exit code."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from workspace.files import write

from journeyctl.cli.run import run


class Screen(NamedTuple):
    """What a command leaves behind: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str


Files = Mapping[str, str | bytes]
Cli = Callable[..., Screen]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with no colour or format set from outside."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "JOURNEYCTL_OUTPUT_FORMAT", "JOURNEYCTL_TODAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def put(here: Path) -> Callable[[Files], Path]:
    """Write files into the folder."""
    return lambda files: write(here, files)


@pytest.fixture
def cli(here: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run the command line as if typed in the folder."""

    def call(*arguments: str) -> Screen:
        capsys.readouterr()
        code = run(arguments)
        return Screen(code, *capsys.readouterr())

    return call
