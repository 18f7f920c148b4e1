"""One picture for the web, documents and editors: vectors with real text, its fonts inside."""

from collections.abc import Sequence

from journeyctl.render.board import Board
from journeyctl.render.look import Look, Paper
from journeyctl.render.paint.drawing import picture
from journeyctl.render.paint.stacking import stacked

SUFFIX = ".svg"
PAPER: Paper | None = None
BAND = 2560.0
MANY = False
EXTRA: tuple[str, str] | None = None


def paint(boards: Sequence[Board], look: Look, *, fonts: bool = True) -> bytes:
    """Return a board, its pages below each other; without `fonts` it is shown with those of the reader's machine."""
    board = boards[0]
    return picture(board, stacked(board.pages), look, fonts=fonts).encode()
