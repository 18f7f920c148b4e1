"""What was decided about a journey: on its pages, in words, at the pain points it accepts, and nowhere if nothing was decided."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from journeyctl.render.board import Block, Board, Bullets, Heading, Pairs, Paragraph, Table
from journeyctl.render.decided import Decided
from journeyctl.render.decisions import decisions_in_words
from journeyctl.render.facts import Facts
from journeyctl.render.formats import html, json, markdown
from journeyctl.render.look import SLIDE, Look
from journeyctl.render.words import Words, languages
from render.boards import LOOK, board, example, facts_of, items
from render.by_hand import in_a_row

FEE = "The delivery fee shows only on the last page"
STAYS = "The fee stays on the last page until the basket knows the hour"
JOURNEY = """\
title: Order
personas: [ana]
stages:
  - title: Pay
    touchpoints:
      - title: Checkout
        emotion: -1
        pain_points:
          - {id: fee, statement: A fee <b>, severity: 4, frequency: 0.5}
          - {id: gone, statement: Gone, status: fixed}
          - {id: other, statement: Other}
"""
DECISIONS = """\
decisions:
  - title: We charge <i>
    date: 2026-07-01
    by: [shop]
    because: It | pays
    accepts: [fee, fee, order/gone, peak_end, below_zero, complete, evidenced]
    evidence: [talks, talks#one]
  - {id: bare, title: Nothing more}
"""
FILES = {
    "talks.evidence.yaml": "title: Talks\ntype: interview\nquotes: [{id: one, text: Well}]\n",
    "ana.persona.yaml": "name: Ana\n",
}
SETTINGS = "title: Shop\nteams: {shop: {title: The & shop}}\n"
VIEWS = {
    "map": "order",
    "blueprint": "order",
    "opportunities": "order",
    "flow": "order",
    "matrix": "",
    "persona": "ana",
}
GRAPHS = replace(LOOK, arrange=in_a_row)


@cache
def first_order(view: str, language: str = "en") -> Board:
    look = Look(words=Words.of(language), arrange=in_a_row)
    return board(example("grocery"), view, "first-order", look)


@pytest.fixture
def decided(tmp_path: Path) -> Facts:
    return facts_of(tmp_path, {**FILES, "order.journey.yaml": JOURNEY + DECISIONS}, SETTINGS)


@pytest.fixture
def undecided(tmp_path: Path) -> Facts:
    return facts_of(tmp_path, {**FILES, "order.journey.yaml": JOURNEY}, SETTINGS)


def pairs_of(made: Board) -> Mapping[str, list[tuple[str, str]]]:
    """Return the names with values of each detail, by its title."""
    return {
        one.title: [pair for block in one.text if isinstance(block, Pairs) for pair in block.pairs]
        for one in made.details
    }


@pytest.mark.parametrize("view", ["map", "blueprint", "opportunities"])
def test_a_board_about_a_journey_tells_its_decisions(decided: Facts, view: str) -> None:
    first, second = board(decided, view, "order", GRAPHS).decisions
    assert first == Decided(
        id="decision:order/we-charge-i",
        title="We charge <i>",
        day="1 July 2026",
        by="The & shop",
        because="It | pays",
        accepts=(
            ("A fee <b>", "pain:order/fee"), ("Gone", "pain:order/gone"), ("a lower peak-end score", ""),
            ("a larger area below zero", ""), ("a less complete map", ""), ("fewer claims that rest on evidence", ""),
        ),
        evidence=("Talks (interviews)", "Talks (interviews)"),
    )  # fmt: skip
    assert second == Decided(id="decision:order/bare", title="Nothing more")


def test_decisions_in_words() -> None:
    one = Decided(
        id="d", title="T", day="1 July 2026", because="So", accepts=(("A", ""), ("B", "x")), evidence=("E",)
    )
    assert list(decisions_in_words((), LOOK.words)) == []
    found: list[Block] = list(decisions_in_words((one, Decided(id="e", title="U")), LOOK.words))
    assert found == [
        Heading(2, "Decisions"), Heading(3, "T"), Pairs((("Decided on", "1 July 2026"), ("Why", "So"))),
        Paragraph("Accepts:"), Bullets(("A", "B")), Pairs((("Evidence", "E"),)), Heading(3, "U"),
    ]  # fmt: skip


@pytest.mark.parametrize(("view", "identifier"), VIEWS.items())
def test_a_pain_that_is_accepted_says_by_what(decided: Facts, view: str, identifier: str) -> None:
    told = pairs_of(board(decided, view, identifier, GRAPHS))
    assert ("Accepted", "We charge <i> (1 July 2026)") in told["A fee <b>"]
    assert not [pair for pair in told.get("Other", []) if pair[0] == "Accepted"]


def test_every_decision_is_told_that_accepts_a_pain_in_the_order_of_the_journey(tmp_path: Path) -> None:
    decisions = "decisions: [{title: One, accepts: [fee]}, {title: Two, date: 2026-01-02, accepts: [fee]}]\n"
    facts = facts_of(tmp_path, {**FILES, "order.journey.yaml": JOURNEY + decisions}, SETTINGS)
    told = pairs_of(board(facts, "map", "order"))["A fee <b>"]
    assert [value for name, value in told if name == "Accepted"] == ["One", "Two (2 January 2026)"]


def test_on_the_map_an_accepted_pain_has_a_word_while_it_hurts(decided: Facts) -> None:
    noted = {text: note for _, text, note in items(board(decided, "map", "order"), "pains")}
    assert noted["A fee <b>"].startswith("accepted, score ")
    assert noted["Gone"] == "fixed"
    assert "accepted" not in noted["Other"]


def test_in_the_tree_it_has_the_word_too(decided: Facts) -> None:
    (table,) = (
        block for block in board(decided, "opportunities", "order", GRAPHS).text if isinstance(block, Table)
    )
    scores = {row[0]: row[1] for row in table.rows}
    assert scores["A fee <b>"].endswith(", accepted")
    assert "accepted" not in scores["Other"]


def test_a_speaker_hears_of_decisions_on_the_first_slide() -> None:
    pages = board(example("grocery"), "map", "first-order", replace(LOOK, paper=SLIDE)).pages
    said = f"Decision: {STAYS} (6 July 2026, Checkout and Delivery operations)"
    assert [said in page.notes.splitlines() for page in pages] == [True, *[False] * (len(pages) - 1)]


# --- the page


def test_on_a_page_decisions_stand_open_and_lead_to_what_they_accept() -> None:
    page = html.paint([first_order("map")], LOOK).decode()
    (section,) = re.findall(r'<section class="decisions".*?</section>', page, re.DOTALL)
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", section) == ["Decisions"]
    assert re.findall(r"<h3>(.*?)</h3>", section) == [STAYS]
    assert "6 July 2026 · Checkout and Delivery operations" in section
    ((opened, inside),) = re.findall(r'popovertarget="([^"]+)">(.*?)</button>', section, re.DOTALL)
    assert FEE in inside
    (detail,) = re.findall(
        rf'<div class="detail k-pain" id="{opened}".*?<div class="detail ', page, re.DOTALL
    )
    assert FEE in detail
    assert f"{STAYS} (6 July 2026)" in detail
    assert page.index('class="legend"') < page.index(section) < page.index('<details class="words"')


def test_what_has_no_detail_on_the_page_is_no_button(decided: Facts) -> None:
    made = replace(board(decided, "map", "order"), details=())
    page = html.paint([made], LOOK).decode()
    section = page[page.index('<section class="decisions"') :]
    assert "<li>A fee &lt;b&gt;</li>" in section
    assert "popovertarget" not in section[: section.index("</section>")]


def test_texts_of_decisions_are_escaped(decided: Facts) -> None:
    page = html.paint([board(decided, "map", "order")], LOOK).decode()
    assert "We charge &lt;i&gt;" in page
    assert "<i>" not in page
    assert "A fee <b>" not in page
    text = markdown.paint([board(decided, "map", "order")], LOOK).decode()
    assert "<i>" not in text
    assert "<b>" not in text


# --- Markdown


@pytest.mark.parametrize("views", [("map",), ("map", "blueprint"), ("map", "map")], ids="+".join)
def test_in_markdown_what_is_accepted_leads_to_its_place_in_the_overview(views: tuple[str, ...]) -> None:
    text = markdown.paint([first_order(view) for view in views], LOOK).decode()
    targets = re.findall(rf"\[{FEE}\]\(#([a-z0-9-]+)\)", text)
    assert re.findall(rf'<a name="([^"]+)"></a>{FEE}', text) == targets
    assert len(set(targets)) == len(views)


def test_in_markdown_what_the_overview_lacks_is_no_link() -> None:
    text = markdown.paint([first_order("opportunities")], LOOK).decode()
    assert f"  - {FEE}\n" in text
    assert "<a name" not in text
    some = board(example("grocery"), "map", "first-order", replace(LOOK, lanes=("emotion", "actions")))
    assert f"  - {FEE}\n" in markdown.paint([some], LOOK).decode()


@pytest.mark.parametrize("language", languages())
def test_decisions_are_told_in_every_language(language: str) -> None:
    words, made = Words.of(language), first_order("map", language)
    look = replace(LOOK, words=words)
    text, page = (form.paint([made], look).decode() for form in (markdown, html))
    assert f"## {words('decisions.title')}\n" in text
    assert f">{words('decisions.title')}</h2>" in page
    assert words("decisions.accepts-peak_end") in text
    assert f"{words('details.status-accepted')}" in text
    told = pairs_of(made)[FEE]
    assert any(name == words("decisions.accepted") and STAYS in value for name, value in told)


# --- nothing decided


@pytest.mark.parametrize("form", ["html", "svg", "markdown", "json", "dot"])
@pytest.mark.parametrize(("view", "identifier"), VIEWS.items())
def test_where_nothing_was_decided_nothing_of_it_is_written(
    undecided: Facts, view: str, identifier: str, form: str
) -> None:
    made = board(undecided, view, identifier, GRAPHS)
    data: bytes = import_module(f"journeyctl.render.formats.{form}").paint([made], GRAPHS)
    # The fonts in a page and in a picture are Base64, in which any word may be met.
    text = re.sub(r"base64,[A-Za-z0-9+/=]+", "", data.decode())
    assert "decision" not in text.lower()
    assert "accepted" not in text
    assert "<a name" not in text


@pytest.mark.parametrize("form", [html, markdown])
def test_a_decision_adds_to_a_page_and_changes_nothing_else(decided: Facts, form: object) -> None:
    """The lines of a page without the decisions are those of one with them, in order, but for the hash of the style."""
    made = board(decided, "map", "order")
    plain = replace(made, decisions=())
    with_them, without = (
        re.sub(r"'sha256-[^']+'|<a name=\"[^\"]+\"></a>", "", form.paint([one], LOOK).decode())  # type: ignore[attr-defined]
        for one in (made, plain)
    )
    rest = iter(with_them.splitlines())
    assert all(line in rest for line in without.splitlines())


def test_json_has_the_key_where_something_was_decided(decided: Facts) -> None:
    assert b'\n "decisions": [' in json.paint([board(decided, "map", "order")], LOOK)
