"""A small board made by hand in which everything is that a format has to paint; every format is tried on it."""

from base64 import b64decode
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from journeyctl.render.board import (
    Board,
    Bullets,
    Cell,
    Column,
    Detail,
    Ellipse,
    Grid,
    Group,
    Head,
    Heading,
    Image,
    Item,
    Key,
    Page,
    Pairs,
    Paragraph,
    Path,
    Person,
    Point,
    Quote,
    Rect,
    Row,
    Series,
    Shape,
    Span,
    Table,
)
from journeyctl.render.lettering.typeface import set_text
from journeyctl.render.look import Look
from journeyctl.render.words import Words

LOOK = Look(words=Words.of("en"))

PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
"""A picture of one pixel, as PNG."""

VECTOR = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" onload="alert(1)"><script>alert(2)</script>'
    b'<circle cx="12" cy="12" r="10" fill="#4a3aa7"/></svg>'
)
"""A logo that would run a script, if it were let."""

WIDTH, HEAD, COLUMN, LEFT, TOP = 880, 112, 240, 24, 152
LINK = "https://shop.example/basket?step=1&lang=en"


def column_x(number: int) -> float:
    """Return the left side of a column."""
    return LEFT + HEAD + number * COLUMN


def box(x: float, y: float, width: float, height: float, fill: str = "raised") -> Rect:
    return Rect(x=x, y=y, width=width, height=height, fill=fill, stroke="line", radius=6)


SPANS = (
    Span(id="compare", title="Compare", first=0, count=1, note="2 weeks", goal="Know what a week costs"),
    Span(id="order", title="Order", first=1, count=2, goal="Everything in one go"),
)
COLUMNS = (
    Column(
        id="search", title="Search for a basket", x=column_x(0), width=COLUMN, note="Website",
        tags={"persona": ("busy-parent", "student"), "channel": ("web",), "evidence": ("sound",)},
    ),
    Column(
        id="checkout", title="Checkout", x=column_x(1), width=COLUMN, note="Website, app", mark="truth",
        mark_note="Who stops here does not come back", href=LINK,
        tags={"persona": ("busy-parent",), "channel": ("web", "app"), "evidence": ("assumed",)},
    ),
    Column(
        id="delivery", title="Delivery at the door", x=column_x(2), width=COLUMN, note="In person", mark="magic",
        tags={"persona": ("busy-parent", "student"), "channel": ("person",), "evidence": ("none",)},
    ),
)  # fmt: skip


def curve(values: tuple[float, ...], top: float, height: float, words: tuple[str, ...]) -> tuple[Point, ...]:
    """Return the points of a curve in a row."""
    return tuple(
        Point(
            column=number,
            x=column_x(number) + COLUMN / 2,
            y=top + height / 2 - value * (height / 2 - 20),
            value=value,
            label=word,
        )
        for number, (value, word) in enumerate(zip(values, words, strict=True))
    )


def smooth(points: tuple[Point, ...]) -> tuple[tuple[str | float, ...], ...]:
    """Return a line through points that is flat at each of them."""
    steps: list[tuple[str | float, ...]] = [("M", points[0].x, points[0].y)]
    for before, after in pairwise(points):
        middle = (before.x + after.x) / 2
        steps.append(("C", middle, before.y, middle, after.y, after.x, after.y))
    return tuple(steps)


CURVE_TOP, CURVE_HEIGHT = TOP + 168, 120
PARENTS = curve((0.5, -1, 1), CURVE_TOP, CURVE_HEIGHT, ("Hopeful", "Cheated", "Relieved"))
STUDENTS = curve((0.2, -0.35, 0), CURVE_TOP, CURVE_HEIGHT, ("Curious", "Annoyed", "Indifferent"))
CURVES = (
    Series(title="Busy parent", color="one", points=PARENTS, steps=smooth(PARENTS), persona="busy-parent"),
    Series(
        title="Student", color="two", points=STUDENTS, steps=smooth(STUDENTS), persona="student", dashed=True
    ),
)
FEE = "The delivery fee appears on the last page only, after the address and the card"
ROWS = (
    Row(
        key="actions",
        title="Actions",
        y=TOP + 88,
        height=80,
        cells=(
            Cell(column=0, items=(Item(kind="action", text="Types “weekly basket” & compares 3 shops"),)),
            Cell(column=1, items=(Item(kind="action", text="Fills in the address"),
                                  Item(kind="action", text="Pays by card"))),
            Cell(column=2, items=(Item(kind="action", text="Takes the bags in"),)),
        ),
    ),
    Row(
        key="emotion",
        title="Emotion",
        y=CURVE_TOP,
        height=CURVE_HEIGHT,
        zero=CURVE_TOP + CURVE_HEIGHT / 2,
        curves=CURVES,
        cells=tuple(
            Cell(
                column=number,
                items=tuple(
                    Item(kind="emotion", text=point.label, note=series.title, value=point.value)
                    for series in CURVES
                    for point in series.points[number : number + 1]
                ),
            )
            for number in range(3)
        ),
    ),
    Row(
        key="pains",
        title="Pain points",
        y=TOP + 288,
        height=120,
        line="Line of visibility",
        cells=(
            Cell(column=1, tone="pain-soft", items=(
                Item(kind="pain", text=FEE, name="pain:hidden-fee", note="Score 78 · 2 sources", level=5,
                     detail="pain:hidden-fee"),
                Item(kind="pain", text="Card refused without a reason", name="pain:card", note="Score 31", level=2,
                     detail="pain:card"),
            )),
            Cell(column=2, items=(
                Item(kind="gain", text="The driver carries the bags upstairs", name="gain:stairs"),
                Item(kind="assumption", text="Nobody has asked yet"),
                Item(kind="evidence", text="Door survey, Q3", href="https://survey.example/q3"),
            )),
        ),
    ),
)  # fmt: skip
GRID = Grid(
    caption="First order, by stage and touchpoint", corner="Lane", x=column_x(0), y=TOP + 88, width=3 * COLUMN,
    height=320, head=HEAD, spans=SPANS, columns=COLUMNS, rows=ROWS,
)  # fmt: skip


