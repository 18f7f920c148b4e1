"""The JSON Schema of each kind of file, for editors and other validators.

What the schema refuses, the loader refuses too; the loader knows more (references, scales,
days of the calendar) and says it better.
"""

from collections.abc import Iterator
from typing import Any

from journeyctl.model.document import KINDS, Kind
from journeyctl.model.fields import all_models, descriptions
from journeyctl.model.meanings import meanings
from journeyctl.model.settings import Settings

Schema = dict[str, Any]

FORMAT_VERSION = 1
"""Goes up when a file that was right becomes wrong."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HOME = f"https://raw.githubusercontent.com/journeyctl/journeyctl/main/docs/schema/{FORMAT_VERSION}"
_OWN_FIELDS = {"^x-": {"description": "A field of your own: kept, and ignored everywhere."}}
_NULL: Schema = {"type": "null"}


def schema_name(kind: Kind) -> str:
    """Return the name of the file in which the schema of a kind is kept."""
    return f"{kind.word}.schema.json"


def json_schema(kind: Kind) -> Schema:
    """Return the JSON Schema (draft 2020-12) of a kind of file."""
    from pydantic import TypeAdapter

    raw = TypeAdapter(kind.model).json_schema()
    definitions = raw.pop("$defs", {})
    defined = {
        model.__name__: _of_model(model, definitions[model.__name__])
        for model in sorted(all_models(kind.model), key=lambda model: model.__name__)
        if model is not kind.model
    }
    title = "journeyctl workspace" if kind.word == "workspace" else f"journeyctl {kind.word}"
    head = {"$schema": DIALECT, "$id": f"{_HOME}/{schema_name(kind)}", "title": title}
    return {**head, **_of_model(kind.model, raw), **({"$defs": defined} if defined else {})}


def json_schemas() -> dict[str, Schema]:
    """Return the schemas of all kinds by the names of their files."""
    return {schema_name(kind): json_schema(kind) for kind in KINDS.values()}


def schema_text(schema: Schema) -> str:
    """Return a schema as it is written to a file."""
    from json import dumps

    return dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _of_model(model: type, raw: Schema) -> Schema:
    words = descriptions(model)
    required = raw.get("required", [])
    properties = {
        key: _of_key(model, key, value, words.get(key, ""), optional=key not in required)
        for key, value in raw["properties"].items()
    }
    return {
        **_described((model.__doc__ or "").strip()),
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "patternProperties": _OWN_FIELDS,
        "additionalProperties": False,
    }


def _of_key(model: type, key: str, raw: Schema, words: str, *, optional: bool) -> Schema:
    default = written_default(raw.get("default"))
    value = _simple(raw)
    chosen = meanings(model, key)
    if chosen:
        for choice in _choices(value):
            choice["enumDescriptions"] = [chosen[word] for word in choice["enum"]]
    if model is Settings and "$ref" in value.get("additionalProperties", ()):  # `web:` alone names a channel
        value["additionalProperties"] = _or_null(value["additionalProperties"])
    return {
        **_described(words),
        **(_or_null(value) if optional else value),
        **({} if default is None else {"default": default}),
    }


def written_default(default: Any) -> Any:
    """Return a default as somebody would write it, or None where there is nothing to write."""
    if isinstance(default, dict):
        return default.get("id")
    if isinstance(default, list):
        return [written_default(item) for item in default] or None
    return int(default) if isinstance(default, float) and default.is_integer() else default


def _described(words: str) -> Schema:
    """Return the description; editors show Markdown only where they are told that it is some."""
    if not words:
        return {}
    return {"description": words, **({"markdownDescription": words} if "`" in words else {})}


def _choices(schema: Schema) -> Iterator[Schema]:
    if "enum" in schema:
        yield schema
    for inner in (schema.get("additionalProperties"), schema.get("items"), *schema.get("anyOf", ())):
        if isinstance(inner, dict):
            yield from _choices(inner)


def _simple(raw: Schema) -> Schema:
    """Return what a value may be, without the titles, defaults and nulls that pydantic writes."""
    if "anyOf" in raw:
        forms = [form for form in _forms(raw) if form != _NULL]
        return forms[0] if len(forms) == 1 else {"anyOf": forms}
    value = {key: item for key, item in raw.items() if key not in ("title", "default")}
    if "items" in value:
        value["items"] = _simple(value["items"])
    if isinstance(value.get("additionalProperties"), dict):
        value["additionalProperties"] = _simple(value.pop("additionalProperties"))
    return value


def _forms(raw: Schema) -> list[Schema]:
    return [
        inner for form in raw["anyOf"] for inner in (_forms(form) if "anyOf" in form else [_simple(form)])
    ]


def _or_null(value: Schema) -> Schema:
    """Let a value be missing behind its key: `goal:` is a key that is not filled in yet."""
    if "anyOf" in value:
        return {"anyOf": [*value["anyOf"], _NULL]}
    if "$ref" in value:
        return {"anyOf": [value, _NULL]}
    nullable = {**value, "type": [value["type"], "null"]}
    if "enum" in value:
        nullable["enum"] = [*value["enum"], None]
        if "enumDescriptions" in value:
            nullable["enumDescriptions"] = [*value["enumDescriptions"], "not decided yet"]
    return nullable
