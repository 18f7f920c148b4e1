"""What `score journeys`, `stages`, `coverage` and `metrics` show."""

import csv
import json
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from workspace.files import workspace

from journeyctl.cli.score_call import ScoreCall
from journeyctl.cli.scores import coverage, journeys, metrics, stages
from journeyctl.cli.sheets import Sheet, Titled, as_markdown, for_machines, for_spreadsheets, on_screen
from journeyctl.report.report import Look
from journeyctl.text.display import cells
from journeyctl.workspace.workspace import Workspace

TODAY = date(2026, 11, 22)
View = Callable[[Workspace, ScoreCall], Sheet]
VIEWS: dict[str, View] = {
    "journeys": journeys.view,
    "stages": stages.view,
    "coverage": coverage.view,
    "metrics": metrics.view,
}
FILES = {
    "journeyctl.yaml": "title: Shop\nphases: [find, buy, use]\n",
    "ana.persona.yaml": "name: Ana\n",
    "bo.persona.yaml": "name: Bo\n",
    "log.evidence.yaml": "title: Log\ntype: events\nn: 1000000000\n",
    "order.journey.yaml": """\
title: First order
personas: [ana]
reviewed: 2026-10-06
review_every: 90
metrics:
  - id: orders
    title: Visitors who order
    type: rate
    polarity: higher_is_better
    baseline: 0.021
    target: 0.035
    points:
      - {date: 2026-06-30, numerator: 420, denominator: 20000}
      - {date: 2026-09-30, numerator: 510, denominator: 21000}
  - id: nps
    title: Would you recommend us?
    type: nps
    target: 40
    points:
      - {date: 2026-06-30, promoters: 16, passives: 12, detractors: 10}
      - {date: 2026-09-30, promoters: 50, passives: 30, detractors: 20}
stages:
  - id: choose
    title: I fill a basket
    phase: find
    touchpoints:
      - {id: search, title: I search, emotion: 1, next: [{to: pay, share: 0.7}]}
  - id: pay
    title: I pay
    phase: buy
    touchpoints:
      - id: pay
        title: I go to checkout
        emotion: -2
        importance: {customer: 5, business: 5}
        pain_points:
          - {id: fee, statement: It is dear, severity: 5, frequency: 1, confidence: 1, evidence: [log]}
        metrics:
          - id: csat
            title: Satisfaction
            type: csat
            scale: {min: 1, max: 5}
            target: 0.9
            points: [{date: 2026-09-30, counts: {1: 1, 2: 2, 3: 8, 4: 15, 5: 12}}]
          - id: effort
            title: It was easy
            type: ces
            scale: {min: 1, max: 7}
            points: [{date: 2026-09-30, value: 5.5, n: 12}]
""",
    "wish.journey.yaml": "title: A wish\nstate: future\nstages: [{title: All, id: all, touchpoints: [{title: T, emotion: 2}]}]\n",
}  # fmt: skip
ABOUT = """
mood: the mean of the emotions, from -1 (worst) to 1 (best); lowest: the worst
of them; peak end: the mean of the strongest and the last, which is what people
remember (Fredrickson and Kahneman 1993); load: the sum of the scores of the
open pain points by priority, in the current state; complete: the weighted share
of the fields that are filled; evidence: the share of the claims that rest on
evidence which is no assumption and has not expired
"""


@pytest.fixture
def shop(tmp_path: Path) -> Workspace:
    return workspace(tmp_path, FILES)


def sheet(found: Workspace, view: str, **call: Any) -> list[Titled]:
    return [Titled("Shop", ".", VIEWS[view](found, ScoreCall(today=TODAY, **call)))]


def shown(found: Workspace, view: str, width: int = 80, **call: Any) -> str:
    return on_screen(sheet(found, view, **call), Look(width=width))


def rows(found: Workspace, view: str, **call: Any) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(for_machines(sheet(found, view, **call)))["workspaces"][0][view]
    return read


def test_journeys_at_80_columns(shop: Workspace) -> None:
    assert shown(shop, "journeys") == (
        "id     state   curve  mood   lowest  peak end  load  complete  evidence\n"
        "order          ▆▁     -0.25  -1.00   -1.00       89  45 %      33 %\n"
        "wish   future  █      +1.00  +1.00   +1.00           28 %      0 %\n"
        f"{ABOUT}"
    )


