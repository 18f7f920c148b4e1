"""A graph as plain data, and the same in DOT, the language of Graphviz.

Graphviz is told the size of every card in inches at 72 to the inch, so that a point of it is a pixel of ours, and only places
them: what is inside a card is set with our own font. Only names of our own (`n0`, `e0`, `cluster0`) and attributes listed
here get into DOT; every text is escaped, and none is HTML.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from journeyctl.render.board import Shape
from journeyctl.render.lettering.typeface import set_text
from journeyctl.render.look import Look

if TYPE_CHECKING:
    from graphviz import Digraph

_INCH = 72
_ENTITY = re.compile(r"&(?=#?\w+;)")
# The scanner of Graphviz reads at most 16,384 bytes without a break, and a letter has up to four.
_RUN = re.compile(r'[^"\\]{4000}(?=[^"\\])')
_LONG = 400  # letters of a title that are drawn on one line


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A node: how large it is in pixels, and what is drawn there, with the origin in its upper left corner.

    `name` lasts as long as the thing does (`touchpoint:upload`), `lines` are what DOT shows, `title` is what a screen reader
    says. `fill`, `stroke` and `ink` are roles; `round` is for pills and `dashed` for what is not there yet.
    """

    name: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    lines: tuple[str, ...]
    title: str
    fill: str = "raised"
    stroke: str = "rule"
    ink: str = "ink"
    size: float = 12
    round: bool = False
    dashed: bool = False
    href: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An edge from one card to another, named by their names; `weight` is its width in pixels.

    `loose` says that it does not count where cards are put in order, `hidden` that it counts for nothing else; with
    `sides` it is drawn from the right side of its tail to the left side of its head, in the free space between two columns. The first `loud` lines of a label
    are bold.
    """

    tail: str
    head: str
    title: str
    label: tuple[str, ...] = ()
    loud: int = 1
    weight: float = 1.4
    color: str = "rule"
    dashed: bool = False
    loose: bool = False
    arrow: bool = True
    hidden: bool = False
    sides: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A cluster: cards on one ground below a title, whose lines are at most `room` wide, as wide as the narrowest card."""

    name: str
    lines: tuple[str, ...]
    title: str
    members: tuple[str, ...]
    room: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Cards, links and panels; `down` says that it is read from top to bottom, else from left to right.

    `near` is the least distance of cards beside each other, `far` that of cards in a row, in pixels. With `ordered` what a
    card leads to stays in the order of the links. `columns` are titles for the cards that stand below each other.
    """

    title: str
    cards: tuple[Card, ...]
    links: tuple[Link, ...] = ()
    panels: tuple[Panel, ...] = ()
    down: bool = False
    near: float = 20
    far: float = 48
    ordered: bool = False
    columns: tuple[str, ...] = ()

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each card, by its name."""
        return {card.name: number for number, card in enumerate(self.cards)}


_FONT = "Inter,Helvetica,Arial,sans-serif"
PANEL_MARGIN = 14
PANEL_LETTERS = 12.0
LABEL_LETTERS = 10.5
# What Graphviz is told, a little larger: it only guesses how wide letters are, and its lines stand closer than ours.
_TOLD = 1.17


def to_dot(graph: Graph, look: Look) -> str:
    """Return a graph in DOT, the same text for the same graph."""
    import graphviz

    colors, font = look.colors, _FONT
    drawing = graphviz.Digraph(
        "journeyctl",
        graph_attr={
            "label": _text(_shown(graph.title)), "labelloc": "t", "labeljust": "l", "fontsize": "18", "fontcolor": colors["ink"],
            "rankdir": "TB" if graph.down else "LR", "nodesep": _inches(graph.near), "ranksep": _inches(graph.far),
            "fontname": font, "bgcolor": colors["paper"], "pad": "0.2", "charset": "UTF-8",
        },
        node_attr={
            "shape": "box", "fixedsize": "true", "margin": "0", "fontname": font, "penwidth": "1",
        },
        edge_attr={
            "fontname": font, "fontsize": f"{LABEL_LETTERS * _TOLD:.1f}", "fontcolor": colors["ink"], "arrowsize": "0.7",
        },
    )  # fmt: skip
    inside = {name: number for number, panel in enumerate(graph.panels) for name in panel.members}
    numbers = graph.numbers
    if graph.ordered:
        drawing.attr(ordering="out")
    for number, panel in enumerate(graph.panels):
        with drawing.subgraph(name=f"cluster{number}") as cluster:
            cluster.attr(
                label=_text(panel.lines, end=r"\l"), labeljust="l", style="filled,rounded", color=colors["panel"],
                fillcolor=colors["panel"], fontcolor=colors["ink"], fontsize=f"{PANEL_LETTERS * _TOLD:.1f}",
                margin=str(PANEL_MARGIN), id=f"cluster{number}", tooltip=_text((panel.title,)),
            )  # fmt: skip
            _cards(cluster, ((numbers[name], graph.cards[numbers[name]]) for name in panel.members), colors)
    _cards(drawing, ((numbers[card.name], card) for card in graph.cards if card.name not in inside), colors)
    _links(drawing, graph, numbers, colors)
    return str(drawing.source)


