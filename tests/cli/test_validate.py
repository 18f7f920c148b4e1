"""`journeyctl validate`: can the files be read, and do their references lead anywhere; nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Cli, Files

Put = Callable[[Files], Path]
BARE = "title: A\nstages:\n  - title: I pay\n"


@pytest.mark.parametrize(
    ("files", "code", "line"),
    [
        ({"a.journey.yaml": BARE}, 0, "All checks passed: 1 file."),
        ({"a.journey.yaml": BARE, "ana.persona.yaml": "name: Ana\n"}, 0, "All checks passed: 2 files."),
        ({"a.journey.yaml": "titel: A\n"}, 1, "a.journey.yaml:1:1: error[unknown-key] unknown key `titel`"),
        ({"a.journey.yaml": BARE + "personas: [zoe]\n"}, 1, "a.journey.yaml:4:12: error[unknown-reference] unknown persona `zoe`"),
        ({"a.journey.yaml": "title: I\u200b pay\n"}, 0, "a.journey.yaml:1:9: warning[hidden-character] there is a character here that nobody can see: U+200B"),
        ({"journeyctl.yaml": "lint: {severity: {written: off}}\n", "a.journey.yaml": "titel: A\n"}, 1, "a.journey.yaml:1:1: error[unknown-key] unknown key `titel`"),
        ({"journeyctl.yaml": "lint: {select: [nothing-such]}\n"}, 1, "journeyctl.yaml:1:17: error[unknown-rule] unknown rule `nothing-such`"),
    ],
)  # fmt: skip
def test_what_is_told(put: Put, cli: Cli, files: dict[str, str], code: int, line: str) -> None:
    put(files)
    screen = cli("validate", "--output-format", "concise")
    assert (screen.code, screen.out.splitlines()[0], screen.err) == (code, line, "")


def test_gaps_are_not_asked_for_and_nothing_is_summed_up(put: Put, cli: Cli) -> None:
    put({"a.journey.yaml": BARE})
    assert cli("validate").out == "All checks passed: 1 file.\n"


def test_a_baseline_accepts_no_mistake(put: Put, cli: Cli) -> None:
    put({"a.journey.yaml": "title: A\u200b\n", "journeyctl-baseline.json": "not even JSON"})
    assert "hidden-character" in cli("validate").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere",), "error: there is no file or folder `nowhere`\n"),
        (
            ("empty",),
            "error: there are no journey files in empty\n  = help: `journeyctl init` makes a first workspace\n",
        ),
        (("b.txt",), "error: `b.txt` is no journey file\n"),
    ],
)
def test_misuse(put: Put, cli: Cli, arguments: tuple[str, ...], message: str) -> None:
    put({"a.journey.yaml": BARE, "b.txt": "", "empty/c.txt": ""})
    screen = cli("validate", *arguments)
    assert (screen.code, screen.out) == (2, "")
    assert screen.err.startswith(message)


def test_options_of_lint_are_not_its_own(cli: Cli) -> None:
    assert cli("validate", "--select", "gaps").code == 2
