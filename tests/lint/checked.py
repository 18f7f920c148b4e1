"""Small workspaces on the disk, checked on a fixed day."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from workspace.files import write

from journeyctl.lint.engine import LintResult, lint
from journeyctl.lint.select import Selection
from journeyctl.workspace.workspace import open_workspace

TODAY = date(2026, 11, 22)
# These rules are as old as the house and need no other file.
ONLY = Selection(select=("stage-without-touchpoint", "journey-without-owner", "title-too-long"))


def checked(root: Path, files: Mapping[str, str | bytes], selection: Selection = ONLY) -> LintResult:
    """Write a workspace and lint it."""
    return lint(open_workspace(write(root, files)), TODAY, selection)


def lines(result: LintResult) -> list[str]:
    """Return each finding as `path:line severity rule`."""
    return [f"{item.path}:{item.line} {item.severity.word} {item.rule}" for item in result.diagnostics]


def found_in(root: Path, text: str, selection: Selection = ONLY) -> list[str]:
    """Lint one journey and return its findings, without their path."""
    result = checked(root, {"journeyctl.yaml": "", "a.journey.yaml": text}, selection)
    return [line.partition(":")[2] for line in lines(result)]
