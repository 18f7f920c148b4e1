"""Pieces flow through columns: balanced, together where they belong together, cut only where nothing else helps."""

from journeyctl.render.board import Group, Rect, Text
from journeyctl.render.lettering.typeface import set_text
from journeyctl.render.shapes.flowing import Filled, Piece, Slot, balance

SLOTS = (Slot(0, 0), Slot(100, 0))


def block(name: str, tall: float, *, gap: float = 0, keeps: bool = False) -> Piece:
    return Piece((Group(name=name, shapes=(Rect(x=0, y=0, width=10, height=tall),)),), tall, gap, keeps)


def placed(filled: Filled) -> dict[str, tuple[float, float]]:
    found = {}
    for shape in filled.shapes:
        assert isinstance(shape, Group)
        (rect,) = shape.shapes
        assert isinstance(rect, Rect)
        found[shape.name] = (rect.x, rect.y)
    return found


def test_columns_end_as_high_as_they_can_and_the_order_is_kept() -> None:
    filled = balance([block(name, 10) for name in "abcd"], SLOTS)
    assert placed(filled) == {"a": (0, 0), "b": (0, 10), "c": (100, 0), "d": (100, 10)}
    assert (filled.bottom, filled.rest) == (20, ())


def test_a_gap_is_left_between_pieces_and_not_above_the_first_of_a_column() -> None:
    filled = balance([block("a", 10, gap=5), block("b", 10, gap=5), block("c", 10, gap=5)], SLOTS[:1])
    assert placed(filled) == {"a": (0, 0), "b": (0, 15), "c": (0, 30)}


def test_a_heading_stays_with_what_follows() -> None:
    pieces = [block("a", 10), block("b", 10), block("heading", 4, keeps=True), block("c", 10)]
    found = placed(balance(pieces, SLOTS))
    assert found["heading"] == (100, 0)
    assert found["c"] == (100, 4)


def test_what_finds_no_room_is_handed_back() -> None:
    filled = balance([block(name, 10) for name in "abcde"], SLOTS, 20)
    assert [shape.name for piece in filled.rest for shape in piece.shapes if isinstance(shape, Group)] == [
        "e"
    ]


def test_a_text_that_is_higher_than_a_column_is_cut_between_two_lines() -> None:
    text = set_text(" ".join(["word"] * 60), 0, 0, 90, 10)
    filled = balance([Piece((text,), text.height)], SLOTS, 60)
    cut = [shape for shape in filled.shapes if isinstance(shape, Text)]
    assert [shape.x for shape in cut] == [0, 100]
    assert all(shape.y + shape.height <= 60 for shape in cut)
    rest = [
        line
        for piece in filled.rest
        for shape in piece.shapes
        if isinstance(shape, Text)
        for line in shape.lines
    ]
    assert [line for shape in cut for line in shape.lines] + rest == list(text.lines)


def test_a_text_that_fits_into_the_next_column_is_not_cut() -> None:
    text = set_text(" ".join(["word"] * 12), 0, 0, 90, 10)
    filled = balance([block("a", 50), Piece((text,), text.height)], SLOTS, 60)
    assert [shape.lines for shape in filled.shapes if isinstance(shape, Text)] == [text.lines]


def test_what_is_kept_together_and_higher_than_a_page_goes_on_all_the_same() -> None:
    pieces = [block(f"{number}", 10, keeps=number < 29) for number in range(30)]
    rest, pages = tuple(pieces), 0
    while rest:
        rest, pages = balance(rest, SLOTS, 50).rest, pages + 1
        assert pages < 10
    assert pages == 3
