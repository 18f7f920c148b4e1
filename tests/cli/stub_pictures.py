"""Views and formats for tests of the door: they tell what they were given, and cost nothing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journeyctl.render import formats, views

_VIEW = '''"""A card of a journey."""

from journeyctl.render.board import Board, Head, Page, Paragraph

ABOUT = "{about}"
GRAPH = {graph}


def lay_out(facts, identifier, look):
    told = [look.words.lang, look.mode, look.lanes, look.persona, look.paper and round(look.paper.width)]
    told += [look.scale, look.fonts, look.arrange is not None, facts.today.isoformat(), look.theme.logo is not None]
    return Board(
        view="{name}", id=identifier, lang="en", head=Head(kicker="Card", title=f"The {{identifier}}"), description="",
        pages=(Page(name="1", title="1", width=1, height=1, shapes=()),), text=(Paragraph(repr(told)),), dot="digraph {{}}",
    )
'''
_FORMAT = '''"""A few words."""

from journeyctl.render.look import Paper

SUFFIX = ".{name}"
PAPER = {paper}
MANY = {many}
EXTRA = {extra}
GRAPH = {graph}


def paint(boards, look):
    return {start} + "".join(f"{{board.view}} {{board.id}} {{board.text[0].text}}\\n" for board in boards).encode()
'''
_VIEWS = {
    "card": _VIEW.format(name="card", about="journey", graph=False),
    "face": _VIEW.format(name="face", about="persona", graph=False),
    "wall": _VIEW.format(name="wall", about="workspace", graph=False),
    "web_of": _VIEW.format(name="web-of", about="journey", graph=True),
}
_FORMATS = {
    "note": _FORMAT.format(name="note", paper=None, many=False, extra=None, graph=False, start='b""'),
    "book": _FORMAT.format(
        name="book", paper="Paper(500, 300)", many=True, extra=None, graph=False, start='b""'
    ),
    "raw": _FORMAT.format(name="raw", paper=None, many=False, extra=None, graph=False, start='b"\\0"'),
    "rare": _FORMAT.format(
        name="rare", paper=None, many=False, extra='("no_such_module", "rare")', graph=False, start='b""'
    ),
    "net": _FORMAT.format(name="net", paper=None, many=False, extra=None, graph=True, start='b""'),
}


@contextmanager
def stub_pictures(folder: Path) -> Iterator[None]:
    """Add the views `card`, `face`, `wall` and `web-of`, and the formats `note`, `book`, `raw`, `rare` and `net`, which is for graphs."""
    for package, files in ((views, _VIEWS), (formats, _FORMATS)):
        place = folder / package.__name__
        place.mkdir()
        for name, text in files.items():
            (place / f"{name}.py").write_text(text)
        package.__path__.append(str(place))
    try:
        yield
    finally:
        for package, files in ((views, _VIEWS), (formats, _FORMATS)):
            package.__path__.pop()
            for name in files:
                sys.modules.pop(f"{package.__name__}.{name}", None)
                vars(package).pop(name, None)
