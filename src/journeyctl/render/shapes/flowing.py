"""Pieces that flow through columns like type on a page: balanced where there is room, continued where there is not.

A piece is drawn with its upper left corner at (0, 0) and moved to its place. It is cut, between two lines of a text, only
where it is higher than a whole column.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from journeyctl.render.board import Ellipse, Group, Image, Path, Rect, Shape, Text
from journeyctl.render.shapes.moving import moved


@dataclass(frozen=True, slots=True)
class Piece:
    """Shapes of a height; `gap` is left above it unless it begins a column, `keeps` says that it stays with the next."""

    shapes: tuple[Shape, ...]
    height: float
    gap: float = 8
    keeps: bool = False


class Slot(NamedTuple):
    """A column: its left side, and where it begins above."""

    x: float
    top: float


class Filled(NamedTuple):
    """What stands in the columns, where it ends below, and the pieces that found no room."""

    shapes: tuple[Shape, ...]
    bottom: float
    rest: tuple[Piece, ...]


def balance(pieces: Sequence[Piece], slots: Sequence[Slot], bottom: float | None = None) -> Filled:
    """Fill columns in order so that they end as high as they can, none below `bottom`.

    Without `bottom` there is always room. Where there is too little, the columns are full and the rest is handed back.
    """
    if not pieces or not slots:
        return Filled((), max((slot.top for slot in slots), default=0.0), tuple(pieces))
    top = min(slot.top for slot in slots)
    whole = sum(piece.height + piece.gap for piece in pieces)
    most = max(slot.top for slot in slots) + whole if bottom is None else bottom
    # How far pieces reach is found out without moving what is in them; only what may be cut has to be seen.
    bare = [piece if piece.height > most - top else replace(piece, shapes=()) for piece in pieces]
    full = _fill(bare, slots, most, most - top)
    if len(full.rest) == len(pieces) and not full.shapes:
        # What stays together is higher than a page: then it does not.
        loose = [replace(piece, keeps=False) for piece in pieces]
        return _fill(loose, slots, most, most - top, force=True)
    if full.rest:
        return _fill(pieces, slots, most, most - top)
    low, high = int(top), int(most) + 1
    while low < high:
        middle = (low + high) // 2
        if _fill(bare, slots, min(middle, most), most - top).rest:
            low = middle + 1
        else:
            high = middle
    return _fill(pieces, slots, min(low, most), most - top)


def _fill(
    pieces: Sequence[Piece], slots: Sequence[Slot], bottom: float, whole: float, *, force: bool = False
) -> Filled:
    """Fill columns down to `bottom`; what is higher than `whole` may be cut. With `force` no column stays empty."""
    waiting = list(pieces)
    shapes: list[Shape] = []
    lowest = 0.0
    for slot in slots:
        y, empty = slot.top, True
        while waiting:
            start = y if empty else y + waiting[0].gap
            count = _fitting(waiting, bottom - start, whole)
            if not count and force and empty and not _can_cut(waiting[0], bottom - start, whole):
                count = 1
            if not count:
                if slot.top < bottom and _cut_first(waiting, bottom - start, whole):
                    continue
                break
            for number, piece in enumerate(waiting[:count]):
                start += piece.gap if number else 0
                shapes += (moved(shape, slot.x, start) for shape in piece.shapes)
                start += piece.height
            y, empty = start, False
            del waiting[:count]
        lowest = max(lowest, y)
    return Filled(tuple(shapes), lowest, tuple(waiting))


def _fitting(waiting: Sequence[Piece], room: float, whole: float) -> int:
    """Return how many of the first pieces, which stay together, fit; 0 for none."""
    used = 0.0
    for number, piece in enumerate(waiting):
        used += piece.height + (piece.gap if number else 0)
        if piece.keeps and number + 1 < len(waiting):
            follower = waiting[number + 1]
            if follower.height <= whole:
                continue
            # The next will be cut: some of it has to stand below its heading.
            return number + 1 if used + follower.gap + 50 <= room else 0
        return number + 1 if used <= room + 0.01 else 0
    return 0


def _can_cut(piece: Piece, room: float, whole: float) -> bool:
    return piece.height > whole and _cut_at(piece.shapes, room) > 0


def _cut_first(waiting: list[Piece], room: float, whole: float) -> bool:
    """Cut the first piece if it is too high for any column; say whether that was done."""
    piece = waiting[0]
    if not _can_cut(piece, room, whole):
        return False
    at = _cut_at(piece.shapes, room)
    above, below = _cut(piece.shapes, at)
    waiting[:1] = [
        replace(piece, shapes=above, height=at),
        Piece(tuple(moved(shape, 0, -at) for shape in below), piece.height - at, gap=0),
    ]
    return True


def _cut_at(shapes: Iterable[Shape], room: float) -> float:
    """Return the lowest end of a line of text that is above `room`; 0 where there is none."""
    ends = [
        shape.y + (line + 1) * shape.leading
        for shape in _texts(shapes)
        for line in range(len(shape.lines))
        if shape.y + (line + 1) * shape.leading <= room
    ]
    return max(ends, default=0.0)


def _texts(shapes: Iterable[Shape]) -> Iterator[Text]:
    for shape in shapes:
        if isinstance(shape, Text):
            yield shape
        elif isinstance(shape, Group):
            yield from _texts(shape.shapes)


def _cut(shapes: Iterable[Shape], at: float) -> tuple[tuple[Shape, ...], tuple[Shape, ...]]:
    """Cut shapes at a height: texts between lines, backgrounds in two, all others stay where they begin."""
    above: list[Shape] = []
    below: list[Shape] = []
    for shape in shapes:
        if isinstance(shape, Group):
            first, second = _cut(shape.shapes, at)
            # A name is met once on a page, and both parts may stand on one.
            above += [replace(shape, shapes=first)] if first else []
            below += [replace(shape, shapes=second, name="" if first else shape.name)] if second else []
        elif isinstance(shape, Text):
            count = max(0, min(len(shape.lines), int((at - shape.y) / shape.leading + 0.01)))
            above += [_lines(shape, 0, count)] if count else []
            below += [_lines(shape, count, len(shape.lines))] if count < len(shape.lines) else []
        elif isinstance(shape, Rect) and shape.y < at < shape.y + shape.height:
            above.append(replace(shape, height=at - shape.y))
            below.append(replace(shape, y=at, height=shape.y + shape.height - at))
        else:
            (above if _top(shape) < at else below).append(shape)
    return tuple(above), tuple(below)


def _lines(text: Text, first: int, last: int) -> Text:
    return replace(
        text, lines=text.lines[first:last], y=text.y + first * text.leading, height=(last - first) * text.leading
    )  # fmt: skip


def _top(shape: Rect | Ellipse | Path | Image) -> float:
    match shape:
        case Ellipse():
            return shape.cy - shape.ry
        case Path():
            return min((float(step[-1]) for step in shape.steps if len(step) > 1), default=0.0)
        case _:
            return shape.y
