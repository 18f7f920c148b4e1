"""Cards that views of graphs have in common: their text is set here, and they are as high as it needs."""

from collections.abc import Sequence

from journeyctl.render.board import Shape, Text
from journeyctl.render.graph.graph import Card
from journeyctl.render.lettering.typeface import set_text, width
from journeyctl.render.shapes.moving import moved
from journeyctl.render.shapes.pieces import BODY, SMALL
from journeyctl.render.shapes.signs import face, sign

WIDE = 196.0
"""How wide a card is, in pixels."""

_PAD = 10.0
_MOST = 6  # lines of a title: what is longer is said whole in words


def card(
    name: str,
    text: str,
    *,
    notes: Sequence[str] = (),
    mark: str = "",
    feeling: float | None = None,
    corner: str = "",
    below: Sequence[Shape] = (),
    deep: float = 0,
    wide: float = WIDE,
    title: str = "",
    bold: bool = True,
    fill: str = "raised",
    stroke: str = "line",
    color: str = "ink",
    dashed: bool = False,
    href: str | None = None,
    detail: str | None = None,
) -> Card:
    """Return a card: a text, and notes in small letters below it.

    At its left stands a face for a feeling (-1 to 1) or the sign `mark`, in its upper right corner the sign `corner`. The shapes
    `below` have their origin below the notes, at the left edge of the text, and are `deep` pixels high.
    """
    shapes: list[Shape] = []
    left = _PAD
    if feeling is not None:
        shapes.append(face(_PAD + 9, _PAD + 9, 9, feeling))
        left += 26
    elif mark:
        shapes += sign(mark, _PAD, _PAD + 3, 10)
        left += 17
    if corner:
        shapes += sign(corner, wide - _PAD - 11, _PAD + 2, 11)
    room = wide - left - _PAD - (16 if corner else 0)
    said = set_text(text, left, _PAD, room, BODY, bold=bold, color=color, most=_MOST)
    told = [*said.lines]
    shapes.append(said)
    bottom = said.y + said.height
    for note in notes:
        small = set_text(note, left, bottom + 1, wide - left - _PAD, SMALL, color="muted", most=_MOST)
        shapes.append(small)
        told += small.lines
        bottom = small.y + small.height
    if below:
        bottom += 4
        shapes += (moved(shape, left, bottom) for shape in below)
        bottom += deep
    tall = max(bottom + _PAD - 1, 38.0)
    return Card(
        name=name, width=wide, height=round(tall, 1), shapes=tuple(shapes), lines=tuple(told), title=title or text,
        fill=fill, stroke=stroke, ink=color, size=BODY - 1, dashed=dashed, href=href, detail=detail,
    )  # fmt: skip


def pill(
    name: str,
    text: str,
    *,
    mark: str = "",
    most: float = 168,
    title: str = "",
    fill: str = "paper",
    stroke: str = "line",
    color: str = "muted",
    dashed: bool = False,
) -> Card:
    """Return a small rounded card for what is only mentioned: at most two lines, and no wider than `most`."""
    left = 10 + (14 if mark else 0)
    room = min(most - left - 10, width(text, SMALL) + 1)
    said: Text = set_text(text, left, 4, room, SMALL, color=color, most=2)
    shapes: list[Shape] = [said]
    tall = round(said.height + 8, 1)
    if mark:
        shapes += sign(mark, 9, tall / 2 - 5, 10)
    return Card(
        name=name, width=round(left + room + 10, 1), height=tall, shapes=tuple(shapes), lines=said.lines,
        title=title or text, fill=fill, stroke=stroke, ink=color, size=SMALL, round=True, dashed=dashed,
    )  # fmt: skip


def ghost(name: str, text: str, *, wide: float = WIDE) -> Card:
    """Return a card for something that is missing: an open end."""
    return card(
        name, text, mark="assumption", wide=wide, bold=False, fill="paper", stroke="assumption", color="assumption",
        dashed=True,
    )  # fmt: skip
