"""Both curves of a journey, touchpoint by touchpoint, and the charts that a comment shows of them."""

import re
from dataclasses import replace

import pytest

from diff.made import compared
from journeyctl.diff.charts import MOST, charts, told
from journeyctl.diff.curves import CurveShift, Felt, curve_shifts, passed_through
from journeyctl.diff.difference import Difference, Look, Version
from journeyctl.diff.formats import markdown
from journeyctl.diff.twins import Twin, journey_twins
from journeyctl.model.settings import EmotionScale

SCALE = EmotionScale()


def journey(*stages: str) -> dict[str, str]:
    """Return a journey of stages, each written `id: touchpoint=emotion touchpoint=emotion`."""
    text = "title: A journey\nstages:\n"
    for stage in stages:
        name, _, points = stage.partition(":")
        text += f"  - id: {name}\n    title: The stage {name} of all\n    touchpoints:\n"
        for point in points.split():
            one, _, emotion = point.partition("=")
            felt = f", emotion: {emotion}" if emotion else ""
            text += f"      - {{id: {one}, title: {_TITLES[one]}{felt}}}\n"
    return {"a.journey.yaml": text}


_TITLES = {
    "a": "Apples are bought",
    "b": "Boats leave",
    "c": "Clouds gather",
    "d": "Drums beat",
    "e": "Eels swim",
}


