"""A journey before and after in one picture: every change is seen and said, what is the same is quiet, and nothing overlaps."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docs.pages import Golden

from journeyctl.render.board import Board, Bullets, Paragraph
from journeyctl.render.formats import html, svg
from journeyctl.render.look import SLIDE, Look
from journeyctl.render.words import Words, languages
from render.boards import LOOK, items, texts
from render.geometry import problems
from render.spoken import flat, said
from render.stress import CASES
from render.two_versions import drawn, hard

GOLDEN = Path(__file__).parent / "golden"
BEFORE = """\
title: I order dinner
goal: Eat at eight
metrics: [{id: again, title: Orders again, type: rate, target: 0.4}]
stages:
  - id: choose
    title: I choose
    touchpoints:
      - {id: search, title: I search, emotion: 1, wait: 4m, channel: web, actions: [I type], gains: [{id: list, statement: My list is there}]}
      - {id: call, title: I call and ask, emotion: -2, pain_points: [{id: queue, statement: I wait in a queue, severity: 3}]}
      - {id: pick, title: I pick, emotion: 0}
      - {id: weigh, title: I weigh, emotion: 0}
  - id: pay
    title: I pay
    touchpoints:
      - {id: till, title: I go to checkout, emotion: -1, pain_points: [{id: fee, statement: The fee shows late, severity: 4, frequency: 0.6}, {id: cash, statement: Only cash}]}
      - {id: code, title: I enter a code, emotion: 0}
  - id: tell
    title: I tell friends
    touchpoints: [{id: post, title: I post a picture, emotion: 2}]
"""
AFTER = """\
title: I order dinner for all
goal: Eat at seven
metrics: [{id: again, title: Orders again, type: rate, target: 0.5}]
stages:
  - id: choose
    title: I find what I like
    touchpoints:
      - {id: pick, title: I pick, emotion: 0}
      - {id: weigh, title: I weigh, emotion: 0}
      - {id: search, title: I look around, emotion: -1, wait: 9m, channel: app, actions: [I talk], gains: [{id: list, statement: My list is there}, {id: photo, statement: All have photos}]}
  - id: check
    title: They check me
    touchpoints: [{id: id-card, title: I show my id, emotion: -1, pain_points: [{id: why, statement: Nobody says why, severity: [4, 5]}]}]
  - id: pay
    title: I pay
    touchpoints:
      - {id: checkout, title: I go to checkout, emotion: 1, pain_points: [{id: fee, statement: The fee shows late, severity: 2, frequency: 0.3, status: fixing}, {id: cash, statement: Only cash}]}
      - {id: code, title: I enter a code, emotion: 0}
