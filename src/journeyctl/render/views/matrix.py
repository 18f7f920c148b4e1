"""What to do first: pain points by severity and frequency, opportunities by value and effort."""

from collections.abc import Callable, Iterator, Sequence

from journeyctl.render.board import (
    Block,
    Board,
    Ellipse,
    Group,
    Head,
    Heading,
    Key,
    Page,
    Paragraph,
    Shape,
)
from journeyctl.render.charts.placing import Box
from journeyctl.render.charts.priorities import Entry, Side, field_of, opportunity_side, pain_side
from journeyctl.render.charts.scatter import draw_chart
from journeyctl.render.facts import Facts
from journeyctl.render.lettering.typeface import clean, set_text
from journeyctl.render.look import Look, Paper
from journeyctl.render.shapes.fitting import fewest
from journeyctl.render.shapes.flowing import Piece, Slot, balance
from journeyctl.render.shapes.pieces import BODY, SECTION, SMALL, STRONG, headline, legend, meter
from journeyctl.render.words import Words

ABOUT = "workspace"

_MARGIN = 40.0
_HALF = 580.0  # how wide a chart is on an endless page
_CHART = 500.0  # and how high
_BETWEEN = 40.0
_BESIDE = 32.0  # between columns of a list
_SCORE = 92.0  # the room for a score and its bar
_FIRST = {"pains": (1, 0, 3, 2), "opportunities": (0, 1, 2, 3)}
"""The fields of each chart by their number, the one to look at first at the top."""


def lay_out(facts: Facts, identifier: str, look: Look) -> Board:
    """Return the priorities of a workspace."""
    words = look.words
    found = (pain_side(facts, look), opportunity_side(facts, look))
    sides = [side for side in found if side is not None]
    head = Head(
        kicker=words("matrix.kicker"),
        title=clean(facts.workspace.settings.title or words("matrix.title")),
        lead=words.sentences([_lead(side, words) for side in sides]),
    )
    keys = _keys(sides, words)
    if not sides:
        pages: tuple[Page, ...] = (_empty(head, look),)
    elif look.paper is None:
        pages = (_endless(sides, head, keys, look),)
    else:
        pages = tuple(page for side in sides for page in _printed(side, head, look, look.paper))
    return Board(
        view="matrix", id=identifier, lang=words.lang, head=head,
        description=words.sentences([_described(side, words) for side in sides]) or _nothing(look),
        pages=pages, legend=keys,
        text=tuple(block for side in sides for block in _in_words(side, words)) or (Paragraph(_nothing(look)),),
        details=tuple(entry.detail for side in sides for entry in side.entries if entry.detail is not None),
    )  # fmt: skip


def _nothing(look: Look) -> str:
    return look.words("matrix.nothing" if look.persona is None else "matrix.nothing-for-persona")


def _lead(side: Side, words: Words) -> str:
    first = side.entries[0]
    if side.key == "pains":
        return words("matrix.pains-lead", worst=first.statement, score=first.score)
    return words("matrix.opportunities-lead", best=first.statement)


def _described(side: Side, words: Words) -> str:
    """Return in words what a chart shows: how many points, and what lies in each field."""
    told = [words.count(f"matrix.{side.key}-description", len(side.entries))]
    for number in _FIRST[side.key]:
        inside = [entry.statement for entry in side.entries if field_of(entry, side) == number]
        if inside:
            title = side.chart.fields[number][0]
            told.append(words("matrix.field-holds", field=title, things=words.list(tuple(inside))))
    return words.sentences(told)


def _keys(sides: Sequence[Side], words: Words) -> tuple[Key, ...]:
    """Return the legend: only the signs that are met."""
    marks = [mark for side in sides for mark in side.chart.marks]
    found = []
    if sides:
        found.append(Key(sign=f"disc:{sides[0].chart.color}", text=words("matrix.key-size")))
    if any(not mark.solid for mark in marks):
        found.append(Key(sign="assumption", text=words("matrix.key-assumed")))
    if any(low < high for mark in marks for low, high in (mark.x_ends, mark.y_ends)):
        found.append(Key(sign="line:rule", text=words("matrix.key-range")))
    return tuple(found)


def _in_words(side: Side, words: Words) -> tuple[Block, ...]:
    return (
        Heading(2, words(f"matrix.{side.key}-title")),
        Paragraph(_described(side, words)),
        side.table,
    )


def _empty(head: Head, look: Look) -> Page:
    paper = look.paper or Paper(880, 300, _MARGIN)
    room = paper.width - 2 * paper.margin
    top, y = headline(head, look, paper.margin, paper.margin, room)
    text = set_text(_nothing(look), paper.margin, y + 12, min(room, 640), STRONG, color="muted")
    return Page(name="matrix", title=head.title, width=paper.width, height=paper.height, shapes=(*top, text))


def _endless(sides: Sequence[Side], head: Head, keys: Sequence[Key], look: Look) -> Page:
    """Return one page: the charts side by side, each with its list below."""
    room = len(sides) * _HALF + (len(sides) - 1) * _BETWEEN
    top, y = headline(head, look, _MARGIN, _MARGIN, room)
    below, y = legend(keys, _MARGIN, y + 4, room)
    shapes: list[Shape] = [*top, *below]
    bottom = y
    for number, side in enumerate(sides):
        x = _MARGIN + number * (_HALF + _BETWEEN)
        title = set_text(look.words(f"matrix.{side.key}-title"), x, y + 20, _HALF, SECTION, bold=True)
        chart = Box(x, title.y + title.height + 10, _HALF, _CHART)
        filled = balance(_rows(side, _HALF, look), (Slot(x, chart.bottom + 20),))
        shapes += (title, _chart(side, chart, look), *filled.shapes)
        bottom = max(bottom, filled.bottom)
    return Page(
        name="matrix", title=head.title, width=room + 2 * _MARGIN, height=bottom + _MARGIN, shapes=tuple(shapes),
        notes=look.words.sentences([_described(side, look.words) for side in sides]),
    )  # fmt: skip


