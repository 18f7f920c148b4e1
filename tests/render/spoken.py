"""What pages and boards say, as one text without what breaking it into lines changes."""

from collections.abc import Iterable, Iterator

from journeyctl.render.board import (
    Board,
    Bullets,
    Group,
    Heading,
    Page,
    Pairs,
    Paragraph,
    Quote,
    Shape,
    Table,
    Text,
)


def walk(shapes: Iterable[Shape]) -> Iterator[Shape]:
    """Yield every shape, those in groups after their group."""
    for shape in shapes:
        yield shape
        if isinstance(shape, Group):
            yield from walk(shape.shapes)


def words(page: Page) -> str:
    """Return everything that is written on a page."""
    return " ".join(line for shape in walk(page.shapes) if isinstance(shape, Text) for line in shape.lines)


def flat(text: str) -> str:
    """Return the letters of a text without what breaking it into lines changes."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in "-\u2010\u00ad")


def said(board: Board) -> str:
    """Return everything that a board says: on its pages, in its details, in words."""
    blocks = [block for detail in board.details for block in detail.text] + list(board.text)
    parts = [words(page) for page in board.pages] + [detail.title for detail in board.details] + [board.title]
    for block in blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text) | Quote(text=text):
                parts.append(text)
            case Bullets(items=items):
                parts += items
            case Pairs(pairs=pairs):
                parts += (part for pair in pairs for part in pair)
            case Table(head=head, rows=rows):
                parts += (cell for row in (head, *rows) for cell in row)
    return flat("\n".join(parts))
