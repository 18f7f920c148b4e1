"""Writes docs/format.md: every kind of file and every key, as the models have them."""

import ast
import inspect
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from journeyctl.cli.start import maps
from journeyctl.model.base import COLOR_PATTERN, ID_PATTERN, TEXT_PATTERN
from journeyctl.model.document import KINDS, Kind, kind_of
from journeyctl.model.fields import all_models, model_fields, model_title
from journeyctl.model.meanings import meanings
from journeyctl.model.schema import Schema, json_schema

_INTRO = """\
<!-- Made by `make bless` from the models in src/journeyctl/model: change it there. -->

# The format

A **workspace** is a folder with `journeyctl.yaml` at its root. Below it, the name of a file says what it is, and gives its id:

| file | what it is | its id |
| --- | --- | --- |
| `journeyctl.yaml` | [settings and shared words](#workspace) | |
| `personas/busy-parent.persona.yaml` | [a persona](#persona) | `busy-parent` |
| `journeys/first-order.journey.yaml` | [a journey](#journey) | `first-order` |
| `evidence/csat-q3.evidence.yaml` | [evidence](#evidence) | `csat-q3` |
| `plans/2026.plan.yaml` | [an action plan](#plan) | `2026` |

The folders are a custom: only the names of the files count. A first map needs one file and about ten lines.

**Strict about what is written.** A key that is not in this reference, a value of the wrong type, an id that leads nowhere, a key given
twice: each is an error that names the place and, where it can, the word that was meant.

**Lenient about what is missing.** Only the keys marked *required* must be there. What else is missing is not an error: rules report it,
and the team sets how much that weighs ([all rules](rules/README.md)).

## What holds everywhere

- **Own fields.** A key that begins with `x-` is yours: it is kept, and ignored everywhere.
- **Keys without a value.** `goal:` with nothing behind it is a key that is not filled in yet, as if it were not written.
- **Ids** have no blanks and none of `/ # : , [ ] { }` or quotes; letters of any script are welcome. Two ids that differ only in case are an
  error. A thing without `id` goes by its title in lower case, with `-` for blanks, until somebody writes one.
- **References** are ids: `hidden-fee` in the same journey, `first-order/hidden-fee` in another, `interviews-09#fee` for a quote.
- **Text** is never empty. Put it in quotes when it holds `: ` or ` #`, or when it would read as a number.
- **Dates** are written `2026-10-06`; **durations** `90s`, `6m`, `5h` or `2d`; **days** `90` or `90d`.
- **Shares** go from 0 to 1, never in percent. `severity` and `frequency` may be a range `[low, high]` when nobody knows exactly.
- **YAML** is version 1.2: `yes`, `no` and `on` are text, `true` and `false` are not. Anchors and aliases may be used; merge keys, tags,
  keys that are lists, and several documents in one file may not.

Editors check and complete all this by the JSON Schemas that `journeyctl init` and `journeyctl schema` write.
"""

# What is shown for each kind; the day is that of the examples in the rules.
_DAY = date(2026, 11, 22)


def page() -> str:
    """Return the page."""
    examples = {
        found[0].word: file for file in maps("example", "", _DAY) if (found := kind_of(_name(file.path)))
    }
    told: dict[str, str] = {}
    blocks = [_INTRO.rstrip()]
    for kind in KINDS.values():
        blocks += _kind(kind, told)
        example = examples[kind.word]
        blocks += [
            "### Example" if kind.word == "workspace" else f"### Example of {kind.title}",
            f"`{example.path}`:",
        ]
        blocks.append(f"<!-- reads: {example.path} -->\n```yaml\n{example.text.rstrip()}\n```")
    return "\n\n".join(blocks) + "\n"


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _kind(kind: Kind, told: dict[str, str]) -> Iterator[str]:
    schema = json_schema(kind)
    models = {model.__name__: model for model in all_models(kind.model)}
    fresh = [name for name in _depth_first(schema, schema.get("$defs", {})) if name not in told]
    told.update({name: _heading(models[name]) for name in fresh})
    yield f"## {kind.word.capitalize()}"
    yield "`journeyctl.yaml`" if kind.word == "workspace" else f"`ID.{kind.word}.yaml`"
    yield from _model(kind.model, schema, told)
    for name in fresh:
        yield f"### {told[name]}"
        yield from _model(models[name], schema["$defs"][name], told)


