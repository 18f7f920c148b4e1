"""The course of journeys: which commits are told, gaps, renames, what moved a journey most, and stretches of time."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeyctl.history.course import Course, Point, biggest_steps, courses, thinned
from journeyctl.history.moment import Commit, Moment, steady
from journeyctl.workspace.revision import Held, Memory, open_held

Files = Mapping[str, str]
MAP = "title: {title}\nstages: [{{id: s, title: S, touchpoints: [{{id: t, title: I wait, emotion: {emotion}{more}}}]}}]\n"
PAIN = ", pain_points: [{id: late, statement: Nobody tells me why, severity: 4, frequency: 0.5}]"


def journey(emotion: float = 0, title: str = "I order", more: str = "") -> str:
    return MAP.format(title=title, emotion=emotion, more=more)


def told(revisions: Sequence[tuple[str, Files]]) -> list[Course]:
    """Return the courses along revisions, each with the day of its commit and its files."""
    memory = Memory()
    line = []
    judged = steady([date.fromisoformat(day) for day, _ in revisions])
    for number, (day, (_, files)) in enumerate(zip(judged, revisions, strict=True)):
        at = datetime.combine(day, datetime.min.time(), UTC)
        commit = Commit(f"{number:040x}", (), "Ana", "ana@shop.example", at, f"commit {number}")
        held = Held({path: text.encode() for path, text in files.items()})
        workspace = open_held(Path("shop"), held, memory)
        line.append(Moment(commit, workspace, at.date(), frozenset()))
    return courses(line)


def days(course: Course | None) -> list[str]:
    return [point.day.isoformat() for point in course.points] if course else []


def means(course: Course) -> list[float | None]:
    return [point.numbers().get("mean_emotion") for point in course.points]


def test_a_journey_is_told_at_the_commits_that_touch_it() -> None:
    other = {"b.journey.yaml": journey(1, "I return it")}
    (a, b) = told(
        [
            ("2026-01-01", {"a.journey.yaml": journey(-1)}),
            ("2026-01-02", {"a.journey.yaml": journey(-1), **other}),
            ("2026-01-03", {"a.journey.yaml": "# the same\n" + journey(-1), **other}),
            ("2026-01-04", {"a.journey.yaml": journey(2), **other}),
        ]
    )
    assert (a.id, a.title, a.state) == ("a", "I order", "current")
    assert days(a) == ["2026-01-01", "2026-01-04"]
    assert means(a) == [-0.5, 1]
    assert days(b) == ["2026-01-02"]


def test_settings_and_evidence_touch_the_journeys_whose_numbers_they_change() -> None:
    claim = journey(1, more=", evidence: [talks]")
    talks = "title: Talks\ntype: interview\ndate: 2026-01-01\nn: 9\nvalid_for: 10\n"
    files = {"a.journey.yaml": claim, "b.journey.yaml": journey(1)}
    (a, b) = told(
        [
            ("2026-01-01", files),
            ("2026-01-02", {**files, "talks.evidence.yaml": talks}),
            ("2026-01-03", {**files, "talks.evidence.yaml": talks, "ana.persona.yaml": "name: Ana\n"}),
            (
                "2026-03-01",
                {
                    **files,
                    "talks.evidence.yaml": talks,
                    "journeyctl.yaml": "scales: {emotion: {min: -1, max: 1}}\n",
                },
            ),
        ]
    )
    assert days(a) == ["2026-01-01", "2026-01-02", "2026-03-01"]
    assert [point.numbers()["evidenced"] for point in a.points] == [0, 1, 0], "judged by its own day"
    assert means(b) == [0.5, 1]


def test_mistakes_are_gaps_and_no_zeros() -> None:
    (a,) = told(
        [
            ("2026-01-01", {"a.journey.yaml": journey(1)}),
            ("2026-01-02", {"a.journey.yaml": "title: [\n"}),
            ("2026-01-03", {"a.journey.yaml": journey(2)}),
        ]
    )
    assert means(a) == [0.5, None, 1]
    assert [point.trouble for point in a.gaps] == ["a.journey.yaml"]
    assert [step.after.day.day for step in biggest_steps(a.points)] == [3], (
        "from what is known to what is known"
    )


def test_a_renamed_journey_goes_on() -> None:
    (b,) = told(
        [
            ("2026-01-01", {"a.journey.yaml": journey(1)}),
            ("2026-01-02", {"b.journey.yaml": journey(1)}),
            ("2026-01-03", {"b.journey.yaml": journey(2)}),
        ]
    )
    assert (b.id, b.was, b.path) == ("b", ("a",), "b.journey.yaml")
    assert days(b) == ["2026-01-01", "2026-01-02", "2026-01-03"]
    assert [point.score.id for point in b.points if point.score] == ["a", "b", "b"]


def test_two_journeys_that_change_their_names() -> None:
    one, two = journey(1, "I order dinner for us all"), journey(-1, "I send shoes back by post")
    (a, b) = told(
        [
            ("2026-01-01", {"x.journey.yaml": one, "y.journey.yaml": two}),
            ("2026-01-02", {"b.journey.yaml": one, "a.journey.yaml": two}),
        ]
    )
    assert (a.was, means(a)) == (("y",), [-0.5, -0.5])
    assert (b.was, means(b)) == (("x",), [0.5, 0.5])


def test_a_journey_that_goes_and_comes_back() -> None:
    keep = {"keep.journey.yaml": journey(0, "I look around in the shop")}
    revisions = [
        ("2026-01-01", {"a.journey.yaml": journey(1), **keep}),
        ("2026-01-02", keep),
        ("2026-01-03", {"a.journey.yaml": journey(2), **keep}),
    ]
    gone = told(revisions[:2])
    assert [one.id for one in gone] == ["keep", "a"], "what is gone stands last"
    assert gone[1].is_gone
    assert days(gone[1]) == ["2026-01-01", "2026-01-02"]
    a = told(revisions)[0]
    assert (a.id, a.is_gone, means(a)) == ("a", False, [0.5, None, 1])


def test_one_clock_that_is_wrong_spoils_one_day() -> None:
    written = ["2026-01-01", "2090-01-01", "2026-02-01", "1970-01-01", "2026-03-01"]
    (a,) = told([(day, {"a.journey.yaml": journey(number - 2)}) for number, day in enumerate(written)])
    assert days(a) == ["2026-01-01", "2026-01-01", "2026-02-01", "2026-02-01", "2026-03-01"]


@given(st.lists(st.dates(date(2026, 1, 1), date(2026, 1, 9)), max_size=8))
def test_days_never_fall_and_most_stay(written: list[date]) -> None:
    found = steady(written)
    assert found == sorted(found)
    assert set(found) <= set(written)
    most = max(
        (
            len(some)
            for size in range(len(written) + 1)
            for some in combinations(written, size)
            if list(some) == sorted(some)
        ),
        default=0,
    )
    assert sum(one == other for one, other in zip(found, written, strict=True)) >= most


def test_the_steps_that_moved_it_most() -> None:
    emotions = [0, 0.5, -2, -1.5, 2, 2]
    revisions = [
        (f"2026-01-0{number}", {"a.journey.yaml": journey(emotion, f"I order {number}")})
        for number, emotion in enumerate(emotions, 1)
    ]
    (a,) = told(revisions)
    assert [(step.before.day.day, step.after.day.day) for step in biggest_steps(a.points)] == [
        (4, 5),
        (2, 3),
        (3, 4),
    ]
    assert a.shift is not None
    assert a.shift.measure("mean_emotion").delta == 1


def test_a_pain_point_moves_a_journey() -> None:
    (a,) = told(
        [
            ("2026-01-01", {"a.journey.yaml": journey(1)}),
            ("2026-01-02", {"a.journey.yaml": journey(1, more=PAIN)}),
        ]
    )
    (step,) = biggest_steps(a.points)
    assert {one.name for one in step.shift.measures() if one.has_shifted} >= {"open_pains", "pain_load"}


@pytest.mark.parametrize(
    ("every", "left"),
    [
        ("commit", ["2025-12-30", "2026-01-02", "2026-01-05", "2026-01-05", "2026-02-01", "2026-04-01"]),
        ("day", ["2025-12-30", "2026-01-02", "2026-01-05", "2026-02-01", "2026-04-01"]),
        ("week", ["2026-01-02", "2026-01-05", "2026-02-01", "2026-04-01"]),
        ("month", ["2025-12-30", "2026-01-05", "2026-02-01", "2026-04-01"]),
        ("quarter", ["2025-12-30", "2026-02-01", "2026-04-01"]),
        ("year", ["2025-12-30", "2026-04-01"]),
    ],
)
def test_the_last_state_of_each_stretch(every: str, left: list[str]) -> None:
    written = ["2025-12-30", "2026-01-02", "2026-01-05", "2026-01-05", "2026-02-01", "2026-04-01"]
    (a,) = told(
        [(day, {"a.journey.yaml": journey(1, f"I order {number}")}) for number, day in enumerate(written)]
    )
    kept = thinned(a, every, lambda _: False)
    assert days(kept) == left
    assert kept is not None
    assert kept.points[-1].score is not None
    assert kept.points[-1].score.title == "I order 5", "the last one of all"
    assert kept.steps == biggest_steps(a.points), "told commit by commit all the same"


def test_from_a_day_on() -> None:
    def is_old(point: Point) -> bool:
        return point.day < date(2026, 2, 1)

    keep = {"keep.journey.yaml": journey(0, "I look around in the shop")}
    a, new, keep_, gone = told(
        [
            ("2026-01-01", {"a.journey.yaml": journey(1), "gone.journey.yaml": journey(2, "I send it back"), **keep}),
            ("2026-01-05", {"a.journey.yaml": journey(0), **keep}),
            ("2026-02-03", {"a.journey.yaml": journey(2), **keep, "b.journey.yaml": journey(1, "Something new")}),
        ]
    )  # fmt: skip
    assert days(thinned(a, "commit", is_old)) == ["2026-01-05", "2026-02-03"], "what was the state then first"
    assert days(thinned(new, "commit", is_old)) == ["2026-02-03"]
    assert days(thinned(keep_, "commit", is_old)) == ["2026-01-01"], "still as it was"
    assert thinned(gone, "commit", is_old) is None
