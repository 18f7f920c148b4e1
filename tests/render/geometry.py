"""What can be wrong with the geometry of a page, found by arithmetic: what leaves it, overlaps, hides or cannot be read."""

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from journeyctl.render.board import Ellipse, Grid, Group, Image, Page, Path, Rect, Text
from journeyctl.render.lettering.letters import letters
from journeyctl.render.lettering.typeface import width
from journeyctl.render.look import Look
from journeyctl.render.palette import contrast
from render.seen import NEAR, Box, Drawn, Line, between, drawn_on, lines_of
from render.spoken import flat, walk, words

_THIN = 6.0
"""Rectangles lower or narrower than that are lines and bars, and those without corners or outlines are tints:
texts may stand beside them and across them as they like."""


_WEIGHTY = 1.5
"""How thick a line is that may not run through a text, in pixels; hairlines may."""


def problems(page: Page, look: Look) -> list[str]:
    """Return in words what is wrong with a page; nothing for a page that is right."""
    drawn = list(drawn_on(page.shapes))
    lines = [
        line
        for thing in drawn
        if isinstance(thing.shape, Text)
        for line in lines_of(thing.order, thing.shape)
    ]
    lines.sort(key=lambda line: (line.box.top, line.box.left, line.order))
    found = [
        *_names(page),
        *_outside(page, drawn),
        *_roles(drawn, look),
        *_too_long(drawn),
        *_crossing_texts(lines),
        *_crossing_cards(drawn, lines),
        *_grounds(drawn, lines, look),
        *_pictures(drawn, lines),
        *_struck(drawn, lines),
    ]
    if page.grid is not None:
        found += [*_grid(page, page.grid), *_astray(page.grid, lines)]
    return [f"{page.name}: {problem}" for problem in dict.fromkeys(found)]


def _names(page: Page) -> Iterator[str]:
    seen: set[str] = set()
    for shape in walk(page.shapes):
        if isinstance(shape, Group) and shape.name:
            if shape.name in seen:
                yield f"two groups are named `{shape.name}`"
            seen.add(shape.name)


def _outside(page: Page, drawn: Iterable[Drawn]) -> Iterator[str]:
    paper = Box(0, 0, page.width, page.height)
    for thing in drawn:
        kind, box = type(thing.shape).__name__, thing.box
        if not all(math.isfinite(side) for side in box):
            yield f"a {kind} is nowhere: {box}"
        elif box.right < box.left - 1e-6 or box.bottom < box.top - 1e-6:
            yield f"a {kind} is less than nothing: {tuple(round(side) for side in box)}"
        elif not paper.holds(box):
            words = (
                f" `{thing.shape.lines[0][:30]}`"
                if isinstance(thing.shape, Text) and thing.shape.lines
                else ""
            )
            yield f"a {kind}{words} leaves the page ({page.width:.0f} x {page.height:.0f}): {tuple(round(side) for side in box)}"


def _roles(drawn: Iterable[Drawn], look: Look) -> Iterator[str]:
    for thing in drawn:
        for key in ("fill", "stroke", "color"):
            role = getattr(thing.shape, key, None)
            if role is not None and role not in look.colors:
                yield f"`{role}` is no role of a colour"


def _too_long(drawn: Iterable[Drawn]) -> Iterator[str]:
    for thing in drawn:
        text = thing.shape
        if not isinstance(text, Text):
            continue
        if len(text.lines) * text.leading > text.height + NEAR:
            yield f"{len(text.lines)} lines of `{text.lines[0][:30]}` are higher than their box of {text.height:.0f}"
        for line in text.lines:
            wide = width(line, text.size, bold=text.bold, italic=text.italic)
            if wide > text.width + NEAR and len(list(letters(line))) > 1:
                yield f"`{line[:40]}` is {wide:.0f} wide, and its box {text.width:.0f}"


def _crossing_texts(lines: list[Line]) -> Iterator[str]:
    """Yield lines that overlap; lines are in order from above."""
    under_way: list[Line] = []
    for line in lines:
        under_way = [other for other in under_way if other.box.bottom > line.box.top]
        for other in under_way:
            if other.box.meets(line.box, 1):
                yield f"{other} and {line} overlap"
        under_way.append(line)


