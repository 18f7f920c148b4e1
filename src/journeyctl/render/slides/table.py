"""The grid of a page as a table that PowerPoint knows: its rows are as high as those of the picture."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from journeyctl.render.board import Cell, Column, Grid, Group, Row, Span
from journeyctl.render.shapes.signs import sign
from journeyctl.render.slides.entries import (
    CARDS,
    Entry,
    height,
    of_column,
    of_goal,
    of_items,
    of_lane,
    of_line,
    of_stage,
    painted,
)
from journeyctl.render.slides.markup import Markup, joined, tag
from journeyctl.render.slides.sheet import Brush

_SIDE, _ABOVE, _BELOW = 8.0, 6.0, 4.0
_STAGE, _TITLE = 12.0, 6.0  # above and below the titles of stages, and of touchpoints
_TITLE_INSET, _SIGN = 2.0, 10.0
_LINE_ROW = 10.0
"""From this height on, the room above a lane is a row of its own, which holds the name of the line."""

_SIZES = tuple(size / 100 for size in range(100, 46, -4))
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the style without colours and borders
_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_TINTS = {"truth": "accent-soft", "magic": "gain-soft", "pain": "pain-soft"}


Thing = TypeVar("Thing")
Words = Callable[[float], Sequence[Entry]]
"""What a cell says, in letters of a size."""

Border = tuple[str | None, float, bool]
"""The role, the width and whether it is dashed."""


def _said(entries: Callable[[Thing, float], Iterable[Entry]], thing: Thing) -> Words:
    """Return what says a thing, at whatever size."""
    return lambda size: tuple(entries(thing, size))


def _silent(_size: float) -> tuple[Entry, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A cell of the table: what it says at a size, and how far it reaches to the right and down.

    `covered` says that another one reaches over it, `spare` how much is left free at its right side.
    """

    says: Words = _silent
    fill: str | None = None
    across: int = 1
    down: int = 1
    covered: str | None = None
    middle: bool = False
    spare: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the table; `size` is that of its letters, `above` how the border over it is drawn (role, width, dashed)."""

    fields: tuple[Field, ...]
    height: float
    size: float = 1
    above: Border = ("line", 1, False)
    head: bool = False


_BESIDE, _UNDER = Field(covered="hMerge"), Field(covered="vMerge")


def table(grid: Grid, top: float, brush: Brush) -> Markup:
    """Return a grid as a table whose titles begin at `top`."""
    widths = _widths(grid)
    body = list(_body(grid))
    size = _size(body, widths)
    lines = [*_heads(grid, grid.y - top, widths), *(replace(line, size=size) for line in body)]
    off, extent = brush.sheet.frame(grid.x - grid.head, top, sum(widths), sum(line.height for line in lines))
    starts = {span.first + 1 for span in grid.spans} - {1}
    rows = (_row(lines, number, widths, starts, brush) for number in range(len(lines)))
    columns = (tag("a:gridCol", {"w": brush.sheet.long(wide)}) for wide in widths)
    looks = tag("a:tblPr", {"firstRow": 1, "firstCol": 1}, tag("a:tableStyleId", None, Markup(_PLAIN_TABLE)))
    return tag(
        "p:graphicFrame",
        None,
        tag(
            "p:nvGraphicFramePr",
            None,
            brush.named("grid", grid.caption),
            tag("p:cNvGraphicFramePr", None, tag("a:graphicFrameLocks", {"noGrp": 1})),
            tag("p:nvPr"),
        ),
        tag("p:xfrm", None, off, extent),
        tag(
            "a:graphic",
            None,
            tag(
                "a:graphicData",
                {"uri": _URI},
                tag("a:tbl", None, looks, tag("a:tblGrid", None, *columns), joined(rows)),
            ),
        ),
    )


def _widths(grid: Grid) -> list[float]:
    """Return how wide the columns are, that of the lanes' titles first."""
    edges = [*(column.x for column in grid.columns), grid.x + grid.width]
    return [grid.head, *(right - left for left, right in pairwise(edges))]


