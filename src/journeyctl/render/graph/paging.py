"""Pages of a graph: one as large as it needs, or as many slides as it takes.

A graph that does not fit on a slide is cut into rows of units that belong together, as a text is into lines; each row is a
graph of its own, and its view names in it what stands on the next.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil, inf, isfinite

from journeyctl.render.board import Group, Head, Key, Page, Shape
from journeyctl.render.graph.drawing import draw, height, scaled
from journeyctl.render.graph.graph import Graph, to_places
from journeyctl.render.look import Arrangement, Look, Paper
from journeyctl.render.shapes.pieces import headline, legend

_EDGE = 32.0
_LEAST = 760.0  # how wide an endless page is at least, for its head
_READABLE = 1180.0  # how wide a head is at most
_APART = 24.0  # between rows
_LARGEST = 1_900.0  # wider, an endless graph is cut into rows, or read from top to bottom
_ROOM = 1_600.0  # for the rows of an endless page
_TALLEST = 2_400.0  # higher, it is cut whatever is taken apart
_LONGEST = 240  # letters of a lead on a slide


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What pages are made of: `count` units, and `build(units, down)`, which makes a graph of some of them.

    `breaks` are the numbers of units with which something begins (a stage): rows are cut there where they can be. `notes`
    says in words what some units show, and `torn` how many links a cut into rows takes apart; without it an endless page is
    never cut.
    """

    head: Head
    keys: Sequence[Key]
    count: int
    build: Callable[[range, bool], Graph]
    notes: Callable[[range], str]
    breaks: Sequence[int] = ()
    torn: Callable[[Sequence[range]], int] | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    units: range
    graph: Graph
    placed: Arrangement

    @property
    def height(self) -> float:
        """How high it is, with the titles of its columns."""
        return height(self.graph, self.placed)


def pages(source: Source, look: Look) -> tuple[Page, ...]:
    """Return a graph on pages; none where nobody can place it."""
    if look.arrange is None:
        return ()
    maker = _Maker(source, look)
    return (maker.endless(),) if look.paper is None else tuple(maker.slides(look.paper))


