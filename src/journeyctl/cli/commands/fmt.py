"""Write files in the one canonical style, with every comment."""

from typing import Annotated

import typer

from journeyctl.cli import options
from journeyctl.cli.formatting import FormatCall, run_format


def command(
    paths: options.Paths = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 when a file would change.")
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff", help="Show what would change, and write nothing; exit with 1 when something would."
        ),
    ] = False,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            help="The name of the file that comes through standard input (`-`).",
            metavar="FILE",
            show_default=False,
        ),
    ] = None,
    force_exclude: options.ForceExclude = False,
    color: options.ColorOption = options.Color.AUTO,
) -> int:
    """Write files in the one canonical style, with every comment.

    Data, comments and what they stand at stay the same; this is proved before anything is written.

    A file that cannot be read, or for which the proof fails, is left as it is, and the exit code is 2.
    """
    return run_format(
        FormatCall(
            paths=tuple(paths or ()),
            check=check,
            diff=diff,
            stdin_filename=stdin_filename,
            force_exclude=force_exclude,
            color=color.value,
        )
    )