def _chart(side: Side, box: Box, look: Look) -> Group:
    title = look.words(f"matrix.{side.key}-title")
    return Group(name=f"chart:{side.key}", shapes=draw_chart(side.chart, box), title=title)


def _printed(side: Side, head: Head, look: Look, paper: Paper) -> tuple[Page, ...]:
    def lay(paper: Paper) -> Iterator[Page]:
        return _sheets(side, head, look, paper, _chart)

    def sketch(paper: Paper) -> Iterator[Page]:
        return _sheets(side, head, look, paper, _no_chart)

    return fewest(paper, lay, sketch=sketch)


def _no_chart(side: Side, box: Box, look: Look) -> Group:
    return Group(name="", shapes=())


def _sheets(
    side: Side, head: Head, look: Look, paper: Paper, drawn: Callable[[Side, Box, Look], Group]
) -> Iterator[Page]:
    """Yield the pages of one chart: its list beside it, on upright paper below it, and on more pages where it is long."""
    words = look.words
    title = words(f"matrix.{side.key}-title")
    kicker = " · ".join(part for part in (head.kicker, head.title) if part != words("matrix.title"))
    own = Head(kicker=kicker, title=title, lead=_lead(side, words))
    more = Head(kicker=kicker, title=words("matrix.continued", title=title))
    room = paper.width - 2 * paper.margin
    keys = _keys((side,), words)
    foot = paper.height - paper.margin - legend(keys, 0, 0, room)[1]
    top, y = headline(own, look, paper.margin, paper.margin, room, compact=True)
    chart, slots = _parted(paper, y + 6, foot - 14)
    wide = min(paper.width - paper.margin - slots[-1].x, 460.0)
    filled = balance(_rows(side, wide, look), slots, foot - 14)
    below, _ = legend(keys, paper.margin, foot, room)
    yield _page(
        (*top, drawn(side, chart, look), *filled.shapes, *below), f"matrix-{side.key}", title, paper, _described(side, words)
    )  # fmt: skip
    columns = max(1, int((room + _BESIDE) // (wide + _BESIDE)))
    number = 2
    while filled.rest:
        top, y = headline(more, look, paper.margin, paper.margin, room, compact=True)
        slots = tuple(
            Slot(paper.margin + place * (room + _BESIDE) / columns, y + 8) for place in range(columns)
        )
        filled = balance(filled.rest, slots, paper.height - paper.margin)
        yield _page((*top, *filled.shapes), f"matrix-{side.key}-{number}", more.title, paper, "")
        number += 1


def _page(shapes: tuple[Shape, ...], name: str, title: str, paper: Paper, notes: str) -> Page:
    return Page(name=name, title=title, width=paper.width, height=paper.height, shapes=shapes, notes=notes)


def _parted(paper: Paper, top: float, bottom: float) -> tuple[Box, tuple[Slot, ...]]:
    """Return the box of the chart and the columns of the list on its first page."""
    left, room = paper.margin, paper.width - 2 * paper.margin
    if paper.width >= paper.height:
        wide = room * 0.6
        return Box(left, top, wide, bottom - top), (Slot(left + wide + _BESIDE, top + 18),)
    tall = min((bottom - top) * 0.6, room * 0.85)
    return Box(left, top, room, tall), (
        Slot(left, top + tall + 16),
        Slot(left + (room + _BESIDE) / 2, top + tall + 16),
    )


def _rows(side: Side, wide: float, look: Look) -> list[Piece]:
    """Return the list of a chart: what has a point in it, then what has none."""
    label = set_text(look.words("matrix.column-score"), 0, 0, wide, SMALL, color="muted", align="end")
    pieces = [Piece((label,), label.height, gap=0, keeps=True)]
    pieces += [_row(entry, side, wide) for entry in side.entries if entry.mark is not None]
    others = [_row(entry, side, wide) for entry in side.entries if entry.mark is None]
    if others:
        words = look.words(f"matrix.{side.key}-unplaced")
        text = set_text(words, 0, 0, wide, SMALL, bold=True, color="muted")
        pieces.append(Piece((text,), text.height, gap=16, keeps=True))
    return [*pieces, *others]


def _row(entry: Entry, side: Side, wide: float) -> Piece:
    """Return a line of the list: number, statement, where it is, its score as a bar and a number."""
    color = side.chart.color
    disc = Ellipse(
        cx=10, cy=10, rx=9.5, ry=9.5, fill=color if entry.solid else f"{color}-soft",
        stroke=None if entry.solid else color, dashed=not entry.solid,
    )  # fmt: skip
    number = set_text(
        str(entry.number), 0, 10 - SMALL * 0.68, 20, SMALL, bold=True, align="middle",
        color="paper" if entry.solid else "ink",
    )  # fmt: skip
    room = wide - 30 - _SCORE
    text = set_text(entry.statement, 30, 1, room, BODY)
    where = set_text(entry.where, 30, text.y + text.height, room, SMALL, color="muted")
    score = set_text(entry.score, wide - 30, 1, 30, BODY, bold=True, align="end")
    bar = meter(wide - _SCORE + 12, 8, _SCORE - 44, entry.share, color)
    group = Group(
        name=entry.name, shapes=(disc, number, text, where, *bar, score), title=entry.statement,
        detail=entry.detail.id if entry.detail else None,
    )  # fmt: skip
    return Piece((group,), max(20.0, where.y + where.height), gap=9)
