"""One line for each problem; for editors and grep."""

from journeyctl.report.closing import closing
from journeyctl.report.report import Look, Report
from journeyctl.report.shown import shown
from journeyctl.report.styles import Ink


def render(report: Report, look: Look) -> str:
    """Return `path:line:column: severity[rule] message` lines, the summary and a closing line."""
    ink = Ink(look)
    lines: list[str] = []
    for item in report.diagnostics:
        line, column = item.primary.source.position(item.primary.span.start)
        word = item.severity.word
        rule = ink.link(report.rules[item.rule].url, ink.paint(word, f"{word}[{item.rule}]"))
        lines.append(f"{shown(item.path)}:{line}:{column}: {rule} {shown(item.message)}")
    lines += [shown(line) for line in report.summary]
    return "\n".join([*lines, *closing(report, ink)]) + "\n"
