"""The Reviewdog Diagnostic Format, with suggested changes; for reviewdog."""

from typing import Literal, TypedDict

from journeyctl.diagnostic.collect import worst
from journeyctl.diagnostic.diagnostic import Diagnostic, Label, Severity
from journeyctl.report.report import Look, Report, with_help
from journeyctl.report.wire import json_text
from journeyctl.text.source import SourceFile, Span

Weight = Literal["ERROR", "WARNING", "INFO"]
_SEVERITIES: dict[Severity, Weight] = {
    Severity.ERROR: "ERROR",
    Severity.WARNING: "WARNING",
    Severity.INFO: "INFO",
}


class _Position(TypedDict):
    line: int
    column: int


class _Range(TypedDict):
    start: _Position
    end: _Position


def render(report: Report, look: Look) -> str:
    """Return one object; its columns count UTF-8 bytes."""
    document: dict[str, object] = {"source": {"name": "journeyctl"}}
    heaviest = worst(report.diagnostics)
    if heaviest:
        document["severity"] = _SEVERITIES[heaviest]
    document["diagnostics"] = [_diagnostic(item, report) for item in report.diagnostics]
    return json_text(document, indent=2) + "\n"


def _diagnostic(item: Diagnostic, report: Report) -> dict[str, object]:
    data: dict[str, object] = {
        "message": with_help(item),
        "location": _location(item.primary),
        "severity": _SEVERITIES[item.severity],
        "code": {"value": item.rule, "url": report.rules[item.rule].url},
    }
    if item.fix:
        source = item.primary.source
        data["suggestions"] = [
            {"range": _range(source, edit.span), "text": edit.text} for edit in item.fix.edits
        ]
    if item.related:
        data["related_locations"] = [
            {"message": label.text, "location": _location(label)} for label in item.related
        ]
    return data


def _location(label: Label) -> dict[str, object]:
    return {"path": label.source.path, "range": _range(label.source, label.span)}


def _range(source: SourceFile, span: Span) -> _Range:
    return {"start": _position(source, span.start), "end": _position(source, span.end)}


def _position(source: SourceFile, offset: int) -> _Position:
    return {"line": source.line_number(offset), "column": source.utf8_column(offset)}
