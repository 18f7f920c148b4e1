"""What is worse because it was decided so: which decisions count, for what, and how they are told."""

import json
from datetime import date

import pytest
from markdown_it import MarkdownIt

from diff.made import changes, compared, opened
from diff.test_formats import NASTY, _Tags
from journeyctl._discover import load_module
from journeyctl.diff import formats
from journeyctl.diff.decisions import Accepted, accepted_words, judged
from journeyctl.diff.difference import Difference, Look, Version
from journeyctl.diff.gates import Regression, regressions
from journeyctl.diff.shifts import journey_shifts, scores_of

TODAY = date(2026, 11, 22)
Files = dict[str, str]


def decided(*decisions: str) -> str:
    return f"decisions: [{', '.join(f'{{{one}}}' for one in decisions)}]\n"


def felt(emotion: int, *decisions: str, pains: str = "") -> str:
    """Return a journey of one touchpoint; from 1 to -2 its peak-end falls by 1.5, and its area below zero grows to 1."""
    stages = f"stages: [{{id: s, title: S, touchpoints: [{{id: t, title: T, emotion: {emotion}, pain_points: [{pains}]}}]}}]\n"
    return f"title: A\n{stages}{decided(*decisions)}"


def verdict(before: Files | str, after: Files | str) -> tuple[list[str], list[str]]:
    """Return what counts, and what a decision accepts, as `thing limit` and `thing limit: decision`."""
    one, other = ({"a.journey.yaml": side} if isinstance(side, str) else side for side in (before, after))
    comparison = compared(one, other)
    olds, news = (scores_of(opened(side), TODAY) for side in (one, other))
    shifts = journey_shifts(olds, news, comparison.matching)
    count, accepted = judged(regressions(comparison, shifts), comparison)
    return [f"{item.id} {item.limit}" for item in count], [
        f"{item.regression.id} {item.regression.limit}: {item.decision.id}" for item in accepted
    ]


BOTH = ["a peak_end", "a below_zero"]
BAGS = "id: bags, title: We charge for bags"
FEE = "{id: fee, statement: The fee shows late, severity: 4}"


@pytest.mark.parametrize(
    ("before", "after", "accepted"),
    [
        ((), (), []),
        ((), (f"{BAGS}, accepts: [peak_end]",), ["peak_end"]),
        ((), (f"{BAGS}, accepts: [below_zero, peak_end]",), ["peak_end", "below_zero"]),
        ((), (f"{BAGS}, accepts: [complete, evidenced]",), []),
        ((), (BAGS,), []),
        # an old decision excuses nothing, whatever becomes of its reasons, its id and its place
        ((f"{BAGS}, accepts: [peak_end]",), (f"{BAGS}, accepts: [peak_end]",), []),
        ((f"{BAGS}, accepts: [peak_end]",), (f"{BAGS}, because: It must be, by: [shop], accepts: [peak_end]",), []),
        ((f"{BAGS}, accepts: [peak_end]",), ("id: sacks, title: We charge for bags, accepts: [peak_end]",), []),
        ((f"{BAGS}, accepts: [peak_end]",), ("title: Other, accepts: []", f"{BAGS}, accepts: [peak_end]"), []),
        # it is taken again: with another day or in other words
        ((f"{BAGS}, accepts: [peak_end]",), (f"{BAGS}, date: 2026-11-02, accepts: [peak_end]",), ["peak_end"]),
        ((f"{BAGS}, accepts: [peak_end]",), ("id: bags, title: Bags cost more, accepts: [peak_end]",), ["peak_end"]),
        # what it accepts from now on counts, what it accepted before does not
        ((f"{BAGS}, accepts: [peak_end]",), (f"{BAGS}, accepts: [peak_end, below_zero]",), ["below_zero"]),
        ((f"{BAGS}, accepts: [peak_end, complete]",), (f"{BAGS}, accepts: [peak_end]",), []),
    ],
)  # fmt: skip
def test_a_change_must_name_the_decision(
    before: tuple[str, ...], after: tuple[str, ...], accepted: list[str]
) -> None:
    count, told = verdict(felt(1, *before), felt(-2, *after))
    assert [one.partition(":")[0] for one in told] == [f"a {limit}" for limit in accepted]
    assert count == [one for one in BOTH if one.removeprefix("a ") not in accepted]


def test_the_first_decision_that_accepts_it_is_told() -> None:
    after = felt(-2, f"{BAGS}, accepts: [peak_end]", "title: And so on, accepts: [below_zero, peak_end]")
    assert verdict(felt(1), after) == ([], ["a peak_end: a/bags", "a below_zero: a/and-so-on"])


