"""The lives of pain points and the debt that they are: when they were open, how they ended, when their evidence lapsed."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from history.books import START, Story, author
from journeyctl.history.pain_lives import Event
from journeyctl.history.pains import Debt, PainHistory, Past, pain_history, stretches_of
from journeyctl.workspace.revision import Held, open_held

DAY = START.date()
J = """\
title: I order
stages:
  - id: buy
    title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        pain_points:
          - {id: fee, statement: The fee shows late, severity: 4, frequency: 0.5, evidence: [survey]}
      - {id: wait, title: I wait}
"""
FEE = (
    "          - {id: fee, statement: The fee shows late, severity: 4, frequency: 0.5, evidence: [survey]}\n"
)
PATH = "order.journey.yaml"
EVIDENCE = "survey.evidence.yaml"


def order(*changes: tuple[str, str], survey: str = "", **others: str) -> dict[str, str]:
    """Return the journey with some texts replaced, and the survey that the pain rests on."""
    text = J
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    asked = f"type: survey\ntitle: Survey\nn: 100\n{survey}"
    return {PATH: text, EVIDENCE: asked, **{name.replace("_", "."): value for name, value in others.items()}}


def told(story: Story, today: int = 30, every: str = "month", line: list[int] | None = None) -> PainHistory:
    """Return the history of all pain points, `today` days behind the first commit."""
    places = line or list(range(len(story.pages)))
    days = [DAY + timedelta(days=today if story.pages[one].commit is None else one) for one in places]

    def workspace(number: int):  # type: ignore[no-untyped-def]
        files = story.pages[places[number]].files
        return open_held(Path("/shop"), Held({path: str(text).encode() for path, text in files.items()}))

    return pain_history(Past(story.book(), places, days, workspace), DAY + timedelta(days=today), every)


def story(*files: dict[str, str]) -> Story:
    """Return a history of which each commit has its own author, a day apart."""
    made = Story()
    for who, one in zip("abcdefghijklm", files, strict=False):
        made.commit(who, one)
    return made


def the(history: PainHistory, identifier: str = "order/fee") -> Debt:
    """Return the one pain point with an id."""
    (found,) = [one for one in history.pains if one.id == identifier]
    return found


def spans(one: Debt) -> list[tuple[int, int | None]]:
    """Return when it was open, in days behind the first commit."""
    return [(number(span.start), None if span.end is None else number(span.end)) for span in one.life.open]


def lapses(one: Debt) -> list[tuple[int, int | None]]:
    """Return when its evidence had lapsed, in days behind the first commit."""
    return [(number(span.start), None if span.end is None else number(span.end)) for span in one.life.lapses]


def number(day: date) -> int:
    """Return how many days a day lies behind the first commit."""
    return (day - DAY).days


FIXED = ("severity: 4", "severity: 4, status: fixed")
GONE = (FEE, "          - {id: odd, statement: Something else is wrong}\n")


def test_an_open_pain_point() -> None:
    one = the(
        told(story(order(), order(("severity: 4", "severity: 5")), order(("severity: 4", "severity: 2"))))
    )
    assert (author(one.first.commit), one.written, one.is_open, one.days_open) == ("a", DAY, True, 30)
    assert one.severities == (4, 5, 2)
    assert one.score is not None
    assert (one.closed, one.how_closed, one.reopened) == (None, "", 0)


@pytest.mark.parametrize(
    ("after", "how"),
    [
        (order(FIXED), "fixed"),
        (order(("severity: 4", "severity: 4, status: wontfix")), "wontfix"),
        (order(GONE), "removed"),
        ({PATH: "title: I order\nstages: [{id: buy, title: I pay, touchpoints: [{id: wait, title: I wait}]}]\n"},
         "removed with its touchpoint"),
        ({PATH: "title: I order\nstages: [{id: look, title: Something else}]\n"}, "removed with its stage"),
        ({"other.persona.yaml": "name: Ana\n"}, "removed with its journey"),
        (order(("title: I order\n", "title: I order\nstate: future\n")), "its journey is future now"),
    ],
)  # fmt: skip
def test_how_it_ends(after: dict[str, str], how: str) -> None:
    one = the(told(story(order(), order(), after)))
    assert (one.how_closed, one.closed, one.days_open) == (how, DAY + timedelta(days=2), 2)
    assert one.score is None


@pytest.mark.parametrize("state", ["accepted", "fixing", "open"])
def test_what_is_being_fixed_or_accepted_is_open(state: str) -> None:
    one = the(told(story(order(), order(("severity: 4", f"severity: 4, status: {state}")))))
    assert one.is_open


def test_it_is_opened_again() -> None:
    one = the(told(story(order(), order(FIXED), order(), order(FIXED), order())))
    assert spans(one) == [(0, 1), (2, 3), (4, None)]
    assert (one.reopened, one.days_open) == (2, 1 + 1 + 26)
    states = [(turn.before, turn.after) for turn in one.life.turns if turn.event is Event.STATUS]
    assert states == [("open", "fixed"), ("fixed", "open")] * 2


def test_what_is_written_again_goes_on_with_its_life() -> None:
    one = the(told(story(order(), order(GONE), order())))
    assert spans(one) == [(0, 1), (2, None)]
    assert [turn.event.value for turn in one.life.turns] == ["written", "removed", "written again"]
    assert author(one.first.commit) == "a"


def test_another_id_and_the_same_words_are_the_same_pain_again() -> None:
    history = told(story(order(), order(GONE), order(("id: fee", "id: late"))))
    assert the(history, "order/late").life.ids == ("order/late", "order/fee")


def test_it_is_followed_through_ids_places_and_files() -> None:
    renamed = order(("id: fee", "id: late"))
    moved = order(
        ("        pain_points:\n" + FEE, ""),
        (
            "      - {id: wait, title: I wait}\n",
            "      - id: wait\n        title: I wait\n        pain_points:\n"
            + FEE.replace("id: fee", "id: late"),
        ),
    )
    elsewhere = {"dinner.journey.yaml": moved[PATH], EVIDENCE: moved[EVIDENCE]}
    one = the(told(story(order(), renamed, moved, elsewhere)), "dinner/late")
    assert spans(one) == [(0, None)]
    assert one.life.ids == ("dinner/late", "order/late", "order/fee")
    assert [turn.event.value for turn in one.life.turns] == ["written", "renamed", "moved", "renamed"]
    assert author(one.first.commit) == "a"


def test_what_was_never_open_is_no_debt() -> None:
    history = told(story(order(FIXED)))
    one = the(history)
    assert (one.is_open, one.closed, one.days_open, spans(one)) == (False, None, 0, [])
    assert history.closed == []


def test_a_future_state_has_no_debt() -> None:
    assert told(story(order(("title: I order\n", "title: I order\nstate: future\n")))).pains == ()


def test_a_file_with_mistakes_says_nothing() -> None:
    broken = {**order(), PATH: J + "  - bad: [\n"}
    one = the(told(story(order(), broken, broken, order(("severity: 4", "severity: 5")))))
    assert spans(one) == [(0, None)]
    assert [(turn.event.value, number(turn.day)) for turn in one.life.turns] == [
        ("written", 0),
        ("severity", 3),
    ]
    history = told(story(order(), broken))
    assert the(history).is_open
    late = told(story(broken, order()))
    assert spans(the(late)) == [(1, None)], "it is first seen where it can be read"


def test_who_wrote_it_on_a_branch_is_named() -> None:
    made = Story()
    start = made.commit("ana", order(GONE))
    side = made.commit("ben", order(), start)
    other = made.commit("cem", order(GONE), start)
    made.commit("mia", order(), other, side)
    one = the(told(made, line=[0, 2, 3]))
    assert author(one.first.commit) == "ben"
    assert one.written == DAY + timedelta(days=1)
    assert spans(one) == [(3, None)], "the line has it since the merge"
    assert one.days_open == 29, "but it is open since it was written"


# Written on the first day with `date: 2026-01-01`, it holds for so many days.
def holds(days: int) -> str:
    return f"date: 2026-01-01\nvalid_for: {days}\n"


@pytest.mark.parametrize(
    ("survey", "expected"),
    [
        ("", []),
        ("date: 2026-01-01\n", []),
        ("valid_for: 3\n", []),
        (holds(10), [(11, None)]),
        (holds(30), []),
        (holds(29), [(30, None)]),
        (holds(100_000_000), []),
        ("date: 2020-01-01\nvalid_for: 10\n", [(0, None)]),
    ],
)
def test_evidence_lapses_by_the_calendar(survey: str, expected: list[tuple[int, int | None]]) -> None:
    one = the(told(story(order(survey=survey))))
    assert lapses(one) == expected
    assert one.is_lapsed == bool(expected)


def test_evidence_is_renewed_and_lapses_again() -> None:
    made = story(
        order(survey=holds(1)),
        order(),
        order(survey=holds(1)),
        order(survey=holds(1)),
        order(survey=holds(4)),
        order(survey=holds(20)),
    )
    assert lapses(the(told(made))) == [(2, 4), (21, None)]


def test_one_item_that_holds_is_enough() -> None:
    files = order(("[survey]", "[survey, talks]"), survey=holds(2))
    talks = "type: interview\ntitle: Talks\ndate: 2026-01-01\nvalid_for: 5\n"
    assert lapses(the(told(story({**files, "talks.evidence.yaml": talks})))) == [(6, None)]


def test_an_assumption_holds_nothing_and_never_lapses() -> None:
    guess = {**order(), EVIDENCE: "type: assumption\ntitle: A guess\ndate: 2026-01-01\nvalid_for: 2\n"}
    assert lapses(the(told(story(guess)))) == []


def test_evidence_that_is_taken_away_has_not_lapsed() -> None:
    assert lapses(the(told(story(order(survey=holds(5)), order((", evidence: [survey]", "")))))) == []


def test_what_is_fixed_does_not_lapse() -> None:
    one = order(survey=holds(1))
    fixed = order(FIXED, survey=holds(1))
    assert lapses(the(told(story(one, one, one, fixed, one)))) == [(2, 3), (4, None)]


def test_a_rename_of_the_evidence_is_no_lapse() -> None:
    files = order(("[survey]", "[study#late]"))
    study = order(survey=holds(10))[EVIDENCE] + "quotes: [{id: late, text: I saw it late.}]\n"
    assert lapses(
        the(told(story(order(survey=holds(10)), {PATH: files[PATH], "study.evidence.yaml": study})))
    ) == [(11, None)]


def test_the_burn_down_adds_up() -> None:
    two = order(
        (
            FEE,
            FEE + FEE.replace("id: fee", "id: login").replace("The fee shows late", "I must make an account"),
        )
    )
    history = told(story(order(), two, two, order(FIXED), order()), every="day", today=6)
    rows = [(one.opened, one.closed, one.open) for one in history.periods]
    assert rows == [(1, 0, 1), (1, 0, 2), (0, 0, 2), (0, 2, 0), (1, 0, 1), (0, 0, 1), (0, 0, 1)]
    assert [one.load > 0 for one in history.periods] == [True, True, True, False, True, True, True]
    assert history.periods[-1].load == pytest.approx(history.load)


def test_stretches_follow_the_calendar() -> None:
    def ends(first: str, last: str, every: str) -> list[str]:
        found = stretches_of(date.fromisoformat(first), date.fromisoformat(last), every)
        return [end.isoformat() for _, end in found]

    assert ends("2026-01-30", "2026-03-02", "month") == ["2026-01-31", "2026-02-28", "2026-03-02"]
    assert ends("2026-11-20", "2026-12-01", "week") == ["2026-11-22", "2026-11-29", "2026-12-01"]
    assert ends("2025-12-31", "2026-04-01", "quarter") == ["2025-12-31", "2026-03-31", "2026-04-01"]
    assert ends("2024-02-28", "2024-03-01", "day") == ["2024-02-28", "2024-02-29", "2024-03-01"]
    assert ends("2024-05-01", "2026-01-01", "year") == ["2024-12-31", "2025-12-31", "2026-01-01"]
    assert ends("2026-05-02", "2026-05-01", "day") == []


def test_what_is_not_committed_yet_counts_today() -> None:
    made = story(order())
    made.working_tree(order(FIXED))
    one = the(told(made))
    assert (one.is_open, one.closed, one.days_open) == (False, DAY + timedelta(days=30), 30)
    assert one.life.turns[-1].commit is None
