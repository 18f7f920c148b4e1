"""One JSON object a line for each problem; for programs that read a stream."""

from journeyctl.report.record import records
from journeyctl.report.report import Look, Report
from journeyctl.report.wire import json_text


def render(report: Report, look: Look) -> str:
    """Return a line for each diagnostic; none for a clean run."""
    return "".join(f"{json_text(record)}\n" for record in records(report))
