"""Say whether the files can be read and their references resolved; ask nothing more of them."""

from journeyctl.cli import options
from journeyctl.cli.linting import LintCall, run_lint, validation


def command(
    paths: options.Paths = None,
    output_format: options.Format = options.FULL,
    output_file: options.OutputFile = None,
    force_exclude: options.ForceExclude = False,
    color: options.ColorOption = options.Color.AUTO,
) -> int:
    """Say whether the files can be read and their references resolved; ask nothing more of them.

    The rules of the group `written` run, the others do not. Exits with 1 when an error is found.
    """
    return run_lint(
        LintCall(
            paths=tuple(paths or ()),
            check=validation(force_exclude=force_exclude),
            output_format=output_format.value,
            output_file=output_file,
            color=color.value,
            summary=False,
        )
    )
