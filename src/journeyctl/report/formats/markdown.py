"""A short table in Markdown; for job summaries and comments."""

from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.report.closing import fixable, found
from journeyctl.report.markdown_text import markdown_code, markdown_text
from journeyctl.report.report import Look, Report
from journeyctl.report.shown import shown

# A job summary is for a glance; the rest is in the log.
_ROWS = 100


def render(report: Report, look: Look) -> str:
    """Return a heading, the summary and a table, the worst first."""
    blocks = [f"### journeyctl\n\n{f'**{found(report)}** {markdown_text(fixable(report))}'.rstrip()}"]
    if report.summary:
        blocks.append("\n".join(f"- {markdown_text(line)}" for line in report.summary))
    items = report.worst_first()
    if items:
        rows = [_row(item, report) for item in items[:_ROWS]]
        blocks.append("\n".join(["| | Where | What | Rule |", "| --- | --- | --- | --- |", *rows]))
    if len(items) > _ROWS:
        blocks.append(f"... and {len(items) - _ROWS} more.")
    return "\n\n".join(blocks) + "\n"


def _row(item: Diagnostic, report: Report) -> str:
    where = markdown_code(f"{shown(item.path)}:{item.line}")
    rule = f"[{item.rule}](<{report.rules[item.rule].url}>)"
    return f"| {item.severity.word} | {where} | {markdown_text(item.message)} | {rule} |"
