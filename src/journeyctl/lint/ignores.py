"""Findings that somebody accepts, with the reason: by a comment, or by `lint: ignore:` in the settings."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from journeyctl.diagnostic.diagnostic import Diagnostic, Fix, Label, Severity
from journeyctl.lint.rule import registry
from journeyctl.lint.select import unknown_rule_help
from journeyctl.load.loader import Loaded
from journeyctl.model.settings import LintIgnore
from journeyctl.text.edit import Edit
from journeyctl.text.source import Span
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
    for match in _COMMENT.finditer(text):
        if file.places.scalar_at(match.start()):
            continue
        span = Span(match.start(), match.start() + len(match[0].rstrip()))
        found = _IGNORE.match(match[1])
        if not found:
            problems.append(
                _problem(
                    file,
                    "bad-ignore",
                    "this comment is meant for journeyctl, and it is not understood",
                    "write `# journeyctl: ignore[rule-name] why`",
                    span,
                )
            )
            continue
        names = [name.strip() for name in found[2].split(",")]
        reason = found[3].strip()
        for name in names:
            if name not in registry():
                problems.append(
                    _problem(file, "unknown-rule", f"unknown rule `{name}`", unknown_rule_help(name), span)
                )
            elif registry()[name].always:
                problems.append(_never(file, name, span))
            else:
                ignores.append(
                    Ignore(name, 0 if found[1] == "ignore-file" else _line(file, match.start()), span, reason)
                )
        if not reason:
            problems.append(
                _problem(
                    file,
                    "bad-ignore",
                    "the comment accepts a finding and does not say why",
                    "write the reason behind the `]`",
                    span,
                )
            )
    return ignores, problems


def _line(file: Loaded, offset: int) -> int:
    """Return the line that a comment speaks of: its own, or the next with content when it stands alone."""
    source = file.source
    line = source.line_number(offset)
    if source.line_text(line).lstrip().startswith("#"):
        while line < len(source.line_starts):
            line += 1
            content = source.line_text(line).strip()
            if content and not content.startswith("#"):
                break
    return line


def _never(file: Loaded, name: str, span: Span) -> Diagnostic:
    message = f"`{name}` cannot be accepted: the file is not understood"
    return _problem(file, "bad-ignore", message, "mend the mistake and remove the comment", span)


def _problem(file: Loaded, rule: str, message: str, help_text: str, span: Span) -> Diagnostic:
    return Diagnostic(rule, Severity.WARNING, message, Label(file.source, span), help=help_text)


def apply_ignores(
    file: Loaded, diagnostics: Iterable[Diagnostic], ignores: list[Ignore], *, ran: Iterable[str]
) -> Iterator[Diagnostic]:
    """Yield the diagnostics that no comment accepts, then the comments that accept nothing.

    Only rules in `ran` can make a comment unused: a rule that was not asked proves nothing.
    """
    used: set[Ignore] = set()
    by_rule: dict[str, list[Ignore]] = {}
    for ignore in ignores:
        by_rule.setdefault(ignore.rule, []).append(ignore)
    for diagnostic in diagnostics:
        hit = [ignore for ignore in by_rule.get(diagnostic.rule, ()) if ignore.line in (0, diagnostic.line)]
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
    end = len(text) if "\n" not in text[span.start :] else text.index("\n", span.start) + 1
    if start == 0 or text[start - 1] == "\n":
        return Span(start, end)
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
            rule = registry().get(diagnostic.rule)
            if not hit or (rule and rule.always):
                yield diagnostic
            else:
                self._used.update(hit)

    def unused(self, file: Loaded, ran: Container[str]) -> Iterator[Diagnostic]:
        """Yield the entries that accept nothing, once every file has been seen."""
        for index, entry in enumerate(self._entries):
            if index in self._used or entry.rule not in ran:
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
