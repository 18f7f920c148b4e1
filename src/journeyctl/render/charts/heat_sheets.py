"""Tables of emotions on pages: drawn as coloured cells, and as the data of a real table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from journeyctl.model.settings import EmotionScale
from journeyctl.render.board import (
    Cell,
    Column,
    Grid,
    Group,
    Head,
    Item,
    Key,
    Page,
    Rect,
    Row,
    Shape,
    Text,
)
from journeyctl.render.charts.heat import Heat, HeatTable
from journeyctl.render.lettering.typeface import set_text
from journeyctl.render.look import Look, Paper
from journeyctl.render.palette import feeling
from journeyctl.render.shapes.fitting import LARGER, fewest, larger
from journeyctl.render.shapes.pieces import BODY, SMALL, STRONG, bottom_of, headline, legend
from journeyctl.render.shapes.scaling import scaled
from journeyctl.render.shapes.signs import face
from journeyctl.render.words import Words
from journeyctl.score.emotion import on_scale

_HEAD, _PAD, _GAP = 148.0, 8.0, 3.0
_ROW_LINES, _COLUMN_LINES = 6, 5  # how long titles may be on paper
_TINY = (1.4, 1.6, 1.8, 2.0, 2.4, 2.8)  # only where titles are so long that nothing else fits
_LEAST, _MOST = 100.0, 220.0
_LONG = 1e15  # nobody counts the digits of a number from here
"""How narrow and how wide a column may be."""


def emotion_words(value: float, scale: EmotionScale, words: Words, digits: int = 1) -> str:
    """Return an emotion from -1 to 1 on the scale of the workspace, with its sign where the scale has both."""
    raw = on_scale(value, scale)
    if abs(raw) < _LONG:
        text = words.number(abs(raw) if abs(raw) < 0.05 else raw, digits)
    else:
        text = f"{raw:.4g}".replace("-", "\u2212")
    return words("heatmap.positive", number=text) if raw >= 0.05 and scale.min < 0 else text


def heat_words(heat: Heat, scale: EmotionScale, words: Words) -> str:
    """Return what stands in a cell, in words."""
    if heat.kind in {"empty", "hole"}:
        return words("heatmap.empty" if heat.kind == "empty" else "heatmap.unmapped")
    emotion = words("heatmap.unfelt") if heat.value is None else emotion_words(heat.value, scale, words)
    return words("heatmap.cell", emotion=emotion, counts=words.row(heat.counts))


def heat_pages(
    table: HeatTable,
    head: Head,
    keys: Sequence[Key],
    scale: EmotionScale,
    look: Look,
    notes: str,
    wide: float = 0,
) -> tuple[Page, ...]:
    """Return the pages of a table: one as large as it needs, at least `wide`, or several of the size of the paper."""
    if look.paper is None:
        paper = Paper(max(wide, endless_width(table)), float("inf"), 40)
        return (_page(table, head, keys, scale, look, paper, notes),)

    def lay(paper: Paper) -> Iterator[Page]:
        return _printed(table, head, keys, scale, look, paper, notes)

    pages = fewest(look.paper, lay, LARGER)
    for factor in _TINY:
        if not any(_overflows(page) for page in pages):
            break
        pages = tuple(scaled(page, 1 / factor) for page in lay(larger(look.paper, factor)))
    return pages


def endless_width(table: HeatTable) -> float:
    """Return how wide the page of a table is where there is no paper."""
    return max(760.0, _HEAD + len(table.columns) * _width(table, 1e9)) + 80


def _overflows(page: Page) -> bool:
    """Say whether a head is so high that the table or what stands below it leaves the page."""
    return bottom_of(page.shapes) > page.height - 4


def _printed(
    table: HeatTable, head: Head, keys: Sequence[Key], scale: EmotionScale, look: Look, paper: Paper, notes: str
) -> Iterator[Page]:  # fmt: skip
    """Yield the pages of a table on paper; where it takes several, empty rows are named below instead of shown."""
    room = paper.width - 2 * paper.margin
    most = max(1, int((room - _HEAD) // _LEAST))
    table = _shortened(table, max(_LEAST, min(_MOST, (room - _HEAD) / min(most, max(1, len(table.columns))))))
    parts: list[HeatTable] = []
    for shown in (table, table.used()):
        parts = [
            part for across in _across(shown, most) for part in _down(across, head, keys, scale, look, paper)
        ]
        if len(parts) == 1:
            break
    more = replace(head, title=look.words("heatmap.continued", title=head.title), lead="")
    for number, part in enumerate(parts, 1):
        if number == 1:
            yield _page(part, head, keys, scale, look, paper, notes)
        else:
            page = _page(part, more, keys, scale, look, paper, "")
            yield replace(page, name=f"{part.name}-{number}")


def _shortened(table: HeatTable, wide: float) -> HeatTable:
    """Return a table whose titles leave room for its cells; the words of the board have them whole."""

    def short(words: str, room: float, lines: int) -> str:
        text = set_text(words, 0, 0, room, BODY, bold=True, most=lines)
        return words if not text.lines or not text.lines[-1].endswith("…") else "".join(_joined(text.lines))

    return replace(
        table,
        rows=tuple(replace(label, title=short(label.title, _HEAD - 12, _ROW_LINES)) for label in table.rows),
        columns=tuple(
            replace(
                label,
                title=short(label.title, wide - 2 * _PAD, _COLUMN_LINES),
                note=short(label.note, wide - 2 * _PAD, _COLUMN_LINES),
            )
            for label in table.columns
        ),
    )


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines as one text again: with a blank between words, and none within."""
    for before, line in pairwise(("", *lines)):
        wide = before[-1:] >= "\u2e80" or line[:1] >= "\u2e80"
        yield line if not before or wide else f" {line}"


