"""The examples are written in the style that `journeyctl fmt` writes, as those who copy them will expect."""

from pathlib import Path

import pytest

from journeyctl.cli.run import run

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_fmt_would_change_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fmt", "--check", str(EXAMPLES)]) == 0, capsys.readouterr().out
