"""What the shell is offered, asked for as shells do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeyctl._discover import module_names
from journeyctl.cli import commands
from journeyctl.cli.completion import (
    complete_ids,
    complete_journeys,
    complete_personas,
    complete_pictured,
    complete_rules_and_groups,
)
from journeyctl.lint.rule import GROUPS, registry
from journeyctl.model.document import KINDS

SRC = str(Path(__file__).parents[2] / "src")


def ask(line: str, shell: str = "bash") -> str:
    """Return what a shell gets that completes the last word of `line`."""
    return subprocess.run(
        [sys.executable, "-m", "journeyctl"],
        env={
            "PYTHONPATH": SRC,
            "PATH": os.environ["PATH"],
            "_JOURNEYCTL_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": line,
            "COMP_CWORD": str(line.count(" ")),
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        },
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout


def test_bash_is_offered_all_commands() -> None:
    names = {name.replace("_", "-") for name in module_names(commands)}
    assert set(ask("journeyctl ").split()) == names


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("journeyctl explain persona-without-n", "persona-without-need"),
        ("journeyctl schema ", " ".join(KINDS)),
        ("journeyctl new pl", "plan"),
        ("journeyctl list opp", "opportunities"),
        ("journeyctl score opp", "opportunities"),
        ("journeyctl score c", "coverage"),
        ("journeyctl score --method r", "rpn rice"),  # what to score may still follow
        ("journeyctl score opportunities --method r", "rice"),
        ("journeyctl score opportunities --method ", "ice rice ulwick value-effort"),
        ("journeyctl score pains --top 5 --method r", "rpn"),
        ("journeyctl score . --method r", "rpn"),
        ("journeyctl score opportunities --method=r", "rice"),
        ("journeyctl score plan --method ", ""),
        ("journeyctl render --view comp", "compare"),
        ("journeyctl render --view map,blue", "map,blueprint"),
        ("journeyctl render --format pp", "pptx"),
        ("journeyctl show --lanes pains,ga", "pains,gains"),
        ("journeyctl list --output-format ", "table json csv"),
        ("journeyctl rules --output-format m", "markdown"),
        ("journeyctl explain silent-lane --output-format ", "text markdown json"),
        ("journeyctl lint --output-format sa", "sarif"),
        ("journeyctl init --template ", "example minimal"),
        ("journeyctl rules --color ", "auto always never"),
    ],
)
def test_bash_is_offered_words(line: str, offered: str) -> None:
    assert ask(line).split() == offered.split()


def test_fish_and_zsh_are_told_what_rules_mean() -> None:
    assert (
        ask("journeyctl explain unknown-k", "fish") == "unknown-key\tA key that the format does not know.\n"
    )
    assert ask("journeyctl explain unknown-k", "zsh") == (
        '_arguments \'*: :(("unknown-key":"A key that the format does not know."))\'\n'
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_can_be_shown(shell: str) -> None:
    # Typer looks at the process above to see which shell asks; a name given stands for it.
    answer = subprocess.run(
        [sys.executable, "-m", "journeyctl", "--show-completion", shell],
        env={
            "PYTHONPATH": SRC,
            "PATH": os.environ["PATH"],
            "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
        },
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert f"_JOURNEYCTL_COMPLETE=complete_{shell}" in answer.stdout


def test_rules_and_groups_come_after_commas_too() -> None:
    offered = [word for word, _ in complete_rules_and_groups("")]
    assert offered == [*GROUPS, "all", *registry()]
    assert [word for word, _ in complete_rules_and_groups("gaps,unknown-k")] == ["gaps,unknown-key"]
    assert [word for word, _ in complete_rules_and_groups("gaps,tr")] == ["gaps,trust"]


def test_only_plain_ids_are_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shell evaluates what it is offered: the name of a file must not become a command."""
    monkeypatch.chdir(tmp_path)
    Path("journeyctl.yaml").write_text("")
    for name in (
        "first-order",
        "購入",
        "2026",
        "$(touch x)",
        "`touch x`",
        "a\\$(touch x)",
        "-rf",
        "a b",
        "a\nb",
        "a'b",
    ):
        Path(f"{name}.journey.yaml").write_text("title: X\n")
    assert complete_ids("") == ["2026", "first-order", "購入"]
    assert complete_ids("f") == ["first-order"]
    assert ask("journeyctl list touchpoints 2").split() == ["2026"]


def test_only_personas_are_offered_where_a_persona_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("journeyctl.yaml", "order.journey.yaml", "log.evidence.yaml", "next.plan.yaml"):
        Path(name).write_text("")
    for name in ("ana", "bo", "$(touch x)"):
        Path(f"{name}.persona.yaml").write_text("not: [read")
    assert complete_personas("") == ["ana", "bo"]
    assert complete_personas("b") == ["bo"]
    assert complete_journeys("") == ["order"]
    assert complete_pictured("") == ["ana", "bo", "order"]
    Path("return.journey.yaml").write_text("")
    assert complete_pictured("order..") == ["order..return"]
    Path("return.journey.yaml").unlink()
    assert complete_ids("") == ["ana", "bo", "log", "next", "order"]