def _width(table: HeatTable, room: float) -> float:
    return max(_LEAST, min(_MOST, (room - _HEAD) / max(1, len(table.columns))))


def _across(table: HeatTable, most: int) -> Iterator[HeatTable]:
    """Yield parts of a table with at most so many columns, evenly."""
    count = len(table.columns)
    pages = max(1, -(-count // most))
    each = -(-count // pages)
    for start in range(0, max(1, count), max(1, each)):
        yield replace(
            table,
            columns=table.columns[start : start + each],
            cells={
                (row, column - start): heat
                for (row, column), heat in table.cells.items()
                if start <= column < start + each
            },
        )


def _down(
    table: HeatTable, head: Head, keys: Sequence[Key], scale: EmotionScale, look: Look, paper: Paper
) -> Iterator[HeatTable]:
    """Yield parts of a table whose rows fit onto a page."""
    room = paper.width - 2 * paper.margin
    _, y = headline(head, look, 0, 0, room, compact=True)
    wide = _width(table, room)
    free = (
        paper.height - 2 * paper.margin - y - _titles(table, 0, 0, wide)[1] - _foot(table, keys, look, room)
    )
    start, used = 0, 0.0
    for number in range(len(table.rows)):
        tall = _height(table, number, wide, scale, look)
        if number > start and used + tall > free:
            yield _rows(table, start, number)
            start, used = number, 0.0
        used += tall
    yield _rows(table, start, len(table.rows))


def _rows(table: HeatTable, start: int, end: int) -> HeatTable:
    return replace(
        table,
        rows=table.rows[start:end],
        cells={
            (row - start, column): heat for (row, column), heat in table.cells.items() if start <= row < end
        },
    )


def _foot(table: HeatTable, keys: Sequence[Key], look: Look, room: float) -> float:
    _, tall = legend(keys, 0, 0, room)
    left_out = _left_out(table, look, 0, 0, room)
    return tall + 26 + (left_out.height + 8 if left_out else 0)


def _left_out(table: HeatTable, look: Look, x: float, y: float, room: float) -> Text | None:
    if not table.left_out:
        return None
    words = look.words("heatmap.left-out", channels=look.words.list(table.left_out))
    return set_text(words, x, y, room, SMALL, color="muted")


def _page(
    part: HeatTable, head: Head, keys: Sequence[Key], scale: EmotionScale, look: Look, paper: Paper, notes: str
) -> Page:  # fmt: skip
    x, room = paper.margin, paper.width - 2 * paper.margin
    endless = paper.height == float("inf")
    top, y = headline(head, look, x, paper.margin, room, compact=not endless)
    wide = _width(part, room)
    titles, below = _titles(part, x + _HEAD, y + 8, wide)
    shapes: list[Shape] = list(titles)
    rows: list[Row] = []
    bottom = below
    for number in range(len(part.rows)):
        row, drawn = _row(part, number, (x, bottom, wide), scale, look)
        rows.append(row)
        shapes += drawn
        bottom += row.height
    columns = tuple(
        Column(id=label.id, title=label.title, note=label.note, x=x + _HEAD + number * wide, width=wide)
        for number, label in enumerate(part.columns)
    )
    grid = Grid(
        caption=part.caption, corner=part.corner, x=x + _HEAD, y=below, width=wide * len(columns),
        height=bottom - below, head=_HEAD, spans=(), columns=columns, rows=tuple(rows),
    )  # fmt: skip
    end = bottom + 14
    others: list[Shape] = []
    left_out = _left_out(part, look, x, end, room)
    if left_out is not None:
        others.append(left_out)
        end += left_out.height + 8
    drawn_keys, end = legend(keys, x, end, room)
    return Page(
        name=part.name, title=head.title, width=paper.width, height=end + paper.margin if endless else paper.height,
        shapes=(*top, Group(name="grid", shapes=tuple(shapes), title=part.caption), *others, *drawn_keys), grid=grid,
        notes=notes,
    )  # fmt: skip


def _titles(table: HeatTable, x: float, y: float, wide: float) -> tuple[list[Shape], float]:
    """Return the titles of the columns, standing on one line, and where they end."""
    found: list[list[Text]] = []
    for number, label in enumerate(table.columns):
        left = x + number * wide + _PAD
        title = set_text(label.title, left, 0, wide - 2 * _PAD, BODY, bold=True)
        texts = [title]
        if label.note and label.note != label.title:
            texts.append(set_text(label.note, left, title.height, wide - 2 * _PAD, SMALL, color="muted"))
        found.append(texts)
    tall = max((sum(text.height for text in texts) for texts in found), default=0.0)
    shapes: list[Shape] = []
    for texts in found:
        start = y + tall - sum(text.height for text in texts)
        shapes += (replace(text, y=start + text.y) for text in texts)
    return shapes, y + tall + 8


def _height(table: HeatTable, row: int, wide: float, scale: EmotionScale, look: Look) -> float:
    label = table.rows[row]
    title = set_text(label.title, 0, 0, _HEAD - 12, BODY, bold=True).height
    note = set_text(label.note, 0, 0, _HEAD - 12, SMALL).height
    cells = [
        _cell(table.at(row, column), (0, 0, wide - _GAP, 0), scale, look, remarks=table.felt)[1]
        for column in range(len(table.columns))
    ]
    return max(title + note + 12, *cells, 34.0) + _GAP


def _row(
    table: HeatTable, number: int, place: tuple[float, float, float], scale: EmotionScale, look: Look
) -> tuple[Row, list[Shape]]:
    x, y, wide = place
    label = table.rows[number]
    tall = _height(table, number, wide, scale, look)
    title = set_text(label.title, x, y + 6, _HEAD - 12, BODY, bold=True)
    shapes: list[Shape] = [title]
    if label.note:
        shapes.append(set_text(label.note, x, title.y + title.height, _HEAD - 12, SMALL, color="muted"))
    cells = []
    for column, about in enumerate(table.columns):
        heat = table.at(number, column)
        box = (x + _HEAD + column * wide, y, wide - _GAP, tall - _GAP)
        name = f"heat:{label.id}:{about.id}:{column}"
        shapes.append(
            Group(
                name=name, shapes=_cell(heat, box, scale, look, remarks=table.felt)[0],
                title=f"{label.title}, {about.title}: {heat_words(heat, scale, look.words)}",
            )
        )  # fmt: skip
        cells.append(
            Cell(column=column, items=_items(heat, name, scale, look, remarks=table.felt), tone=_tone(heat))
        )
    return Row(key=label.id or "everybody", title=label.title, y=y, height=tall, cells=tuple(cells)), shapes


def _tone(heat: Heat) -> str | None:
    return None if heat.value is None else feeling(heat.value)


def _items(heat: Heat, name: str, scale: EmotionScale, look: Look, *, remarks: bool) -> tuple[Item, ...]:
    if heat.kind == "empty":
        return ()
    words = look.words
    if heat.kind == "hole":
        return (Item(kind="heat", text=words("heatmap.unmapped"), name=name),)
    if heat.value is None and not remarks:
        return (Item(kind="heat", text=heat.counts[0], name=name, note=words.row(heat.counts[1:])),)
    text = words("heatmap.unfelt") if heat.value is None else emotion_words(heat.value, scale, words)
    return (Item(kind="heat", text=text, name=name, note=words.row(heat.counts), value=heat.value),)


def _cell(
    heat: Heat, box: tuple[float, float, float, float], scale: EmotionScale, look: Look, *, remarks: bool
) -> tuple[tuple[Shape, ...], float]:
    """Return a cell in a box, and how high it has to be; with `remarks` it says that it has no emotion."""
    x, y, wide, tall = box
    if heat.kind == "empty":
        return (Rect(x=x, y=y, width=wide, height=tall, radius=4, fill="panel"),), 0.0
    left, room = x + _PAD, wide - 2 * _PAD
    if heat.kind == "hole":
        words = look.words("heatmap.unmapped")
        text = set_text(words, left, y, room, SMALL, color="muted", align="middle")
        text = replace(text, y=y + max(6.0, (tall - text.height) / 2))
        frame = Rect(
            x=x + 0.5,
            y=y + 0.5,
            width=wide - 1,
            height=max(0.0, tall - 1),
            radius=4,
            stroke="rule",
            dashed=True,
        )
        return (frame, text), text.height + 14
    tone = _tone(heat)
    ink = f"{tone}-ink" if tone else "muted"
    shapes: list[Shape] = [
        Rect(
            x=x, y=y, width=wide, height=tall, radius=4, fill=tone or "paper", stroke=None if tone else "line"
        )
    ]
    bottom = y + 6
    if heat.value is not None:
        first = set_text(
            emotion_words(heat.value, scale, look.words),
            left + 26,
            y + 6,
            room - 26,
            STRONG,
            bold=True,
            color=ink,
        )
        shapes += (face(left + 9, y + 6 + first.leading / 2, 9, heat.value), first)
        bottom = first.y + first.height + 2
    elif remarks:
        first = set_text(look.words("heatmap.unfelt"), left, bottom, room, SMALL, color="muted", italic=True)
        shapes.append(first)
        bottom = first.y + first.height + 2
    for count in heat.counts:
        text = set_text(count, left, bottom, room, SMALL, color=ink)
        shapes.append(text)
        bottom += text.height
    return tuple(shapes), bottom - y + 7
