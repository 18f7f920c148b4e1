"""What each kind of change is told as: a table of what was, what is, and what is said."""

import pytest

from diff.made import changes, compared
from journeyctl.diff.change import How

J = """\
title: I order
stages:
  - id: look
    title: I look around
    touchpoints:
      - id: search
        title: I search for bread
        emotion: 1
        actions: [Types words, Filters by price]
        thoughts: [Do they have it?]
        pain_points:
          - {id: slow, statement: The search is slow, severity: 3, frequency: 0.4}
        gains: [{id: photos, statement: Photos are good}]
      - {id: ask, title: I ask somebody, emotion: -1, wait: 4m}
  - id: buy
    title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        emotion: {score: -2, words: [tricked], by_persona: {ana: -1}}
        pain_points:
          - {id: fee, statement: The fee shows late, severity: 4, frequency: [0.3, 0.6], evidence: [survey]}
        opportunities: [{id: total, statement: How might we show the total?, addresses: [fee]}]
"""
PLAN = "title: Plan\ninitiatives: [{id: show, title: Show the fee, for: [order/total], status: doing}]\n"
BASE = {
    "order.journey.yaml": J,
    "ana.persona.yaml": "name: Ana\ngoals: [Dinner]\nevidence: [survey]\n",
    "survey.evidence.yaml": "type: survey\ntitle: Survey\nn: 100\nquotes: [{id: late, text: I saw it late.}]\n",
    "year.plan.yaml": PLAN,
}


def journey(*pairs: tuple[str, str]) -> dict[str, str]:
    """Return the files with some words of the journey put in place of others."""
    text = J
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return {**BASE, "order.journey.yaml": text}


def without(name: str) -> dict[str, str]:
    return {path: text for path, text in BASE.items() if path != name}


