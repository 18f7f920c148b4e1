"""One file in; model, places and problems out. Never raises for anything a file can hold."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

from journeyctl.diagnostic.diagnostic import Diagnostic, Label, Severity
from journeyctl.load.guard import decode
from journeyctl.load.places import Places
from journeyctl.load.read import read
from journeyctl.load.tree import Tree
from journeyctl.model.document import Document, Kind
from journeyctl.text.source import SourceFile, Span

# Begins with letters, which the engine looks for quickly; the rest looks back.
_OWN_KEY = re.compile(r"""x-(?<=[\s{,"']x-)""")


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """A file that was read.

    `document` is None when something in the file is wrong; `diagnostics` then says what. The
    id comes from the file's name. `has_bom` says that the file starts with a byte order mark,
    which `source` leaves out.
    """

    source: SourceFile
    kind: Kind
    id: str
    document: Document | None
    tree: Tree
    diagnostics: tuple[Diagnostic, ...] = ()
    has_bom: bool = False

    @property
    def places(self) -> Places:
        """Where keys and values stand in the file."""
        return self.tree.places(self.source.text)


def load(
    path: str, raw: bytes, kind: Kind, identifier: str, reading: Callable[[SourceFile], Tree] = read
) -> Loaded:
    """Load one file of a kind; `path` is what messages call it, and `reading` reads as `read` does."""
    decoded = decode(path, raw)
    source = decoded.source
    if not decoded.readable:
        return Loaded(source, kind, identifier, None, Tree(), tuple(decoded.diagnostics), decoded.has_bom)
    tree = reading(source)
    problems = [*decoded.diagnostics, *tree.diagnostics]
    document: Document | None = None
    if tree.data is not None or not tree.diagnostics:
        document, mistakes = _validate(tree, kind, identifier, source)
        problems += mistakes
    if any(problem.severity is Severity.ERROR for problem in problems):
        document = None
    tree.data = None  # the document says the same; a thousand files need a third less memory
    return Loaded(source, kind, identifier, document, tree, tuple(problems), decoded.has_bom)


def _validate(
    tree: Tree, kind: Kind, identifier: str, source: SourceFile
) -> tuple[Document | None, list[Diagnostic]]:
    from pydantic import ValidationError

    data = tree.data
    told: list[Diagnostic] = []
    if tree.has_nulls or "<<" in source.text or source.text.startswith("x-") or _OWN_KEY.search(source.text):
        from journeyctl.load.tidy import tidy

        data, told = tidy(data, kind, source, tree.places(source.text))
    if data is None:
        if kind.word != "workspace":
            return None, [_empty(kind, source)]
        data = {}
    validator = _validator(kind)
    with suppress(ValidationError):
        return validator.validate_python(data), told
    try:
        # What is not taken at once is judged as JSON: in its words, and with halves of characters joined.
        return validator.validate_json(_json(data)), told
    except ValidationError as error:
        from journeyctl.load.explain import explain

        errors = error.errors(include_url=False)
        if errors[0]["type"] == "json_invalid":
            return None, [*told, _half_character(source)]
        return None, told + explain(errors, kind, identifier, source, tree.places(source.text))


def _json(data: Any) -> bytes | str:
    from pydantic_core import PydanticSerializationError, to_json

    try:
        return to_json(data)  # twice as quick as the standard library
    except PydanticSerializationError:  # a character written as two halves: `\ud83d\ude00`
        from json import dumps

        return dumps(data)


def _half_character(source: SourceFile) -> Diagnostic:
    from re import search

    found = search(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}", source.text)
    span = Span(*found.span()) if found else Span(0, 0)
    return Diagnostic(
        "bad-value",
        Severity.ERROR,
        f"the escape `{found[0] if found else ''}` is half a character",
        Label(source, span),
        help="write the character itself",
    )


@cache
def _validator(kind: Kind) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(kind.model)


def _empty(kind: Kind, source: SourceFile) -> Diagnostic:
    return Diagnostic(
        "missing-key",
        Severity.ERROR,
        "the file is empty",
        Label(source, Span(0, 0)),
        help=f"write at least `{'name' if kind.word == 'persona' else 'title'}: ...`, or remove the file",
        element="",
    )
