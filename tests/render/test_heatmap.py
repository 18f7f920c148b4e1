"""Heatmaps say how it feels where, what is empty, and what nobody has mapped; the table is there as data as well."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from journeyctl.render.board import Board, Cell, Grid, Rect, Table
from journeyctl.render.look import SLIDE, Look, Paper
from journeyctl.render.words import Words
from render.boards import LOOK, board, example, facts_of, group, inside, texts
from render.by_hand import in_a_row
from render.geometry import problems

SLIDES = Look(words=Words.of("en"), paper=SLIDE)
SETTINGS = "phases: [first, second]\nchannels:\n  web: {title: Web shop}\n  call: {title: Phone}\n"
JOURNEY = """title: J
personas: [ana]
stages:
  - title: S
    id: s
    phase: first
    touchpoints:
      - {title: A, channel: web, emotion: 2}
      - {title: B, channel: web, emotion: 1, pain_points: [{statement: P}, {statement: Q, status: fixed}]}
      - {title: C}
  - title: T
    id: t
"""
FILES = {"j.journey.yaml": JOURNEY, "ana.persona.yaml": "name: Ana\n", "bo.persona.yaml": "name: Bo\n"}


def made(root: Path, files: Mapping[str, str] | None = None) -> Board:
    return board(facts_of(root, {**FILES, **(files or {})}, SETTINGS), "heatmap", "")


def grid(one: Board, page: int) -> Grid:
    found = one.pages[page].grid
    assert found is not None
    return found


def cells(found: Grid) -> dict[tuple[str, str], Cell]:
    return {(row.key, found.columns[cell.column].id): cell for row in found.rows for cell in row.cells}


def test_a_cell_is_the_mean_of_the_emotions_with_the_counts(tmp_path: Path) -> None:
    (item,) = cells(grid(made(tmp_path), 1))["web", "s"].items
    assert (item.text, item.value, item.note) == ("+1.5", 0.75, "2 touchpoints, 1 pain point")
    assert cells(grid(made(tmp_path), 1))["web", "s"].tone == "best"


def test_every_channel_of_the_workspace_has_a_row_and_what_has_none_too(tmp_path: Path) -> None:
    assert [row.title for row in grid(made(tmp_path), 1).rows] == ["Web shop", "Phone", "No channel written"]


def test_touchpoints_without_an_emotion_are_counted_and_have_no_colour(tmp_path: Path) -> None:
    cell = cells(grid(made(tmp_path), 1))["everybody", "s"]
    assert [(item.text, item.note) for item in cell.items] == [("no emotion", "1 touchpoint")]
    assert cell.tone is None


def test_an_empty_cell_is_light_and_says_nothing(tmp_path: Path) -> None:
    one = made(tmp_path)
    assert cells(grid(one, 1))["call", "t"].items == ()
    drawn = group(one.pages[1], "heat:call:t:1")
    assert [shape.fill for shape in drawn.shapes if isinstance(shape, Rect)] == ["panel"]


def test_what_nobody_has_mapped_is_dashed_and_said(tmp_path: Path) -> None:
    one = made(tmp_path)
    hole = group(one.pages[0], "heat:bo:first:0")
    assert [shape.dashed for shape in hole.shapes if isinstance(shape, Rect)] == [True]
    assert inside(hole.shapes) == ["not mapped"]
    assert "3 phases of personas are not mapped." in one.description
    assert [key.sign for key in one.legend][-1] == "none"


def test_personas_feel_differently(tmp_path: Path) -> None:
    journey = "title: J\npersonas: [ana, bo]\nstages:\n  - title: S\n    phase: first\n    touchpoints:\n      - {title: A, emotion: {score: 1, by_persona: {bo: -2}}}\n"
    found = cells(grid(made(tmp_path, {"j.journey.yaml": journey}), 0))
    assert [found[name, "first"].items[0].text for name in ("ana", "bo")] == ["+1.0", "−2.0"]


def test_journeys_that_name_nobody_are_those_of_everybody(tmp_path: Path) -> None:
    one = made(tmp_path, {"j.journey.yaml": JOURNEY.replace("personas: [ana]\n", "")})
    found = cells(grid(one, 0))
    assert [item.text for item in found["everybody", "first"].items] == ["+1.5"]
    assert found["everybody", "second"].items == ()
    assert [item.text for item in found["ana", "first"].items] == ["not mapped"]


def test_the_scale_of_the_workspace_is_spoken(tmp_path: Path) -> None:
    settings = "scales: {emotion: {min: 1, max: 5, labels: {1: awful, 5: great}}}\n"
    files = {
        "j.journey.yaml": "title: J\nstages:\n  - title: S\n    touchpoints:\n      - {title: A, emotion: 4}\n"
    }
    one = board(facts_of(tmp_path, files, settings), "heatmap", "")
    assert [item.text for row in grid(one, 0).rows for cell in row.cells for item in cell.items] == ["4.0"]
    assert [key.text for key in one.legend] == ["awful (1)", "great (5)"]


def test_the_words_of_a_board_have_the_same_cells_as_its_pictures(tmp_path: Path) -> None:
    one = made(tmp_path)
    tables = [block for block in one.text if isinstance(block, Table)]
    assert tables[0].rows == (
        ("Ana", "+1.5 (3 touchpoints, in 1 journey)", "not mapped"),
        ("Bo", "not mapped", "not mapped"),
    )
    assert tables[1].rows[0] == ("Web shop", "+1.5 (2 touchpoints, 1 pain point)", "none")


def test_with_nothing_to_show_a_sentence_says_what_to_write(tmp_path: Path) -> None:
    one = board(facts_of(tmp_path, {}), "heatmap", "")
    assert any("Write a journey" in text for text in texts(one.pages[0]))


def test_twenty_channels_on_slides_name_what_is_not_used_and_lose_no_stage(tmp_path: Path) -> None:
    settings = "channels:\n" + "".join(f"  c{n}: {{title: 'Channel {n}'}}\n" for n in range(20))
    stages = "".join(
        f"  - title: 'Stage {n} with a longer name'\n    touchpoints:\n      - {{title: T{n}, channel: c{n % 14}, emotion: {n % 5 - 2}}}\n"
        for n in range(17)
    )
    found = facts_of(tmp_path, {"j.journey.yaml": f"title: J\nstages:\n{stages}"}, settings)
    one = board(found, "heatmap", "", SLIDES)
    assert [problem for page in one.pages for problem in problems(page, SLIDES)] == []
    said = " ".join(text for page in one.pages for text in texts(page))
    assert "Not used here: Channel 14, Channel 15" in said
    columns = {column.title for page in one.pages if page.grid for column in page.grid.columns}
    assert len(columns) == 17


@pytest.mark.parametrize("name", ["grocery", "b2b-onboarding", "veterans"])
@pytest.mark.parametrize("look", [LOOK, SLIDES], ids=["endless", "slide"])
def test_the_examples_are_without_fault(name: str, look: Look) -> None:
    one = board(example(name), "heatmap", "", look)
    assert [problem for page in one.pages for problem in problems(page, look)] == []
    assert len({page.name for page in one.pages}) == len(one.pages)


def test_titles_of_300_letters_make_a_page_smaller_and_leave_it_nowhere(tmp_path: Path) -> None:
    long = ("A title that goes on and on, as titles do when nobody cuts them " * 5)[:300].strip()
    names = dict.fromkeys(("p1", "p2", "p3", "p4"), long)
    files = {f"{name}.persona.yaml": f"name: {title}\n" for name, title in names.items()}
    files["j.journey.yaml"] = JOURNEY.replace("title: J", f"title: {long}").replace("[ana]", "[p1, p2]")
    look = replace(SLIDES, paper=Paper(960, 540, 36))
    one = board(facts_of(tmp_path, files, f"title: {long}\n{SETTINGS}"), "heatmap", "", look)
    assert [problem for page in one.pages for problem in problems(page, look)] == []


def test_tables_below_each_other_are_equally_wide() -> None:
    assert len({page.width for page in board(example("b2b-onboarding"), "heatmap", "").pages}) == 1


WIDE = (
    "scales: {emotion: {min: -1.0e+308, max: 1.0e+308%s}}\nchannels: {web: {title: Web}}\nphases: [first]\n"
)
FELT = """title: J
personas: [ana]
stages:
  - title: S
    phase: first
    touchpoints:
      - {title: A, channel: web, emotion: 9.0e+307}
      - {title: B, channel: web, emotion: {score: 0, by_persona: {ana: -1.0e+308}}}
"""


@pytest.mark.parametrize(
    "labels", ["", ', labels: {"-1.0e+308": awful, "1.0e+308": great}'], ids=["plain", "labels"]
)
@pytest.mark.parametrize("view", ["heatmap", "map", "blueprint", "flow", "portfolio", "persona"])
def test_the_widest_scale_there_can_be_makes_numbers(tmp_path: Path, view: str, labels: str) -> None:
    """What lies between its ends is more than a float can hold."""
    facts = facts_of(tmp_path, {"j.journey.yaml": FELT, "ana.persona.yaml": "name: Ana\n"}, WIDE % labels)
    identifier = {"heatmap": "", "portfolio": "", "persona": "ana"}.get(view, "j")
    one = board(facts, view, identifier, replace(LOOK, arrange=in_a_row))
    assert not re.search(r"\b(nan|inf)\b", str(one))
    if view == "heatmap":
        assert "+4.5e+307" in texts(one.pages[-1])
        assert max(map(len, texts(one.pages[-1]))) < 200
