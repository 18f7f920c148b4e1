"""The journey map: what stands where, in which lanes, and what it says in words."""

from dataclasses import replace
from pathlib import Path

import pytest

from journeyctl.render.board import Board, Ellipse, Group, each
from journeyctl.render.board import Path as Line
from journeyctl.render.look import LANES, SLIDE
from render.boards import LOOK, board, example, facts_of, group, inside, items, lanes, texts

SMALL = """\
title: Getting help
personas: [ana, bo]
stages:
  - title: I look
    goal: To find a number
    touchpoints:
      - title: I search
        channel: web
        emotion: {score: -1, by_persona: {bo: 2}}
        evidence: [talks]
      - title: I call
        optional: true
        personas: [ana]
        emotion: 1
        thoughts: [Finally]
        pain_points: [{statement: Nobody answers, severity: [2, 4], frequency: 0.25, evidence: [guess]}]
  - title: I wait
"""
FILES = {
    "help.journey.yaml": SMALL,
    "ana.persona.yaml": "name: Ana Ruiz\nsegment_share: 0.6\nquote: Be quick\n",
    "bo.persona.yaml": "name: Bo\nbasis: proto\n",
    "talks.evidence.yaml": "title: Talks\ntype: interview\nn: 9\ndate: 2026-11-01\n",
    "guess.evidence.yaml": "title: A guess\ntype: assumption\n",
}


@pytest.fixture
def small(tmp_path: Path) -> Board:
    return board(facts_of(tmp_path, FILES), "map", "help")


def test_stages_stand_above_their_touchpoints(small: Board) -> None:
    grid = small.pages[0].grid
    assert grid is not None
    assert [(span.title, span.first, span.count, span.goal) for span in grid.spans] == [
        ("I look", 0, 2, "To find a number"),
        ("I wait", 2, 1, ""),
    ]
    assert [(column.title, column.note, column.sign) for column in grid.columns] == [
        ("I search", "", "evidence"),
        ("I call", "optional", "none"),
        ("No touchpoint yet", "", ""),
    ]


def test_only_lanes_with_something_in_them_are_there(small: Board) -> None:
    assert lanes(small) == ["thoughts", "emotion", "channels", "pains", "evidence"]


def test_pains_say_their_score_and_open_more(small: Board) -> None:
    assert list(items(small, "pains")) == [
        ("pain", "Nobody answers", "score 43, severity 2 to 4, 25\u00a0% meet it")
    ]
    (detail,) = small.details
    assert detail.id == "pain:help/nobody-answers"
    assert detail.title == "Nobody answers"


def test_evidence_is_told_from_assumption(small: Board) -> None:
    assert list(items(small, "evidence")) == [
        ("evidence", "Talks", "interviews, n = 9, 2026-11-01"),
        ("none", "No evidence", ""),
    ]
    assert [key.sign for key in small.legend] == ["line:accent", "dashes:three", "pain", "evidence", "none"]


def test_a_persona_that_feels_otherwise_has_a_curve_of_its_own(small: Board) -> None:
    grid = small.pages[0].grid
    assert grid is not None
    row = next(row for row in grid.rows if row.curves)
    assert [(one.title, [(point.column, point.value) for point in one.points]) for one in row.curves] == [
        ("Everybody", [(0, -0.5), (1, 0.5)]),
        ("Bo", [(0, 1.0)]),
    ]
    assert row.zero is not None
    assert row.y < row.zero < row.y + row.height
    up, down = row.curves[0].points[1].y, row.curves[0].points[0].y
    assert up < row.zero < down


def test_a_map_for_one_persona_shows_where_it_comes_and_what_it_feels(tmp_path: Path) -> None:
    made = board(facts_of(tmp_path, FILES), "map", "help", replace(LOOK, persona="bo"))
    grid = made.pages[0].grid
    assert grid is not None
    assert [column.title for column in grid.columns] == ["I search", "No touchpoint yet"]
    row = next(row for row in grid.rows if row.curves)
    assert [(one.title, [point.value for point in one.points]) for one in row.curves] == [("Bo", [1.0])]
    assert [person.name for person in made.head.persons] == ["Bo"]


def test_lanes_come_in_the_order_that_is_asked_for(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, FILES)
    made = board(facts, "map", "help", replace(LOOK, lanes=("pains", "emotion", "needs")))
    assert lanes(made) == ["pains", "emotion"]
    grid = made.pages[0].grid
    assert grid is not None
    assert [column.note for column in grid.columns][:1] == ["web"]


