"""`journeyctl list`."""

import csv
import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from cli.calling import call
from journeyctl.cli.listing import LISTS, list_name
from journeyctl.text.display import cells

SETTINGS = "title: 店 Green\nphases: [find, buy]\nchannels: {web: {kind: online, team: t}}\nteams: {t: {contact: a@b.example}}\n"
JOURNEY = """\
title: First order
personas: [ana]
reviewed: 2026-10-06
owner: t
metrics: [{id: m, title: Rate, type: rate, target: 0.5}]
stages:
  - id: s
    title: 探す
    phase: find
    touchpoints:
      - id: a
        title: I search
        channel: web
        emotion: -1.5
        evidence: [talks#fee]
        pain_points:
          - {id: slow, statement: It is slow, severity: 3, frequency: [0.3, 0.6]}
          - {id: ugly, statement: It is ugly}
        gains: [{id: g, statement: It is there}]
        opportunities: [{id: o, statement: How might we?, addresses: [slow], customer_value: 80}]
      - {id: b, title: I call, channel: shouting}
decisions: [{id: bags, title: Bags cost ten, date: 2026-11-02, by: [t, u], accepts: [peak_end, slow]}]
"""


@pytest.fixture(autouse=True)
def _workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name, text in {
        "journeyctl.yaml": SETTINGS,
        "order.journey.yaml": JOURNEY,
        "ana.persona.yaml": "name: アナ, who is busy\nsegment_share: 0.46\n",
        "talks.evidence.yaml": "title: Talks\ntype: interview\nn: 12\nquotes: [{id: fee, text: Too dear, persona: ana}]\n",
        "p.plan.yaml": "title: Plan\ninitiatives: [{id: i, title: Do it, for: [order/o], due: 2026-12-15}]\n",
    }.items():
        Path(name).write_text(text, encoding="utf-8")


def test_without_a_kind_shows_the_files() -> None:
    assert call("list") == (
        0,
        (
            "店 Green\n"
            "\n"
            "personas (1)\n"
            "  id   name               share  journeys\n"
            "  ana  アナ, who is busy   0.46         1\n"
            "\n"
            "journeys (1)\n"
            "  id     title        state    touchpoints  pains  reviewed    stages  owner\n"
            "  order  First order  current            2      2  2026-10-06       1  t\n"
            "\n"
            "evidence (1)\n"
            "  id     title  type        n  used\n"
            "  talks  Talks  interview  12     1\n"
            "\n"
            "plans (1)\n"
            "  id  title  initiatives  doing  done\n"
            "  p   Plan             1      0     0\n"
        ),
        "",
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("stages", ["id       title  phase  touchpoints", "order/s  探す   find             2"]),
        (
            "touchpoints",
            [
                "id       title     channel   emotion  pains",
                "order/a  I search  web          -1.5      2",
                "order/b  I call    shouting               0",
            ],
        ),
        (
            "pain-points",
            [
                "id          statement   severity  frequency   status",
                "order/slow  It is slow         3  0.3 to 0.6  open",
                "order/ugly  It is ugly                        open",
            ],
        ),
        ("gain", ["id       statement", "order/g  It is there"]),
        (
            "opportunity",
            ["id       statement      initiatives  customer value", "order/o  How might we?            1              80"],
        ),
        (
            "initiatives",
            ["id   title  status  due         for", "p/i  Do it  idea    2026-12-15  order/o"],
        ),
        (
            "decisions",
            ["id          title          date        by    accepts", "order/bags  Bags cost ten  2026-11-02  t, u  peak_end, slow"],
        ),
        ("metrics", ["id       title  type  target  points", "order/m  Rate   rate     0.5       0"]),
        ("quotes", ["id         text      persona", "talks#fee  Too dear  ana"]),
        (
            "channels",
            ["id        kind    team  touchpoints", "web       online  t               1", "shouting                          1"],
        ),
        ("teams", ["id  contact", "t   a@b.example"]),
        ("phases", ["id    stages", "find       1", "buy        0"]),
        ("systems", ["no systems"]),
    ],
)  # fmt: skip
def test_with_a_kind_shows_the_things(kind: str, expected: list[str]) -> None:
    answer = call("list", kind)
    assert answer.out.splitlines() == expected
    assert (answer.code, answer.err) == (0, "")


def test_numbers_stay_numbers_for_machines() -> None:
    answer = call("list", "pains", "--output-format", "json")
    assert json.loads(answer.out) == {
        "version": 1,
        "pains": [
            {"id": "order/slow", "statement": "It is slow", "severity": 3, "frequency": "0.3 to 0.6",
             "status": "open", "owner": None, "path": "order.journey.yaml"},
            {"id": "order/ugly", "statement": "It is ugly", "severity": None, "frequency": None,
             "status": "open", "owner": None, "path": "order.journey.yaml"},
        ],
    }  # fmt: skip


@pytest.mark.parametrize("kind", LISTS)
def test_every_list_comes_in_every_format(kind: str) -> None:
    rows = json.loads(call("list", kind, "--output-format", "json").out)[kind]
    table = call("list", kind).out.splitlines()
    read_back = list(csv.DictReader(StringIO(call("list", kind, "--output-format", "csv").out)))
    assert len(read_back) == len(rows) == max(0, len(table) - 1)
    assert [row["id"] for row in read_back] == [row["id"] for row in rows]
    assert [line.split()[0] for line in table[1:]] == [row["id"] for row in rows]


