"""Writes docs/commands.md: every command with its arguments and options, as the program knows them."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import typer

from journeyctl.cli.app import app

HEAD = """\
# Commands

<!-- tools/commands.py writes this page: change the command, then `make bless`. -->

Exit codes are the same everywhere: 0 clean, 1 findings, 2 misuse or a broken environment.
"""


@cache
def commands() -> Mapping[str, Any]:
    """Return the commands by name, in the order of `journeyctl --help`."""
    root: Any = typer.main.get_command(app)
    context = typer.Context(root)
    return {name: root.get_command(context, name) for name in root.list_commands(context)}


def options(command: str) -> set[str]:
    """Return the options that a command knows, as they are written."""
    return {"--help", *(word for parameter in commands()[command].params for word in parameter.opts)}


def page() -> str:
    """Return the page."""
    sections = ["".join(f"{line}\n" for line in _section(*entry)) for entry in commands().items()]
    return "\n".join([HEAD, *sections])


def _section(name: str, command: Any) -> Iterator[str]:
    context = typer.Context(command)
    yield f"## journeyctl {name}"
    yield ""
    yield f"`{' '.join(['journeyctl', name, *command.collect_usage_pieces(context)])}`"
    yield ""
    yield (command.help or "").strip()
    rows = [_row(parameter, context) for parameter in command.params if parameter.help]
    if rows:
        yield ""
        yield "| argument or option | what it does |"
        yield "| --- | --- |"
        yield from rows


def _row(parameter: Any, context: Any) -> str:
    value = "" if getattr(parameter, "is_flag", False) else parameter.make_metavar(context)
    words = ", ".join(parameter.opts) if parameter.param_type_name == "option" else ""
    shown = " ".join(part for part in (words, value) if part).replace("|", "\\|")
    told = parameter.help + (f" Default: `{parameter.default}`." if _tells_default(parameter) else "")
    told += f" Environment: `{parameter.envvar}`." if parameter.envvar else ""
    return f"| `{shown}` | {told} |"


def _tells_default(parameter: Any) -> bool:
    return (
        parameter.show_default is True and not parameter.required and not getattr(parameter, "is_flag", False)
    )
