"""The checks of a page's geometry find what they are there for, and nothing on a page that is right."""

from dataclasses import replace

import pytest

from journeyctl.render.board import (
    Align,
    Cell,
    Column,
    Ellipse,
    Grid,
    Group,
    Image,
    Item,
    Page,
    Path,
    Rect,
    Row,
    Shape,
    Span,
    Text,
)
from journeyctl.render.lettering.typeface import set_text
from journeyctl.render.look import Look
from journeyctl.render.words import Words
from render.geometry import problems

LOOK = Look(words=Words.of("en"))
CARD = Rect(x=20, y=20, width=200, height=100, fill="raised", stroke="line", radius=6)
WORDS = set_text("I wait for an answer, and nobody calls", 30, 30, 150, 12)


def page(*shapes: Shape, grid: Grid | None = None) -> Page:
    return Page(name="p", title="P", width=400, height=300, shapes=shapes, grid=grid)


def found(*shapes: Shape) -> str:
    return "\n".join(problems(page(*shapes), LOOK))


RIGHT: dict[str, tuple[Shape, ...]] = {
    "a card": (CARD, WORDS),
    "in a group": (Group(name="a", shapes=(CARD, WORDS)),),
    "below each other": (WORDS, replace(WORDS, y=WORDS.y + WORDS.height)),
    "beside each other": (WORDS, replace(WORDS, x=200)),
    "a card in a card": (CARD, Rect(x=25, y=25, width=170, height=60, fill="panel"), WORDS),
    "a number in a mark": (
        Ellipse(cx=50, cy=50, rx=12, ry=12, fill="pain"),
        set_text("7", 38, 42, 24, 11, color="paper", align="middle"),
    ),
    "a label on a plate across a frame": (
        CARD,
        Rect(x=190, y=60, width=80, height=22, fill="paper", stroke="line"),
        set_text("when late", 196, 63, 70, 11),
    ),
    "a hairline": (WORDS, Path(steps=(("M", 60, 0), ("L", 60, 200)), stroke="line")),
    "a plate over a curve": (
        Path(steps=(("M", 0, 70), ("L", 300, 70)), stroke="accent", stroke_width=2),
        Rect(x=90, y=60, width=80, height=22, fill="paper", stroke="line"),
        set_text("when late", 96, 63, 70, 11),
    ),
    "a tint": (Rect(x=80, y=0, width=50, height=300, fill="pain-soft"), WORDS),
    "one wide letter": (set_text("東", 20, 20, 4, 12),),
    "a line of text on an arrow": (
        Path(steps=(("M", 10, 10), ("L", 300, 10), ("L", 320, 40), ("L", 300, 70), ("L", 10, 70), ("Z",)), fill="brand"),
        set_text("Stage", 30, 30, 100, 14, color="brand-ink"),
    ),
}  # fmt: skip

WRONG: dict[str, tuple[tuple[Shape, ...], str]] = {
    "beyond the right side": ((replace(CARD, x=250),), "a Rect leaves the page"),
    "above the page": ((Ellipse(cx=5, cy=5, rx=8, ry=8),), "a Ellipse leaves the page"),
    "a bend beyond the side": ((Path(steps=(("M", 0, 10), ("C", -90, 20, -90, 30, 0, 40)), stroke="line"),), "a Path leaves the page"),
    "nowhere": ((replace(CARD, x=float("nan")),), "a Rect is nowhere"),
    "less than nothing": ((replace(CARD, width=-30),), "a Rect is less than nothing"),
    "a line too long": ((replace(WORDS, lines=("I wait for an answer, and nobody calls",)),), "wide, and its box 150"),
    "too many lines": ((replace(WORDS, height=20),), "lines of `I wait for an answer, and` are higher than their box of 20"),
    "texts on each other": ((WORDS, replace(WORDS, x=50, y=35)), "overlap"),
    "out of the card": ((CARD, replace(WORDS, y=108)), "crosses the side of a box at 20,20"),
    "out of the card sideways": ((replace(CARD, width=100), WORDS), "crosses the side of a box at 20,20"),
    "cards on each other": (
        (CARD, WORDS, replace(CARD, y=100), replace(WORDS, y=130)),
        "boxes with texts overlap: (20, 20, 220, 120) and (20, 100, 220, 200)",
    ),
    "hidden by a card": ((WORDS, CARD), "is hidden by a Rect"),
    "hidden by a path": ((WORDS, Path(steps=(("M", 0, 0), ("L", 390, 0), ("L", 0, 290), ("Z",)), fill="panel")), "is hidden by a Path"),
    "not to be read": ((CARD, replace(WORDS, color="bad")), "in `bad` cannot be read on `raised`"),
    "white on paper": ((replace(WORDS, color="accent-ink"),), "in `accent-ink` cannot be read on `paper`"),
    "no colour": ((replace(CARD, fill="pink"),), "`pink` is no role of a colour"),
    "a curve through it": ((WORDS, Path(steps=(("M", 20, 20), ("C", 60, 60, 80, 20, 200, 70)), stroke="accent", stroke_width=2)), "is struck by a Path in `accent`"),
    "a dot on it": ((Ellipse(cx=60, cy=38, rx=4, ry=4, fill="paper", stroke="two", stroke_width=1.8), WORDS), "is struck by a Ellipse in `two`"),
    "into a face": ((WORDS, Ellipse(cx=30, cy=38, rx=10, ry=10, fill="good")), "runs into a Ellipse"),
    "into a logo": ((Image(x=100, y=25, width=60, height=60, data=b"", media="image/png", title=""), WORDS), "runs into a Image"),
    "a name twice": ((Group(name="a", shapes=()), Group(name="a", shapes=())), "two groups are named `a`"),
}  # fmt: skip


