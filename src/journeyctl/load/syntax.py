"""A text that stops being YAML: ruamel.yaml's second opinion, and a sentence a writer understands."""

import re
from typing import TYPE_CHECKING, NamedTuple

from journeyctl.diagnostic.diagnostic import Diagnostic, Label, Severity
from journeyctl.load.events import UnreadableError, ruamel
from journeyctl.load.refusals import TEMPLATE
from journeyctl.text.display import visible
from journeyctl.text.source import SourceFile, Span

if TYPE_CHECKING:
    from journeyctl.load.tree import Tree

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_GLUED = re.compile(r"\s*(?:- +)*([\w-]+):(\S.*)")
# ruamel.yaml needs seconds for long texts and for lines full of brackets.
_JUDGED_SIZE = 64_000
_JUDGED_BRACKETS = 64


class _Sentence(NamedTuple):
    """Our words for what a parser says: the part of its text, our message, and what to do."""

    part: str
    message: str
    help: str


_QUOTE_IT = 'put the whole text in quotes: "..."'
_SENTENCES = (
    _Sentence("expected a comment or a line break", "behind `|` or `>` the text starts on the next line", "put the text on the next line, indented; or put all of it in quotes"),
    _Sentence("mapping values are not allowed", "a colon with a blank behind it starts a value, and none can start here", _QUOTE_IT),
    _Sentence("could not find expected ':'", "a key is not followed by a colon", "write `key: value`; look at the line above too"),
    _Sentence("found undefined tag handle", "the tag is not known", "remove the tag"),
    _Sentence("expected the node content, but found ','", "nothing stands before this comma", "remove the comma, or write what is missing"),
    _Sentence("cannot start any token", "text cannot start with this character", _QUOTE_IT),
    _Sentence("found unknown escape character", "a backslash in double quotes starts an escape, and this one does not exist", "use single quotes, or write `\\\\` for one backslash"),
    _Sentence("expected escape sequence", "an escape in double quotes is not finished", "use single quotes, or write `\\\\` for one backslash"),
    _Sentence("invalid Unicode character escape", "this escape names no character", "write the character itself"),
    _Sentence("while scanning an alias", "`*` starts an alias, and no name follows", _QUOTE_IT),
    _Sentence("while scanning an anchor", "`&` starts an anchor, and no name follows", _QUOTE_IT),
    _Sentence("found unexpected end of stream", "a quote is opened and never closed", "close it with the same sign"),
    _Sentence("found unexpected document indicator", "a quote is opened and not closed before the document ends", "close it with the same sign"),
    _Sentence("while parsing a flow sequence", "a `[` is opened, and neither `,` nor `]` follows", "close the list with `]`, or put a comma between the items"),
    _Sentence("while parsing a flow mapping", "a `{` is opened, and neither `,` nor `}` follows", "close the mapping with `}`, or put a comma between the entries"),
    _Sentence("expected <block end>", "this line is indented differently from its neighbours", "line it up with the keys it belongs to"),
    _Sentence("sequence entries are not allowed", "a list item cannot start here", "put `- ` on a line of its own, below the key"),
    _Sentence("block collection", "this line is indented differently from its neighbours", "line it up with the keys it belongs to"),
    _Sentence("inconsistent indentation", "this line is indented differently from its neighbours", "line it up with the keys it belongs to"),
    _Sentence("did not find expected key", "this line is indented differently from its neighbours", "line it up with the keys it belongs to"),
    _Sentence("did not find expected '-'", "this line is indented differently from the items above", "line it up with the `-` above"),
    _Sentence("document start", "something stands behind the end of the document", "a journey file holds one mapping; look at the indentation of this line"),
    _Sentence("indentation", "the indentation of this block is not clear", "indent each line with the same number of blanks"),
)  # fmt: skip