def _depth_first(schema: Schema, definitions: Mapping[str, Schema]) -> list[str]:
    """Return the names of the models inside, each behind the one that holds it."""
    found: dict[str, None] = {}

    def walk(value: Any) -> None:
        if isinstance(value, dict) and "$ref" in value:
            name = value["$ref"].rpartition("/")[2]
            if name not in found:
                found[name] = None
                walk(definitions[name])
        elif isinstance(value, dict | list):
            for inner in value.values() if isinstance(value, dict) else value:
                walk(inner)

    walk(schema["properties"])
    return list(found)


def _heading(model: type) -> str:
    words = model_title(model).removeprefix("a ").removeprefix("an ").removeprefix("the ")
    return words[:1].upper() + words[1:]


def _model(model: type, schema: Schema, headings: Mapping[str, str]) -> Iterator[str]:
    yield schema["description"]
    required = schema.get("required", [])
    references = _references(model)
    rows = []
    for key, value in schema["properties"].items():
        kind = _type(value, headings)
        if key in references:
            kind = kind.replace("text", "references" if kind.startswith("list") else "reference")
        words = value.get("description", "")
        rows.append(f"| `{key}` | {kind} | {_default(value, required=key in required)} | {words} |")
    yield "\n".join(["| key | value | if missing | what it says |", "| --- | --- | --- | --- |", *rows])
    for key in schema["properties"]:
        chosen = meanings(model, key)
        if chosen:
            yield "\n".join(
                [f"The words of `{key}`:", "", *(f"- `{word}`: {words}" for word, words in chosen.items())]
            )


def _references(model: type) -> set[str]:
    """Return the keys that refer to something else: only the name of their type says so."""
    tree = ast.parse(inspect.cleandoc(inspect.getsource(model)))
    written = {
        node.target.id: ast.unparse(node.annotation)
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    return {key for key, (_, name) in model_fields(model).items() if "Ref" in written[name]}


def _default(value: Schema, *, required: bool) -> str:
    if required:
        return "*required*"
    default = value.get("default")
    if default is None:
        return ""
    if isinstance(default, list):
        return f"`[{', '.join(default)}]`"
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _type(value: Schema, headings: Mapping[str, str]) -> str:
    """Return what a value may be, in words."""
    if "$ref" in value:
        heading = headings[value["$ref"].rpartition("/")[2]]
        return f"[{heading.lower().replace('`', '')}](#{_anchor(heading)})"
    if "anyOf" in value:
        forms = [_type(form, headings) for form in value["anyOf"] if form != {"type": "null"}]
        # `90` and `90d`, and the options of rules: the forms say less than one word.
        short = [word for word in ("days", "`true` or `false`") if word in forms]
        return {"days": "days", "`true` or `false`": "value"}[short[0]] if short else ", or ".join(forms)
    if "enum" in value:
        *rest, last = (f"`{word}`" for word in value["enum"] if word is not None)
        return f"{', '.join(rest)} or {last}" if rest else last
    kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
    return _plain_type(kinds[0], value, headings)


def _plain_type(kind: str, value: Schema, headings: Mapping[str, str]) -> str:
    if kind == "string":
        return _text_type(value)
    if kind == "array":
        inner = _type(value["items"], headings)
        if value.get("maxItems") == 2:
            return "a range `[low, high]`"
        return f"list of {inner}"
    if kind == "object":
        return f"mapping to {_type(value['additionalProperties'], headings)}"
    if kind == "boolean":
        return "`true` or `false`"
    return _number_type("whole number" if kind == "integer" else "number", value)


def _number_type(word: str, value: Mapping[str, Any]) -> str:
    low, high = value.get("minimum"), value.get("maximum")
    if high is not None:
        return f"{word} from {low:g} to {high:g}"
    return word if low is None else f"{word}, {low:g} or more"


def _text_type(value: Schema) -> str:
    pattern = value.get("pattern", TEXT_PATTERN)
    if value.get("format") == "date":
        return "date"
    if pattern == COLOR_PATTERN:
        return "colour"
    if "smhd" in pattern:
        return "duration"
    if pattern.endswith("d$"):
        return "days"
    if "0-9a-f" in pattern:
        return "SHA-256 sum"
    return "id" if pattern == ID_PATTERN.replace('\\"', '"') else "text"


def _anchor(heading: str) -> str:
    return "".join(char for char in heading.lower().replace(" ", "-") if char.isalnum() or char in "-_")
