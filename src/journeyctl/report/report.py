"""What a report is made of: the problems, the files they were looked for in, and the rules behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeyctl.diagnostic.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a reader is told about a rule; `explanation` is Markdown, `url` leads to the rule's page."""

    name: str
    summary: str
    explanation: str
    severity: Severity
    group: str
    url: str
    fixable: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run has to say.

    `diagnostics` are in order, `files` names every file that was checked, `rules` knows every
    rule the diagnostics name, and `summary` holds the last lines a human reads.
    """

    diagnostics: Sequence[Diagnostic]
    files: Sequence[str]
    rules: Mapping[str, RuleInfo]
    version: str
    summary: Sequence[str] = ()
    fail_on: Severity = Severity.ERROR

    def worst_first(self) -> list[Diagnostic]:
        """Return the diagnostics by weight, for places that show only the first few."""
        return sorted(self.diagnostics, key=lambda item: -item.severity)

    def by_file(self) -> dict[str, list[Diagnostic]]:
        """Return the diagnostics of each file; a file without any has an empty list."""
        found: dict[str, list[Diagnostic]] = {path: [] for path in self.files}
        for item in self.diagnostics:
            found.setdefault(item.path, []).append(item)
        return dict(sorted(found.items()))


def with_help(item: Diagnostic) -> str:
    """Return what is and, on the next line, what to do: for formats that have one text only."""
    return f"{item.message}\nhelp: {item.help}" if item.help else item.message


@dataclass(frozen=True, slots=True)
class Look:
    """What the reader's screen can do."""

    color: bool = False
    width: int = 100
    links: bool = False
