"""The persona card says everything that is written of a persona, nothing that is not, and how it fares."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from journeyctl.render.board import Board, Ellipse, Group, Rect, Table, each
from journeyctl.render.look import SLIDE, Look, Paper
from journeyctl.render.persons.portrait import portrait
from journeyctl.render.words import Words
from render.boards import LOOK, board, example, facts_of, group, inside, texts
from render.geometry import problems

SLIDES = Look(words=Words.of("en"), paper=SLIDE)
JOURNEY = (
    "title: J\npersonas: [{who}]\nstages:\n  - title: S\n    touchpoints:\n"
    "      - title: Good\n        emotion: {{score: 1, by_persona: {{b: -2}}}}\n"
    "      - title: Bad\n        emotion: -1\n        pain_points: [{{id: p, statement: It hurts, severity: 4, frequency: 0.5}}]\n"
)


def made(root: Path, persona: str, files: Mapping[str, str] | None = None, look: Look = LOOK) -> Board:
    found = facts_of(root, {"a.persona.yaml": f"name: Ana\n{persona}", **(files or {})})
    return board(found, "persona", "a", look)


def test_empty_lists_have_no_heading(tmp_path: Path) -> None:
    said = texts(made(tmp_path, "goals: [To be home early]\n").pages[0])
    assert "Goals" in said
    assert "To be home early" in said
    assert not {"Needs", "Frustrations", "Journeys", "What hurts most", "What it rests on"} & set(said)


@pytest.mark.parametrize(
    ("basis", "dashed", "words"),
    [
        ("basis: research\n", False, "Rests on research"),
        ("basis: proto\n", True, "An assumption: nobody has asked yet"),
        ("", True, "Nobody has written what it rests on"),
        ("evidence: [e]\n", False, "Rests on evidence"),
    ],
)
def test_an_assumption_is_seen_at_a_glance(tmp_path: Path, basis: str, dashed: bool, words: str) -> None:
    one = made(tmp_path, basis, {"e.evidence.yaml": "title: E\ntype: survey\n"})
    frames = [shape for shape in each(one.pages[0].shapes) if isinstance(shape, Rect) and shape.dashed]
    assert bool(frames) is dashed
    assert words in texts(one.pages[0])


def test_journeys_show_how_this_persona_feels(tmp_path: Path) -> None:
    files = {"j.journey.yaml": JOURNEY.format(who="a, b"), "b.persona.yaml": "name: Bo\n"}
    found = facts_of(tmp_path, {"a.persona.yaml": "name: Ana\n", **files})
    assert "Best: Good. Worst: Bad." in inside(
        group(board(found, "persona", "a").pages[0], "journey:j").shapes
    )
    assert "Best: Bad. Worst: Good." in inside(
        group(board(found, "persona", "b").pages[0], "journey:j").shapes
    )


def test_pains_are_those_that_the_persona_meets_with_score_and_detail(tmp_path: Path) -> None:
    files = {"j.journey.yaml": JOURNEY.format(who="b"), "b.persona.yaml": "name: Bo\n"}
    found = facts_of(tmp_path, {"a.persona.yaml": "name: Ana\n", **files})
    assert board(found, "persona", "a").details == ()
    one = board(found, "persona", "b")
    pain = group(one.pages[0], "pain:j/p")
    score = next(block for block in one.text if isinstance(block, Table)).rows[0][-1]
    assert inside(pain.shapes) == ["It hurts", score]
    assert pain.detail in {detail.id for detail in one.details}


def test_a_journey_of_the_broader_persona_is_one_of_the_narrower(tmp_path: Path) -> None:
    files = {"j.journey.yaml": JOURNEY.format(who="b"), "b.persona.yaml": "name: Bo\n"}
    one = made(tmp_path, "parent: b\n", files)
    assert "A kind of Bo" in texts(one.pages[0])
    assert "J" in texts(one.pages[0])


def test_one_feeling_alone_is_a_face_and_no_curve(tmp_path: Path) -> None:
    journey = "title: J\npersonas: [a]\nstages:\n  - title: S\n    touchpoints:\n      - {title: T, emotion: 1}\n      - title: U\n"
    shown = group(made(tmp_path, "", {"j.journey.yaml": journey}).pages[0], "journey:j")
    assert "One feeling known: T." in inside(shown.shapes)


def test_links_of_evidence_are_followed_and_files_are_not(tmp_path: Path) -> None:
    one = made(
        tmp_path, "evidence: [e, f]\n",
        {"e.evidence.yaml": "title: E\ntype: survey\nsource: https://a.example/x\n", "f.evidence.yaml": "title: F\ntype: survey\nsource: f.csv\n"},
    )  # fmt: skip
    links = {shape.href for shape in each(one.pages[0].shapes) if isinstance(shape, Group) and shape.href}
    assert links == {"https://a.example/x"}


@pytest.mark.parametrize(
    "name", ["grocery/busy-parent", "grocery/student", "b2b-onboarding/payroll-admin", "veterans/veteran"]
)
def test_the_examples_fit_on_one_slide(name: str) -> None:
    workspace, _, persona = name.partition("/")
    one = board(example(workspace), "persona", persona, SLIDES)
    assert len(one.pages) == 1
    assert (one.pages[0].width, one.pages[0].height) == (1280, 720)
    assert problems(one.pages[0], SLIDES) == []


@pytest.mark.parametrize(
    "paper", [None, SLIDE, Paper(794, 1123), Paper(420, 595)], ids=["endless", "slide", "a4", "a6"]
)
def test_a_persona_with_everything_long_loses_no_line(tmp_path: Path, paper: Paper | None) -> None:
    long = (
        "I wait for an answer that never comes and then I call again and explain everything from the start. "
        * 6
    )
    lists = "".join(f"{key}: ['{key} {long}', '{key} two {long}', '{key} three']\n" for key in ("goals", "needs", "jobs", "frustrations"))  # fmt: skip
    look = Look(words=Words.of("en"), paper=paper)
    one = made(tmp_path, f"role: '{long}'\nquote: '{long}'\nsummary: '{long}'\n{lists}", look=look)
    assert [problem for page in one.pages for problem in problems(page, look)] == []
    said = "".join("".join(texts(page)) for page in one.pages).replace(" ", "")
    assert said.count("explaineverythingfromthestart.") == 6 * (3 + 2 * 4)


def test_a_portrait_is_the_same_for_the_same_id_and_stays_in_its_square() -> None:
    assert portrait("ana", 10, 20, 100) == portrait("ana", 10, 20, 100)
    portraits = {str(portrait(name, 0, 0, 100).shapes) for name in ("ana", "bo", "cy", "di", "eve", "fi")}
    assert len(portraits) > 3
    for name in ("ana", "bo", "cy", "di", "eve", "fi"):
        for shape in portrait(name, 0, 0, 100).shapes:
            if isinstance(shape, Ellipse):
                assert shape.cx - shape.rx >= -0.01
                assert shape.cx + shape.rx <= 100.01
