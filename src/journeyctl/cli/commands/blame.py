"""Say who last changed what a thing means, field by field."""

from enum import StrEnum
from typing import Annotated

import typer

from journeyctl._discover import module_names
from journeyctl.cli import options
from journeyctl.cli.blaming import BlameOptions, kind_name, run_blame
from journeyctl.cli.completion import complete_ids
from journeyctl.diff.change import What
from journeyctl.history import blame_formats

BlameFormat = StrEnum("BlameFormat", {name.upper(): name for name in module_names(blame_formats)})  # type: ignore[misc]
BlameFormat.__doc__ = "The formats of a blame: the files of the folder."
BlameKind = StrEnum("BlameKind", {what.name: kind_name(what) for what in What})  # type: ignore[misc]
BlameKind.__doc__ = "The kinds of thing."


def command(
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="What to tell of: `first-order`, `hidden-fee` where it is the only one, `first-order/hidden-fee`, "
            "`survey#late`, or the path of a file.",
            autocompletion=complete_ids,
        ),
    ],
    revision: Annotated[
        str | None,
        typer.Argument(
            metavar="[REV]",
            help="The branch, tag or commit to look back from; the files here where it is not given.",
            show_default=False,
        ),
    ] = None,
    kind: Annotated[
        BlameKind | None,
        typer.Option(
            "--kind",
            help="What kind of thing it is where several have the id, such as pain-point, channel or team.",
            metavar="KIND",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        BlameFormat | None,
        typer.Option(
            "--output-format",
            help=f"How it is written: {', '.join(module_names(blame_formats))}. {options.FORMAT_HELP}",
            metavar="FORMAT",
            show_default=False,
        ),
    ] = None,
    output_file: options.File = None,
    color: options.ColorOption = options.Color.AUTO,
) -> int:
    """Say who last changed what a thing means, when, and who wrote each of its fields.

    Comments, the order of keys and other ways to write the same are no change. Things that were renamed or moved are
    followed, and merges are looked through.
    """
    return run_blame(
        BlameOptions(
            word=identifier,
            revision=revision,
            kind=What[kind.name] if kind else None,
            output_format=options.format_of(output_format, output_file, BlameFormat),
            output_file=output_file,
            color=color.value,
        )
    )
