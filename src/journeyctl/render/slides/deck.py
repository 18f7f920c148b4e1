"""A deck: a slide for each page, with a title, shapes, a table where the page has one, and the notes of the speaker."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import quote

from journeyctl.render.board import Board, Group, Page, Shape, Text, each
from journeyctl.render.lettering.letters import is_rtl
from journeyctl.render.lettering.typeface import width
from journeyctl.render.look import Look, Paper
from journeyctl.render.paint.escaping import possible
from journeyctl.render.slides.blank import blank_deck
from journeyctl.render.slides.markup import Markup, rooted, tag
from journeyctl.render.slides.over_table import gridded
from journeyctl.render.slides.packing import pack
from journeyctl.render.slides.paragraphs import body, whole
from journeyctl.render.slides.pictures import placer
from journeyctl.render.slides.shapes import bounds, paint
from journeyctl.render.slides.sheet import EMU, Brush, slots_of
from journeyctl.render.slides.template import Room, layout_of, opened, own_room, room_of

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

_DAY = datetime(2000, 1, 1)
_REGIONS = {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "pt": "pt-PT", "ja": "ja-JP"}
_ADDRESS = "!#$%&'()*+,/:;=?@[]~"  # what may stand in an address besides letters and digits


def write_deck(boards: Sequence[Board], look: Look) -> bytes:
    """Return a deck with the pages of boards; a template that is no deck raises a ValueError."""
    if look.template is None:
        room = own_room(look, boards)
        deck = blank_deck(look, Paper(room.slide[0] / EMU, room.slide[1] / EMU))
    else:
        room, deck = room_of(look.template), opened(look.template)
    layout = layout_of(deck)
    for board in boards:
        for page in board.pages:
            _write_slide(deck.slides.add_slide(layout), board, page, room, look)
    _sign(deck, boards, own=room.own)
    return pack(deck)


def _sign(deck: "Presentation", boards: Sequence[Board], *, own: bool) -> None:
    """Write what a file manager shows of a deck; a company's deck keeps its author."""
    told = deck.core_properties
    told.title = possible(" · ".join(dict.fromkeys(board.title for board in boards)))[:255]
    told.language = boards[0].lang if boards else "en"
    told.modified, told.last_modified_by, told.revision = _DAY, "journeyctl", 1
    if own:
        told.created, told.author = _DAY, "journeyctl"


def _write_slide(slide: "Slide", board: Board, page: Page, room: Room, look: Look) -> None:
    colors = room.colors(look)
    legend = {key.sign: key.text for key in board.legend}
    brush = Brush(
        sheet=room.sheet_of(page.width, page.height),
        colors=colors,
        slots=slots_of(colors) if room.own else {},
        lang=_REGIONS.get(board.lang, board.lang),
        ids=count(2),
        link=lambda href: _relation(slide, href),
        picture=placer(slide),
    )
    title, shapes, before = _taken_title(board, page)
    parts = [
        *_painted(shapes[:before], page, legend, brush),
        _title(title, room, brush),
        *_painted(shapes[before:], page, legend, brush),
    ]
    _fill(slide, parts)
    if page.notes:
        _note(slide, page.notes, brush.lang)


def _painted(
    shapes: Sequence[Shape], page: Page, legend: Mapping[str, str], brush: Brush
) -> Iterator[Markup]:
    """Yield the elements of shapes, the grid of the page as a table."""
    run: list[Shape] = []
    for shape in shapes:
        for part, table in gridded(shape, page.grid, legend, brush):
            if table is None:
                run.append(part)
                continue
            yield from paint(run, brush)
            yield table
            run = []
    yield from paint(run, brush)


