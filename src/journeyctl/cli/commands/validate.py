"""Say whether the files can be read and their references resolved; ask nothing more of them."""

from journeyctl.cli import checking, options
from journeyctl.cli.checking import Check
from journeyctl.cli.console import MisuseError
from journeyctl.cli.output import show
from journeyctl.cli.targets import find_targets
from journeyctl.lint.select import Selection


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
    check = Check(
        options.read_today(None),
        Selection(select=("written",)),
        "error",
        use_baseline=False,
        force_exclude=force_exclude,
    )
    outcome = checking.check_all(find_targets(paths or []), check)
    if not outcome.files and not force_exclude:
        raise MisuseError(
            f"there are no journey files in {', '.join(paths or ['this folder'])}",
            "`journeyctl init` makes a first workspace",
        )
    show(checking.report_of(outcome, summary=False), output_format.value, output_file, color.value)
    return int(outcome.failed)
