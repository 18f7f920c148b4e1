"""Each problem with the lines it is about and what to do; for people."""

from journeyctl.diagnostic.diagnostic import Diagnostic, Label
from journeyctl.report.closing import closing
from journeyctl.report.frame import Frame, Mark, mark_of
from journeyctl.report.report import Look, Report
from journeyctl.report.shown import shown
from journeyctl.report.styles import Ink
from journeyctl.report.wrap import wrap
from journeyctl.text.source import SourceFile


def render(report: Report, look: Look) -> str:
    """Return one block for each problem, then the summary and a closing line."""
    ink = Ink(look)
    blocks = [_block(item, report, ink) for item in report.diagnostics]
    if report.summary:
        blocks.append("\n".join(row for line in report.summary for row in _indented(shown(line), look.width)))
    blocks.append("\n".join(closing(report, ink)))
    return "\n\n".join(blocks) + "\n"


def _block(item: Diagnostic, report: Report, ink: Ink) -> str:
    labels = _by_file(item)
    framed = [(source, marks) for source, marks in labels if source.text or any(mark.text for mark in marks)]
    digits = max((len(str(mark.last)) for _, marks in labels for mark in marks), default=1)
    bar = ink.paint("frame", f"{'':{digits + 2}}|")
    rows = _title(item, report, ink)
    for number, (source, marks) in enumerate(labels):
        arrow = "-->" if number == 0 else ":::"
        if number:
            rows.append(bar)
        place = f"{shown(source.path)}:{marks[0].first}:{marks[0].start + 1}"
        rows.append(f"{'':{digits + 1}}{ink.paint('frame', arrow)} {place}")
        if (source, marks) in framed:
            rows += [bar, *Frame(source, marks, digits, ink).render()]
    feet = _feet(item, digits, ink)
    return "\n".join([*rows, bar, *feet] if feet else rows)


def _title(item: Diagnostic, report: Report, ink: Ink) -> list[str]:
    word = item.severity.word
    head = f"{word}[{item.rule}]"
    first, *rest = _indented(f"{head}: {shown(item.message)}", ink.look.width)
    title = ink.link(report.rules[item.rule].url, ink.paint(word, head)) + ink.paint(
        "message", first[len(head) :]
    )
    return [title, *(ink.paint("message", line) for line in rest)]


def _indented(text: str, width: int) -> list[str]:
    first, *rest = wrap(text, width - 4, width)
    return [first, *(f"    {line}" for line in rest)]


def _feet(item: Diagnostic, digits: int, ink: Ink) -> list[str]:
    feet = [("help", item.help)] if item.help else []
    feet += [("note", note) for note in item.notes]
    if item.fix:
        switch = "--fix" if item.fix.safe else "--unsafe-fixes"
        feet.append(("fix", f"{item.fix.title} (`{switch}`)"))
    rows: list[str] = []
    for word, text in feet:
        lead = f"{'':{digits + 2}}= {word}: "
        first, *rest = wrap(shown(text), max(20, ink.look.width - len(lead)))
        rows.append(f"{'':{digits + 2}}{ink.paint('frame', '=')} {ink.paint(word, f'{word}:')} {first}")
        rows += [f"{'':{len(lead)}}{line}" for line in rest]
    return rows


def _by_file(item: Diagnostic) -> list[tuple[SourceFile, list[Mark]]]:
    """Return the marks of each file, the primary one's first."""
    groups: dict[str, tuple[SourceFile, list[Mark]]] = {}

    def add(label: Label, style: str, char: str) -> None:
        _, marks = groups.setdefault(label.source.path, (label.source, []))
        marks.append(mark_of(label, style, char))

    add(item.primary, item.severity.word, "^")
    for label in item.related:
        add(label, "related", "-")
    return list(groups.values())
