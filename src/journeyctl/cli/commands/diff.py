"""Say what a change means for the customer."""

from enum import StrEnum
from typing import Annotated

import typer

from journeyctl._discover import module_names
from journeyctl.cli import options
from journeyctl.cli.differing import PICTURES, DiffOptions, run_diff
from journeyctl.cli.language_option import Lang
from journeyctl.cli.today import read_today
from journeyctl.diff import formats

_NAMES = sorted((*module_names(formats), *PICTURES))
DiffFormat = StrEnum("DiffFormat", {name.upper(): name for name in _NAMES})  # type: ignore[misc]
DiffFormat.__doc__ = "The formats of a difference: the files of the folder, and those pictures have."


class Gate(StrEnum):
    """What makes the exit code 1."""

    REGRESSION = "regression"


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REV | REV..REV | REV...REV | FOLDER FOLDER] [IDS or PATHS]...",
            help="What is compared: HEAD with the files here where nothing is given, a revision with the files here, "
            "two revisions (with `...` from where they parted), or two folders; then what to tell of, by id or path.",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        DiffFormat | None,
        typer.Option(
            "--output-format",
            help=f"How it is written: {', '.join(_NAMES)}; {', '.join(PICTURES)} are pictures. {options.FORMAT_HELP}",
            metavar="FORMAT",
            show_default=False,
        ),
    ] = None,
    output_file: Annotated[
        str | None,
        typer.Option(
            "--output-file",
            "-o",
            help="Write to a file; pictures of several journeys to a folder.",
            metavar="FILE",
            show_default=False,
        ),
    ] = None,
    fail_on: Annotated[
        Gate | None,
        typer.Option(
            "--fail-on",
            help="Exit with 1 on a regression: an experience or a map that is worse than accepted.",
            metavar="regression",
            show_default=False,
        ),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 where anything has changed, as Git does.")
    ] = False,
    lang: Lang = None,
    color: options.ColorOption = options.Color.AUTO,
    today: options.Today = None,
) -> int:
    """Say what a change means for the customer: stages, touchpoints, pain points, emotions, scores, findings.

    Nothing is checked out: revisions are read from Git as they are, and both sides are judged by the same day.
    """
    return run_diff(
        DiffOptions(
            words=tuple(words or ()),
            output_format=options.format_of(output_format, output_file, DiffFormat),
            output_file=output_file,
            fail_on=None if fail_on is None else fail_on.value,
            exit_code=exit_code,
            lang=lang,
            color=color.value,
            today=read_today(today),
        )
    )