SECOND = "title: I return it\nstages: [{id: send, title: I send it back}]\n"
CASES = {
    "nothing": (BASE, []),
    "only the way of writing": (
        journey(("I order", '"I order" # the same'), ("severity: 3, frequency: 0.4", "frequency: 0.40, severity: 3")),
        [],
    ),
    "a duration in other words": (journey(("wait: 4m", "wait: 240s")), []),
    "journey added, with all that is in it": (
        {**BASE, "back.journey.yaml": SECOND},
        ["added journey back", "added stage back/send along"],
    ),
    "journey removed": (
        without("order.journey.yaml"),
        ["removed journey order", "removed stage order/look along", "removed touchpoint order/search along",
         "removed pain point order/slow along", "removed gain order/photos along", "removed touchpoint order/ask along",
         "removed stage order/buy along", "removed touchpoint order/checkout along", "removed pain point order/fee along",
         "removed opportunity order/total along"],
    ),
    "journey renamed by its file, its references with it": (
        {**without("order.journey.yaml"), "first.journey.yaml": J, "year.plan.yaml": PLAN.replace("order/", "first/")},
        ["renamed journey first id: order -> first"],
    ),
    "journey in another folder": (
        {**without("order.journey.yaml"), "maps/order.journey.yaml": J},
        ["moved journey order: order.journey.yaml -> maps/order.journey.yaml"],
    ),
    "stage renamed and reworded": (
        journey(("id: buy", "id: pay"), ("title: I pay", "title: I pay now")),
        ['renamed stage order/pay id: buy -> pay', 'reworded stage order/pay title: "I pay" -> "I pay now"'],
    ),
    "touchpoint added": (
        journey(("  - id: buy\n", "      - {id: chat, title: A bot says hello}\n  - id: buy\n")),
        ["added touchpoint order/chat"],
    ),
    "touchpoint removed, with its pain": (
        journey(("      - {id: ask, title: I ask somebody, emotion: -1, wait: 4m}\n", "")),
        ["removed touchpoint order/ask"],
    ),
    "touchpoint to another stage": (
        journey(
            ("      - {id: ask, title: I ask somebody, emotion: -1, wait: 4m}\n", ""),
            ("      - id: checkout\n", "      - {id: ask, title: I ask somebody, emotion: -1, wait: 4m}\n      - id: checkout\n"),
        ),
        ["moved touchpoint order/ask: order/look -> order/buy"],
    ),
    "an id that is no longer written": (
        journey(("id: ask, title: I ask somebody", "title: I ask somebody there")),
        ['renamed touchpoint order/i-ask-somebody-there id: ask -> i-ask-somebody-there',
         'reworded touchpoint order/i-ask-somebody-there title: "I ask somebody" -> "I ask somebody there"'],
    ),
    "pain renamed, its references with it": (
        journey(("id: fee", "id: late-fee"), ("addresses: [fee]", "addresses: [late-fee]")),
        ["renamed pain point order/late-fee id: fee -> late-fee"],
    ),
    "pain renamed, its references forgotten": (
        journey(("id: fee", "id: late-fee")),
        ["renamed pain point order/late-fee id: fee -> late-fee"],
    ),
    "pain is worse, in several fields": (
        journey(("severity: 4, frequency: [0.3, 0.6]", "severity: [4, 5], frequency: 0.7, status: accepted")),
        ["changed pain point order/fee severity: 4 -> 4 to 5 worse",
         "changed pain point order/fee frequency: 0.3 to 0.6 -> 0.7 worse",
         "changed pain point order/fee status: open -> accepted"],
    ),
    "pain fixed": (
        journey(("severity: 4,", "severity: 4, status: fixed,")),
        ["changed pain point order/fee status: open -> fixed better"],
    ),
    "emotions": (
        journey(("score: -2", "score: 1"), ("ana: -1", "ana: -2"), ("[tricked]", "[tricked, calm]")),
        ["changed touchpoint order/checkout emotion: −2 -> 1 better",
         "changed touchpoint order/checkout emotion.words: tricked -> tricked, calm",
         "changed touchpoint order/checkout emotion.by_persona.ana: −1 -> −2 worse"],
    ),
    "a field written and one no longer": (
        journey(("wait: 4m", "satisfaction: 2")),
        ["changed touchpoint order/ask satisfaction: nothing -> 2", "changed touchpoint order/ask wait: 4m -> nothing"],
    ),
    "gains and opportunities": (
        journey(("gains: [{id: photos, statement: Photos are good}]", "gains: []"), ("id: total, statement: How might we show the total?", "id: refund, statement: Why not pay the customer back?")),
        ["removed gain order/photos", "removed opportunity order/total", "added opportunity order/refund"],
    ),
    "persona": (
        {**BASE, "ana.persona.yaml": "name: Ana Maria\ngoals: [Dinner, Sleep]\nevidence: [survey]\n"},
        ['reworded persona ana name: Ana -> "Ana Maria"', "changed persona ana goals: Dinner -> Dinner, Sleep"],
    ),
    "evidence and its quotes": (
        {**BASE, "survey.evidence.yaml": "type: survey\ntitle: Survey\nn: 120\nquotes: [{id: late, text: I saw it much too late.}]\n"},
        ["changed evidence survey n: 100 -> 120",
         'reworded quote survey#late text: "I saw it late." -> "I saw it much too late."'],
    ),
    "evidence renamed": (
        {**{path: text.replace("[survey]", "[study]") for path, text in without("survey.evidence.yaml").items()},
         "study.evidence.yaml": BASE["survey.evidence.yaml"]},
        ["renamed evidence study id: survey -> study"],
    ),
    "initiative": (
        {**BASE, "year.plan.yaml": PLAN.replace("doing", "done").replace("id: show", "id: show-fee")},
        ["renamed initiative year/show-fee id: show -> show-fee", "changed initiative year/show-fee status: doing -> done"],
    ),
    "metric with a point": (
        journey(("title: I order\n", "title: I order\nmetrics: [{id: nps, title: NPS, points: [{date: 2026-01-01, value: 3}]}]\n")),
        ["added metric order/nps"],
    ),
    "vocabulary and settings": (
        {**BASE, "journeyctl.yaml": "title: Shop\nchannels: {web: {title: Web}}\nlint: {fail_on: warning}\n"},
        ["reworded settings workspace title: nothing -> Shop", "changed settings workspace lint.fail_on: error -> warning",
         "added channel web"],
    ),
    "stage split in two": (
        journey(("      - {id: ask,", "  - id: help\n    title: Somebody helps me\n    touchpoints:\n      - {id: ask,")),
        ["split stage order/help from order/look", "moved touchpoint order/ask: order/look -> order/help"],
    ),
    "stage merged into another": (
        journey(("  - id: buy\n    title: I pay\n    touchpoints:\n", "")),
        ["moved touchpoint order/checkout: order/buy -> order/look", "merged stage order/buy into order/look"],
    ),
    "touchpoint split in two": (
        journey(("        gains: [{id: photos, statement: Photos are good}]\n", "      - id: browse\n        title: Pictures everywhere\n        gains: [{id: photos, statement: Photos are good}]\n")),
        ["split touchpoint order/browse from order/search", "moved gain order/photos: order/look/search -> order/look/browse"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_kind_of_change(name: str) -> None:
    after, expected = CASES[name]
    assert sorted(changes(BASE, after)) == sorted(expected)


def test_a_thing_without_a_written_id_is_only_reworded() -> None:
    before = {"a.journey.yaml": "title: A\nstages: [{title: I look around, touchpoints: [{title: T}]}]\n"}
    after = {"a.journey.yaml": "title: A\nstages: [{title: I look around here, touchpoints: [{title: T}]}]\n"}
    told = 'reworded stage a/i-look-around-here title: "I look around" -> "I look around here"'
    assert changes(before, after) == [told]


def test_stages_in_another_order() -> None:
    stages = [f"  - {{id: {name}, title: {name.title()} it}}\n" for name in ("find", "order", "wait", "open")]
    before = {"a.journey.yaml": "title: A\nstages:\n" + "".join(stages)}
    after = {"a.journey.yaml": "title: A\nstages:\n" + "".join([stages[3], *stages[:3]])}
    assert changes(before, after) == ["moved stage a/open order: 4 -> 1"], "only the one that jumped"
    after = {"a.journey.yaml": "title: A\nstages:\n" + "".join([stages[2], stages[1], stages[0], stages[3]])}
    found = ["moved stage a/wait order: 3 -> 1", "moved stage a/find order: 1 -> 3"]
    assert changes(before, after) == found, "what stays at its place has not moved"


def test_what_was_merged_goes_by_the_id_that_is_gone() -> None:
    after, _ = CASES["stage merged into another"]
    (merged,) = [one for one in compared(BASE, after).changes if one.how is How.MERGED]
    assert merged.side.short == "buy"


def test_a_scale_that_is_only_written_otherwise_changes_no_emotion() -> None:
    def shop(low: int, high: int, felt: int) -> dict[str, str]:
        return {
            "journeyctl.yaml": f"scales: {{emotion: {{min: {low}, max: {high}}}}}\n",
            "a.journey.yaml": f"title: A\nstages: [{{title: S, touchpoints: [{{title: T, emotion: {felt}}}]}}]\n",
        }

    assert changes(shop(-2, 2, -1), shop(1, 5, 2)) == [
        "changed settings workspace scales.emotion.min: −2 -> 1",
        "changed settings workspace scales.emotion.max: 2 -> 5",
    ]
    assert "changed touchpoint a/t emotion: −1 -> 1 worse" in changes(shop(-2, 2, -1), shop(1, 5, 1))


def test_a_pain_that_moves_to_another_journey_is_the_same_pain() -> None:
    pain = "{id: fee, statement: The fee shows only at the end, severity: 4}"
    with_pain = (
        f"title: {{}}\nstages: [{{title: S, touchpoints: [{{title: T, pain_points: [{pain}]}}]}}]\n".replace(
            "{}", "X"
        )
    )
    without_pain = "title: Y\nstages: [{title: S, touchpoints: [{title: T}]}]\n"
    before = {
        "a.journey.yaml": with_pain.replace("{{", "{").replace("}}", "}"),
        "b.journey.yaml": without_pain,
    }
    after = {
        "a.journey.yaml": without_pain.replace("Y", "X"),
        "b.journey.yaml": before["a.journey.yaml"].replace("X", "Y"),
    }
    assert changes(before, after) == ["moved pain point b/fee: a/s/t -> b/s/t"]


def test_a_new_stage_that_took_little_from_another_is_new() -> None:
    ask = "      - {id: ask, title: I ask somebody, emotion: -1, wait: 4m}\n"
    others = "".join(
        f"      - {{id: new{number}, title: Other things happen here {word}}}\n"
        for number, word in enumerate(("early", "often"))
    )
    stage = "  - id: help\n    title: Somebody helps me\n    touchpoints:\n"
    found = changes(BASE, journey((ask, stage + ask + others)))
    assert [line for line in found if " stage " in line] == ["added stage order/help"]


def test_two_studies_that_sound_alike_are_two() -> None:
    def study(title: str, n: int) -> str:
        return f"type: interview\ntitle: {title}\nn: {n}\n"

    before = {"spring.evidence.yaml": study("Nine interviews with payroll administrators", 9)}
    after = {"autumn.evidence.yaml": study("Twelve interviews with new customers", 12)}
    assert sorted(changes(before, after)) == ["added evidence autumn", "removed evidence spring"]


def test_what_comes_with_another_thing_is_said_to() -> None:
    found = compared({}, {"a.journey.yaml": J}).changes
    assert [change.side.id for change in found if not change.along] == ["a"]


def test_a_file_with_mistakes_is_neither_new_nor_gone() -> None:
    broken = {**BASE, "order.journey.yaml": "titel: X\n"}
    found = compared(BASE, broken)
    assert [tuple(one) for one in found.unknown] == [("journey", "order", True, "order.journey.yaml")]
    assert found.changes == ()
    assert [one[:3] for one in compared(broken, BASE).unknown] == [("journey", "order", False)]
    assert compared(broken, broken).unknown == (), "it is as it was"


def test_a_difference_that_no_number_can_hold_is_none() -> None:
    def study(number: str) -> dict[str, str]:
        metric = f"{{id: m, type: other, title: M, polarity: lower_is_better, baseline: {number}}}"
        return {"a.journey.yaml": f"title: A\nmetrics: [{metric}]\nstages: []\n"}

    (change,) = compared(study("-1.7e308"), study("1.7e308")).changes
    assert (change.before, change.after, change.delta) == (-1.7e308, 1.7e308, None)


def test_a_copy_is_no_split() -> None:
    search = J[J.index("      - id: search") : J.index("      - {id: ask")]
    copied = search.replace("id: search", "id: seek").replace("I search for bread", "I seek rolls")
    copied = copied.replace("id: slow", "id: lame").replace("The search is slow", "It takes its time")
    copied = copied.replace("id: photos", "id: looks").replace("Photos are good", "It looks nice")
    found = changes(BASE, journey((search, search + copied)))
    assert found == [
        "added touchpoint order/seek",
        "added pain point order/lame along",
        "added gain order/looks along",
    ]


def test_what_is_new_in_a_part_that_was_split_off_is_told_by_itself() -> None:
    gains = "        gains: [{id: photos, statement: Photos are good}]\n"
    actions = "        actions: [Types words, Filters by price]\n"
    part = f"      - id: browse\n        title: Pictures everywhere\n{actions}{gains}        pain_points: [{{id: dim, statement: They are dim}}]\n"
    found = changes(BASE, journey((actions, ""), (gains, part)))
    assert "split touchpoint order/browse from order/search" in found
    assert "added pain point order/dim" in found


def test_a_reference_of_which_only_the_journey_has_followed() -> None:
    plan = {"year.plan.yaml": PLAN.replace("order/total", "buy/total")}
    text = J.replace("id: total", "id: sum").replace("title: I order", "title: I buy")
    after = {**without("order.journey.yaml"), **plan, "buy.journey.yaml": text}
    assert [line for line in changes(BASE, after) if "initiative" in line] == [], (
        "nobody has changed what it is for"
    )
