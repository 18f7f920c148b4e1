"""`journeyctl score`, and `score pains`."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from cli.calling import call
from journeyctl.cli.scoring import methods, names

TODAY = ("--today", "2026-11-22")
SETTINGS = "title: Shop 店\nscoring: {currency: EUR}\n"
ORDER = """\
title: First order
personas: [ana]
volume: 1000
value: 50
stages:
  - id: s
    title: S
    touchpoints:
      - id: pay
        title: I pay
        importance: {customer: 5, business: 5}
        pain_points:
          - {id: fee, statement: "The fee, shown last", severity: 4, frequency: 0.6, owner: shop, evidence: [survey], same_as: [back/fee]}
          - {id: slow, statement: It is slow, severity: [2, 5], frequency: [0.3, 0.7], evidence: [guess]}
          - {id: vague, statement: It is strange, confidence: 0.9}
          - {id: gone, statement: It was dear, severity: 5, status: fixed}
"""
BACK = """\
title: I send it back
personas: [ana]
stages:
  - title: S
    touchpoints:
      - {title: T, pain_points: [{id: fee, statement: A fee again, severity: 1, frequency: 0.1}]}
"""


def write_shop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a small workspace and go there, to a screen of 80 columns."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "80")
    for name, text in {
        "journeyctl.yaml": SETTINGS,
        "order.journey.yaml": ORDER,
        "back.journey.yaml": BACK,
        "ana.persona.yaml": "name: Ana\nsegment_share: 0.5\n",
        "survey.evidence.yaml": "title: S\ntype: survey\nn: 270\ndate: 2026-11-22\n",
        "guess.evidence.yaml": "title: G\ntype: assumption\n",
    }.items():
        Path(name).write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def _workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_shop(tmp_path, monkeypatch)


def test_the_worst_pain_comes_first() -> None:
    assert call("score", *TODAY) == (
        0,
        (
            "rank  score  ranks   id           severity  frequency  reach  importance\n"
            "   1     73  1       order/fee    4 of 5    60 %       50 %   5 of 5\n"
            "   2     54  2 to 3  order/slow   3.5 of 5  50 %       50 %   5 of 5\n"
            "   3     46  2 to 3  order/vague  3 of 5?   50 %?      50 %   5 of 5\n"
            "\n"
            "priority, of 100: 100 x (severity^2 x frequency x reach x importance x\n"
            "confidence)^(1/6). `?`: nobody has written it, and a default stands in;\n"
            "`--explain ID` says which\n"
            "\n"
            "1 pain point is fixed or will not be, and not ranked\n"
            "\n"
            "ranks: where it lies in 9 of 10 worlds that fit what is known (1,000 worlds,\n"
            "seed 1)\n"
        ),
        "",
    )


def test_a_wide_screen_shows_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    head, first, *_ = call("score", "pains", *TODAY).out.splitlines()
    assert head == (
        "rank  score  ranks   id           severity  frequency  reach  importance  confidence  ahead  in          owner  statement"
    )
    assert first == (
        "   1     73  1       order/fee    4 of 5    60 %       50 %   5 of 5      81 %        100 %  2 journeys  shop   The fee, shown last"
    )


def test_without_worlds_there_are_no_ranks_to_lie_between() -> None:
    answer = call("score", "--worlds", "0", *TODAY)
    assert (
        answer.out.splitlines()[0]
        == "rank  score  id           severity  frequency  reach  importance  confidence"
    )
    assert "ranks:" not in answer.out


def test_the_same_seed_gives_the_same_bytes() -> None:
    one, other = (call("score", "--seed", "5", "--output-format", "json", *TODAY).out for _ in range(2))
    assert one == other
    assert call("score", "--seed", "6", "--output-format", "json", *TODAY).out != one


def test_the_whole_calculation() -> None:
    answer = call("score", "--explain", "order/fee", *TODAY)
    assert (
        answer.out
        == (
            "order/fee\n"
            "  The fee, shown last\n"
            "  the same as back/fee; counted once, by the worst of them\n"
            "\n"
            "73.3 of 100 by priority\n"
            "rank 1 of 3; 1 in 9 of 10 worlds; before order/slow in 100 of 100\n"
            "\n"
            "  severity    4 of 5  written\n"
            "  frequency   60 %    written; 54 to 66 % by a sample of 270\n"
            "  reach       50 %    ana 50 %; all of them come to `pay`\n"
            "  importance  5 of 5  customer 5, business 5\n"
            "  confidence  81 %    from the evidence\n"
            "                      survey: survey 0.9 x n 270 0.90 x 0 days old 1.00 = 0.81\n"
            "\n"
            "  100 x (severity^2 x frequency x reach x importance x confidence)^(1/6)\n"
            "  = 100 x (0.8^2 x 0.6 x 0.5 x 1 x 0.81)^(1/6) = 73.3\n"
            "\n"
            "defaults: none, every number is somebody's\n"
        )
        + answer.out[answer.out.index("source: ") :]
    )
    assert "limits: ratings are ordinal" in answer.out
    assert max(map(len, answer.out.splitlines())) <= 80


def test_defaults_are_named() -> None:
    out = call("score", "--explain", "order/vague", *TODAY).out
    assert "defaults (`?`): severity, frequency\n" in out
    assert "  severity    3 of 5?  nobody has written it: the middle, and anything from 1 to" in out
    assert "no evidence is named; the team says 0.9, and nobody is surer than what they know" in " ".join(
        out.split()
    )
    out = call("score", "--explain", "order/slow", *TODAY).out
    assert "guess: an assumption counts 0.2\n" in out


def test_what_is_explained_by_the_pain_it_is_counted_with() -> None:
    assert call("score", "--explain", "back/fee", *TODAY).out.startswith("order/fee\n")


def test_what_is_over_has_no_score() -> None:
    assert call("score", "--explain", "order/gone", *TODAY) == (
        0, "order/gone has no score by `priority`: its status is `fixed`\n", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "help_text"),
    [("fee", "did you mean `back/fee` or `order/fee`?"), ("order/fees", "did you mean `order/fee`?"),
     ("nothing-like-it", "`journeyctl score pains` lists them")],
)  # fmt: skip
def test_an_id_that_nobody_has(wrong: str, help_text: str) -> None:
    code, out, err = call("score", "--explain", wrong, *TODAY)
    assert (code, out) == (2, "")
    assert err == f"error: `{wrong}` is not among the pains that are scored\n  = help: {help_text}\n"


def test_what_to_find_out() -> None:
    lines = call("score", "--what-to-learn", *TODAY).out.splitlines()
    assert lines[0] == "id           find out  changes first  worth  moves  now          statement"
    assert [line.split()[:2] for line in lines[1 : lines.index("")]] == [
        ["order/slow", "severity"], ["order/vague", "severity"],
    ]  # fmt: skip
    assert "expected value of perfect" in " ".join(lines)
    assert "how to find out: severity: watch those who meet it, or talk to them" in lines
    rows = json.loads(call("score", "--what-to-learn", "--output-format", "json", *TODAY).out)["workspaces"][
        0
    ]["lessons"]
    assert [(row["id"], row["input"], row["low"], row["high"], row["assumed"]) for row in rows] == [
        ("order/slow", "severity", 2, 5, False), ("order/vague", "severity", 1, 5, True),
    ]  # fmt: skip
    assert all(row["how"] for row in rows)


@pytest.mark.parametrize(
    ("method", "head", "first"),
    [
        ("severity-frequency", "rank  score  band    id           severity  frequency  in          owner", "   1     12  medium  order/fee    4 of 5    60 %       2 journeys  shop"),
        ("rpn", "rank  score  id           severity  frequency  detection  in          owner", "   1    288  order/fee    4 of 5    60 %       3 of 5?    2 journeys  shop"),
        ("loss", "rank  score  id           attempts  frequency  give up  value  in          owner", "   1   4500  order/fee    1,000     60 %       15 %?    50     2 journeys  shop"),
    ],
)  # fmt: skip
def test_other_methods(method: str, head: str, first: str) -> None:
    lines = call("score", "--method", method, "--worlds", "0", *TODAY).out.splitlines()
    assert lines[:2] == [head, first]


def test_what_has_no_score_is_told() -> None:
    Path("back.journey.yaml").write_text(BACK.replace("id: fee", "id: dear"), encoding="utf-8")
    Path("order.journey.yaml").write_text(ORDER.replace(", same_as: [back/fee]", ""), encoding="utf-8")
    out = " ".join(call("score", "--method", "loss", *TODAY).out.split())
    assert "loss, EUR a month: attempts x frequency x conversion loss x value" in out
    assert "`back/dear` has no score: journey `back` does not say its `volume`" in out


def test_one_journey_alone() -> None:
    for place in ("order", "order.journey.yaml"):
        rows = json.loads(call("score", "pains", place, "--output-format", "json", *TODAY).out)["workspaces"][
            0
        ]["pains"]
        assert [row["id"] for row in rows] == ["order/fee", "order/slow", "order/vague"]
    assert [
        line.split()[3] for line in call("score", "back", "--worlds", "10", *TODAY).out.splitlines()[1:2]
    ] == ["back/fee"]


def test_machines_get_every_number() -> None:
    [workspace] = json.loads(call("score", "--output-format", "json", "--top", "1", *TODAY).out)["workspaces"]
    assert workspace["title"] == "Shop 店"
    assert (workspace["root"], workspace["method"], workspace["worlds"], workspace["seed"]) == (
        ".",
        "priority",
        1000,
        1,
    )
    assert workspace["over"] == ["order/gone"]
    first, *_ = workspace["pains"]
    assert len(workspace["pains"]) == 3
    assert first["journeys"] == ["order", "back"]
    assert first["inputs"]["severity"] == {
        "value": 4, "share": 0.8, "low": 4, "high": 4, "assumed": False, "origin": "written",
    }  # fmt: skip
    rows = list(csv.DictReader(StringIO(call("score", "--output-format", "csv", *TODAY).out)))
    assert [(row["id"], row["inputs_severity_value"]) for row in rows] == [
        ("order/fee", "4.0"), ("order/slow", "3.5"), ("order/vague", "3.0"),
    ]  # fmt: skip


def test_a_table_for_a_merge_request() -> None:
    lines = call(
        "score", "--output-format", "markdown", "--top", "1", "--worlds", "0", *TODAY
    ).out.splitlines()
    assert lines[:5] == [
        "### Shop 店",
        "",
        "| rank | score | id | severity | frequency | reach | importance | confidence | in | owner | statement |",
        "| ---: | ---: | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
        "| 1 | 73 | order/fee | 4 of 5 | 60 % | 50 % | 5 of 5 | 81 % | 2 journeys | shop | The fee, shown last |",
    ]
    assert "and 2 more: `--top 0` shows all of them" in lines[6].replace("&#58;", ":")


def test_scores_into_a_file() -> None:
    answer = call("score", "-o", "scores.txt", *TODAY)
    assert (answer.code, answer.out) == (0, "")
    assert Path("scores.txt").read_text("utf-8").startswith("rank  score  ranks")


def test_weights_and_method_are_settings() -> None:
    Path("journeyctl.yaml").write_text(
        "scoring: {method: severity-frequency, weights: {frequency: 0}}\n", encoding="utf-8"
    )
    assert "severity-frequency, of 25" in call("score", *TODAY).out
    out = " ".join(call("score", "--method", "priority", *TODAY).out.split())
    assert "100 x (severity^2 x reach x importance x confidence)^(1/5)" in out


def test_weights_of_nothing_are_refused() -> None:
    weights = "{severity: 0, frequency: 0, reach: 0, importance: 0, confidence: 0}"
    Path("journeyctl.yaml").write_text(f"scoring:\n  weights: {weights}\n", encoding="utf-8")
    answer = call("validate")
    assert answer.code == 1
    assert "every weight of `priority` is 0, and nothing is left to score by" in " ".join(answer.out.split())


def test_broken_files_are_named() -> None:
    Path("bad.journey.yaml").write_text("titel: x\n", encoding="utf-8")
    answer = call("score", *TODAY)
    assert answer.code == 0
    assert answer.err == "left out: bad.journey.yaml, with mistakes; `journeyctl validate` tells them\n"


def test_several_workspaces_have_headings(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "journeyctl.yaml").write_text("title: Nothing here\n", encoding="utf-8")
    (other / "a.journey.yaml").write_text("title: A\n", encoding="utf-8")
    out = call("score", ".", "other", *TODAY).out
    assert out.startswith("Shop 店\n\nrank")
    assert out.endswith("\nNothing here\n\nno pain point to rank by `priority`\n")


def test_no_maps_no_scores(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert call("score", "empty") == (
        2,
        "",
        "error: there are no journey files in empty\n  = help: `journeyctl init` makes a first workspace\n",
    )


def test_the_help_names_what_there_is() -> None:
    out = " ".join(call("score", "--help").out.split())
    for name in names():
        assert name in out, f"`journeyctl score --help` does not name `{name}`"
    assert set(methods()) == {"pains", "opportunities"}


def test_whose_emotions_the_curves_show() -> None:
    touchpoint = "      - {id: t, title: T, emotion: {score: 2, by_persona: {ana: -2}}}\n"
    Path("back.journey.yaml").write_text(
        BACK.replace("    touchpoints:\n", "    touchpoints:\n" + touchpoint), encoding="utf-8"
    )
    everybody, ana = (
        json.loads(call("score", "journeys", "back", "--output-format", "json", *more, *TODAY).out)
        for more in ((), ("--persona", "ana"))
    )
    assert [found["workspaces"][0]["journeys"][0]["curve"]["mean"] for found in (everybody, ana)] == [1, -1]
