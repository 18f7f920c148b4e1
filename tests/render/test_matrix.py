"""The matrix puts pain points and opportunities where their numbers say, each with a number and a line in the list."""

from pathlib import Path

import pytest

from journeyctl.render.board import Board, Ellipse, Group, Paragraph, Table, Text, each
from journeyctl.render.board import Path as Drawn
from journeyctl.render.facts import Facts
from journeyctl.render.lettering.typeface import width
from journeyctl.render.look import SLIDE, Look, Paper
from journeyctl.render.words import Words
from render.boards import LOOK, board, example, facts_of, group, texts
from render.geometry import problems

SLIDES = Look(words=Words.of("en"), paper=SLIDE)


def journey(*pains: str, opportunities: tuple[str, ...] = ()) -> str:
    rows = "".join(f"          - {{{pain}}}\n" for pain in pains)
    chances = "".join(f"          - {{{chance}}}\n" for chance in opportunities)
    return (
        "title: J\nstages:\n  - title: S\n    touchpoints:\n      - title: T\n"
        + (f"        pain_points:\n{rows}" if rows else "")
        + (f"        opportunities:\n{chances}" if chances else "")
    )


def made(root: Path, *pains: str, opportunities: tuple[str, ...] = (), look: Look = LOOK) -> Board:
    found = facts_of(root, {"j.journey.yaml": journey(*pains, opportunities=opportunities)})
    return board(found, "matrix", "", look)


def centre(one: Board, name: str) -> tuple[float, float]:
    disc = next(shape for shape in group(one.pages[0], name).shapes if isinstance(shape, Ellipse))
    return disc.cx, disc.cy


def radius(one: Board, name: str) -> float:
    return next(shape.rx for shape in group(one.pages[0], name).shapes if isinstance(shape, Ellipse))


def table(one: Board) -> Table:
    return next(block for block in one.text if isinstance(block, Table))


def test_worse_is_further_right_and_more_frequent_is_further_up(tmp_path: Path) -> None:
    one = made(
        tmp_path,
        "id: mild, statement: A, severity: 2, frequency: 0.9",
        "id: bad, statement: B, severity: 5, frequency: 0.2",
    )
    mild, bad = centre(one, "pain:j/mild"), centre(one, "pain:j/bad")
    assert mild[0] < bad[0]
    assert mild[1] < bad[1]


def test_more_effort_is_further_right_and_more_value_is_further_up(tmp_path: Path) -> None:
    one = made(
        tmp_path,
        opportunities=(
            "id: quick, statement: A, customer_value: 90, effort: 1",
            "id: hard, statement: B, customer_value: 20, effort: 4",
        ),
    )
    quick, hard = centre(one, "opportunity:j/quick"), centre(one, "opportunity:j/hard")
    assert quick[0] < hard[0]
    assert quick[1] < hard[1]
    assert [row[-2] for row in table(one).rows] == ["Quick wins", "Think twice"]


def test_points_of_one_place_share_it_in_a_stack_around_it(tmp_path: Path) -> None:
    same = [f"id: p{number}, statement: P{number}, severity: 3, frequency: 0.5" for number in range(3)]
    alone = made(tmp_path / "one", same[0])
    one = made(tmp_path / "three", *same)
    found = [centre(one, f"pain:j/p{number}") for number in range(3)]
    assert len(set(found)) == 3
    # The chart is the same, whatever stands in it.
    middle = sum(x for x, _ in found) / 3
    assert middle == pytest.approx(centre(alone, "pain:j/p0")[0], abs=1)


def test_the_area_of_a_disc_grows_with_the_score(tmp_path: Path) -> None:
    one = made(
        tmp_path,
        "id: high, statement: A, severity: 5, frequency: 1",
        "id: low, statement: B, severity: 2, frequency: 0.4",
    )
    scores = [int(row[5]) for row in table(one).rows]
    share = (radius(one, "pain:j/low") / radius(one, "pain:j/high")) ** 2
    assert share == pytest.approx(scores[1] / scores[0], rel=0.03)


def test_a_range_is_a_thin_line_and_the_legend_says_so(tmp_path: Path) -> None:
    exact = made(tmp_path / "a", "id: p, statement: A, severity: 3, frequency: [0.5, 0.5]")
    loose = made(tmp_path / "b", "id: p, statement: A, severity: [2, 4], frequency: [0.3, 0.7]")

    def thin(one: Board) -> int:
        return sum(
            isinstance(shape, Drawn) and shape.stroke_width == 1.2 for shape in each(one.pages[0].shapes)
        )

    assert thin(loose) == 6  # two lines with two ends each
    assert thin(loose) > thin(exact)
    assert any("range" in key.text for key in loose.legend)


def test_what_nobody_has_rated_is_in_the_list_and_not_in_the_chart(tmp_path: Path) -> None:
    one = made(tmp_path, "id: p, statement: Rated, severity: 3, frequency: 0.5", "id: q, statement: Unrated")
    names = {shape.name for shape in each(one.pages[0].shapes) if isinstance(shape, Group)}
    assert "pain:j/p" in names
    assert "pain:j/q" not in names
    assert "row:pain:j/q" in names
    assert any("nobody has written how bad" in text for text in texts(one.pages[0]))