def _relation(slide: "Slide", href: str) -> str:
    from pptx.opc.constants import RELATIONSHIP_TYPE

    # A sign that no address can hold makes PowerPoint repair the deck.
    key: str = slide.part.relate_to(
        quote(possible(href), safe=_ADDRESS), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    return key


def _fill(slide: "Slide", parts: Sequence[Markup]) -> None:
    """Put shapes onto a slide, in the order in which they are read, in place of the empty ones of its layout."""
    from pptx.oxml import parse_xml

    tree = slide.shapes._spTree
    for shape in list(slide.placeholders):
        tree.remove(shape._element)
    for element in parse_xml(rooted("p:spTree", *parts)):
        tree.append(element)


def _taken_title(board: Board, page: Page) -> tuple[Text, tuple[Shape, ...], int]:
    """Return the title of a page, its other shapes, and before which of them the title stands.

    It is read first, but where it stands on something else than the paper. A page without one has its name above the slide, for
    screen readers.
    """
    names = {name.replace(" ", "") for name in (board.title, page.title) if name}
    for number, top in sorted(enumerate(page.shapes), key=lambda pair: not _is_head(pair[1])):
        for shape in each((top,)):
            if isinstance(shape, Text) and "".join(shape.lines).replace(" ", "") in names:
                others = tuple(_without(page.shapes, shape))
                title = _numbered(replace(shape, width=_free(shape, others)), page.title)
                return title, others, 0 if _is_head(top) else number + (len(others) == len(page.shapes))
    told = (page.title or board.title,)
    hidden = Text(x=0, y=-48, width=600, height=32, lines=told, size=20, leading=27, bold=True)
    return hidden, page.shapes, 0


def _is_head(shape: Shape) -> bool:
    return isinstance(shape, Group) and shape.name == "headline"


def _free(title: Text, others: Sequence[Shape]) -> float:
    """Return how wide a title may be before it runs into what stands beside it; one from the right keeps its side."""
    if title.rtl:
        return title.width
    right = title.x + title.width
    for shape in each(tuple(others)):
        box = None if isinstance(shape, Group) else bounds((shape,))
        if box and box[1] < title.y + title.height and box[3] > title.y and title.x < box[0] < right:
            right = box[0] - 8
    needed = max(width(line, title.size, bold=title.bold) for line in title.lines)
    return max(right - title.x, min(needed, title.width))


def _numbered(title: Text, name: str) -> Text:
    """Return a title with its page (`First order (1 of 2)`) where there is room for it: titles in an outline should differ."""
    told = whole(title)
    fits = width(name, title.size, bold=title.bold) <= title.width
    if name.startswith(told) and len(name) > len(told) and len(title.lines) == 1 and fits:
        return replace(title, lines=(name,))
    return replace(title, lines=(told,))


def _without(shapes: Sequence[Shape], left_out: Text) -> Iterator[Shape]:
    for shape in shapes:
        if isinstance(shape, Group):
            yield replace(shape, shapes=tuple(_without(shape.shapes, left_out)))
        elif shape is not left_out:
            yield shape


def _title(title: Text, room: Room, brush: Brush) -> Markup:
    """Return the title of a slide as a placeholder; that of a company's deck keeps its font and colour."""
    looks = tag("a:xfrm", None, *brush.sheet.frame(title.x, title.y, title.width, title.height))
    words = body(brush, title, wrapped=True, styled=room.own)
    return tag(
        "p:sp",
        None,
        tag(
            "p:nvSpPr",
            None,
            brush.named("title"),
            tag("p:cNvSpPr", None, tag("a:spLocks", {"noGrp": 1})),
            tag("p:nvPr", None, tag("p:ph", {"type": room.title})),
        ),
        tag("p:spPr", None, looks),
        words,
    )


def _note(slide: "Slide", notes: str, lang: str) -> None:
    """Write what a speaker says to a slide."""
    frame = slide.notes_slide.notes_text_frame
    if frame is None:
        return
    frame.text = possible(notes)
    for paragraph in frame.paragraphs:
        if is_rtl(paragraph.text):
            paragraph._p.get_or_add_pPr().set("rtl", "1")
        for run in paragraph.runs:
            run._r.get_or_add_rPr().set("lang", lang)
