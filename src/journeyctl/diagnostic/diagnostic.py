"""The one shape of a problem: syntax, schema, reference or lint."""

from dataclasses import dataclass, replace
from enum import IntEnum

from journeyctl.text.edit import Edit
from journeyctl.text.source import SourceFile, Span


class Severity(IntEnum):
    """How much a problem weighs; a higher number is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word people write and read: `error`, `warning` or `info`."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Label:
    """A marked piece of a file, with a few words beside the mark (or none)."""

    source: SourceFile
    span: Span
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend the problem: edits in the file of the primary label.

    A `safe` fix cannot change what the map says; the others are applied only when asked for.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem.

    `message` says what is, `help` what to do, `notes` state facts; none of them holds a position.
    `element` names the element by ids (`first-order/checkout/hidden-fee`) and `field` the key in
    it, so that the problem can be recognised after lines have moved. `element` is empty where
    the file could not be read that far.
    """

    rule: str
    severity: Severity
    message: str
    primary: Label
    related: tuple[Label, ...] = ()
    help: str = ""
    notes: tuple[str, ...] = ()
    fix: Fix | None = None
    element: str = ""
    field: str = ""

    @property
    def path(self) -> str:
        """The file of the primary label."""
        return self.primary.source.path

    @property
    def line(self) -> int:
        """The line, from 1, on which the primary label starts."""
        return self.primary.source.line_number(self.primary.span.start)

    def with_severity(self, severity: Severity) -> "Diagnostic":
        """Return the same problem with another weight."""
        return self if severity == self.severity else replace(self, severity=severity)
