"""Things are placed so that none covers another, near what they belong to, the most important first."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.render.charts.placing import Box, Line, Place, Wish, place_all

FRAME = Box(0, 0, 400, 300)
LABEL = ((60.0, 14.0),)
FEW = settings(deadline=None, max_examples=40)


def only(wish: Wish, taken: tuple[Box, ...] = (), light: tuple[Box, ...] = ()) -> Place:
    (place,) = place_all([wish], FRAME, taken, light)
    assert place is not None
    return place


def test_a_free_label_stands_right_of_its_point_at_the_same_height() -> None:
    place = only(Wish(100, 100, 8, LABEL))
    assert place.box.x > 108
    assert place.box.y + place.box.height / 2 == pytest.approx(100)
    assert (place.align, place.line) == ("start", None)


def test_at_the_right_edge_a_label_stands_left() -> None:
    place = only(Wish(380, 100, 8, LABEL))
    assert place.box.right < 372
    assert place.align == "end"


def test_what_is_full_is_left_free_and_a_line_leads_to_a_label_far_away() -> None:
    walls = (Box(60, 60, 32, 80), Box(108, 60, 32, 80), Box(60, 60, 80, 32), Box(60, 108, 80, 32))
    place = only(Wish(100, 100, 6, LABEL), walls[:2])
    assert not any(place.box.meets(wall) for wall in walls[:2])
    assert only(Wish(100, 100, 20, ((60, 14),)), (Box(122, 70, 60, 60), Box(20, 70, 58, 60))).box.width == 60


def test_a_label_that_is_moved_away_is_led_back_to_the_edge_of_its_disc() -> None:
    beside = (Box(109, 70, 100, 60), Box(-9, 70, 100, 60), Box(60, 60, 80, 30), Box(60, 110, 80, 30))
    (place,) = place_all([Wish(100, 100, 8, LABEL)], FRAME, beside)
    if place is not None:
        assert place.line is not None
        start = (place.line.x1 - 100) ** 2 + (place.line.y1 - 100) ** 2
        assert start == pytest.approx(64)


def test_what_is_light_is_covered_only_where_nothing_else_is_near() -> None:
    free = only(Wish(200, 150, 8, LABEL))
    moved = only(Wish(200, 150, 8, LABEL), light=(Box(free.box.x, 145, 60, 10),))
    assert moved.box != free.box


def test_what_finds_no_place_is_left_out() -> None:
    assert place_all([Wish(20, 20, 5, ((60, 14),))], Box(0, 0, 40, 40)) == (None,)


def test_a_smaller_size_is_taken_where_the_first_has_no_room() -> None:
    (place,) = place_all([Wish(20, 20, 5, ((90, 14), (30, 28)))], Box(0, 0, 60, 60))
    assert place is not None
    assert (place.size, place.box.width) == (1, 30)


def test_the_first_disc_keeps_its_point_and_the_second_moves_aside_with_a_line_to_its_own() -> None:
    disc = Wish(100, 100, 0, ((20, 20),), centred=True)
    first, second = place_all([disc, disc], FRAME)
    assert first is not None
    assert second is not None
    assert (first.box, first.line) == (Box(90, 90, 20, 20), None)
    assert second.line is not None
    assert (second.line.x1, second.line.y1) == (100, 100)


points = st.tuples(st.floats(20, 380), st.floats(20, 280), st.floats(10, 90), st.floats(8, 40))


@FEW
@given(st.lists(points, max_size=24))
def test_no_two_labels_overlap_and_none_leaves_the_frame(
    found: list[tuple[float, float, float, float]],
) -> None:
    discs = [Box.around(x, y, 12, 12) for x, y, _, _ in found]
    placed = place_all([Wish(x, y, 6, ((wide, high),)) for x, y, wide, high in found], FRAME, discs)
    boxes = [place.box for place in placed if place is not None]
    assert all(FRAME.holds(box) for box in boxes)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    for place, own in zip(placed, discs, strict=True):
        if place is not None:
            assert not any(place.box.meets(disc) for disc in discs if disc != own)


@FEW
@given(st.lists(points, max_size=16))
def test_no_line_crosses_a_label(found: list[tuple[float, float, float, float]]) -> None:
    discs = [Box.around(x, y, 12, 12) for x, y, _, _ in found]
    wishes = [Wish(x, y, 6, ((wide, high),)) for x, y, wide, high in found]
    placed = [place for place in place_all(wishes, FRAME, discs) if place is not None]
    for one, other in combinations(placed, 2):
        assert one.line is None or not one.line.crosses(other.box)
        assert other.line is None or not other.line.crosses(one.box)


@pytest.mark.parametrize(
    ("line", "crosses"),
    [
        (Line(0, 0, 100, 100), True),
        (Line(0, 50, 100, 50), True),
        (Line(50, 0, 50, 39), False),
        (Line(0, 0, 30, 100), False),
        (Line(45, 45, 55, 55), True),
        (Line(0, 40, 100, 40), False),
    ],
)
def test_a_line_crosses_a_box_if_some_of_it_is_inside(line: Line, crosses: bool) -> None:
    assert line.crosses(Box(40, 40, 20, 20)) is crosses