def test_journeys_at_140_columns_say_how_fresh_they_are_and_where_customers_are_lost(shop: Workspace) -> None:
    assert shown(shop, "journeys", 140).splitlines()[:3] == [
        "id     state   curve  mood   lowest  peak end  load  complete  evidence  review       get through  most leave      pains  below zero",
        "order          ▆▁     -0.25  -1.00   -1.00       89  45 %      33 %      due in 43 d  70 %         30 % at search      1  0.33",
        "wish   future  █      +1.00  +1.00   +1.00           28 %      0 %       no date                                       0  0.00",
    ]


def test_stages_at_80_columns(shop: Workspace) -> None:
    assert shown(shop, "stages") == (
        "id            state   curve  mood   lowest  peak end  load  complete  evidence\n"
        "order/choose          ▆      +0.50  +0.50   +0.50        0  38 %      0 %\n"
        "order/pay             ▁      -1.00  -1.00   -1.00       89  55 %      50 %\n"
        "wish/all      future  █      +1.00  +1.00   +1.00           36 %      0 %\n"
        f"{ABOUT}"
    )
    assert shown(shop, "stages", 140).splitlines()[1].split() == [
        "order/choose", "▆", "+0.50", "+0.50", "+0.50", "0", "38", "%", "0", "%", "30", "%", "find", "0", "0.00", "0.00",
        "I", "fill", "a", "basket",
    ]  # fmt: skip
    assert "leave: who leaves in this stage, of all who begin the journey" in " ".join(
        shown(shop, "stages", 140).split()
    )


def test_coverage_at_80_columns(shop: Workspace) -> None:
    assert shown(shop, "coverage") == (
        "persona  find  buy  use  covered\n"
        "ana      1     1    -    2 of 3\n"
        "bo       -     -    -    0 of 3\n"
        "\n"
        "how many journeys of today follow a persona through a phase, with at least one\n"
        "touchpoint it comes to\n"
        "\n"
        "nobody has mapped `ana` in `use`; `bo` in `find`, `buy`, `use`\n"
    )


def test_metrics_at_80_columns(shop: Workspace) -> None:
    assert shown(shop, "metrics") == (
        "id            value                95 % interval   progress\n"
        "order/csat    71.1 % top-two-box   55.2 to 83.0 %  no baseline\n"
        "order/effort  5.50 mean of 1 to 7\n"
        "order/nps     30.0 NPS             14.7 to 45.3    59 %?\n"
        "order/orders  2.4 %                2.2 to 2.6 %    23 %\n"
        "\n"
        "progress: how much of the way from the baseline to the target is done; `?`: no\n"
        "baseline is written, and the first point stands in\n"
        "\n"
        "trend: the latest point against the one before; within chance: two samples of\n"
        "the same truth may differ as much (the 95 % interval of the difference holds 0)\n"
        "\n"
        "`order/effort`: `polarity` is not written, so that nobody can say better or\n"
        "worse\n"
    )


def test_metrics_at_140_columns_say_where_they_go(shop: Workspace) -> None:
    assert shown(shop, "metrics", 140).splitlines()[:5] == [
        "id            value                95 % interval   progress     trend                  target      n  date        also",
        "order/csat    71.1 % top-two-box   55.2 to 83.0 %  no baseline                         90.0 %     38  2026-09-30  mean 3.92 (3.60 to 4.24)",
        "order/effort  5.50 mean of 1 to 7                                                                 12  2026-09-30",
        "order/nps     30.0 NPS             14.7 to 45.3    59 %?        better, within chance  40.0      100  2026-09-30",
        "order/orders  2.4 %                2.2 to 2.6 %    23 %         better                 3.5 %   21000  2026-09-30",
    ]


@pytest.mark.parametrize(
    ("view", "keys"),
    [
        ("journeys", "id title state touchpoints curve pain_load open_pains complete claims evidenced reviewed_days_ago review_due_in_days completion most_lost"),
        ("stages", "id journey state title phase detail touchpoints curve pain_load open_pains complete claims evidenced lost"),
        ("coverage", "persona phase journeys"),
        ("metrics", "id title type state at unit polarity convention value low high n date also baseline baseline_assumed target progress no_progress trend reason remarks"),
    ],
)  # fmt: skip
def test_every_row_has_the_same_keys_for_machines(shop: Workspace, view: str, keys: str) -> None:
    found = rows(shop, view)
    assert [list(row) for row in found] == [keys.split()] * len(found)
    assert len({tuple(row["curve"]) for row in found if "curve" in row}) <= 1
    header, *lines = csv.reader(StringIO(for_spreadsheets(sheet(shop, view))))
    assert [len(line) for line in lines] == [len(header)] * len(found)


