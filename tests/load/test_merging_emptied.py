"""Lists that one side has left empty: nothing that the other side has put in, taken out or changed is lost."""

import pytest

from journeyctl.load.merging.merge import Merged, merge
from journeyctl.model.document import kind_of

PATH = "order.journey.yaml"
BASE = """\
title: I order
stages:
  - id: fit
    title: I make it fit
    touchpoints:
      - {id: guide, title: I read the guide, emotion: 1}
      - {id: send, title: I send the file, emotion: 0}
  - id: check
    title: I check
    touchpoints:
      - id: look
        title: I compare by hand
        emotion: 1
        actions: [Opens, Compares, Waits]
        next:
          - {to: send, share: 0.4}
          - {to: guide, share: 0.6}
"""
SEND = "      - {id: send, title: I send the file, emotion: 0}\n"
SORE = """\
      - id: send
        title: I send the file
        emotion: 0
        pain_points:
          - {id: hours, statement: It takes three hours, severity: 5}
"""
LOOK = BASE[BASE.index("      - id: look\n") :]
NEXT = BASE[BASE.index("        next:\n") :]


def merged(ours: str, theirs: str) -> Merged:
    found = kind_of(PATH)
    assert found is not None
    return merge(BASE.encode(), ours.encode(), theirs.encode(), found[0], path=PATH)


def moved(text: str) -> str:
    """Return the map with `send` moved to the other stage."""
    return text.replace(SEND, "").replace("      - id: look\n", f"{SEND}      - id: look\n")


@pytest.mark.parametrize("swapped", [False, True], ids=["we move", "they move"])
def test_moved_into_a_list_that_the_other_side_has_left_empty(swapped: bool) -> None:
    """The pain that one side wrote at a touchpoint is at its new place."""
    one, other = moved(BASE), BASE.replace(LOOK, "").replace(SEND, SORE)
    done = merged(other, one) if swapped else merged(one, other)
    assert done.data is not None
    assert done.data.decode().count("It takes three hours") == 1
    assert not done.conflicts
    assert "id: look" not in done.data.decode()


def test_a_comment_in_a_list_that_the_other_side_has_left_empty() -> None:
    done = merged(BASE.replace(LOOK, ""), BASE.replace("      - id: look\n", "      - id: look  # asked\n"))
    assert done.data is not None
    assert done.data.decode().count("# asked") == 1
    assert done.data.decode().endswith("touchpoints:\n")


def test_an_empty_list_stays_written_as_one_side_wrote_it() -> None:
    ours = BASE.replace(LOOK, "")
    assert merged(ours, BASE.replace("emotion: 0", "emotion: 2")).data == ours.replace("emotion: 0", "emotion: 2").encode()  # fmt: skip


@pytest.mark.parametrize(
    ("gone", "new", "kept"),
    [
        ("        actions: [Opens, Compares, Waits]\n", ("Compares", "Compares twice"), "[Opens, Compares twice, Waits]"),
        (NEXT, ("share: 0.6", "share: 0.5"), "- {to: send, share: 0.4}\n          - {to: guide, share: 0.5}"),
    ],
    ids=["actions", "next"],
)  # fmt: skip
def test_a_list_that_one_side_removed_is_shown_whole_as_the_other_has_it(
    gone: str, new: tuple[str, str], kept: str
) -> None:
    done = merged(BASE.replace(gone, ""), BASE.replace(*new))
    assert done.data is not None
    assert [conflict.reason for conflict in done.conflicts] == ["removed by ours, changed by theirs"]
    assert kept in done.data.decode()


def test_a_new_id_that_only_one_side_gave_is_not_told_as_changed_on_both() -> None:
    ours = BASE.replace("id: send,", "id: upload,").replace("to: send", "to: upload")
    theirs = BASE.replace(
        "I read the guide, emotion: 1}", "I read the guide, emotion: 1, next: [{to: send}]}"
    )
    told = [(conflict.path, conflict.reason) for conflict in merged(ours, theirs).conflicts]
    assert told == [
        ("touchpoint guide, next", "to `send`, which ours does not have"),
        ("touchpoint upload, id", "changed by ours, which does not fit theirs"),
        ("touchpoint look, next.to", "changed by ours, which does not fit theirs"),
    ]
