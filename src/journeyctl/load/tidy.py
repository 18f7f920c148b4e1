"""What data may hold that no model knows: own fields (`x-`), empty keys, text cut at a comma."""

from collections.abc import Iterator
from typing import Any

from journeyctl.diagnostic.diagnostic import Diagnostic, Fix, Label, Severity
from journeyctl.load.places import Places
from journeyctl.model.document import Kind
from journeyctl.model.fields import all_models, behind, keys_of
from journeyctl.model.settings import VOCABULARIES
from journeyctl.text.edit import Edit
from journeyctl.text.source import SourceFile, Span


def tidy(data: Any, kind: Kind, source: SourceFile, places: Places) -> tuple[Any, list[Diagnostic]]:
    """Return `data` without what is no part of a document, and warnings about text that got lost.

    Fields called `x-...` are the user's own. A known key without a value is a key that is not
    filled in yet. Both are left out here and stay in the file. Where keys are ids (`channels:`,
    `by_persona:`) they are neither.
    """
    known = {key for model in all_models(kind.model) for key in keys_of(model)}
    told = list(_cut_texts(source, places, known)) if "{" in source.text else []
    cut = {source.text[slice(*item.primary.span)].strip() for item in told}
    clean = _clean(data, kind.model, False, known, cut)
    if kind.word == "workspace" and isinstance(clean, dict):
        # `web:` alone names a channel of which nothing more is known.
        for key in VOCABULARIES:
            if isinstance(vocabulary := clean.get(key), dict):
                clean[key] = {name: {} if entry is None else entry for name, entry in vocabulary.items()}
    return clean, told


def _clean(data: Any, model: type | None, free: bool, known: set[str], cut: set[str]) -> Any:
    """Clean what stands where `model` is expected, or (with `free`) a mapping from ids to it."""
    if isinstance(data, list):
        return [_clean(item, model, free, known, cut) for item in data]
    if not isinstance(data, dict):
        return data
    clean = {}
    for key, value in data.items():
        if key == "<<" or (value is None and key in cut):
            continue
        if model is not None and not free and (key.startswith("x-") or (value is None and key in known)):
            continue
        inner, ids = (model, False) if free else behind(model, key)
        clean[key] = _clean(value, inner, ids, known, cut)
    return clean


def _cut_texts(source: SourceFile, places: Places, known: set[str]) -> Iterator[Diagnostic]:
    """Find `{reason: imported, being rewritten}`: YAML ends the text at the comma."""
    text = source.text
    before: Span | None = None
    for path, place in places.walk():
        span = place.key
        empty = span is not None and place.value.start == place.value.end
        name = str(path[-1]) if path else ""
        if (
            span
            and empty
            and before
            and name not in known
            and text[span.end : span.end + 1] in ",}"
            and text[before.end : span.start].strip() == ","
        ):
            whole = text[before.start : span.end]
            quoted = '"' + whole.replace("\\", "\\\\").replace('"', '\\"') + '"'
            yield Diagnostic(
                "unquoted-comma",
                Severity.WARNING,
                f"the text is cut at the comma: `{name}` is read as a key of its own",
                Label(source, span, "this part is lost"),
                (Label(source, before, "the text ends here"),),
                help="put the whole text in quotes",
                fix=Fix("put the text in quotes", (Edit(Span(before.start, span.end), quoted),), safe=False),
            )
            before = Span(before.start, span.end)
        else:
            before = (
                place.value
                if place.key is not None
                and not empty
                and text[place.value.start : place.value.start + 1] not in "'\"{["
                else None
            )
