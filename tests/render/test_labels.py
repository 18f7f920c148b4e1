"""What links say is placed so that nothing covers anything else: near its line, and led to it where it is away."""

from itertools import combinations, pairwise
from random import Random

import pytest

from journeyctl.render.graph.labels import Box, Label, Place, places
from journeyctl.render.look import Edge

SIZE = (600.0, 400.0)


def label(wide: float, high: float, *, asked: tuple[float, float] | None = None, name: str = "e0", y: float = 200) -> Label:  # fmt: skip
    """Return a label of a line that goes from left to right, at 100 to 500."""
    points = tuple((100 + 400 * part / 6, y) for part in range(7))
    return Label(wide, high, Edge("n0", "n1", points, asked or (300, y), name))


def only(one: Label, *taken: Box) -> Place:
    (place,) = places([[one]], *SIZE, taken)
    assert place is not None
    return place


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_a_label_stays_where_there_is_room_for_it() -> None:
    assert only(label(60, 28, asked=(310, 190))) == Place(0, (310, 190))


def test_a_label_is_moved_into_the_picture() -> None:
    assert only(label(60, 28, asked=(595, 5))).spot == (570, 14)


def test_a_label_whose_room_is_taken_moves_along_its_line() -> None:
    place = only(label(60, 28), (270, 150, 330, 250))
    assert place.spot[1] == 200
    assert 30 < abs(place.spot[0] - 300) < 80
    assert place.lead is None


def test_a_label_that_finds_none_of_its_line_free_stands_beside_it() -> None:
    place = only(label(60, 28), (90, 195, 510, 205))
    assert 19 <= abs(place.spot[1] - 200) < 40
    assert abs(place.spot[0] - 300) < 60


def test_a_label_that_is_away_is_led_to_its_line_past_everything_else() -> None:
    taken = ((100.0, 120.0, 290.0, 280.0), (310.0, 120.0, 500.0, 280.0))
    one = label(60, 28)
    place = only(one, *taken)
    assert place.lead is not None
    (x1, y1), (x2, y2) = place.lead
    left, top, right, bottom = one.at(place.spot)
    assert left <= x1 <= right
    assert top <= y1 <= bottom
    assert y2 == pytest.approx(200)
    assert 100 <= x2 <= 500
    for part in range(101):
        x, y = x1 + (x2 - x1) * part / 100, y1 + (y2 - y1) * part / 100
        assert not any(box[0] < x < box[2] and box[1] < y < box[3] for box in taken)


def test_who_stays_keeps_the_place_from_those_who_move() -> None:
    wall = (265.0, 100.0, 335.0, 300.0)
    moving = label(60, 28)
    liked = only(moving, wall).spot
    staying = label(60, 28, asked=liked, name="e1", y=300)
    first, second = places([[moving], [staying]], *SIZE, (wall,))
    assert second == Place(0, liked)
    assert first is not None
    assert not meet(moving.at(first.spot), staying.at(liked))


def test_the_smaller_size_is_taken_where_the_first_has_no_room() -> None:
    full = ((0.0, 0.0, 600.0, 190.0), (0.0, 210.0, 600.0, 400.0))
    (place,) = places([[label(80, 42), label(40, 14)]], *SIZE, full)
    assert place is not None
    assert place.size == 1


def test_what_finds_no_room_at_all_has_no_place() -> None:
    assert places([[label(80, 42)]], *SIZE, ((0.0, 0.0, 600.0, 400.0),)) == (None,)


def test_a_way_to_oneself_without_length_is_no_fault() -> None:
    still = Label(40, 14, Edge("n0", "n0", ((50, 50),) * 4, (50, 50), "e0"))
    assert only(still, (20, 20, 80, 80)).spot != (50, 50)


@pytest.mark.parametrize("seed", range(12))
def test_nothing_covers_anything_in_a_crowd(seed: int) -> None:
    chance = Random(seed)
    cards = [(x, y, x + 90.0, y + 50.0) for x in range(20, 600, 150) for y in range(20, 400, 100)]
    wanted = []
    for number in range(24):
        ends = [(chance.uniform(0, 600), chance.uniform(0, 400)) for _ in range(4)]
        edge = Edge("n0", "n1", tuple(ends), (chance.uniform(0, 600), chance.uniform(0, 400)), f"e{number}")
        wide, high = chance.uniform(20, 110), chance.choice((14, 28, 42))
        wanted.append([Label(wide, high, edge), Label(20, 14, edge)])
    placed = places(wanted, *SIZE, cards)
    boxes = [
        sizes[place.size].at(place.spot)
        for sizes, place in zip(wanted, placed, strict=True)
        if place is not None
    ]
    assert len(boxes) >= 20
    assert not any(meet(one, other) for one, other in combinations([*boxes, *cards], 2))
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= 600 and box[3] <= 400 for box in boxes)
    assert placed == places(wanted, *SIZE, cards)


def test_lines_that_lead_to_labels_are_not_covered_by_labels() -> None:
    wall = (60.0, 170.0, 540.0, 199.0)
    under = [[label(60, 60, name=f"e{number}")] for number in range(5)]
    placed = [place for place in places(under, *SIZE, (wall, (60.0, 201.0, 540.0, 230.0))) if place]
    boxes = [label(60, 60).at(place.spot) for place in placed]
    for place in placed:
        if place.lead is not None:
            for (x1, y1), (x2, y2) in pairwise(place.lead):
                middle = ((x1 + x2) / 2, (y1 + y2) / 2)
                assert not any(box[0] < middle[0] < box[2] and box[1] < middle[1] < box[3] for box in boxes)