def _heads(grid: Grid, room: float, widths: Sequence[float]) -> Iterator[Line]:
    """Yield the rows of titles, `room` high together, in the largest letters at which they fit."""
    titles = [tuple(_stages(grid, of_stage, "brand"))] if grid.spans else []
    if any(span.goal for span in grid.spans):
        titles.append(tuple(_stages(grid, of_goal, None)))
    titles.append(
        tuple(
            Field(says=_said(of_column, column), spare=_SIGN + 6 if column.sign else 0)
            for column in grid.columns
        )
    )
    pads = [_STAGE, *[_TITLE] * (len(titles) - 1)] if grid.spans else [_TITLE]

    def tall(size: float) -> list[float]:
        return [
            pad + _needs((Field(), *fields), widths, size) for pad, fields in zip(pads, titles, strict=True)
        ]

    size = next((size for size in _SIZES if sum(tall(size)) <= room), _SIZES[-1])
    heights = tall(size)
    heights[-1] = max(heights[-1], room - sum(heights[:-1]))
    corner = Field(down=len(titles))
    for number, (fields, high) in enumerate(zip(titles, heights, strict=True)):
        yield Line(
            fields=(_UNDER if number else corner, *fields),
            height=high,
            size=size,
            above=(None, 0, False),
            head=True,
        )


def _stages(
    grid: Grid, says: Callable[[Span, float], tuple[Entry, ...]], fill: str | None
) -> Iterator[Field]:
    """Yield a field for each column: those of stages reach over all their touchpoints."""
    starts = {span.first: span for span in grid.spans if span.count}
    until = 0
    for number in range(len(grid.columns)):
        span = starts.get(number)
        if span:
            until = number + span.count
            yield Field(says=_said(says, span), fill=fill, across=span.count, middle=True)
        else:
            yield _BESIDE if number < until else Field()


def _needs(fields: Sequence[Field], widths: Sequence[float], size: float) -> float:
    """Return how high the words of a row are."""
    return max(height(field.says(size), _room(field, widths, number)) for number, field in enumerate(fields))


def _room(field: Field, widths: Sequence[float], number: int) -> float:
    """Return how wide the words of the field of a column may be."""
    return sum(widths[number : number + field.across]) - 2 * _SIDE - field.spare


def signs(grid: Grid, top: float, legend: Mapping[str, str]) -> Iterator[Group]:
    """Yield the signs beside the titles of touchpoints, which say how well they are known."""
    row = list(_heads(grid, grid.y - top, _widths(grid)))[-1]
    for column in grid.columns:
        if column.sign:
            above = [
                entry.height(column.width - 2 * _SIDE)
                for entry in of_column(column, row.size)
                if entry.bullet
            ]
            y = grid.y - row.height + _TITLE_INSET + sum(above) + 3
            shapes = sign(column.sign, column.x + column.width - _SIDE - _SIGN, y, _SIGN)
            yield Group(name=f"known:{column.id}", shapes=shapes, title=legend.get(column.sign, ""))


def has_row(grid: Grid, number: int) -> bool:
    """Say whether the line above a lane has room for a row of its own."""
    row = grid.rows[number]
    before = grid.rows[number - 1] if number else None
    ends = before.y + before.height if before else grid.y
    return bool(row.line) and row.y - ends >= _LINE_ROW


def _body(grid: Grid) -> Iterator[Line]:
    """Yield the lanes, and the named lines between them."""
    ends = grid.y
    for number, row in enumerate(grid.rows):
        gap = row.y - ends
        if has_row(grid, number):
            title = Field(
                says=_said(of_line, row.line),
                fill="accent-soft",
                across=len(grid.columns) + 1,
                middle=True,
            )
            yield Line(fields=(title, *[_BESIDE] * len(grid.columns)), height=gap)
            gap = 0
        above = ("accent", 1.5, True) if row.line else ("line", 1.0, False)
        lane = Field(says=_said(of_lane, row.title), fill="panel")
        yield Line(fields=(lane, *_lane(row, grid)), height=row.height + gap, above=above)
        ends = row.y + row.height


