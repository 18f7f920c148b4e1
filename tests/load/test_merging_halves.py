"""Merges of branches that have merged each other: the base that Git makes of two may be in conflict itself."""

from journeyctl.load.merging.merge import Merged, merge
from journeyctl.model.document import KINDS

TEXT = "title: {}\nsummary: {}\nowner: {}\n"
BASE = "title: T\n<<<<<<<<< one\nsummary: mine\n=========\nsummary: yours\n>>>>>>>>> two\nowner: o\n"


def plan(ours: tuple[str, str, str], theirs: tuple[str, str, str], base: str = BASE) -> Merged:
    mine, yours = (TEXT.format(*side).encode() for side in (ours, theirs))
    return merge(base.encode(), mine, yours, KINDS["plan"], path="a.plan.yaml")


def test_what_both_have_solved_alike_stands_in_nobodys_way() -> None:
    found = plan(("A", "solved", "o"), ("T", "solved", "b"))
    assert (found.data, found.conflicts) == (TEXT.format("A", "solved", "b").encode(), ())
    assert plan(("A", "mine", "o"), ("T", "mine", "b")).data == TEXT.format("A", "mine", "b").encode()


def test_other_conflicts_are_told_as_ever() -> None:
    found = plan(("A", "solved", "o"), ("B", "solved", "o"))
    assert [(one.line, one.path) for one in found.conflicts] == [(1, "title")]


def test_what_each_has_solved_in_its_way_is_left_to_git() -> None:
    """Held against one side of the base, the other side's solution would be taken without a word."""
    found = plan(("A", "mine", "o"), ("T", "yours", "o"))
    assert (found.data, found.whose, found.line) == (None, "base", 2)
    assert found.refused.startswith("what both come from is in conflict itself")


def test_marks_in_no_order_are_left_to_git() -> None:
    found = plan(("A", "s", "o"), ("T", "s", "b"), BASE.replace("=========\n", ""))
    assert (found.data, found.whose, found.line) == (None, "base", 2)
    assert found.refused == "a merge conflict is left in the file"
    nested = BASE.replace("summary: yours\n", "<<<<<<<<< x\nsummary: yours\n")
    assert plan(("A", "s", "o"), ("T", "s", "b"), nested).data is None


def test_marks_with_what_stood_there_before_are_understood() -> None:
    three = BASE.replace("=========\n", "||||||||| before\nsummary: old\n=========\n").replace("\n", "\r\n")
    found = plan(("A", "solved", "o"), ("T", "solved", "b"), three)
    assert found.data is not None
    assert b"A" in found.data
    assert b"owner: b" in found.data
