"""Say what is wrong and what is missing in journey maps, and where."""

from typing import Annotated

import typer

from journeyctl.cli import options
from journeyctl.cli.checking import Check
from journeyctl.cli.completion import complete_rules_and_groups
from journeyctl.cli.linting import LintCall, run_lint
from journeyctl.cli.today import read_today
from journeyctl.lint.select import Selection


def command(
    paths: options.Paths = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            help="Only these rules or groups; names with commas, or several times.",
            metavar="RULES",
            autocompletion=complete_rules_and_groups,
            show_default=False,
        ),
    ] = None,
    extend_select: Annotated[
        list[str] | None,
        typer.Option(
            help="Rules or groups besides those that are on.",
            metavar="RULES",
            autocompletion=complete_rules_and_groups,
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            help="Rules or groups to leave out.",
            metavar="RULES",
            autocompletion=complete_rules_and_groups,
            show_default=False,
        ),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what can be mended without changing what the map says.")
    ] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Mend also where the map may then say something else.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what `--fix` would change, and change nothing.")
    ] = False,
    output_format: options.Format = options.FULL,
    output_file: options.OutputFile = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule.")
    ] = False,
    fail_on: options.FailOnOption = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 even when something is found.")
    ] = False,
    no_baseline: Annotated[
        bool, typer.Option("--no-baseline", help="Show also what the baseline accepts.")
    ] = False,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            help="The name of the file that comes through standard input (`-`).",
            metavar="FILE",
            show_default=False,
        ),
    ] = None,
    force_exclude: options.ForceExclude = False,
    watch: Annotated[
        bool, typer.Option("--watch", "-w", help="Check again whenever a file changes.")
    ] = False,
    color: options.ColorOption = options.Color.AUTO,
    today: options.Today = None,
) -> int:
    """Say what is wrong and what is missing in journey maps, and where.

    Exits with 0 when nothing weighs as much as `--fail-on`, 1 when something does.

    2 says that the call or the environment is at fault.
    """
    check = Check(
        read_today(today),
        Selection(_names(select), _names(extend_select), _names(ignore)),
        fail_on.value if fail_on else None,
        not no_baseline,
        force_exclude,
    )
    return run_lint(
        LintCall(
            paths=tuple(paths or ()),
            check=check,
            output_format=output_format.value,
            output_file=output_file,
            color=color.value,
            fix=fix or unsafe_fixes,
            unsafe=unsafe_fixes,
            diff=diff,
            statistics=statistics,
            exit_zero=exit_zero,
            stdin_filename=stdin_filename,
            watch=watch,
        )
    )


def _names(written: list[str] | None) -> tuple[str, ...]:
    return tuple(name.strip() for part in written or () for name in part.split(",") if name.strip())
