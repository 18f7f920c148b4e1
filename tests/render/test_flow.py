"""The flow: where customers go, in pictures and in words."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from journeyctl.cli.console import MisuseError
from journeyctl.cli.graphviz import arrange
from journeyctl.render.board import Board, Group, Page, Table, each
from journeyctl.render.facts import Facts
from journeyctl.render.look import SLIDE, Arrange, Look, Paper
from journeyctl.render.words import Words
from render.boards import LOOK as PLAIN
from render.boards import board, example, facts_of, group, inside, texts
from render.by_hand import in_a_row
from render.geometry import problems
from render.tangled import tangle_file

GOLDEN = Path(__file__).parent / "golden"
LOOK = Look(words=Words.of("en"), arrange=in_a_row)


@cache
def graphviz() -> Arrange:
    try:
        return arrange()
    except MisuseError as error:
        pytest.skip(f"there is no Graphviz: {error}")


def names(page: Page, kind: str) -> list[str]:
    return [
        shape.name
        for shape in each(page.shapes)
        if isinstance(shape, Group) and shape.name.startswith(f"{kind}:")
    ]


def table(made: Board) -> Table:
    return next(block for block in made.text if isinstance(block, Table))


def journey(root: Path, stages: str) -> Facts:
    return facts_of(root, {"a.journey.yaml": f"title: A\nstages:\n{stages}"})


TWO_WAYS = """\
  - title: One
    touchpoints:
      - {id: a, title: I come, next: [{to: b, share: 0.6}, {to: c, share: 0.3, when: it rains}]}
      - {id: b, title: I look, next: [{to: a, share: 0.5}, {to: c, share: 0.5}]}
  - title: Two
    touchpoints:
      - {id: c, title: I pay}