def heads() -> Iterable[Shape]:
    """Yield the titles of stages, touchpoints and lanes."""
    for span in SPANS:
        x, width = column_x(span.first) + 4, span.count * COLUMN - 8
        point = x + width
        outline: tuple[tuple[str | float, ...], ...] = (
            ("M", x, TOP), ("L", point - 12, TOP), ("L", point, TOP + 16), ("L", point - 12, TOP + 32),
            ("L", x, TOP + 32), ("Z",),
        )  # fmt: skip
        yield Group(
            name=f"stage:{span.id}",
            title=span.title,
            shapes=(
                Path(steps=outline, fill="accent"),
                set_text(span.title, x + 12, TOP + 6, width - 32, 14, color="accent-ink", bold=True),
            ),
        )
    for column in COLUMNS:
        yield Group(
            name=f"touchpoint:{column.id}",
            title=column.title,
            href=column.href,
            shapes=(
                set_text(column.title, column.x + 12, TOP + 40, COLUMN - 24, 14, bold=True),
                set_text(column.note, column.x + 12, TOP + 62, COLUMN - 24, 10.5, color="muted"),
            ),
        )
    for row in ROWS:
        yield set_text(row.title, LEFT, row.y + 12, HEAD - 12, 12, color="muted", align="end")


def body() -> Iterable[Shape]:
    """Yield what stands in the cells."""
    for row in ROWS:
        yield Path(
            steps=(("M", LEFT, row.y), ("L", column_x(3), row.y)),
            stroke="rule" if row.line else "line",
            dashed=bool(row.line),
        )
        if row.line:
            yield set_text(row.line, LEFT, row.y - 16, HEAD, 10.5, color="muted", italic=True)
        for series in row.curves:
            yield Path(steps=series.steps, stroke=series.color, stroke_width=2.5, dashed=series.dashed)
            for point in series.points:
                yield Ellipse(
                    cx=point.x, cy=point.y, rx=5, ry=5, fill="paper", stroke=series.color, stroke_width=2
                )
                yield set_text(
                    point.label, point.x - 60, point.y - 22, 120, 10.5, color=series.color, align="middle"
                )
        for cell in () if row.curves else row.cells:
            y = row.y + 8
            for item in cell.items:
                x, room = column_x(cell.column) + 8, COLUMN - 16
                text = set_text(item.text, x + 24, y + 6, room - 32, 12)
                height = text.height + 12
                yield Group(
                    name=item.name or f"item:{row.key}-{cell.column}-{item.text[:8]}",
                    title=item.text,
                    href=item.href,
                    detail=item.detail,
                    shapes=(
                        box(x, y, room, height, "pain-soft" if item.kind == "pain" else "raised"),
                        Ellipse(cx=x + 12, cy=y + 14, rx=4, ry=4, fill=None, stroke="muted", dashed=True),
                        text,
                    ),
                )
                y += height + 4


SHAPES: tuple[Shape, ...] = (
    Image(x=LEFT, y=24, width=24, height=24, data=PIXEL, media="image/png", title="Logo of the shop"),
    Image(x=LEFT + 32, y=24, width=24, height=24, data=VECTOR, media="image/svg+xml", title="Second logo"),
    set_text("First order", LEFT + 72, 22, 400, 26, bold=True),
    set_text("A family orders the week’s food for the first time: “quick, no surprises” <5 minutes>", LEFT, 64, 560, 12),
    set_text("Reviewed 3 November 2026", 560, 24, 296, 10.5, color="muted", align="end"),
    Rect(x=LEFT, y=104, width=160, height=24, fill="accent-soft", radius=12),
    set_text("Current state", LEFT + 12, 108, 136, 12, color="accent", align="middle"),
    Rect(x=LEFT + 176, y=104, width=160.005, height=24, stroke="rule", dashed=True, stroke_width=1.5),
    Group(name="grid", title="", shapes=(*heads(), *body())),
)  # fmt: skip

