"""What lies near a place on a ground is found, all of it, wherever it lies and however large it is."""

from random import Random

import pytest

from journeyctl.render.shapes.ground import Ground

Box = tuple[float, float, float, float]


def boxes(seed: int, count: int, most: float) -> list[Box]:
    chance = Random(seed)
    corners = [(chance.uniform(-500, 500), chance.uniform(-500, 500)) for _ in range(count)]
    return [(x, y, x + chance.uniform(0, most), y + chance.uniform(0, most)) for x, y in corners]


def meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


@pytest.mark.parametrize("most", [0, 5, 60, 400])
def test_everything_that_meets_a_box_is_found(most: float) -> None:
    ground: Ground[int] = Ground()
    things = boxes(1, 60, most)
    for number, box in enumerate(things):
        ground.put(number, *box)
    for asked in boxes(2, 40, 80):
        meeting = [number for number, box in enumerate(things) if meet(box, asked)]
        assert set(meeting) <= set(ground.around(*asked))
        once = list(ground.once(*asked))
        assert set(meeting) <= set(once)
        assert once == sorted(set(once))


def test_what_is_far_away_is_not_looked_at() -> None:
    ground: Ground[str] = Ground()
    ground.put("here", 10, 10, 20, 20)
    ground.put("there", 500, 500, 520, 520)
    assert list(ground.around(0, 0, 30, 30)) == ["here"]
    assert list(Ground[str]().once(0, 0, 9, 9)) == []
