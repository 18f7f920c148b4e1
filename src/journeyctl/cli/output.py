"""Findings written in the format that was asked for, to the screen or to a file."""

import sys
from pathlib import Path

from journeyctl._discover import load_module
from journeyctl.cli.console import ColorWhen, in_color, width, write
from journeyctl.report import formats
from journeyctl.report.report import Look, Report


def show(report: Report, output_format: str, output_file: str | None, color: ColorWhen) -> None:
    """Write a report."""
    render = load_module(formats, output_format).render
    if output_file is None:
        colored = in_color(color, sys.stdout)
        write(render(report, Look(colored, width(sys.stdout), links=colored and sys.stdout.isatty())))
        return
    from journeyctl.cli.write import write_whole

    text: str = render(report, Look(color=color == "always"))
    write_whole(Path(output_file), text.encode("utf-8", "backslashreplace"))
