"""`journeyctl plan`: the action plan as a board."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from cli.calling import call
from journeyctl.text.display import cells

TODAY = ("--today", "2026-11-22")
JOURNEY = """\
title: Order
metrics:
  - {id: csat, title: M, type: csat}
  - {id: calls, title: M, polarity: lower_is_better}
  - {id: ease, title: M, type: ces}
stages: [{title: S, touchpoints: [{title: T, opportunities: [{id: o, statement: O}, {id: p, statement: P}]}]}]
"""
PLAN = """\
title: Plan
initiatives:
  - {id: late, title: 値段を見せる, for: [order/o], owner: shop, due: 2026-10-28, status: doing, expects: {metric: order/csat, to: 0.9}}
  - {id: soon, title: An easy form, for: [order/o, order/p], owner: web, due: 2026-12-15, status: doing}
  - {id: undated, title: No day, status: doing}
  - {id: forgotten, title: Forgotten, due: 2026-11-21}
  - {id: now, title: Now, due: 2026-11-22, status: planned}
  - {id: next, title: Next, due: 2026-11-23, status: planned, owner: shop}
  - {id: helped, title: Helped, due: 2026-08-31, status: done, for: [order/p], expects: {metric: order/csat, to: 0.85}, measured: {value: 0.85, date: 2026-09-30}}
  - {id: unknown, title: Who knows, status: done, expects: {metric: order/csat, to: 0.85}}
  - {id: over, title: Over, due: 2026-01-31, status: dropped}