def to_places(graph: Graph) -> str:
    """Return in DOT only what the places in a graph depend on: the same places as by `to_dot`, in less time.

    The words of cards are left out, which have their sizes, and all that has to do with colours or with readers. The words
    of links and the titles of panels are there, for Graphviz makes room for them.
    """
    numbers = graph.numbers
    panels = {name: number for number, panel in enumerate(graph.panels) for name in panel.members}
    rows = [
        "digraph {",
        f"rankdir={'TB' if graph.down else 'LR'} nodesep={_inches(graph.near)} ranksep={_inches(graph.far)}",
        f'fontname="{_FONT}" labelloc=t labeljust=l charset="UTF-8"{" ordering=out" if graph.ordered else ""}',
        'node [fixedsize=true label="" margin=0 penwidth=1 shape=box style="filled,rounded"]',
        f'edge [arrowsize=0.7 fontname="{_FONT}" fontsize={LABEL_LETTERS * _TOLD:.1f}]',
    ]
    for number, panel in enumerate(graph.panels):
        title = _quoted(_text(panel.lines, end=r"\l"))
        rows += (
            f"subgraph cluster{number} {{",
            f"id=cluster{number} margin={PANEL_MARGIN} fontsize={PANEL_LETTERS * _TOLD:.1f} label={title}",
            *(_node(numbers[name], graph.cards[numbers[name]]) for name in panel.members),
            "}",
        )
    rows += (_node(number, card) for number, card in enumerate(graph.cards) if card.name not in panels)
    rows += (_edge(number, link, numbers) for number, link in enumerate(graph.links))
    return "\n".join((*rows, "}"))


def _node(number: int, card: Card) -> str:
    return f"n{number} [height={_inches(card.height)} id=n{number} width={_inches(card.width)}]"


def _edge(number: int, link: Link, numbers: Mapping[str, int]) -> str:
    said = [f"id=e{number} penwidth={link.weight:.2f}"]
    if link.label:
        said.append(f"label={_quoted(_text(link.label))}")
    if link.hidden:
        said.append("style=invis")
    if link.loose:
        said.append("constraint=false")
    if not link.arrow:
        said.append("dir=none")
    return f"n{numbers[link.tail]} -> n{numbers[link.head]} [{' '.join(said)}]"


def _quoted(text: str) -> str:
    from graphviz.quoting import quote

    return str(quote(text))


def _shown(title: str) -> tuple[str, ...]:
    """Return the lines of a title as DOT shows them: one, or the beginning of a title that is longer than any screen."""
    return (title,) if len(title) <= _LONG else set_text(title, 0, 0, 900, 18, most=3).lines


def _cards(drawing: "Digraph", cards: Iterable[tuple[int, Card]], colors: Mapping[str, str]) -> None:
    for number, card in cards:
        style = ["filled", "rounded", *(["dashed"] if card.dashed else [])]
        attributes = {
            "id": f"n{number}", "label": _text(card.lines), "width": _inches(card.width), "height": _inches(card.height),
            "fontsize": f"{card.size:g}", "style": ",".join(style), "fillcolor": colors[card.fill],
            "color": colors[card.stroke], "fontcolor": colors[card.ink], "tooltip": _text((card.title,)),
        }  # fmt: skip
        if card.href:
            attributes["URL"] = _broken(card.href)
        drawing.node(f"n{number}", **attributes)


def _links(drawing: "Digraph", graph: Graph, numbers: Mapping[str, int], colors: Mapping[str, str]) -> None:
    for number, link in enumerate(graph.links):
        attributes = {
            "id": f"e{number}", "color": colors[link.color], "penwidth": f"{link.weight:.2f}",
            "tooltip": _text((link.title,)),
        }  # fmt: skip
        if link.label:
            attributes["label"] = _text(link.label)
        if link.hidden or link.dashed:
            attributes["style"] = "invis" if link.hidden else "dashed"
        if link.loose:
            attributes["constraint"] = "false"
        if not link.arrow:
            attributes["dir"] = "none"
        drawing.edge(f"n{numbers[link.tail]}", f"n{numbers[link.head]}", **attributes)


def _inches(pixels: float) -> str:
    return f"{pixels / _INCH:.4f}"


def _text(lines: Iterable[str], end: str = "") -> str:
    r"""Return lines as one string of DOT that shows them as they are: nothing in it is HTML, an entity or `\N`.

    With the `end` `\l` each line begins at the left, else they are centred. A long one goes over several lines of the file.
    """
    import graphviz

    escaped = [_ENTITY.sub("&amp;", str(graphviz.escape(line))) for line in lines]
    joined = "".join(line + end for line in escaped) if end else r"\n".join(escaped)
    return cast("str", graphviz.nohtml(_broken(joined)))


def _broken(text: str) -> str:
    """Return a string of DOT with a line break that does not count wherever it is too long without one."""
    return _RUN.sub(lambda run: f"{run[0]}\\\n", text)