@pytest.mark.parametrize("shapes", RIGHT.values(), ids=RIGHT)
def test_what_is_right(shapes: tuple[Shape, ...]) -> None:
    assert found(*shapes) == ""


@pytest.mark.parametrize(("shapes", "problem"), WRONG.values(), ids=WRONG)
def test_what_is_wrong(shapes: tuple[Shape, ...], problem: str) -> None:
    assert problem in found(*shapes)


@pytest.mark.parametrize(("align", "rtl", "left"), [("start", False, True), ("end", False, False), ("start", True, False), ("end", True, True)])  # fmt: skip
def test_lines_are_where_they_are_drawn(align: Align, rtl: bool, left: bool) -> None:
    text = Text(
        x=20, y=20, width=300, height=20, lines=("answer",), size=12, leading=16, align=align, rtl=rtl
    )
    over = set_text("here", 20 if left else 290, 21, 30, 12)
    assert ("overlap" in found(text, over)) is True
    assert found(text, replace(over, x=290 if left else 20)) == ""


GRID = Grid(
    caption="C", corner="Lanes", x=100, y=50, width=200, height=100, head=90,
    spans=(Span(id="s", title="S", first=0, count=2),),
    columns=(Column(id="a", title="A", x=100, width=100), Column(id="b", title="B", x=200, width=100)),
    rows=(
        Row(key="actions", title="Actions", y=50, height=40, cells=(Cell(column=0, items=(Item(kind="action", text="I wait for it"),)),)),
        Row(key="pains", title="Pains", y=90, height=60, cells=()),
    ),
)  # fmt: skip
IN_CELL = set_text("I wait for it", 105, 60, 90, 12)
FIRST, SECOND = GRID.columns
ABOVE, BELOW = GRID.rows


def test_a_grid_that_is_right() -> None:
    assert problems(page(IN_CELL, grid=GRID), LOOK) == []


@pytest.mark.parametrize(
    ("grid", "problem"),
    [
        (replace(GRID, width=400), "the grid leaves the page"),
        (replace(GRID, columns=(FIRST, replace(SECOND, x=180))), "columns `a` and `b` overlap"),
        (replace(GRID, columns=(FIRST, replace(SECOND, width=150))), "column `b` is not in the grid"),
        (replace(GRID, columns=(replace(FIRST, x=80), SECOND)), "column `a` is not in the grid"),
        (replace(GRID, rows=(ABOVE, replace(BELOW, y=80))), "rows `actions` and `pains` overlap"),
        (replace(GRID, rows=(ABOVE, replace(BELOW, height=90))), "row `pains` is not in the grid"),
        (replace(GRID, rows=(ABOVE, replace(BELOW, cells=(Cell(column=2),)))), "row `pains` has a cell in column 2"),
        (replace(GRID, spans=(Span(id="s", title="S", first=0, count=1),)), "the stages have 1 columns, and the grid 2"),
        (replace(GRID, spans=(Span(id="s", title="S", first=1, count=1),)), "stage `s` begins at column 1"),
        (replace(GRID, rows=(replace(ABOVE, cells=(Cell(column=0, items=(Item(kind="action", text="I leave"),)),)), BELOW)), "`I leave` is in row `actions` of the grid and not on the page"),
    ],
)  # fmt: skip
def test_a_grid_that_is_wrong(grid: Grid, problem: str) -> None:
    assert problem in "\n".join(problems(page(IN_CELL, grid=grid), LOOK))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (replace(IN_CELL, y=82), "runs out of row `actions`"),
        (replace(IN_CELL, x=150), "runs out of its column in row `actions`"),
    ],
)
def test_texts_that_leave_their_cell(text: Text, problem: str) -> None:
    assert problem in "\n".join(problems(page(text, grid=GRID), LOOK))
