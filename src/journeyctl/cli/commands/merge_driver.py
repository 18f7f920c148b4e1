"""Merge three versions of a map: what Git calls once `journeyctl git install` has told it to."""

from typing import Annotated

import typer

from journeyctl.cli.merge_driver import MergeCall, run_merge_driver

_LABEL = "What stands behind the conflict markers of {}: %{} of Git."


def command(
    base: Annotated[
        str,
        typer.Argument(help="The file as it was: %O of Git. Empty where both sides made it.", metavar="BASE"),
    ],
    ours: Annotated[
        str,
        typer.Argument(help="The file of our side: %A of Git. The merge is written into it.", metavar="OURS"),
    ],
    theirs: Annotated[str, typer.Argument(help="The file of the other side: %B of Git.", metavar="THEIRS")],
    path: Annotated[str, typer.Argument(help="Its path, which says what it is: %P of Git.", metavar="PATH")],
    marker_size: Annotated[
        int, typer.Option(help="The length of conflict markers: %L of Git.", min=1, max=999, metavar="N")
    ] = 7,
    ancestor_label: Annotated[
        str, typer.Option(help=_LABEL.format("the base", "S"), metavar="TEXT", show_default=False)
    ] = "",
    ours_label: Annotated[
        str, typer.Option(help=_LABEL.format("our side", "X"), metavar="TEXT", show_default=False)
    ] = "",
    theirs_label: Annotated[
        str, typer.Option(help=_LABEL.format("the other side", "Y"), metavar="TEXT", show_default=False)
    ] = "",
    conflict_code: Annotated[
        int, typer.Option(help="The exit code where conflicts are left.", min=1, max=127, metavar="CODE")
    ] = 1,
    stdout: Annotated[
        bool, typer.Option("--stdout", help="Print the merge, and leave the file of our side as it is.")
    ] = False,
) -> int:
    """Merge three versions of a map by what they mean; Git calls this once `journeyctl git install` has told it to.

    The merge is written into OURS; conflicts are marked there and told, and the exit code is 1. What cannot be
    merged by meaning, a broken file among it, becomes what Git makes of its lines.
    """
    return run_merge_driver(
        MergeCall(
            base=base,
            ours=ours,
            theirs=theirs,
            path=path,
            marker=marker_size,
            base_label=ancestor_label,
            ours_label=ours_label,
            theirs_label=theirs_label,
            conflict_code=conflict_code,
            stdout=stdout,
        )
    )
