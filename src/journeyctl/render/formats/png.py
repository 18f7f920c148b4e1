"""One picture in pixels: for slides, chats and whatever takes no SVG."""

from collections.abc import Sequence

from journeyctl.render.board import Board
from journeyctl.render.lettering.typeface import FONTS
from journeyctl.render.look import Look, Paper
from journeyctl.render.paint.drawing import missing_letters, picture
from journeyctl.render.paint.stacking import stacked

SUFFIX = ".png"
PAPER: Paper | None = None
BAND = 2560.0
MANY = False
EXTRA: tuple[str, str] | None = ("resvg_py", "png")
OPTIONS = ("--scale",)
DRAWS_LETTERS = True


def paint(boards: Sequence[Board], look: Look) -> bytes:
    """Return a board, its pages below each other; fonts of the machine are read only where the shipped one lacks a letter."""
    import resvg_py

    board = boards[0]
    shipped_only = not look.theme.font and not missing_letters(board)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=picture(board, stacked(board.pages), look, apart=True),
            zoom=look.scale,
            skip_system_fonts=shipped_only,
            font_files=[str(file) for file in sorted(FONTS.glob("*.ttf"))],
            font_dirs=[] if shipped_only else list(look.fonts),
            font_family="Inter",
            sans_serif_family="Inter",
        )
    )
