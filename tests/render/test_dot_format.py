"""DOT: the graph of a board as it is, and Graphviz takes it."""

import shutil
import subprocess
from dataclasses import replace

import pytest

from journeyctl.render.formats.dot import paint
from render.sample import LOOK, SAMPLE


def test_the_graph_of_the_board() -> None:
    assert paint([SAMPLE], LOOK).decode() == SAMPLE.dot


def test_what_no_file_holds_is_replaced() -> None:
    assert (
        paint([replace(SAMPLE, dot='digraph { "a\ud800\x00" }\n')], LOOK).decode()
        == 'digraph { "a\ufffd\ufffd" }\n'
    )


def test_graphviz_takes_it() -> None:
    if shutil.which("dot") is None:
        pytest.skip("there is no dot on this machine")
    judged = subprocess.run(["dot", "-Tplain"], input=paint([SAMPLE], LOOK), capture_output=True, check=False)
    assert judged.returncode == 0
    assert judged.stdout.count(b"\nnode ") == 3
