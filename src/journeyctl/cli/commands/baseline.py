"""Accept today's findings, so that only new ones count."""

from pathlib import Path
from typing import Annotated

import typer

from journeyctl.cli import options
from journeyctl.cli.checking import Check
from journeyctl.cli.console import write
from journeyctl.cli.targets import find_targets, nothing_found, open_all
from journeyctl.cli.today import read_today
from journeyctl.cli.write import write_whole
from journeyctl.lint import baseline
from journeyctl.lint.engine import lint
from journeyctl.report.closing import counted
from journeyctl.text.display import visible


def command(
    paths: options.Paths = None,
    check_only: Annotated[
        bool,
        typer.Option(
            "--check", help="Write nothing; exit with 1 when the file is not what would be written."
        ),
    ] = False,
    today: options.Today = None,
) -> int:
    """Accept today's findings, so that only new ones count.

    Writes `journeyctl-baseline.json` at the root of the workspace; commit it. Errors that keep
    a file from being read are never accepted. Run it again to drop entries that match nothing.
    """
    check = Check(read_today(today))
    differs = False
    empty = True
    for target, workspace in open_all(
        find_targets([str(target.root) for target in find_targets(paths or [])])
    ):
        if not workspace.files:
            continue
        empty = False
        found = lint(workspace, check.today).diagnostics
        path = workspace.root / baseline.FILE_NAME
        before = path.read_bytes() if path.is_file() else b""
        # A file with mistakes hides findings that were accepted before: they stay accepted.
        kept = _entries(before) if workspace.broken_files else []
        data = baseline.to_text(found, kept).encode("utf-8", "backslashreplace")
        name = visible(target.from_here(baseline.FILE_NAME))
        accepted = sum(baseline.acceptable(item) for item in found)
        if check_only:
            differs = differs or before != data
            write(f"{name}: {'up to date' if before == data else 'not up to date'}\n")
            continue
        write_whole(Path(target.from_here(baseline.FILE_NAME)), data, before or None)
        write(f"{name}: {counted(accepted, 'finding')} accepted\n")
        if len(found) > accepted:
            write(f"{len(found) - accepted} not accepted: mend what keeps files from being read\n")
    if empty:
        raise nothing_found(paths or [])
    return int(differs)


def _entries(before: bytes) -> list[baseline.Entry]:
    try:
        return baseline.from_text(before.decode("utf-8"))
    except (UnicodeDecodeError, baseline.BaselineError):
        return []
