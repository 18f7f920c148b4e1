"""What every board has: its head, its legend; and the small things views draw with."""

from collections.abc import Sequence
from dataclasses import replace

from journeyctl.render.board import Align, Ellipse, Group, Head, Key, Notice, Person, Rect, Shape, Text
from journeyctl.render.lettering.typeface import LEADING, is_rtl, set_text, width
from journeyctl.render.look import Look
from journeyctl.render.shapes.signs import face, sign

TITLE, SECTION, STRONG, BODY, SMALL = 26.0, 18.0, 14.0, 12.0, 10.5
"""The sizes of letters, in pixels."""

_LEAD_LINES = 4  # more of them take the whole width of a slide

Placed = tuple[tuple[Shape, ...], float]
"""Shapes, and the y at which they end."""


def headline(head: Head, look: Look, x: float, y: float, room: float, *, compact: bool = False) -> Placed:
    """Return the head of a board in a width of `room`; `compact` is for slides, where height is dear.

    Its shapes are one group named `headline`; the text of the title is the second in it. The logo of the theme stands at
    its right.
    """
    logo = look.theme.logo
    taken = logo.width + 24 if logo else 0.0
    corner = (replace(logo, x=x + room - logo.width, y=y),) if logo else ()
    kicker = set_text(head.kicker, x, y, room - taken, SMALL, color="accent", bold=True)
    y += kicker.height + 2
    title = set_text(head.title, x, y, room - taken, 20 if compact else TITLE, bold=True)
    y += title.height + 4
    shapes: list[Shape] = [kicker, title, *corner]
    if head.lead:
        wide = room * 0.5 if compact else min(room, 820)
        lead = set_text(head.lead, x, y, wide, BODY if compact else 13, color="muted")
        if compact and len(lead.lines) > _LEAD_LINES:
            wide = room - taken
            lead = set_text(head.lead, x, y, wide, BODY, color="muted")
        if lead.rtl:
            lead = replace(lead, x=x + room - taken - wide)  # its lines begin below those of the title
        shapes.append(lead)
        y += lead.height + 4
    above = y
    facts, y = _facts(head.facts, x, y + (0 if compact else 6), room, compact=compact)
    for notice in head.notices:
        box, y = _notice(notice, x, y + 6, min(room, 1040))
        shapes += box
        y += 4
    if compact and head.persons:
        # A slide is wide and low: the personas stand beside the title, where it leaves them room.
        cards, bottom = _chips(head.persons, look, x + room * 0.55, kicker.y - 4, room * 0.45 - taken)
        beside = [text for text in (*shapes, *(facts if bottom > above else ())) if isinstance(text, Text)]
        if all(_line_end(text) < x + room * 0.54 for text in beside):
            return (Group(name="headline", shapes=(*shapes, *facts, *cards)),), max(y, bottom) + 4
    shapes += facts
    persons = _chips if compact else _persons
    cards, y = persons(head.persons, look, x, y, room)
    return (Group(name="headline", shapes=(*shapes, *cards)),), y + 4


def _line_end(text: Text) -> float:
    """Return how far to the right the lines of a text reach."""
    if text.align != "start" or text.rtl:
        return text.x + text.width
    return text.x + max(
        (width(line, text.size, bold=text.bold, italic=text.italic) for line in text.lines), default=0.0
    )


def _facts(facts: Sequence[tuple[str, str]], x: float, y: float, room: float, *, compact: bool) -> Placed:
    """Return names with values side by side, in as many rows as they need."""
    shapes: list[Shape] = []
    left, top, bottom = x, y, y
    for label, value in facts:
        longest = max(
            width(label, SMALL, bold=True), width(value, SMALL if compact else BODY)
        )  # fmt: skip
        wide = min(longest + 1, 300.0, room)
        if left > x and left + wide > x + room:
            left, top = x, bottom + 4
        align: Align = "end" if is_rtl(value) != is_rtl(label) else "start"
        name = set_text(label, left, top, wide, SMALL, color="muted", align=align)
        said = set_text(value, left, top + name.height, wide, SMALL if compact else BODY)
        shapes += (name, said)
        bottom = max(bottom, said.y + said.height)
        left += wide + 28
    return tuple(shapes), bottom + (4 if facts else 0)


