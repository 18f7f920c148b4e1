"""What every board has: a head, a legend, faces and signs."""

from dataclasses import replace

import pytest

from journeyctl.render.board import Ellipse, Group, Head, Image, Key, Path, Person, Rect, Text, each
from journeyctl.render.look import Theme
from journeyctl.render.palette import feeling
from journeyctl.render.shapes.pieces import headline, key_sign, legend, meter
from journeyctl.render.shapes.signs import face, sign
from render.boards import LOOK, inside

HEAD = Head(
    kicker="Map", title="A title", lead="A lead.", facts=(("Owner", "Growth"), ("Goal", "To be quick")),
    persons=(Person(id="ana", name="Ana Maria Ruiz", role="Nurse", share="46 %", quote="Be quick"), Person(id="bo", name="Bo", assumed=True)),
)  # fmt: skip


def test_a_head_says_everything_once() -> None:
    (shapes,), bottom = headline(HEAD, LOOK, 0, 0, 800)
    assert inside((shapes,)) == [
        "Map", "A title", "A lead.", "Owner", "Growth", "Goal", "To be quick",
        "AR", "Ana Maria Ruiz", "Nurse", "46 %", "“Be quick”", "B", "Bo", "Assumption",
    ]  # fmt: skip
    assert bottom > 0


def test_a_head_on_a_slide_is_lower() -> None:
    assert headline(HEAD, LOOK, 0, 0, 1200, compact=True)[1] < headline(HEAD, LOOK, 0, 0, 1200)[1] / 1.5


def test_personas_that_are_a_guess_are_dashed() -> None:
    (shapes,), _ = headline(HEAD, LOOK, 0, 0, 800)
    frames = [shape.dashed for shape in each((shapes,)) if isinstance(shape, Rect)]
    assert frames == [False, True]


def test_a_legend_goes_on_in_the_next_row() -> None:
    keys = [
        Key(sign="pain", text="A pain point"),
        Key(sign="face:-1", text="Bad"),
        Key(sign="line:accent", text="A curve"),
    ]
    wide, narrow = legend(keys, 0, 0, 600)[1], legend(keys, 0, 0, 120)[1]
    assert narrow > wide * 2
    assert legend([], 0, 7, 600) == ((), 7)


@pytest.mark.parametrize("value", [-1, -0.4, 0, 0.4, 1])
def test_a_face_shows_its_emotion_by_colour_and_mouth(value: float) -> None:
    found = face(50, 50, 10, value)
    head = next(shape for shape in found.shapes if isinstance(shape, Ellipse))
    assert head.fill == feeling(value)
    mouth = next(shape for shape in found.shapes if isinstance(shape, Path))
    corner, middle = float(mouth.steps[0][2]), float(mouth.steps[1][2])
    assert (middle > corner) is (value > 0)
    assert (middle < corner) is (value < 0)


@pytest.mark.parametrize(
    "kind",
    ["pain", "gain", "opportunity", "initiative", "evidence", "assumption", "none", "truth", "magic", "moment-pain", "metric", "system", "action", "solved", "dropped"],
)  # fmt: skip
def test_a_sign_stays_in_its_square(kind: str) -> None:
    for shape in each(sign(kind, 100, 200, 10)):
        if isinstance(shape, Path):
            points = [point for step in shape.steps for point in zip(step[1::2], step[2::2], strict=True)]
            assert all(98.5 <= float(x) <= 111.5 and 198.5 <= float(y) <= 211.5 for x, y in points)
        elif isinstance(shape, Rect):
            assert shape.x >= 100
            assert shape.y >= 200
            assert shape.x + shape.width <= 110.01
            assert shape.y + shape.height <= 210.01


def test_a_meter_is_filled_to_its_share() -> None:
    rail, filled = meter(0, 0, 100, 0.25, "pain")
    assert isinstance(rail, Rect)
    assert isinstance(filled, Rect)
    assert (rail.width, filled.width) == (100, 25)


def test_a_logo_stands_at_the_right_of_the_head_and_takes_its_room() -> None:
    logo = Image(x=0, y=0, width=120, height=36, data=b"", media="image/png", title="Shop")
    long = Head(kicker="Map", title="A title that is so long that it has to be written on several lines")
    (shapes,), _ = headline(long, replace(LOOK, theme=Theme(logo=logo)), 40, 30, 500)
    assert isinstance(shapes, Group)
    placed = next(shape for shape in shapes.shapes if isinstance(shape, Image))
    assert (placed.x + placed.width, placed.y) == (540, 30)
    title = shapes.shapes[1]
    assert isinstance(title, Text)
    assert title.x + title.width < placed.x


def test_the_legend_shows_a_curve_as_it_is_drawn() -> None:
    def drawn(sign: str) -> list[object]:
        return [type(shape) for shape in key_sign(sign, 0, 0)]

    assert drawn("line:one") == [Rect]
    assert drawn("dashes:one") == [Rect] * 2
    assert drawn("disc:pain") == [Ellipse]


def test_a_moment_of_pain_and_a_pain_point_have_signs_of_their_own() -> None:
    kinds = ("pain", "moment-pain", "truth", "magic", "gain", "opportunity")
    drawn = {
        repr([type(one) if not isinstance(one, Path) else one.steps for one in sign(kind, 0, 0)])
        for kind in kinds
    }
    assert len(drawn) == len(kinds)


def test_a_persona_from_right_to_left_has_its_disc_at_the_right() -> None:
    person = Person(id="ana", name="ينتظر العميل")
    shapes, _ = headline(Head(kicker="", title="T", persons=(person,)), LOOK, 0, 0, 600)
    frame = next(shape for shape in each(shapes) if isinstance(shape, Rect))
    disc = next(shape for shape in each(shapes) if isinstance(shape, Ellipse))
    assert disc.cx > frame.x + frame.width / 2


def test_a_neutral_face_has_an_edge_that_is_seen_on_paper() -> None:
    def edge(value: float) -> str | None:
        disc = face(0, 0, 9, value).shapes[0]
        return disc.stroke if isinstance(disc, Ellipse) else None

    assert (edge(-1), edge(0), edge(1)) == ("paper", "rule", "paper")


def test_a_long_lead_takes_the_whole_width_of_a_slide() -> None:
    def lead(words: str) -> Text:
        shapes, _ = headline(Head(kicker="", title="T", lead=words), LOOK, 0, 0, 900, compact=True)
        return next(
            one
            for one in each(shapes)
            if isinstance(one, Text) and one.lines and one.lines[0].startswith("word")
        )

    assert (lead("word " * 10).width, lead("word " * 200).width) == (450, 900)
