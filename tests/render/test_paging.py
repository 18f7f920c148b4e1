"""A graph goes onto one page or as many slides as it takes, cut where something begins, and few rows are placed for nothing."""

from dataclasses import replace

import pytest

from journeyctl.render.board import Group, Head, Key, Rect
from journeyctl.render.graph.cards import card
from journeyctl.render.graph.graph import Graph
from journeyctl.render.graph.paging import Source, pages
from journeyctl.render.look import SLIDE, Arrangement, Look, Paper
from journeyctl.render.words import Words
from render.by_hand import in_a_row
from render.geometry import problems
from render.spoken import flat, words

LOOK = Look(words=Words.of("en"), arrange=in_a_row)


def source(count: int, *, breaks: tuple[int, ...] = (), torn: int | None = None, wide: float = 196) -> Source:
    def build(units: range, down: bool) -> Graph:
        return Graph(
            title="t", down=down, cards=tuple(card(f"unit:{place}", f"Unit {place}", wide=wide) for place in units)
        )  # fmt: skip

    return Source(
        head=Head(kicker="Kicker", title="Title", lead="Lead"), keys=(Key(sign="pain", text="Pain"),), count=count,
        build=build, notes=lambda units: f"{units.start}-{units.stop}", breaks=breaks,
        torn=None if torn is None else lambda rows: torn,
    )  # fmt: skip


def units(made: tuple[object, ...]) -> list[list[list[int]]]:
    """Return the numbers of the units on each page, those in a row together."""
    found = []
    for page in made:
        tops: dict[float, list[int]] = {}
        for shape in page.shapes:  # type: ignore[attr-defined]
            if isinstance(shape, Group) and shape.name.startswith("unit:"):
                frame = shape.shapes[0]
                assert isinstance(frame, Rect)
                tops.setdefault(round(frame.y), []).append(int(shape.name[5:]))
        found.append(list(tops.values()))
    return found


def test_without_graphviz_there_are_no_pages() -> None:
    assert pages(source(3), replace(LOOK, arrange=None)) == ()


def test_an_endless_page_holds_everything_in_one_row_if_it_may_not_be_cut() -> None:
    (page,) = pages(source(20), LOOK)
    assert units((page,)) == [[list(range(20))]]
    assert page.width > 20 * 236
    assert page.notes == "0-20"
    assert not problems(page, LOOK)


def test_a_long_endless_graph_is_cut_where_something_begins() -> None:
    (page,) = pages(source(20, breaks=(4, 6, 11), torn=0), LOOK)
    assert units((page,)) == [[[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10], [11, 12, 13, 14, 15], [16, 17, 18, 19]]]
    assert not problems(page, LOOK)


def test_slides_hold_rows_of_whole_stages_and_name_their_turn() -> None:
    look = replace(LOOK, paper=SLIDE)
    made = pages(source(12, breaks=(4, 6, 9)), look)
    assert units(made) == [[[0, 1, 2, 3]], [[4, 5, 6, 7, 8]], [[9, 10, 11]]]
    for number, page in enumerate(made):
        assert (page.width, page.height) == (1280, 720)
        assert f"Kicker · {number + 1} of 3" in words(page)
        assert not problems(page, look)
    assert [page.notes for page in made] == ["0-4", "4-9", "9-12"]
    assert "Lead" in words(made[0])
    assert "Lead" not in words(made[1])


def test_a_stage_that_is_longer_than_a_row_is_cut_evenly() -> None:
    made = pages(source(7), replace(LOOK, paper=SLIDE))
    assert units(made) == [[[0, 1, 2, 3]], [[4, 5, 6]]]


def test_what_is_too_large_even_alone_is_drawn_smaller() -> None:
    look = replace(LOOK, paper=SLIDE)
    (page,) = pages(source(1, wide=2_000), look)
    assert not [problem for problem in problems(page, look) if "leaves" in problem]


def test_a_graph_of_nothing_is_an_empty_page() -> None:
    (page,) = pages(source(0), LOOK)
    assert flat("Title") in flat(words(page))


@pytest.mark.parametrize("paper", [None, SLIDE])
def test_few_rows_are_placed_that_are_not_shown(paper: Paper | None) -> None:
    asked: list[str] = []

    def placing(dot: str) -> Arrangement:
        asked.append(dot)
        return in_a_row(dot)

    def build(units: range, down: bool) -> Graph:
        cards = (replace(card(f"unit:{place}", f"Unit {place}"), height=60 + place / 100) for place in units)
        return Graph(title="t", down=down, cards=tuple(cards))

    cut = replace(source(120, breaks=tuple(range(10, 120, 10)), torn=0), build=build)
    rows = [row for page in units(pages(cut, replace(LOOK, arrange=placing, paper=paper))) for row in page]
    assert sorted(number for row in rows for number in row) == list(range(120))
    assert len(asked) <= 3 * len(rows)
    assert len(set(asked)) == len(asked)


def test_rows_that_are_as_large_as_each_other_are_placed_once() -> None:
    asked: list[str] = []

    def placing(dot: str) -> Arrangement:
        asked.append(dot)
        return in_a_row(dot)

    (page,) = pages(source(120, breaks=tuple(range(10, 120, 10)), torn=0), replace(LOOK, arrange=placing))
    assert len(units((page,))[0]) == 24
    assert len(asked) < 12


def test_whole_stages_are_taken_even_where_a_part_is_too_high() -> None:
    def placing(dot: str) -> Arrangement:
        placed = in_a_row(dot)
        return replace(placed, height=400 if len(placed.nodes) == 2 else 100)

    made = pages(source(6, breaks=(3,)), replace(LOOK, arrange=placing, paper=SLIDE))
    assert units(made) == [[[0, 1, 2], [3, 4, 5]]]
