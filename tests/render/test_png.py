"""PNG: every shape shows, in the shipped fonts, at the size that is asked for."""

from dataclasses import replace
from io import BytesIO

import pytest

from journeyctl.render.board import Board, Ellipse, Group, Image, Path, Rect, Shape, Text
from journeyctl.render.formats.png import paint
from journeyctl.render.lettering.typeface import set_text
from journeyctl.render.look import Look
from render.attacked import ATTACKED
from render.sample import BARE, LOOK, PIXEL, SAMPLE, VECTOR

pytest.importorskip("resvg_py", reason="the extra `png` is not installed")
pictures = pytest.importorskip("PIL.Image", reason="Pillow is not installed")


def with_shapes(*shapes: Shape) -> Board:
    return replace(BARE, pages=(replace(BARE.pages[0], shapes=shapes),))


def ink(board: Board, look: Look = LOOK) -> int:
    """Count the points of a picture that are not paper."""
    with pictures.open(BytesIO(paint([board], look))) as picture:
        counts: list[int] = picture.convert("L").histogram()
    return sum(counts[:-1])


def test_the_size_is_that_of_the_page() -> None:
    with pictures.open(BytesIO(paint([SAMPLE], LOOK))) as picture:
        assert (picture.format, picture.size) == ("PNG", (880, 584))
    with pictures.open(BytesIO(paint([SAMPLE], replace(LOOK, scale=2)))) as picture:
        assert picture.size == (1760, 1168)


SQUARE = (("M", 100.0, 50.0), ("L", 150.0, 50.0), ("C", 150.0, 80.0, 120.0, 100.0, 100.0, 100.0), ("Z",))


@pytest.mark.parametrize(
    ("shape", "least"),
    [
        (Rect(x=10, y=10, width=50, height=50, fill="ink"), 2500),
        (Rect(x=10, y=10, width=50, height=50, stroke="ink", radius=6), 300),
        (Rect(x=10, y=10, width=50, height=50, stroke="ink", dashed=True), 180),
        (Ellipse(cx=50, cy=50, rx=20, ry=20, fill="pain"), 1200),
        (Ellipse(cx=50, cy=50, rx=20, ry=10, stroke="pain", stroke_width=3), 240),
        (Path(steps=SQUARE, fill="gain"), 1700),
        (Path(steps=SQUARE[:2], stroke="rule", stroke_width=2), 100),
        (set_text("First order", 10, 10, 300, 26), 800),
        (set_text("First order", 10, 10, 300, 26, italic=True), 800),
        (Image(x=10, y=10, width=20, height=20, data=PIXEL, media="image/png", title=""), 400),
        (Image(x=10, y=10, width=24, height=24, data=VECTOR, media="image/svg+xml", title=""), 300),
    ],
)  # fmt: skip
def test_every_shape_shows(shape: Shape, least: int) -> None:
    found = ink(with_shapes(shape))
    assert least <= found <= 2 * least
    grouped = Group(name="a", title="b", href="https://a.example", shapes=(shape,))
    assert ink(with_shapes(grouped)) == found
    assert ink(with_shapes()) == 0


def test_bold_is_bold() -> None:
    def dark(bold: bool) -> float:
        text = set_text("How might we show the whole price?", 10, 10, 300, 12, bold=bold)
        with pictures.open(BytesIO(paint([with_shapes(text)], LOOK))) as picture:
            counts: list[int] = picture.convert("L").histogram()
        return sum((255 - level) * count for level, count in enumerate(counts)) / 255

    assert dark(True) > 1.15 * dark(False)


def test_texts_are_as_wide_as_the_layout_believes() -> None:
    for keys in ({}, {"bold": True}, {"italic": True}):
        text: Text = set_text("The delivery fee appears last", 10, 10, 300, 14, **keys)  # type: ignore[arg-type]
        for align in ("start", "end"):
            with pictures.open(BytesIO(paint([with_shapes(replace(text, align=align))], LOOK))) as picture:
                left, _, right, _ = picture.convert("L").point(lambda level: 255 * (level < 255)).getbbox()
            assert left >= 10
            assert right <= 310
            assert left <= 12 if align == "start" else right >= 307


def test_letters_behind_others_stay_where_they_are() -> None:
    # resvg once took the whole line from the font of its emoji, and lost some letters.
    text = set_text("Done 👍🏽, offer X", 10, 10, 300, 12)
    tail = replace(text, lines=("Done 👍🏽",))
    assert ink(with_shapes(text)) > ink(with_shapes(tail)) + 100


def test_dark_is_dark() -> None:
    with pictures.open(BytesIO(paint([SAMPLE], replace(LOOK, mode="dark")))) as picture:
        assert picture.convert("RGB").getpixel((1, 1)) == (0x12, 0x16, 0x1D)


@pytest.mark.parametrize("board", [SAMPLE, ATTACKED, BARE], ids=["sample", "attacked", "bare"])
def test_the_same_bytes_twice(board: Board) -> None:
    assert paint([board], LOOK) == paint([board], LOOK)
