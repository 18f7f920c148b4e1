"""Every command on a page is run and must print what the page shows; every option named there exists."""

import re
from pathlib import Path

import pytest

from docs.pages import PAGES, ROOT, Golden, blocks, name_of
from docs.replay import Replay
from journeyctl import score
from journeyctl._discover import load_module, module_names
from tools.commands import commands, options
from tools.commands import page as command_page
from tools.methods import page as method_page

COMMAND = re.compile(r"\bjourneyctl ((?:[a-z]+(?:-[a-z]+)*)(?: [^\n`|#'\"]*)?)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
VERBS = {"run", "file", "edit", "reads", "schema", "command", "only read"}
COMMANDS = commands()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_print_what_the_page_shows(page: Path, tmp_path: Path, golden: Golden) -> None:
    golden(page, Replay(tmp_path).of(page.read_text("utf-8")))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_screen_says_how_it_was_made(page: Path) -> None:
    for block in blocks(page.read_text("utf-8")):
        assert not block.directive or block.verb in VERBS, f"unknown directive `{block.directive}`"
        assert block.language, f"name the language behind the fence:\n{block.body}"
        assert block.language != "console" or block.verb in {"run", "only read"}, (
            f"put `<!-- run: FOLDER -->` above this block:\n{block.body}"
        )


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_and_options_on_the_page_exist(page: Path) -> None:
    code = [block.body for block in blocks(page.read_text("utf-8"))]
    code += re.findall(r"`([^`\n]+)`", page.read_text("utf-8"))
    for call in COMMAND.findall("\n".join(code)):
        command = call.split()[0]
        assert command in COMMANDS, f"there is no command `{command}`: `journeyctl {call}`"
        unknown = set(OPTION.findall(call)) - options(command)
        assert not unknown, f"`journeyctl {command}` has no option {unknown}: `journeyctl {call}`"


def test_the_page_of_commands_tells_them_all(golden: Golden) -> None:
    golden(ROOT / "docs/commands.md", command_page())


def test_the_page_of_methods_tells_every_formula(golden: Golden) -> None:
    golden(ROOT / "docs/methods.md", method_page())
    for module in module_names(score):
        told = load_module(score, module).__doc__ or ""
        if "Formula: " in told:
            assert told.strip().split("\n", 1)[0] in method_page(), (
                f"docs/methods.md does not tell of score/{module}.py"
            )
