"""JUnit XML: each problem a failed test (a skipped one below `--fail-on`), each clean file a passed one."""

from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.report.report import Look, Report
from journeyctl.report.shown import shown
from journeyctl.report.wire import xml_text


def render(report: Report, look: Look) -> str:
    """Return a suite for each file."""
    from xml.etree import ElementTree

    failures = str(sum(item.severity >= report.fail_on for item in report.diagnostics))
    files = report.by_file()
    tests = str(sum(max(len(found), 1) for found in files.values()))
    root = ElementTree.Element("testsuites", name="journeyctl", tests=tests, failures=failures, errors="0")
    for path, found in files.items():
        counts = {
            "tests": str(max(len(found), 1)),
            "failures": str(failed := sum(item.severity >= report.fail_on for item in found)),
            "errors": "0",
            "skipped": str(len(found) - failed),
        }
        suite = ElementTree.SubElement(root, "testsuite", {"name": path, **counts})
        for item in found:
            # The message is in the name because test views tell cases apart by name alone.
            name = f"{item.rule}: {item.message}"
            case = ElementTree.SubElement(
                suite, "testcase", name=name, classname=path, file=path, line=str(item.line)
            )
            kind = "failure" if item.severity >= report.fail_on else "skipped"
            told = ElementTree.SubElement(case, kind, message=item.message, type=item.severity.word)
            told.text = _details(item)
        if not found:
            ElementTree.SubElement(suite, "testcase", name="all checks passed", classname=path, file=path)
    return xml_text(root)


def _details(item: Diagnostic) -> str:
    """Return everything in lines; none of them can be one that the user's words forged."""
    line, column = item.primary.source.position(item.primary.span.start)
    rows = [f"{item.path}:{line}:{column}: {item.severity.word}[{item.rule}] {item.message}"]
    if item.help:
        rows.append(f"help: {item.help}")
    rows += (f"note: {note}" for note in item.notes)
    return "\n".join(map(shown, rows))
