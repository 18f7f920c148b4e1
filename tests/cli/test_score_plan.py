"""`journeyctl score opportunities` and `score plan`."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from cli.calling import call
from journeyctl.text.display import cells

TODAY = ("--today", "2026-11-22")
ORDER = """\
title: First order
volume: 1000
stages:
  - title: S
    touchpoints:
      - id: pay
        title: I pay
        importance: {customer: 5}
        satisfaction: 2
        pain_points:
          - {id: fee, statement: A fee, severity: 4, frequency: 0.6, evidence: [survey], same_as: [back/fee]}
        opportunities:
          - {id: show, statement: How might we show it?, addresses: [fee], customer_value: 80, business_value: 60, effort: 2, owner: shop}
          - {id: ask, statement: How might we ask less?, customer_value: 90, effort: 4, evidence: [survey], confidence: 0.5}
          - {id: later, statement: How might we wait?, business_value: 10}
          - {id: old, statement: How might we say it?, customer_value: 50, business_value: 50, effort: 1}
          - {id: guess, statement: How might we know?, addresses: [fee]}
"""
BACK = """\
title: I send it back
stages: [{title: S, touchpoints: [{title: T, pain_points: [{id: fee, statement: A fee again}]}]}]
"""
PLAN = """\
title: Plan
initiatives:
  - {id: basket, title: Show it in the basket, for: [order/show], effort: 20, status: doing, due: 2026-12-15, owner: shop}
  - {id: form, title: A shorter form, for: [order/ask, order/guess], effort: 40, status: planned}
  - {id: banner, title: "=A banner", for: [order/show], effort: 30}
  - {id: chat, title: A chat}
  - {id: text, title: A text, for: [order/old], status: done}