def judge(source: SourceFile, error: UnreadableError) -> "Tree":
    """Read `source`, which libyaml refused, with ruamel.yaml; else return a tree with a syntax error.

    A text that ruamel.yaml can read is read: it knows corners of YAML 1.2 that libyaml does not.
    """
    from journeyctl.load.read import read_with
    from journeyctl.load.tree import Tree

    if _may_be_judged(source.text) and not _CONTROL.search(source.text):
        try:
            tree = read_with(ruamel, source)
            if not _ends_in_colon(tree, source.text):
                return tree
        except UnreadableError as second:
            error = second if second.offset else error
    return Tree(diagnostics=[syntax_error(source, error)])


def _ends_in_colon(tree: "Tree", text: str) -> bool:
    """Say whether a plain text ends in `:`; ruamel.yaml reads `[b:,]` so, YAML 1.2 reads a mapping."""
    marks = tree.marks
    return any(
        marks[i + 3] == 0 and text[marks[i + 1] - 1 : marks[i + 1]] == ":" for i in range(0, len(marks), 4)
    )


def _may_be_judged(text: str) -> bool:
    return len(text) <= _JUDGED_SIZE and not any(
        line.count("[") + line.count("{") > _JUDGED_BRACKETS for line in text.splitlines()
    )


def syntax_error(source: SourceFile, error: UnreadableError) -> Diagnostic:
    """Turn a parser's complaint into a diagnostic, looking first for the usual accidents."""
    offset = min(error.offset, len(source.text))
    return _accident(source, offset) or _slip(source, offset, error) or _complaint(source, offset, error)


def _diagnostic(source: SourceFile, span: Span, message: str, help_text: str, *related: Label) -> Diagnostic:
    return Diagnostic("syntax-error", Severity.ERROR, message, Label(source, span), related, help=help_text)


def _accident(source: SourceFile, offset: int) -> Diagnostic | None:
    text = source.text
    if control := _CONTROL.search(text):
        span = Span(*control.span())
        return _diagnostic(
            source, span, f"there is a control character here, {visible(control[0])}", "remove it"
        )
    if conflict := _CONFLICT.search(text):
        span = Span(*conflict.span())
        return _diagnostic(
            source, span, "a merge conflict is left in the file", "decide for one side and remove the markers"
        )
    line_number = source.line_number(offset)
    start = source.line_starts[line_number - 1]
    line = source.line_text(line_number)
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        tab = start + indent.index("\t")
        return _diagnostic(
            source,
            Span(tab, start + len(indent)),
            "the line is indented with a tab",
            "use blanks; YAML allows no tabs here",
        )
    if "{{" in line or "{%" in line:
        brace = start + max(line.find("{{"), line.find("{%"))
        return _diagnostic(
            source,
            Span(brace, brace + 2),
            *TEMPLATE,
        )
    return None


def _slip(source: SourceFile, offset: int, error: UnreadableError) -> Diagnostic | None:
    """Tell a mistake that parsers notice too late, or take for another one."""
    problem = error.problem
    found = problem.partition("but found ")[2].strip("'")
    if found in ("]", "}"):
        return _diagnostic(
            source,
            Span(offset, offset + 1),
            f"`{found}` closes nothing",
            "remove it, or put the whole text in quotes",
        )
    if found == "<scalar>":
        return _words_behind(source, offset)
    if "expected ':'" in problem:
        return _no_colon(source, offset, error.context_offset)
    if found == "<stream end>" and (opened := _open_bracket(source.text)) is not None:
        bracket = source.text[opened]
        return _diagnostic(
            source,
            Span(opened, opened + 1),
            f"this `{bracket}` is never closed",
            f"close it with `{']' if bracket == '[' else '}'}`",
        )
    if "mapping values are not allowed" not in problem:
        return None
    number = source.line_number(offset)
    start = source.line_starts[number - 1]
    key = source.text[start:offset]
    if ": " in key or not key.strip():
        return None
    # A key where none can start: the line above is text that goes on here, as YAML sees it.
    above = next((line for line in range(number - 1, 0, -1) if source.line_text(line).strip()), None)
    if above is None:
        return None
    if glued := _glued(source, above):
        return glued
    indent = len(key) - len(key.lstrip())
    return _diagnostic(
        source,
        Span(start + indent, offset),
        "this line is indented more than its neighbours",
        "line it up with the keys it belongs to",
    )


