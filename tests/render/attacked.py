"""The sample board with something hostile in every text, ids and names included."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from render.sample import SAMPLE

HOSTILE = ']]> <script>alert(1)</script> "\'`\\ #read("/etc/passwd") $x$ \x00\x1b[31m\x0b\ud800\ufffe\x85\u202e &amp;'
"""What nobody should be able to break a format with; real boards never hold the controls in it (see `clean`)."""

# What is an id, a role or a word of ours in a board, and never what a user wrote.
_OURS = frozenset({"color", "fill", "stroke", "tone", "view", "lang", "kind", "mark", "align", "media", "sign",
                   "key", "href", "steps", "state", "dot"})  # fmt: skip

Thing = TypeVar("Thing")


def with_texts(thing: Thing, change: Callable[[str], str]) -> Thing:
    """Return a board (or a part of it) with every text in it changed that could come from a user."""
    return cast("Thing", _changed(thing, change))


def _changed(thing: object, change: Callable[[str], str]) -> object:
    if isinstance(thing, str):
        return change(thing)
    if isinstance(thing, tuple):
        return tuple(_changed(part, change) for part in thing)
    if isinstance(thing, Mapping):
        return {key: _changed(part, change) for key, part in thing.items()}
    if is_dataclass(thing) and not isinstance(thing, type):
        parts = {
            field.name: _changed(getattr(thing, field.name), change)
            for field in fields(thing)
            if field.name not in _OURS
        }
        return replace(thing, **parts)
    return thing


ATTACKED = with_texts(SAMPLE, lambda text: f"{text} {HOSTILE}" if text else text)
"""The sample with something hostile in every text, ids and names included."""
