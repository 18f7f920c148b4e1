"""What `lint` and `validate` do, once it is known what was asked for."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from journeyctl.cli import checking
from journeyctl.cli.checking import Check, Outcome
from journeyctl.cli.console import ColorWhen, MisuseError, need, write, write_data, write_error
from journeyctl.cli.output import show
from journeyctl.cli.targets import Target, find_targets
from journeyctl.lint.select import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class LintCall:
    """One call of `lint`, as its options say."""

    paths: tuple[str, ...] = ()
    check: Check
    output_format: str = "full"
    output_file: str | None = None
    color: ColorWhen = "auto"
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    statistics: bool = False
    exit_zero: bool = False
    stdin_filename: str | None = None
    watch: bool = False
    summary: bool = True


def validation(*, force_exclude: bool = False) -> Check:
    """Return the check behind `validate`: only what is written wrongly, on any day."""
    return Check(
        date.min, Selection(select=("written",)), "error", use_baseline=False, force_exclude=force_exclude
    )


# What one run has read is freed with the process, not object by object, which costs 3 % of it.
_KEPT: list[Outcome] = []


def run_lint(call: LintCall) -> int:
    """Carry out a call and return the exit code."""
    return _watch(call) if call.watch else _once(call, _KEPT)


def _once(call: LintCall, kept: list[Outcome] | None = None) -> int:
    targets = find_targets(call.paths, call.stdin_filename)
    if call.diff or call.fix:
        changed = _fix(targets, call)
        if call.diff or call.stdin_filename is not None:
            return int(changed and call.diff)
    outcome = checking.check_all(targets, call.check)
    if kept is not None:
        kept.append(outcome)
    if not outcome.files and not call.check.force_exclude:
        where = ", ".join(call.paths or ["this folder"])
        raise MisuseError(
            f"there are no journey files in {where}", "`journeyctl init` makes a first workspace"
        )
    if call.statistics:
        write(_statistics(outcome))
    else:
        report = checking.report_of(outcome, summary=call.summary)
        show(report, call.output_format, call.output_file, call.color)
    return int(outcome.failed and not call.exit_zero)


def _fix(targets: list[Target], call: LintCall) -> bool:
    """Show or write the fixes; return whether there are any."""
    from journeyctl.cli import fixes
    from journeyctl.cli.write import write_whole

    diff = call.diff
    found = fixes.find_fixes(targets, call.check, unsafe=call.unsafe)
    for changed in found.files:
        if diff:
            write_data(fixes.unified(changed).encode("utf-8"))
        elif changed.path in changed.target.overlay:
            write_data(changed.after)
        else:
            write_whole(changed.target.root / changed.path, changed.after, changed.before)
    overlays = [data for target in targets for data in target.overlay.values()]
    if overlays and not diff and not found.files:
        write_data(overlays[0])
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


def _watch(call: LintCall) -> int:
    need("watchfiles", "serve")
    import gc

    from watchfiles import watch

    gc.enable()
    paths = [path for path in call.paths if path != "-"] or ["."]
    _run_and_wait(lambda: _once(call))
    for _ in watch(*paths, raise_interrupt=False):
        _run_and_wait(lambda: _once(call))
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
