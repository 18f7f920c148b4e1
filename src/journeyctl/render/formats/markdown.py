"""Markdown for pull requests and wikis: everything in words, an overview as a table, and the curve as a Mermaid journey."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, zip_longest
from urllib.parse import quote

from journeyctl.render.board import (
    Block,
    Board,
    Bullets,
    Cell,
    Grid,
    Heading,
    Item,
    Pairs,
    Paragraph,
    Person,
    Quote,
    Row,
    Table,
)
from journeyctl.render.decided import Decided
from journeyctl.render.look import Look, Paper
from journeyctl.render.paint.escaping import possible
from journeyctl.render.paint.mermaid import journey
from journeyctl.text.markdown import plain

SUFFIX = ".md"
PAPER: Paper | None = None
MANY = True
EXTRA: tuple[str, str] | None = None

_LANES = 4
"""How many lanes stand in the overview: more, and it has to be moved to be read."""

_FIRST = ("emotion", "pains", "opportunities", "channels", "gains")
_ADDRESS = "!#$%&'()*+,/:;=?@~"
_UNFIT = re.compile(r"[^a-z0-9-]+")
_SAFE = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


def paint(boards: Sequence[Board], look: Look) -> bytes:
    """Return boards one below the other, each below a heading of the first level."""
    anchors = Anchors()
    told = "\n\n".join(block for board in boards for block in _board(board, anchors.of(board), look))
    return f"{possible(told)}\n".encode() if told else b""


class Anchors:
    """Gives places that are linked to a name in the document, each once; GitHub and GitLab keep `<a name>`."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def of(self, board: Board) -> dict[str, str]:
        """Return the names of what decisions of a board accept and its overview shows, by the ids of their details."""
        shown = {
            item.detail
            for page in board.pages
            if page.grid
            for row in _chosen(page.grid)
            for cell in row.cells
            for item in cell.items
        }
        accepted = dict.fromkeys(detail for one in board.decisions for _, detail in one.accepts)
        return {detail: self._free(f"{board.view}-{detail}") for detail in accepted if detail in shown}

    def _free(self, wish: str) -> str:
        wish = _UNFIT.sub("-", wish).strip("-")
        tries = (wish if number == 1 else f"{wish}-{number}" for number in count(1))
        name = next(name for name in tries if name not in self._used)
        self._used.add(name)
        return name


def _board(board: Board, anchors: Mapping[str, str], look: Look) -> Iterator[str]:
    head = board.head
    yield f"# {plain(head.title)}"
    if head.kicker:
        yield f"*{plain(head.kicker)}*"
    if head.lead:
        yield plain(head.lead)
    people = [_person(person, look) for person in head.persons if person.name != head.title]
    rows = [*(_pair(label, value) for label, value in head.facts), *people]
    if rows:
        yield "\n".join(rows)
    if board.description:
        yield plain(board.description)
    for page in board.pages:
        if page.grid and page.grid.columns:
            yield from _overview(page.grid, board.description, anchors, look)
    yield from _decisions(board.decisions, anchors, look)
    yield from _blocks(board.text)


def _person(person: Person, look: Look) -> str:
    basis = look.words("common.assumption") if person.assumed else ""
    told = ", ".join(plain(part) for part in (person.share, person.role, basis) if part)
    said = f": {plain(look.words.quote(person.quote))}" if person.quote else ""
    return f"- **{plain(person.name)}**{f' ({told})' if told else ''}{said}"


def _pair(label: str, value: str) -> str:
    return f"- **{plain(label)}:** {plain(value)}"


def _overview(grid: Grid, description: str, anchors: Mapping[str, str], look: Look) -> Iterator[str]:
    """Yield the curve, and a table with a row for each touchpoint."""
    lines = journey(grid, description)
    if lines:
        yield "\n".join(("```mermaid", *lines, "```"))
    lanes = _chosen(grid)
    words = (look.words("common.stage"), look.words("common.touchpoint"), *(row.title for row in lanes))
    stages = {span.first: span.title for span in grid.spans}
    cells = [{cell.column: cell for cell in row.cells} for row in lanes]
    yield _table(
        (plain(word) for word in words),
        (
            (
                plain(stages.get(number, "")),
                _touchpoint(column.title, column.mark_note, column.href),
                *(_cell(lane.get(number), anchors) for lane in cells),
            )
            for number, column in enumerate(grid.columns)
        ),
    )


