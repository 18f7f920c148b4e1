"""A journey map for a terminal: stages above their touchpoints, the curve below them, then the lanes, and what was decided.

What does not fit beside each other goes into bands, each of whole stages where they are not longer than a band.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from journeyctl.cli.terminal_curve import Felt, axis, draw, row_count
from journeyctl.cli.terminal_decisions import decision_block
from journeyctl.cli.terminal_items import felt_block, item_block, legend, mark, rests_of, title_block
from journeyctl.cli.terminal_text import Block, Piece, beside, in_a_row, line, shortened, wrapped
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.render.board import Span
from journeyctl.render.decisions import decisions_of
from journeyctl.render.facts import Facts
from journeyctl.render.grid.grid import Draft, Lane
from journeyctl.render.grid.journey_head import journey_head
from journeyctl.render.grid.lanes import journey_lanes
from journeyctl.render.grid.places import places
from journeyctl.render.look import Look
from journeyctl.text.display import cells

LANES = ("emotion", "thoughts", "pains", "gains", "opportunities")
"""The lanes that are shown where nobody asks for others."""

_GAP = 2
_LEAST, _MOST = 16, 34  # the width of a column
_GUTTER = (8, 14)
_LEAD = 4  # lines of a summary: it may be a page


@dataclass(frozen=True, slots=True)
class Sizes:
    """How wide the titles of the lanes and the columns are, in columns of the terminal."""

    gutter: int
    column: int

    def span(self, count: int) -> int:
        """Return the width of some columns with the gaps between them."""
        return count * (self.column + _GAP) - _GAP


@dataclass(frozen=True, slots=True)
class MapPart:
    """A whole map, and the stages of it that stand in one band; `based` says whether anything rests on evidence."""

    facts: Facts
    draft: Draft
    touchpoints: tuple[Touchpoint | None, ...]
    spans: tuple[Span, ...]
    sizes: Sizes
    based: bool

    @property
    def numbers(self) -> range:
        """The numbers of the columns."""
        return range(self.spans[0].first, self.spans[-1].first + self.spans[-1].count)


def journey_map(facts: Facts, identifier: str, look: Look, width: int) -> Block:
    """Return the map of a journey on a terminal of `width` columns (at least 60)."""
    keys = look.lanes or LANES
    found = places(facts, identifier, look, channels="channels" not in keys)
    lanes = tuple(journey_lanes(facts, identifier, found, look, keys))
    draft = Draft(caption="", corner="", spans=found.spans, columns=found.columns, lanes=lanes)
    gutter = _gutter(facts, lanes)
    bands = _bands(draft.spans, max(1, (width - gutter) // (_LEAST + _GAP)))
    rests = rests_of(facts, found.touchpoints)
    block = _head(facts, identifier, look, width)
    for band in bands:
        count = sum(span.count for span in band)
        sizes = Sizes(gutter, min(_MOST, (width - gutter) // count - _GAP))
        part = MapPart(facts, draft, found.touchpoints, tuple(band), sizes, bool(rests))
        block += [(), (), *_band(part, look)]
    decisions = decision_block(decisions_of(facts, identifier, look.words), look.words, width)
    return [*block, (), (), *legend(draft, look.words, width, rests), *decisions]


def _gutter(facts: Facts, lanes: Sequence[Lane]) -> int:
    """Return how wide the titles of the lanes and the words of the scale are."""
    scale = facts.workspace.settings.scales.emotion
    words = [word for lane in lanes for word in lane.title.split()]
    if any(lane.curves for lane in lanes):
        words += axis(scale, row_count(scale), _GUTTER[1])
    low, high = _GUTTER
    return max(low, min(high, max(map(cells, words), default=low)))


def _bands(spans: Sequence[Span], fits: int) -> list[list[Span]]:
    """Put stages into as few bands as possible, all about as wide; a stage longer than a band is cut into even parts."""
    cut = [part for span in spans for part in _parts(span, fits)]
    # The best way to put the first 0, 1, 2 ... of them: how many bands, the sum of their squares, and the bands.
    best: list[tuple[int, int, list[list[Span]]]] = [(0, 0, [])]
    for end in range(1, len(cut) + 1):
        ways = []
        for start in range(end - 1, -1, -1):
            size = sum(part.count for part in cut[start:end])
            if size > fits:
                break
            count, squares, bands = best[start]
            ways.append((count + 1, squares + size * size, [*bands, cut[start:end]]))
        best.append(min(ways, key=lambda way: way[:2]))
    return best[-1][2]


def _parts(span: Span, fits: int) -> Iterator[Span]:
    """Cut a stage into parts of which each fits into a band; their note says which part it is."""
    pieces = -(-span.count // fits)
    for piece in range(pieces):
        first, after = (span.count * at // pieces for at in (piece, piece + 1))
        note = f"{piece + 1}/{pieces}" if pieces > 1 else ""
        yield replace(span, first=span.first + first, count=after - first, note=note)


def _head(facts: Facts, identifier: str, look: Look, width: int) -> Block:
    """Return title and state, the personas, and what the journey is about."""
    words = look.words
    head = journey_head(facts, identifier, look, "")
    state = words(f"common.state-{head.state}")
    room = width - cells(state) - _GAP
    block = beside([wrapped(head.title, room, "bold"), [line(state, "accent")]], [room, cells(state)])
    block += [()] if head.persons else []
    for person in head.persons:
        told = " · ".join(filter(None, (person.role, person.share)))
        if cells(person.name) + _GAP + cells(told) <= width:
            block += beside([[line(person.name, "bold")], [line(told, "faint")]], [cells(person.name), width])
        else:
            block += [*wrapped(person.name, width, "bold"), *wrapped(told, width, "faint")]
        block += wrapped(words.quote(person.quote), width, "italic") if person.quote else []
    journey, goal = facts.journeys[identifier], words("common.goal")
    if not journey.scenario and head.lead:
        block += [(), *(line(row) for row in shortened(head.lead, width, _LEAD))]
    block.append(())
    long = [(words("common.scenario"), head.lead)] if journey.scenario else []
    long += [pair for pair in head.facts if pair[0] == goal]
    names = max((cells(name) for name, _ in long), default=0)
    room = width - names - _GAP
    for name, value in long:
        block += beside([[line(name, "faint")], wrapped(value, room)], [names, room], _GAP)
    left_out = {goal, words("map.starts"), words("map.ends")}
    short = [(Piece(f"{name} ", "faint"), Piece(value)) for name, value in head.facts if name not in left_out]
    return block + in_a_row(short, width)


def _band(part: MapPart, look: Look) -> Block:
    heads = [
        title_block(
            part.draft.columns[number], part.touchpoints[number], part.sizes.column, part.facts, look.words,
            based=part.based,
        )
        for number in part.numbers
    ]  # fmt: skip
    block = [*_stages(part.spans, part.sizes), *_row([], heads, part.sizes)]
    for lane in part.draft.lanes:
        titles = wrapped(lane.title, part.sizes.gutter, "faint")
        if lane.curves:
            cell = [
                felt_block(lane.curves, number, part.sizes.column, part.facts, look.words)
                for number in part.numbers
            ]
            block += [(), *_curve(lane, part), *_row(titles, cell, part.sizes)]
        elif any(number in lane.cells for number in part.numbers):
            block += [(), *_row(titles, [_cell(lane, number, part) for number in part.numbers], part.sizes)]
    return block


def _row(titles: Block, blocks: Sequence[Block], sizes: Sizes) -> Block:
    return beside([titles, *blocks], [sizes.gutter, *[sizes.column] * len(blocks)], _GAP)


def _cell(lane: Lane, number: int, part: MapPart) -> Block:
    return [
        row
        for item in lane.cells.get(number, ())
        for row in item_block(item, part.sizes.column, part.facts, based=part.based)
    ]


def _stages(spans: Sequence[Span], sizes: Sizes) -> Block:
    """Return the titles of stages, each above a line as long as its columns."""
    widths = [sizes.span(span.count) for span in spans]
    titles = [
        wrapped(f"{span.title} {span.note}".rstrip(), width, "stage")
        for span, width in zip(spans, widths, strict=True)
    ]
    tall = max(map(len, titles))
    blocks = [
        [*[()] * (tall - len(title)), *title, line("━" * width, "accent")]
        for title, width in zip(titles, widths, strict=True)
    ]
    return beside([[], *blocks], [sizes.gutter, *widths], _GAP)


def _curve(lane: Lane, part: MapPart) -> Block:
    """Return the canvas with the curve; it comes from the band before, and leads to the next one."""
    scale = part.facts.workspace.settings.scales.emotion
    rows = row_count(scale)
    felt = [_felt(curve.values, part) for curve in lane.curves]
    main = lane.curves[0].values
    others = {
        mark(place): [one for number, one in felt[place].items() if main.get(number, ("",))[0] != one.value]
        for place in range(1, len(felt))
    }
    width = part.sizes.span(len(part.numbers))
    labels = axis(scale, rows, part.sizes.gutter)
    left = [line(" " * (part.sizes.gutter - cells(label)) + label, "faint") for label in labels]
    return beside([left, draw(list(felt[0].values()), others, width, rows)], [part.sizes.gutter, width], _GAP)


def _felt(values: Mapping[int, tuple[float, str]], part: MapPart) -> dict[int, Felt]:
    """Return emotions with their place on the canvas, which those of other bands are outside of."""
    step = part.sizes.column + _GAP
    first = part.numbers.start
    return {
        number: Felt((number - first) * step + part.sizes.column // 2, value)
        for number, (value, _) in sorted(values.items())
    }