def _crossing_cards(drawn: Iterable[Drawn], lines: list[Line]) -> Iterator[str]:
    """Yield texts that stick out of the card they begin in, and cards with texts that overlap.

    A text on a plate of its own does not care what is behind that.
    """
    frames = [
        thing
        for thing in drawn
        if isinstance(thing.shape, Rect)
        and (thing.shape.stroke or (thing.shape.fill and thing.shape.radius))
        and min(thing.shape.width, thing.shape.height) > _THIN
    ]
    inside: dict[int, Drawn] = {}  # what a line stands on: the last card that holds it
    crossed: list[tuple[Line, Drawn]] = []
    for frame in frames:
        for line in between(lines, frame.box):
            if frame.order > line.order:
                continue
            if frame.box.holds(line.box, 1):
                inside[id(line)] = frame
            elif min(line.box.bottom, frame.box.bottom) - max(line.box.top, frame.box.top) > 2:
                crossed.append((line, frame))
    for line, frame in crossed:
        plate = inside.get(id(line))
        if plate is None or plate.order < frame.order or plate.shape.fill is None:  # type: ignore[union-attr]
            yield f"{line} crosses the side of a box at {frame.box.left:.0f},{frame.box.top:.0f}"
    cards = sorted(
        {frame.order: frame for frame in inside.values()}.values(),
        key=lambda card: (card.box.top, card.order),
    )
    under_way: list[Drawn] = []
    for card in cards:
        under_way = [other for other in under_way if other.box.bottom > card.box.top]
        for other in under_way:
            nested = other.box.holds(card.box) or card.box.holds(other.box)
            if not nested and other.box.meets(card.box, 1):
                yield f"boxes with texts overlap: {_rounded(other.box)} and {_rounded(card.box)}"
        under_way.append(card)


def _rounded(box: Box) -> tuple[int, ...]:
    return tuple(round(side) for side in box)


def _grounds(drawn: Iterable[Drawn], lines: list[Line], look: Look) -> Iterator[str]:
    """Yield texts that something drawn later hides, and those that cannot be read on what is behind them."""
    ground: dict[int, str] = {}
    for thing in drawn:
        if thing.fill is None or thing.fill not in look.colors:
            continue
        for line in between(lines, thing.box):
            x, y = (line.box.left + line.box.right) / 2, (line.box.top + line.box.bottom) / 2
            if not thing.covers(x, y):
                continue
            if thing.order < line.order:
                ground[id(line)] = thing.fill
            else:
                yield f"{line} is hidden by a {type(thing.shape).__name__}"
    for line in lines:
        behind = ground.get(id(line), "paper")
        if line.color in look.colors and contrast(look.colors[line.color], look.colors[behind]) < 4.5:
            yield f"{line} in `{line.color}` cannot be read on `{behind}`"


def _pictures(drawn: Iterable[Drawn], lines: list[Line]) -> Iterator[str]:
    """Yield texts that run into a picture, a face or a mark; a text all inside one belongs to it."""
    for thing in drawn:
        round_one = (
            isinstance(thing.shape, Ellipse)
            and thing.shape.fill not in {None, "paper"}
            and thing.shape.rx >= 5
        )
        if not round_one and not isinstance(thing.shape, Image):
            continue
        for line in between(lines, thing.box):
            if not thing.box.holds(line.box, 2) and _reaches(thing, line.box):
                yield f"{line} runs into a {type(thing.shape).__name__} at {thing.box.left:.0f},{thing.box.top:.0f}"


