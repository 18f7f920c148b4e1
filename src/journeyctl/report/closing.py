"""The last line of a run: what was found, and what can be done about it at once."""

from journeyctl.diagnostic.collect import count_by_severity
from journeyctl.diagnostic.diagnostic import Severity
from journeyctl.report.report import Report
from journeyctl.report.styles import Ink


def counted(number: int, noun: str, nouns: str = "") -> str:
    """Return number and noun, in the plural where there is not exactly one.

    >>> counted(1, "file"), counted(2, "file"), counted(1200, "entry", "entries")
    ('1 file', '2 files', '1,200 entries')
    """
    return f"{number:,} {noun if number == 1 else nouns or f'{noun}s'}"


def found(report: Report) -> str:
    """Return the sentence that says what was found, in how many files."""
    files = counted(len(report.files), "file")
    if not report.diagnostics:
        return f"All checks passed: {files}." if report.files else "There was no file to check."
    counts = count_by_severity(report.diagnostics)
    parts = [
        counted(counts[severity], severity.word)
        for severity in sorted(Severity, reverse=True)
        if counts[severity]
    ]
    listed = " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
    return f"Found {listed} in {files}." if report.files else f"Found {listed}."


def fixable(report: Report) -> str:
    """Return the sentence that says how many problems the program can mend, or nothing."""
    fixes = [item.fix for item in report.diagnostics if item.fix]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    if not safe:
        return f"{unsafe} can be fixed with `--unsafe-fixes`." if unsafe else ""
    more = f", {unsafe} more with `--unsafe-fixes`" if unsafe else ""
    return f"{safe} can be fixed with `--fix`{more}."


def closing(report: Report, ink: Ink) -> list[str]:
    """Return both sentences for a screen: on one line where they fit, else on two."""
    first, second = found(report), fixable(report)
    painted = ink.paint("message" if report.diagnostics else "good", first)
    if not second:
        return [painted]
    return [f"{painted} {second}"] if len(first) + len(second) < ink.look.width else [painted, second]
