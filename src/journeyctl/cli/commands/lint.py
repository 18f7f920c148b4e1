"""Say what is wrong and what is missing in journey maps, and where."""

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from journeyctl.cli import checking, fixes, options
from journeyctl.cli.checking import Check, Outcome
from journeyctl.cli.console import MisuseError, need, write, write_error
from journeyctl.cli.output import show
from journeyctl.cli.targets import Target, find_targets
from journeyctl.lint.select import Selection


def command(
    paths: options.Paths = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            help="Only these rules or groups; names with commas, or several times.",
            metavar="RULES",
            show_default=False,
        ),
    ] = None,
    extend_select: Annotated[
        list[str] | None,
        typer.Option(help="Rules or groups besides those that are on.", metavar="RULES", show_default=False),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(help="Rules or groups to leave out.", metavar="RULES", show_default=False),
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

    Exits with 0 when nothing weighs as much as `--fail-on`, 1 when something does, 2 when the
    call or the environment is at fault.
    """
    check = Check(
        options.read_today(today),
        Selection(_names(select), _names(extend_select), _names(ignore)),
        fail_on.value if fail_on else None,
        not no_baseline,
        force_exclude,
    )

    def once() -> int:
        targets = find_targets(paths or [], stdin_filename)
        if diff or fix or unsafe_fixes:
            changed = _fix(targets, check, unsafe=unsafe_fixes, diff=diff)
            if diff or stdin_filename is not None:
                return int(changed and diff)
        outcome = checking.check_all(targets, check)
        if not outcome.files and not force_exclude:
            raise MisuseError(
                f"there are no journey files in {', '.join(paths or ['this folder'])}",
                "`journeyctl init` makes a first workspace",
            )
        if statistics:
            write(_statistics(outcome))
        else:
            show(checking.report_of(outcome), output_format.value, output_file, color.value)
        return int(outcome.failed and not exit_zero)

    return _watch(once, paths or ["."]) if watch else once()


def _names(written: list[str] | None) -> tuple[str, ...]:
    return tuple(name.strip() for part in written or () for name in part.split(",") if name.strip())


def _fix(targets: list[Target], check: Check, *, unsafe: bool, diff: bool) -> bool:
    """Show or write the fixes; return whether there are any."""
    from journeyctl.cli.write import write_whole

    found = fixes.find_fixes(targets, check, unsafe=unsafe)
    for changed in found.files:
        if diff:
            write(fixes.unified(changed))
        elif changed.path in changed.target.overlay:
            write(changed.after.decode("utf-8"))
        else:
            write_whole(changed.target.root / changed.path, changed.after, changed.before)
    overlays = [data for target in targets for data in target.overlay.values()]
    if overlays and not diff and not found.files:
        write(overlays[0].decode("utf-8", "replace"))
    if found.mended:
        verb = "would mend" if diff else "mended"
        write_error(
            f"{verb} {found.mended} {'problem' if found.mended == 1 else 'problems'} in {len(found.files)} {'file' if len(found.files) == 1 else 'files'}\n"
        )
    return bool(found.files)


def _statistics(outcome: Outcome) -> str:
    from collections import Counter

    counts = Counter((item.rule, item.severity) for item in outcome.diagnostics)
    infos = checking.rule_infos({rule for rule, _ in counts})
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0][0]))
    if not rows:
        return "nothing found\n"
    numbers = len(str(rows[0][1]))
    names = max(len(rule) for (rule, _), _ in rows)
    return "".join(
        f"{number:>{numbers}}  {severity.word:<7}  {rule:<{names}}  {infos[rule].summary}\n"
        for (rule, severity), number in rows
    )


def _watch(once: Callable[[], int], paths: list[str]) -> int:
    need("watchfiles", "serve")
    import gc

    from watchfiles import watch

    gc.enable()
    _run_and_wait(once)
    for _ in watch(*(path for path in paths if path != "-"), raise_interrupt=False):
        _run_and_wait(once)
    return 0


def _run_and_wait(once: Callable[[], int]) -> None:
    from journeyctl.cli.console import complain

    if sys.stdout.isatty():
        write("\x1b[2J\x1b[H")
    try:
        once()
    except MisuseError as error:
        complain(error.message, error.help)
    write_error("watching for changes, Ctrl-C ends\n")
    sys.stdout.flush()
