"""The opportunity tree: from the goal to what is done, with every open end."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from journeyctl.cli.console import MisuseError
from journeyctl.cli.graphviz import arrange
from journeyctl.render.board import Board, Group, Rect, Table, each
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


def rows(made: Board) -> tuple[tuple[str, ...], ...]:
    return next(block for block in made.text if isinstance(block, Table)).rows


def named(made: Board, kind: str) -> list[str]:
    return [
        shape.name
        for page in made.pages
        for shape in each(page.shapes)
        if isinstance(shape, Group) and shape.name.startswith(f"{kind}:")
    ]


JOURNEY = """\
title: A
goal: To have it
stages:
  - title: S
    touchpoints:
      - title: T
        pain_points:
          - {id: worst, statement: It hurts most, severity: 5, frequency: 0.9}
          - {id: silent, statement: It hurts a little, severity: 1, frequency: 0.1}
          - {id: gone, statement: It hurt, severity: 4, frequency: 0.5, status: fixed}
          - {id: forgotten, statement: It hurt as well, severity: 4, frequency: 0.5, status: fixed}
        opportunities:
          - {id: both, statement: How might we help?, addresses: [worst, gone], customer_value: 80, effort: 2.5}
          - {id: alone, statement: How might we shine?}
"""
PLAN = """\
title: P
initiatives:
  - {id: late, title: Do it at last, for: [a/both], owner: care, due: 2026-11-01, status: doing, ticket: "https://t.example/1"}
  - {id: idea, title: Think of it, for: [a/both], due: 2027-01-31}
  - {id: no, title: Never mind, for: [a/alone], status: dropped}
"""


def tree(root: Path, look: Look = LOOK) -> Board:
    files = {"a.journey.yaml": JOURNEY, "p.plan.yaml": PLAN}
    return board(facts_of(root, files, "teams: {care: {title: Customer care}}\n"), "opportunities", "a", look)


def test_every_branch_in_words_the_worst_pain_first(tmp_path: Path) -> None:
    found = [(pain, opportunity, initiative) for pain, _, opportunity, initiative in rows(tree(tmp_path))]
    assert found == [
        ("It hurts most", "How might we help?", "Do it at last (under way, Customer care, late: was due 1 November 2026)"),
        ("It hurts most", "How might we help?", "Think of it (idea, due 31 January 2027)"),
        ("It hurts a little", "No opportunity yet", ""),
        ("It hurt", "How might we help?", "Do it at last (under way, Customer care, late: was due 1 November 2026)"),
        ("It hurt", "How might we help?", "Think of it (idea, due 31 January 2027)"),
        ("No pain point named", "How might we shine?", "No initiative yet"),
    ]  # fmt: skip


def test_each_thing_is_one_card(tmp_path: Path) -> None:
    made = tree(tmp_path)
    assert named(made, "pain") == ["pain:a/worst", "pain:a/silent", "pain:a/gone"]
    assert named(made, "opportunity") == ["opportunity:a/both", "opportunity:a/alone"]
    assert named(made, "initiative") == ["initiative:p/late", "initiative:p/idea"]
    assert named(made, "none") == ["none:a/silent", "none:pain", "none:a/alone"]
    (page,) = made.pages
    assert "To have it" in inside(group(page, "goal:a").shapes)
    assert {"Goal", "Pain points", "Opportunities", "Initiatives"} <= set(texts(page))


def test_what_is_late_is_marked_and_tickets_are_linked(tmp_path: Path) -> None:
    (page,) = tree(tmp_path).pages
    late = group(page, "initiative:p/late")
    frame = late.shapes[0]
    assert isinstance(frame, Rect)
    assert frame.stroke == "pain"
    assert late.href == "https://t.example/1"
    assert group(page, "initiative:p/idea").href is None


def test_how_many_ends_are_open(tmp_path: Path) -> None:
    assert tree(tmp_path).head.lead == (
        "2 open pain points. 1 of them has no opportunity yet. 2 opportunities. 1 of them has no initiative yet."
    )


def test_opportunities_of_other_journeys_that_address_the_pains_belong_to_it(tmp_path: Path) -> None:
    other = """\
title: B
stages:
  - title: S
    touchpoints:
      - title: T
        opportunities: [{id: there, statement: How might they help?, addresses: [a/silent]}]
"""
    facts = facts_of(tmp_path, {"a.journey.yaml": JOURNEY, "b.journey.yaml": other})
    made = board(facts, "opportunities", "a", LOOK)
    assert ("It hurts a little", "How might they help?") in [(row[0], row[2]) for row in rows(made)]
    assert "B" in inside(group(made.pages[0], "opportunity:b/there").shapes)
    theirs = board(facts, "opportunities", "b", LOOK)
    assert named(theirs, "pain") == ["pain:a/silent"]


def test_a_journey_without_any_says_so(tmp_path: Path) -> None:
    made = board(facts_of(tmp_path, {"a.journey.yaml": "title: A\n"}), "opportunities", "a", LOOK)
    assert made.head.lead == "No pain point and no opportunity yet"
    assert inside(group(made.pages[0], "none:all").shapes) == ["No pain point and no opportunity yet"]


def test_without_graphviz_there_is_dot_and_text_and_no_picture() -> None:
    made = board(example("grocery"), "opportunities", "first-order", PLAIN)
    assert made.pages == ()
    assert "ordering=out" in made.dot
    assert rows(made)


def test_details_say_more_of_pains_and_opportunities(tmp_path: Path) -> None:
    made = tree(tmp_path)
    details = {detail.id for detail in made.details}
    assert details == {
        "pain:a/worst",
        "pain:a/silent",
        "pain:a/gone",
        "opportunity:a/both",
        "opportunity:a/alone",
    }
    linked = {
        shape.detail for shape in each(made.pages[0].shapes) if isinstance(shape, Group) and shape.detail
    }
    assert linked == details


def test_columns_stand_below_their_titles_and_in_the_order_of_the_scores() -> None:
    look = replace(LOOK, arrange=graphviz())
    (page,) = board(example("b2b-onboarding"), "opportunities", "onboarding", look).pages
    frames = [
        (shape.name.partition(":")[0], frame)
        for shape in each(page.shapes)
        if isinstance(shape, Group) and shape.name.startswith(("goal:", "pain:", "opportunity:", "initiative:"))
        and isinstance(frame := shape.shapes[0], Rect)
    ]  # fmt: skip
    for kind in ("goal", "pain", "opportunity", "initiative"):
        assert len({round(frame.x) for one, frame in frames if one == kind}) == 1, kind
    pains = [frame.y for kind, frame in frames if kind == "pain"]
    assert pains == sorted(pains)


@pytest.mark.parametrize("paper", [None, SLIDE])
@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("grocery", "first-order"),
        ("b2b-onboarding", "onboarding"),
        ("b2b-onboarding", "data-migration"),
        ("b2b-onboarding", "onboarding-2027"),
        ("veterans", "journeys-of-veterans"),
    ],
)
def test_the_examples_are_right(name: str, identifier: str, paper: object) -> None:
    look = replace(LOOK, arrange=graphviz(), paper=SLIDE if paper else None)
    made = board(example(name), "opportunities", identifier, look)
    assert [problem for page in made.pages for problem in problems(page, look)] == []
    assert all(page.notes for page in made.pages)
