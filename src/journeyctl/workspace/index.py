"""What each id means: definitions in the whole workspace, and ids that are taken twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from re import fullmatch
from typing import NamedTuple

from journeyctl.diagnostic.diagnostic import Diagnostic, Label, Severity
from journeyctl.load.loader import Loaded
from journeyctl.load.places import Path
from journeyctl.model.base import ID_PATTERN
from journeyctl.model.ids import confusable_key, slug
from journeyctl.model.settings import VOCABULARIES, Settings
from journeyctl.text.source import Span
from journeyctl.workspace.elements import elements


class Definition(NamedTuple):
    """Where an id is given: the file, the path in it, and whether the id is written there."""

    file: Loaded
    path: Path
    written: bool = True

    @property
    def span(self) -> Span:
        """The id as written, or the name from which it follows."""
        places = self.file.places
        for key in ("id", "title", "statement", "name", "text"):
            place = places.find((*self.path, key))
            if place is not None:
                return place.value
        place = places.resolve(self.path)[1]
        return place.key or Span(place.value.start, place.value.start)


# What can be referred to, by the model's name. A journey, persona, evidence or plan goes by its file.
_WORDS = {
    "Stage": "stage",
    "Touchpoint": "touchpoint",
    "PainPoint": "pain point",
    "Gain": "gain",
    "Opportunity": "opportunity",
    "Metric": "metric",
    "Decision": "decision",
    "Quote": "quote",
    "Initiative": "initiative",
}

Scope = dict[str, list[Definition]]


@dataclass(frozen=True, slots=True)
class Index:
    """All definitions: `files[word][id]` for files and shared vocabularies, `inside[file id][word][id]`.

    `known` holds the words for which a vocabulary is written: without `channels:` any channel goes.
    """

    files: dict[str, Scope]
    inside: dict[tuple[str, str], dict[str, Scope]]

    def file(self, word: str, identifier: str) -> Definition | None:
        """Return the file (or vocabulary entry) of a kind with the id, or None."""
        found = self.files.get(word, {}).get(identifier)
        return found[0] if found else None

    def within(self, word: str, owner: str, kind: str) -> Scope:
        """Return the things of a kind (`pain point`) inside a file: `within("journey", "first-order", ...)`."""
        return self.inside.get((word, owner), {}).get(kind, {})


def build_index(files: Iterable[Loaded]) -> Index:
    """Read the definitions of all files."""
    index = Index({}, {})
    for file in files:
        word = file.kind.word
        if isinstance(file.document, Settings):
            _index_settings(index, file, file.document)
            continue
        if word == "workspace":
            continue
        index.files.setdefault(word, {}).setdefault(file.id, []).append(Definition(file, ()))
        scopes = index.inside.setdefault((word, file.id), {})
        for thing, path, identifier in elements(file.document):
            scope = scopes.setdefault(_WORDS[type(thing).__name__], {})
            scope.setdefault(identifier, []).append(Definition(file, path, thing.id is not None))
        for scope in scopes.values():
            for definitions in scope.values():
                if len(definitions) > 1:  # who has written the id has it, wherever the others stand
                    definitions.sort(key=lambda definition: not definition.written)
    return index


def _index_settings(index: Index, file: Loaded, settings: Settings) -> None:
    for key in VOCABULARIES:
        vocabulary = getattr(settings, key)
        if vocabulary is not None:
            scope = index.files.setdefault(key.removesuffix("s"), {})
            for identifier in vocabulary:
                scope[identifier] = [Definition(file, (key, identifier))]


def bad_file_ids(files: Iterable[Loaded]) -> Iterator[Diagnostic]:
    """Yield a problem for each file whose name gives an id that nobody could refer to."""
    for file in files:
        if not fullmatch(ID_PATTERN, file.id):
            suffix = file.source.path[file.source.path.rindex(f".{file.kind.word}.") :]
            yield Diagnostic(
                "bad-id",
                Severity.ERROR,
                f"the name of the file gives the id `{file.id}`, and an id has no blanks and none of `/ # : , [ ] {{ }}` or quotes",
                Label(file.source, Span(0, 0)),
                help=f"rename the file to `{slug(file.id)}{suffix}`",
                element=file.id,
                field="id",
            )


def duplicate_ids(index: Index) -> Iterator[Diagnostic]:
    """Yield a problem for each id that is given twice, or that looks like another one."""
    for word, scope in index.files.items():
        yield from _in_scope(f"{word} id", scope, element="")
    for (_, owner), scopes in index.inside.items():
        for kind, scope in scopes.items():
            yield from _in_scope(f"{kind} id", scope, element=owner)


def _in_scope(what: str, scope: Scope, element: str) -> Iterator[Diagnostic]:
    plain: dict[str, str] = {}
    for identifier, definitions in scope.items():
        first = definitions[0]
        for again in definitions[1:]:
            if again.written and first.written:
                yield _taken(
                    "duplicate-id", f"{what} `{identifier}` is given twice", identifier, first, again, element
                )
        other = plain.setdefault(confusable_key(identifier), identifier)
        if other != identifier:
            message = (
                f"{what} `{identifier}` differs from `{other}` only in case or in the form of its letters"
            )
            yield _taken("confusable-id", message, identifier, scope[other][0], first, element)


def _taken(
    rule: str, message: str, identifier: str, first: Definition, again: Definition, element: str
) -> Diagnostic:
    if not again.path:  # the id of a file is its name
        return Diagnostic(
            rule, Severity.ERROR, message, Label(again.file.source, Span(0, 0)),
            notes=(f"the other file is {first.file.source.path}",),
            help="rename one of the files", element=identifier,
        )  # fmt: skip
    return Diagnostic(
        rule, Severity.ERROR, message, Label(again.file.source, again.span, "given again here" if rule == "duplicate-id" else "looks the same"),
        (Label(first.file.source, first.span, "first given here" if rule == "duplicate-id" else "the other one"),),
        help="give one of them another `id`", element=f"{element}/{identifier}".strip("/"), field="id",
    )  # fmt: skip