def _chosen(grid: Grid) -> list[Row]:
    """Return the lanes that say most, in their order."""
    filled = [row for row in grid.rows if any(cell.items for cell in row.cells)]
    ranked = sorted(filled, key=lambda row: _FIRST.index(row.key) if row.key in _FIRST else len(_FIRST))
    kept = {row.key for row in ranked[:_LANES]}
    return [row for row in filled if row.key in kept]


def _touchpoint(title: str, mark: str, href: str | None) -> str:
    told = f"**{_linked(title, href)}**"
    return f"{told}<br>*{plain(mark)}*" if mark else told


def _cell(cell: Cell | None, anchors: Mapping[str, str]) -> str:
    return "<br>".join(_item(item, anchors) for item in cell.items) if cell else ""


def _item(item: Item, anchors: Mapping[str, str]) -> str:
    told = _linked(item.text, item.href)
    if item.detail and item.detail in anchors:
        told = f'<a name="{anchors[item.detail]}"></a>{told}'
    return f"{told} ({plain(item.note)})" if item.note else told


def _linked(text: str, href: str | None) -> str:
    """Return a text that leads to an address, if that is one of the web or of a mailbox."""
    if not href or not _SAFE.match(href):
        return plain(text)
    return f"[{plain(text)}](<{quote(possible(href), safe=_ADDRESS)}>)"


def _decisions(decisions: Sequence[Decided], anchors: Mapping[str, str], look: Look) -> Iterator[str]:
    """Yield what was decided, each decision below a heading; what it accepts leads to where that stands in the overview."""
    words = look.words
    if decisions:
        yield f"## {plain(words('decisions.title'))}"
    for one in decisions:
        yield f"### {plain(one.title)}"
        told = (("date", one.day), ("by", one.by), ("because", one.because))
        lines = [_pair(words(f"decisions.{key}"), text) for key, text in told if text]
        accepts = [
            f"[{plain(text)}](#{anchors[detail]})" if detail in anchors else plain(text)
            for text, detail in one.accepts
        ]
        lines += _listed(words("decisions.accepts"), accepts)
        lines += _listed(words("common.evidence"), [plain(title) for title in one.evidence])
        if lines:
            yield "\n".join(lines)


def _listed(label: str, texts: Sequence[str]) -> Iterator[str]:
    """Yield a line with a label and what stands there, or with a list below it where it is several things."""
    if len(texts) == 1:
        yield f"- **{plain(label)}:** {texts[0]}"
    elif texts:
        yield f"- **{plain(label)}:**"
        yield from (f"  - {text}" for text in texts)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    titles = list(head)
    lines = [titles, ["---"] * len(titles), *(list(row) for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield blocks; what is told in a row as names with values or with lists becomes one list."""
    listed: list[str] = []
    before: Block | None = None
    for block, after in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Pairs):
            listed += (_pair(label, value) for label, value in block.pairs)
        elif isinstance(block, Paragraph) and isinstance(after, Bullets) and block.text.endswith(":"):
            listed.append(f"- **{plain(block.text)}**")
        elif isinstance(block, Bullets):
            deep = isinstance(before, Paragraph) and before.text.endswith(":")
            listed += (f"{'  ' if deep else ''}- {plain(item)}" for item in block.items)
        elif block is not None:
            if listed:
                yield "\n".join(listed)
                listed = []
            yield from _apart(block, before)
        before = block
    if listed:
        yield "\n".join(listed)


def _apart(block: Block, before: Block | None) -> Iterator[str]:
    """Yield a block that stands for itself."""
    if isinstance(block, Heading):
        yield f"{'#' * min(6, block.level)} {plain(block.text)}"
    elif isinstance(block, Paragraph):
        yield plain(block.text)
    elif isinstance(block, Quote):
        yield f"> {plain(block.text)}" + (f"\n>\n> — {plain(block.source)}" if block.source else "")
    elif isinstance(block, Table):
        if block.caption and not (isinstance(before, Heading) and before.text == block.caption):
            yield f"**{plain(block.caption)}**"
        yield _table(map(plain, block.head), (map(plain, row) for row in block.rows))