@dataclass(slots=True)
class _Maker:
    """Makes pages of a source; rows that are asked for twice, or are as large as others, are placed once.

    `usual` is how many units a row holds.
    """

    source: Source
    look: Look
    known: dict[tuple[range, bool], _Row] = field(default_factory=dict)
    placed: dict[str, Arrangement] = field(default_factory=dict)
    usual: int = 1

    def row(self, units: range, *, down: bool = False) -> _Row:
        """Return some units as a row."""
        found = self.known.get((units, down))
        if found is None:
            graph = self.source.build(units, down)
            found = self.known[units, down] = _Row(units, graph, self._placed(graph))
        return found

    def _placed(self, graph: Graph) -> Arrangement:
        if self.look.arrange is None or not graph.cards:
            return Arrangement(0, 0, {}, (), {})
        dot = to_places(graph)
        if dot not in self.placed:
            self.placed[dot] = self.look.arrange(dot)
        return self.placed[dot]

    def endless(self) -> Page:
        """Return one page as large as the graph needs."""
        source, look, rows = self.source, self.look, self._endless_rows()
        wide = max(_LEAST, *(row.placed.width for row in rows))
        head, top = headline(source.head, look, _EDGE, _EDGE, min(wide, _READABLE))
        body = tuple(_stacked(rows, _EDGE, top + 12, inf, inf))
        bottom = top + 12 + sum(row.height + _APART for row in rows)
        keys, bottom = legend(source.keys, _EDGE, bottom, min(wide, _READABLE))
        return Page(
            name="page", title=source.head.title, width=round(wide + 2 * _EDGE), height=round(bottom + _EDGE),
            shapes=(*head, *body, *keys), notes=source.notes(range(source.count)),
        )  # fmt: skip

    def _endless_rows(self) -> list[_Row]:
        """Return the whole graph if it is not too wide, else in rows, or from top to bottom where rows would tear it apart."""
        everything = range(self.source.count)
        whole = self.row(everything)
        if whole.placed.width <= _LARGEST or self.source.torn is None:
            return [whole]
        (rows,) = self._sheets(_ROOM, inf, inf)
        if self.source.torn([row.units for row in rows]) == 0:
            return rows
        down = self.row(everything, down=True)
        return rows if down.height > _TALLEST or down.placed.width > _LARGEST else [down]

    def slides(self, paper: Paper) -> Iterator[Page]:
        """Yield as many slides as it takes."""
        source, look, room = self.source, self.look, paper.width - 2 * paper.margin
        low = paper.height - paper.margin - legend(source.keys, 0, 0, room)[1] - 12
        heads = [source.head, replace(source.head, lead="", facts=(), persons=())]
        if len(source.head.lead) > _LONGEST:
            heads[0] = replace(source.head, lead="")
        tops = [headline(head, look, paper.margin, paper.margin, room, compact=True)[1] + 8 for head in heads]
        if source.count and not _fits(self.row(range(1)), room, low - tops[0]):
            heads[0], tops[0] = heads[1], tops[1]
        sheets = list(self._sheets(room, low - tops[0], low - tops[1])) or [[]]
        for number, rows in enumerate(sheets):
            head, top = heads[min(number, 1)], tops[min(number, 1)]
            if len(sheets) > 1:
                turn = look.words("common.page", number=number + 1, count=len(sheets))
                head = replace(head, kicker=f"{head.kicker} · {turn}")
            above, _ = headline(head, look, paper.margin, paper.margin, room, compact=True)
            below, _ = legend(source.keys, paper.margin, low + 12, room)
            body = _stacked(rows, paper.margin, top, room, low - top)
            shown = range(rows[0].units.start, rows[-1].units.stop) if rows else range(0)
            yield Page(
                name=f"page-{number + 1}", title=source.head.title, width=paper.width, height=paper.height,
                shapes=(*above, *body, *below), notes=source.notes(shown),
            )  # fmt: skip

    def _sheets(self, room: float, first: float, others: float) -> Iterator[list[_Row]]:
        """Yield the rows of each slide; `first` and `others` are the heights of the first one and of the others."""
        everything = range(self.source.count)
        for down in (False, True) if isfinite(first) else ():
            whole = self.row(everything, down=down)
            if _fits(whole, room, first):
                yield [whole]
                return
        rows: list[_Row] = []
        left, start = first, 0
        while start < self.source.count:
            row = self._longest(start, room, left)
            if row is None and rows:
                yield rows
                rows, left = [], others
                continue
            if row is None:  # too large even alone: it is drawn smaller
                row = self.row(range(start, start + 1))
            rows.append(row)
            left -= row.height + _APART
            start = row.units.stop
        if rows:
            yield rows

    def _longest(self, start: int, room: float, tall: float) -> _Row | None:
        """Return the longest row from a unit on that fits: whole stages if at least one does.

        Of a stage that does not it is the first of as many rows as the stage takes, all about as long.
        """
        ends = [end for end in self.source.breaks if end > start] + [self.source.count]
        stage = ends[0] - start
        parts = sorted({start + ceil(stage / rows) for rows in range(2, stage + 1)})
        # What is learnt from the parts often says that the whole is too long.
        one, other = (ends, parts) if stage <= self.usual else (parts, ends)
        first = self._last_that_fits(start, one, room, tall)
        if first is not None and one is ends:
            return first
        if first is None and self._is_full(start, room, tall):
            return None
        return self._last_that_fits(start, other, room, tall) or first

    def _last_that_fits(self, start: int, ends: Sequence[int], room: float, tall: float) -> _Row | None:
        """Return the longest row up to one of `ends` that fits: what holds one that is too wide is too wide itself.

        To place a row takes a while, so the first that is tried is about as long as those before.
        """
        place = max(0, bisect_right(ends, start + self.usual) - 1)
        found: _Row | None = None
        while 0 <= place < len(ends):
            units = range(start, ends[place])
            if found is not None:
                self._look_ahead(found.units.stop, units.stop)
            row = None if self._is_too_wide(units, room) else self.row(units)
            if row is not None and _fits(row, room, tall):
                found, place = row, place + 1
                self.usual = max(self.usual, len(units))
            elif found is not None:
                break
            else:
                place -= 1
                if row is None or row.placed.width > room:
                    self.usual = min(self.usual, len(units) - 1)
                elif self._is_full(start, room, tall):
                    break
        return found

    def _is_full(self, start: int, room: float, tall: float) -> bool:
        """Say whether a page has no room for anything more."""
        return not _fits(self.row(range(start, start + 1)), room, tall)

    def _look_ahead(self, start: int, stop: int) -> None:
        """Place a row a little longer than usual, if there is much more than that up to `stop`.

        Mostly it is too wide, and so is everything that holds it. The row after this one will ask for it anyway.
        """
        if stop - start > self.usual + 1:
            self.row(range(start, start + self.usual + 1))

    def _is_too_wide(self, units: range, room: float) -> bool:
        """Say whether a row is known that these units hold, and that is too wide."""
        return any(
            row.placed.width > room
            for (held, down), row in self.known.items()
            if not down and held.start >= units.start and held.stop <= units.stop
        )


def _stacked(rows: Sequence[_Row], x: float, y: float, room: float, tall: float) -> Iterator[Shape]:
    """Yield rows below each other, a little further apart where there is room."""
    free = tall - sum(row.height + _APART for row in rows) + _APART
    more = max(0.0, min(28.0, free / (len(rows) + 1))) if isfinite(tall) and rows else 0.0
    y += more if len(rows) > 1 else 0
    seen: dict[str, int] = {}
    for row in rows:
        wide, high = row.placed.width, row.height
        part = max(0.1, min(1.0, room / wide if wide else 1.0, tall / high if high else 1.0))
        for shape in draw(row.graph, row.placed):
            yield scaled(_named_once(shape, seen), part, x, y)
        y += high * part + _APART + more


def _named_once(shape: Shape, seen: dict[str, int]) -> Shape:
    """Return a shape whose name no other on the page has: what is cut in two is met twice."""
    if not isinstance(shape, Group) or not shape.name:
        return shape
    seen[shape.name] = seen.get(shape.name, 0) + 1
    return shape if seen[shape.name] == 1 else replace(shape, name=f"{shape.name}:{seen[shape.name]}")


def _fits(row: _Row, room: float, tall: float) -> bool:
    return row.placed.width <= room and row.height <= tall