def tree(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Return the twins of a comparison in order: stages with what stands in them, `-` for gone and `+` for new."""
    found = compared(before, after)
    return [_line(stage) for twin in journey_twins(found.matching, found.changes) for stage in twin.parts]


def _line(twin: Twin) -> str:
    sign = "-" if twin.new is None else "+" if twin.old is None else ""
    inside = " ".join(_line(part) for part in twin.parts)
    return f"{sign}{twin.shown.short}" + (f"({inside})" if inside else "")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (("s: a b c",), ("s: a b c",), ["s(a b c)"]),
        (("s: a b c",), ("s: a c",), ["s(a -b c)"]),
        (("s: a b c",), ("s: c",), ["s(-a -b c)"]),
        (("s: a b",), ("s: a d b e",), ["s(a +d b +e)"]),
        (("s: a b c",), ("s: c b",), ["s(-a c b)"]),
        (("s: a b", "t: c"), ("s: a", "t: b c"), ["s(a)", "t(b c)"]),
        (("s: a", "t: b", "u: c"), ("s: a", "u: c"), ["s(a)", "-t(-b)", "u(c)"]),
        (("s: a", "t: b"), ("s: a b",), ["s(a b)", "-t"]),
        (("s: a",), ("r: b", "s: a"), ["+r(+b)", "s(a)"]),
    ],
)
def test_what_is_gone_stands_where_it_stood(
    before: tuple[str, ...], after: tuple[str, ...], told: list[str]
) -> None:
    assert tree(journey(*before), journey(*after)) == told


def shifts(before: dict[str, str], after: dict[str, str]) -> list[CurveShift]:
    found = compared(before, after)
    return list(curve_shifts(journey_twins(found.matching, found.changes), (SCALE, SCALE)))


def test_curves_are_told_in_the_order_of_now() -> None:
    (shift,) = shifts(journey("s: a=2 b=1 c=-2"), journey("s: a=1 d=0 c=-2"))
    assert [(one.id, one.before, one.after) for one in shift.felt] == [
        ("a", 1.0, 0.5), ("b", 0.5, None), ("d", None, 0.0), ("c", -1.0, -1.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [("s: a=1 b=1", "s: a=1 b=1"), ("s: a b", "s: a=1 b"), ("s: a=1", "s: a"), ("s: a", "s: a b")],
)
def test_a_curve_that_is_the_same_or_has_no_other_is_no_shift(before: str, after: str) -> None:
    assert shifts(journey(before), journey(after)) == []


def test_a_line_runs_straight_through_what_it_has_no_point_for() -> None:
    assert passed_through([0.0, None, None, None, 1.0]) == [0.0, 0.25, 0.5, 0.75, 1.0]
    assert passed_through([]) is None
    assert passed_through([1.0, None]) is None


def made(*felt: tuple[str, float | None, float | None], name: str = "order") -> list[str]:
    return ["\n".join(lines) for lines in charts(CurveShift(name, tuple(Felt(*one) for one in felt)))]


def test_one_chart_with_two_lines() -> None:
    (chart,) = made(("a", 1, 0.5), ("b", None, -1), ("c", -0.5, 1 / 3))
    assert chart.endswith(
        'xychart-beta\n  title "order#58; emotion before and after"\n  x-axis ["a", "b", "c"]\n  y-axis "emotion" -1 --> 1\n'
        '  line "before" [1, 0.25, -0.5]\n  line "after" [0.5, -1, 0.3333]'
    )


def test_two_charts_where_one_begins_or_ends_elsewhere() -> None:
    before, after = made(("a", None, 1), ("b", 0, 0), ("c", -1, 1))
    assert ('x-axis ["b", "c"]' in before, 'line "before" [0, -1]' in before) == (True, True)
    assert ('x-axis ["a", "b", "c"]' in after, 'line "after" [1, 0, 1]' in after) == (True, True)


def test_long_names_give_way_to_numbers_and_too_many_to_the_table() -> None:
    (chart,) = made(*((f"touchpoint-{number}", 1, 0) for number in range(9)))
    assert 'x-axis ["1", "2", "3"' in chart
    assert made(*((f"t{number}", 1, 0) for number in range(MOST + 1))) == []
    assert made(("alone", 1, -1)) == []


@pytest.mark.parametrize(
    "name",
    ['a "b"', "%%{init: {}}%%", "```", "a;b", "#quot;", "<b>", "a\nb", "line [1]", "", " ", "\x1b[31m", "`x`", "{x}", "a\\", "日本", '"]\n line [0]'],
)  # fmt: skip
def test_names_cannot_leave_their_quotes(name: str) -> None:
    (chart,) = made((name, 1, 0), ("t", 0, 1), name=name)
    *_, title, axis, scale, before, after = chart.split("\n")
    assert re.fullmatch(r'  title "[^"`{}%;\\]*(?:(?:#\w+;)[^"`{}%;\\]*)*"', title)
    assert re.fullmatch(r'  x-axis \["[^"`{}%\\]+", "t"\]', axis) or re.fullmatch(
        r'  x-axis \["1", "2"\]', axis
    )
    assert (scale, before, after) == (
        '  y-axis "emotion" -1 --> 1',
        '  line "before" [1, 0]',
        '  line "after" [0, 1]',
    )


def test_the_table_says_what_the_lines_say() -> None:
    rows = list(told((Felt("a", 1 / 3, None), Felt("b", -1, 0.5))))
    assert rows == [("1", "a", "0.33", "–"), ("2", "b", "−1", "0.5")]


def test_a_comment_that_would_be_too_long_goes_without_curves() -> None:
    felt = tuple(Felt(f"touchpoint-{number}", 1.0, 0.0) for number in range(30))
    shifts = [CurveShift(f"journey-{number}", felt) for number in range(60)]
    one = Difference("Shop", "", Version("a"), Version("b"), curves=shifts[:2])
    assert markdown.render([one], Look()).count("```mermaid") == 2
    long = markdown.render([replace(one, curves=shifts)], Look())
    assert len(long) < 60_000
    assert "mermaid" not in long
    assert "more: the comment would be too long" not in long


def test_a_comment_has_the_chart_and_says_its_lines() -> None:
    shift = CurveShift("order", (Felt("a|b", 1.0, 0.0), Felt("c", None, 0.5), Felt("d", 0.0, 0.0)))
    told = markdown.render([Difference("Shop", "", Version("a"), Version("b"), curves=[shift])], Look())
    assert (
        "The grey line is before, in the order of now, and the violet one after; where a touchpoint is on one side only"
        in told
    )
    assert "| 1 | a&#124;b | 1 | 0 |\n| 2 | c | – | 0.5 |" in told