@pytest.mark.parametrize(
    ("before", "after", "accepts", "expected"),
    [
        ("", FEE, "fee", ([], ["a/fee severity: a/bags"])),
        ("", FEE, "a/fee", ([], ["a/fee severity: a/bags"])),
        ("", FEE, "peak_end", (["a/fee severity"], [])),
        ("", FEE, "severity", (["a/fee severity"], [])),
        ("", FEE, "b/fee", (["a/fee severity"], [])),
        ("", FEE, "the-fee-shows-late", (["a/fee severity"], [])),
        ("", FEE.replace("id: fee, ", ""), "the-fee-shows-late", ([], ["a/the-fee-shows-late severity: a/bags"])),
        (FEE.replace("4", "2"), FEE, "fee", ([], ["a/fee severity: a/bags"])),
        ("", f"{FEE}, {{id: wait, statement: I wait, severity: 5}}", "fee", (["a/wait severity"], ["a/fee severity: a/bags"])),
    ],
)  # fmt: skip
def test_severe_pain_points_are_accepted_one_by_one(
    before: str, after: str, accepts: str, expected: tuple[list[str], list[str]]
) -> None:
    decision = f"{BAGS}, accepts: [{accepts}]"
    assert verdict(felt(0, pains=before), felt(0, decision, pains=after)) == expected


def test_a_pain_point_that_was_renamed_is_accepted_no_more_than_before() -> None:
    before = felt(0, f"{BAGS}, accepts: [fee]", pains=FEE.replace("4", "2"))
    late = FEE.replace("id: fee", "id: late-fee")
    assert verdict(before, felt(0, f"{BAGS}, accepts: [late-fee]", pains=late)) == (
        ["a/late-fee severity"],
        [],
    )
    again = f"{BAGS}, date: 2026-11-02, accepts: [late-fee]"
    assert verdict(before, felt(0, again, pains=late)) == ([], ["a/late-fee severity: a/bags"])


def test_a_decision_goes_along_with_its_journey() -> None:
    decision = f"{BAGS}, accepts: [peak_end, fee]"
    mild = felt(1, decision, pains=FEE.replace("4", "2"))
    worse = felt(-2, decision, pains=FEE)
    assert verdict({"a.journey.yaml": mild}, {"b.journey.yaml": worse}) == (
        ["b peak_end", "b below_zero", "b/fee severity"],
        [],
    )
    new = worse.replace("title: We", "date: 2026-11-02, title: We")
    assert verdict({"a.journey.yaml": mild}, {"b.journey.yaml": new}) == (
        ["b below_zero"],
        ["b peak_end: b/bags", "b/fee severity: b/bags"],
    )


def test_a_decision_is_about_its_own_journey() -> None:
    before = {"a.journey.yaml": felt(1), "b.journey.yaml": "title: B\n"}
    after = {
        "a.journey.yaml": felt(-2),
        "b.journey.yaml": f"title: B\n{decided(f'{BAGS}, accepts: [peak_end, below_zero]')}",
    }
    assert verdict(before, after) == (BOTH, [])


def test_nothing_excuses_a_file_that_cannot_be_read() -> None:
    wrong = f"titel: A\n{decided(f'{BAGS}, accepts: [peak_end, below_zero, complete, evidenced]')}"
    assert verdict(felt(1), wrong) == (["a unknown"], [])
    beside = {"a.journey.yaml": "title: A\n", "b.journey.yaml": "titel: B\n"}
    after = {**beside, "a.journey.yaml": f"title: A\n{decided(f'{BAGS}, accepts: [peak_end]')}"}
    assert verdict({"a.journey.yaml": "title: A\n"}, after) == (["b unknown"], [])


def test_numbers_that_are_no_more_may_have_been_given_up() -> None:
    bare = felt(1).replace("emotion: 1, ", "")
    assert verdict(felt(1), bare)[0][:2] == BOTH
    after = bare.replace(decided(), decided(f"{BAGS}, accepts: [peak_end, below_zero]"))
    assert verdict(felt(1), after) == (
        [],
        ["a peak_end: a/bags", "a below_zero: a/bags"],
    )


