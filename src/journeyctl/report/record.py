"""A diagnostic as data: the shape that the JSON formats promise, version 1."""

from collections.abc import Iterator
from typing import Literal, TypedDict

from journeyctl.diagnostic.collect import fingerprints
from journeyctl.diagnostic.diagnostic import Diagnostic, Fix, Label
from journeyctl.report.report import Report
from journeyctl.text.source import SourceFile, Span

VERSION: Literal[1] = 1


class Place(TypedDict):
    """A piece of a file.

    Lines and columns count from 1 and in code points, offsets from 0; the end is exclusive.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    end_offset: int


class LabelRecord(Place):
    """A marked piece of a file with words to it."""

    text: str


class EditRecord(Place):
    """A piece of a file and what to write there instead."""

    replacement: str


class FixRecord(TypedDict):
    """A way to mend the problem."""

    title: str
    safe: bool
    edits: list[EditRecord]


class Record(TypedDict):
    """One problem."""

    rule: str
    severity: str
    message: str
    primary: LabelRecord
    related: list[LabelRecord]
    help: str | None
    notes: list[str]
    fix: FixRecord | None
    element: str | None
    field: str | None
    fingerprint: str
    url: str


def place(source: SourceFile, span: Span) -> Place:
    """Return where `span` is, in every unit the formats count in."""
    start, end = source.position(span.start), source.position(span.end)
    return {
        "path": source.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "offset": span.start,
        "end_offset": span.end,
    }


def records(report: Report) -> Iterator[Record]:
    """Yield the diagnostics of `report` as data."""
    for item, fingerprint in zip(report.diagnostics, fingerprints(report.diagnostics), strict=True):
        yield {
            "rule": item.rule,
            "severity": item.severity.word,
            "message": item.message,
            "primary": _label(item.primary),
            "related": [_label(label) for label in item.related],
            "help": item.help or None,
            "notes": list(item.notes),
            "fix": _fix(item, item.fix) if item.fix else None,
            "element": item.element or None,
            "field": item.field or None,
            "fingerprint": fingerprint,
            "url": report.rules[item.rule].url,
        }


def _label(label: Label) -> LabelRecord:
    return {**place(label.source, label.span), "text": label.text}


def _fix(item: Diagnostic, fix: Fix) -> FixRecord:
    source = item.primary.source
    return {
        "title": fix.title,
        "safe": fix.safe,
        "edits": [{**place(source, edit.span), "replacement": edit.text} for edit in fix.edits],
    }