def _struck(drawn: Iterable[Drawn], lines: list[Line]) -> Iterator[str]:
    """Yield texts that a line of some weight runs through, or a dot on it; a text on a plate above the line is well."""
    plates = [thing for thing in drawn if isinstance(thing.shape, Rect) and thing.fill]
    for thing in drawn:
        shape = thing.shape
        if (
            not isinstance(shape, Path | Ellipse)
            or not shape.stroke
            or shape.stroke_width < _WEIGHTY
            or thing.fill not in {None, "paper"}
        ):
            continue
        for line in between(lines, thing.box):
            core = Box(line.box.left + 1, line.box.top + 1.5, line.box.right - 1, line.box.bottom - 1.5)
            dot = isinstance(shape, Ellipse) and _reaches(thing, core) and not thing.box.holds(line.box)
            if not dot and not (isinstance(shape, Path) and _runs_through(thing.corners, core)):
                continue
            if not any(
                thing.order < plate.order < line.order and plate.box.holds(line.box, 1) for plate in plates
            ):
                yield f"{line} is struck by a {type(shape).__name__} in `{shape.stroke}`"


def _runs_through(points: list[tuple[float, float]], box: Box) -> bool:
    for (x1, y1), (x2, y2) in pairwise(points):
        steps = max(1, int(max(abs(x2 - x1), abs(y2 - y1))))
        for step in range(steps + 1):
            x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
            if box.left < x < box.right and box.top < y < box.bottom:
                return True
    return False


def _reaches(thing: Drawn, box: Box) -> bool:
    if not isinstance(thing.shape, Ellipse):
        return thing.box.meets(box, 1)
    x = min(max(thing.shape.cx, box.left), box.right)
    y = min(max(thing.shape.cy, box.top), box.bottom)
    far = ((x - thing.shape.cx) / thing.shape.rx) ** 2 + ((y - thing.shape.cy) / thing.shape.ry) ** 2
    return far < 0.8


def _grid(page: Page, grid: Grid) -> Iterator[str]:
    body = Box(grid.x, grid.y, grid.x + grid.width, grid.y + grid.height)
    if not Box(0, 0, page.width, page.height).holds(body):
        yield f"the grid leaves the page: {_rounded(body)}"
    for column in grid.columns:
        if column.x < body.left - NEAR or column.x + column.width > body.right + NEAR or column.width <= 0:
            yield f"column `{column.id}` is not in the grid"
    for one, two in pairwise(grid.columns):
        if two.x < one.x + one.width - NEAR:
            yield f"columns `{one.id}` and `{two.id}` overlap"
    place = 0
    for span in grid.spans:
        if span.first != place:
            yield f"stage `{span.id}` begins at column {span.first}, and the one before ends at {place}"
        place = span.first + span.count
    if grid.spans and place != len(grid.columns):
        yield f"the stages have {place} columns, and the grid {len(grid.columns)}"
    yield from _rows(page, grid, body)


def _rows(page: Page, grid: Grid, body: Box) -> Iterator[str]:
    said = flat(words(page))
    for one, two in pairwise(grid.rows):
        if two.y < one.y + one.height - NEAR:
            yield f"rows `{one.key}` and `{two.key}` overlap"
    for row in grid.rows:
        if row.y < body.top - NEAR or row.y + row.height > body.bottom + NEAR:
            yield f"row `{row.key}` is not in the grid"
        for cell in row.cells:
            if not 0 <= cell.column < len(grid.columns):
                yield f"row `{row.key}` has a cell in column {cell.column}, and the grid {len(grid.columns)} columns"
            for item in () if row.curves else cell.items:
                if flat(item.text) not in said:
                    yield f"`{item.text[:40]}` is in row `{row.key}` of the grid and not on the page"
        for point in (point for series in row.curves for point in series.points):
            if not row.y - NEAR <= point.y <= row.y + row.height + NEAR:
                yield f"a point of the curve is not in row `{row.key}`"


def _astray(grid: Grid, lines: list[Line]) -> Iterator[str]:
    """Yield texts that run out of their row or, where it is no curve, out of their column."""
    left, right = grid.x - grid.head, grid.x + grid.width
    sides = [column.x for column in grid.columns] + [right]
    for row in grid.rows:
        for line in between(lines, Box(left, row.y, right, row.y + row.height)):
            if line.box.top < row.y - 1 or line.box.bottom > row.y + row.height + 1:
                yield f"{line} runs out of row `{row.key}`"
            if not row.curves and any(line.box.left + 1 < side < line.box.right - 1 for side in sides):
                yield f"{line} runs out of its column in row `{row.key}`"
