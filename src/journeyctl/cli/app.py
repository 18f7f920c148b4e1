"""The Typer application: finds the command's file and imports only that one."""

import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from journeyctl import __version__
from journeyctl._discover import load_module, module_names
from journeyctl.cli import commands as commands_folder
from journeyctl.cli.console import MisuseError

# The order in which a newcomer meets them; what is not named here follows by name.
_ORDER = (
    "init",
    "new",
    "lint",
    "validate",
    "fmt",
    "score",
    "plan",
    "render",
    "show",
    "diff",
    "history",
    "blame",
    "git",
    "explain",
    "rules",
    "list",
    "baseline",
    "schema",
)


def _filled(text: str) -> str:
    """Return a text with each paragraph on one line: Typer keeps the line breaks of the source in all but the first."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


class _Commands(TyperGroup):
    """The commands of the folder, imported when asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        names = [name.replace("_", "-") for name in module_names(commands_folder)]
        return sorted(names, key=lambda name: (_ORDER.index(name) if name in _ORDER else 99, name))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.list_commands(ctx):
            return self._unknown(ctx, cmd_name)
        single = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        called = load_module(commands_folder, cmd_name.replace("-", "_")).command
        single.command(cmd_name, help=_filled(called.__doc__ or ""))(called)
        return typer.main.get_command(single)

    def _unknown(self, ctx: Any, name: str) -> None:
        if name.startswith("-") or ctx.resilient_parsing:
            return
        from journeyctl.text.spelling import meant, near_words

        near = near_words(name, self.list_commands(ctx))
        help_text = meant(near, "`journeyctl --help` lists the commands")
        raise MisuseError(f"there is no command `{name}`", help_text)


app = typer.Typer(
    name="journeyctl",
    cls=_Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(value: bool) -> None:
    if value:
        sys.stdout.write(f"journeyctl {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    _version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_show_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Customer journey maps as code: keep them in Git, check them like code."""
