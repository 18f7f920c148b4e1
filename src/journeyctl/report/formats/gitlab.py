"""A Code Quality report for merge requests on GitLab."""

from journeyctl.diagnostic.collect import fingerprints
from journeyctl.diagnostic.diagnostic import Severity
from journeyctl.report.report import Look, Report
from journeyctl.report.wire import json_text

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, look: Look) -> str:
    """Return one array; GitLab shows one of equal fingerprints only, so each is its own."""
    issues = [
        {
            "description": item.message,
            "check_name": item.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[item.severity],
            "location": {"path": item.path, "lines": {"begin": item.line}},
        }
        for item, fingerprint in zip(report.diagnostics, fingerprints(report.diagnostics), strict=True)
    ]
    return json_text(issues, indent=2) + "\n"