"""
NAMES = {"journeyctl.yaml": "title: Shop\nchannels: {web: {title: Website}, app: {title: App}}\n"}


def board(before: str = BEFORE, after: str = AFTER, look: Look = LOOK) -> Board:
    (made,) = drawn({**NAMES, "order.journey.yaml": before}, {**NAMES, "order.journey.yaml": after}, look)
    return made


def columns(made: Board) -> list[str]:
    return [column.title for page in made.pages if page.grid for column in page.grid.columns]


def test_touchpoints_stand_in_the_order_of_now_and_those_gone_where_they_stood() -> None:
    made = board()
    assert columns(made) == [
        "I pick", "I weigh", "I look around", "I call and ask", "I show my id", "I go to checkout", "I enter a code", "I post a picture",
    ]  # fmt: skip
    grid = made.pages[0].grid
    assert grid is not None
    assert [(span.title, span.goal) for span in grid.spans] == [
        ("I find what I like", "~ Reworded: was “I choose”"), ("They check me", "+ Added"), ("I pay", ""), ("I tell friends", "− Removed"),
    ]  # fmt: skip


def test_every_change_has_a_sign_and_a_word() -> None:
    assert [(kind, text) for kind, text, _ in items(board(), "change")] == [
        ("changed", "Reworded: was “I search”"), ("moved", "Moved: was number 1, is number 3"),
        ("text", "Channel: Website → App"), ("text", "Actions: added: “I talk”; removed: “I type”"),
        ("worse", "Emotion: 1 → −1"), ("worse", "Waiting time: 4m → 9m"),
        ("removed", "Removed"), ("added", "Added"),
        ("changed", "Renamed: its id was till"), ("better", "Emotion: −1 → 1"), ("removed", "Removed"),
    ]  # fmt: skip


def test_pain_points_are_new_gone_or_hurt_more_or_less() -> None:
    assert list(items(board(), "pains")) == [
        ("removed", "I wait in a queue", "− Removed"),
        ("pain", "Nobody says why", "+ Added, severity 4 to 5"),
        ("pain", "The fee shows late", "~ Changed"),
        ("better", "Severity: 4 → 2", "−2, better"),
        ("better", "Frequency: 60\u00a0% → 30\u00a0%", "better"),
        ("better", "Status: open → being fixed", "better"),
        ("quiet", "1 unchanged", ""),
    ]
    assert list(items(board(), "gains")) == [
        ("gain", "All have photos", "+ Added"),
        ("quiet", "1 unchanged", ""),
    ]


def test_both_curves_are_drawn_over_each_other() -> None:
    grid = board().pages[0].grid
    assert grid is not None
    row = next(row for row in grid.rows if row.curves)
    told = [
        (one.title, one.dashed, [(point.column, point.value) for point in one.points]) for one in row.curves
    ]
    assert told == [
        ("After", False, [(0, 0.0), (1, 0.0), (2, -0.5), (4, -0.5), (5, 0.5), (6, 0.0)]),
        (
            "Before, in the order of now",
            True,
            [(0, 0.0), (1, 0.0), (2, 0.5), (3, -1.0), (5, -0.5), (6, 0.0), (7, 1.0)],
        ),
    ]
    assert [point.label for point in row.curves[0].points] == ["", "", "1 → −1", "", "−1 → 1", ""]


def test_the_head_tells_the_versions_the_numbers_and_what_is_worse() -> None:
    head = board().head
    assert (head.title, head.lead) == ("I order dinner for all", "main (aaaaaaa) → working tree")
    assert head.kicker == "What has changed · Current state · Shop"
    assert (
        dict(head.facts)["Peak-end"] == "0.50 → 0.00 (−0.50, worse)"
        or "worse" in dict(head.facts)["Peak-end"]
    )
    worse, journey = head.notices
    assert (worse.kind, worse.title) == ("worse", "Worse than accepted")
    assert "Pain point “Nobody says why” is new, with a severity of 5 of 5" in worse.lines
    assert journey.lines == (
        "Reworded: was “I order dinner”", "Goal: “Eat at eight” → “Eat at seven”", "Metric “Orders again” – Target: 0.4 → 0.5 (+0.1)",
    )  # fmt: skip
    shown = texts(board().pages[0])
    assert all(any(line in text for text in shown) for line in (*worse.lines, *journey.lines))


def test_what_is_the_same_is_quiet() -> None:
    grid = board().pages[0].grid
    assert grid is not None
    quiet = {column.title: column.quiet for column in grid.columns}
    assert [title for title, one in quiet.items() if one] == ["I pick", "I weigh", "I enter a code"]
    widths = {column.title: column.width for column in grid.columns}
    assert widths["I enter a code"] < widths["I look around"]
    assert [block.text for block in board().text if isinstance(block, Paragraph) and "Unch" in block.text] == [
        "Unchanged: I pick, I weigh", "Unchanged: I enter a code",
    ]  # fmt: skip


def test_a_touchpoint_of_which_only_a_part_has_changed_says_where_to_look() -> None:
    after = BEFORE.replace("My list is there}]", "My list is there}, {id: new, statement: New}]")
    assert list(items(board(after=after), "change")) == [("changed", "Changed", "Gains: 1")]


def test_numbers_alone_may_have_changed() -> None:
    proof = {
        "guess.evidence.yaml": "title: A guess\ntype: assumption\n",
        "talks.evidence.yaml": "title: Talks\ntype: interview\ndate: 2026-11-01\n",
    }
    text = BEFORE.replace("severity: 3}", "severity: 3, evidence: [talks]}")
    other = {**proof, "talks.evidence.yaml": "title: Talks\ntype: assumption\n"}
    (made,) = drawn({**proof, "order.journey.yaml": text}, {**other, "order.journey.yaml": text})
    grid = made.pages[0].grid
    assert grid is not None
    assert all(column.quiet for column in grid.columns)
    assert "worse" in dict(made.head.facts)["Rests on evidence"]


def test_where_nothing_has_changed_nothing_is_drawn() -> None:
    assert drawn({"order.journey.yaml": BEFORE}, {"order.journey.yaml": BEFORE}) == []


def test_a_new_journey_and_one_that_is_gone() -> None:
    (made,) = drawn({}, {"order.journey.yaml": BEFORE})
    assert {text for _, text, _ in items(made, "change")} == {"Added"}
    assert made.head.notices[0].lines == ("Added", "Metric “Orders again” – Added")
    assert dict(made.head.facts)["Mean emotion"] == "0.00"
    (gone,) = drawn({"order.journey.yaml": BEFORE}, {})
    assert {text for _, text, _ in items(gone, "change")} == {"Removed"}
    assert gone.head.title == "I order dinner"
    for one in (made, gone):
        assert problems(one.pages[0], LOOK) == []


def test_what_went_to_another_journey_is_seen_in_both() -> None:
    other = "title: Other\nstages: [{id: s, title: S, touchpoints: [{id: own, title: I do it}]}]\n"
    line = "      - {id: call, title: I call and ask, emotion: -2, pain_points: [{id: queue, statement: I wait in a queue, severity: 3}]}\n"
    assert line in BEFORE
    here, there = drawn(
        {"a.journey.yaml": BEFORE, "b.journey.yaml": other},
        {"a.journey.yaml": BEFORE.replace(line, ""),
         "b.journey.yaml": "title: Other\nstages:\n  - id: s\n    title: S\n    touchpoints:\n      - {id: own, title: I do it}\n" + line},
    )  # fmt: skip
    assert list(items(here, "change")) == [("moved", "Moved to “b”", "")]
    assert list(items(there, "change")) == [("moved", "Moved: was in “I choose”", "")]


def test_split_and_merged_touchpoints_say_of_what() -> None:
    pains = ", ".join(f"{{id: p{number}, statement: The pain number {number} of all}}" for number in range(3))
    one = f"title: A\nstages: [{{id: s, title: S, touchpoints: [{{id: big, title: I do all, pain_points: [{pains}]}}]}}]\n"
    two = f"title: A\nstages: [{{id: s, title: S, touchpoints: [{{id: big, title: I do all}}, {{id: own, title: Quite another, pain_points: [{pains}]}}]}}]\n"
    (split,), (merged,) = (
        drawn({"a.journey.yaml": one}, {"a.journey.yaml": two}),
        drawn({"a.journey.yaml": two}, {"a.journey.yaml": one}),
    )
    assert ("added", "Split off “I do all”", "") in items(split, "change")
    assert ("removed", "Merged into “I do all”", "") in items(merged, "change")


@pytest.mark.parametrize("case", sorted(CASES))
def test_hard_workspaces_are_drawn_without_a_fault(case: str) -> None:
    before, after = hard(case)
    for look in (LOOK, replace(LOOK, band=2560.0), replace(LOOK, paper=SLIDE)):
        made = drawn(before, after, look)
        assert made
        for one in made:
            assert [problem for page in one.pages for problem in problems(page, look)] == []
            _says_all(one)
            assert one == drawn(before, after, look)[made.index(one)]


def _says_all(made: Board) -> None:
    """Check that what the table shows is in the words as well."""
    everything = flat(" ".join(_words(made)))
    for page in made.pages:
        for row in page.grid.rows if page.grid else ():
            for cell in row.cells:
                quiet = page.grid is None or page.grid.columns[cell.column].quiet
                for item in () if quiet else cell.items:
                    assert flat(item.text) in everything, item
                    assert flat(item.note) in everything, item


def _words(made: Board) -> list[str]:
    found: list[str] = []
    for block in made.text:
        found += _said(block)
    return found


def _said(block: Any) -> list[str]:
    if isinstance(block, Bullets):
        return list(block.items)
    return (
        [" ".join(value for pair in block.pairs for value in pair)]
        if hasattr(block, "pairs")
        else [block.text]
    )


@pytest.mark.parametrize("language", languages())
def test_every_language(language: str) -> None:
    look = Look(words=Words.of(language))
    made = board(look=look)
    assert problems(made.pages[0], look) == []
    assert made.head.kicker.startswith(look.words("difference.kicker"))
    assert look.words("difference.better") in " ".join(note for _, _, note in items(made, "pains"))


def test_texts_of_others_stay_texts() -> None:
    bad = "</script><b onclick=x>&amp; \\u202e"
    made = board(BEFORE.replace("I search", f'"{bad}"').replace("I choose", f'"{bad}"'))
    page = html.paint([made], LOOK).decode()
    assert "<b onclick" not in page
    assert "\u202e" not in page + svg.paint([made], LOOK).decode()
    assert flat("</script>") in said(made)


def test_a_face_is_what_is_felt_now() -> None:
    page = html.paint([board()], LOOK).decode()
    cells = page.partition("l-emotion")[2].partition("</tr>")[0].split("<td")[1:]
    shown = [("#face-" in cell, "<circle" in cell) for cell in cells]
    assert shown == [
        (True, True),
        (True, True),
        (True, True),
        (False, True),
        (True, False),
        (True, True),
        (True, True),
        (False, True),
    ]


def test_the_picture_of_a_small_change(golden: Golden) -> None:
    golden(GOLDEN / "difference.svg", svg.paint([board()], LOOK, fonts=False).decode())
