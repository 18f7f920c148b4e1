"""Two journeys side by side: what stays, changes, comes and goes, and what is solved."""

from pathlib import Path

import pytest

from journeyctl.render.board import Board
from journeyctl.render.views.compare import subjects
from render.boards import board, example, facts_of, items, texts

TODAY = """\
title: Today
stages:
  - id: look
    title: I look
    touchpoints:
      - {id: search, title: I search, emotion: -2, channel: web, pain_points: [{id: slow, statement: It is slow, severity: 3, frequency: 1}]}
      - {id: ask, title: I ask, emotion: 0, wait: 2h, pain_points: [{id: queue, statement: A long queue}, {id: old, statement: Long gone, status: fixed}]}
      - {id: print, title: I print a form}
  - id: pay
    title: I pay
    touchpoints: [{id: till, title: I pay at the till, emotion: 1, pain_points: [{id: cash, statement: Only cash}]}]
"""
FUTURE = """\
title: Tomorrow
state: future
compares_to: now
stages:
  - id: look
    title: I look
    touchpoints:
      - {id: search, title: I search, emotion: 1, channel: app, resolves: [now/slow]}
      - {id: chat, title: I chat, emotion: 2, wait: 5m, resolves: [now/queue]}
      - {id: map, title: I see it on a map}
"""


def _made(root: Path, future: str = FUTURE, identifier: str = "then") -> Board:
    facts = facts_of(root, {"now.journey.yaml": TODAY, "then.journey.yaml": future})
    return board(facts, "compare", identifier)


def test_every_touchpoint_says_what_becomes_of_it(tmp_path: Path) -> None:
    made = _made(tmp_path)
    grid = made.pages[0].grid
    assert grid is not None
    told = {
        column.title: cell.items[0].text
        for column, cell in zip(grid.columns, grid.rows[0].cells, strict=True)
    }
    assert told == {
        "I search": "Changed",
        "I chat": "Changed",
        "I print a form": "Dropped",
        "I see it on a map": "Added",
        "I pay at the till": "As today",
    }


def test_a_touchpoint_that_solves_the_pain_of_another_stands_for_it(tmp_path: Path) -> None:
    told = [text for _, text, _ in items(_made(tmp_path), "change")]
    assert "was: I ask" in told
    assert "wait: 2h → 5m" in told
    assert "web → app" in told


def test_pains_are_solved_stay_or_nobody_says(tmp_path: Path) -> None:
    assert list(items(_made(tmp_path), "pains")) == [
        ("solved", "It is slow", "solved"),
        ("solved", "A long queue", "solved"),
        ("solved", "Long gone", "fixed"),
        ("pain", "Only cash", "stays"),
    ]
    without = FUTURE.replace(", resolves: [now/queue]", "")
    assert ("pain", "A long queue", "nobody says what becomes of it") in list(
        items(_made(tmp_path, without), "pains")
    )


def test_both_curves_are_drawn(tmp_path: Path) -> None:
    grid = _made(tmp_path).pages[0].grid
    assert grid is not None
    row = next(row for row in grid.rows if row.curves)
    assert [(one.title, [(point.column, point.value) for point in one.points]) for one in row.curves] == [
        ("After", [(0, 0.5), (1, 1.0), (4, 0.5)]),
        ("Before", [(0, -1.0), (1, 0.0), (4, 0.5)]),
    ]


def test_the_head_counts(tmp_path: Path) -> None:
    assert _made(tmp_path).head.facts == (
        ("Before", "Today"), ("Added", "1"), ("Changed", "2"), ("Dropped", "1"), ("Pain points solved", "2 of 3"),
    )  # fmt: skip


def test_stages_that_have_nothing_in_common_are_dropped_and_added(tmp_path: Path) -> None:
    other = "title: Other\nstate: future\ncompares_to: now\nstages: [{id: new, title: All new, touchpoints: [{title: One tap}]}]\n"
    told = [text for _, text, _ in items(_made(tmp_path, other), "change")]
    assert told == ["Dropped"] * 4 + ["Added"]


def test_any_two_journeys_can_be_compared(tmp_path: Path) -> None:
    made = _made(tmp_path, identifier="then..now")
    assert made.id == "then..now"
    assert made.head.title == "Today"
    assert made.head.facts[0] == ("Before", "Tomorrow")


def test_what_is_compared_to_something_is_found() -> None:
    assert subjects(example("grocery")) == ["first-order-2027"]
    assert subjects(example("veterans")) == []


@pytest.mark.parametrize(
    "words", ["I confirm what I already know", "was: I go to checkout", "solved", "tricked, rushed"]
)
def test_the_example_shows_what_the_future_brings(words: str) -> None:
    made = board(example("grocery"), "compare", "first-order-2027")
    assert any(words in text for text in texts(made.pages[0])) or words in made.description
