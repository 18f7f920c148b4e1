"""How one thing in a cell of a grid is drawn: its sign, its words, and a few small words below."""

from dataclasses import replace

from journeyctl.render.board import Align, Group, Item, Rect, Shape, Text
from journeyctl.render.lettering.typeface import is_rtl, set_text, spent, width
from journeyctl.render.shapes.pieces import BODY, SMALL, Placed, chip, meter
from journeyctl.render.shapes.signs import face, sign

CARDS = frozenset({"pain", "gain", "opportunity"})
"""The kinds that stand on a card of their own colour."""

_BARE = frozenset({"text", "thought", "quiet"})
_SIGN, _INDENT = 10.0, 16.0


def draw_item(item: Item, x: float, y: float, room: float) -> Placed:
    """Return an item in a width of `room`, and the y at which it ends."""
    if item.kind == "channel":
        return _channel(item, x, y, room)
    if item.kind == "emotion":
        return _emotion(item, x, y, room)
    pad = 6.0 if item.kind in CARDS else 0.0
    indent = 0.0 if item.kind in _BARE else _INDENT
    inner = room - 2 * pad - indent
    text = _text(item, x + pad + indent, y + pad, inner)
    at = x + pad
    if text.rtl:  # the sign stands where the lines begin
        text, at = replace(text, x=at), x + room - pad - _SIGN
    shapes: list[Shape] = [*(sign(item.kind, at, y + pad + 3, _SIGN) if indent else ()), text]
    bottom = text.y + text.height
    if item.share is not None:
        shapes += meter(text.x, bottom + 4, inner, item.share, item.kind, rtl=text.rtl)
        bottom += 8
    if item.note:
        note = set_text(
            item.note, text.x, bottom + 1, inner, SMALL, color="muted", align=_start(item.note, text.rtl)
        )
        shapes.append(note)
        bottom = note.y + note.height
    bottom += pad
    if pad:
        frame = Rect(
            x=x,
            y=y,
            width=room,
            height=bottom - y,
            radius=4,
            fill=f"{item.kind}-soft",
            stroke=item.kind,
            stroke_width=1.6 if (item.level or 0) > 3 else 0.5,
        )
        shapes.insert(0, frame)
    return (_group(item, shapes),), bottom


def _start(words: str, rtl: bool) -> Align:
    """Return how to align words so that they begin where a text from right to left, or from left to right, does."""
    return "start" if is_rtl(words) == rtl else "end"


def _text(item: Item, x: float, y: float, room: float) -> Text:
    spoken, quiet = item.kind == "thought", item.kind == "quiet"
    size = SMALL if quiet else BODY - (0.5 if item.kind in CARDS else 0)
    return set_text(item.text, x, y, room, size, italic=spoken, color="muted" if quiet else "ink")


def split_item(item: Item, room: float, tall: float) -> tuple[Item, Item] | None:
    """Return an item in two: as many of its lines as fit into a height, and the rest; None where it cannot be cut so."""
    if item.kind in {"channel", "emotion"}:
        return None
    pad = 6.0 if item.kind in CARDS else 0.0
    indent = 0.0 if item.kind in _BARE else _INDENT
    text = _text(item, 0, 0, room - 2 * pad - indent)
    count = int((tall - 2 * pad) // text.leading)
    if not 0 < count < len(text.lines):
        return None
    place = spent(item.text, text.lines[:count])
    first, rest = item.text[:place].strip(), item.text[place:].strip()
    return replace(item, text=first, note="", share=None), replace(item, text=rest, name="")


def _group(item: Item, shapes: list[Shape]) -> Group:
    return Group(
        name=item.name,
        shapes=tuple(shapes),
        title=item.text if item.name else "",
        href=item.href,
        detail=item.detail,
    )


def _channel(item: Item, x: float, y: float, room: float) -> Placed:
    wide = width(item.text, SMALL, bold=True) + 14
    if wide <= room:
        left = x + room - wide if is_rtl(item.text) else x
        label, _ = chip(item.text, left, y, fill="panel", color="muted", stroke="line")
        return (label,), y + 20
    text = set_text(item.text, x, y, room, SMALL, color="muted", bold=True)
    return (_group(item, [text]),), text.y + text.height


def _emotion(item: Item, x: float, y: float, room: float) -> Placed:
    value = item.value or 0.0
    text = set_text(item.text, x + 26, y + 2, room - 26, BODY)
    at = x + 10
    if text.rtl:
        text, at = replace(text, x=x), x + room - 10
    shapes: list[Shape] = [face(at, y + 10, 9, value), text]
    return (_group(item, shapes),), max(y + 20, text.y + text.height)
