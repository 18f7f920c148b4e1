"""The laid-out board as data, for programs that draw or check pictures of their own."""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass

from journeyctl.render.board import (
    VERSION,
    Board,
    Bullets,
    Ellipse,
    Group,
    Heading,
    Image,
    Pairs,
    Paragraph,
    Path,
    Quote,
    Rect,
    Table,
    Text,
)
from journeyctl.render.look import Look, Paper
from journeyctl.render.paint.escaping import Json, json_data

SUFFIX = ".json"
PAPER: Paper | None = None
MANY = False
EXTRA: tuple[str, str] | None = None

_SHORT = 120
# Keys that came later: a board that has nothing of the kind is written as it was before.
_LATER = frozenset({"decisions"})

# The word that says what a thing is, where a list holds several kinds.
_KINDS: Mapping[type, tuple[str, str]] = {
    **{kind: ("shape", kind.__name__.lower()) for kind in (Rect, Ellipse, Path, Text, Image, Group)},
    **{kind: ("block", kind.__name__.lower()) for kind in (Heading, Paragraph, Quote, Bullets, Pairs, Table)},
}


def paint(boards: Sequence[Board], look: Look) -> bytes:
    """Return a board; lengths in pixels with at most two digits behind the point, bytes as Base64."""
    data = {"version": VERSION, **_fields(boards[0])}
    return (_written(json_data(data), "\n") + "\n").encode()


def _written(data: Json, end: str) -> str:
    """Return data as JSON that people can read, too: what is short or holds only plain values stands on one line."""
    whole = json.dumps(data, ensure_ascii=False, allow_nan=False)
    parts = list(data.values()) if isinstance(data, dict) else data if isinstance(data, list) else []
    if len(whole) <= _SHORT or not any(isinstance(part, dict | list) for part in parts):
        return whole
    inner = [_written(part, f"{end} ") for part in parts]
    if isinstance(data, dict):
        names = [json.dumps(key, ensure_ascii=False) for key in data]
        inner = [f"{name}: {part}" for name, part in zip(names, inner, strict=True)]
    first, last = "{}" if isinstance(data, dict) else "[]"
    return first + ",".join(f"{end} {part}" for part in inner) + end + last


def _fields(thing: object) -> dict[str, Json]:
    kind = _KINDS.get(type(thing))
    said: dict[str, Json] = {kind[0]: kind[1]} if kind else {}
    if is_dataclass(thing):
        named = ((field.name, getattr(thing, field.name)) for field in fields(thing))
        said.update((name, _value(value)) for name, value in named if value or name not in _LATER)
    return said


def _value(value: object) -> Json:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        short = round(value, 2)
        return int(short) if short.is_integer() else short
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, Mapping):
        return {str(key): _value(part) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [_value(part) for part in value]
    return _fields(value)
