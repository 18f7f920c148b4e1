"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeyctl._discover import module_names
from journeyctl.cli.console import MisuseError
from journeyctl.report import formats


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class FailOn(StrEnum):
    """The lowest severity that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


OutputFormat = StrEnum("OutputFormat", {name.upper(): name for name in module_names(formats)})  # type: ignore[misc]
FULL = OutputFormat("full")
OutputFormat.__doc__ = "The report formats: the files of the folder."

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATHS]...",
        help="Files or folders; this folder where none is given.",
        show_default=False,
    ),
]
Format = Annotated[
    OutputFormat,
    typer.Option(
        "--output-format",
        envvar="JOURNEYCTL_OUTPUT_FORMAT",
        help="How findings are written.",
        metavar="FORMAT",
    ),
]
OutputFile = Annotated[
    str | None,
    typer.Option(
        "--output-file", "-o", help="Write the findings to a file.", metavar="FILE", show_default=False
    ),
]
File = Annotated[
    str | None,
    typer.Option("--output-file", "-o", help="Write to a file.", metavar="FILE", show_default=False),
]
ColorOption = Annotated[
    Color, typer.Option("--color", help="When to colour: auto, always or never.", metavar="WHEN")
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        envvar="JOURNEYCTL_TODAY",
        help="The day to judge reviews and evidence by, such as 2026-11-22; today where it is not given.",
        metavar="DATE",
        show_default=False,
    ),
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        help="The lowest severity that makes the exit code 1.",
        show_default="error, or as the settings say",
    ),
]
ForceExclude = Annotated[
    bool, typer.Option("--force-exclude", help="Leave out excluded files even when they are named.")
]


_FILES_OF_OTHERS = frozenset((
    "csv", "doc", "docx", "dot", "gif", "htm", "html", "jpeg", "jpg", "json", "markdown", "odt", "pdf", "png", "pptx",
    "sarif", "svg", "tsv", "webp", "xls", "xlsx", "xml", "yaml", "yml",
))  # fmt: skip
"""Ends of names by which other programs know a format."""

FORMAT_HELP = "Where it is not given, the file's name says it: `-o a.json`; else it is full."
"""What is said of `format_of` in the help of an option."""


def format_of(asked: StrEnum | None, output_file: str | None, known: type[StrEnum]) -> str:
    """Return the format that is asked for, else what the name of the file says, else `full`.

    A name that promises a format which is not written here is refused: nobody means a PDF with the text of a screen.
    """
    if asked is not None:
        return asked.value
    suffix = Path(output_file or "").suffix.removeprefix(".").lower()
    name = "markdown" if suffix == "md" else suffix
    names = [one.value for one in known]
    if name in _FILES_OF_OTHERS and name not in names:
        ends = ", ".join(f"`.{one}`" for one in names if one != "full").replace(".markdown", ".md")
        raise MisuseError(
            f"`{output_file}` names a format that is not written here",
            f"names end in {ends}, or `.txt` for the screen",
        )
    return name if name in names else "full"
