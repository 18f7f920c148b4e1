"""PDF: one document, tagged, with every word as text, whatever a board says."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from journeyctl.render.board import Board, Bullets, Heading, Page, Paragraph, Table, Text, each
from journeyctl.render.formats.pdf import PAPER, paint
from journeyctl.render.lettering.typeface import set_text
from render.attacked import ATTACKED
from render.sample import BARE, LOOK, PAGED, SAMPLE, WORLD

pytest.importorskip("typst", reason="the extra `pdf` is not installed")


def asked(program: str, board: Board | Sequence[Board], tmp_path: Path, *options: str) -> str:
    """Return what a program of poppler says of a document."""
    if shutil.which(program) is None:
        pytest.skip(f"there is no {program} on this machine")
    file = tmp_path / "board.pdf"
    file.write_bytes(paint([board] if isinstance(board, Board) else board, LOOK))
    behind = ["-"] if program == "pdftotext" else []
    done = subprocess.run([program, *options, str(file), *behind], capture_output=True, check=True)
    return done.stdout.decode()


def facts(board: Board | Sequence[Board], tmp_path: Path) -> dict[str, str]:
    lines = (line.partition(":") for line in asked("pdfinfo", board, tmp_path).splitlines())
    return {name: value.strip() for name, _, value in lines}


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("board", [SAMPLE, PAGED, BARE], ids=["sample", "paged", "bare"])
def test_it_is_tagged_for_everybody(board: Board, tmp_path: Path) -> None:
    found = facts(board, tmp_path)
    assert found["Tagged"] == "yes"
    assert found["Title"] == board.title
    assert found["JavaScript"] == "no"
    data = paint([board], LOOK)
    assert b"pdfuaid:part" in data
    assert b"/Lang (en)" in data or b"(en)" in data


def test_pages_are_as_large_as_those_of_the_board(tmp_path: Path) -> None:
    found = asked("pdfinfo", PAGED, tmp_path, "-l", "9")
    sizes = re.findall(r"Page +\d+ size: +([\d.]+ x [\d.]+)", found)
    assert sizes == ["660 x 438", "660 x 438", "595.28 x 841.89"]


def test_paper_is_a4(tmp_path: Path) -> None:
    assert PAPER is not None
    page = Page(name="a", title="A", width=PAPER.width, height=PAPER.height, shapes=())
    found = asked("pdfinfo", replace(SAMPLE, pages=(page,)), tmp_path, "-l", "9")
    assert len(re.findall(r"size: .*\(A4\)", found)) == 2
    upright = re.findall(r"size: +([\d.]+) x", found)
    assert [round(float(wide)) for wide in upright] == [842, 595]


def test_words_of_the_picture_are_text(tmp_path: Path) -> None:
    found = words(asked("pdftotext", SAMPLE, tmp_path, "-raw", "-l", "1"))
    wanted = [
        word
        for shape in each(SAMPLE.pages[0].shapes)
        if isinstance(shape, Text)
        for line in shape.lines
        for word in words(line)
    ]
    assert sorted(found) == sorted([*wanted, "First", "order"])  # and the heading where readers arrive


def test_the_words_follow_in_order(tmp_path: Path) -> None:
    found = " ".join(words(asked("pdftotext", SAMPLE, tmp_path, "-raw", "-f", "2")))
    told = [
        "First order", "Mood falls at Checkout", "Personas", "Busy parent", "62 % of the customers", "Student",
        "I want it done before the kids wake up.", "Interview with Ana", "Compare", "Search for a basket",
        "Types “weekly basket” & compares 3 shops", "Order", "Checkout", "Pain points by score", "Pain point", "Score",
        "The delivery fee appears on the last page only", "78", "2 sources", "Card refused", "31", "none",
    ]  # fmt: skip
    place = 0
    for text in told:
        place = found.index(text, place) + len(text)


def test_the_structure_is_that_of_the_board(tmp_path: Path) -> None:
    found = asked("pdfinfo", SAMPLE, tmp_path, "-struct-text")
    kinds = re.findall(r"^ +(H\d|P|Figure|L|BlockQuote|Table|Caption|TH|TR|LI)\b", found, re.MULTILINE)
    assert kinds == [
        "H1", "Figure", "P", "H2", "L", "LI", "LI", "BlockQuote", "BlockQuote", "H2", "H3", "L", "LI", "LI", "H2", "H3",
        "L", "LI", "LI", "Table", "Caption", "TR", "TH", "TH", "TH", "TR", "TR",
    ]  # fmt: skip


def test_several_boards_are_one_document(tmp_path: Path) -> None:
    assert facts([SAMPLE, PAGED, BARE], tmp_path)["Pages"] == "7"


def test_hostile_texts_are_printed(tmp_path: Path) -> None:
    text = asked("pdftotext", ATTACKED, tmp_path, "-f", "2")
    assert text.count('#read("/etc/passwd")') > 10
    assert "<script>alert(1)</script>" in text
    assert "root:" not in text
    assert facts(ATTACKED, tmp_path)["Tagged"] == "yes"


def test_a_heading_left_out_is_no_error() -> None:
    board = replace(BARE, text=(Heading(4, "Deep"), Paragraph("a"), Heading(2, "Less"), Heading(6, "Deeper")))
    assert b"pdfuaid:part" in paint([board], LOOK)


def test_a_board_without_a_picture_is_its_words(tmp_path: Path) -> None:
    board = replace(SAMPLE, pages=())
    assert facts(board, tmp_path)["Pages"] == "1"
    assert asked("pdftotext", board, tmp_path).startswith("First order\n")


@pytest.mark.parametrize("lang", ["pt-BR", "ja", "zh-Hant-TW", "x", "<b>", ""])
def test_any_language(lang: str) -> None:
    assert paint([replace(BARE, lang=lang)], LOOK).startswith(b"%PDF-1.7")


def test_a_letter_that_no_font_has_is_no_error() -> None:
    text = "\U0001fbff\U0010fffd"
    page = replace(BARE.pages[0], shapes=(set_text(text, 10, 10, 200, 12),))
    assert paint([replace(BARE, pages=(page,), text=(Paragraph(text),))], LOOK).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("board", [SAMPLE, WORLD, ATTACKED], ids=["sample", "world", "attacked"])
def test_the_same_bytes_twice(board: Board) -> None:
    assert paint([board], LOOK) == paint([board], LOOK)


def test_long_words_and_wide_tables_stay_on_the_page(tmp_path: Path) -> None:
    word, head = "Donaudampfschifffahrt" * 6, tuple(f"Column {number}" for number in range(8))
    board = replace(
        SAMPLE,
        head=replace(SAMPLE.head, title=word),
        pages=(),
        text=(
            Paragraph(f"https://a.example/{word}"),
            Bullets((word,)),
            Table(word, head, ((word,) * 8,) * 3),
        ),
    )
    boxes = asked("pdftotext", board, tmp_path, "-bbox")
    sides = [(float(left), float(right)) for left, right in re.findall(r'xMin="(\S+)".*xMax="(\S+)"', boxes)]
    assert len(sides) > 40
    assert all(left >= 0 and right <= 595.28 - 40 for left, right in sides)
