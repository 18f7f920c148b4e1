"""The page: what it says, in which order, what it lets through, and that nothing a user writes is ever more than text."""

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from journeyctl.render.board import Board, Image
from journeyctl.render.formats import html
from journeyctl.render.look import Look, Theme
from journeyctl.render.views.map import lay_out
from journeyctl.render.words import Words
from render.attacked import ATTACKED
from render.boards import example
from render.sample import BARE, LOOK, PIXEL, SAMPLE, VECTOR

GOLDEN = Path(__file__).parent / "golden"


def painted(*boards: Board, look: Look = LOOK) -> str:
    return html.paint(boards, look).decode()


def elements(page: str, name: str) -> list[str]:
    """Return what is inside the elements of a name that hold no other of it."""
    return re.findall(rf"<{name}\b[^>]*>(.*?)</{name}>", page, flags=re.DOTALL)


def test_the_body_is_as_committed(golden: Callable[[Path, str], None]) -> None:
    body = re.sub(
        r"<script>.*</script>",
        "<script></script>",
        painted(SAMPLE).partition("</head>\n")[2],
        flags=re.DOTALL,
    )
    golden(GOLDEN / "sample.body.html", body)


def test_the_same_boards_give_the_same_bytes() -> None:
    assert html.paint([SAMPLE, BARE], LOOK) == html.paint([SAMPLE, BARE], LOOK)


def test_the_policy_lets_exactly_the_blocks_of_the_page_through() -> None:
    page = painted(SAMPLE)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    assert {key: rules[key] for key in rules if not key.endswith("-src")} == {
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == rules["font-src"] == "data:"
    for name in ("style", "script"):
        hashes = [
            f"'sha256-{b64encode(sha256(block.encode()).digest()).decode()}'"
            for block in elements(page, name)
        ]
        assert rules[f"{name}-src"].split() == hashes


def test_blocks_hold_nothing_that_a_user_wrote() -> None:
    for name in ("style", "script"):
        assert "alert" not in "".join(elements(painted(ATTACKED), name))


def test_hostile_texts_stay_text() -> None:
    page = painted(ATTACKED)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\ud800-\udfff]", page)
    assert len(re.findall(r"<script", page)) == 1
    assert not re.search(r"<[^>]*\s(on\w+|style)=", page)


def test_a_theme_cannot_leave_the_style_sheet() -> None:
    theme = Theme(
        light={"paper": "#ffffff", "ink": "red;}</style><script>alert(1)</script>"},
        dark={"x{}": "#000000"},
        font='x"; } </style><script>alert(1)</script>',
    )
    page = painted(BARE, look=replace(LOOK, theme=theme))
    assert "alert(1)</script>" not in page
    assert len(elements(page, "script")) == 1
    assert "x{}" not in page


def test_one_board_has_its_title_as_heading_and_no_contents() -> None:
    page = painted(SAMPLE)
    assert elements(page, "h1") == ["First order"]
    assert elements(page, "title")[0] == "First order"
    assert "<nav" not in page


def test_several_boards_have_a_heading_each_and_contents_that_lead_to_them() -> None:
    page = painted(SAMPLE, SAMPLE, BARE)
    assert elements(page, "h1") == ["Overview"]
    assert [text for text in elements(page, "h2") if text in {"First order", "Bare"}] == [
        "First order",
        "First order",
        "Bare",
    ]
    links = re.findall(r'<a href="#([^"]*)">', elements(page, "nav")[0])
    assert links == ["map-first-order", "map-first-order-2", "map-bare"]
    assert all(f'id="{link}"' in page for link in links)


def test_no_board_at_all_is_a_page_still() -> None:
    assert elements(painted(), "h1") == ["Overview"]


def test_the_table_names_what_stands_in_rows_and_columns() -> None:
    table = re.search(r"<table class=\"grid .*?</table>", painted(SAMPLE), flags=re.DOTALL)
    assert table is not None
    heads = re.findall(r"<th\b([^>]*)>", table[0])
    scopes = [scope for head in heads for scope in re.findall(r'scope="(\w+)"', head)]
    assert scopes == ["col", "colgroup", "colgroup", "col", "col", "col", "row", "row", "rowgroup", "row"]
    assert table[0].index("<caption") < table[0].index("<colgroup")
    assert "First order, by stage and touchpoint" in table[0]


def test_every_emotion_is_said_in_words() -> None:
    lane = re.search(r'<tr class="lane l-emotion.*?</tr>', painted(SAMPLE), flags=re.DOTALL)
    assert lane is not None
    said = [unescape(text) for text in re.findall(r'class="text">(.*?)</span>', lane[0])]
    assert said == ["Hopeful", "Curious", "Cheated", "Annoyed", "Relieved", "Indifferent"]


def test_a_curve_without_words_in_its_cells_says_those_of_its_points() -> None:
    grid = SAMPLE.pages[0].grid
    assert grid is not None
    rows = tuple(replace(row, cells=()) if row.curves else row for row in grid.rows)
    page = painted(replace(SAMPLE, pages=(replace(SAMPLE.pages[0], grid=replace(grid, rows=rows)),)))
    assert (
        'data-persona="student"><span class="text">Annoyed</span> <span class="small">Student</span>' in page
    )


def test_details_are_there_once_and_everything_that_opens_finds_them() -> None:
    page = painted(SAMPLE)
    opened = re.findall(r'<button type="button" class="chip" popovertarget="([^"]*)"', page)
    assert opened == ["map-first-order-detail-1", "map-first-order-detail-2"]
    assert page.count("I had the card in my hand.") == 1


def test_a_detail_that_is_missing_opens_nothing() -> None:
    page = painted(replace(SAMPLE, details=()))
    assert "popovertarget" not in page
    assert "The delivery fee appears" in page


@pytest.mark.parametrize(("data", "media"), [(PIXEL, "image/png"), (VECTOR, "image/svg+xml")])
def test_a_logo_is_a_picture_in_the_file(data: bytes, media: str) -> None:
    logo = Image(x=0, y=0, width=1, height=1, data=data, media=media, title="The <shop>")
    page = painted(SAMPLE, look=replace(LOOK, theme=Theme(logo=logo)))
    encoded = b64encode(data).decode()
    assert f'src="data:{media};base64,{encoded}" alt="The &lt;shop&gt;"' in page


@pytest.mark.parametrize(
    ("lang", "attributes"),
    [("de", 'lang="de"'), ("pt_BR", 'lang="pt-BR"'), ("ar", 'lang="ar" dir="rtl"'), ('"><b>', 'lang="en"')],
)
def test_the_page_says_its_language(lang: str, attributes: str) -> None:
    assert painted(replace(BARE, lang=lang)).startswith(f"<!DOCTYPE html>\n<html {attributes}>")


def test_a_picture_is_one_image_until_something_in_it_can_be_followed() -> None:
    page = replace(SAMPLE.pages[0], grid=None)
    assert 'role="group" aria-labelledby' in painted(replace(SAMPLE, pages=(page,)))
    still = replace(page, shapes=page.shapes[:-1])
    assert 'role="img" aria-labelledby' in painted(replace(SAMPLE, pages=(still,)))


@pytest.mark.parametrize("lang", ["en", "fr", "ja"])
def test_words_of_a_feeling_go_with_the_persona_whose_it_is(lang: str) -> None:
    shop = example("grocery")
    look = Look(words=Words.of(lang))
    page = painted(lay_out(shop, "first-order", look), look=look)
    assert len(re.findall(r'<li class="item k-emotion" data-persona="student">', page)) == 1
