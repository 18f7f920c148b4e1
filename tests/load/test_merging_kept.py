"""Files in a style of their own stay in it where lines of both sides, put together, say what the merge says."""

import pytest

from journeyctl.load.merging.merge import Merged, merge
from journeyctl.load.merging.writing.merged import Conflict
from journeyctl.model.document import KINDS
from load.test_merging import pick

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
JOURNEY = KINDS["journey"]
OURS = BASE.replace("emotion: -1", "emotion: -2").replace("I open", "I look at")
THEIRS = BASE.replace("emotion: -1", "emotion: 0")
EMOTION = "touchpoint wait, emotion"


def merged(ours: str = OURS, theirs: str = THEIRS, base: str = BASE, *, with_base: bool = False) -> Merged:
    one, two, three = (text.encode() for text in (base, ours, theirs))
    return merge(one, two, three, JOURNEY, path="a.journey.yaml", with_base=with_base)


def apart(ours: str, theirs: str) -> str:
    """Return what becomes of two sides whose changes are no conflict."""
    found = merge(BASE.encode(), ours.encode(), theirs.encode(), JOURNEY, path="a.journey.yaml")
    assert found.data is not None
    assert not found.conflicts
    return found.data.decode()


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CR LF"])
@pytest.mark.parametrize("last", [0, 1], ids=["with a last line break", "without"])
def test_marks_stand_around_the_lines_that_differ(end: str, last: int) -> None:
    marked, ours, theirs, base = (
        text[: len(text) - last].replace("\n", end) for text in (MARKED, OURS, THEIRS, BASE)
    )
    found = merged(ours, theirs, base)
    assert found == Merged(marked.encode(), (Conflict(12, EMOTION, "changed on both sides"),))


def test_the_base_is_shown_between_the_marks() -> None:
    marked = MARKED.replace("=======", "||||||| base\n    emotion: -1\n=======")
    found = merged(with_base=True)
    assert found == Merged(marked.encode(), (Conflict(12, EMOTION, "changed on both sides"),))


def test_each_of_two_conflicts_points_at_its_own_mark() -> None:
    stage = "<<<<<<< ours\n- title: 'We pay'\n=======\n- title: 'They pay'\n>>>>>>> theirs\n"
    found = merged(OURS.replace("I pay", "We pay"), THEIRS.replace("I pay", "They pay"))
    assert found.data is not None
    assert found.data.decode() == MARKED.replace("- title: 'I pay'\n", stage)
    assert [(one.line, one.path) for one in found.conflicts] == [(3, "stage buy, title"), (16, EMOTION)]


def test_a_conflict_and_neighbours_that_are_none() -> None:
    """To Git the title and the id are a conflict, too."""
    found = merged(
        theirs=THEIRS.replace("    id: cart\n", "    id: cart\n    wait: 4m\n").replace(
            "  id: buy", "  id:  buy"
        )
    )
    assert found.data is not None
    marked = MARKED.replace("    id: cart\n", "    id: cart\n    wait: 4m\n").replace(
        "  id: buy", "  id:  buy"
    )
    assert found.data.decode() == marked
    assert [one.path for one in found.conflicts] == [EMOTION]


def test_a_field_that_both_have_put_in_is_on_each_side_once() -> None:
    """The lines of both below each other would be a key that stands twice."""
    found = merged(
        *(BASE.replace("id: wait\n", f"id: wait\n    summary: {text}\n") for text in ("Ours", "Theirs"))
    )
    assert found.data is not None
    assert [one.path for one in found.conflicts] == ["touchpoint wait, summary"]
    for side, text in (("ours", "Ours"), ("theirs", "Theirs")):
        assert pick(found.data, side).decode() == BASE.replace(
            "id: wait\n", f"id: wait\n    summary: {text}\n"
        )


def test_a_list_that_both_have_put_in_is_there_once() -> None:
    """One of them has put in more above it."""
    ours, theirs = "id: wait\n    actions: [A]\n", "id: wait\n    thoughts: [B]\n    actions: [A]\n"
    assert (
        apart(BASE.replace("id: wait\n", ours), BASE.replace("id: wait\n", theirs)).count("actions: [A]") == 1
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        # lines that touch each other
        (("emotion: -1", "emotion: 1"), ("id: wait", "id:  wait\n    wait: 40m"), ("emotion: -1\n    id: wait", "emotion: 1\n    id:  wait\n    wait: 40m")),
        # both put something in at one place
        (("id: wait\n", "id: wait\n    wait: 4m\n"), ("id: wait\n", "id: wait\n    channel: app\n"), ("id: wait\n", "id: wait\n    wait: 4m\n    channel: app\n")),
    ],
)  # fmt: skip
def test_lines_that_touch_each_other_are_put_together(
    ours: tuple[str, str], theirs: tuple[str, str], expected: tuple[str, str]
) -> None:
    assert apart(BASE.replace(*ours), BASE.replace(*theirs)) == BASE.replace(*expected)


def test_lines_with_other_line_breaks_are_not_put_together() -> None:
    """As after an editor that has changed all of them on one side."""
    found = merged(OURS.replace("\n", "\r\n"))
    assert found.data is not None
    assert found.data.count(b"\r\n") == found.data.count(b"\n")


def test_lines_that_say_something_else_together_are_written_anew() -> None:
    """Ours ends the list at the place at which theirs adds to it."""
    ours = BASE.replace("actions:", "thoughts: [Late]\n    actions:")
    theirs = BASE.replace("    actions:", "    thoughts: [Soon]\n    actions:")
    assert "thoughts: [Late, Soon]" in apart(ours, theirs)
