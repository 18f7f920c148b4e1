"""Slides, judged from outside: python-pptx finds every text, every part is XML, and LibreOffice shows them without loss."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

pytest.importorskip("pptx", reason="python-pptx is not installed")

from pptx import Presentation

from journeyctl.render.board import Board, Group, Text, each
from journeyctl.render.formats.pptx import paint
from journeyctl.render.look import SLIDE
from render.attacked import ATTACKED
from render.boards import LOOK, board, example
from render.sample import BARE, PAGED, SAMPLE, WORLD

ON_SLIDES = replace(LOOK, paper=SLIDE)


def shown(view: str, identifier: str, name: str = "grocery") -> Board:
    return board(example(name), view, identifier, ON_SLIDES)


BOARDS = {
    "sample": lambda: SAMPLE,
    "paged": lambda: PAGED,
    "world": lambda: WORLD,
    "bare": lambda: BARE,
    "attacked": lambda: ATTACKED,
    "map": lambda: shown("map", "first-order"),
    "long map": lambda: shown("map", "onboarding", "b2b-onboarding"),
    "blueprint": lambda: shown("blueprint", "first-order"),
    "matrix": lambda: shown("matrix", ""),
    "persona": lambda: shown("persona", "busy-parent"),
}
BULLETS = "•▲●◊►√○♦"
EACH = pytest.mark.parametrize("name", BOARDS)


def flat(text: str) -> str:
    """Return a text without what formats write in their own way: blanks, quotes, and what no file can hold."""
    return re.sub("[\\s\u2010\u202e\ufffd\ufffe\ud800-\udfff“”\x00-\x1f\x7f-\x9f]", "", text)


def walk(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from walk(shape.shapes)


def editable(data: bytes) -> list[str]:
    """Return the words of each slide, in boxes and in cells."""
    told = []
    for slide in Presentation(io.BytesIO(data)).slides:
        words = []
        for shape in walk(slide.shapes):
            if shape.has_text_frame:
                words.append(shape.text_frame.text)
            if getattr(shape, "has_table", False):
                words += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
        told.append(flat(" ".join(words)))
    return told


@EACH
def test_every_text_of_a_page_can_be_edited_on_its_slide(name: str) -> None:
    made = BOARDS[name]()
    slides = editable(paint([made], ON_SLIDES))
    assert len(slides) == len(made.pages)
    for page, words in zip(made.pages, slides, strict=True):
        tables = [shape for shape in page.shapes if isinstance(shape, Group) and shape.name == "grid"]
        beside = tuple(shape for shape in page.shapes if shape not in tables or not page.grid)
        lines = [line for shape in each(beside) if isinstance(shape, Text) for line in shape.lines]
        assert [line for line in lines if flat(line) not in words] == []
        if page.grid and tables:
            cells = [
                item for row in page.grid.rows if not row.curves for cell in row.cells for item in cell.items
            ]
            told = [
                *(text for item in cells for text in (item.text, item.note)),
                *(
                    text
                    for column in page.grid.columns
                    for text in (column.title, column.note, column.mark_note)
                ),
                *(text for span in page.grid.spans if span.count for text in (span.title, span.goal)),
                *(text for row in page.grid.rows for text in (row.title, row.line)),
                *(
                    point.label
                    for row in page.grid.rows
                    for curve in row.curves[:1]
                    for point in curve.points
                ),
            ]
            assert [text for text in told if flat(text) not in words] == []


@EACH
def test_every_part_is_xml_and_every_shape_has_a_number_of_its_own(name: str) -> None:
    data = paint([BOARDS[name]()], ON_SLIDES)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for entry in file.namelist():
            if entry.endswith((".xml", ".rels")):
                root = ElementTree.fromstring(file.read(entry))
                if entry.startswith("ppt/slides/slide"):
                    ids = [found.get("id") for found in root.iter() if found.tag.endswith("}cNvPr")]
                    assert len(ids) == len(set(ids))


@EACH
def test_nothing_leaves_the_slide(name: str) -> None:
    made = Presentation(io.BytesIO(paint([BOARDS[name]()], ON_SLIDES)))
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left >= 0, shape.name
            assert shape.left + shape.width <= made.slide_width, shape.name
            assert shape.top + shape.height <= made.slide_height, shape.name


@EACH
def test_what_a_screen_reader_cannot_read_has_a_title_or_is_decoration(name: str) -> None:
    for slide in Presentation(io.BytesIO(paint([BOARDS[name]()], ON_SLIDES))).slides:
        for shape in slide.shapes:
            told = shape._element.xpath(".//p:cNvPr")[0]
            words = shape.has_text_frame and shape.text_frame.text
            assert told.get("descr") or words or "decorative" in ElementTree.tostring(told, "unicode"), (
                shape.name
            )


def test_libreoffice_shows_all_words_and_keeps_the_rows_as_high_as_they_are(tmp_path: Path) -> None:
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if not office or not reader:
        pytest.skip(f"there is no {'pdftotext' if office else 'LibreOffice'} here")
    made = shown("map", "first-order")
    (tmp_path / "map.pptx").write_bytes(paint([made], ON_SLIDES))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    subprocess.run(
        [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "map.pptx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    listed = subprocess.run(
        [reader, "-bbox", str(tmp_path / "map.pdf"), "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    words = [
        (float(top) * SLIDE.height / 540, unescape(word))
        for top, word in re.findall(r'yMin="([\d.]+)"[^>]*>([^<]*)</word>', listed)
        if word not in BULLETS
    ]
    slide = editable(paint([made], ON_SLIDES))[0]
    assert [word for _, word in words if flat(word) not in slide] == []
    assert len(flat("".join(word for _, word in words))) >= len(slide) * 0.97
    grid = made.pages[0].grid
    assert grid
    for row in grid.rows:
        first = row.title.split()[0]
        assert [top for top, word in words if word == first and abs(top - row.y - 8) < 5], row.title