def _notice(notice: Notice, x: float, y: float, room: float) -> Placed:
    """Return sentences in a box, with a sign before its title."""
    left, inner = x + 12, room - 24
    title = set_text(notice.title, left, y + 9, inner - 18, BODY, bold=True)
    mark = sign(notice.kind, left + inner - 11 if title.rtl else left, y + 12, 11)
    title = replace(title, x=left if title.rtl else left + 18)
    bottom = title.y + title.height
    shapes: list[Shape] = [*mark, title]
    for line in notice.lines:
        text = set_text(line, left + 18, bottom + 2, inner - 18, BODY)
        shapes.append(text)
        bottom = text.y + text.height
    tall = bottom + 9 - y
    loud = notice.kind == "worse"
    frame = Rect(
        x=x, y=y, width=room, height=tall, radius=6, fill="pain-soft" if loud else "panel", stroke="pain" if loud else "line"
    )  # fmt: skip
    return (frame, *shapes), y + tall


def _persons(persons: Sequence[Person], look: Look, x: float, y: float, room: float) -> Placed:
    """Return a card for each persona, in rows of cards of one height."""
    if not persons:
        return (), y
    y += 8
    each = max(1, min(len(persons), int((room + 12) // 272)))
    wide = min(380.0, (room - 12 * (each - 1)) / each)
    shapes: list[Shape] = []
    for start in range(0, len(persons), each):
        row = [
            _person(person, look, x + number * (wide + 12), y, wide)
            for number, person in enumerate(persons[start : start + each])
        ]
        tall = max(bottom for _, bottom in row) + 10 - y
        for number, (inside, _) in enumerate(row):
            person = persons[start + number]
            frame = Rect(
                x=x + number * (wide + 12), y=y, width=wide, height=tall, radius=6, fill="panel",
                stroke="assumption" if person.assumed else "line", dashed=person.assumed,
            )  # fmt: skip
            shapes.append(Group(name=f"persona:{person.id}", shapes=(frame, *inside), title=person.name))
        y += tall + 12
    return tuple(shapes), y - 4


def _person(person: Person, look: Look, x: float, y: float, wide: float) -> Placed:
    rtl = is_rtl(person.name)
    disc = portrait(person, x + wide - 44 if rtl else x + 12, y + 12, 32)
    left, room = x + (12 if rtl else 54), wide - 66
    name = set_text(person.name, left, y + 10, room, 13, bold=True)
    bottom = name.y + name.height
    if not (person.role or person.share or person.assumed or person.quote):
        name = replace(
            name, y=y + 28 - min(name.height, 36) / 2
        )  # alone, it stands beside the middle of its disc
    shapes: list[Shape] = [disc, name]
    if person.role:
        role = set_text(person.role, left, bottom, room, 11, color="muted")
        shapes.append(role)
        bottom = role.y + role.height
    told = " · ".join(
        part for part in (person.share, look.words("common.assumption") if person.assumed else "") if part
    )
    if told:
        align: Align = "start" if is_rtl(told) == rtl else "end"
        share = set_text(told, left, bottom, room, 11, color="muted", bold=True, align=align)
        shapes.append(share)
        bottom = share.y + share.height
    if person.quote:
        quote = set_text(look.words.quote(person.quote), left, bottom + 4, room, 11.5, italic=True)
        shapes.append(quote)
        bottom = quote.y + quote.height
    return tuple(shapes), max(bottom, y + 44)


def portrait(person: Person, x: float, y: float, size: float) -> Group:
    """Return a disc with the initials of a persona, in its colour."""
    words = [word for word in person.name.split() if word[0].isalnum()]
    initials = "".join(word[0] for word in words[:1] + words[-1:][: len(words) - 1]).upper()
    letters = size * 0.4
    text = set_text(
        initials,
        x,
        y + size / 2 - letters * LEADING / 2,
        size,
        letters,
        color="paper",
        bold=True,
        align="middle",
    )
    disc = Ellipse(cx=x + size / 2, cy=y + size / 2, rx=size / 2, ry=size / 2, fill=person.color)
    return Group(name="", shapes=(disc, text))


def _chips(persons: Sequence[Person], _look: Look, x: float, y: float, room: float) -> Placed:
    """Return a chip for each persona, in as many rows as they need."""
    if not persons:
        return (), y
    shapes: list[Shape] = []
    left, top = x, y + 4
    bottom = top
    for person in persons:
        told = f"{person.name} · {person.share}" if person.share else person.name
        wide = min(room, width(told, SMALL, bold=True) + 30)
        text = set_text(told, left + 22, top + 4, wide - 29, SMALL, bold=True)
        if left > x and left + wide > x + room:
            left, top = x, bottom + 4
            text = set_text(told, left + 22, top + 4, wide - 29, SMALL, bold=True)
        tall = max(22.0, text.height + 8)
        frame = Rect(
            x=left, y=top, width=wide, height=tall, radius=11, fill="panel",
            stroke="assumption" if person.assumed else "line", dashed=person.assumed,
        )  # fmt: skip
        dot = Ellipse(cx=left + 12, cy=top + 11, rx=5, ry=5, fill=person.color)
        shapes.append(Group(name=f"persona:{person.id}", shapes=(frame, dot, text), title=person.name))
        bottom = max(bottom, top + tall)
        left += wide + 8
    return tuple(shapes), bottom + 4


def legend(keys: Sequence[Key], x: float, y: float, room: float) -> Placed:
    """Return what the signs mean, side by side in as many rows as they need."""
    if not keys:
        return (), y
    shapes: list[Shape] = []
    left, top = x, y
    bottom = top
    for key in keys:
        wide = min(room, width(key.text, SMALL) + 19)
        if left > x and left + wide > x + room:
            left, top = x, bottom + 4
        text = set_text(key.text, left + 17, top, wide - 17, SMALL, color="muted")
        shapes += (*key_sign(key.sign, left, top + 1), text)
        bottom = max(bottom, top + text.height)
        left += wide + 18
    return (Group(name="legend", shapes=tuple(shapes)),), bottom


def key_sign(sign_of: str, x: float, y: float) -> tuple[Shape, ...]:
    """Return the sign of a key in a square of 12.

    It is that of a kind of thing, or has a colour or a value: `face:-1`, `line:accent`, `dashes:accent`, `disc:pain`, `meter:rule`.
    """
    kind, _, value = sign_of.partition(":")
    if kind == "face":
        return (face(x + 6, y + 6, 6.5, float(value)),)
    if kind == "line":
        return (Rect(x=x, y=y + 4.5, width=12, height=3, radius=1.5, fill=value),)
    if kind == "dashes":
        return tuple(Rect(x=x + at, y=y + 4.5, width=5, height=3, radius=1, fill=value) for at in (0, 7))
    if kind == "meter":
        return meter(x, y + 4, 12, 0.6, value)
    if kind == "disc":
        return (Ellipse(cx=x + 6, cy=y + 6, rx=5.5, ry=5.5, fill=value),)
    return sign(kind, x + 1, y + 1, 10)


def chip(
    text: str, x: float, y: float, *, fill: str, color: str, stroke: str | None = None
) -> tuple[Group, float]:
    """Return a small rounded label on one line, and how wide it is."""
    wide = width(text, SMALL, bold=True) + 14
    written = set_text(text, x + 7, y + 2.5, wide - 13, SMALL, color=color, bold=True)
    frame = Rect(x=x, y=y, width=wide, height=written.height + 5, radius=4, fill=fill, stroke=stroke)
    return Group(name="", shapes=(frame, written)), wide


def card(
    x: float,
    y: float,
    wide: float,
    tall: float,
    *,
    fill: str = "raised",
    stroke: str = "line",
    dashed: bool = False,
) -> Rect:
    """Return the frame of a card."""
    return Rect(x=x, y=y, width=wide, height=tall, radius=6, fill=fill, stroke=stroke, dashed=dashed)


def meter(
    x: float, y: float, wide: float, share: float, color: str, *, rtl: bool = False
) -> tuple[Shape, ...]:
    """Return a bar that is filled to a share (0 to 1), from the right with `rtl`."""
    filled = max(3.0, wide * max(0.0, min(1.0, share)))
    return (
        Rect(x=x, y=y, width=wide, height=4, radius=2, fill="line"),
        Rect(x=x + wide - filled if rtl else x, y=y, width=filled, height=4, radius=2, fill=color),
    )


def bottom_of(shapes: Sequence[Shape]) -> float:
    """Return where texts and rectangles end below, those in groups as well."""
    return max(map(_end, shapes), default=0.0)


def _end(shape: Shape) -> float:
    if isinstance(shape, Group):
        return bottom_of(shape.shapes)
    return shape.y + shape.height if isinstance(shape, Rect | Text) else 0.0
