"""Values are taken as they are or refused: `"3"` is no number, and a number is no text."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from journeyctl.load.read import read
from journeyctl.model.document import KINDS, Kind, kind_of
from journeyctl.text.source import SourceFile

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(path for path in EXAMPLES.rglob("*.yaml") if kind_of(path.name))
# One of each kind with the most in it: the rest would say the same again.
RICHEST = {
    kind.word: max(
        (path for path in FILES if (kind_of(path.name) or ("",))[0] == kind),
        key=lambda path: path.stat().st_size,
    )
    for kind in KINDS.values()
}
OTHERS: tuple[Any, ...] = (
    "3",
    "true",
    "2026-10-06",
    "word",
    "",
    3,
    3.5,
    -1,
    True,
    None,
    [],
    {},
    ["3"],
    {"3": 3},
)


@pytest.mark.parametrize("word", KINDS)
def test_what_is_validated_at_once_is_what_json_would_be(word: str) -> None:
    kind = KINDS[word]
    path = RICHEST[word]
    validator: TypeAdapter[Any] = TypeAdapter(kind.model)
    data = read(SourceFile(path.name, path.read_text("utf-8"))).data
    assert taken(validator, data)
    refused = 0
    for leaf in leaves(data):
        for other in OTHERS:
            changed = put(data, leaf, other)
            verdict = taken(validator, changed)
            assert verdict == taken_as_json(validator, changed), (leaf, other)
            refused += verdict is None
    assert refused > 20


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_model_takes_text_for_a_number_or_a_number_for_text(kind: Kind) -> None:
    validator: TypeAdapter[Any] = TypeAdapter(kind.model)
    validator.rebuild(raise_errors=True)
    schema = validator.core_schema
    numbers = [leaf for _, leaf in schemas(schema) if leaf["type"] in ("int", "float", "bool")]
    assert numbers
    lax = [
        path
        for path, leaf in schemas(schema)
        if leaf["type"] in ("int", "float", "bool") and not leaf.get("strict")
    ]
    assert lax == []


def taken(validator: TypeAdapter[Any], data: Any) -> str | None:
    try:
        return repr(validator.validate_python(data))
    except ValidationError:
        return None


def taken_as_json(validator: TypeAdapter[Any], data: Any) -> str | None:
    import json

    try:
        return repr(validator.validate_json(json.dumps(data)))
    except ValidationError:
        return None


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the first of the leaves of each form: `stages.*.title` is one."""
    seen: set[tuple[str, ...]] = set()
    todo = [(path, data)]
    while todo:
        at, value = todo.pop()
        if isinstance(value, dict):
            todo += [((*at, key), item) for key, item in value.items()]
        elif isinstance(value, list):
            todo += [((*at, index), item) for index, item in enumerate(value)]
        form = tuple("*" if isinstance(part, int) else part for part in at)
        if at and form not in seen:
            seen.add(form)
            yield at


def put(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    changed = copy.deepcopy(data)
    owner = changed
    for part in path[:-1]:
        owner = owner[part]
    owner[path[-1]] = value
    return changed


def schemas(schema: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield the parts of a core schema by which values are judged.

    Keys of mappings are text, which may stand for a number; named tuples are only what comes out.
    """
    if isinstance(schema, dict):
        if schema.get("type") == "named-tuple":
            return
        if isinstance(schema.get("type"), str):
            yield path, schema
        for key in schema.keys() - {"serialization", "json_schema_input_schema", "keys_schema"}:
            yield from schemas(schema[key], (*path, key))
    elif isinstance(schema, list | tuple):
        for index, value in enumerate(schema):
            yield from schemas(value, (*path, index))
