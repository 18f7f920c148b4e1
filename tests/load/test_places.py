"""Where quoted texts and blocks are: `#` starts no comment in them."""

from journeyctl.load.loader import load
from journeyctl.model.document import KINDS

TEXT = """\
# a
title: "b # c" # d
goal: e#f # g
summary: |
  h # i

x-own: {j: 'k # l', m: [n]} # o
"""


def test_quoted_texts_and_blocks_are_known() -> None:
    places = load("x.journey.yaml", TEXT.encode(), KINDS["journey"], "x").places
    inside = {"b", "c", "h", "i", "k", "l"}
    letters = {letter: TEXT.index(f"{before}{letter}") + len(before) for before, letter in WHERE}
    assert {letter for letter, offset in letters.items() if places.scalar_at(offset)} == inside


WHERE = [
    ("# ", "a"), ('"', "b"), ("# ", "c"), ("# ", "d"), ("goal: ", "e"), ("#", "f"), ("# ", "g"), ("|\n  ", "h"),
    ("# ", "i"), ("{", "j"), ("'", "k"), ("# ", "l"), (", ", "m"), ("[", "n"), ("# ", "o"),
]  # fmt: skip


def test_both_ends_of_a_quoted_text() -> None:
    places = load("x.journey.yaml", b"title: 'a'\ngoal: b\n", KINDS["journey"], "x").places
    assert [offset for offset in range(20) if places.scalar_at(offset)] == [7, 8, 9]
    assert not load("x.journey.yaml", b"", KINDS["journey"], "x").places.scalar_at(0)