def test_numbers_stay_numbers_for_machines(shop: Workspace) -> None:
    order, wish = rows(shop, "journeys")
    assert order["curve"] == {
        "emotions": [0.5, -1.0], "mean": -0.25, "minimum": -1.0, "peak_end": -1.0, "below_zero": 0.3333333333,
        "volatility": 1.5,
    }  # fmt: skip
    assert (order["completion"], order["reviewed_days_ago"], order["review_due_in_days"]) == (0.7, 47, 43)
    assert order["most_lost"] == {"touchpoint": "search", "share": 0.3, "assumed": False}
    assert order["pain_load"] == pytest.approx(88.79, abs=0.01)
    assert (wish["pain_load"], wish["completion"], wish["reviewed_days_ago"]) == (None, None, None)
    assert wish["most_lost"] == {"touchpoint": None, "share": None, "assumed": None}
    csat = rows(shop, "metrics")[0]
    assert (csat["convention"], csat["at"], csat["polarity"]) == ("top-two-box", "pay", "higher_is_better")
    assert (round(csat["value"], 4), round(csat["low"], 4), round(csat["high"], 4), csat["n"]) == (
        0.7105, 0.5524, 0.83, 38
    )  # fmt: skip
    assert csat["also"]["convention"] == "mean"
    assert csat["trend"] == {"word": None, "change": None, "since": None, "within_chance": None}
    nps = rows(shop, "metrics")[2]
    assert nps["trend"]["word"] == "better"
    assert (nps["trend"]["since"], nps["trend"]["within_chance"]) == ("2026-06-30", True)
    assert (nps["baseline_assumed"], round(nps["progress"], 2)) == (True, 0.59)


def test_facts_about_all_rows(shop: Workspace) -> None:
    read = json.loads(for_machines(sheet(shop, "coverage")))["workspaces"][0]
    assert (read["phases"], read["cells"], read["mapped"]) == (["find", "buy", "use"], 6, 2)
    assert (read["stages_without_phase"], read["stages_without_touchpoint"]) == ([], [])
    assert json.loads(for_machines(sheet(shop, "journeys")))["workspaces"][0]["method"] == "priority"


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("width", [60, 80, 140])
def test_everything_fits_the_screen(shop: Workspace, view: str, width: int) -> None:
    assert all(cells(line) <= width for line in shown(shop, view, width).splitlines())
    assert as_markdown(sheet(shop, view)).startswith("### Shop\n\n| ")


def test_only_the_journeys_asked_about(shop: Workspace) -> None:
    only = frozenset({"wish"})
    assert [row["id"] for row in rows(shop, "journeys", journeys=only)] == ["wish"]
    assert [row["id"] for row in rows(shop, "stages", journeys=only)] == ["wish/all"]
    assert rows(shop, "metrics", journeys=only) == []
    assert shown(shop, "metrics", journeys=only) == "there is no metric\n"
    assert all(not row["journeys"] for row in rows(shop, "coverage", journeys=only))
    said = "the journeys asked about do not map `ana` in `find`, `buy`, `use`; `bo` in `find`, `buy`, `use`"
    assert said in shown(shop, "coverage", 140, journeys=only)


@pytest.mark.parametrize(("view", "count"), [("journeys", 1), ("stages", 2), ("metrics", 3)])
def test_the_top_of_a_long_list(shop: Workspace, view: str, count: int) -> None:
    screen = shown(shop, view, top=1)
    assert f"and {count} more: `--top 0` shows all of them" in screen
    assert len(screen.partition("\n\n")[0].splitlines()) == 2
    assert len(rows(shop, view, top=1)) == count + 1
    assert "more" not in shown(shop, view, top=0)
    assert "more" not in shown(shop, view, top=count + 1)


def test_an_empty_workspace_says_so(tmp_path: Path) -> None:
    found = workspace(tmp_path, {})
    assert shown(found, "journeys") == "there is no journey\n"
    assert shown(found, "stages") == "there is no stage\n"
    assert shown(found, "metrics") == "there is no metric\n"
    assert shown(found, "coverage", 140) == (
        "there is no persona, and no journey of today with a stage in a phase\n"
    )


BARE = "title: Bare\nstages: [{title: S, id: s, phase: find, touchpoints: [{title: T}]}, {title: D, id: d, journey: x}]\n"