"""


@pytest.fixture(autouse=True)
def _workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name, text in {
        "journeyctl.yaml": "title: Shop 店\nteams: {shop: {title: Shop}, web: {title: Web}, idle: {title: Idle}}\n",
        "order.journey.yaml": JOURNEY,
        "p.plan.yaml": PLAN,
    }.items():
        Path(name).write_text(text, encoding="utf-8")


def test_overdue_first_then_by_state_and_day() -> None:
    assert call("plan", *TODAY) == (
        0,
        (
            "  id         due              owner  status   title\n"
            "\n"
            "overdue (2)\n"
            "  late       25 days overdue  shop   doing    値段を見せる\n"
            "      answers: order/o\n"
            "      expects: order/csat to 0.9\n"
            "  forgotten  1 day overdue           idea     Forgotten\n"
            "\n"
            "doing (2)\n"
            "  soon       due in 23 days   web    doing    An easy form\n"
            "      answers: order/o, order/p\n"
            "  undated                            doing    No day\n"
            "\n"
            "planned (2)\n"
            "  now        due today               planned  Now\n"
            "  next       due in 1 day     shop   planned  Next\n"
            "\n"
            "done (2)\n"
            "  helped                             done     Helped\n"
            "      answers: order/p\n"
            "      expects: order/csat to 0.85, measured 0.85, reached\n"
            "  unknown                            done     Who knows\n"
            "      expects: order/csat to 0.85, measured by nobody\n"
            "\n"
            "dropped (1)\n"
            "  over                               dropped  Over\n"
        ),
        "",
    )


@pytest.mark.parametrize(
    ("expects", "measured", "said", "reached"),
    [
        ("metric: order/csat, to: 0.85", 0.86, "0.86, reached", True),
        ("metric: order/csat, to: 0.85", 0.84, "0.84, missed", False),
        ("metric: order/calls, to: 100", 90, "90, reached", True),
        ("metric: order/calls, to: 100", 1234567, "1,234,567, missed", False),
        ("metric: order/ease, to: 5", 6, "6", None),  # nobody says which way is up
        ("metric: order/ease, to: 5", 5, "5, reached", True),
        ("", 5, "5", None),
    ],
)
def test_expected_against_measured(expects: str, measured: float, said: str, reached: bool | None) -> None:
    keys = f"expects: {{{expects}}}, " if expects else ""
    Path("p.plan.yaml").write_text(
        f"title: P\ninitiatives: [{{title: T, status: done, {keys}measured: {{value: {measured}}}}}]\n"
    )
    assert call("plan", *TODAY).out.endswith(f"measured {said}\n")
    [row] = json.loads(call("plan", "--output-format", "json", *TODAY).out)["workspaces"][0]["initiatives"]
    assert (row["reached"], row["measured"]) == (reached, measured)


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--owner", "shop"], ["late", "next"]),
        (["--owner", "idle"], []),
        (["--status", "overdue"], ["late", "forgotten"]),
        (["--status", "doing"], ["late", "soon", "undated"]),
        (["--status", "idea", "--status", "dropped"], ["forgotten", "over"]),
        (["--owner", "shop", "--status", "planned"], ["next"]),
    ],
)
def test_only_some(options: list[str], ids: list[str]) -> None:
    answer = call("plan", *options, "--output-format", "csv", *TODAY)
    rows = list(csv.DictReader(StringIO(answer.out)))
    assert [row["id"] for row in rows] == [f"p/{name}" for name in ids]
    if not ids:
        assert call("plan", *options, *TODAY) == (0, "no initiative\n", "")


@pytest.mark.parametrize(
    ("owner", "said"),
    [
        ("shp", "error: there is no team `shp`\n  = help: did you mean `shop`?\n"),
        ("zzzzz", "error: there is no team `zzzzz`\n  = help: there are `idle`, `shop`, `web`\n"),
    ],
)
def test_an_unknown_owner(owner: str, said: str) -> None:
    assert call("plan", "--owner", owner, *TODAY) == (2, "", said)


def test_an_owner_where_nobody_has_one() -> None:
    Path("journeyctl.yaml").write_text("title: Shop\n")
    Path("p.plan.yaml").write_text("title: P\ninitiatives: [{title: T}]\n")
    said = "error: there is no team `shop`\n  = help: no initiative names an `owner`\n"
    assert call("plan", "--owner", "shop") == (2, "", said)


def test_an_owner_of_no_vocabulary_is_a_team_as_well() -> None:
    Path("journeyctl.yaml").write_text("title: Shop\n")
    assert [line.split()[0] for line in call("plan", "--owner", "web", *TODAY).out.splitlines()[3:4]] == [
        "soon"
    ]


def test_machines_get_everything() -> None:
    answer = json.loads(call("plan", "--output-format", "json", *TODAY).out)
    [workspace] = answer["workspaces"]
    assert (answer["version"], workspace["title"], workspace["root"]) == (1, "Shop 店", ".")
    assert [row["group"] for row in workspace["initiatives"]] == [
        "overdue", "overdue", "doing", "doing", "planned", "planned", "done", "done", "dropped",
    ]  # fmt: skip
    assert workspace["initiatives"][0] == {
        "id": "p/late", "group": "overdue", "title": "値段を見せる", "owner": "shop", "status": "doing", "due": "2026-10-28",
        "days": -25, "effort": None, "answers": ["order/o"], "metric": "order/csat", "expected": 0.9, "measured": None,
        "measured_on": None, "reached": None, "ticket": None, "path": "p.plan.yaml",
    }  # fmt: skip
    assert workspace["initiatives"][6]["measured_on"] == "2026-09-30"


def test_markdown_has_a_table() -> None:
    out = call("plan", "--output-format", "markdown", *TODAY).out
    assert "| id | due | owner | status | title | expects | measured | answers |\n" in out
    assert "| helped |  |  | done | Helped | order/csat to 0.85 | 0.85, reached | order/p |\n" in out


def test_several_plans_are_told_apart() -> None:
    Path("q.plan.yaml").write_text("title: Q\ninitiatives: [{id: late, title: T, due: 2026-10-01}]\n")
    lines = call("plan", *TODAY).out.splitlines()
    assert [line.split()[0] for line in lines if "days overdue" in line] == ["q/late", "p/late"]


@pytest.mark.parametrize(
    ("places", "ids"),
    [
        (["p.plan.yaml"], 9),
        (["p"], 9),
        (["order"], 3),
        (["order.journey.yaml"], 3),
        (["."], 10),
        (["q"], 1),
        (["other"], 0),
    ],
)
def test_places(places: list[str], ids: int) -> None:
    Path("q.plan.yaml").write_text("title: Q\ninitiatives: [{title: T}]\n")
    Path("other.journey.yaml").write_text("title: Other\n")
    rows = json.loads(call("plan", *places, "--output-format", "json", *TODAY).out)["workspaces"][0][
        "initiatives"
    ]
    assert len(rows) == ids


def test_workspaces_are_told_apart() -> None:
    for name in ("a", "b"):
        Path(name).mkdir()
        Path(f"{name}/journeyctl.yaml").write_text(f"title: Shop {name}\n")
        Path(f"{name}/p.plan.yaml").write_text("title: P\ninitiatives: [{id: x, title: T}]\n")
    Path("b/p.plan.yaml").write_text("title: P\n")
    assert call("plan", "a", "b", *TODAY).out == (
        "Shop a\n\n  id  status  title\n\nidea (1)\n  x   idea    T\n\nShop b\n\nno initiative\n"
    )


def test_misuse() -> None:
    assert call("plan", "nowhere") == (2, "", "error: there is no file or folder `nowhere`\n")
    assert call("plan", "--today", "soon").err.startswith("error: `soon` is no day\n")
    assert call("plan", "--status", "late").code == 2


def test_an_empty_folder_is_no_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other" / ".git").mkdir(parents=True)
    Path("journeyctl.yaml").unlink()
    monkeypatch.chdir("other")
    answer = call("plan")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("error: there are no journey files in this folder\n")


def test_a_broken_file_is_told_and_hides_no_other() -> None:
    Path("bad.plan.yaml").write_text("title: [\n")
    answer = call("plan", *TODAY)
    assert (answer.code, "An easy form" in answer.out) == (0, True)
    assert answer.err == "left out: bad.plan.yaml, with mistakes; `journeyctl validate` tells them\n"


def test_hostile_text_cannot_steer_the_terminal() -> None:
    Path("p.plan.yaml").write_text(
        'title: P\ninitiatives: [{title: "a\\e[31m\\u202e", for: ["x/\\e[31m"], owner: "\\e]8;;x", expects: {metric: "m\\e[2J", to: 1}}]\n'
    )
    for output_format in ("table", "json", "csv", "markdown"):
        out = call("plan", "--color", "never", "--output-format", output_format, *TODAY).out
        assert "a" in out
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_colour_only_where_it_is_wanted() -> None:
    assert "\x1b[" not in call("plan", *TODAY).out
    assert "\x1b[1;31moverdue\x1b[0m (2)" in call("plan", "--color", "always", *TODAY).out


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_fits_the_screen(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    many = ", ".join(f"order/opportunity-{n}" for n in range(12))
    Path("p.plan.yaml").write_text(
        f"title: P\ninitiatives: [{{id: a-long-name-for-work, title: {'長い題名 ' * 20}, for: [{many}], owner: a-team-of-many, due: 2026-10-28}}]\n",
        encoding="utf-8",
    )
    for line in call("plan", *TODAY).out.splitlines():
        assert cells(line) <= columns
