"""Bytes to text: what must be refused or told before any parser sees it."""

import re
from dataclasses import dataclass
from itertools import islice

from journeyctl.diagnostic.diagnostic import Diagnostic, Fix, Label, Severity
from journeyctl.load.limits import MAX_BYTES, MAX_MISTAKES
from journeyctl.text.edit import Edit
from journeyctl.text.source import SourceFile, Span

_BOMS = (
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\xfe\xff", "UTF-16"),
    (b"\xff\xfe", "UTF-16"),
)
# Characters that nobody sees but that change what is read: bidirectional overrides ("Trojan
# Source"), zero-width spaces, soft hyphens, a byte order mark inside. The joiners U+200C and
# U+200D stay: Persian, Indic scripts and emoji need them.
_HIDDEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
# Line breaks in YAML 1.1 and plain characters in YAML 1.2: parsers disagree on them.
_LINE_BREAKS = re.compile("[\u0085\u2028\u2029]")
_SUSPECT = re.compile(f"[{_LINE_BREAKS.pattern[1:-1]}{_HIDDEN.pattern[1:-2]}]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text; `readable` is false where nothing may be parsed."""

    source: SourceFile
    diagnostics: list[Diagnostic]
    readable: bool = True
    has_bom: bool = False


def decode(path: str, raw: bytes) -> Decoded:
    """Turn bytes into text, or say why that cannot be done."""
    if len(raw) > MAX_BYTES:
        return too_big(path)
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _refuse(path, "", 0, f"the file is {encoding}, not UTF-8", "save it as UTF-8")
    has_bom = raw.startswith(b"\xef\xbb\xbf")
    if has_bom:
        raw = raw[3:]
    if b"\0" in raw:
        return _nul(path, raw)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        shown = raw.decode("utf-8", "replace")
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        return _refuse(
            path, shown, len(before), message, "save the file as UTF-8; it is perhaps Windows-1252 or Latin-1"
        )
    source = SourceFile(path, text)
    if text.isascii():
        return Decoded(source, [], has_bom=has_bom)
    if not _SUSPECT.search(text):
        return Decoded(source, [], has_bom=has_bom)
    found = _line_breaks(source)
    return Decoded(source, found + _hidden(source), readable=not found, has_bom=has_bom)


def too_big(path: str) -> Decoded:
    """Refuse a file of which only the beginning was read."""
    source = SourceFile(path, "")
    message = f"the file has more than {MAX_BYTES:,} bytes, and that is the most that is read"
    diagnostic = Diagnostic(
        "file-too-big",
        Severity.ERROR,
        message,
        Label(source, Span(0, 0)),
        help="split it into several journeys, or keep raw data in a CSV file beside an evidence file",
    )
    return Decoded(source, [diagnostic], readable=False)


def _refuse(path: str, shown: str, offset: int, message: str, help_text: str) -> Decoded:
    source = SourceFile(path, shown)
    label = Label(source, Span(offset, min(offset + 1, len(shown))))
    diagnostic = Diagnostic("encoding-error", Severity.ERROR, message, label, help=help_text)
    return Decoded(source, [diagnostic], readable=False)


def _nul(path: str, raw: bytes) -> Decoded:
    even, odd = raw[0:400:2].count(0), raw[1:400:2].count(0)
    if max(even, odd) > len(raw[:400]) // 4:
        return _refuse(path, "", 0, "the file looks like UTF-16 or UTF-32, not UTF-8", "save it as UTF-8")
    before = raw[: raw.index(0)].decode("utf-8", "replace")
    return _refuse(
        path,
        raw.decode("utf-8", "replace"),
        len(before),
        "the file holds a NUL byte",
        "remove the byte; a text file has none",
    )


def _hidden(source: SourceFile) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for match in islice(_HIDDEN.finditer(source.text), MAX_MISTAKES):
        span = Span(*match.span())
        names = ", ".join(sorted({f"U+{ord(char):04X}" for char in match[0]}))
        found.append(
            Diagnostic(
                "hidden-character",
                Severity.WARNING,
                f"there is a character here that nobody can see: {names}",
                Label(source, span, "hidden here"),
                help="remove it; it often comes along when text is pasted",
                fix=Fix("remove the hidden character", (Edit(span, ""),)),
            )
        )
    return found


def _line_breaks(source: SourceFile) -> list[Diagnostic]:
    return [
        Diagnostic(
            "unsupported-yaml",
            Severity.ERROR,
            f"there is a line separator U+{ord(match[0]):04X} here, which YAML readers understand in different ways",
            Label(source, Span(*match.span()), "not an ordinary line break"),
            help="use an ordinary line break",
            fix=Fix("put in a blank", (Edit(Span(*match.span()), " "),), safe=False),
        )
        for match in _LINE_BREAKS.finditer(source.text)
    ][:10]
