"""The table of a map: columns are touchpoints below their stages, rows are lanes.

A view says in a `Draft` what stands where; here it gets its place. The lane of emotions is a curve across all columns.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from journeyctl.render.board import (
    Align,
    Cell,
    Column,
    Grid,
    Group,
    Item,
    Path,
    Rect,
    Row,
    Series,
    Shape,
    Span,
)
from journeyctl.render.grid.curve_lane import Curve, curve_height, draw_curve
from journeyctl.render.grid.items import draw_item
from journeyctl.render.lettering.typeface import is_rtl, set_text
from journeyctl.render.shapes.pieces import BODY, SMALL, STRONG, Placed
from journeyctl.render.shapes.signs import sign

LANE = 116.0
"""How wide the titles of the lanes are."""

PAD = 9.0
_BETWEEN = 6.0
_QUIET = 112.0
_TINTS = {"truth": "accent-soft", "magic": "gain-soft", "pain": "pain-soft"}
_LINE = 22.0  # the height of a named line, such as the line of visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A row of a draft: items by the number of their column, or curves. `line` names a line above it."""

    key: str
    title: str
    cells: Mapping[int, tuple[Item, ...]] = field(default_factory=dict)
    curves: tuple[Curve, ...] = ()
    ends: tuple[str, str] = ("", "")
    line: str = ""
    tones: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a grid shows, before anything has a place: the columns are 0 wide still."""

    caption: str
    corner: str
    spans: tuple[Span, ...]
    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]

    def part(self, spans: Sequence[Span]) -> "Draft":
        """Return a draft of some neighbouring spans alone (which may be parts of those of this one)."""
        numbers = [number for span in spans for number in range(span.first, span.first + span.count)]
        place = {number: at for at, number in enumerate(numbers)}
        first, moved = 0, []
        for span in spans:
            moved.append(replace(span, first=first))
            first += span.count
        return replace(
            self,
            spans=tuple(moved),
            columns=tuple(self.columns[number] for number in numbers),
            lanes=tuple(
                replace(
                    lane,
                    cells={place[number]: items for number, items in lane.cells.items() if number in place},
                    tones={place[number]: tone for number, tone in lane.tones.items() if number in place},
                    curves=tuple(curve.part(place) for curve in lane.curves),
                )
                for lane in self.lanes
            ),
        )


def column_widths(draft: Draft, room: float | None) -> list[float]:
    """Return how wide the columns are: as their texts need, or so that all of them fill `room`."""
    if room is not None:
        count = max(1, len(draft.columns))
        return [min(440.0, room / count)] * len(draft.columns)
    longest = [
        max(
            [len(column.title) * 2]
            + [sum(len(item.text) + len(item.note) for item in lane.cells.get(number, ())) for lane in draft.lanes]
        )
        for number, column in enumerate(draft.columns)
    ]  # fmt: skip
    # What is told of a short stage needs its room.
    told = {
        number
        for span in draft.spans
        if span.goal and span.count < 3
        for number in range(span.first, span.first + span.count)
    }
    return [
        _QUIET
        if column.quiet and number not in told
        else 172.0
        if letters < 320
        else 240.0
        if letters < 900
        else 320.0
        for number, (column, letters) in enumerate(zip(draft.columns, longest, strict=True))
    ]


def placed_columns(draft: Draft, x: float, widths: Sequence[float]) -> tuple[Column, ...]:
    """Return the columns with their places, the first at `x`."""
    placed = []
    for column, wide in zip(draft.columns, widths, strict=True):
        placed.append(replace(column, x=x, width=wide))
        x += wide
    return tuple(placed)


def lane_height(lane: Lane, columns: Sequence[Column]) -> float:
    """Return how high a lane is with its padding, the named line above it left out."""
    title = set_text(lane.title, 0, 0, LANE - 16, 11, bold=True).height
    if lane.curves:
        return max(curve_height(lane.curves, columns), title + 2 * PAD)
    tall = title
    for number, items in lane.cells.items():
        tall = max(tall, _stack(items, 0, 0, columns[number].width - 2 * PAD)[1])
    return tall + 2 * PAD


def _stack(items: Sequence[Item], x: float, y: float, room: float) -> Placed:
    shapes: list[Shape] = []
    bottom = y
    for number, item in enumerate(items):
        drawn, bottom = draw_item(item, x, bottom + (_BETWEEN if number else 0), room)
        shapes += drawn
    return tuple(shapes), bottom


def draw_grid(
    draft: Draft, x: float, y: float, widths: Sequence[float]
) -> tuple[tuple[Shape, ...], Grid, float]:
    """Return the shapes of a grid with its upper left corner at (`x`, `y`), the grid as data, and where it ends below."""
    columns = placed_columns(draft, x + LANE, widths)
    right = columns[-1].x + columns[-1].width if columns else x + LANE
    heads, top = _heads(draft, columns, x, y)
    rows, shapes, ends = [], list(heads), top
    for lane in draft.lanes:
        if lane.line:
            shapes += _named_line(lane.line, x, ends, right)
            ends += _LINE
        tall = lane_height(lane, columns)
        row, drawn = _lane(lane, columns, x, ends, tall)
        rows.append(row)
        shapes += drawn
        ends += tall
    backs = _backs(draft, columns, (x, top, right, ends))
    frame = Rect(x=x, y=top, width=right - x, height=ends - top, stroke="line", radius=2)
    grid = Grid(
        caption=draft.caption, corner=draft.corner, x=x + LANE, y=top, width=right - x - LANE,
        height=ends - top, head=LANE, spans=draft.spans, columns=columns, rows=tuple(rows),
    )  # fmt: skip
    return (Group(name="grid", shapes=(*backs, *shapes, frame), title=draft.caption),), grid, ends


def _backs(draft: Draft, columns: Sequence[Column], box: tuple[float, float, float, float]) -> list[Shape]:
    """Return what lies behind a grid: tints of the moments that matter, and the limits of columns and stages."""
    x, top, _, bottom = box
    shapes: list[Shape] = [Rect(x=x, y=top, width=LANE, height=bottom - top, fill="panel")]
    shapes += (
        Rect(x=column.x, y=top, width=column.width, height=bottom - top, fill=_TINTS[column.mark])
        for column in columns
        if column.mark in _TINTS
    )
    shapes += (
        Rect(x=column.x, y=top, width=column.width, height=bottom - top, fill="panel")
        for column in columns
        if column.quiet
    )
    starts = {span.first for span in draft.spans}
    for number, column in enumerate(columns):
        role = "rule" if number in starts and number else "line"
        shapes.append(_line(column.x, top, column.x, bottom, role))
    return shapes


def _line(
    x: float, y: float, to_x: float, to_y: float, role: str, *, wide: float = 1, dashed: bool = False
) -> Path:
    return Path(steps=(("M", x, y), ("L", to_x, to_y)), stroke=role, stroke_width=wide, dashed=dashed)


def _named_line(title: str, x: float, y: float, right: float) -> list[Shape]:
    text = set_text(title, x + 10, y + 3, right - x - 20, SMALL, color="accent", bold=True)
    return [
        Rect(x=x, y=y, width=right - x, height=_LINE, fill="accent-soft"),
        _line(x, y + _LINE, right, y + _LINE, "accent", wide=1.5, dashed=True),
        text,
    ]


def _heads(draft: Draft, columns: Sequence[Column], x: float, y: float) -> Placed:
    """Return the stages as a band of arrows with their goals, and below them the titles of the touchpoints."""
    shapes: list[Shape] = []
    texts, goals = [], []
    for span in draft.spans:
        if span.count:
            first, last = columns[span.first], columns[span.first + span.count - 1]
            wide = last.x + last.width - first.x
            title = set_text(span.title, first.x + 20, y + 7, wide - 36, STRONG, color="brand-ink", bold=True)
            texts.append((first.x, wide, title))
            goals.append((first.x, wide, span.goal))
    band = max((title.height for _, _, title in texts), default=0.0) + 14
    for left, wide, title in texts:
        tip = 10.0
        shapes.append(
            Path(
                steps=(
                    ("M", left + 1, y), ("L", left + wide - tip, y), ("L", left + wide, y + band / 2),
                    ("L", left + wide - tip, y + band), ("L", left + 1, y + band), ("L", left + 1 + tip, y + band / 2), ("Z",),
                ),
                fill="brand",
            )
        )  # fmt: skip
        shapes.append(replace(title, y=y + (band - title.height) / 2))
    top = y + band + 6
    told = [
        set_text(goal, left + PAD, top, wide - 2 * PAD, SMALL, color="muted", italic=True)
        for left, wide, goal in goals
        if goal
    ]
    shapes += told
    top = max((text.y + text.height for text in told), default=top - 6) + 6
    names, bottom = _titles(columns, top)
    return (*shapes, *names), bottom + 8


def _titles(columns: Sequence[Column], y: float) -> Placed:
    shapes: list[Shape] = []
    bottom = y
    for column in columns:
        left, room = column.x + PAD, column.width - 2 * PAD
        below = y
        rtl = is_rtl(column.title)
        if column.mark:
            kind = "moment-pain" if column.mark == "pain" else column.mark
            shapes += sign(kind, left + room - 11 if rtl else left, y + 1, 11)
            mark = set_text(
                column.mark_note, left if rtl else left + 16, y, room - 16, SMALL, bold=True,
                color=_mark_color(column.mark), align="start" if rtl == is_rtl(column.mark_note) else "end",
            )  # fmt: skip
            shapes.append(mark)
            below = mark.y + mark.height + 1
        aside = 16.0 if column.sign else 0.0
        title = set_text(
            column.title, left + (aside if rtl else 0), below, room - aside, BODY,
            bold=not column.quiet, color="muted" if column.quiet else "ink",
        )  # fmt: skip
        if column.sign:
            shapes += sign(column.sign, left if rtl else left + room - 10, below + 3, 10)
        shapes.append(
            Group(name=f"touchpoint:{column.id}", shapes=(title,), title=column.title, href=column.href)
        )
        below = title.y + title.height
        if column.note:
            align: Align = "start" if rtl == is_rtl(column.note) else "end"
            note = set_text(column.note, left, below + 1, room, SMALL, color="muted", align=align)
            shapes.append(note)
            below = note.y + note.height
        bottom = max(bottom, below)
    return tuple(shapes), bottom


def _mark_color(mark: str) -> str:
    return {"truth": "accent", "magic": "gain"}.get(mark, "pain")


def _lane(lane: Lane, columns: Sequence[Column], x: float, y: float, tall: float) -> tuple[Row, list[Shape]]:
    shapes: list[Shape] = [_line(x, y, columns[-1].x + columns[-1].width if columns else x + LANE, y, "line")]
    title = set_text(lane.title, x + 10, y + PAD, LANE - 16, 11, bold=True, color="muted")
    for number, tone in lane.tones.items():
        column = columns[number]
        shapes.append(Rect(x=column.x + 1, y=y + 1, width=column.width - 2, height=tall - 2, fill=tone))
    series: tuple[Series, ...] = ()
    zero = None
    if lane.curves:
        drawn, series, zero = draw_curve(lane.curves, lane.ends, columns, (x, y, LANE, tall))
        shapes.append(Group(name="curve", shapes=drawn, title=lane.title))
    else:
        for number, items in sorted(lane.cells.items()):
            column = columns[number]
            shapes += _stack(items, column.x + PAD, y + PAD, column.width - 2 * PAD)[0]
    shapes.append(title)
    row = Row(
        key=lane.key, title=lane.title, y=y, height=tall, line=lane.line, curves=series, zero=zero,
        cells=tuple(
            Cell(column=number, items=lane.cells.get(number, ()), tone=lane.tones.get(number))
            for number in range(len(columns))
        ),
    )  # fmt: skip
    return row, shapes
