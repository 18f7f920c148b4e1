"""The command line: finds the command's file, imports only that one, and turns trouble into exit codes."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from journeyctl import __version__
from journeyctl._discover import load_module, module_names
from journeyctl.cli import commands as commands_folder
from journeyctl.cli.console import MisuseError, complain

# The order in which a newcomer meets them; what is not named here follows by name.
_ORDER = ("init", "new", "lint", "validate", "explain", "rules", "list", "baseline", "schema")


class _Commands(TyperGroup):
    """The commands of the folder, imported when asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        names = [name.replace("_", "-") for name in module_names(commands_folder)]
        return sorted(names, key=lambda name: (_ORDER.index(name) if name in _ORDER else 99, name))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.list_commands(ctx):
            return self._unknown(ctx, cmd_name)
        single = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        single.command(cmd_name)(load_module(commands_folder, cmd_name.replace("-", "_")).command)
        return typer.main.get_command(single)

    def _unknown(self, ctx: Any, name: str) -> None:
        if name.startswith("-") or ctx.resilient_parsing:
            return
        from journeyctl.text.spelling import near_words

        near = near_words(name, self.list_commands(ctx))
        help_text = f"did you mean `{near[0]}`?" if near else "`journeyctl --help` lists the commands"
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
    """Customer journey maps as code: keep them in git, check them like code."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit code: 0 clean, 1 findings, 2 misuse or a broken environment."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        result = app(args=list(arguments), prog_name="journeyctl", standalone_mode=False)
        sys.stdout.flush()
    except MisuseError as error:
        complain(error.message, error.help)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has seen enough. Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:  # noqa: BLE001 - click's own errors share no public base class
        return _usage_error(error)
    return result if isinstance(result, int) else 0


def _usage_error(error: Exception) -> int:
    """Show what click has to say of wrong arguments; let everything else fail loudly."""
    show = getattr(error, "show", None)
    if show is None:
        if type(error).__name__ in ("Exit", "Abort"):
            return int(getattr(error, "exit_code", 1))
        raise error
    show()
    return int(getattr(error, "exit_code", 2))
