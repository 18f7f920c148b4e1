"""A journey in words, for those who cannot see the picture and for those who speak to it."""

import pytest

from journeyctl.render.board import Bullets, Heading, Pairs, Paragraph
from journeyctl.render.grid.narrative import curve_in_words
from render.boards import LOOK, board, example


@pytest.mark.parametrize(
    ("feelings", "told"),
    [
        ([], ""),
        ([(1, "glad", "A")], "Customers feel glad at “A”."),
        ([(1, "glad", "A"), (-1, "sad", "B")], "The curve starts glad at “A” and ends sad at “B”."),
        (
            [(0, "calm", "A"), (-1, "sad", "B"), (1, "glad", "C"), (0.5, "well", "D")],
            "The curve starts calm at “A”, is lowest at “B” (sad), is highest at “C” (glad), and ends well at “D”.",
        ),
        (
            [(0, "calm", "A"), (1, "glad", "B"), (-1, "sad", "C")],
            "The curve starts calm at “A”, is highest at “B” (glad), and ends sad at “C”.",
        ),
    ],
)
def test_a_curve_is_told_by_its_ends_and_extremes(feelings: list[tuple[float, str, str]], told: str) -> None:
    assert curve_in_words(feelings, LOOK.words) == told


def test_the_words_of_a_map_follow_its_order() -> None:
    text = board(example("grocery"), "map", "first-order").text
    assert text[:7] == (
        Heading(2, "I notice there is another way"),
        Pairs((("Goal", "Learn whether delivery could work tonight"),)),
        Heading(3, "I find a flyer in the letterbox"),
        Paragraph("Actions:"),
        Bullets(("Reads the flyer", "Scans the code")),
        Pairs((("Thoughts", "“Is it dearer than the shop?”"),)),
        Pairs((("Emotion", "pleased"),)),
    )
    assert (
        Pairs(
            (
                (
                    "Pain points",
                    "The delivery fee shows only on the last page (accepted, score 77, severity 4, 62\u00a0% meet it)",
                ),
            )
        )
        in text
    )


def test_a_speaker_is_given_the_story() -> None:
    (page,) = board(example("grocery"), "map", "first-order").pages
    assert "I pay: Know the total and the hour before paying." in page.notes
    assert "– I go to checkout. Actions: Chooses an hour; Enters the card." in page.notes
