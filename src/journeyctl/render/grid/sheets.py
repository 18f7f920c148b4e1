"""Grids on pages: one page as large as the grid needs, or several that have the size of a slide or a sheet.

On paper, columns go to the next page by stages and lanes by lanes; only a stage with more touchpoints than fit beside each
other, and a lane higher than a page, are cut themselves. Everything is made up to a quarter smaller
where that saves pages.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from journeyctl.render.board import Head, Item, Key, Page, Shape, Span
from journeyctl.render.grid.grid import (
    LANE,
    PAD,
    Draft,
    Lane,
    column_widths,
    draw_grid,
    lane_height,
    placed_columns,
)
from journeyctl.render.grid.items import draw_item, split_item
from journeyctl.render.lettering.typeface import set_text
from journeyctl.render.look import Look, Paper
from journeyctl.render.shapes.fitting import larger
from journeyctl.render.shapes.pieces import SMALL, headline, legend
from journeyctl.render.shapes.scaling import scaled

_MARGIN = 40.0
_LEAST = 148.0  # how narrow a column may be on paper
_LARGER = (0.65, 0.75, 0.85)  # only where a page can hold everything
_SCALES = (1.0, 1.1, 1.2)
_SMALLEST = 1.25  # only where that makes a single page
_TINY = (1.4, 1.6, 1.8, 2.0, 2.4, 2.8)  # only where titles are so long that nothing else fits
_BODY = 120.0  # what a page gives the lanes at the least, however high its head is

Notes = Callable[[Draft], str]


def grid_pages(draft: Draft, head: Head, keys: Sequence[Key], look: Look, notes: Notes) -> tuple[Page, ...]:
    """Return the pages of a grid; `notes` says what is to be said to a part of it."""
    if not draft.columns:
        return (_nothing(head, look),)
    if look.paper is None:
        wide = 2 * _MARGIN + LANE + sum(column_widths(draft, None))
        if look.band is not None and wide > look.band:
            return tuple(_bands(draft, head, keys, look, look.band, notes))
        return (_endless(draft, head, keys, look, notes),)
    best: tuple[Page, ...] = ()
    for scale in (*_LARGER, *_SCALES, _SMALLEST):
        if scale < 1 and _most(_sized(look.paper, scale)) < len(draft.columns):
            continue
        paper = _sized(look.paper, scale)
        pages = tuple(_pages(draft, head, keys, look, paper, notes))
        if scale < 1 and (len(pages) > 1 or _overflowing(pages)):
            continue
        if not best or len(pages) == 1 or (len(pages) < len(best) and scale < _SMALLEST):
            best = tuple(scaled(page, 1 / scale) for page in pages)
        if len(best) == 1:
            break
    for scale in _TINY:
        if not _overflowing(best):
            break
        paper = _sized(look.paper, scale)
        best = tuple(scaled(page, 1 / scale) for page in _pages(draft, head, keys, look, paper, notes))
    return best


def _sized(paper: Paper, scale: float) -> Paper:
    """Return a paper so much larger or smaller; where things become small, its margins may become a little smaller, too."""
    return (
        larger(paper, scale) if scale < 1 else Paper(paper.width * scale, paper.height * scale, paper.margin)
    )


def _most(paper: Paper) -> int:
    """Return how many columns a page can have."""
    return max(1, int((paper.width - 2 * paper.margin - LANE) // _LEAST))


def _overflowing(pages: Sequence[Page]) -> bool:
    """Say whether a head is so high that the lanes below it leave the page."""
    return any(page.grid and page.grid.y + page.grid.height > page.height - 8 for page in pages)


def _nothing(head: Head, look: Look) -> Page:
    """Return the page of a journey that has no stages yet."""
    paper = look.paper or Paper(960, 0, _MARGIN)
    room = paper.width - 2 * paper.margin
    top, y = headline(head, look, paper.margin, paper.margin, room, compact=look.paper is not None)
    text = set_text(look.words("map.no-stages"), paper.margin, y + 12, room, 14, color="muted")
    height = paper.height or text.y + text.height + paper.margin
    return Page(
        name="map", title=head.title, width=paper.width, height=height, shapes=(*top, text), notes=head.title
    )


def _endless(draft: Draft, head: Head, keys: Sequence[Key], look: Look, notes: Notes) -> Page:
    widths = column_widths(draft, None)
    room = max(LANE + sum(widths), 880.0)
    if sum(widths) + LANE < room and widths:
        widths = [min(320.0, (room - LANE) / len(widths))] * len(widths)
    top, y = headline(head, look, _MARGIN, _MARGIN, room)
    body, grid, y = draw_grid(draft, _MARGIN, y + 16, widths)
    below, y = legend(keys, _MARGIN, y + 14, room)
    return Page(
        name="map", title=head.title, width=room + 2 * _MARGIN, height=y + _MARGIN,
        shapes=(*top, *body, *below), grid=grid, notes=notes(draft),
    )  # fmt: skip


def _bands(
    draft: Draft, head: Head, keys: Sequence[Key], look: Look, wide: float, notes: Notes
) -> Iterator[Page]:
    """Yield a map in bands that stand below each other; their columns are alike."""
    room = wide - 2 * _MARGIN
    parts = [draft.part(spans) for spans in _spreads(draft.spans, max(1, int((room - LANE) // _LEAST)))]
    column = min(320.0, (room - LANE) / max(len(part.columns) for part in parts))
    for number, part in enumerate(parts, 1):
        top, y = headline(head, look, _MARGIN, _MARGIN, room) if number == 1 else ((), 0.0)
        body, grid, y = draw_grid(part, _MARGIN, y + 16, [column] * len(part.columns))
        last = number == len(parts)
        below, y = legend(keys, _MARGIN, y + 14, room) if last else ((), y)
        yield Page(
            name=f"map-{number}", title=_title(head, part, len(parts)), width=wide, height=y + (_MARGIN if last else 16),
            shapes=(*top, *body, *below), grid=grid, notes=notes(part),
        )  # fmt: skip


def _pages(
    draft: Draft, head: Head, keys: Sequence[Key], look: Look, paper: Paper, notes: Notes
) -> Iterator[Page]:
    room = paper.width - 2 * paper.margin
    most = _most(paper)
    short = replace(head, lead="", facts=(), persons=())
    parts: list[tuple[Draft, list[float], Head]] = []
    for number, spans in enumerate(_spreads(draft.spans, most)):
        part = draft.part(spans)
        widths = column_widths(part, room - LANE)
        above = head if number == 0 else short
        free = paper.height - 2 * paper.margin - _height_without_lanes(part, widths, above, keys, look, room)
        for lanes in _fitting(part, widths, max(_BODY, free), look):
            parts.append((replace(part, lanes=lanes), widths, above))
            above = short
    for number, (part, widths, above) in enumerate(parts, 1):
        top, y = headline(above, look, paper.margin, paper.margin, room, compact=True)
        body, grid, y = draw_grid(part, paper.margin, y + 6, widths)
        below, _ = legend(_met(keys, part), paper.margin, y + 10, room - 60)
        yield Page(
            name=f"map-{number}", title=_title(head, part, len(parts)), width=paper.width, height=paper.height,
            shapes=(*top, *body, *below, *_number(number, len(parts), look, paper)), grid=grid, notes=notes(part),
        )  # fmt: skip


def _met(keys: Sequence[Key], part: Draft) -> list[Key]:
    """Return the entries of the legend that a page needs."""
    signs = {item.kind for lane in part.lanes for items in lane.cells.values() for item in items}
    signs |= {column.sign for column in part.columns}
    signs |= {curve.sign for lane in part.lanes for curve in lane.curves}
    return [key for key in keys if key.sign in signs]


def _title(head: Head, part: Draft, pages: int) -> str:
    if pages == 1 or not part.spans:
        return head.title
    first, last = part.spans[0].title, part.spans[-1].title
    return f"{head.title}: {first}" if first == last else f"{head.title}: {first} – {last}"


def _number(number: int, count: int, look: Look, paper: Paper) -> tuple[Shape, ...]:
    if count == 1:
        return ()
    text = look.words("common.page", number=number, count=count)
    return (
        set_text(
            text, paper.width - paper.margin - 60, paper.height - 24, 60, SMALL, color="muted", align="end"
        ),
    )


def _height_without_lanes(
    part: Draft, widths: Sequence[float], head: Head, keys: Sequence[Key], look: Look, room: float
) -> float:
    _, y = headline(head, look, 0, 0, room, compact=True)
    _, _, y = draw_grid(replace(part, lanes=()), 0, y + 6, widths)
    _, y = legend(keys, 0, y + 10, room - 60)
    return y


def _spreads(spans: Sequence[Span], most: int) -> list[list[Span]]:
    """Return the spans of each page: neighbours with at most `most` columns, evenly; longer ones are cut."""
    cut = [piece for span in spans for piece in _cut(span, most)]
    fewest = len(_filled(cut, most))
    total = sum(span.count for span in cut)
    caps = range(-(-total // fewest), most + 1)
    return next(pages for cap in caps if len(pages := _filled(cut, cap)) == fewest)


def _filled(spans: Sequence[Span], most: int) -> list[list[Span]]:
    """Return spans on as few pages as they need, each page filled before the next."""
    pages: list[list[Span]] = []
    free = 0
    for span in spans:
        if not pages or span.count > free:
            pages.append([])
            free = most
        pages[-1].append(span)
        free -= span.count
    return pages


def _cut(span: Span, most: int) -> Iterator[Span]:
    if span.count <= most:
        yield span
        return
    pieces = -(-span.count // most)
    done = 0
    for number in range(pieces):
        count = (span.count - done + pieces - number - 1) // (pieces - number)
        yield replace(
            span, first=span.first + done, count=count, title=f"{span.title} ({number + 1}/{pieces})"
        )
        done += count


def _fitting(part: Draft, widths: Sequence[float], room: float, look: Look) -> Iterator[tuple[Lane, ...]]:
    """Yield the lanes of each page, so that the pages are about equally full."""
    columns = placed_columns(part, 0, widths)
    pieces = [
        (piece, lane_height(piece, columns) + (22.0 if piece.line else 0.0))
        for lane in part.lanes
        for piece in _pieces(lane, part, widths, room, look)
    ]
    pages = _stacked(pieces, room)
    low, high = room / 2, room
    while high - low > 4 and len(pages) > 1:
        middle = (low + high) / 2
        tried = _stacked(pieces, middle)
        if len(tried) > len(pages):
            low = middle
        else:
            high, pages = middle, tried
    yield from pages


def _stacked(pieces: Sequence[tuple[Lane, float]], room: float) -> list[tuple[Lane, ...]]:
    """Return lanes, each with its height, on as few pages of a height as they need, each page filled before the next."""
    pages: list[list[Lane]] = [[]]
    used = 0.0
    for lane, tall in pieces:
        if pages[-1] and used + tall > room:
            pages.append([])
            used = 0.0
        pages[-1].append(lane)
        used += tall
    return [tuple(page) for page in pages]


def _pieces(lane: Lane, part: Draft, widths: Sequence[float], room: float, look: Look) -> Iterator[Lane]:
    """Yield a lane in pieces that are no higher than a page."""
    columns = placed_columns(part, 0, widths)
    rest, free = lane, room - (22.0 if lane.line else 0.0)
    while not rest.curves and lane_height(rest, columns) > free:
        first: dict[int, tuple[Item, ...]] = {}
        later: dict[int, tuple[Item, ...]] = {}
        for number, items in rest.cells.items():
            first[number], later[number] = _divide(items, widths[number] - 2 * PAD, free - 2 * PAD)
        if not any(later.values()):
            break
        yield replace(rest, cells={number: items for number, items in first.items() if items})
        title = look.words("map.continued", title=lane.title)
        rest = replace(
            rest,
            title=title,
            line="",
            cells={number: items for number, items in later.items() if items},
            tones={},
        )
    yield rest


def _divide(items: Sequence[Item], room: float, tall: float) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Divide the items of a cell: those that fit into a height, and the rest; at least a line goes into the first."""
    used = 0.0
    for number, item in enumerate(items):
        gap = 6.0 if number else 0.0
        bottom = used + gap + draw_item(item, 0, 0, room)[1]
        if bottom > tall:
            halves = split_item(item, room, tall - used - gap)
            if halves is not None:
                return (*items[:number], halves[0]), (halves[1], *items[number + 1 :])
            if number == 0:  # nothing smaller can be made of it
                return tuple(items[:1]), tuple(items[1:])
            return tuple(items[:number]), tuple(items[number:])
        used = bottom
    return tuple(items), ()
