"""Pages for print and for mail: vector pictures with real text, then everything in words, tagged for screen readers."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from journeyctl.render.board import Block, Board, Bullets, Heading, Page, Pairs, Paragraph, Quote
from journeyctl.render.decisions import decisions_in_words
from journeyctl.render.lettering.fallbacks import is_missing
from journeyctl.render.lettering.letters import letters
from journeyctl.render.lettering.typeface import FONTS
from journeyctl.render.look import Look, Paper
from journeyctl.render.paint.drawing import missing_letters, picture
from journeyctl.render.paint.escaping import Json, json_data

SUFFIX = ".pdf"
PAPER: Paper | None = Paper(1122.52, 793.7, 30)
"""A4, landscape: what is 12 pixels on a screen is 9 points on paper."""
MANY = True
EXTRA: tuple[str, str] | None = ("typst", "pdf")
OPTIONS = ("--paper",)
DRAWS_LETTERS = True

_POINTS = 0.75
"""Points in a pixel."""
_LONG = re.compile(r"\S{31,}")
_A4 = (595.28, 841.89)


def paint(boards: Sequence[Board], look: Look) -> bytes:
    """Return one document of all boards; it is not marked as PDF/UA where no font has a letter."""
    import typst

    data = json_data(_data(boards, look))
    shipped_only = not look.theme.font and not any(map(missing_letters, boards)) and not _lacks(data)
    folders = [str(FONTS)] if shipped_only else [str(FONTS), *look.fonts]
    source = Path(__file__).with_suffix(".typ").read_bytes()
    compiler = typst.Compiler(
        root=str(FONTS),
        font_paths=typst.Fonts(
            include_system_fonts=not shipped_only, include_embedded_fonts=False, font_paths=folders
        ),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    try:
        document = compiler.compile(source, format="pdf", pdf_standards="ua-1")
    except typst.TypstError:
        document = compiler.compile(source, format="pdf")
    return cast("bytes", document)


def _data(boards: Sequence[Board], look: Look) -> Json:
    lang, _, rest = boards[0].lang.partition("-")
    region = next((part for part in rest.split("-") if len(part) == 2 and part.isalpha()), None)
    colors = look.colors
    return {
        "title": boards[0].title,
        "lang": lang.lower() if lang.isascii() and lang.isalpha() and len(lang) in {2, 3} else "en",
        "region": region,
        "fonts": [font for font in (look.theme.font, "Inter") if font],
        **{role: colors[role] for role in ("paper", "ink", "muted", "line")},
        "boards": [_board(board, look) for board in boards],
    }


def _board(board: Board, look: Look) -> Json:
    words = look.words
    width, height = _text_page(board.pages)
    return {
        "title": board.title,
        "shown": _breakable(board.title),
        "width": width,
        "height": height,
        "pages": [
            {
                "svg": picture(board, page, look, apart=True),
                "width": page.width * _POINTS,
                "height": page.height * _POINTS,
                "alt": f"{page.title}: {board.description}" if board.description else page.title,
            }
            for page in board.pages
        ],
        "text": _breakable(list(_blocks((*decisions_in_words(board.decisions, words), *board.text)))),
    }


def _text_page(pages: Sequence[Page]) -> tuple[float, float]:
    """Return the size of the pages with words, in points: the paper of the pictures, upright, if it is one to read from."""
    if not pages:
        return _A4
    short, long = sorted((pages[0].width * _POINTS, pages[0].height * _POINTS))
    return (short, long) if 400 <= short <= 900 and long <= 1.5 * short else _A4


def _blocks(blocks: Sequence[Block]) -> Iterator[Json]:
    level = 1
    for block in blocks:
        match block:
            case Heading():
                level = max(2, min(block.level, level + 1))  # a level left out is an error of the document
                yield {"block": "heading", "level": level, "text": block.text}
            case Paragraph():
                yield {"block": "paragraph", "text": block.text}
            case Quote():
                yield {"block": "quote", "text": block.text, "source": block.source}
            case Bullets():
                yield {"block": "bullets", "items": list(block.items)}
            case Pairs():
                yield {"block": "pairs", "pairs": [list(pair) for pair in block.pairs]}
            case _:
                rows: list[Json] = [list(row) for row in block.rows]
                yield {"block": "table", "caption": block.caption, "head": list(block.head), "rows": rows}


def _breakable(data: Json) -> Json:
    """Return words of a document with places to break in words that are longer than any of a language."""
    if isinstance(data, str):
        return _LONG.sub(lambda word: "\u200b".join(_pieces(word[0])), data)
    if isinstance(data, list):
        return [_breakable(part) for part in data]
    if isinstance(data, dict):
        return {key: _breakable(part) for key, part in data.items()}
    return data


def _pieces(word: str) -> Iterator[str]:
    found = list(letters(word))
    return ("".join(found[place : place + 8]) for place in range(0, len(found), 8))


def _lacks(data: Json) -> bool:
    """Say whether the shipped font lacks a letter of some data."""
    if isinstance(data, str):
        return not data.isascii() and any(map(is_missing, letters(data)))
    if isinstance(data, list):
        return any(map(_lacks, data))
    if isinstance(data, dict):
        return any(map(_lacks, data.values()))
    return False
