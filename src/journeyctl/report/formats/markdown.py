"""A short table in Markdown; for job summaries and comments."""

from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.report.closing import fixable, found
from journeyctl.report.report import Look, Report
from journeyctl.report.shown import shown

# A job summary is for a glance; the rest is in the log.
_ROWS = 100
_ENTITIES = {ord(char): f"&#{ord(char)};" for char in "&<>`*_~|\\[]#$:@"}


def render(report: Report, look: Look) -> str:
    """Return a heading, the summary and a table, the worst first."""
    blocks = [f"### journeyctl\n\n{f'**{found(report)}** {_text(fixable(report))}'.rstrip()}"]
    if report.summary:
        blocks.append("\n".join(f"- {_text(line)}" for line in report.summary))
    items = report.worst_first()
    if items:
        rows = [_row(item, report) for item in items[:_ROWS]]
        blocks.append("\n".join(["| | Where | What | Rule |", "| --- | --- | --- | --- |", *rows]))
    if len(items) > _ROWS:
        blocks.append(f"... and {len(items) - _ROWS} more.")
    return "\n\n".join(blocks) + "\n"


def _row(item: Diagnostic, report: Report) -> str:
    where = _code(f"{shown(item.path)}:{item.line}")
    rule = f"[{item.rule}](<{report.rules[item.rule].url}>)"
    return f"| {item.severity.word} | {where} | {_text(item.message)} | {rule} |"


def _text(text: str) -> str:
    """Return `text` with its backticked words as code and everything else as plain text."""
    parts = shown(text).split("`")
    if len(parts) % 2 == 0:
        return _plain("`".join(parts))
    return "".join(_code(part) if index % 2 else _plain(part) for index, part in enumerate(parts))


def _plain(text: str) -> str:
    return text.translate(_ENTITIES)


def _code(text: str) -> str:
    """Return `text` as code.

    A pipe ends a table cell and a backtick ends the code wherever they stand, so such words are
    written in HTML.
    """
    if not text.strip() or text != text.strip() or "|" in text or "\\" in text or "`" in text:
        return f"<code>{_plain(text)}</code>"
    return f"`{text}`"
