"""The graph behind a picture, in the language of Graphviz, for views of graphs."""

from collections.abc import Sequence

from journeyctl.render.board import Board
from journeyctl.render.look import Look, Paper
from journeyctl.render.paint.escaping import possible

SUFFIX = ".dot"
PAPER: Paper | None = None
MANY = False
EXTRA: tuple[str, str] | None = None
GRAPH = True


def paint(boards: Sequence[Board], look: Look) -> bytes:
    """Return the graph of a board; only boards that have one are given to this format."""
    return possible(boards[0].dot).encode()
