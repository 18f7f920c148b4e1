"""JSON: strict, versioned, and everything of a board can be had back."""

import json
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from journeyctl.render import board as boards
from journeyctl.render.board import VERSION, Board, Rect
from journeyctl.render.formats.json import paint
from render.attacked import ATTACKED
from render.sample import BARE, LOOK, PAGED, SAMPLE, WORLD

GOLDEN = Path(__file__).parent / "golden"


LATER = {"decisions"}
"""Keys that are left out where nothing is there."""


def refuse(word: str) -> None:
    raise AssertionError(f"{word} is no JSON")


def said(board: Board) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(paint([board], LOOK), parse_constant=refuse)
    return data


def read(kind: Any, data: Any) -> Any:
    """Build what the JSON says, by the types that `board.py` declares."""
    if isinstance(data, dict) and (word := data.get("shape") or data.get("block")):
        kind = next(
            kind for name, kind in vars(boards).items() if name.lower() == word and isinstance(kind, type)
        )
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind, vars(boards))
        told = [field.name for field in fields(kind) if field.name in data or field.name not in LATER]
        return kind(**{name: read(hints[name], data[name]) for name in told})
    origin, parts = get_origin(kind), get_args(kind)
    if origin is tuple and len(parts) == 2 and parts[1] is ...:
        return tuple(read(parts[0], part) for part in data)
    if origin is tuple:
        return tuple(read(part, item) for part, item in zip(parts, data, strict=True))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {key: read(parts[1], part) for key, part in data.items()}
    if kind is bytes:
        return b64decode(data)
    if origin in (Union, UnionType) and data is not None:
        return read(parts[0], data) if is_dataclass(parts[0]) else data
    return data


def test_golden(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "sample.json", paint([SAMPLE], LOOK).decode())


@pytest.mark.parametrize("board", [SAMPLE, PAGED, WORLD, BARE], ids=["sample", "paged", "world", "bare"])
def test_everything_can_be_had_back(board: Board) -> None:
    data = said(board)
    assert data.pop("version") == VERSION
    again = read(Board, data)
    assert paint([again], LOOK) == paint([board], LOOK)
    assert again == read(Board, said(again) | {"version": None})
    assert (again.text, again.details, again.head, again.filters) == (
        board.text, board.details, board.head, board.filters,
    )  # fmt: skip


def test_the_version_comes_first() -> None:
    assert paint([SAMPLE], LOOK).startswith(b'{\n "version": 1,\n "view": "map",')


def test_hostile_texts_stay_texts() -> None:
    text = paint([ATTACKED], LOOK).decode()
    assert "\x00" not in text
    assert "\ufffe" not in text
    title = said(ATTACKED)["head"]["title"]
    assert title.startswith('First order ]]> <script>alert(1)</script> "\'`\\ #read("/etc/passwd") $x$')


def test_numbers_are_short() -> None:
    shape = Rect(x=1 / 3, y=2.0, width=160.00499, height=-0.001)
    (found,) = said(replace(BARE, pages=(replace(BARE.pages[0], shapes=(shape,)),)))["pages"][0]["shapes"]
    assert (found["x"], found["y"], found["width"], found["height"]) == (0.33, 2, 160, 0)
    assert isinstance(found["y"], int)


def test_no_number_is_refused() -> None:
    shape = Rect(x=float("nan"), y=0, width=1, height=1)
    with pytest.raises(ValueError, match="not JSON compliant"):
        paint([replace(BARE, pages=(replace(BARE.pages[0], shapes=(shape,)),))], LOOK)
