"""Slides for PowerPoint, Keynote and Google Slides: one for each page, with shapes and tables that can be edited."""

from collections.abc import Sequence

from journeyctl.render.board import Board
from journeyctl.render.look import SLIDE, Look, Paper

SUFFIX = ".pptx"
PAPER: Paper | None = SLIDE
MANY = True
EXTRA: tuple[str, str] | None = ("pptx", "pptx")
OPTIONS = ("--paper", "--template")


def paper(look: Look) -> Paper:
    """Return the size of the pages that fit onto the slides: for a company's deck the room that its layout leaves."""
    if look.template is None:
        return SLIDE
    from journeyctl.render.slides.template import room_of

    return room_of(look.template).paper


def paint(boards: Sequence[Board], look: Look) -> bytes:
    """Return a deck; the same boards give the same bytes."""
    from journeyctl.render.slides.deck import write_deck

    return write_deck(boards, look)
