"""The portfolio: every journey with its health, and what it has to do with the others."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from journeyctl.cli.console import MisuseError
from journeyctl.cli.graphviz import arrange
from journeyctl.render.board import Board, Bullets, Group, Page, Table, each
from journeyctl.render.graph.portfolio import Estate, Health
from journeyctl.render.look import SLIDE, Arrange, Look
from journeyctl.render.words import Words
from render.boards import LOOK as PLAIN
from render.boards import board, example, facts_of, group, inside, texts
from render.by_hand import in_a_row
from render.geometry import problems

LOOK = Look(words=Words.of("en"), arrange=in_a_row)


@cache
def graphviz() -> Arrange:
    try:
        return arrange()
    except MisuseError as error:
        pytest.skip(f"there is no Graphviz: {error}")


def names(page: Page, kind: str) -> list[str]:
    return [
        shape.name
        for shape in each(page.shapes)
        if isinstance(shape, Group) and shape.name.startswith(f"{kind}:")
    ]


def bullets(made: Board) -> list[str]:
    return [item for block in made.text if isinstance(block, Bullets) for item in block.items]


def test_health_is_the_mean_of_what_is_known() -> None:
    assert Health(feeling=50, ease=30, complete=100, evidenced=80).figure == 65
    assert Health(feeling=None, ease=None, complete=40, evidenced=None).figure == 40


def test_what_health_is_made_of(tmp_path: Path) -> None:
    full = """\
title: A
stages:
  - title: S
    touchpoints:
      - {title: T, emotion: 1, pain_points: [{id: p, statement: It hurts, severity: 5, frequency: 0.9}]}
"""
    facts = facts_of(tmp_path, {"a.journey.yaml": full, "b.journey.yaml": "title: B\nstate: ideal\n"})
    found = Estate(facts, LOOK).health
    assert found["a"].feeling == 75
    assert found["a"].ease == pytest.approx(100 - facts.ranked["a/p"].score)
    assert found["a"].complete == pytest.approx(100 * facts.scores["a"].complete)
    assert found["a"].evidenced == 0
    assert (found["b"].feeling, found["b"].ease, found["b"].evidenced) == (None, None, None)


def test_what_journeys_have_to_do_with_each_other() -> None:
    made = board(example("b2b-onboarding"), "portfolio", "", LOOK)
    (page,) = made.pages
    assert set(names(page, "journey")) == {
        "journey:onboarding",
        "journey:data-migration",
        "journey:onboarding-2027",
    }
    assert set(names(page, "way")) == {
        "way:journey:onboarding>journey:data-migration",
        "way:journey:onboarding>journey:onboarding-2027",
        "way:journey:onboarding>shared:data-migration/error-codes",
        "way:shared:data-migration/error-codes>journey:data-migration",
    }
    assert set(bullets(made)) == {
        "“The move in 2027, with an importer that explains itself” is what “From the signature to a payday nobody worries about” is to become.",
        "“I move our employee data over” shows “I hand over our employee data” of “From the signature to a payday nobody worries about” in detail.",
        "The file comes back with codes, and nobody says what is wrong: in From the signature to a payday nobody worries about and I move our employee data over",
    }


def test_every_journey_shows_its_figures() -> None:
    made = board(example("b2b-onboarding"), "portfolio", "", LOOK)
    said = inside(group(made.pages[0], "journey:onboarding").shapes)
    assert {"Health, of 100", "Complete", "Rests on evidence", "Open pain points"} <= set(said)
    assert "Buying, Set-up, Go-live, Adoption, Renewal" in said
    table = next(block for block in made.text if isinstance(block, Table))
    assert len(table.rows) == 3
    assert all(len(row) == len(table.head) for row in table.rows)


def test_journeys_that_stand_alone_stand_in_rows(tmp_path: Path) -> None:
    files = {f"j{number}.journey.yaml": f"title: Journey {number}\n" for number in range(7)}
    look = replace(LOOK, arrange=graphviz())
    (page,) = board(facts_of(tmp_path, files), "portfolio", "", look).pages
    assert names(page, "way") == []
    tops: dict[int, int] = {}
    for name in names(page, "journey"):
        top = round(group(page, name).shapes[0].y)  # type: ignore[union-attr]
        tops[top] = tops.get(top, 0) + 1
    assert sorted(tops.values()) == [1, 3, 3]
    assert problems(page, look) == []


def test_many_journeys_take_several_slides(tmp_path: Path) -> None:
    files = {f"j{number}.journey.yaml": f"title: Journey {number}\n" for number in range(20)}
    look = replace(LOOK, arrange=graphviz(), paper=SLIDE)
    made = board(facts_of(tmp_path, files), "portfolio", "", look)
    found = [name for page in made.pages for name in names(page, "journey")]
    assert len(found) == len(set(found)) == 20
    assert len(made.pages) > 1


def test_a_journey_on_another_slide_is_named(tmp_path: Path) -> None:
    stages = "".join(f"  - {{title: S{number}, journey: sub{number}}}\n" for number in range(14))
    files = {f"sub{number}.journey.yaml": f"title: Sub {number}\n" for number in range(14)}
    look = replace(LOOK, arrange=graphviz(), paper=SLIDE)
    made = board(
        facts_of(tmp_path, {**files, "top.journey.yaml": f"title: Top\nstages:\n{stages}"}),
        "portfolio",
        "",
        look,
    )
    assert len(made.pages) > 1
    assert any(names(page, "elsewhere") for page in made.pages)
    assert [problem for page in made.pages for problem in problems(page, look)] == []


def test_a_workspace_of_nothing(tmp_path: Path) -> None:
    made = board(facts_of(tmp_path, {}), "portfolio", "", LOOK)
    assert made.head.lead == "No journey yet"
    assert "No journey yet" in texts(made.pages[0])


def test_without_graphviz_there_is_dot_and_text_and_no_picture() -> None:
    made = board(example("grocery"), "portfolio", "", PLAIN)
    assert made.pages == ()
    assert made.dot.startswith("digraph journeyctl {")
    assert made.text


@pytest.mark.parametrize("paper", [None, SLIDE])
@pytest.mark.parametrize("name", ["grocery", "b2b-onboarding", "veterans"])
def test_the_examples_are_right(name: str, paper: object) -> None:
    look = replace(LOOK, arrange=graphviz(), paper=SLIDE if paper else None)
    made = board(example(name), "portfolio", "", look)
    assert [problem for page in made.pages for problem in problems(page, look)] == []
    assert all(page.notes for page in made.pages)
    linked = {
        shape.detail
        for page in made.pages
        for shape in each(page.shapes)
        if isinstance(shape, Group) and shape.detail
    }
    assert linked <= {detail.id for detail in made.details}
