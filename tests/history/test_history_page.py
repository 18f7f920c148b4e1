"""The page of the course of journeys: what stands on it, gaps, few and many points, hostile words, and what browsers say."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import html5lib
import pytest
from render.browser import axe_source, browser, found_by_axe, opened

from history.test_course import PAIN, Files, journey, told
from journeyctl.diff.difference import Look
from journeyctl.history.course import Course, History, thinned
from journeyctl.history.formats.html import render
from journeyctl.history.lines import Axis, Times, spark
from journeyctl.render.words import Words

GOLDEN = Path(__file__).parent / "golden" / "history.html"
SHOP = [
    ("2026-01-05", {"order.journey.yaml": journey(-1, "Order dinner")}),
    ("2026-02-02", {"order.journey.yaml": journey(-1, "Order dinner", PAIN)}),
    ("2026-02-20", {"order.journey.yaml": "title: [\n"}),
    ("2026-03-02", {"order.journey.yaml": journey(2, "Order dinner")}),
]
Revisions = Sequence[tuple[str, Files]]


def history(revisions: Revisions, every: str = "commit", title: str = "Shop", where: str = "") -> History:
    kept = [thinned(one, every, lambda _: False) for one in told(revisions)]
    return History(title, where, every, tuple(one for one in kept if one))


def signed_by(one: History, author: str, title: str) -> History:
    """Return a history of which every commit has another author and title."""

    def course(of: Course) -> Course:
        points = tuple(
            replace(point, commit=replace(point.commit, author=author, title=title)) for point in of.points
        )
        after = {point.commit.hash: point for point in points}
        steps = tuple(replace(step, after=after[step.after.commit.hash]) for step in of.steps)
        return replace(of, points=points, steps=steps)

    return replace(one, courses=tuple(map(course, one.courses)))


def parsed(*histories: History) -> Any:
    """Return the page as a tree; a parser that forgives nothing has read it."""
    page = render(histories, Look())
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def found(tree: Any, name: str, class_: str = "") -> list[Any]:
    return [
        one
        for one in tree.iter()
        if isinstance(one.tag, str)
        and one.tag.rpartition("}")[2] == name
        and (not class_ or class_ in one.get("class", "").split())
    ]


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def rows(tree: Any, class_: str) -> list[list[str]]:
    (table,) = found(tree, "table", class_)
    return [[words(cell) for cell in row] for row in found(found(table, "tbody")[0], "tr")]


def test_the_numbers_of_now_and_of_the_beginning() -> None:
    tiles = [words(tile) for tile in found(parsed(history(SHOP)), "dl", "tiles")[0]]
    assert tiles[:2] == [
        "Mean emotion1.00at first −0.50+1.50 better",
        "Peak-end1.00at first −0.50+1.50 better",
    ]
    assert "Open pains0as at first" in tiles


def test_what_moved_it_most_is_said_in_words() -> None:
    tree = parsed(history(SHOP))
    first, second = found(tree, "ol", "moves")[0]
    assert [words(one) for one in found(first, "p")] == ["commit 3", "2026-03-02, Ana, 0000000"]
    moved = [words(one) for one in found(first, "ul", "shifts")[0]]
    assert "mean emotion −0.50 → 1.00 better" in moved
    assert "open pains 1 → 0 better" in moved
    assert "open pains 0 → 1 worse" in [words(one) for one in found(second, "ul", "shifts")[0]]
    for chart in found(tree, "svg", "chart"):
        assert sorted(words(one) for one in found(chart, "text", "badge-no")) == ["1", "2"], (
            "each number of the list stands in the chart"
        )


def test_every_point_stands_in_the_table_the_newest_first() -> None:
    table = rows(parsed(history(SHOP)), "points")
    assert [row[0] for row in table] == ["2026-03-02", "2026-02-20", "2026-02-02", "2026-01-05"]
    assert table[1] == ["2026-02-20", "commit 2Ana, 0000000", "mistakes in order.journey.yaml"]
    assert table[2][2:6] == ["−0.50", "−0.50", "0.50", "1"]


def test_mistakes_are_a_gap_in_every_line() -> None:
    tree = parsed(history(SHOP))
    wide = found(tree, "svg", "wide")[0]
    lines = [one.get("d") for one in found(wide, "path", "w")]
    assert len(lines) == 6
    assert all(line.count("M") == 2 for line in lines), lines
    (gap,) = found(wide, "rect", "gap")
    assert words(gap) == "mistakes in order.journey.yaml"
    stops = {re.findall(r"H([\d.]+)M", line)[-1] for line in lines}
    assert stops == {gap.get("x")}, "lines end where the mistakes begin"
    again = float(gap.get("x")) + float(gap.get("width"))
    starts = {float(re.findall(r"M([\d.]+)", line)[-1]) for line in lines}
    assert starts == {round(again, 1)}, "and begin where they end"
    assert "No numbers on 2026-02-20 (0000000): mistakes in order.journey.yaml" in words(tree)


def test_lines_stay_level_until_the_next_commit() -> None:
    (wide,) = found(parsed(history([SHOP[0], SHOP[3]])), "svg", "wide")
    line = found(wide, "path", "w")[0].get("d")
    assert re.fullmatch(r"M46 [\d.]+h[\d.]+v-[\d.]+H[\d.]+", line), line


def test_what_is_pointed_at_says_what_is_new() -> None:
    wide, narrow = found(parsed(history(SHOP)), "svg", "chart")
    (columns,) = found(wide, "g", "at")
    said = ["".join(one.itertext()) for one in found(columns, "title")]
    assert len(said) == 4
    assert said[0].startswith("2026-01-05, Ana\ncommit 0\n0000000\nmean emotion −0.50\n")
    assert said[1].startswith("2026-02-02, Ana\ncommit 1\n0000000\nopen pains 0 to 1\npain load 0 to ")
    assert "mean emotion" not in said[1], "it is as it was"
    assert said[2] == "2026-02-20, Ana\ncommit 2\n0000000\nmistakes in order.journey.yaml"
    assert "mean emotion 1.00" in said[3], "nobody knows what was before"
    assert found(narrow, "g", "at") == [], "nobody points on a phone"


def test_columns_to_be_pointed_at_go_from_one_commit_to_the_next() -> None:
    (wide,) = found(parsed(history([SHOP[0], SHOP[1], SHOP[3]])), "svg", "wide")
    ways = [one.get("d") for one in found(found(wide, "g", "at")[0], "path")]
    found_in = [re.fullmatch(r"M([\d.]+) 34v(\d+)h([\d.]+)v-(\d+)z", way) for way in ways]
    columns = [(float(one[1]), float(one[3])) for one in found_in if one]
    assert len(columns) == 3
    for (start, room), (after, _) in pairwise(columns):
        assert start + room == pytest.approx(after, abs=1)
    assert sum(columns[-1]) == pytest.approx(928, abs=1)


def test_of_many_points_only_those_with_news_can_be_pointed_at() -> None:
    def page(number: int) -> list[Any]:
        days = ((date(2025, 1, 1) + timedelta(days=day)).isoformat() for day in range(number))
        feels = ({"a.journey.yaml": journey(1 if at % 10 else -1, f"Order {at}")} for at in range(number))
        (wide,) = found(parsed(history(list(zip(days, feels, strict=True)))), "svg", "wide")
        return found(found(wide, "g", "at")[0], "path")

    assert len(page(100)) == 100, "each has a dot"
    assert len(page(150)) < 50


def test_the_narrow_picture_is_the_wide_one_pressed_together() -> None:
    for last in (SHOP[3], ("2026-03-02", KEEP)):  # it goes on, and it is gone
        page = history(
            [(day, {**files, **KEEP}) for day, files in (SHOP[0], SHOP[1])] + [(last[0], {**last[1], **KEEP})]
        )
        of_order = next(one for one in found(parsed(page), "section", "course") if "Order" in words(one))
        wide, narrow = found(of_order, "svg", "chart")
        (again,) = found(narrow, "use")
        (lines,) = [one for one in found(wide, "g") if f"#{one.get('id')}" == again.get("href")]
        assert found(lines, "path", "w")
        assert found(narrow, "path", "w") == []
        assert narrow.get("aria-labelledby") == wide.get("id")
        (pressed, _, _, _, moved, _) = map(float, re.findall(r"[\d.]+", again.get("transform")))
        marks = [
            [float(re.findall(r"L([\d.]+)", one.get("d"))[0]) for one in found(chart, "path", "mark")]
            for chart in (wide, narrow)
        ]
        assert marks[0], "and what stands around the lines stands with them"
        assert [x * pressed + moved for x in marks[0]] == pytest.approx(marks[1], abs=0.3)


def test_lines_are_told_apart_without_colour() -> None:
    (wide,) = found(parsed(history([SHOP[0], SHOP[3]])), "svg", "wide")
    names = [words(one) for one in found(wide, "text", "strong")]
    assert {"mean 1.00", "peak-end 1.00", "evidence 0 %"} <= set(names)
    assert len(found(wide, "path", "dash")) == 2, "one of the two lines in each of two panels"


def test_what_is_read_aloud() -> None:
    (wide,) = found(parsed(history(SHOP)), "svg", "wide")
    assert wide.get("aria-label").startswith("From 2026-01-05 to 2026-03-02: mean emotion −0.50 to 1.00, ")


KEEP = {"keep.journey.yaml": journey(0, "I look around in the shop")}


@pytest.mark.parametrize(
    ("revisions", "sentence"),
    [
        (SHOP[:1], "One commit tells of it so far: a curve begins with the second."),
        (SHOP[1:3], "Its numbers are known at one commit only: there is no curve to draw."),
        (SHOP[2:3], "Nobody knows its numbers: its file had mistakes at every commit told of here."),
    ],
)
def test_too_little_for_a_chart(revisions: Revisions, sentence: str) -> None:
    tree = parsed(history(revisions))
    assert found(tree, "svg", "chart") == []
    assert sentence in words(tree)
    assert bool(found(tree, "dl", "tiles")) == ("Nobody" not in sentence)
    assert "at first" not in words(tree)


def test_no_pain_needs_no_panel() -> None:
    tree = parsed(history([SHOP[0], SHOP[3]]))
    assert "No pain point was open." in words(found(tree, "figcaption")[0])
    titles = [words(one) for one in found(found(tree, "svg", "wide")[0], "text", "strong")]
    assert "Pain load" not in titles


def test_a_journey_that_is_gone() -> None:
    files = [{**SHOP[0][1], **KEEP}, {**SHOP[3][1], **KEEP}, KEEP]
    days = ("2026-01-01", "2026-01-02", "2026-01-05")
    tree = parsed(history(list(zip(days, files, strict=True))))
    gone = found(tree, "section", "course")[1]
    assert "removed on 2026-01-05" in words(gone)
    (wide,) = found(gone, "svg", "wide")
    assert found(wide, "path", "w")[0].get("d").endswith("H928"), "its line ends with it, at the right"
    assert "mean 1.00" in words(wide)


@pytest.mark.parametrize(("number", "has"), [(3, False), (4, True)])
def test_an_index_where_there_are_many(number: int, has: bool) -> None:
    def files(emotion: int) -> Files:
        names = enumerate(("Order", "Return", "Complain", "Move")[:number])
        return {f"j{at}.journey.yaml": journey(emotion, name) for at, name in names}

    tree = parsed(history([("2026-01-01", files(-1)), ("2026-01-02", files(1))]))
    assert bool(found(tree, "table", "glance")) == has
    if has:
        assert rows(tree, "glance")[0] == ["Orderj0", "−0.50 → 0.50 better", "0", "2"]
        assert len(found(tree, "svg", "spark")) == 8
        targets = [one.get("href") for one in found(tree, "a")]
        assert targets == [f"#{one.get('id')}" for one in found(tree, "h2") if one.get("id")]


def test_several_workspaces() -> None:
    tree = parsed(history(SHOP, title="Shop"), history(SHOP, title="", where="bank"))
    assert [words(one) for one in found(tree, "h1")] == ["How journeys have gone"]
    assert [words(one) for one in found(tree, "h2")] == ["Shop", "bank"]
    ids = [one.get("id") for one in found(tree, "h3") if one.get("id")]
    assert len(set(ids)) == 2


def test_an_index_of_each_of_several_workspaces() -> None:
    two = {"a.journey.yaml": journey(1, "Order"), "b.journey.yaml": journey(1, "Return")}
    few = history([("2026-01-01", two)])
    assert found(parsed(few, history(SHOP)), "table", "glance") == []
    assert len(found(parsed(few, few, history(SHOP)), "table", "glance")) == 2, "not of one journey alone"


@pytest.mark.parametrize(
    "hostile",
    [
        "</title><script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "]]><!-- {{ 7 * 7 }} &amp; <style>*{}",
        "\x00\x1b[31m\x7f\ud800\u202eevil",
    ],
)
def test_hostile_words_stay_words(hostile: str) -> None:
    one = signed_by(history(SHOP, title=hostile), hostile, hostile)
    one = replace(
        one, courses=(replace(one.courses[0], id=hostile, title=hostile, was=(hostile,)),), notes=(hostile,)
    )
    tree = parsed(one)
    for name in ("script", "img", "iframe"):
        assert found(tree, name) == []
    assert len(found(tree, "style")) == 1
    if hostile.isprintable():
        assert words(found(tree, "h1")[0]) == words(found(tree, "p", "strong")[0]) == hostile
    assert not re.search("[\x00\x1b\x7f\ud800\u202e]", render([one], Look()))


@pytest.mark.parametrize(("lang", "of_note"), [("en", None), ("ja", "en")])
def test_what_is_english_on_a_page_of_another_language_says_so(lang: str, of_note: str | None) -> None:
    one = replace(history(SHOP), notes=("only the last commits were cloned",))
    tree = html5lib.parse(render([one], Look(), words=Words.of(lang)), namespaceHTMLElements=False)
    [note] = [part for part in found(tree, "p", "small") if words(part).startswith("only the last")]
    assert note.get("lang") == of_note


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("2026-01-05", "2026-01-05", ["2026-01-05"]),
        ("2026-01-05", "2026-01-08", ["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08"]),
        ("2026-01-06", "2026-02-06", ["2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02"]),
        ("2026-01-06", "2026-05-06", ["2026-02", "2026-03", "2026-04", "2026-05"]),
        ("2024-05-01", "2026-05-06", ["2024-07", "2025-01", "2025-07", "2026-01"]),
        ("2019-05-01", "2026-05-06", ["2020", "2022", "2024", "2026"]),
        ("0001-01-01", "9999-12-31", ["2000", "4000", "6000", "8000"]),
    ],
)
def test_dates_on_the_axis_are_round(first: str, last: str, ticks: list[str]) -> None:
    days = (date.fromisoformat(first), date.fromisoformat(last))
    axis = Axis(Times(days, ("", ""), (True, True)), 600)
    assert [name for _, name in axis.ticks()] == ticks
    places = [x for x, _ in axis.ticks()]
    assert all(axis.left <= x <= axis.right for x in places)
    assert all(after - before >= 60 for before, after in pairwise(places))


def test_the_axis_is_true_to_time_and_one_day_has_room_for_many() -> None:
    days = tuple(date(2026, 1, 1) + timedelta(days=number) for number in (0, 1, 1, 1, 10))
    xs = Axis(Times(days, ("",) * 5, (True,) * 5), 1040).xs
    assert xs == sorted(set(xs))
    assert (xs[1] - xs[0]) * 10 == pytest.approx(xs[4] - xs[0], abs=1)
    same = Axis(Times(days[1:4], ("",) * 3, (True,) * 3), 1040).xs
    assert same[0] == 46
    assert same[2] > 800


def test_many_points_make_no_heavy_page() -> None:
    start = date(2024, 1, 1)
    revisions = [
        ((start + timedelta(days=number * 3)).isoformat(), {"a.journey.yaml": journey(number % 5 - 2)})
        for number in range(200)
    ]
    empty, full = (len(render([history(some)], Look())) for some in (revisions[:1], revisions))
    assert full - empty < 120_000


def test_a_small_line_is_true_to_time_and_says_where_nothing_is_known() -> None:
    days = [date(2026, 1, day) for day in (1, 3, 4, 5, 9)]
    assert '<path d="M3 21h26v-6H42M55 9H107"' in spark(days, [0, 0.5, None, 1, 1], 0, 1.5, "one")


def test_the_page_is_the_same_each_time(golden: Callable[[Path, str], None]) -> None:
    page = render([history(SHOP)], Look())
    assert page == render([history(SHOP)], Look())
    golden(GOLDEN, page[page.index("<main") : page.index("<footer")])


@pytest.fixture(scope="module")
def program() -> Iterator[Any]:
    with browser() as started:
        yield started


@pytest.mark.parametrize(("scheme", "wide"), [("light", 1280), ("dark", 1280), ("light", 360)])
def test_axe_finds_nothing(program: Any, tmp_path: Path, scheme: str, wide: int) -> None:
    axe = axe_source()
    many = {f"j{number}.journey.yaml": journey(-1, f"I do {number}", PAIN) for number in range(4)}
    first, second = (
        history(SHOP),
        history([("2026-01-01", many), ("2026-02-01", {**many, "j0.journey.yaml": "a: ["})]),
    )
    file = tmp_path / "page.html"
    file.write_text(render([first, second], Look()), "utf-8")
    size = {"width": wide, "height": 900}
    with opened(program, file, color_scheme=scheme, viewport=size) as page:
        for summary in page.locator("details > summary").all():
            summary.click()
        assert found_by_axe(page, axe) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= wide