"""


@pytest.fixture(autouse=True)
def _workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name, text in {
        "journeyctl.yaml": "title: Shop 店\n",
        "order.journey.yaml": ORDER,
        "back.journey.yaml": BACK,
        "p.plan.yaml": PLAN,
        "survey.evidence.yaml": "title: S\ntype: survey\nn: 270\ndate: 2026-11-22\n",
    }.items():
        Path(name).write_text(text, encoding="utf-8")


def test_opportunities_in_the_order_of_their_fields() -> None:
    assert call("score", "opportunities", *TODAY) == (
        0,
        (
            "rank  score  field      id          customer  business  effort\n"
            "   1     70  quick win  order/show  80        60        2\n"
            "   2     90  big bet    order/ask   90        90?       4\n"
            "\n"
            "value-effort, of 100: (customer value + business value) / 2; ranked by field,\n"
            "then value, then effort. `?`: nobody has written it, and a default stands in;\n"
            "`--explain ID` says which\n"
            "\n"
            "`order/old` is answered already, and not ranked: `p/text` is done\n"
            "\n"
            "`order/guess` has no score: nobody has written `customer_value`; nobody has\n"
            "written `business_value`; nobody has written `effort`\n"
            "\n"
            "`order/later` has no score: nobody has written `customer_value`; nobody has\n"
            "written `effort`\n"
        ),
        "",
    )


def test_a_wide_screen_shows_what_is_eased_and_who_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    head, first, second, *_ = call("score", "opportunities", *TODAY).out.splitlines()
    assert head.split()[-5:] == ["eases", "answered", "by", "owner", "statement"]
    assert first.endswith("2 pains in 2 journeys  banner, basket  shop   How might we show it?")
    assert second.endswith("no open pain           form                   How might we ask less?")


@pytest.mark.parametrize(
    ("method", "first"),
    [
        ("ulwick", "   1   17.5  order/ask    10 of 10    2.5           no open pain"),
        ("rice", "   1   2916  order/show  3,000  80        81 %        2.5"),
        ("ice", "   1    435  order/show  80        81 %        2       2 pains in 2 journeys"),
    ],
)
def test_other_methods(method: str, first: str) -> None:
    assert first in call("score", "opportunities", "--method", method, *TODAY).out.splitlines()


def test_the_settings_say_the_method() -> None:
    Path("journeyctl.yaml").write_text("scoring: {opportunities: ice}\n")
    assert "ice, of 1000: impact x confidence x ease" in call("score", "opportunities", *TODAY).out


def test_machines_get_every_number() -> None:
    answer = json.loads(call("score", "opportunities", "--output-format", "json", *TODAY).out)
    [workspace] = answer["workspaces"]
    assert workspace["method"] == "value-effort"
    assert [row["id"] for row in workspace["opportunities"]] == ["order/show", "order/ask"]
    row = workspace["opportunities"][0]
    assert (row["rank"], row["score"], row["band"], row["addresses"]) == (1, 70, "quick win", ["order/fee"])
    assert (row["journeys"], row["pains"]) == (["back", "order"], ["back/fee", "order/fee"])
    assert row["initiatives"] == ["p/banner", "p/basket"]
    assert 50 < row["pain_score"] < 100
    assert row["inputs"]["effort"] == {"value": 2, "low": 2, "high": 2, "assumed": False, "origin": "written"}
    assert workspace["opportunities"][1]["inputs"]["business_value"]["assumed"] is True
    assert workspace["served"] == [{"id": "order/old", "initiatives": ["p/text"]}]
    assert workspace["unscored"][1] == {
        "id": "order/later", "reason": "nobody has written `customer_value`; nobody has written `effort`",
    }  # fmt: skip
    rows = list(
        csv.DictReader(StringIO(call("score", "opportunities", "--output-format", "csv", *TODAY).out))
    )
    assert [row["inputs_effort_value"] for row in rows] == ["2.0", "4.0"]


def test_explained_line_by_line() -> None:
    answer = call("score", "opportunities", "--explain", "order/ask", *TODAY)
    assert answer.out.splitlines()[:14] == [
        "order/ask",
        "  How might we ask less?",
        "",
        "90.0 of 100, big bet by value-effort",
        "rank 2 of 2",
        "",
        "  customer value  90   written",
        "  business value  90?  nobody has written it: `customer_value` stands in",
        "  effort          4    written",
        "",
        "  (customer value + business value) / 2; ranked by field, then value, then",
        "    effort",
        "  = (90 + 90) / 2 = 90.0",
        "",
    ]
    assert (
        "defaults (`?`): business value\neases: no open pain\nanswered by: `p/form`\nsource: " in answer.out
    )
    shown = call("score", "opportunities", "--explain", "order/show", "--method", "rice", *TODAY).out
    assert "  reach           3,000  1,000 a month begin, 3,000 a quarter; all of them come" in shown
    assert "survey: survey 0.9 x n 270 0.90 x 0 days old 1.00 = 0.81" in " ".join(shown.split())
    assert "eases: 2 pains in 2 journeys, worth " in shown


@pytest.mark.parametrize(
    ("identifier", "said"),
    [
        ("order/later", "order/later has no score by `value-effort`: nobody has written `customer_value`;\n  nobody has written `effort`\n"),
        ("order/old", "order/old has no score by `value-effort`: `p/text` answered it and is done\n"),
    ],
)  # fmt: skip
def test_explains_why_there_is_no_score(identifier: str, said: str) -> None:
    assert call("score", "opportunities", "--explain", identifier, *TODAY) == (0, said, "")


def test_an_unknown_id_has_near_ones() -> None:
    answer = call("score", "opportunities", "--explain", "ask", *TODAY)
    assert (answer.code, answer.out) == (2, "")
    assert "did you mean `order/ask`?" in answer.err


def test_only_the_journeys_and_rows_that_are_asked_for() -> None:
    assert call("score", "opportunities", "back", *TODAY).out == "no opportunity to rank by `value-effort`\n"
    lines = call("score", "opportunities", "--top", "1", *TODAY).out.splitlines()
    assert lines[1].split()[:2] == ["1", "70"]
    assert lines[3] == "and 1 more: `--top 0` shows all of them"


def test_the_whole_plan_without_a_budget() -> None:
    answer = call("score", "plan", *TODAY)
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == "id        days  brings  a day  journeys  pains  status   serves"
    assert lines[1] == "p/basket    20    56.7   2.83         2      2  doing    order/show"
    assert lines[2] == "p/form      40   111.7   2.79         2      2  planned  order/ask, order/guess"
    text = " ".join(answer.out.split())
    assert "the whole plan: 2 initiatives take 60 d and bring " in text
    assert "`order/ask`: `customer_value` alone: nobody has written `business_value`" in text
    assert "`order/guess`: nobody has written a value: the priority of `order/fee` stands in" in text
    assert "no initiative answers `order/later` (1.0)" in text
    assert "left out: `p/banner` everything it answers is served already by `p/basket`" in text
    assert "left out: `p/chat` answers no opportunity" in text


def test_the_best_for_a_budget() -> None:
    text = " ".join(call("score", "plan", "--budget", "50d", *TODAY).out.split())
    assert "of 50 d: 1 initiative takes 40 d and brings " in text
    assert "; 10 days left" in text
    assert "with 10 days more another set would bring 56.7 more; fewer days change nothing" in text
    assert "left out: `p/basket` does not fit: 20 d, 10 d are left, and no set with it brings more" in text
    assert "left out: `p/banner` brings less for its days than what was chosen (" in text


def test_a_budget_for_nothing() -> None:
    text = " ".join(call("score", "plan", "--budget", "3", *TODAY).out.split())
    assert text.startswith(
        "of 3 d nothing can be done that brings anything with 17 days more another set would bring"
    )
    assert "left out: `p/form` does not fit: 40 d, the budget is 3 d" in text


def test_a_plan_for_machines() -> None:
    [workspace] = json.loads(call("score", "plan", "--budget", "25", "--output-format", "json", *TODAY).out)[
        "workspaces"
    ]
    assert (workspace["budget"], workspace["effort"], workspace["worth"], workspace["proven"]) == (
        25,
        20,
        56.7,
        True,
    )
    assert workspace["next_days"] == 15
    rows = {row["id"]: row for row in workspace["plan"]}
    assert list(rows) == ["p/basket", "p/banner", "p/chat", "p/form"]
    basket = rows["p/basket"]
    assert (basket["chosen"], basket["reason"], basket["worth"], basket["worth_per_day"]) == (
        True,
        None,
        56.7,
        2.835,
    )
    assert (basket["serves"], basket["journeys"], basket["pains"]) == (
        ["order/show"], ["back", "order"], ["back/fee", "order/fee"],
    )  # fmt: skip
    assert (rows["p/banner"]["chosen"], rows["p/banner"]["worth"], rows["p/banner"]["worth_alone"]) == (
        False,
        None,
        56.7,
    )
    worths = {row["id"]: row for row in workspace["opportunities"]}
    assert (
        worths["order/show"]["worth"],
        worths["order/show"]["value"],
        worths["order/show"]["confidence"],
    ) == (56.7, 70, 0.81)
    assert worths["order/old"]["served_by"] == ["p/text"]
    rows_of_csv = list(csv.DictReader(StringIO(call("score", "plan", "--output-format", "csv", *TODAY).out)))
    assert [row["title"] for row in rows_of_csv if row["id"] == "p/banner"] == ["'=A banner"]
    assert (
        "| p/basket | 20 | 56.7 | 2.83 | 2 | 2 |"
        in call("score", "plan", "--output-format", "markdown", *TODAY).out
    )


def test_long_lists_are_cut_on_the_screen() -> None:
    rows = "".join(f"  - {{id: x{n:02}, title: X}}\n" for n in range(30))
    Path("q.plan.yaml").write_text(f"title: Q\ninitiatives:\n{rows}")
    text = call("score", "plan", "--top", "1", *TODAY).out
    assert "and 1 more: `--top 0` shows all of them" in text
    assert text.count("left out: `") == 1
    assert "left out: 31 more, which `--top 0` shows" in text
    assert call("score", "plan", "--top", "0", *TODAY).out.count("left out: `") == 32
    assert call("score", "plan", *TODAY).out.count("left out: `") == 10


def test_an_overfull_tangle_says_that_it_is_not_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    from journeyctl.score import plan
    from journeyctl.score.knapsack import Choice

    monkeypatch.setattr(plan, "best_set", lambda *_: Choice(("p/basket",), 20, 56.7, proven=False))
    text = " ".join(call("score", "plan", "--budget", "30", *TODAY).out.split())
    assert (
        "not every set was looked at: this is the best that was found, and there may be a better one" in text
    )


@pytest.mark.parametrize(
    ("plan", "places", "said"),
    [
        ("title: P\n", (), "no initiative is an idea, planned or being done: there is nothing to choose\n"),
        (PLAN, ("back",), ("no initiative is an idea, planned or being done and answers an opportunity of\n"
                           "these journeys: there is nothing to choose\n")),
        ("title: P\ninitiatives: [{title: T}]\n", (), (
            "nothing in the plan brings anything that can be counted\n\n"
            "no initiative answers `order/guess` (66.7), `order/show` (56.7), `order/ask`\n(45.0) and 2 more\n\n"
            "left out: `p/t` answers no opportunity\n")),
    ],
)  # fmt: skip
def test_nothing_to_choose(plan: str, places: tuple[str, ...], said: str) -> None:
    Path("p.plan.yaml").write_text(plan, encoding="utf-8")
    assert call("score", "plan", *places, *TODAY) == (0, said, "")


def test_the_file_of_a_plan_is_a_place_too() -> None:
    assert call("score", "plan", "p.plan.yaml", *TODAY) == call("score", "plan", *TODAY)


def test_of_two_plans_only_the_initiatives_of_the_one_that_is_asked_about() -> None:
    Path("q.plan.yaml").write_text(
        "title: Q\ninitiatives: [{id: cheap, title: C, for: [order/show], effort: 1}]\n"
    )
    assert "q/cheap" in call("score", "plan", *TODAY).out
    asked = call("score", "plan", "p.plan.yaml", *TODAY).out
    assert "q/cheap" not in asked
    assert "p/basket    20    56.7" in asked
    assert [line.split()[0] for line in call("score", "plan", "q", *TODAY).out.splitlines()[1:2]] == [
        "q/cheap"
    ]
    Path("q.plan.yaml").write_text("title: Q\n")
    assert call("score", "plan", "q", *TODAY).out == (
        "no initiative of `q` is an idea, planned or being done: there is nothing to\nchoose\n"
    )


@pytest.mark.parametrize(
    ("what", "numbers"), [("opportunities", ["score", "pain_score"]), ("plan", ["pain_score"])]
)  # fmt: skip
def test_machines_get_numbers_that_are_not_rounded(what: str, numbers: list[str]) -> None:
    Path("order.journey.yaml").write_text(ORDER.replace("business_value: 60", "business_value: 60.123456789"))
    [workspace] = json.loads(call("score", what, *TODAY, "--output-format", "json").out)["workspaces"]
    row = next(row for row in workspace[what] if row["id"] in ("order/show", "p/basket"))
    assert all(row[number] != round(row[number], 4) for number in numbers)


@pytest.mark.parametrize("columns", [60, 80, 140])
@pytest.mark.parametrize("what", ["opportunities", "plan"])
def test_fits_the_screen(what: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for line in call("score", what, *TODAY).out.splitlines():
        assert cells(line) <= columns
