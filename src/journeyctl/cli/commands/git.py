"""Let Git merge maps by what they mean: set it up, undo it, say how it stands."""

from enum import StrEnum
from typing import Annotated

import typer

from journeyctl.cli.git_setup import GitCall, run_git


class Action(StrEnum):
    """What is done with the settings of Git."""

    INSTALL = "install"
    UNINSTALL = "uninstall"
    STATUS = "status"


def command(
    action: Annotated[
        Action,
        typer.Argument(
            help="`install` lets Git merge maps by what they mean, `uninstall` undoes that, "
            "`status` says how it stands, and exits with 1 where something is missing.",
            metavar="ACTION",
        ),
    ],
    everywhere: Annotated[
        bool,
        typer.Option("--global", help="For all your repositories, not only the one here."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")
    ] = False,
) -> int:
    """Let Git merge maps by what they mean: set it up, undo it, say how it stands.

    A merge driver and the headings of `git diff` go into the settings of Git, and what they are for goes into
    `.gitattributes` at the top of the repository. Settings of others are told, and never overwritten.
    """
    return run_git(GitCall(action=action.value, everywhere=everywhere, dry_run=dry_run))
