"""Findings written in the format that was asked for, to the screen or to a file."""

import sys
from pathlib import Path
from typing import TextIO

from journeyctl._discover import load_module
from journeyctl.cli.console import ColorWhen, in_color, width, write
from journeyctl.report import formats
from journeyctl.report.report import Look, Report


def show(
    report: Report,
    output_format: str,
    output_file: str | None,
    color: ColorWhen,
    screen: TextIO | None = None,
) -> None:
    """Write a report to the file, or to the screen: stdout, where no other is given."""
    screen = screen or sys.stdout
    colored = in_color(color, screen)
    look = (
        Look(colored, width(screen), links=colored and screen.isatty())
        if output_file is None
        else Look(color=color == "always")
    )
    put(load_module(formats, output_format).render(report, look), output_file, screen)


def put(text: str, output_file: str | None, screen: TextIO | None = None) -> None:
    """Write findings to the file, or to the screen."""
    if output_file is None:
        write(text, screen)
        return
    from journeyctl.cli.write import write_whole

    write_whole(Path(output_file), text.encode("utf-8", "backslashreplace"))
