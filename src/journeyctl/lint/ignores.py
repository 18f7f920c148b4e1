"""Findings that somebody accepts, with the reason: by a comment, or by `lint: ignore:` in the settings."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from journeyctl.diagnostic.diagnostic import Diagnostic, Fix, Label, Severity
from journeyctl.lint.rule import registry
from journeyctl.lint.select import always, no_rule
from journeyctl.load.limits import MAX_MISTAKES
from journeyctl.load.loader import Loaded
from journeyctl.model.settings import LintIgnore
from journeyctl.text.edit import Edit
from journeyctl.text.source import SourceFile, Span
from journeyctl.workspace.discover import matches

_COMMENT = re.compile(r"(?:(?<=\s)|^)#[ \t]*journeyctl:[ \t]*([^\r\n]*)", re.MULTILINE)
_IGNORE = re.compile(r"(ignore|ignore-file)[ \t]*\[([^\]\r\n]*)\][ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One rule that a comment accepts: on a line, or (`line` is 0) in the whole file."""

    rule: str
    line: int
    comment: Span
    reason: str


def read_ignores(file: Loaded) -> tuple[list[Ignore], list[Diagnostic]]:
    """Return the accepted rules of a file, and problems with the comments themselves."""
    text = file.source.text
    ignores: list[Ignore] = []
    problems: list[Diagnostic] = []
    if "journeyctl:" not in text:
        return ignores, problems
    line_of = _Lines(file.source)
    for match in _COMMENT.finditer(text):
        if file.places.scalar_at(match.start()):
            continue
        span = Span(match.start(), match.start() + len(match[0].rstrip()))
        found = _IGNORE.match(match[1])
        names = [word for name in found[2].split(",") if (word := name.strip())] if found else []
        problems += islice(_problems(file, span, found, names), MAX_MISTAKES - len(problems))
        if found:
            line = 0 if found[1] == "ignore-file" else line_of(span.start)
            reason = found[3].strip()
            ignores += [
                Ignore(name, line, span, reason) for name in names if name in registry() and not always(name)
            ]
    return ignores, problems


def _problems(
    file: Loaded, span: Span, found: re.Match[str] | None, names: Sequence[str]
) -> Iterator[Diagnostic]:
    form = "write `# journeyctl: ignore[rule-name] why`"
    if found is None:
        message = "this comment is meant for journeyctl, and it is not understood"
        yield _problem(file, "bad-ignore", message, form, span)
        return
    if not names:
        yield _problem(file, "bad-ignore", "no rule is named", form, span)
    for name in names:
        if name not in registry():
            yield _problem(file, "unknown-rule", *no_rule(name), span)
        elif always(name):
            message = f"`{name}` cannot be accepted: the file is not understood"
            yield _problem(file, "bad-ignore", message, "mend the mistake and remove the comment", span)
    if not found[3].strip():
        message = "the comment accepts a finding and does not say why"
        yield _problem(file, "bad-ignore", message, "write the reason behind the `]`", span)


def _problem(file: Loaded, rule: str, message: str, help_text: str, span: Span) -> Diagnostic:
    return Diagnostic(rule, Severity.WARNING, message, Label(file.source, span), help=help_text)


class _Lines:
    """The lines that comments speak of: their own, or the next with content when they stand alone."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._below: list[int] = []

    def __call__(self, offset: int) -> int:
        line = self._source.line_number(offset)
        if not self._source.line_text(line).lstrip().startswith("#"):
            return line
        if not self._below:
            self._below = self._lines_below()
        return self._below[line]

    def _lines_below(self) -> list[int]:
        """Return for each line the next with content, from the back: comments may come in thousands."""
        found = count = len(self._source.line_starts)
        below = [count] * (count + 1)
        for line in range(count, 0, -1):
            below[line] = found
            content = self._source.line_text(line).lstrip()
            if content and not content.startswith("#"):
                found = line
        return below


def apply_ignores(
    file: Loaded, diagnostics: Iterable[Diagnostic], ignores: list[Ignore], *, ran: Iterable[str]
) -> Iterator[Diagnostic]:
    """Yield the diagnostics that no comment accepts, then the comments that accept nothing.

    Only rules in `ran` can make a comment unused: a rule that was not asked proves nothing.
    """
    used: set[Ignore] = set()
    by_place: dict[tuple[str, int], list[Ignore]] = {}
    for ignore in ignores:
        by_place.setdefault((ignore.rule, ignore.line), []).append(ignore)
    for diagnostic in diagnostics:
        rule = diagnostic.rule
        hit = [*by_place.get((rule, 0), ()), *by_place.get((rule, diagnostic.line), ())]
        used.update(hit)
        if not hit:
            yield diagnostic
    asked = set(ran)
    comments: dict[Span, list[Ignore]] = {}
    for ignore in ignores:
        comments.setdefault(ignore.comment, []).append(ignore)
    for span, group in comments.items():
        idle = [ignore for ignore in group if ignore not in used and ignore.rule in asked]
        if idle:
            yield _unused(file, span, idle, whole=len(idle) == len(group))


def _unused(file: Loaded, span: Span, idle: list[Ignore], *, whole: bool) -> Diagnostic:
    names = ", ".join(f"`{ignore.rule}`" for ignore in idle)
    return Diagnostic(
        "unused-ignore",
        Severity.WARNING,
        f"the comment accepts {names}, and nothing of that is found here",
        Label(file.source, span),
        help="remove it",
        fix=Fix("remove the comment", (Edit(_whole_line(file, span), ""),)) if whole else None,
    )


def _whole_line(file: Loaded, span: Span) -> Span:
    """Return the comment with the blanks before it, and with its line when nothing else is on it."""
    text = file.source.text
    start = span.start
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    starts = file.source.line_starts
    line = file.source.line_number(start)
    if start == starts[line - 1]:
        return Span(start, starts[line] if line < len(starts) else len(text))
    return Span(start, span.end)


class AcceptedInSettings:
    """The entries of `lint: ignore:`, and which of them accept something."""

    def __init__(self, entries: Sequence[LintIgnore]) -> None:
        self._entries = entries
        self._used: set[int] = set()

    def left(self, path: str, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Yield the diagnostics of one file that no entry accepts."""
        here = [item for item in enumerate(self._entries) if matches(path, item[1].files)]
        for diagnostic in diagnostics:
            hit = [index for index, entry in here if entry.rule == diagnostic.rule]
            if not hit or always(diagnostic.rule):
                yield diagnostic
            else:
                self._used.update(hit)

    def unused(self, file: Loaded, ran: Container[str]) -> Iterator[Diagnostic]:
        """Yield the entries that accept nothing, once every file has been seen."""
        for index, entry in enumerate(self._entries):
            if index in self._used or entry.rule not in ran or always(entry.rule):
                continue
            place = file.places.resolve(("lint", "ignore", index, "rule"))[1]
            yield Diagnostic(
                "unused-ignore",
                Severity.WARNING,
                f"the entry accepts `{entry.rule}`, and nothing of that is found in these files",
                Label(file.source, place.value),
                help="remove the entry",
                element=f"lint/ignore/{entry.rule}",
                field=" ".join(entry.files),
            )