TEXT = (
    Paragraph("Mood falls at Checkout and rises to its best at Delivery at the door."),
    Heading(2, "Personas"),
    Pairs((("Busy parent", "62 % of the customers"), ("Student", "One in five"))),
    Quote("I want it done before the kids wake up.", "Interview with Ana"),
    Quote("It never says what it costs."),
    Heading(2, "Compare"),
    Heading(3, "Search for a basket"),
    Bullets(("Types “weekly basket” & compares 3 shops", "Feels: Hopeful")),
    Heading(2, "Order"),
    Heading(3, "Checkout"),
    Bullets((FEE, "Card refused without a reason")),
    Table(
        "Pain points by score",
        ("Pain point", "Score", "Evidence"),
        ((FEE, "78", "2 sources"), ("Card refused without a reason", "31", "none")),
    ),
)
DETAILS = (
    Detail(
        id="pain:hidden-fee",
        kind="pain",
        title=FEE,
        text=(
            Pairs((("Severity", "5 of 5"), ("Frequency", "64 %"))),
            Heading(3, "What it rests on"),
            Quote("I had the card in my hand.", "Interview, n = 12"),
            Table("Evidence", ("Study", "n"), (("Checkout interviews", "12"), ("Door survey, Q3", "340"))),
        ),
    ),
    Detail(
        id="pain:card",
        kind="pain",
        title="Card refused without a reason",
        text=(Paragraph("Nobody has asked yet."), Bullets(("Owner: Payments", "Open since May"))),
    ),
)
PAGE = Page(
    name="first-order",
    title="First order",
    width=WIDTH,
    height=584,
    shapes=SHAPES,
    grid=GRID,
    notes="Start with the checkout: this is where we lose them.",
)
SAMPLE = Board(
    view="map",
    id="first-order",
    lang="en",
    head=Head(
        kicker="Journey map",
        title="First order",
        lead="A family orders the week’s food for the first time.",
        state="current",
        facts=(("Owner", "Growth"), ("Goal", "Food for a week in ten minutes")),
        persons=(
            Person(id="busy-parent", name="Ana, busy parent", role="Works full time", share="62 %",
                   quote="Before the kids wake up.", color="one"),
            Person(id="student", name="Ben, student", share="20 %", color="two", assumed=True),
        ),
    ),
    description="Busy parents begin hopeful, feel cheated at Checkout and end relieved.",
    pages=(PAGE,),
    text=TEXT,
    legend=(Key(sign="pain", text="Pain point"), Key(sign="gain", text="Gain"),
            Key(sign="truth", text="Moment of truth")),
    details=DETAILS,
    filters={
        "persona": (("busy-parent", "Busy parent"), ("student", "Student")),
        "channel": (("web", "Website"), ("app", "App"), ("person", "In person")),
        "evidence": (("sound", "Evidence"), ("assumed", "Assumption"), ("none", "none")),
    },
    dot='digraph "first-order" {\n  search -> checkout -> delivery\n}\n',
)  # fmt: skip
"""Everything, on one page, with letters that the shipped font has."""

PAGED = replace(
    SAMPLE,
    pages=(
        replace(PAGE, name="first-order-1", title="First order (1 of 2)"),
        Page(
            name="first-order-2",
            title="First order (2 of 2)",
            width=WIDTH,
            height=584,
            shapes=(set_text("After the first order", LEFT, 24, 400, 26, bold=True),),
            notes="And then they come back.",
        ),
    ),
)
"""The same on two pages."""

SCRIPTS = {
    "Japanese": "初めての注文：子どもが起きる前に済ませたい",
    "Arabic": "أريد أن أنتهي من الطلب في checkout قبل 10 دقائق",
    "Hebrew": "רוצה לסיים את ההזמנה ב-checkout תוך 10 דקות",
    "Emoji": "Done 🎉 in no time 👍🏽, offer X ✅",
    "Latin first": "The app says أهلا وسهلا and עברית, twice",
}
WORLD = replace(
    SAMPLE,
    id="world",
    pages=(
        Page(
            name="world",
            title="World",
            width=640,
            height=24 + 120 * len(SCRIPTS),
            shapes=tuple(
                shape
                for number, text in enumerate(SCRIPTS.values())
                for shape in (
                    box(24, 24 + 120 * number, 280, 100),
                    set_text(text, 32, 32 + 120 * number, 264, 14),
                    box(320, 24 + 120 * number, 140, 100),
                    set_text(text, 328, 32 + 120 * number, 124, 12, bold=True, align="middle"),
                    box(476, 24 + 120 * number, 140, 100),
                    set_text(text, 484, 32 + 120 * number, 124, 12, italic=True, align="end"),
                )
            ),
        ),
    ),
)
"""Letters that the shipped font lacks, and lines that are read from the right."""

BARE = Board(
    view="map",
    id="bare",
    lang="en",
    head=Head(kicker="Journey map", title="Bare"),
    description="",
    pages=(Page(name="bare", title="Bare", width=320, height=200, shapes=()),),
    text=(),
)
"""As little as a board can be."""
