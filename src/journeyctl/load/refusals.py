"""What YAML can say and a journey file may not, each told in its own words."""

import re
from array import array
from typing import Any, NoReturn
from unicodedata import normalize

from journeyctl.diagnostic.diagnostic import Diagnostic, Label, Severity
from journeyctl.load.limits import MAX_DEPTH, MAX_DIGITS, MAX_MISTAKES, MAX_VALUES
from journeyctl.text.source import SourceFile, Span

TEMPLATE = (
    "there is a template placeholder here",
    "render the template first, or put the text in quotes",
)


_GLUED_QUESTION = re.compile(r"\?(?<=[\s\[{,]\?)(?=\S)")


class StopReading(Exception):  # noqa: N818 - a signal, not an error: the diagnostic is told already
    """Nothing behind this place can be read with sense."""


class Refusals:
    """Collects the refusals of one reading."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.told: list[Diagnostic] = []
        self.forms: dict[tuple[int, str], tuple[str, Span]] = {}
        self.firsts: dict[int, tuple[int, dict[str, Span]]] = {}

    def _tell(self, rule: str, start: int, end: int, message: str, help_text: str, label: str = "") -> None:
        size = len(self.source.text)
        span = Span(min(start, size), min(end, size))
        self._add(Diagnostic(rule, Severity.ERROR, message, Label(self.source, span, label), help=help_text))

    def _add(self, diagnostic: Diagnostic) -> None:
        if len(self.told) < MAX_MISTAKES:
            self.told.append(diagnostic)

    def _tell_event(self, rule: str, event: Any, message: str, help_text: str) -> None:
        start = event.start_mark.index
        self._tell(rule, start, min(event.end_mark.index, start + 1) or start + 1, message, help_text)

    def version(self, event: Any) -> None:
        """`%YAML 1.1` asks for other rules than ours: `no` would be false."""
        version = event.version
        if version is not None and tuple(version)[:2] != (1, 2):
            self._tell(
                "unsupported-yaml", event.start_mark.index, event.start_mark.index + 5,
                f"the file asks for YAML {version[0]}.{version[1]}, and journey files are YAML 1.2",
                "remove the `%YAML` line",
            )  # fmt: skip

    def tag(self, event: Any) -> None:
        """A tag such as `!!str` or `!secret`."""
        start = event.start_mark.index
        text = self.source.text[start : start + 60].split()
        written = next((word for word in text if word.startswith("!")), str(event.tag))
        self._tell(
            "unsupported-yaml", start, start + len(written),
            f"the tag `{written}` is not taken", "remove the tag; put text in quotes where it looks like a number",
        )  # fmt: skip

    def merge_key(self, start: int, end: int) -> None:
        """`<<: *anchor`."""
        self._tell(
            "unsupported-yaml", start, end, "the merge key `<<` is not taken",
            "write the keys out: a reader and a diff then see them where they count",
        )  # fmt: skip

    def complex_key(self, event: Any) -> NoReturn:
        """A list or mapping as a key, which `{{ name }}` is, too."""
        start = event.start_mark.index
        if self.source.text[start - 1 : start + 1] == "{{":
            self._tell("syntax-error", start - 1, start + 1, *TEMPLATE)
            raise StopReading
        self._tell_event(
            "unsupported-yaml",
            event,
            "a list or mapping is used as a key",
            "use a word as the key; put text with `{` or `[` in quotes",
        )
        raise StopReading

    def documents(self, event: Any) -> None:
        """A second `---`."""
        self._tell(
            "unsupported-yaml", event.start_mark.index, event.start_mark.index + 3,
            "a second document starts here, and a journey file holds one", "move it to a file of its own",
        )  # fmt: skip

    def long_number(self, start: int, end: int) -> None:
        """A whole number nobody can mean."""
        self._tell(
            "out-of-range", start, end, f"the number has {end - start:,} digits, and {MAX_DIGITS} are read at most",
            "put it in quotes if it is a code and no number",
        )  # fmt: skip

    def twice(self, key: str, first: Span, again: Span) -> None:
        """A key that stands twice in one mapping."""
        self._add(
            Diagnostic(
                "duplicate-key", Severity.ERROR, f"key `{key}` is written twice",
                Label(self.source, again, "written again here"), (Label(self.source, first, "first written here"),),
                help="keep one of them; only the first is read",
            )
        )  # fmt: skip

    def look_alike(self, key: str, mapping: int, span: Span) -> None:
        """Two keys of one mapping that are the same letters in two Unicode forms."""
        first, place = self.forms.setdefault((mapping, normalize("NFC", key)), (key, span))
        if first != key:
            self._add(
                Diagnostic(
                    "duplicate-key", Severity.ERROR, f"key `{key}` is written twice, in two Unicode forms",
                    Label(self.source, span, "looks the same"), (Label(self.source, place, "first written here"),),
                    help="keep one of them",
                )
            )  # fmt: skip

    def too_deep(self, event: Any) -> NoReturn:
        """Nesting beyond anything a map needs."""
        self._tell_event(
            "nested-too-deep",
            event,
            f"lists and mappings are nested more than {MAX_DEPTH} deep",
            "a journey needs about 10 levels; look for brackets that are never closed",
        )
        raise StopReading

    def too_many(self, event: Any) -> NoReturn:
        """More values than a file may hold, or an alias that repeats too much."""
        self._tell_event(
            "too-many-values",
            event,
            f"the file holds more than {MAX_VALUES:,} values, repeated aliases included",
            "split the file, or write fewer aliases (`*name`)",
        )
        raise StopReading

    def glued(self, start: int, name: str) -> None:
        """`&an:chor text`: YAML 1.2 takes `an:chor` for the name, libyaml takes `:chor text` for the value."""
        end = start + 1 + len(name)
        following = self.source.text[end : end + 1]
        if following and following not in " \t\r\n,[]{}":
            self._tell(
                "unsupported-yaml", start, end + 1, f"`{following}` stands right behind the name of an anchor or alias",
                "put a blank between them, or put the text in quotes",
            )  # fmt: skip

    def glued_question(self, marks: "array[int]") -> None:
        """`{?key: value}`: YAML 1.2 takes `?key` for the key, libyaml takes `key`."""
        starts = None
        for found in _GLUED_QUESTION.finditer(self.source.text):
            starts = starts or set(marks[::4])
            if found.end() in starts:
                self._tell(
                    "unsupported-yaml", found.start(), found.end(), "`?` stands right before a key",
                    "remove it, or put the text in quotes",
                )  # fmt: skip

    def unknown_alias(self, event: Any) -> NoReturn:
        """`*name` without `&name` before it."""
        self._tell(
            "syntax-error", event.start_mark.index, event.end_mark.index,
            f"the alias `*{event.anchor[:60]}` has no anchor of that name before it",
            "put the text in quotes; or, for an alias, write `&` and the name where the value stands first",
        )  # fmt: skip
        raise StopReading

    def cyclic_alias(self, event: Any) -> NoReturn:
        """`&a [*a]`."""
        self._tell(
            "unsupported-yaml", event.start_mark.index, event.end_mark.index,
            f"the alias `*{event.anchor}` stands inside the value that it repeats", "write the value out",
        )  # fmt: skip
        raise StopReading
