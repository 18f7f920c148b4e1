"""Checkstyle XML; for Jenkins and many review tools."""

from journeyctl.report.report import Look, Report
from journeyctl.report.wire import xml_text

# The version of the format, which the tools that read it look at.
_VERSION = "4.3"


def render(report: Report, look: Look) -> str:
    """Return an element for each file that was checked, clean ones too."""
    from xml.etree import ElementTree

    root = ElementTree.Element("checkstyle", version=_VERSION)
    for path, found in report.by_file().items():
        file = ElementTree.SubElement(root, "file", name=path)
        for item in found:
            line, column = item.primary.source.position(item.primary.span.start)
            ElementTree.SubElement(
                file,
                "error",
                line=str(line),
                column=str(column),
                severity=item.severity.word,
                message=item.message,
                source=f"journeyctl.{item.rule}",
            )
    return xml_text(root)
