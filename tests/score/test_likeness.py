"""How alike two texts are, with the numbers worked out by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeyctl.score.likeness import Texts, shared_words

FEE = "The delivery fee shows only on the last page"
FEES = "Delivery fees are only shown on the last page"


def similarity(one: str, other: str) -> float:
    texts = Texts((one, other))
    return texts.similarity(texts.of(one), texts.of(other))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # ^ab abc bcd, and half for abcd; of 3.5 pieces each they share 2.
        ("abcd", "abce", 2 / 3.5),
        # Ten threes are in both; the longer word has one more, and each has half for itself.
        ("abcdefghijk", "abcdefghijkl", 10 / (10.5 * 11.5) ** 0.5),
        ("fee", "fee bill", (1 / 4.5) ** 0.5),
        ("The Fee!", "the fee", 1),
        ("ＦＥＥ ﬁle", "fee file", 1),
        ("soft\u00adly", "softly", 1),
        ("it is not", "is it not", 1),
        ("東京", "東大", 1 / 3),
        ("される", "される", 1),
        ("😡", "😡", 1),
        ("😡", "?!", 0),
        ("abcd", "wxyz", 0),
    ],
)
def test_worked_by_hand(one: str, other: str, expected: float) -> None:
    assert similarity(one, other) == pytest.approx(expected, abs=1e-6)


def test_a_word_that_all_hold_counts_less() -> None:
    """The formula with its numbers: 60 texts hold `it`, of which 2 hold each name."""
    rest = [f"it n{number:02d} q{number:02d}" for number in range(58)]
    texts = Texts(["it abc xyz", "it abc uvw", *rest])
    alike = texts.similarity(texts.of("it abc xyz"), texts.of("it abc uvw"))
    it, rare = 0.6931, 3.0445  # ln(1 + 60/60), ln(1 + 60/3)
    assert alike == pytest.approx((it + rare) / (it + 2 * rare), abs=1e-3)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (FEE, FEES, ("delivery", "only", "last", "page", "the", "on")),
        (FEES, FEE, ("delivery", "only", "last", "page", "on", "the")),
        (
            "配送料が最後のページにしか表示されない",
            "配送料は最後のページでしか表示されません",
            ("配送料", "最後のページ", "しか表示され"),
        ),
        ("The bill", "A fee", ()),
    ],
)
def test_the_words_of_both(one: str, other: str, expected: tuple[str, ...]) -> None:
    texts = Texts([one, other])
    assert shared_words(texts.of(one), texts.of(other)) == expected


TEXT = st.text(alphabet="ab cdeé 配送が料ค่า한글!😡", max_size=12) | st.sampled_from([FEE, FEES])


@settings(deadline=None, max_examples=150)
@given(TEXT, TEXT)
def test_every_two_texts(one: str, other: str) -> None:
    alike = similarity(one, other)
    assert 0 <= alike <= 1
    assert similarity(other, one) == alike
    assert similarity(one, one) == 1
