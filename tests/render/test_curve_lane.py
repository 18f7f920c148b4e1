"""The lane of emotions: the words of an emotion stand where nothing runs through them."""

import pytest

from journeyctl.render.board import Column, Shape, Text, each
from journeyctl.render.grid.curve_lane import Curve, curve_height, draw_curve
from journeyctl.render.lettering.typeface import width

COLUMNS = tuple(Column(id=f"c{at}", title="", x=100.0 + 172 * at, width=172.0) for at in range(7))


def _lane(*curves: Curve) -> tuple[tuple[Shape, ...], list[tuple[float, float]], list[float]]:
    """Return the shapes of a lane, points close together on its curves, and the levels of its scale."""
    tall = curve_height(curves, COLUMNS)
    shapes, series, zero = draw_curve(curves, ("", ""), COLUMNS, (0, 0, 100, tall))
    points = []
    for one in series:
        for before, step in zip(one.steps, one.steps[1:], strict=False):
            corners = [float(number) for number in (*before[-2:], *step[1:])]
            for place in range(81):
                share, rest = place / 80, 1 - place / 80
                weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
                x, y = (sum(a * b for a, b in zip(weights, corners[side::2], strict=True)) for side in (0, 1))
                points.append((x, y))
    return shapes, points, [zero - 48, zero, zero + 48]


def _said(shapes: tuple[Shape, ...], words: str) -> tuple[float, float, float, float]:
    """Return what the letters of a word cover: left, right, top, bottom."""
    (text,) = (shape for shape in each(shapes) if isinstance(shape, Text) and words in shape.lines)
    half, middle = width(words, text.size) / 2, text.x + text.width / 2
    return middle - half, middle + half, text.y + 2.5, text.y + text.height - 1.5


EVERYBODY = Curve(
    title="Everybody", color="accent", values={0: (0.3, ""), 1: (-0.3, "puzzled"), 2: (-0.2, "")}
)


@pytest.mark.parametrize(
    "curves",
    [
        [EVERYBODY, Curve(title="Ana", color="one", values={0: (1.0, ""), 1: (-0.3, ""), 2: (-0.3, "")})],
        [EVERYBODY, Curve(title="Ana", color="one", values={0: (1.0, ""), 1: (0.1, ""), 2: (-0.3, "")})],
        [Curve(title="Everybody", color="accent", values={0: (0.5, ""), 1: (0.5, "puzzled"), 2: (1.0, "")})],
        [Curve(title="Everybody", color="accent", values={0: (1.0, ""), 2: (0.5, "puzzled")})],
        [Curve(title="Everybody", color="accent", values={1: (0.5, "puzzled")})],
        [
            Curve(
                title="Everybody", color="accent", values={1: (0.8, ""), 2: (0.0, "puzzled"), 3: (-0.2, "")}
            ),
            Curve(title="Ana", color="one", values={0: (-0.33, ""), 6: (-0.33, "")}),
        ],
    ],
)
def test_no_curve_and_no_line_runs_through_the_words_of_an_emotion(curves: list[Curve]) -> None:
    shapes, points, levels = _lane(*curves)
    left, right, top, bottom = _said(shapes, "puzzled")
    assert not [y for x, y in points if left < x < right and top < y < bottom]
    assert not [level for level in levels if top < level < bottom]


def test_no_other_curve_comes_between_a_face_and_its_words() -> None:
    calm = Curve(title="Everybody", color="accent", values={0: (-0.5, ""), 1: (0.6, "calm"), 2: (-0.5, "")})
    proud = Curve(title="Ana", color="one", values={0: (-0.5, ""), 1: (1.0, ""), 2: (-0.4, "")})
    shapes, _, (_, zero, _) = _lane(calm, proud)
    assert _said(shapes, "calm")[2] > zero - 0.6 * 48  # below its own face, for the other curve is above it
    assert _said(_lane(calm)[0], "calm")[3] < zero - 0.6 * 48  # alone, on the outer side


def test_a_dashed_curve_has_dashes_in_the_legend() -> None:
    plain = Curve(title="Ana", color="one", values={})
    dashed = Curve(title="Ana", color="one", values={}, dashed=True)
    assert (plain.sign, dashed.sign) == ("line:one", "dashes:one")
