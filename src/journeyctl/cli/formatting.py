"""What `fmt` does, once it is known what was asked for."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from journeyctl.cli.changed import Changed, unified, write_changed
from journeyctl.cli.console import ColorWhen, MisuseError, complain, in_color, write, write_data, write_error
from journeyctl.cli.targets import Target, check_ours, find_targets, nothing_found, open_all
from journeyctl.diagnostic.collect import in_order, relocate
from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.load.canonical.text import Formatted, canonical
from journeyctl.load.limits import MAX_BYTES
from journeyctl.load.loader import Loaded
from journeyctl.report.closing import counted
from journeyctl.text.display import visible
from journeyctl.workspace.discover import read_bytes

_COLORS = {"+": "32", "-": "31", "@": "36"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatCall:
    """One call of `fmt`, as its options say."""

    paths: tuple[str, ...] = ()
    check: bool = False
    diff: bool = False
    stdin_filename: str | None = None
    force_exclude: bool = False
    color: ColorWhen = "auto"

    @property
    def writes(self) -> bool:
        """Whether files are changed."""
        return not self.check and not self.diff


@dataclass(slots=True)
class _Outcome:
    """What became of the files: those that change, how many do not, and those that are left as they are.

    `strange` is the first workspace below the folder that was asked about.
    """

    changed: list[Changed] = field(default_factory=list)
    same: int = 0
    strange: str = ""
    mistakes: list[Diagnostic] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


def run_format(call: FormatCall) -> int:
    """Carry out a call and return the exit code: 1 when a check finds what would change, 2 when files are refused."""
    if "" in call.paths:  # it would mean everything here
        raise MisuseError(
            "one of the paths is empty, and names nothing", "is a variable empty that should hold a path?"
        )
    targets = find_targets(call.paths, call.stdin_filename)
    outcome = _look(targets, force_exclude=call.force_exclude)
    if not (outcome.changed or outcome.same or outcome.refused) and not call.force_exclude:
        raise nothing_found(call.paths)
    if call.writes and not call.paths and outcome.strange:
        check_ours(outcome.strange, "`journeyctl fmt .` formats")
    _tell_refused(outcome, call.color)
    if call.writes:
        written = write_changed(outcome.changed)
        outcome.refused += [one.path for one in outcome.changed if one not in written]
        outcome.changed = written
    paint = _painted if call.diff and in_color(call.color, sys.stdout) else str
    for changed in outcome.changed if call.diff else ():
        write_data(paint(unified(changed)).encode("utf-8", "surrogatepass"))
    if call.writes and call.stdin_filename is not None:
        _write_stdin(targets, outcome)
    _sum_up(outcome, call)
    if outcome.refused:
        return 2
    return int(bool(outcome.changed) and not call.writes)


def _painted(patch: str) -> str:
    """Return a patch in the colours in which Git shows one."""
    rows = (row.removesuffix("\r") for row in patch.removesuffix("\n").split("\n"))
    return "".join(f"{_paint(number, row)}\n" for number, row in enumerate(rows))


def _paint(number: int, row: str) -> str:
    is_name = number < 2  # of the file, before and after
    style = "1" if is_name else _COLORS.get(row[:1], "")
    return f"\x1b[{style}m{row}\x1b[0m" if style else row


def _look(targets: Sequence[Target], *, force_exclude: bool) -> _Outcome:
    outcome = _Outcome()
    seen: set[str] = set()
    for target, workspace in open_all(targets, force_exclude=force_exclude):
        if workspace.nested and not outcome.strange:
            outcome.strange = target.from_here(min(workspace.nested))
        only = target.asked(workspace)
        asked = [file for file in workspace.files if only is None or file.source.path in only]
        places = [os.path.realpath(target.root / file.source.path) for file in asked]
        root = os.path.realpath(target.root)
        own = {os.path.normpath(os.path.join(root, file.source.path)) for file in asked}  # noqa: PTH118 - links stay
        for file, place in zip(asked, places, strict=True):
            # A link and the file behind it are one file, which goes by its own name where that is asked for.
            is_link = place != os.path.normpath(os.path.join(root, file.source.path))  # noqa: PTH118
            if place not in seen and not (is_link and place in own):
                seen.add(place)
                _look_at(target, file, outcome)
    return outcome


def _look_at(target: Target, file: Loaded, outcome: _Outcome) -> None:
    path = file.source.path
    shown = target.from_here(path)
    raw = _read(target, file)
    if isinstance(raw, str):
        outcome.mistakes += relocate(file.diagnostics, target.from_here)
        if not file.diagnostics:
            outcome.reasons.append(f"`{shown}` cannot be read: {raw}")
        outcome.refused.append(shown)
        return
    found = canonical(shown, raw, file.kind)
    if found.refused:
        _refuse(found, shown, outcome)
    elif found.data == raw:
        outcome.same += 1
    else:
        outcome.changed.append(Changed(target, path, raw, found.data))


def _read(target: Target, file: Loaded) -> bytes | str:
    """Return the bytes of a file as they are on the disk now, or why they cannot be had."""
    path = file.source.path
    if path in target.overlay:
        return target.overlay[path]
    if any(item.rule == "unreadable-file" for item in file.diagnostics):
        return "unreadable"
    return read_bytes(target.root / path, MAX_BYTES)


def _refuse(found: Formatted, shown: str, outcome: _Outcome) -> None:
    outcome.refused.append(shown)
    outcome.mistakes += found.mistakes
    if found.reason:
        outcome.reasons.append(f"{shown}:{found.line} is left as it is: {found.reason}")


def _tell_refused(outcome: _Outcome, color: ColorWhen) -> None:
    for reason in outcome.reasons:
        complain(reason, "write it in another way, or leave the file out with `exclude:`")
    if not outcome.mistakes:
        return
    from journeyctl import __version__
    from journeyctl.cli.checking import rule_infos
    from journeyctl.cli.output import show
    from journeyctl.report.report import Report

    infos = rule_infos({item.rule for item in outcome.mistakes})
    report = Report(in_order(outcome.mistakes), outcome.refused, infos, __version__)
    show(report, "full", None, color, sys.stderr)


def _write_stdin(targets: Sequence[Target], outcome: _Outcome) -> None:
    """Put the text of standard input, formatted, to stdout; nothing where it was refused."""
    for target in targets:
        for path, data in target.overlay.items():
            if target.from_here(path) not in outcome.refused:
                write_data(data)


def _sum_up(outcome: _Outcome, call: FormatCall) -> None:
    if call.check and not call.diff:
        for changed in outcome.changed:
            write(f"would reformat: {visible(changed.target.from_here(changed.path))}\n")
    line = ", ".join(_parts(outcome, call)) + "\n"
    if call.diff or call.stdin_filename is not None:
        sys.stdout.flush()
        write_error(line)
    else:
        write(line)


def _parts(outcome: _Outcome, call: FormatCall) -> Iterator[str]:
    if outcome.changed:
        verb = "reformatted" if call.writes else "would be reformatted"
        yield f"{counted(len(outcome.changed), 'file')} {verb}"
    if outcome.same:
        yield f"{counted(outcome.same, 'file')} {'left unchanged' if call.writes else 'already formatted'}"
    if outcome.refused:
        yield f"{counted(len(outcome.refused), 'file')} refused"
