"""Pydantic's errors as diagnostics: our sentences, exact places, did-you-mean, fixes."""

from collections.abc import Iterable, Mapping
from typing import Any

from journeyctl.diagnostic.diagnostic import Diagnostic, Fix, Label, Severity
from journeyctl.load.limits import MAX_MISTAKES
from journeyctl.load.places import Path, Place, Places
from journeyctl.load.sentences import Sentence, sentence
from journeyctl.model.document import Kind
from journeyctl.model.fields import keys_of, model_at, model_title, models_with_key
from journeyctl.text.edit import Edit
from journeyctl.text.source import SourceFile, Span
from journeyctl.text.spelling import listing, meant, near_words, only_near_word


def explain(
    errors: Iterable[Mapping[str, Any]], kind: Kind, identifier: str, source: SourceFile, places: Places
) -> list[Diagnostic]:
    """Turn pydantic's `errors` about one file into diagnostics, one for each place.

    A value that fits none of several forms gives an error for each form; the first is told.
    """
    told: dict[tuple[Path, str], Diagnostic] = {}
    written: dict[Path, list[str]] = {}
    for error in errors:
        loc = error["loc"]
        if any("tuple[" in str(part) for part in loc):  # an option that is no list of texts: told already
            continue
        missing = error["type"] == "missing"
        path, place = places.resolve(loc[:-1] if missing else loc)
        if error["type"] == "unexpected_keyword_argument":
            if path[:-1] not in written:
                written[path[:-1]] = places.key_texts(path[:-1])
            diagnostic = _unknown_key(kind, path, place, source, written[path[:-1]])
        elif missing:
            diagnostic = _missing_key(kind, path, place, str(loc[-1]), source, places)
        else:
            diagnostic = _wrong_value(error, kind, path, place, source)
        key = (path, str(loc[-1]) if missing else "")
        told.setdefault(key, _located(diagnostic, identifier, (*path, str(loc[-1])) if missing else path))
        if len(told) >= MAX_MISTAKES:
            break
    misspelled = _misspelled(told)
    return [item for key, item in told.items() if key not in misspelled]


def _misspelled(told: Mapping[tuple[Path, str], Diagnostic]) -> set[tuple[Path, str]]:
    """Return the missing keys that are written after all, with a slip: `titel` is told once."""
    return {
        (path[:-1], item.fix.edits[0].text)
        for (path, _), item in told.items()
        if item.rule == "unknown-key" and item.fix
    }


def _located(diagnostic: Diagnostic, identifier: str, path: Path) -> Diagnostic:
    from dataclasses import replace

    parts = [str(part) for part in path]
    return replace(diagnostic, element="/".join([identifier, *parts[:-1]]), field=parts[-1] if parts else "")


def _unknown_key(kind: Kind, path: Path, place: Place, source: SourceFile, written: list[str]) -> Diagnostic:
    key = str(path[-1]) if path else ""
    owner = model_at(kind.model, path[:-1])
    known = keys_of(owner) if owner else []
    title = model_title(owner) if owner else "this mapping"
    near = near_words(key, known)
    only = only_near_word(key, known)
    if only in written:  # renaming would make a duplicate
        only = None
    if key.startswith("x_"):  # a field of the user's own, with a slip
        near, only = [f"x-{key[2:]}"], f"x-{key[2:]}"
    span = place.key or place.value
    elsewhere = models_with_key(kind.model, key)
    if elsewhere:
        otherwise = (
            f"it is a key of {' and of '.join(model_title(model) for model in elsewhere[:2])}; move it there"
        )
    else:
        otherwise = f"remove it, or call it `x-{key}` to keep it as a field of your own"
    return Diagnostic(
        "unknown-key",
        Severity.ERROR,
        f"unknown key `{key}`",
        Label(source, span, f"not a key of {title}"),
        help=meant(near, otherwise),
        notes=() if near else (f"keys of {title}: {listing(known, 40)}",),
        fix=Fix(f"rename the key to `{only}`", (Edit(span, only),)) if only else None,
    )


def _missing_key(
    kind: Kind, path: Path, place: Place, key: str, source: SourceFile, places: Places
) -> Diagnostic:
    owner = model_at(kind.model, path)
    title = model_title(owner) if owner else "this mapping"
    empty = places.find((*path, key))
    if empty is not None:  # `title:` with nothing behind it
        label = Label(source, empty.shown, "nothing is written here")
        return Diagnostic(
            "missing-key",
            Severity.ERROR,
            f"`{key}` of {title} has no value",
            label,
            help=f"write `{key}: ...`",
        )
    span = place.key or _first_line(source, place.value)
    label = Label(source, span, f"`{key}` is missing here")
    return Diagnostic(
        "missing-key", Severity.ERROR, f"{title} has no `{key}`", label, help=f"add `{key}: ...`"
    )


def _first_line(source: SourceFile, span: Span) -> Span:
    line = source.line_number(span.start)
    starts = source.line_starts
    end = starts[line] if line < len(starts) else len(source.text)
    text = source.text[span.start : min(end, span.end)]
    return Span(span.start, span.start + len(text.rstrip()))


def _wrong_value(
    error: Mapping[str, Any], kind: Kind, path: Path, place: Place, source: SourceFile
) -> Diagnostic:
    names = [part for part in path if isinstance(part, str)]
    key = names[-1] if names else "the file"
    item = bool(path) and isinstance(path[-1], int)
    written = source.text[slice(*place.value)]
    said: Sentence = sentence(error, key, written, item=item)
    model = model_at(kind.model, path)
    if item and model and error["type"] == "dataclass_type" and isinstance(error["input"], str):
        said = said._replace(help=f"write `- {keys_of(model)[0]}: {written}`")
    span = place.shown if said.short else _first_line(source, place.shown)
    return Diagnostic(
        said.rule,
        Severity.ERROR,
        said.message,
        Label(source, span, said.label),
        help=said.help,
        notes=said.notes,
        # A slip in one of several words may have meant another of them: nobody puts that in unasked.
        fix=Fix(
            f"write `{said.replacement}`",
            (Edit(place.value, said.replacement),),
            safe=said.rule != "bad-value",
        )
        if said.replacement
        else None,
    )
