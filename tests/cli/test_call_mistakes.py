"""What is said of a call with an option, a value or a word that the command does not take, and how help texts read."""

from itertools import pairwise
from pathlib import Path

import pytest

from cli.conftest import Cli

HISTORY = "`journeyctl history --help` says what it takes"


@pytest.mark.parametrize(
    ("words", "message", "help_text"),
    [
        (["history", "--format", "csv"], "there is no option `--format`", "did you mean `--output-format`?"),
        (["fmt", "--chek"], "there is no option `--chek`", "did you mean `--check`?"),
        (["history", "--xylophone"], "there is no option `--xylophone`", HISTORY),
        (["history", "--every", "weak"], "`--every` does not take `weak`", "did you mean `week`?"),
        (["diff", "--fail-on", "foo"], "`--fail-on` does not take `foo`", "it takes `regression`"),
        (["blame", "fee", "--kind", "pain"], "`--kind` does not take `pain`", "did you mean `pain-point`?"),
        (["blame", "fee", "--kind", "x"], "`--kind` does not take `x`", "it takes `settings`, `phase`, `channel`"),
        (["history", "--output-format", "svg"], "`--output-format` does not take `svg`", "it takes `csv`, `full`, `html`, `json`"),
        (["git", "instal"], "`journeyctl git` does not take `instal`", "did you mean `install` or `uninstall`?"),
        (["git"], "`journeyctl git` needs a word more: `ACTION`", "it takes `install`, `uninstall`, `status`"),
        (["blame"], "`journeyctl blame` needs a word more: `ID`", "`journeyctl blame --help` says what it takes"),
        (["blame", "fee", "HEAD", "more"], "`journeyctl blame` does not take `more`", "`journeyctl blame --help` says what it takes"),
        (["history", "--since"], "option `--since` requires an argument", HISTORY),
        (["--verbos"], "there is no option `--verbos`", "`journeyctl --help` says what it takes"),
        (["score", "--top", "ten"], "`--top` does not take `ten`", "`journeyctl score --help` says what it takes"),
    ],
)  # fmt: skip
def test_a_call_that_is_not_understood(cli: Cli, words: list[str], message: str, help_text: str) -> None:
    code, out, err = cli(*words)
    assert (code, out) == (2, "")
    first, second = err.splitlines()
    assert first == f"error: {message}"
    assert second.startswith(f"  = help: {help_text}")


def test_what_was_typed_steers_nothing(cli: Cli) -> None:
    for words in (["--\x1b[31m"], ["history", "--every", "\x1b[31m\n"], ["blame", "a", "b", "\x1b[31m"]):
        assert "\x1b" not in cli(*words).err


@pytest.mark.parametrize("command", ["blame", "history", "git", "merge-driver", "score"])
def test_paragraphs_of_help_are_filled(cli: Cli, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    above = cli(command, "--help").out.partition("╭")[0]
    rows = [row.rstrip() for row in above.splitlines()]
    for row, after in pairwise(rows):
        if row and after and "Usage" not in row:
            word = after.split()[0]
            assert len(row) + 1 + len(word) > 79, f"{row} / {after}"


def test_a_name_that_promises_another_format(here: Path, cli: Cli) -> None:
    for command in (["history"], ["diff"], ["blame", "fee"], ["history", "pains"]):
        code, out, err = cli(*command, "-o", "report.pdf")
        assert (code, out) == (2, ""), command
        assert err.startswith("error: `report.pdf` names a format that is not written here\n  = help: "), err
        assert not (here / "report.pdf").exists()
    assert (
        "names end in `.csv`, `.html`, `.json`, or `.txt` for the screen" in cli("history", "-o", "a.pdf").err
    )