def _lane(row: Row, grid: Grid) -> Iterator[Field]:
    cells = {cell.column: cell for cell in row.cells}
    for number, column in enumerate(grid.columns):
        cell = cells.get(number) or Cell(column=number)
        items = () if row.curves else cell.items
        yield Field(says=_said(of_items, items), fill=_tone(cell, column, bool(row.curves)))


def _tone(cell: Cell, column: Column, curves: bool) -> str | None:
    """Return the background of a cell: its own, that of the one kind of thing in it, or that of its column."""
    kinds = {item.kind for item in cell.items}
    if cell.tone:
        return cell.tone
    if not curves and len(kinds) == 1 and kinds <= CARDS:
        kind = kinds.pop()
        return f"{'opportunity' if kind == 'initiative' else kind}-soft"
    return _TINTS.get(column.mark)


def _size(lines: Sequence[Line], widths: Sequence[float]) -> float:
    """Return the largest size of letters at which no row has to grow."""
    return next((size for size in _SIZES if all(_fits(line, widths, size) for line in lines)), _SIZES[-1])


def _fits(line: Line, widths: Sequence[float], size: float) -> bool:
    pads = 2.0 if line.fields[0].middle else _ABOVE + _BELOW
    return _needs(line.fields, widths, size) <= line.height - pads + 0.5


def _row(
    lines: Sequence[Line], number: int, widths: Sequence[float], starts: set[int], brush: Brush
) -> Markup:
    line = lines[number]
    below = lines[number + 1].above if number + 1 < len(lines) else ("line", 1.0, False)
    cells = []
    for place, field in enumerate(line.fields):
        sides = (_side(line, place, starts), _side(line, place + 1, starts, last=place + 2 > len(widths)))
        room = _room(field, widths, place)
        cells.append(_cell(field, line, (*sides, line.above, below), room, brush))
    return tag("a:tr", {"h": brush.sheet.long(line.height)}, *cells)


def _side(line: Line, place: int, starts: set[int], *, last: bool = False) -> Border:
    """Return the border left of a column."""
    if line.head:
        filled = any(field.fill for field in line.fields)
        return ("paper", 3, False) if filled and place in {1, *starts} else (None, 0, False)
    if last or place == 0:
        return ("line", 1, False)
    return ("rule" if place in starts else "line", 1, False)


def _cell(field: Field, line: Line, borders: Sequence[Border], room: float, brush: Brush) -> Markup:
    entries = field.says(line.size)
    names = ("a:lnL", "a:lnR", "a:lnT", "a:lnB")
    edges = (
        brush.line(role, wide, dashed=dashed, name=name, square=True)
        for name, (role, wide, dashed) in zip(names, borders, strict=True)
    )
    long = brush.sheet.long
    inset = 0 if field.covered else 1
    looks = tag(
        "a:tcPr",
        {
            "marL": long(_SIDE) * inset,
            "marR": long(_SIDE + field.spare) * inset,
            "marT": long(_above(field, line)) * inset,
            "marB": long(0 if field.middle else _BELOW / 2) * inset,
            "anchor": "ctr" if field.middle else "t",
        },
        *edges,
        brush.fill(field.fill),
    )
    merged = {
        "rowSpan": field.down if field.down > 1 else None,
        "gridSpan": field.across if field.across > 1 else None,
        field.covered or "hMerge": 1 if field.covered else None,
    }
    words = tag("a:txBody", None, tag("a:bodyPr"), tag("a:lstStyle"), painted(entries, brush, room))
    return tag("a:tc", merged, words, looks)


def _above(field: Field, line: Line) -> float:
    if field.middle:
        return 0
    return _TITLE_INSET if line.head else _ABOVE