def test_a_journey_may_be_made_a_plan_on_purpose() -> None:
    def future(accepts: str) -> str:
        return "state: future\n" + felt(1, f"{BAGS}, accepts: [{accepts}]")

    assert verdict(felt(1), future("peak_end, below_zero")) == (["a state"], [])
    assert verdict(felt(1), future("state")) == ([], ["a state: a/bags"])
    old = felt(1, f"{BAGS}, accepts: [state]")
    assert verdict(old, future("state")) == (["a state"], []), "an old decision excuses nothing"


def test_decisions_are_things_that_change() -> None:
    old = "id: bags, title: We charge for bags, by: [shop], accepts: [fee]"
    one = {"journeyctl.yaml": "teams: {shop: {title: The shop on the corner}, post: {}}\n", "a.journey.yaml": felt(0, old, pains=FEE)}  # fmt: skip

    def other(*decisions: str, pains: str = FEE) -> list[str]:
        return changes(one, {**one, "a.journey.yaml": felt(0, *decisions, pains=pains)})

    assert other(old) == []
    assert other() == ["removed decision a/bags"]
    assert other(old, "title: The shop closes at six") == ["added decision a/the-shop-closes-at-six"]
    assert other(old.replace("id: bags", "id: sacks")) == ["renamed decision a/sacks id: bags -> sacks"]
    assert other(
        "id: bags, title: Bags cost ten cents, date: 2026-11-02, by: [post, shop], because: The law, accepts: [peak_end, fee], evidence: [talks]"
    ) == [
        'reworded decision a/bags title: "We charge for bags" -> "Bags cost ten cents"',
        "changed decision a/bags date: nothing -> 2026-11-02",
        "changed decision a/bags by: shop -> post, shop",
        'changed decision a/bags because: nothing -> "The law"',
        "changed decision a/bags accepts: fee -> fee, peak_end",
        "changed decision a/bags evidence: nothing -> talks",
    ]
    late = FEE.replace("id: fee", "id: late-fee")
    assert other(old.replace("[fee]", "[late-fee]"), pains=late) == [
        "renamed pain point a/late-fee id: fee -> late-fee"
    ], "a reference that follows is no change"


def told(title: str, day: str = "") -> Difference:
    text = f"title: A\ndecisions: [{{id: bags, title: {json.dumps(title)}}}]\n"
    comparison = compared({"a.journey.yaml": "title: A\n"}, {"a.journey.yaml": text})
    [decision] = comparison.matching.added
    worse = Regression("a", "peak_end", "`a`: peak-end falls from 0.50 to 0.00, by more than 0.3")
    return Difference(
        "Shop", "", Version("HEAD"), Version("now"), accepted=[Accepted(worse, decision.side, day)]
    )


def test_what_was_decided_is_told_in_every_format() -> None:
    one = told("We charge for bags", "2026-11-02")
    words = '`a`: peak-end falls from 0.50 to 0.00, by more than 0.3: decision `a/bags` of 2026-11-02, "We charge for bags"'
    assert accepted_words(one.accepted[0]) == words
    full = load_module(formats, "full").render([one], Look(width=200))
    assert f"\n\nworse, as decided\n  = {words}\n" in full
    assert "worse than accepted" not in full
    markdown = load_module(formats, "markdown").render([one], Look())
    assert (
        "\n\n**Worse, as decided**\n\n- <code>a</code>: peak-end falls from 0.50 to 0.00, by more than 0.3: "
        'decision <code>a/bags</code> of 2026-11-02, "We charge for bags"\n'
    ) in markdown
    [workspace] = json.loads(load_module(formats, "json").render([one], Look()))["workspaces"]
    assert (workspace["regressions"], workspace["accepted"]) == (
        [],
        [{
            "id": "a", "limit": "peak_end", "reason": "`a`: peak-end falls from 0.50 to 0.00, by more than 0.3",
            "accepted_by": {"id": "a/bags", "title": "We charge for bags", "date": "2026-11-02"},
        }],
    )  # fmt: skip


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_a_title_steers_nothing(text: str) -> None:
    one = told(json.loads(f'"{text}"'.replace("\\e", "\\u001b")))
    tags = _Tags()
    page = load_module(formats, "markdown").render([one], Look())
    tags.feed(MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table").render(page))
    assert tags.found <= {"h3", "p", "strong", "ul", "li", "code"}
    assert "@everyone" not in page
    screen = load_module(formats, "full").render([one], Look())
    assert "\x1b" not in screen
    assert "\u202e" not in screen


def test_what_is_asked_about() -> None:
    one = told("We charge for bags")
    assert one.narrowed(frozenset({"a"}), frozenset()).accepted == list(one.accepted)
    assert one.narrowed(frozenset({"b"}), frozenset()).accepted == []
