"""What keys a model has, and which model sits where: for messages, editors and the reference."""

import ast
import inspect
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import pairwise
from typing import Any, get_args, get_type_hints

from pydantic.fields import FieldInfo

# What a model is called in a sentence, where the words of its name are not enough.
_TITLES = {
    "Settings": "the workspace settings",
    "Evidence": "evidence",
    "Point": "a point of a metric",
    "Step": "a way on (`next`)",
    "MetricSource": "`from` of a metric",
    "Expectation": "`expect` of a metric",
    "ExpectedEffect": "`expects` of an initiative",
    "MeasuredEffect": "`measured` of an initiative",
    "Scales": "`scales`",
    "Lint": "`lint`",
    "Scoring": "`scoring`",
    "Weights": "`weights` of `scoring`",
    "Importance": "`importance`",
    "Limits": "`regression`",
    "Theme": "`theme`",
    "Colors": "the colours of `theme`",
}

UNORDERED = frozenset(
    {"personas", "evidence", "systems", "services", "addresses", "same_as", "resolves", "for", "tags", "events",
     "select", "extend_select", "exclude", "by", "accepts"}
)  # fmt: skip
"""The keys, as they are written, of lists that say nothing by their order, and no item twice."""

KEYED = {"stakeholders": "team", "points": "date", "next": "to"}
"""Lists of which each item goes by one of its keys."""


@cache
def model_fields(model: type) -> dict[str, tuple[Any, str]]:
    """Return for each key, as it is written, its annotation and the attribute behind it."""
    hints = get_type_hints(model, include_extras=True)
    return {
        _alias(hints[field.name]) or field.name: (hints[field.name], field.name) for field in fields(model)
    }


def _alias(annotation: Any) -> str | None:
    metadata = getattr(annotation, "__metadata__", ())
    return next((item.alias for item in metadata if isinstance(item, FieldInfo) and item.alias), None)


def keys_of(model: type) -> list[str]:
    """Return the keys of `model` as they are written, in the order of the reference."""
    return list(model_fields(model))


def model_title(model: type) -> str:
    """Return what a model is called in a sentence: `a pain point`."""
    if model.__name__ in _TITLES:
        return _TITLES[model.__name__]
    words = "".join(f" {char.lower()}" if char.isupper() else char for char in model.__name__).strip()
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _models_in(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and is_dataclass(annotation):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
    if getattr(annotation, "__name__", "") == "Feeling":
        return


@cache
def behind(model: type | None, key: str) -> tuple[type | None, bool]:
    """Return the model behind a key of `model` (None where there is none), and whether ids stand before it."""
    if model is None or key not in model_fields(model):
        return None, False
    annotation = model_fields(model)[key][0]
    return next(_models_in(annotation), None), "Mapping" in str(annotation)


def model_at(root: type, path: Sequence[str | int]) -> type | None:
    """Return the model of the mapping at `path` in a file of kind `root`, or None for a free mapping."""
    model: type | None = root
    free = False
    for part in path:
        if isinstance(part, int):
            continue
        if free:
            free = False
            continue
        model, free = behind(model, part)
    return None if free else model


@cache
def all_models(root: type) -> tuple[type, ...]:
    """Return `root` and every model inside it, each once, outermost first."""
    found = [root]
    for model in found:
        for annotation, _ in model_fields(model).values():
            found += [inner for inner in _models_in(annotation) if inner not in found]
    return tuple(dict.fromkeys(found))


def models_with_key(root: type, key: str) -> list[type]:
    """Return the models inside a file of kind `root` that have the key."""
    return [model for model in all_models(root) if key in model_fields(model)]


@cache
def descriptions(model: type) -> dict[str, str]:
    """Return the docstring under each attribute, by the key as it is written.

    Read from the source when asked for: collecting them at import would slow every start.
    """
    tree = ast.parse(inspect.cleandoc(inspect.getsource(model)))
    body = next(node for node in tree.body if isinstance(node, ast.ClassDef)).body
    found: dict[str, str] = {}
    for node, after in pairwise(body):
        if (
            isinstance(node, ast.AnnAssign)
            and isinstance(node.target, ast.Name)
            and isinstance(after, ast.Expr)
        ):
            value = after.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found[node.target.id] = value.value
    return {key: found[name] for key, (_, name) in model_fields(model).items() if name in found}