def test_the_head_says_whose_journey_it_is(small: Board) -> None:
    assert small.head.title == "Getting help"
    assert small.head.kicker == "Customer journey map · Current state"
    people = [(one.name, one.share, one.quote, one.assumed) for one in small.head.persons]
    assert people == [("Ana Ruiz", "60\u00a0% of customers", "Be quick", False), ("Bo", "", "", True)]
    shown = inside(group(small.pages[0], "headline").shapes)
    assert {"Getting help", "“Be quick”", "AR", "Assumption"} <= set(shown)


def test_a_description_tells_the_curve_in_words(small: Board) -> None:
    assert small.description == (
        "Getting help: a journey map with 2 stages and 2 touchpoints. The curve starts bad at “I search” and ends good at"
        " “I call”."
    )
    assert (
        "lowest at “I go to checkout” (tricked, rushed)"
        in board(example("grocery"), "map", "first-order").description
    )


def test_columns_can_be_found_by_persona_channel_and_evidence(small: Board) -> None:
    assert small.filters["persona"] == (("ana", "Ana Ruiz"), ("bo", "Bo"))
    assert small.filters["evidence"] == (("sound", "Evidence"), ("none", "No evidence"))
    grid = small.pages[0].grid
    assert grid is not None
    assert [dict(column.tags) for column in grid.columns[:2]] == [
        {"persona": ("ana", "bo"), "channel": ("web",), "evidence": ("sound",)},
        {"persona": ("ana",), "channel": (), "evidence": ("none",)},
    ]


def test_moments_that_matter_are_marked() -> None:
    page = board(example("grocery"), "map", "first-order").pages[0]
    assert {"Moment of truth", "Magic moment"} <= set(texts(page))


def test_faces_stand_on_the_curve() -> None:
    page = board(example("grocery"), "map", "first-order").pages[0]
    assert page.grid is not None
    row = next(row for row in page.grid.rows if row.curves)
    heads = {
        (shape.cx, shape.cy)
        for shape in each(group(page, "curve").shapes)
        if isinstance(shape, Ellipse) and shape.rx == 10
    }
    assert {(point.x, point.y) for point in row.curves[0].points} == heads
    drawn = {shape.steps for shape in each(group(page, "curve").shapes) if isinstance(shape, Line)}
    assert {one.steps for one in row.curves} <= drawn


def test_a_journey_without_stages_says_so(tmp_path: Path) -> None:
    made = board(facts_of(tmp_path, {"new.journey.yaml": "title: New\n"}), "map", "new")
    assert "Nothing is mapped yet: the journey has no stages." in texts(made.pages[0])


def test_a_slide_holds_the_map_of_the_example_at_once() -> None:
    made = board(example("grocery"), "map", "first-order", replace(LOOK, paper=SLIDE))
    (page,) = made.pages
    assert (page.width, page.height) == (1280, 720)
    assert "The delivery fee shows only on the last page" in texts(page)


def test_a_wide_map_goes_over_several_slides_by_stage() -> None:
    made = board(example("b2b-onboarding"), "map", "onboarding", replace(LOOK, paper=SLIDE))
    grids = [page.grid for page in made.pages if page.grid]
    assert len(grids) > 1
    assert {column.id for grid in grids for column in grid.columns} == {
        element for grid in [board(example("b2b-onboarding"), "map", "onboarding").pages[0].grid] if grid
        for element in [column.id for column in grid.columns]
    }  # fmt: skip
    for number, page in enumerate(made.pages, 1):
        assert f"{number} of {len(made.pages)}" in texts(page)


def test_the_words_of_the_lanes_are_those_of_every_lane_there_can_be() -> None:
    assert {LOOK.words(f"common.{lane}") for lane in LANES}


def test_names_are_met_once_on_a_page() -> None:
    for name, journey in (("grocery", "first-order"), ("b2b-onboarding", "onboarding")):
        page = board(example(name), "map", journey).pages[0]
        names = [shape.name for shape in each(page.shapes) if isinstance(shape, Group) and shape.name]
        assert sorted(set(names)) == sorted(names)


def test_a_slide_of_a_journey_with_services_alone_shows_them() -> None:
    made = board(example("veterans"), "map", "journeys-of-veterans", replace(LOOK, paper=SLIDE))
    assert set(lanes(made)) == {"services"}
