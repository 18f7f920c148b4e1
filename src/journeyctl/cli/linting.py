"""What `lint` and `validate` do, once it is known what was asked for."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from journeyctl.cli import checking
from journeyctl.cli.checking import Check, Outcome
from journeyctl.cli.console import ColorWhen, write_data, write_error
from journeyctl.cli.output import put, show
from journeyctl.cli.targets import Target, check_ours, find_targets, nothing_found
from journeyctl.lint.select import Selection
from journeyctl.report.closing import counted

if TYPE_CHECKING:
    from journeyctl.cli.changed import Changed


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
    if not call.watch:
        return _once(call, _KEPT)
    from journeyctl.cli.watching import watch

    watch([path for path in call.paths if path != "-"] or ["."], call.output_file, lambda: _once(call))
    return 0


def _once(call: LintCall, kept: list[Outcome] | None = None) -> int:
    targets = find_targets(call.paths, call.stdin_filename)
    is_whole = True
    if call.diff or call.fix:
        from journeyctl.cli.fixes import find_fixes

        found = find_fixes(targets, call.check, unsafe=call.unsafe)
        if call.diff:
            _show_fixes(found)
            return int(bool(found) and not call.exit_zero)
        below = sorted(one.target.prefix for one in found if one.target.root != targets[0].root)
        if below and not call.paths:
            check_ours(below[0].rstrip("/"), "`journeyctl lint --fix .` mends")
        is_whole = _write_fixes(found, targets)
    outcome = checking.check_all(targets, call.check)
    if kept is not None:
        kept.append(outcome)
    if not outcome.files and not outcome.diagnostics and not call.check.force_exclude:
        raise nothing_found(call.paths)
    # Where the mended text of standard input goes to stdout, nothing else may.
    screen = sys.stderr if call.fix and call.stdin_filename is not None else sys.stdout
    if call.statistics:
        put(_statistics(outcome), call.output_file, screen)
    else:
        report = checking.report_of(outcome, summary=call.summary)
        show(report, call.output_format, call.output_file, call.color, screen)
    return int(outcome.failed and not call.exit_zero) if is_whole else 2


def _show_fixes(found: "Sequence[Changed]") -> None:
    from journeyctl.cli.changed import unified

    for changed in found:
        write_data(unified(changed).encode("utf-8"))
    _sum_up("would mend", found)


def _write_fixes(found: "Sequence[Changed]", targets: Sequence[Target]) -> bool:
    """Write each file for itself, so that one that cannot be written keeps no other from it; say whether all were."""
    from journeyctl.cli.changed import write_changed

    written = write_changed(found)
    for target in targets:
        for data in target.overlay.values():
            write_data(data)
    _sum_up("mended", written)
    return len(written) == len(found)


def _sum_up(verb: str, files: "Sequence[Changed]") -> None:
    mended = sum(changed.mended for changed in files)
    if mended:
        write_error(f"{verb} {counted(mended, 'problem')} in {counted(len(files), 'file')}\n")


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