def _glued(source: SourceFile, line: int) -> Diagnostic | None:
    written = source.line_text(line)
    glued = _GLUED.match(written)
    if glued is None:
        return None
    begin = source.line_starts[line - 1]
    return _diagnostic(
        source,
        Span(begin + glued.start(1), begin + len(written.rstrip())),
        "there is no blank behind the colon, and so this is one word and no key",
        f"write `{glued[1]}: {glued[2].rstrip()}`",
    )


def _no_colon(source: SourceFile, offset: int, opened: int | None) -> Diagnostic | None:
    """Show the line that should have been a key: parsers point at the one behind it."""
    if opened is None:
        if source.text[offset:].strip():
            return None
        opened = len(source.text[:offset].rstrip())
    line = source.line_number(opened)
    text = source.line_text(line)
    begin = source.line_starts[line - 1]
    if "\u00a0" in text:
        space = begin + text.index("\u00a0")
        return _diagnostic(
            source,
            Span(space, space + 1),
            "there is a no-break space here (U+00A0), which is a letter to YAML",
            "write an ordinary space; it often comes along when text is pasted",
        )
    if glued := _glued(source, line):
        return glued
    start = begin + len(text) - len(text.lstrip())
    help_text = "write `key: value`; a comment begins with `#`"
    span = Span(start, max(start, begin + len(text.rstrip())))
    return _diagnostic(source, span, "the key in this line is not followed by a colon", help_text)


def _words_behind(source: SourceFile, offset: int) -> Diagnostic | None:
    """Tell words behind a text in quotes, or behind a list or mapping in brackets."""
    end = len(source.text[:offset].rstrip(" \t"))
    before = source.text[end - 1 : end]
    if before in ("'", '"'):
        return _diagnostic(
            source,
            Span(end - 1, end),
            "the text ends at this quote, and more words follow",
            "put the whole text in quotes of the other kind, or write a quote inside it as `\\\"` or `''`",
        )
    if before in ("]", "}"):
        message = (
            f"the {'list' if before == ']' else 'mapping'} ends at this `{before}`, and more words follow"
        )
        return _diagnostic(
            source, Span(end - 1, end), message, "remove them, or put the whole text in quotes"
        )
    return None


def _open_bracket(text: str) -> int | None:
    """Return where the last bracket stands that is opened and not closed."""
    closed = 0
    for offset in range(len(text) - 1, -1, -1):
        if text[offset] in "]}":
            closed += 1
        elif text[offset] in "[{":
            if not closed:
                return offset
            closed -= 1
    return None


def _complaint(source: SourceFile, offset: int, error: UnreadableError) -> Diagnostic:
    said = f"{error.context} {error.problem}"
    sentence = next((known for known in _SENTENCES if known.part in error.problem), None)
    sentence = sentence or next((known for known in _SENTENCES if known.part in said), None)
    related: tuple[Label, ...] = ()
    opened = error.context_offset
    if opened is not None and opened < offset and ("flow" in error.context or "quoted" in error.context):
        opening = Label(source, Span(opened, min(opened + 1, len(source.text))), "opened here")
        if offset >= len(source.text.rstrip()):  # nothing to see at the end: show what was opened
            offset, related = opened, ()
        else:
            related = (opening,)
    span = Span(offset, min(offset + 1, len(source.text)))
    if sentence:
        return _diagnostic(source, span, sentence.message, sentence.help, *related)
    return _diagnostic(
        source, span, f"this is not YAML: {error.problem}", "look at this line and the one above it", *related
    )