def test_all_files_as_csv() -> None:
    assert call("list", "--output-format", "csv").out == (
        "list,id,title,path\n"
        'personas,ana,"アナ, who is busy",ana.persona.yaml\n'
        "journeys,order,First order,order.journey.yaml\n"
        "evidence,talks,Talks,talks.evidence.yaml\n"
        "plans,p,Plan,p.plan.yaml\n"
    )


def test_csv_runs_nothing_in_a_spreadsheet() -> None:
    Path("x.persona.yaml").write_text("name: '=cmd|calc!A1'\n")
    rows = list(csv.DictReader(StringIO(call("list", "personas", "--output-format", "csv").out)))
    assert [row["name"] for row in rows] == ["アナ, who is busy", "'=cmd|calc!A1"]


def test_hostile_text_cannot_steer_the_terminal() -> None:
    Path("x.persona.yaml").write_text('name: "a\\e[31m\\u202e\\nb [bold]"\n')
    for output_format in ("table", "json", "csv"):
        out = call("list", "personas", "--color", "never", "--output-format", output_format).out
        assert "\u202e" not in out
        assert "\x1b" not in out
    assert "a\\x1b[31m\\u202e b [bold]" in call("list", "personas", "--color", "always").out


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_fits_the_screen(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    Path("a-journey-with-a-long-id.journey.yaml").write_text(
        "title: 長い題名が続く長い題名が続く and a long title that goes on and on and on and on\n",
        encoding="utf-8",
    )
    for kind in LISTS:
        for line in call("list", kind).out.splitlines():
            assert cells(line) <= columns
    assert "…" in call("list", "journeys").out


def test_a_text_of_a_megabyte_takes_no_time() -> None:
    Path("x.persona.yaml").write_text(f"name: {'字 ' * 300_000}\n", encoding="utf-8")
    assert all(cells(line) <= 80 for line in call("list", "personas").out.splitlines())


def test_ids_are_the_last_thing_to_be_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    Path("a-journey-with-a-long-id.journey.yaml").write_text(
        "title: And a title that is longer than its id is\n"
    )
    [_, row, _] = call("list", "journeys").out.splitlines()
    assert row == "a-journey-with-a-long-id  And a title that is long…  current"


def test_colour_only_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in call("list").out
    assert "\x1b[" in call("list", "--color", "always").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in call("list").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in call("list").out


def test_a_broken_file_is_told_and_hides_no_other() -> None:
    Path("bad.journey.yaml").write_text("title: [\n")
    answer = call("list", "journeys")
    assert answer.code == 0
    assert "order  First order" in answer.out
    assert answer.err == "left out: bad.journey.yaml, with mistakes; `journeyctl validate` tells them\n"


def test_places_and_ids_limit_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("sub").mkdir()
    Path("sub/late.journey.yaml").write_text("title: Late\n")
    for place in ("sub", "sub/late.journey.yaml", "late"):
        rows = json.loads(call("list", "journeys", place, "--output-format", "json").out)["journeys"]
        assert [(row["id"], row["path"]) for row in rows] == [("late", "sub/late.journey.yaml")]
    assert "journeys (1)" in call("list", "sub").out
    monkeypatch.chdir("sub")
    assert "journeys (1)" in call("list").out


def test_paths_are_those_of_lint(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("sub/er").mkdir(parents=True)
    Path("sub/late.journey.yaml").write_text("title: Late\n")
    Path("sub/er/bad.journey.yaml").write_text("title: [\n")
    monkeypatch.chdir("sub")
    answer = call("list", "journeys", "..", "--output-format", "json")
    assert [row["path"] for row in json.loads(answer.out)["journeys"]] == [
        "../order.journey.yaml",
        "late.journey.yaml",
    ]
    assert answer.err == "left out: er/bad.journey.yaml, with mistakes; `journeyctl validate` tells them\n"


def test_an_empty_folder_is_no_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other" / ".git").mkdir(parents=True)
    Path("journeyctl.yaml").unlink()
    monkeypatch.chdir("other")
    said = "error: there are no journey files in this folder\n  = help: `journeyctl init` makes a first workspace\n"
    assert call("list") == (2, "", said)


def test_says_what_there_is_to_list() -> None:
    assert call("list", "paims") == (
        2,
        "",
        "error: `paims` is neither something to list nor a file or folder\n  = help: did you mean `pains`?\n",
    )
    assert call("list", "x" * 300).code == 2
    said = f"error: `{'x' * 300}` cannot be looked at: file name too long\n"
    assert call("list", "journeys", "x" * 300) == (2, "", said)
    assert call("list", "journeys", "nowhere") == (2, "", "error: there is no file or folder `nowhere`\n")


@pytest.mark.parametrize(
    ("word", "name"),
    [("persona", "personas"), ("Opportunity", "opportunities"), ("pain_points", "pains"), ("evidence", "evidence"),
     ("service", "services"), ("touchpoint", "touchpoints"), ("phase", "phases"), ("x", None)],
)  # fmt: skip
def test_words_for_a_list(word: str, name: str | None) -> None:
    assert list_name(word) == name


def test_ends_quietly_when_nobody_reads() -> None:
    many = "".join(f"  - {{id: s{number}, title: Stage {number}}}\n" for number in range(4000))
    Path("long.journey.yaml").write_text(f"title: Long\nstages:\n{many}")
    process = subprocess.Popen(
        [sys.executable, "-m", "journeyctl", "list", "stages"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "src"), "LC_ALL": "C"},
    )
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline().startswith(b"id ")
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait(10)
