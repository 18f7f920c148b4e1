"""Several pages as one picture: one below the other."""

from collections.abc import Sequence
from dataclasses import replace

from journeyctl.render.board import Group, Page, Shape
from journeyctl.render.shapes.moving import moved


def stacked(pages: Sequence[Page]) -> Page:
    """Return pages as one page, as wide as the widest; names that are met again get the number of their page.

    What the pages show as tables is left out.
    """
    if len(pages) == 1:
        return pages[0]
    shapes: list[Shape] = []
    y = 0.0
    for number, page in enumerate(pages, 1):
        shapes += (moved(_renamed(shape, number), 0, y) for shape in page.shapes)
        y += page.height
    return replace(
        pages[0], width=max(page.width for page in pages), height=y, shapes=tuple(shapes), grid=None,
        notes="\n".join(page.notes for page in pages if page.notes),
    )  # fmt: skip


def _renamed(shape: Shape, number: int) -> Shape:
    if number == 1 or not isinstance(shape, Group):
        return shape
    name = f"{shape.name}-{number}" if shape.name else ""
    return replace(shape, name=name, shapes=tuple(_renamed(inner, number) for inner in shape.shapes))
