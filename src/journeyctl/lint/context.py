"""What a check is given: where it is, what day it is, and how to tell what it found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from journeyctl.diagnostic.diagnostic import Diagnostic, Fix, Label
from journeyctl.lint.origins import Origins
from journeyctl.lint.select import Active
from journeyctl.load.loader import Loaded
from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey, Stage
from journeyctl.model.settings import Settings
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.score.claims import Claim, claims
from journeyctl.text.edit import Edit
from journeyctl.text.source import SourceFile, Span
from journeyctl.workspace.ways import Ways, ways
from journeyctl.workspace.workspace import Workspace

Findings = Iterator[Diagnostic]
Key = str | int | Sequence[str | int] | None


# The keys by which people recognise a thing, the best first.
_GRIPS = ("id", "title", "statement", "name", "text", "rule", "date", "to", "team")


class KeyOf(str):
    """A key whose own place is meant, not that of its value."""

    __slots__ = ()


def key_of(key: str) -> KeyOf:
    """Mean the place of a key itself, not that of its value."""
    return KeyOf(key)


@dataclass(slots=True)
class Context:
    """Where the engine stands while a check runs.

    `journey`, `stage` and `touchpoint` are the ones around the thing that is visited (the last
    two are None above them); `active` is the rule that runs; `skipped` holds rules
    with what they could not do. `today` is given from outside, so that runs can be repeated.
    """

    workspace: Workspace
    today: date
    file: Loaded
    journey: Journey | None = None
    stage: Stage | None = None
    touchpoint: Touchpoint | None = None
    active: Active | None = None
    skipped: list[tuple[str, str]] = field(default_factory=list)
    _origins: dict[int, Origins] = field(default_factory=dict)
    _claims: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    _assumptions: frozenset[str] | None = None
    _ways: tuple[Journey, Ways] | None = None

    @property
    def settings(self) -> Settings:
        """The settings of the workspace."""
        return self.workspace.settings

    @property
    def _active(self) -> Active:
        if self.active is None:
            raise LookupError("no rule is running")
        return self.active

    def evidence(self, reference: str) -> Evidence | None:
        """Return the evidence that `id` or `id#quote` means, or None when it is not known."""
        return self.workspace.document(Evidence, reference.partition("#")[0])

    def claims(self, file: Loaded) -> tuple[Claim, ...]:
        """Return the claims of a file; several rules ask, and they are collected once."""
        path = file.source.path
        found = self._claims.get(path)
        if found is None:
            found = self._claims[path] = tuple(claims(file.document))
        return found

    @property
    def assumptions(self) -> frozenset[str]:
        """The ids of the evidence that is an assumption."""
        if self._assumptions is None:
            documents = self.workspace.documents(Evidence)
            self._assumptions = frozenset(file.id for file, item in documents if item.type == "assumption")
        return self._assumptions

    def ways(self, journey: Journey) -> Ways:
        """Return the ways through the journey that is visited; several rules follow them."""
        if self._ways is None or self._ways[0] is not journey:
            self._ways = journey, ways(journey)
        return self._ways[1]

    def skip(self, reason: str) -> None:
        """Say that the rule could not do its work here, and why."""
        self.skipped.append((self._active.rule.name, reason))

    def flag(
        self,
        thing: object,
        key: Key,
        message: str,
        *,
        help: str = "",  # noqa: A002 - the word of the output
        label: str = "",
        notes: Sequence[str] = (),
        related: Sequence[tuple[object, Key, str]] = (),
        fix: Fix | None = None,
        file: Loaded | None = None,
    ) -> Diagnostic:
        """Tell a problem with `thing`.

        `key` is the attribute that is wrong, as it is written in YAML (a path such as
        `("next", 0, "share")` goes deeper); None means the thing itself, shown by its id or
        title. A key that is not written falls back to the thing itself. `related` marks other
        places: `(thing, key, words)`. `file` is needed for things outside the visited file.
        """
        file = file or self.file
        element, path = self._origin(file).locate(thing)
        return Diagnostic(
            self._active.rule.name,
            self._active.severity,
            message,
            Label(file.source, self._span(file, path, key), label),
            tuple(self._related(file, *entry) for entry in related),
            help,
            tuple(notes),
            fix,
            element,
            "/".join(map(str, _parts(key))),
        )

    def replace(self, thing: object, key: Key, text: str, *, title: str = "", safe: bool = True) -> Fix:
        """Return a fix that puts `text` where the value of `key` is written."""
        _, path = self._origin(self.file).locate(thing)
        return Fix(title or f"write `{text}`", (Edit(self._span(self.file, path, key), text),), safe)

    def insert_key(
        self, thing: object, key: str, text: str, *, safe: bool = True, file: Loaded | None = None
    ) -> Fix | None:
        """Return a fix that writes `key: text` as the first key of `thing`, or None in flow style."""
        file = file or self.file
        _, path = self._origin(file).locate(thing)
        span = file.places.resolve(path)[1].value
        source = file.source
        if source.text[span.start : span.start + 1] in ("{", "&", "*", "!"):
            return None
        indent = " " * (source.position(span.start).column - 1)
        line = f"{key}: {text}{_line_break(source, span.start)}{indent}"
        return Fix(f"write `{key}: {text}`", (Edit(Span(span.start, span.start), line),), safe)

    def _origin(self, file: Loaded) -> Origins:
        return self._origins.setdefault(id(file), Origins(file))

    def _related(self, file: Loaded, thing: object, key: Key, words: str) -> Label:
        for other in (file, *self.workspace.files):
            found = self._origin(other).find(thing)
            if found is not None:
                return Label(other.source, self._span(other, found[1], key), words)
        raise LookupError(f"{self._active.rule.name}: the related thing is in no file")

    def _span(self, file: Loaded, path: tuple[str | int, ...], key: Key) -> Span:
        places = file.places
        parts = _parts(key)
        if parts:
            walked, place = places.resolve((*path, *parts))
            if len(walked) > len(path):
                return place.key if isinstance(key, KeyOf) and place.key else _first_line(file, place.shown)
        grip = places.first_of(path, _GRIPS)
        if grip is not None:
            return grip.shown
        place = places.resolve(path)[1]
        return place.key or _first_line(file, place.value)


def _parts(key: Key) -> tuple[str | int, ...]:
    if key is None:
        return ()
    return (key,) if isinstance(key, str | int) else tuple(key)


def _line_break(source: SourceFile, offset: int) -> str:
    """Return the break behind the line that holds `offset`, or before it when it is the last."""
    starts = source.line_starts
    end = starts[min(source.line_number(offset), len(starts) - 1)]
    before = source.text[max(end - 2, 0) : end]
    return before if before == "\r\n" else before[-1:] or "\n"


def _first_line(file: Loaded, span: Span) -> Span:
    text = file.source.text[span.start : span.end]
    end = min((found for found in (text.find("\n"), text.find("\r")) if found >= 0), default=len(text))
    return Span(span.start, span.start + len(text[:end].rstrip()))