def test_what_a_bare_map_lacks(tmp_path: Path) -> None:
    found = workspace(tmp_path, {"journeyctl.yaml": "phases: [find, buy]\n", "bare.journey.yaml": BARE})
    journey = shown(found, "journeys")
    assert journey.splitlines()[:2] == [
        "id    load  complete  evidence  review   pains  title",
        "bare     0  17 %      0 %       no date      0  Bare",
    ]
    assert "mood: " not in journey
    assert "`bare` has no curve: no touchpoint has an emotion\n" in journey
    assert "nobody can say who gets through `bare`: no `share` is written at a `next`\n" in journey
    stage = shown(found, "stages")
    assert "`bare/s` has no curve: no touchpoint has an emotion\n" in stage
    assert "`bare/d` is shown in detail by another journey\n" in stage
    assert shown(found, "coverage", 140) == (
        "persona      find  buy  covered\n"
        "(everybody)  1     -    1 of 2\n"
        "\n"
        "how many journeys of today follow a persona through a phase, with at least one touchpoint it comes to\n"
        "\n"
        "there is no persona: write one as `personas/NAME.persona.yaml`\n"
        "\n"
        "(everybody): `bare` names no persona, and counts in no other row\n"
        "\n"
        "1 stage covers nothing, because no `phase` is written: `bare/d`\n"
    )
    assert rows(found, "coverage") == [
        {"persona": None, "phase": "find", "journeys": ["bare"]},
        {"persona": None, "phase": "buy", "journeys": []},
    ]


def test_a_guess_on_the_way_to_the_loss_is_marked(tmp_path: Path) -> None:
    text = (
        "title: A\nstages:\n  - title: S\n    touchpoints:\n"
        "      - {title: a, next: [{to: b}, {to: c}]}\n      - {title: b, next: [{to: d, share: 0.2}]}\n"
        "      - {title: c}\n  - {title: E, touchpoints: [{title: d}]}\n"
    )
    screen = shown(workspace(tmp_path, {"a.journey.yaml": text}), "journeys", 140)
    assert "40 %? at b" in screen
    assert "`?`: some ways to that touchpoint have no `share`, and count as equal\n" in screen


@pytest.mark.parametrize(
    ("written", "review"),
    [("", "no date"), ("reviewed: 2026-10-06", "47 d ago"), ("reviewed: 2026-10-06\nreview_every: 47", "due in 0 d"),
     ("reviewed: 2026-10-06\nreview_every: 40", "overdue 7 d")],
)  # fmt: skip
def test_how_fresh_a_map_is(tmp_path: Path, written: str, review: str) -> None:
    found = workspace(tmp_path, {"a.journey.yaml": f"title: A\n{written}\n"})
    [row] = VIEWS["journeys"](found, ScoreCall(today=TODAY)).shown
    assert row["review"] == review


def test_phases_called_like_other_columns_hide_none(tmp_path: Path) -> None:
    files = {"journeyctl.yaml": "phases: [persona, covered]\n", "ana.persona.yaml": "name: Ana\n"}
    screen = shown(workspace(tmp_path, files), "coverage")
    assert screen.startswith("persona  persona.  covered.  covered\nana      -         -         0 of 2\n")


def test_very_many_holes_are_not_all_told(tmp_path: Path) -> None:
    files = {f"p{number:02}.persona.yaml": "name: P\n" for number in range(12)}
    note = shown(workspace(tmp_path, {"journeyctl.yaml": "phases: [buy]\n", **files}), "coverage", 1000)
    assert "`p09` in `buy`; and 2 more personas\n" in note
    assert "`p10` in" not in note


def test_headings_cannot_steer_the_terminal_or_break_a_table(tmp_path: Path) -> None:
    found = workspace(tmp_path, {
        "journeyctl.yaml": 'phases: ["\\ec", "b|x"]\n',
        "a.persona.yaml": "name: A\n",
        "a.journey.yaml": "title: A\npersonas: [a]\nstages: [{title: S, phase: b|x, touchpoints: [{title: T}]}]\n",
    })  # fmt: skip
    sheet = [Titled("t", ".", coverage.view(found, ScoreCall(today=date(2026, 11, 22))))]
    assert "\x1b" not in on_screen(sheet, Look(width=80))
    lines = as_markdown(sheet).splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert len({line.replace("&#124;", "").count("|") for line in table}) == 1
