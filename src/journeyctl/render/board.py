"""A laid-out board as plain data: what a view makes and a format paints.

All lengths are CSS pixels (1/96 inch), `x` to the right and `y` down from the upper left corner of the page. Colours
are the names of roles (`look.theme` knows their values). A text is broken into lines already; nothing here
has to be measured, wrapped or moved any more.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from journeyctl.render.decided import Decided

VERSION = 1
"""The version of the JSON form; it grows when a key is removed or changes its meaning."""

LOUD = 4
"""The level of an `Item` from which its frame is heavier."""

Align = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle; `radius` rounds its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1
    radius: float = 0
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ellipse:
    """An ellipse around a centre."""

    cx: float
    cy: float
    rx: float
    ry: float
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Lines and curves, one after the other: `("M", x, y)`, `("L", x, y)`, `("C", x1, y1, x2, y2, x, y)`, `("Z",)`."""

    steps: tuple[tuple[str | float, ...], ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 1
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Lines of text in a box; `align` says to which side of it they stand.

    `leading` is the height of a line. `rtl` says that the text is read from the right: `start` is the right side then.
    """

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    size: float
    leading: float
    color: str = "ink"
    bold: bool = False
    italic: bool = False
    align: Align = "start"
    rtl: bool = False

    def baseline(self, line: int) -> float:
        """Return where the letters of a line stand, `line` counted from 0: capitals are centred in it."""
        return self.y + line * self.leading + self.leading / 2 + 0.364 * self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture from a file of the user's, such as a logo; `media` is `image/png`, `image/jpeg` or `image/svg+xml`."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    media: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Shapes that belong together.

    `name` lasts as long as the thing does (`pain:hidden-fee`) and is met once on a page, `title` is what a screen
    reader says, `href` is a link that is safe, and `detail` the id of a `Detail` of the board.
    """

    name: str
    shapes: tuple["Shape", ...]
    title: str = ""
    href: str | None = None
    detail: str | None = None


Shape = Rect | Ellipse | Path | Text | Image | Group


def each(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    """Yield every shape, those in groups after their group."""
    for shape in shapes:
        yield shape
        if isinstance(shape, Group):
            yield from each(shape.shapes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing in a cell of a grid.

    `kind` is a word such as `action`, `pain`, `gain`, `evidence` or `assumption`; `note` a few small words
    below it, `level` (1 to 5) and `share` (0 to 1) how much it weighs, `value` an emotion from -1 to 1, `detail` the id of
    a `Detail`.
    """

    kind: str
    text: str
    name: str = ""
    note: str = ""
    level: int | None = None
    share: float | None = None
    value: float | None = None
    href: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A touchpoint of a grid (or whatever stands in its columns), and what it can be found by.

    `tags` holds ids by what they are: `persona`, `channel`, `evidence` (`sound`, `assumed` or `none`).
    `mark` is `truth`, `magic`, `pain` or nothing; `sign` is `evidence`, `assumption`, `none` or nothing. `quiet` says that nobody
    has to look here: it is drawn narrow and grey.
    """

    id: str
    title: str
    x: float
    width: float
    note: str = ""
    mark: str = ""
    mark_note: str = ""
    sign: str = ""
    href: str | None = None
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stage of a grid: `count` columns from the number `first`, counted from 0."""

    id: str
    title: str
    first: int
    count: int
    note: str = ""
    goal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one row below one column, counted from 0; `tone` is the role of a background."""

    column: int
    items: tuple[Item, ...] = ()
    tone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An emotion on a curve: the number of its column, where it is on the page, and what it is in words."""

    column: int
    x: float
    y: float
    value: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One curve; `persona` is empty for the curve of everybody. `steps` is the smooth line, as in `Path`."""

    title: str
    color: str
    points: tuple[Point, ...]
    steps: tuple[tuple[str | float, ...], ...]
    persona: str = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A lane of a grid. `line` names a line that is drawn above it (`line of visibility`).

    A lane with `curves` is drawn as one picture across all columns; its cells say the same in words.
    """

    key: str
    title: str
    y: float
    height: float
    cells: tuple[Cell, ...]
    line: str = ""
    curves: tuple[Series, ...] = ()
    zero: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The table of a page: what its shapes in the group `grid` show, as data.

    `x`, `y`, `width` and `height` are those of the body, which begins right of the titles of the lanes (`head` wide)
    and below those of the columns. `corner` is the title of the lanes' column.
    """

    caption: str
    corner: str
    x: float
    y: float
    width: float
    height: float
    head: float
    spans: tuple[Span, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One picture: a slide or a sheet of paper, or the whole board.

    `notes` is what a speaker says to it. `grid` is the table it shows, where it shows one.
    """

    name: str
    title: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    grid: Grid | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below that of the board; `level` counts from 2."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that somebody said."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names and what they stand for: `("Owner", "Growth")`."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table in words; the first cell of each row is its heading."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Quote | Bullets | Pairs | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """More about a thing on the board: what opens when a reader asks."""

    id: str
    kind: str
    title: str
    text: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A persona in the head of a board."""

    id: str
    name: str
    role: str = ""
    share: str = ""
    quote: str = ""
    color: str = "accent"
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A box with sentences that must be seen; `kind` is that of a sign, such as `worse`."""

    kind: str
    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above a board: `lead` is a sentence, `facts` are names with values, `state` a word such as `future`."""

    kicker: str
    title: str
    lead: str = ""
    state: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    persons: tuple[Person, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """An entry of the legend: what a sign means. `sign` is the `kind` of an `Item`, or a word of its own."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A view of one thing, laid out.

    `description` says in a sentence or two what is to be seen (for a curve: the curve in words), `text` everything that the
    pages say, in reading order, `decisions` what was decided about it, which no page shows. `filters` holds for each kind of tag (`persona`) the ids by which columns can be found, with
    their titles. `dot` is the graph behind the picture, in the language of Graphviz, where there is one.
    """

    view: str
    id: str
    lang: str
    head: Head
    description: str
    pages: tuple[Page, ...]
    text: tuple[Block, ...]
    legend: tuple[Key, ...] = ()
    details: tuple[Detail, ...] = ()
    filters: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    dot: str = ""
    decisions: tuple[Decided, ...] = ()

    @property
    def title(self) -> str:
        """The name of the board."""
        return self.head.title
