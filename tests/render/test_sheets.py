"""Maps on paper: what is too wide or too high goes on, and nothing is lost on the way."""

from dataclasses import replace
from pathlib import Path

import pytest

from journeyctl.render.board import Board
from journeyctl.render.look import SLIDE, Paper
from journeyctl.render.shapes.scaling import scaled
from render.boards import LOOK, board, example, facts_of, texts

SLIDES = replace(LOOK, paper=SLIDE)
LONG = " ".join(f"word{number}" for number in range(300))


def _journey(stages: int, touchpoints: int, more: str = "emotion: 1") -> str:
    rows = [
        f"  - title: Stage {stage}\n    touchpoints:\n"
        + "".join(f"      - {{title: Touchpoint {stage}.{one}, {more}}}\n" for one in range(touchpoints))
        for stage in range(stages)
    ]
    return "title: Wide\nstages:\n" + "".join(rows)


def _made(root: Path, text: str) -> Board:
    return board(facts_of(root, {"wide.journey.yaml": text}), "map", "wide", SLIDES)


def _columns(made: Board) -> list[list[str]]:
    return [[column.title for column in page.grid.columns] for page in made.pages if page.grid]


def test_stages_stay_together_on_a_page(tmp_path: Path) -> None:
    made = _made(tmp_path, _journey(4, 4))
    assert _columns(made) == [
        [f"Touchpoint {stage}.{one}" for stage in pair for one in range(4)] for pair in ((0, 1), (2, 3))
    ]
    assert [page.title for page in made.pages] == ["Wide: Stage 0 – Stage 1", "Wide: Stage 2 – Stage 3"]


def test_a_stage_that_is_too_wide_is_cut(tmp_path: Path) -> None:
    made = _made(tmp_path, _journey(1, 20))
    titles = [span.title for page in made.pages if page.grid for span in page.grid.spans]
    assert titles == [f"Stage 0 ({number}/3)" for number in (1, 2, 3)]
    assert [title for page in _columns(made) for title in page] == [
        f"Touchpoint 0.{one}" for one in range(20)
    ]


def test_a_lane_that_is_too_high_goes_on_and_loses_no_word(tmp_path: Path) -> None:
    made = _made(tmp_path, _journey(1, 2, f"thoughts: [{LONG}, Short]"))
    assert len(made.pages) > 1
    said = " ".join(text for page in made.pages for text in texts(page))
    assert all(said.count(f"word{number} ") + said.count(f"word{number}”") == 2 for number in range(300))
    assert "Thoughts (continued)" in said
    rows = [row for page in made.pages if page.grid for row in page.grid.rows]
    assert all(row.y + row.height <= SLIDE.height for row in rows)


def test_a_thought_that_goes_on_is_one_quotation(tmp_path: Path) -> None:
    made = _made(tmp_path, _journey(1, 1, f"thoughts: [{LONG}]"))
    said = " ".join(text for page in made.pages for text in texts(page))
    assert "“word0 word1" in said
    assert "word299”" in said


@pytest.mark.parametrize("paper", [SLIDE, Paper(1280, 905), Paper(794, 1123)])
def test_pages_have_the_size_of_the_paper(tmp_path: Path, paper: Paper) -> None:
    facts = facts_of(tmp_path, {"wide.journey.yaml": _journey(5, 5)})
    made = board(facts, "map", "wide", replace(LOOK, paper=paper))
    assert {(round(page.width, 2), round(page.height, 2)) for page in made.pages} == {
        (paper.width, paper.height)
    }


def test_a_page_is_scaled_as_a_whole(tmp_path: Path) -> None:
    facts = facts_of(tmp_path, {"wide.journey.yaml": _journey(1, 1)})
    (page,) = board(facts, "map", "wide").pages
    half = scaled(page, 0.5)
    assert (half.width, half.height) == (page.width / 2, page.height / 2)
    assert texts(half) == texts(page)
    assert page.grid is not None
    assert half.grid is not None
    assert half.grid.columns[0].x == page.grid.columns[0].x / 2
    curve, small = page.grid.rows[0].curves[0], half.grid.rows[0].curves[0]
    assert [point.y for point in small.points] == [point.y / 2 for point in curve.points]
    assert scaled(page, 1) is page


def test_a_small_map_fills_its_slide(tmp_path: Path) -> None:
    (page,) = _made(tmp_path, _journey(1, 1)).pages
    assert page.grid is not None
    assert page.grid.x + page.grid.width > page.width * 0.5


def test_lanes_that_need_two_pages_fill_both_alike() -> None:
    made = board(example("b2b-onboarding"), "map", "onboarding", SLIDES)
    first, second, *_ = [page.grid for page in made.pages if page.grid]
    assert [column.id for column in first.columns] == [column.id for column in second.columns]
    assert min(first.height, second.height) > max(first.height, second.height) / 2
