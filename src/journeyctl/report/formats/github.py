"""Annotations beside the changed lines of a pull request on GitHub."""

from journeyctl.diagnostic.diagnostic import Diagnostic, Severity
from journeyctl.report.report import Look, Report, with_help
from journeyctl.report.shown import shown

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, look: Look) -> str:
    """Return a workflow command for each problem; the worst first, for GitHub shows ten of a kind."""
    return "".join(f"{_command(item)}\n" for item in report.worst_first())


def _command(item: Diagnostic) -> str:
    source, span = item.primary.source, item.primary.span
    start, end = source.position(span.start), source.position(span.end)
    properties: dict[str, str | int] = {
        "title": f"journeyctl ({item.rule})",
        "file": shown(item.path),
        "line": start.line,
    }
    if start.line == end.line:
        # GitHub knows columns within one line only.
        properties |= {"col": start.column, "endLine": end.line, "endColumn": end.column}
    else:
        properties |= {"endLine": end.line}
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = "\n".join(shown(line) for line in with_help(item).split("\n"))
    return f"::{_COMMANDS[item.severity]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
