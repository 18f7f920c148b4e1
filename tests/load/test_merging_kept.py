"""What Git made of the lines, with its marks, is kept where each of its sides says what that side of the merge says."""

import pytest

from journeyctl.load.merging.merge import Conflict, Merged, merge
from journeyctl.model.document import KINDS

BASE = """\
title:   "I order dinner"
stages:
- title: 'I pay'
  id: buy
  touchpoints:
  - title: "I open the cart"
    id: cart
    actions: ["Opens",   "Waits"]   # twice


  - title: I wait
    emotion: -1
    id: wait
"""
MARKED = """\
title:   "I order dinner"
stages:
- title: 'I pay'
  id: buy
  touchpoints:
  - title: "I look at the cart"
    id: cart
    actions: ["Opens",   "Waits"]   # twice


  - title: I wait
<<<<<<< ours
    emotion: -2
=======
    emotion: 0
>>>>>>> theirs
    id: wait
"""
OURS = BASE.replace("emotion: -1", "emotion: -2").replace("I open", "I look at")
THEIRS = BASE.replace("emotion: -1", "emotion: 0")
EMOTION = "touchpoint wait, emotion"


def merged(marked: str, ours: str = OURS, theirs: str = THEIRS, base: str = BASE, marker: int = 7) -> Merged:
    texts = [text.encode() for text in (base, ours, theirs, marked)]
    return merge(
        *texts[:3], JOURNEY, path="a.journey.yaml", marker=marker, marked=texts[3]
    )  # fmt: skip


JOURNEY = KINDS["journey"]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CR LF"])
@pytest.mark.parametrize("last", [0, 1], ids=["with a last line break", "without"])
def test_marks_in_a_text_in_a_style_of_its_own_stay_where_git_has_put_them(end: str, last: int) -> None:
    texts = [text[: len(text) - last].replace("\n", end) for text in (MARKED, OURS, THEIRS, BASE)]
    assert merged(*texts) == Merged(texts[0].encode(), (Conflict(12, EMOTION, "changed on both sides"),))


def test_the_base_between_the_marks_is_on_neither_side() -> None:
    marked = MARKED.replace("=======", "||||||| base\n    emotion: -1\n=======")
    assert merged(marked) == Merged(marked.encode(), (Conflict(12, EMOTION, "changed on both sides"),))


@pytest.mark.parametrize(
    "marked",
    [
        MARKED.replace("I look at", "I open"),  # a change is lost
        MARKED.replace("emotion: 0", "emotion: -1"),
        MARKED.replace("   # twice", ""),  # a comment is lost
        MARKED.replace("=======\n", ""),
        MARKED.replace(">>>>>>> theirs\n", ""),
        MARKED.replace("<<<<<<< ours", ">>>>>>> theirs"),
        MARKED.replace("    emotion: 0\n", "    emotion: [\n"),
        MARKED.replace("<<<<<<<", "<<<<<<"),
        "",
    ],
)
def test_what_says_something_else_or_cannot_be_read_is_written_anew(marked: str) -> None:
    found = merged(marked)
    assert found.data is not None
    assert found.data != marked.encode()
    assert found.data.decode().splitlines()[11:] == [
        "<<<<<<< ours", "        emotion: -2", "=======", "        emotion: 0", ">>>>>>> theirs",
    ]  # fmt: skip
    assert found.conflicts == (Conflict(12, EMOTION, "changed on both sides"),)


def test_marks_of_another_length_are_known() -> None:
    marked = MARKED
    for sign in "<=>":
        marked = marked.replace(sign * 7, sign * 11)
    assert merged(marked, marker=11).data == marked.encode()
    assert merged(marked, marker=7).data != marked.encode()


def test_files_that_fmt_has_written_get_the_smallest_marks() -> None:
    """Git joins what lies close together: two conflicts are one to it."""
    base = "title: I order\nstages:\n  - title: I pay\n    goal: Pay\n    summary: I pay\n    owner: shop\n"
    ours = base.replace("Pay\n", "Pay once\n").replace("shop\n", "ops\n")
    theirs = base.replace("Pay\n", "Pay twice\n").replace("shop\n", "sales\n")
    middle = [text[text.index("    goal") :] for text in (ours, theirs)]
    wide = f"{base[: base.index('    goal')]}<<<<<<< ours\n{middle[0]}=======\n{middle[1]}>>>>>>> theirs\n"
    found = merged(wide, ours, theirs, base)
    assert found.data is not None
    assert found.data.decode().count("<<<<<<<") == 2
    loose = [text.replace("title: I order", "title:  I order") for text in (wide, ours, theirs, base)]
    assert merged(*loose).data == loose[0].encode()


def test_each_of_two_conflicts_points_at_its_own_mark() -> None:
    ours, theirs = OURS.replace("I pay", "We pay"), THEIRS.replace("I pay", "They pay")
    stage = "<<<<<<< ours\n- title: 'We pay'\n=======\n- title: 'They pay'\n>>>>>>> theirs\n"
    marked = MARKED.replace("- title: 'I pay'\n", stage)
    found = merged(marked, ours, theirs)
    assert found.data == marked.encode()
    assert [(one.line, one.path) for one in found.conflicts] == [(3, "stage buy, title"), (16, EMOTION)]
