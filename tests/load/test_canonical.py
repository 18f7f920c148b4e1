"""One canonical style: what changes, what stays, and what is refused."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from journeyctl.load.canonical import text as text_module
from journeyctl.load.canonical.emit import emit
from journeyctl.load.canonical.text import Formatted, canonical
from journeyctl.model.document import KINDS


def form(text: str | bytes, kind: str = "journey") -> Formatted:
    raw = text if isinstance(text, bytes) else text.encode()
    return canonical(f"a.{kind}.yaml", raw, KINDS[kind])


def formatted(text: str, kind: str = "journey") -> str:
    found = form(text, kind)
    assert not found.refused, found
    assert form(found.data, kind).data == found.data
    return found.data.decode()


def becomes(before: str, after: str, kind: str = "journey") -> None:
    assert formatted(dedent(before).lstrip("\n"), kind) == dedent(after).lstrip("\n")


# -- the order of keys ----------------------------------------------------------------------------


def test_keys_stand_as_the_model_has_them_and_their_comments_go_along() -> None:
    becomes(
        """
        stages:
          - goal: g   # of the stage
            # its name
            title: t
            id: i
        state: current
        title: x
        """,
        """
        title: x
        state: current
        stages:
          - id: i
            # its name
            title: t
            goal: g   # of the stage
        """,
    )


def test_unknown_keys_stand_at_the_end_in_their_order() -> None:
    becomes("x-b: 1\ntitle: t\nzzz: 2\nx-a: 3\n", "title: t\nx-b: 1\nzzz: 2\nx-a: 3\n")


def test_keys_that_are_ids_stay_in_their_order() -> None:
    text = "channels:\n  web: {title: W}\n  app: {title: A}\n"
    assert formatted(text, "workspace") == text


def test_keys_in_braces_are_put_in_order_too() -> None:
    becomes(
        "stages: [{touchpoints: [{importance: {business: 1, customer: 2}, title: t}], title: s}]\n",
        "stages: [{title: s, touchpoints: [{title: t, importance: {customer: 2, business: 1}}]}]\n",
    )


def test_keys_stay_where_an_alias_needs_its_anchor_before_it() -> None:
    becomes("goal: &a g\ntitle: *a\n", "goal: &a g\ntitle: *a\n")


# -- comments -------------------------------------------------------------------------------------


def test_the_top_of_the_file_stays_at_the_top() -> None:
    becomes(
        """
        # yaml-language-server: $schema=a.json
        # Ours.

        state: current
        title: x
        """,
        """
        # yaml-language-server: $schema=a.json
        # Ours.

        title: x
        state: current
        """,
    )


def test_comments_stand_at_the_level_they_speak_of() -> None:
    becomes(
        """
        stages:
        # the first
        - title: a
          touchpoints:
          - title: b
            # left out: emotion
          # - title: left out
          # goal: left out
        # the second
        - title: c
        # the end
        """,
        """
        stages:
          # the first
          - title: a
            touchpoints:
              - title: b
                # left out: emotion
              # - title: left out
            # goal: left out
          # the second
          - title: c
        # the end
        """,
    )


def test_comments_in_brackets_open_them() -> None:
    becomes(
        """
        personas: [ # whose
          a, # the first
          # not yet
          b
          # more to come
        ] # ask
        title: t
        """,
        """
        title: t
        personas: # whose
          - a # the first
          # not yet
          - b
          # more to come
          # ask
        """,
    )


def test_comments_keep_their_column() -> None:
    becomes(
        """
        title: 'x'          # one
        state: current      # two
        goal:    g # three
        stages:
            - id: a         # four
        """,
        """
        title: x            # one
        state: current      # two
        goal: g # three
        stages:
          - id: a         # four
        """,
    )


def test_a_comment_between_a_key_and_its_value() -> None:
    becomes("title: # a\n  # b\n  x # c\n", "title: # a\n  # b\n  x # c\n")
    becomes("title: # a\n  x\n", "title: x # a\n")


def test_a_comment_below_a_key_without_a_value_stays_below_it() -> None:
    becomes(
        "goal:\n    # not yet\nstate: current\ntitle: t\n", "title: t\nstate: current\ngoal:\n  # not yet\n"
    )
    becomes("goal:\n# the state\nstate: current\n", "# the state\nstate: current\ngoal:\n")
    becomes("evidence: [ # none\n  # at all\n  ]\n", "evidence:\n  # none\n  # at all\n  []\n")


def test_comments_behind_dashes() -> None:
    becomes(
        """
        stages:
        -   # one
            title: a
        -
          # two
          title: b
        - title: c
          # three
          id: d
        """,
        """
        stages:
          - # one
            title: a
          # two
          - title: b
          # three
          - id: d
            title: c
        """,
    )


def test_anchors_and_aliases_stay() -> None:
    becomes(
        """
        x-a: &x {b: 1}   # c
        x-d: *x
        x-f:
        - *x # g
        - &y
          q: [&z 1, *z]
        *z : 2
        """,
        """
        x-a: &x {b: 1}   # c
        x-d: *x
        x-f:
          - *x # g
          - &y
            q: [&z 1, *z]
        *z : 2
        """,
    )


def test_a_comment_behind_what_is_opened_for_its_length() -> None:
    words = ", ".join(f"word number {number}" for number in range(9))
    opened = "".join(f"      - word number {number}\n" for number in range(9))
    assert (
        formatted(f"stages:\n  - title: t\n    evidence: [{words}]      # why\n")
        == f"stages:\n  - title: t\n    evidence:  # why\n{opened}"
    )
    assert formatted(f"stages:\n  - {{title: t, evidence: [{words}]}} # why\n") == (
        f"stages:\n  # why\n  - title: t\n    evidence:\n{opened}"
    )


@pytest.mark.parametrize(
    "text",
    [
        "stages:\n  - title: t # journeyctl: ignore[stage-without-goal] why\n    id: i\n",
        "stages:\n  # journeyctl: ignore[stage-without-goal] why\n  - title: t\n    id: i\n",
        "stages:\n  - title: t\n    id: i # journeyctl: ignore[stage-without-goal] why\n",
        "# journeyctl: ignore[journey-without-goal] why\nstate: current\ntitle: t\n",
        "# journeyctl: ignore[x] why\nevidence: [" + "some words, " * 12 + "end]\n",
        "title: " + "some words " * 12 + "end # journeyctl: ignore[title-too-long] why\n",
        "stages:\n  - title: t\n    # journeyctl: ignore[x] why\n  - title: u\n",
    ],
)
def test_comments_that_accept_findings_speak_of_the_same_line(text: str) -> None:
    found = form(text)
    assert not found.refused
    before, after = text.splitlines(), found.data.decode().splitlines()
    at = [next(i for i, line in enumerate(lines) if "ignore[" in line) for lines in (before, after)]
    step = 1 if before[at[0]].lstrip().startswith("#") else 0
    assert before[at[0] + step] == after[at[1] + step]


def test_what_a_comment_accepts_is_never_less_nor_more() -> None:
    found = form("title:\n  x\n# journeyctl: ignore[a] why\ngoal:\n  g\n")
    assert (found.reason, found.line) == ("this comment would speak of other lines", 3)


# -- refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "a: b: c\n",
        "title: a\ntitle: b\n",
        "a: !!str b\n",
        "<<: {a: b}\n",
        "a: 1\n---\nb: 2\n",
        "\x00",
    ],
)
def test_what_cannot_be_read_is_left_with_the_usual_message(text: str) -> None:
    found = form(text)
    assert found.refused
    assert found.mistakes
    assert found.data == text.encode()


def test_what_cannot_be_formatted_is_left_with_a_reason() -> None:
    found = form(b"\xef\xbb\xbf\xef\xbb\xbftitle:  a\n")
    assert (found.reason, found.line) == ("a byte order mark stands twice", 1)
    assert form("? |\n  a\n: b\n").reason == "a key goes over several lines"


def test_a_file_with_mistakes_of_the_model_is_formatted() -> None:
    becomes("touchponts: 3\ntitle:   4\n", "title: 4\ntouchponts: 3\n")


# -- the proofs -----------------------------------------------------------------------------------


def broken(monkeypatch: pytest.MonkeyPatch, change: Callable[[str], str]) -> Formatted:
    """Format with a formatter that makes a mistake."""
    monkeypatch.setattr(text_module, "emit", lambda document: change(emit(document)))
    return form("title:  a # one\ngoal: b # two\nvalue: 1\n")


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("value: 1", "value: 1.0", 3, "`value` would say something else"),
        ("goal: b", "goal: c", 2, "`goal` would say something else"),
        ("goal: b", "gaol: b", 1, "`the whole file` would say something else"),
        ("# two", "", 2, "the comment `# two` would be lost"),
        ("value: 1", "value: 1 # three", 1, "`# three` would become a comment"),
        (
            "a # one\ngoal: b # two",
            "a # two\ngoal: b # one",
            1,
            "a comment would stand beside something else",
        ),
        ("value: 1", "value: [", 1, "what would be written cannot be read: this `[` is never closed"),
    ],
)
def test_a_mistake_of_the_formatter_is_noticed(
    monkeypatch: pytest.MonkeyPatch, old: str, new: str, line: int, reason: str
) -> None:
    found = broken(monkeypatch, lambda text: text.replace(old, new))
    assert (found.line, found.reason) == (line, reason)
    assert found.data == b"title:  a # one\ngoal: b # two\nvalue: 1\n"


def test_a_second_pass_that_changes_something_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    passes = iter(("", "\n", "\n\n"))
    found = broken(monkeypatch, lambda text: text + next(passes))
    assert found.reason == "a second pass would change it once more"
