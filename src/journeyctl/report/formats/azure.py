"""Issues in the log of an Azure pipeline."""

from journeyctl.diagnostic.diagnostic import Diagnostic, Severity
from journeyctl.report.report import Look, Report
from journeyctl.report.shown import shown


def render(report: Report, look: Look) -> str:
    """Return a logging command for each problem; Azure knows no weight below a warning, so infos are plain lines."""
    return "".join(f"{_line(item)}\n" for item in report.diagnostics)


def _line(item: Diagnostic) -> str:
    line, column = item.primary.source.position(item.primary.span.start)
    path, message = shown(item.path), shown(item.message)
    if item.severity is Severity.INFO:
        return f"{path}:{line}:{column}: info[{item.rule}] {message}"
    properties = (
        f"type={item.severity.word};sourcepath={_property(path)};linenumber={line};columnnumber={column};"
        f"code={_property(item.rule)};"
    )
    return f"##vso[task.logissue {properties}]{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%AZP25")


def _property(text: str) -> str:
    return _data(text).replace("]", "%5D").replace(";", "%3B")