def test_a_claim_without_evidence_is_drawn_dashed(tmp_path: Path) -> None:
    found = facts_of(
        tmp_path,
        {
            "j.journey.yaml": journey("id: p, statement: A, severity: 3, frequency: 0.5, evidence: [e]", "id: q, statement: B, severity: 4, frequency: 0.2"),
            "e.evidence.yaml": "title: E\ntype: survey\nn: 40\n",
        },
    )  # fmt: skip
    one = board(found, "matrix", "")
    dashed = {
        name: next(shape.dashed for shape in group(one.pages[0], name).shapes if isinstance(shape, Ellipse))
        for name in ("pain:j/p", "pain:j/q")
    }
    assert dashed == {"pain:j/p": False, "pain:j/q": True}


def test_only_what_there_is_is_shown(tmp_path: Path) -> None:
    pains = made(tmp_path / "a", "id: p, statement: A, severity: 3, frequency: 0.5", look=SLIDES)
    both = board(example("grocery"), "matrix", "", SLIDES)
    assert [page.name for page in pains.pages] == ["matrix-pains"]
    assert [page.name for page in both.pages] == ["matrix-pains", "matrix-opportunities"]
    assert len(board(example("grocery"), "matrix", "").pages) == 1


def test_with_nothing_to_show_a_sentence_says_what_to_write(tmp_path: Path) -> None:
    one = made(tmp_path)
    assert isinstance(one.text[0], Paragraph)
    assert "pain_points" in one.text[0].text
    assert any("pain_points" in text for text in texts(one.pages[0]))


def test_every_number_in_the_chart_stands_in_the_list_with_the_whole_statement() -> None:
    one = board(example("b2b-onboarding"), "matrix", "", SLIDES)
    page = one.pages[0]
    for number, row in enumerate(table(one).rows, 1):
        said = next(
            shape for shape in each(page.shapes)
            if isinstance(shape, Group) and shape.name.startswith("row:pain:") and shape.title == row[1]
        )  # fmt: skip
        inside = [" ".join(shape.lines) for shape in said.shapes if isinstance(shape, Text)]
        assert inside[:2] == [str(number), row[1]]


def test_only_the_pains_of_a_persona_are_shown_when_one_is_asked_for() -> None:
    look = Look(words=Words.of("en"), persona="shift-worker")
    one = board(example("b2b-onboarding"), "matrix", "", look)
    assert [row[1] for row in table(one).rows] == [
        "I cannot tell from the payslip whether my night shifts are paid"
    ]


@pytest.mark.parametrize(
    "paper", [None, SLIDE, Paper(794, 1123), Paper(1587, 1123)], ids=["endless", "slide", "a4", "a3"]
)
def test_sixty_points_at_similar_places_keep_their_numbers_readable(
    tmp_path: Path, paper: Paper | None
) -> None:
    pains = [
        f"id: p{n}, statement: 'It goes wrong for the {n}th time and nobody says why', severity: {3 + n % 3 // 2}, frequency: {0.3 + n % 19 / 50:.2f}"
        for n in range(60)
    ]
    look = Look(words=Words.of("en"), paper=paper)
    one = made(tmp_path, *pains, look=look)
    assert [problem for page in one.pages for problem in problems(page, look)] == []
    numbers = {
        " ".join(shape.lines)
        for found in each(one.pages[0].shapes) if isinstance(found, Group) and found.name.startswith("pain:")
        for shape in found.shapes if isinstance(shape, Text)
    }  # fmt: skip
    assert numbers == {str(number) for number in range(1, 61)}


def test_two_runs_are_equal(tmp_path: Path) -> None:
    one, two = (Facts(example("b2b-onboarding").workspace, example("b2b-onboarding").today) for _ in range(2))
    assert board(one, "matrix", "", SLIDES) == board(two, "matrix", "", SLIDES)


def test_the_names_of_fields_and_the_last_mark_of_an_axis_keep_clear() -> None:
    (page,) = board(example("grocery"), "matrix", "").pages
    chart = group(page, "chart:opportunities")
    said = {text.lines[0]: text for text in each(chart.shapes) if isinstance(text, Text)}
    level = next(text for words, text in said.items() if words == "100")
    assert said["Quick wins"].y > level.y + level.height / 2
    last = said["5 a programme"]
    assert last.x + last.width / 2 + width("5 a programme", last.size) / 2 <= page.width - 40


def test_a_list_says_what_its_numbers_are() -> None:
    (page,) = board(example("grocery"), "matrix", "").pages
    assert texts(page).count("Score") == 2


def test_labels_of_the_scale_that_fill_the_page_are_no_fault(tmp_path: Path) -> None:
    words = "costs a whole working day " * 60
    settings = f"scales: {{severity: {{labels: {{4: {words}}}}}}}\n"
    files = {
        "a.journey.yaml": "title: A\nstages: [{title: S, touchpoints: [{title: T, pain_points: [{statement: P, severity: 4, frequency: 0.5}]}]}]\n"
    }
    assert board(facts_of(tmp_path, files, settings), "matrix", "", LOOK).pages
