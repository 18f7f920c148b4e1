"""A graph that Graphviz has placed, drawn with shapes of our own: panels, then links, then cards, then what links say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import hypot

from journeyctl.render.board import Ellipse, Group, Path, Rect, Shape, Text
from journeyctl.render.graph.graph import LABEL_LETTERS, PANEL_LETTERS, PANEL_MARGIN, Card, Graph, Link, Panel
from journeyctl.render.graph.labels import Box, Label, Place, Spot, places
from journeyctl.render.lettering.typeface import LEADING, is_rtl, width
from journeyctl.render.look import Arrangement, Edge, Frame
from journeyctl.render.shapes.moving import moved

_HEAD = 8.0  # how long the head of an arrow is
_COLUMN = 24.0  # what the titles of columns need
_PLATE = 3.0  # paper around the words of a link
_LEAD = 1.4  # how wide the line is from there to a link that is away


def draw(graph: Graph, placed: Arrangement, x: float = 0, y: float = 0) -> tuple[Shape, ...]:
    """Return a graph with its upper left corner at (`x`, `y`); it is as high as `height` says."""
    frames = [
        (panel, placed.frames[f"cluster{number}"])
        for number, panel in enumerate(graph.panels)
        if f"cluster{number}" in placed.frames
    ]
    grounds: list[Shape] = [_ground(frame) for _, frame in frames]
    edges = {edge.name: edge for edge in placed.edges}
    links = [
        (link, edges[f"e{number}"])
        for number, link in enumerate(graph.links)
        if f"e{number}" in edges and not link.hidden
    ]
    lines = [
        _line(link, _between(edge, placed) if link.sides else edge, name)
        for (link, edge), name in zip(links, _names(link for link, _ in links), strict=True)
    ]
    cards = [
        _card(card, node.x - card.width / 2, node.y - card.height / 2)
        for number, card in enumerate(graph.cards)
        if (node := placed.nodes.get(f"n{number}")) is not None
    ]
    titles = [_panel_title(panel, frame) for panel, frame in frames]
    taken = [_box(group.shapes[0]) for group in (*titles, *cards)]
    labels = list(_labels([(link, edge) for link, edge in links if link.label and edge.label], placed, taken))
    heads = _columns(graph, placed)
    top = y + (_COLUMN if heads else 0)
    inside = (moved(shape, x, top) for shape in (*grounds, *lines, *titles, *cards, *labels))
    return (*(moved(head, x, y) for head in heads), *inside)


def height(graph: Graph, placed: Arrangement) -> float:
    """Return how high a graph is, with the titles of its columns."""
    return placed.height + (_COLUMN if graph.columns and placed.nodes else 0)


def _columns(graph: Graph, placed: Arrangement) -> list[Text]:
    """Return the titles of columns, each above the left edge of its widest card."""
    if not graph.columns:
        return []
    edges: dict[float, float] = {}
    for node in placed.nodes.values():
        middle = round(node.x)
        near = next((other for other in edges if abs(other - middle) < 40), middle)
        edges[near] = min(edges.get(near, node.x), node.x - node.width / 2)
    lefts = sorted(edges.values())
    return [
        words(
            (title,),
            left,
            0,
            width(title, LABEL_LETTERS, bold=True) + 1,
            LABEL_LETTERS,
            bold=True,
            color="muted",
        )
        for title, left in zip(graph.columns, lefts, strict=False)
    ]


def _ground(frame: Frame) -> Rect:
    return Rect(x=frame.x, y=frame.y, width=frame.width, height=frame.height, radius=8, fill="panel")


def _panel_title(panel: Panel, frame: Frame) -> Group:
    """Return the title of a panel on a plate of its own, so that ways into the panel pass behind it."""
    text = words(panel.lines, frame.x + PANEL_MARGIN, frame.y + 9, panel.room, PANEL_LETTERS, bold=True)
    wide = max((width(line, PANEL_LETTERS, bold=True) for line in panel.lines), default=0.0)
    left = text.x + (panel.room - wide if text.rtl else 0)
    plate = Rect(x=left - 4, y=text.y, width=wide + 8, height=text.height, radius=4, fill="panel")
    return Group(name=panel.name, title=panel.title, shapes=(plate, text))


def words(
    lines: Sequence[str],
    x: float,
    y: float,
    room: float,
    size: float,
    *,
    bold: bool = False,
    color: str = "ink",
) -> Text:
    """Return lines that are broken already as a text."""
    leading = round(size * LEADING, 2)
    return Text(
        x=x, y=y, width=room, height=leading * len(lines), lines=tuple(lines), size=size, leading=leading,
        bold=bold, color=color, rtl=is_rtl(" ".join(lines)),
    )  # fmt: skip


def _card(card: Card, x: float, y: float) -> Group:
    frame = Rect(
        x=0, y=0, width=card.width, height=card.height, fill=card.fill, stroke=card.stroke,
        radius=min(card.height / 2, 13) if card.round else 6, dashed=card.dashed,
    )  # fmt: skip
    return Group(
        name=card.name,
        title=card.title,
        href=card.href,
        detail=card.detail,
        shapes=tuple(moved(shape, x, y) for shape in (frame, *card.shapes)),
    )


def _between(edge: Edge, placed: Arrangement) -> Edge:
    """Return an edge as a gentle curve between two columns, from side to side."""
    tail, head = placed.nodes[edge.tail], placed.nodes[edge.head]
    start, end = (tail.x + tail.width / 2, tail.y), (head.x - head.width / 2, head.y)
    middle = (start[0] + end[0]) / 2
    return replace(edge, points=(start, (middle, start[1]), (middle, end[1]), end))


def _names(links: Iterable[Link]) -> Iterator[str]:
    """Yield a name for each link, each once: two cards may have two of them."""
    seen: dict[str, int] = {}
    for link in links:
        name = f"way:{link.tail}>{link.head}"
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name}:{seen[name]}"


def _line(link: Link, edge: Edge, name: str) -> Group:
    """Return the curve of a link and the head of its arrow, which the last straight piece makes room for."""
    points = edge.points
    shapes: list[Shape] = []
    if link.arrow and len(points) >= 7:
        tip = points[-1]
        points = points[:-3]
        shapes.append(_head(points[-1], tip, link))
    steps: list[tuple[str | float, ...]] = [("M", *points[0])]
    steps += (
        ("C", *points[place], *points[place + 1], *points[place + 2]) for place in range(1, len(points), 3)
    )
    curve = Path(steps=tuple(steps), stroke=link.color, stroke_width=link.weight, dashed=link.dashed)
    return Group(name=name, title=link.title, shapes=(curve, *shapes))


def _head(base: Spot, tip: Spot, link: Link) -> Path:
    away = (tip[0] - base[0], tip[1] - base[1])
    long = hypot(*away) or 1.0
    x, y = away[0] / long, away[1] / long
    half = max(3.6, link.weight * 1.35)
    # It begins a little inside the line, so that no gap shows between the two.
    foot = (tip[0] - x * (max(long, _HEAD) + 0.5), tip[1] - y * (max(long, _HEAD) + 0.5))
    return Path(
        steps=(
            ("M", tip[0], tip[1]),
            ("L", foot[0] - y * half, foot[1] + x * half),
            ("L", foot[0] + y * half, foot[1] - x * half),
            ("Z",),
        ),
        fill=link.color,
    )


def _box(shape: Shape) -> Box:
    if not isinstance(shape, Rect):
        raise TypeError(shape)
    return (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)


def _label_size(link: Link) -> tuple[float, float]:
    """Return how wide and high what a link says is, with its plate."""
    wide = max(width(line, LABEL_LETTERS, bold=number < link.loud) for number, line in enumerate(link.label))
    return wide + 1 + 2 * _PLATE, round(LABEL_LETTERS * LEADING, 2) * len(link.label)


def _labels(links: Sequence[tuple[Link, Edge]], placed: Arrangement, taken: Sequence[Box]) -> Iterator[Group]:
    """Yield what links say; where there is no room for it its loud lines have to do, and who looks at the way is told the rest."""
    wanted = [
        [replace(link, label=link.label[:count]) for count in (len(link.label), link.loud) if count]
        for link, _ in links
    ]
    sizes = [
        [Label(*_label_size(link), edge) for link in sized]
        for sized, (_, edge) in zip(wanted, links, strict=True)
    ]
    for sized, place in zip(wanted, places(sizes, placed.width, placed.height, taken), strict=True):
        if place is not None:
            yield _label(sized[place.size], place)


def _label(link: Link, place: Place) -> Group:
    """Return what a link says on a plate of paper, so that lines below do not strike it out."""
    middle = place.spot
    wide, high = _label_size(link)
    left, top = middle[0] - wide / 2, middle[1] - high / 2
    leading = high / len(link.label)
    texts = [
        replace(
            words(
                (line,), left + _PLATE, top + number * leading, wide - 2 * _PLATE, LABEL_LETTERS,
                bold=number < link.loud, color="ink" if number < link.loud else "muted",
            ),
            align="middle",
        )
        for number, line in enumerate(link.label)
    ]  # fmt: skip
    plate = Rect(x=left, y=top, width=wide, height=high, radius=4, fill="paper", stroke="line")
    lead: list[Path] = []
    if place.lead is not None:
        start, end = place.lead
        lead.append(Path(steps=(("M", *start), ("L", *end)), stroke="line", stroke_width=_LEAD))
    return Group(name="", shapes=(plate, *texts, *lead))


def scaled(shape: Shape, part: float, x: float, y: float) -> Shape:
    """Return a shape drawn at a part (0 to 1) of its size, and then moved."""
    if part >= 1:
        return moved(shape, x, y)
    if isinstance(shape, Group):
        return replace(shape, shapes=tuple(scaled(inner, part, x, y) for inner in shape.shapes))
    if isinstance(shape, Ellipse):
        return replace(
            shape, cx=shape.cx * part + x, cy=shape.cy * part + y, rx=shape.rx * part, ry=shape.ry * part
        )
    if isinstance(shape, Path):
        steps = tuple((step[0], *(float(value) * part for value in step[1:])) for step in shape.steps)
        return moved(replace(shape, steps=steps, stroke_width=shape.stroke_width * part), x, y)
    smaller = replace(
        shape,
        x=shape.x * part + x,
        y=shape.y * part + y,
        width=shape.width * part,
        height=shape.height * part,
    )
    if isinstance(smaller, Text):
        return replace(smaller, size=smaller.size * part, leading=smaller.leading * part)
    return smaller
