"""Things in cells: a text that runs from right to left has its sign, its bar and its remark at its right."""

import pytest

from journeyctl.render.board import Ellipse, Group, Item, Path, Rect, Shape, Text, each
from journeyctl.render.grid.items import draw_item

ARABIC = "ينتظر العميل الرد من الشركة"
ROOM = 160.0


def _across(shape: Shape) -> list[float]:
    if isinstance(shape, Ellipse):
        return [shape.cx]
    if isinstance(shape, Path):
        return [float(step[-2]) for step in shape.steps if len(step) > 1]
    return [shape.x, shape.x + shape.width] if isinstance(shape, Rect) else []


def _signs(item: Item) -> list[float]:
    shapes, _ = draw_item(item, 0, 0, ROOM)
    drawn = [shape for shape in each(shapes) if not isinstance(shape, Text | Group)]
    drawn = [shape for shape in drawn if not (isinstance(shape, Rect) and shape.width > 20)]  # cards and bars
    return [at for shape in drawn for at in _across(shape)]


@pytest.mark.parametrize("kind", ["pain", "gain", "opportunity", "evidence", "action", "metric", "emotion"])
def test_a_sign_stands_where_the_lines_begin(kind: str) -> None:
    assert max(_signs(Item(kind=kind, text="I wait for an answer", value=0.5))) < ROOM / 4
    assert min(_signs(Item(kind=kind, text=ARABIC, value=0.5))) > ROOM * 3 / 4


def test_bar_and_remark_begin_at_the_right_as_well() -> None:
    shapes, _ = draw_item(Item(kind="pain", text=ARABIC, share=0.25, note="score 25"), 0, 0, ROOM)
    bar, filled = (one for one in each(shapes) if isinstance(one, Rect) and one.height == 4)
    assert filled.x + filled.width == bar.x + bar.width
    text, note = (one for one in each(shapes) if isinstance(one, Text))
    assert (text.rtl, note.rtl, note.align) == (True, False, "end")
    assert note.x + note.width == text.x + text.width


def test_a_channel_stands_at_the_right_of_its_cell() -> None:
    shapes, _ = draw_item(Item(kind="channel", text="هاتف"), 0, 0, ROOM)
    (frame,) = (one for one in each(shapes) if isinstance(one, Rect))
    assert frame.x + frame.width == pytest.approx(ROOM)
