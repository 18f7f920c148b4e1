"""Edits, did-you-mean, and texts made safe for a terminal."""

import pytest

from journeyctl.text.display import cells, visible
from journeyctl.text.edit import Edit, apply_edits, is_free
from journeyctl.text.source import Span
from journeyctl.text.spelling import listing, near_words, only_near_word

TEXT = "one two three"


def edit(start: int, end: int, text: str = "X") -> Edit:
    return Edit(Span(start, end), text)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], TEXT),
        ([edit(0, 3)], "X two three"),
        ([edit(8, 13), edit(0, 3, "1")], "1 two X"),  # in any order
        ([edit(0, 3), edit(0, 3)], "X two three"),  # the same one twice
        ([edit(0, 3, ""), edit(3, 4, "")], "two three"),  # side by side
        ([edit(4, 4, "and ")], "one and two three"),
        ([edit(13, 13, "!")], "one two three!"),
        ([edit(0, 0, "a"), edit(0, 3, "b")], "ab two three"),
    ],
)
def test_edits_are_made_together(edits: list[Edit], expected: str) -> None:
    assert apply_edits(TEXT, edits) == expected


@pytest.mark.parametrize(
    "edits", [[edit(0, 3), edit(2, 5)], [edit(0, 7), edit(4, 5)], [edit(0, 3, "a"), edit(0, 3, "b")]]
)
def test_edits_that_overlap_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="edits overlap at offset"):
        apply_edits(TEXT, edits)


@pytest.mark.parametrize(
    ("one", "other", "touching"),
    [
        (edit(0, 3), edit(2, 5), True),
        (edit(0, 3), edit(3, 5), False),
        (edit(4, 4), edit(4, 4), True),
        (edit(0, 9), edit(4, 4), True),
        (edit(0, 3), edit(8, 9), False),
    ],
)
def test_touching_is_the_same_from_both_sides(one: Edit, other: Edit, touching: bool) -> None:
    assert is_free(one.span, [other.span]) is not touching
    assert is_free(other.span, [one.span]) is not touching


@pytest.mark.parametrize(
    ("word", "near", "only"),
    [
        ("touchponts", ["touchpoints"], "touchpoints"),
        ("Pain Points", ["pain_points"], "pain_points"),
        ("pain-points", ["pain_points"], "pain_points"),
        ("stage", ["stages", "state"], None),
        ("cafe\u0301", ["caf\u00e9"], "caf\u00e9"),
        ("xyz", [], None),
        ("", [], None),
        ("t" * 100_000, [], None),
    ],
)
def test_did_you_mean(word: str, near: list[str], only: str | None) -> None:
    words = ["touchpoints", "title", "pain_points", "stages", "state", "caf\u00e9"]
    assert near_words(word, words) == near
    assert near_words(word, reversed(words)) == near  # the order of the words does not matter
    assert only_near_word(word, words) == only


def test_a_listing_is_cut_with_a_count() -> None:
    assert listing("abc") == "`a`, `b`, `c`"
    assert listing("abcde", 3) == "`a`, `b`, `c` and 2 more"
    assert listing([]) == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("I pay", "I pay"),
        ("語 é 🙂", "語 é 🙂"),
        ("می\u200cپردازم", "می\u200cپردازم"),  # a joiner that Persian needs
        ("👩\u200d🔧", "👩\u200d🔧"),
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\x1b]8;;http://x\x07b", r"a\x1b]8;;http://x\x07b"),
        ("a\x9b31mb", r"a\x9b31mb"),
        ("a\r\nb\tc", r"a\x0d\x0ab\x09c"),
        ("a\x7f\x00b", r"a\x7f\x00b"),
        ("abc\u202edef\u2066", r"abc\u202edef\u2066"),
        ("a\u200bb\u2028c\ufeff", r"a\u200bb\u2028c\ufeff"),
        ("a\ud800b", r"a\ud800b"),
        ("a\U000e0001b\U0010ffffc", r"a\U000e0001b\U0010ffffc"),
    ],
)
def test_nothing_steers_the_terminal(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("I pay", 5), ("é", 1), ("e\u0301", 1), ("語", 2), ("ｆ", 2), ("🙂", 2), ("한국", 4)],
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width
