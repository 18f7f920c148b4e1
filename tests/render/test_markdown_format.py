"""Markdown: a parser finds the words of a board in it, as headings, lists and tables, and nothing of the user's besides words."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from journeyctl.render.board import (
    Block,
    Board,
    Bullets,
    Heading,
    Pairs,
    Paragraph,
    Quote,
    Table,
)
from journeyctl.render.formats.markdown import paint
from journeyctl.render.paint.mermaid import journey, name
from journeyctl.text.markdown import plain
from render.attacked import ATTACKED
from render.boards import board, example
from render.sample import BARE, FEE, LINK, LOOK, SAMPLE

GOLDEN = Path(__file__).parent / "golden"
MERMAID = re.compile(
    r"(?:accTitle|accDescr|section )[^\n]*|[^#:;,%<>\n]*(?:#\w+;[^#:;,%<>\n]*)*: [1-5](?:\.\d)?(?:: [^:;\n]*)?"
)
NASTY = [
    "# Heading", "- item", "+ item", "1. item", "12) item", "> quote", "---", "===", "***", "```", "~~~", "a | b",
    "<b>bold</b>", "<!-- no", "&copy;", "[a](http://b.example)", "![a](b.png)", "<http://b.example>", "http://b.example",
    "www.b.example", "ana@b.example", "*a* _b_ ~~c~~ `d`", "\\*", "[^1]: note", "[a]: http://b.example", "$x$", "a\\",
    ":smile:", "|", "    code", "a  ", "- [ ] task", "[!NOTE]",
]  # fmt: skip


def markdown(*boards: Board) -> str:
    return paint(boards or [SAMPLE], LOOK).decode()


def said(*blocks: Block) -> str:
    return markdown(replace(BARE, text=blocks))


def parsed(text: str) -> list[Token]:
    return MarkdownIt("gfm-like", {"linkify": False}).parse(text)


def inline(tokens: Iterable[Token]) -> list[Token]:
    return [inner for token in tokens for inner in token.children or ()]


def cells(text: str) -> list[list[str]]:
    """Return the rows of all tables, each cell as its words; a line break is a blank."""
    rows: list[list[str]] = []
    tokens = parsed(text)
    for number, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        if token.type in {"th_open", "td_open"}:
            inside = tokens[number + 1].children or []
            rows[-1].append("".join(" " if part.type == "html_inline" else part.content for part in inside))
    return rows


def test_golden(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "sample.md", markdown())


def test_a_board_is_below_its_title_and_several_follow_each_other() -> None:
    tokens = parsed(markdown(SAMPLE, BARE))
    titles = [
        tokens[at + 1].content for at, token in enumerate(tokens) if token.tag == "h1" and token.nesting == 1
    ]
    assert titles == ["First order", "Bare"]
    assert markdown(BARE) == "# Bare\n\n*Journey map*\n"
    assert paint([], LOOK) == b""


def test_personas_are_told_with_what_they_rest_on() -> None:
    assert "- **Ben, student** (20 %, Assumption)\n" in markdown()


def test_the_overview_has_a_row_for_each_touchpoint() -> None:
    assert cells(markdown())[:4] == [
        ["Stage", "Touchpoint", "Actions", "Emotion", "Pain points"],
        ["Compare", "Search for a basket", "Types “weekly basket” & compares 3 shops",
         "Hopeful (Busy parent) Curious (Student)", ""],
        ["Order", "Checkout Who stops here does not come back", "Fills in the address Pays by card",
         "Cheated (Busy parent) Annoyed (Student)",
         f"{FEE} (Score 78 · 2 sources) Card refused without a reason (Score 31)"],
        ["", "Delivery at the door", "Takes the bags in", "Relieved (Busy parent) Indifferent (Student)",
         "The driver carries the bags upstairs Nobody has asked yet Door survey, Q3"],
    ]  # fmt: skip


def test_a_wide_grid_shows_the_lanes_that_say_most() -> None:
    whole = board(example("grocery"), "map", "first-order")
    grid = whole.pages[0].grid
    assert grid
    assert len(grid.rows) > 6
    assert cells(markdown(whole))[0][2:] == ["Emotion", "Channels", "Pain points", "Opportunities"]


def test_the_curve_is_a_journey_of_mermaid() -> None:
    fence = next(token for token in parsed(markdown()) if token.type == "fence")
    assert fence.info == "mermaid"
    assert fence.content.splitlines()[0] == "journey"
    assert [line.strip() for line in fence.content.splitlines()[3:]] == [
        "section Compare", "Search for a basket: 4: Busy parent",
        "section Order", "Checkout: 1: Busy parent", "Delivery at the door: 5: Busy parent",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", [*NASTY, "Title search", "section", "journey begins", "x%%y", "a; b: 5: c, d", "100%"]
)
def test_nothing_steers_the_curve(text: str) -> None:
    grid = SAMPLE.pages[0].grid
    assert grid
    hostile = replace(
        grid,
        caption=text,
        spans=tuple(replace(span, title=text) for span in grid.spans),
        columns=tuple(replace(column, title=text) for column in grid.columns),
    )
    lines = journey(hostile, text)
    assert len(lines) == 1 + 2 + 2 + 3
    assert [line for line in lines[1:] if not MERMAID.fullmatch(line.strip())] == []
    assert not re.match(r"(?i)(title|section|journey|acc)\b", name(text))


def test_a_curve_that_nobody_could_read_is_left_out() -> None:
    grid = SAMPLE.pages[0].grid
    assert grid
    row = next(row for row in grid.rows if row.curves)
    series = replace(row.curves[0], points=row.curves[0].points * 14)
    assert journey(replace(grid, rows=(replace(row, curves=(series,)),)), "") == ()
    assert journey(replace(grid, rows=()), "") == ()


def test_words_become_lists_quotes_and_tables() -> None:
    text = said(
        Heading(2, "Pay"),
        Pairs((("Goal", "Know the total"),)),
        Paragraph("Actions:"),
        Bullets(("Chooses an hour", "Enters the card")),
        Quote("Where does this come from?", "Ana"),
        Table("Pay", ("Pain", "Score"), (("The fee", "77"),)),
    )
    assert text.removeprefix(markdown(BARE)).strip().splitlines() == [
        "## Pay", "", "- **Goal:** Know the total", "- **Actions:**", "  - Chooses an hour", "  - Enters the card", "",
        "> Where does this come from?", ">", "> — Ana", "",
        "**Pay**", "", "| Pain | Score |", "| --- | --- |", "| The fee | 77 |",
    ]  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
def test_what_a_user_writes_is_text_wherever_it_stands(text: str) -> None:
    words = " ".join(text.split())
    blocks = (
        Heading(2, words), Bullets((words,)), Pairs(((words, words),)), Paragraph(words), Quote(words, words),
        Table(words, (words,), ((words,),)),
    )  # fmt: skip
    tokens = parsed(said(*blocks))
    allowed = {"text", "strong_open", "strong_close", "em_open", "em_close", "text_special"}
    assert {token.type for token in inline(tokens)} <= allowed
    told = "".join(token.content for token in inline(tokens)).replace("\u200b", "")
    assert told == f"BareJourney map{words * 3}: {words * 3}— {words * 4}"
    assert [token.type for token in tokens].count("bullet_list_open") == 1


def test_a_hostile_board_holds_no_markup_but_ours() -> None:
    tokens = parsed(markdown(ATTACKED))
    assert not [token for token in tokens if token.type == "html_block"]
    assert {token.content for token in inline(tokens) if token.type == "html_inline"} == {"<br>"}
    assert {token.type for token in tokens if token.type == "fence"} == {"fence"}


@pytest.mark.parametrize(
    ("href", "target"),
    [
        (LINK, LINK),
        ("mailto:ana@b.example", "mailto:ana@b.example"),
        ("https://b.example/a b|c>(d)", "https://b.example/a%20b%7Cc%3E(d)"),
        ("javascript:alert(1)", None),
        ("notes/a.md", None),
    ],
)
def test_only_the_web_and_mailboxes_are_linked(href: str, target: str | None) -> None:
    grid = SAMPLE.pages[0].grid
    assert grid
    columns = (grid.columns[0], replace(grid.columns[1], href=href), grid.columns[2])
    row = replace(grid.rows[2], cells=())
    page = replace(SAMPLE.pages[0], grid=replace(grid, columns=columns, rows=(row,)))
    found = [
        token.attrs["href"]
        for token in inline(parsed(markdown(replace(SAMPLE, pages=(page,)))))
        if token.type == "link_open"
    ]
    assert found == ([target] if target else [])


def test_nobody_is_called() -> None:
    assert plain("ask @ana, see #12 and !34") == "ask &#64;&#8203;ana, see &#35;&#8203;12 and !&#8203;34"
    assert plain("5 @ 3, # and 10:30") == "5 &#64; 3, &#35; and 10:30"
