"""One JSON document with everything known of each problem; for programs."""

from journeyctl.diagnostic.collect import count_by_severity
from journeyctl.diagnostic.diagnostic import Severity
from journeyctl.report.record import VERSION, records
from journeyctl.report.report import Look, Report
from journeyctl.report.wire import json_text


def render(report: Report, look: Look) -> str:
    """Return the whole report as one object."""
    counts = count_by_severity(report.diagnostics)
    document = {
        "version": VERSION,
        "tool": {"name": "journeyctl", "version": report.version},
        "diagnostics": list(records(report)),
        "files": len(report.files),
        "summary": {
            **{severity.word: counts[severity] for severity in sorted(Severity, reverse=True)},
            "fixable": sum(item.fix is not None and item.fix.safe for item in report.diagnostics),
            "lines": list(report.summary),
        },
    }
    return json_text(document, indent=2) + "\n"
