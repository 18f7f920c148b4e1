"""SARIF 2.1.0, the format of code scanning; for GitHub and editors."""

from typing import Literal, NotRequired, TypedDict
from urllib.parse import quote

from journeyctl import HOME
from journeyctl.diagnostic.collect import fingerprints
from journeyctl.diagnostic.diagnostic import Diagnostic, Fix, Label, Severity
from journeyctl.report.report import Look, Report, RuleInfo, with_help
from journeyctl.report.wire import json_text
from journeyctl.text.source import SourceFile, Span

Level = Literal["error", "warning", "note"]
Problem = Literal["error", "warning", "recommendation"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Severity, Level] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS: dict[Severity, Problem] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}
# GitHub cuts longer descriptions off.
_LONGEST = 1024


class Text(TypedDict):
    """A message in plain words."""

    text: str


class Help(Text):
    """A page about a rule."""

    markdown: str


class ArtifactLocation(TypedDict):
    """A file, relative to the root of the workspace."""

    uri: str
    uriBaseId: Literal["%SRCROOT%"]


class Region(TypedDict):
    """A piece of a file; lines and columns count from 1, the end is exclusive."""

    startLine: int
    startColumn: int
    endLine: int
    endColumn: int


class PhysicalLocation(TypedDict):
    """A file and a piece of it."""

    artifactLocation: ArtifactLocation
    region: Region


class Location(TypedDict):
    """A place that a result speaks of."""

    id: NotRequired[int]
    physicalLocation: PhysicalLocation
    message: NotRequired[Text]


class Replacement(TypedDict):
    """A piece of a file and what to write there."""

    deletedRegion: Region
    insertedContent: Text


class ArtifactChange(TypedDict):
    """The changes of one file."""

    artifactLocation: ArtifactLocation
    replacements: list[Replacement]


class SarifFix(TypedDict):
    """A way to mend a result."""

    description: Text
    artifactChanges: list[ArtifactChange]


class Result(TypedDict):
    """One problem."""

    ruleId: str
    ruleIndex: int
    level: Level
    message: Text
    locations: list[Location]
    relatedLocations: NotRequired[list[Location]]
    partialFingerprints: dict[str, str]
    fixes: NotRequired[list[SarifFix]]


class Configuration(TypedDict):
    """How much a rule weighs unless somebody says otherwise."""

    level: Level


# Never a `security-severity`: it would turn a gap in a map into a security alert.
Properties = TypedDict(
    "Properties", {"tags": list[str], "precision": Literal["high"], "problem.severity": Problem}
)


class Rule(TypedDict):
    """One rule of the catalogue."""

    id: str
    name: str
    shortDescription: Text
    fullDescription: Text
    help: Help
    helpUri: str
    defaultConfiguration: Configuration
    properties: Properties


def render(report: Report, look: Look) -> str:
    """Return a log with one run, every rule and every problem."""
    infos = [report.rules[name] for name in sorted(report.rules)]
    indexes = {info.name: index for index, info in enumerate(infos)}
    names = fingerprints(report.diagnostics)
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "journeyctl",
                        "version": report.version,
                        "semanticVersion": report.version,
                        "informationUri": HOME,
                        "rules": [_rule(info) for info in infos],
                    }
                },
                "automationDetails": {"id": "journeyctl/"},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    "%SRCROOT%": {"description": {"text": "The folder that holds the workspace."}}
                },
                "results": [
                    _result(item, indexes[item.rule], name)
                    for item, name in zip(report.diagnostics, names, strict=True)
                ],
            }
        ],
    }
    return json_text(log, indent=2) + "\n"


def _rule(info: RuleInfo) -> Rule:
    first_part = info.explanation.split("\n## ", 1)[0].strip()
    return {
        "id": info.name,
        "name": "".join(word.capitalize() for word in info.name.split("-")),
        "shortDescription": {"text": info.summary[:_LONGEST]},
        "fullDescription": {"text": (first_part or info.summary)[:_LONGEST]},
        "help": {"text": info.explanation or info.summary, "markdown": info.explanation or info.summary},
        "helpUri": info.url,
        "defaultConfiguration": {"level": _LEVELS[info.severity]},
        "properties": {
            "tags": [info.group],
            "precision": "high",
            "problem.severity": _PROBLEMS[info.severity],
        },
    }


def _result(item: Diagnostic, index: int, fingerprint: str) -> Result:
    result: Result = {
        "ruleId": item.rule,
        "ruleIndex": index,
        "level": _LEVELS[item.severity],
        "message": _message(with_help(item)),
        "locations": [{"physicalLocation": _physical(item.primary)}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint, "journeyctl/v1": fingerprint},
    }
    if item.related:
        result["relatedLocations"] = [_related(label, number) for number, label in enumerate(item.related, 1)]
    if item.fix:
        result["fixes"] = [_fix(item.primary.source, item.fix)]
    return result


def _related(label: Label, number: int) -> Location:
    location: Location = {"id": number, "physicalLocation": _physical(label)}
    if label.text:
        location["message"] = _message(label.text)
    return location


def _fix(source: SourceFile, fix: Fix) -> SarifFix:
    replacements: list[Replacement] = [
        {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    change: ArtifactChange = {"artifactLocation": _artifact(source), "replacements": replacements}
    return {"description": _message(fix.title), "artifactChanges": [change]}


def _message(text: str) -> Text:
    """Return `text` as a message, in which `[words](target)` would be a link."""
    return {"text": text.replace("](", "] (")}


def _physical(label: Label) -> PhysicalLocation:
    return {"artifactLocation": _artifact(label.source), "region": _region(label.source, label.span)}


def _artifact(source: SourceFile) -> ArtifactLocation:
    return {"uri": quote(source.path, errors="replace"), "uriBaseId": "%SRCROOT%"}


def _region(source: SourceFile, span: Span) -> Region:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