"""


def test_the_graph_of_the_grocery_example(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "flow.dot", board(example("grocery"), "flow", "first-order").dot)


def test_without_graphviz_there_is_dot_and_text_and_no_picture() -> None:
    made = board(example("grocery"), "flow", "first-order", PLAIN)
    assert made.pages == ()
    assert made.dot.startswith("digraph journeyctl {")
    assert table(made).rows


def test_every_touchpoint_and_every_way_is_drawn(tmp_path: Path) -> None:
    (page,) = board(journey(tmp_path, TWO_WAYS), "flow", "a", LOOK).pages
    assert names(page, "touchpoint") == ["touchpoint:a", "touchpoint:b", "touchpoint:c"]
    assert names(page, "stage") == ["stage:one", "stage:two"]
    ways = names(page, "way")
    assert [way for way in ways if "leave" not in way] == [
        "way:touchpoint:a>touchpoint:b",
        "way:touchpoint:a>touchpoint:c",
        "way:touchpoint:b>touchpoint:a",
        "way:touchpoint:b>touchpoint:c",
    ]
    assert group(page, "way:touchpoint:a>touchpoint:c").title == "I come: 30\u00a0% to “I pay”, when it rains"
    assert {"60\u00a0%", "30\u00a0%", "it rains", "50\u00a0%"} <= set(texts(page))


def test_several_ways_to_one_touchpoint_are_one_with_every_case(tmp_path: Path) -> None:
    ways = "{to: b, share: 0.5, when: it rains}, {to: b, share: 0.2}, {to: b, share: 0.1, when: it snows}"
    stages = (
        f"  - title: S\n    touchpoints: [{{id: a, title: I come, next: [{ways}]}}, {{id: b, title: I pay}}]"
    )
    (page,) = board(journey(tmp_path, stages), "flow", "a", LOOK).pages
    said = group(page, "way:touchpoint:a>touchpoint:b").title
    assert said == "I come: 80\u00a0% to “I pay”, when it rains; it snows"


def test_ways_back_are_dashed_and_of_another_colour(tmp_path: Path) -> None:
    (page,) = board(journey(tmp_path, TWO_WAYS), "flow", "a", LOOK).pages
    back = group(page, "way:touchpoint:b>touchpoint:a").shapes[0]
    on = group(page, "way:touchpoint:a>touchpoint:b").shapes[0]
    assert [(shape.dashed, shape.stroke) for shape in (back, on)] == [(True, "accent"), (False, "rule")]  # type: ignore[union-attr]


def test_the_wider_a_line_the_more_customers_go_there(tmp_path: Path) -> None:
    (page,) = board(journey(tmp_path, TWO_WAYS), "flow", "a", LOOK).pages
    widths = [
        group(page, f"way:touchpoint:{way}").shapes[0].stroke_width  # type: ignore[union-attr]
        for way in ("a>touchpoint:b", "a>touchpoint:c", "b>touchpoint:c")
    ]
    assert widths[0] > widths[1]
    assert all(1.2 <= one <= 4 for one in widths)


def test_where_customers_leave_is_said(tmp_path: Path) -> None:
    made = board(journey(tmp_path, TWO_WAYS), "flow", "a", LOOK)
    # A tenth of those who come to `a`, and half of those at `b` come back: 1 / (1 - 0.3) times.
    assert inside(group(made.pages[0], "leave:0").shapes) == ["14\u00a0% leave"]
    assert table(made).rows == (
        (
            "I come",
            "One",
            "100\u00a0%",
            "60\u00a0% to “I look”; 30\u00a0% to “I pay”, when it rains",
            "14\u00a0%",
        ),
        ("I look", "One", "60\u00a0%", "50\u00a0% to “I come”; 50\u00a0% to “I pay”", ""),
        ("I pay", "Two", "86\u00a0%", "The end", ""),
    )
    assert made.description == (
        "A: the ways through 3 touchpoints in 2 stages. 86\u00a0% of the customers come to the end. "
        "Most of the others, 14\u00a0%, leave at “I come”. 1 way leads back."
    )


def test_without_shares_nothing_is_made_up(tmp_path: Path) -> None:
    made = board(
        journey(tmp_path, "  - {title: S, touchpoints: [{title: One}, {title: Two}]}"), "flow", "a", LOOK
    )
    assert "%" not in " ".join(texts(made.pages[0]))
    assert table(made).head == ("Touchpoint", "Stage", "Ways on")
    assert "Nobody has written yet which share goes which way." in made.description


def test_shares_that_nobody_has_written_have_a_question_mark(tmp_path: Path) -> None:
    stages = """\
  - title: S
    touchpoints:
      - {id: a, title: A, next: [{to: b, share: 0.4}, {to: c}, {to: d}]}
      - {id: b, title: B}
      - {id: c, title: C}
      - {id: d, title: D}
