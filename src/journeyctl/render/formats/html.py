"""A page for a browser: one file that asks for nothing from anywhere, with filters, details, light, dark and print."""

from collections.abc import Sequence

from journeyctl.render.board import Board
from journeyctl.render.look import Look, Paper

SUFFIX = ".html"
PAPER: Paper | None = None
MANY = True
EXTRA: tuple[str, str] | None = None


def paint(boards: Sequence[Board], look: Look) -> bytes:
    """Return boards as one document in HTML; several have a table of contents."""
    from journeyctl.render.web.page import document

    return document(boards, look).encode()