"""
    made = board(journey(tmp_path, stages), "flow", "a", LOOK)
    assert "30\u00a0%?" in texts(made.pages[0])
    assert "?: nobody has written the share" in [key.text for key in made.legend]


def test_empty_stages_have_a_card_that_says_so(tmp_path: Path) -> None:
    stages = "  - {title: Before, touchpoints: [{title: One}]}\n  - {title: Empty}\n  - {title: After, touchpoints: [{title: Two}]}"
    made = board(journey(tmp_path, stages), "flow", "a", LOOK)
    assert inside(group(made.pages[0], "empty:1").shapes) == ["No touchpoint yet"]
    assert ("No touchpoint yet", "Empty", "") in table(made).rows
    assert names(made.pages[0], "way") == ["way:touchpoint:one>touchpoint:two"]


def test_a_journey_of_nothing(tmp_path: Path) -> None:
    made = board(facts_of(tmp_path, {"a.journey.yaml": "title: A\n"}), "flow", "a", LOOK)
    assert "Nothing is mapped yet: the journey has no touchpoints." in texts(made.pages[0])


def test_two_touchpoints_of_one_id_are_two_cards(tmp_path: Path) -> None:
    made = board(
        journey(tmp_path, "  - {title: S, touchpoints: [{title: One}, {title: One}]}"), "flow", "a", LOOK
    )
    assert names(made.pages[0], "touchpoint") == ["touchpoint:one", "touchpoint:one:1"]


def test_a_persona_feels_as_itself_and_does_not_come_everywhere() -> None:
    made = board(example("b2b-onboarding"), "flow", "onboarding", replace(LOOK, persona="shift-worker"))
    said = inside(group(made.pages[0], "touchpoint:demo").shapes)
    assert "Video call · this persona does not come here" in said
    assert group(made.pages[0], "touchpoint:payday").shapes[0].dashed is False  # type: ignore[union-attr]


def test_a_slide_names_what_stands_elsewhere(tmp_path: Path) -> None:
    def stage(title: str, first: int, last: str) -> str:
        points = "".join(
            f"      - {{id: t{number}, title: Touchpoint {number}}}\n" for number in range(first, first + 3)
        )
        return f"  - title: {title}\n    touchpoints:\n{points}      - {{id: t{first + 3}, title: Last of {title}{last}}}\n"

    stages = stage("One", 0, "") + stage("Two", 4, ", next: [{to: t1, share: 0.2, when: it fails}]")
    made = board(journey(tmp_path, stages), "flow", "a", replace(LOOK, paper=SLIDE))
    one, two = made.pages
    assert [len(names(page, "touchpoint")) for page in (one, two)] == [4, 4]
    assert inside(group(one, "to:4").shapes) == ["Touchpoint 4"]
    assert inside(group(one, "from:7").shapes) == ["Last of Two"]
    assert inside(group(two, "from:3").shapes) == ["Last of One"]
    assert inside(group(two, "to:1").shapes) == ["Back to: Touchpoint 1"]
    assert "it fails" in texts(one)
    assert "it fails" in texts(two)


def test_a_hub_names_only_how_many_ways_there_are(tmp_path: Path) -> None:
    points = "".join(f"      - {{id: t{number}, title: Touchpoint {number}}}\n" for number in range(1, 30))
    ways = ", ".join(f"{{to: t{number}, share: 0.03}}" for number in range(1, 30))
    stages = f"  - title: Hub\n    touchpoints: [{{id: hub, title: Hub, next: [{ways}]}}]\n  - title: All\n    touchpoints:\n{points}"
    made = board(journey(tmp_path, stages), "flow", "a", replace(LOOK, paper=SLIDE))
    assert "29 other touchpoints" in [text for page in made.pages for text in texts(page)]


def test_details_say_more_of_touchpoints_and_pains() -> None:
    made = board(example("grocery"), "flow", "first-order", LOOK)
    details = {detail.id for detail in made.details}
    assert "touchpoint:first-order/checkout" in details
    linked = {
        shape.detail for shape in each(made.pages[0].shapes) if isinstance(shape, Group) and shape.detail
    }
    assert linked
    assert linked <= details


TANGLES = (16, 23, 48, 58, 94, 104, 109, 232, 283)
"""Those that went wrong once, and some more."""


@pytest.mark.parametrize("paper", [None, SLIDE])
@pytest.mark.parametrize("seed", TANGLES)
def test_nothing_overlaps_where_ways_are_a_tangle(tmp_path: Path, seed: int, paper: Paper | None) -> None:
    look = replace(LOOK, arrange=graphviz(), paper=paper)
    made = board(facts_of(tmp_path, {"a.journey.yaml": tangle_file(seed)}), "flow", "a", look)
    assert [problem for page in made.pages for problem in problems(page, look)] == []


@pytest.mark.parametrize("paper", [None, SLIDE])
@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("grocery", "first-order"),
        ("grocery", "first-order-2027"),
        ("b2b-onboarding", "onboarding"),
        ("b2b-onboarding", "data-migration"),
        ("veterans", "journeys-of-veterans"),
    ],
)
def test_the_examples_are_right(name: str, identifier: str, paper: object) -> None:
    look = replace(LOOK, arrange=graphviz(), paper=SLIDE if paper else None)
    made = board(example(name), "flow", identifier, look)
    assert [problem for page in made.pages for problem in problems(page, look)] == []
    assert all(page.notes for page in made.pages)
