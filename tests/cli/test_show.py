"""`journeyctl show`: the map in the terminal, screen by screen."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docs.pages import Golden

from cli.conftest import Cli, Files
from journeyctl.cli.terminal_curve import Felt, axis, draw, row_count
from journeyctl.cli.terminal_text import Piece, beside, line, wrap_cells, wrapped, written
from journeyctl.model.settings import EmotionScale
from journeyctl.text.display import cells

ROOT = Path(__file__).parents[2]
SCREENS = Path(__file__).parent / "golden" / "show"
TODAY = ("--today", "2026-11-22")
ORDER = "examples/grocery/journeys/first-order.journey.yaml"
ONBOARDING = "examples/b2b-onboarding/journeys/onboarding.journey.yaml"
ODD = """\
title: 初めての注文 – הזמנה ראשונה
personas: [ghost]
stages:
  - title: 別の方法があることに気づく、とても長い段階の名前
    touchpoints:
      - title: 郵便受けにチラシが入っていた
        channel: 紙
        emotion: {score: 2, by_persona: {ghost: -1}}
        thoughts: [お店より高いのかな？]
        pain_points: [{statement: 配達料は最後のページにしか表示されない。, severity: 4, frequency: 0.5}]
      - {title: אני ממלא את הסל ומחפש מה שאנחנו אוכלים, emotion: -2, moment: pain}
  - title: Empty stage
  - title: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft
    touchpoints:
      - {title: "👨‍👩‍👧‍👦 things", thoughts: [Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau]}
      - {title: "esc \\e[31mred", emotion: 1, optional: true, journey: other}
"""
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def show(monkeypatch: pytest.MonkeyPatch, cli: Cli) -> Callable[..., str]:
    """Show a journey of the repository on a screen of some width."""

    def call(columns: int, *arguments: str) -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.chdir(ROOT)
        code, out, err = cli("show", *arguments, *TODAY)
        assert (code, err) == (0, "")
        return out

    return call


@pytest.mark.parametrize(
    ("name", "columns", "arguments"),
    [
        ("grocery-80", 80, ["examples/grocery"]),
        ("grocery-140", 140, [ORDER]),
        ("grocery-60", 60, [ORDER]),
        ("grocery-student", 100, [ORDER, "--persona", "student", "--lanes", "actions,emotion,metrics,evidence,systems"]),
        ("grocery-color", 80, [ORDER, "--color", "always", "--lanes", "emotion,pains"]),
        ("onboarding-80", 80, [ONBOARDING]),
        ("onboarding-140", 140, [ONBOARDING]),
        ("onboarding-2027-100", 100, ["examples/b2b-onboarding/journeys/onboarding-2027.journey.yaml"]),
        ("veterans-80", 80, ["examples/veterans"]),
        ("veterans-140", 140, ["examples/veterans"]),
    ],
)  # fmt: skip
def test_screens_of_the_examples(
    show: Callable[..., str], golden: Golden, name: str, columns: int, arguments: list[str]
) -> None:
    out = show(columns, *arguments)
    plain = ESCAPES.sub("", out)
    assert max(map(cells, plain.splitlines())) <= columns
    assert not any(one.endswith(" ") for one in plain.splitlines())
    golden(SCREENS / f"{name}.txt", out)


@pytest.mark.parametrize("columns", [60, 80, 160])
def test_all_scripts_stay_in_their_columns(
    put: Callable[[Files], Path], cli: Cli, golden: Golden, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    put(
        {
            "journeyctl.yaml": "lang: en\n",
            "odd.journey.yaml": ODD,
            "other.journey.yaml": "title: O\nstate: ideal\n",
            "ghost.persona.yaml": "name: Ghost\nquote: Boo\n",
        }
    )
    monkeypatch.setenv("COLUMNS", str(columns))
    out = cli("show", "odd", *TODAY).out
    assert max(map(cells, out.splitlines())) <= columns
    assert "\x1b" not in out
    golden(SCREENS / f"odd-{columns}.txt", out)


@pytest.mark.parametrize(
    "journey",
    [
        "title: X\n",
        "title: X\nstages: []\n",
        "title: X\nstages: [{title: S}]\n",
        "title: X\nstages: [{title: S, touchpoints: [{title: T, emotion: 0}]}]\n",
    ],
)
def test_small_journeys_can_be_shown(put: Callable[[Files], Path], cli: Cli, journey: str) -> None:
    put({"journeyctl.yaml": "", "x.journey.yaml": journey})
    code, out, err = cli("show", *TODAY)
    assert (code, out.split()[0], err) == (0, "X", "")


DECIDED = """\
title: X
stages: [{title: S, touchpoints: [{title: T, pain_points: [{id: fee, statement: A fee shows late}]}]}]
decisions:
  - {title: "We charge for bags \\e[31m", date: 2026-07-01, by: [shop], accepts: [fee, peak_end]}
  - {title: And stay}
"""


def test_decisions_stand_below_the_map(put: Callable[[Files], Path], cli: Cli) -> None:
    put({"journeyctl.yaml": "teams: {shop: {title: The shop}}\n", "x.journey.yaml": DECIDED})
    assert cli("show", *TODAY).out.partition("\n\nDecisions\n")[2].splitlines() == [
        "1 July 2026  We charge for bags \ufffd[31m",
        "             Decided by: The shop · Accepts: “A fee shows late” and a lower peak-end score",
        "             And stay",
    ]


def test_without_a_day_they_begin_at_the_left(put: Callable[[Files], Path], cli: Cli) -> None:
    put({"journeyctl.yaml": "", "x.journey.yaml": "title: X\ndecisions: [{title: We wait}]\n"})
    assert cli("show", *TODAY).out.endswith("\n\nDecisions\nWe wait\n")


TWO: Files = {
    "journeyctl.yaml": "",
    "a.journey.yaml": "title: A\nstages: [{title: S, touchpoints: [{title: T, emotion: 2}, {title: U, emotion: -2}]}]\n",
    "b.journey.yaml": "title: B\n",
    "c.journey.yaml": "title: C\nstate: future\n",
    "ana.persona.yaml": "name: Ana\n",
}


def test_several_journeys_are_listed(put: Callable[[Files], Path], cli: Cli) -> None:
    put(TWO)
    assert cli("show") == (
        0,
        (
            "id  state    curve  title\n"
            "a   current  █▁     A\n"
            "b   current         B\n"
            "c   future          C\n"
            "\n"
            "show one of them: `journeyctl show a`\n"
        ),
        "",
    )


def test_elsewhere_the_way_to_one_is_said(
    put: Callable[[Files], Path], cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    put({f"shop/{name}": text for name, text in TWO.items()})
    assert cli("show", "shop").out.endswith("show one of them: `journeyctl show shop/a.journey.yaml`\n")


def test_the_only_journey_of_today_is_meant(put: Callable[[Files], Path], cli: Cli) -> None:
    put({name: text for name, text in TWO.items() if name != "b.journey.yaml"})
    assert cli("show").out.startswith("A ")
    assert cli("show", "c").out.startswith("C ")


@pytest.mark.parametrize(
    ("word", "message", "help_text"),
    [
        ("aa", "`aa` is neither a file or folder nor the id of a journey or persona", None),
        ("ana", "there is no journey in `ana`", "`journeyctl list journeys` lists them"),
        ("a..b", "`a..b` names two journeys", "`journeyctl render a..b` sets them beside each other"),
    ],
)
def test_what_cannot_be_shown(
    put: Callable[[Files], Path], cli: Cli, word: str, message: str, help_text: str | None
) -> None:
    put(TWO)
    code, out, err = cli("show", word)
    assert (code, out, err.splitlines()[0]) == (2, "", f"error: {message}")
    if help_text is not None:
        assert err.splitlines()[1:] == [f"  = help: {help_text}"]


def test_broken_files_are_told(put: Callable[[Files], Path], cli: Cli) -> None:
    put({**TWO, "d.journey.yaml": "titel: D\n"})
    told = "left out: d.journey.yaml, with mistakes; `journeyctl validate` tells them\n"
    assert cli("show", "a").err == told
    assert cli("show", "d") == (2, "", f"{told}error: there is no journey in `d`\n  = help: `journeyctl list journeys` lists them\n")  # fmt: skip


def test_colour_comes_when_asked_for_and_can_be_forbidden(
    put: Callable[[Files], Path], cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(TWO)
    assert "\x1b" not in cli("show", "a").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[38;5;166m" in cli("show", "a").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in cli("show", "a").out
    assert "\x1b" in cli("show", "a", "--color", "always").out


def test_a_poor_screen_gets_plain_signs(
    put: Callable[[Files], Path], cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(TWO)
    monkeypatch.setattr(type(sys.stdout), "encoding", "ascii", raising=False)
    out = cli("show", "a").out
    assert "@" in out
    assert "\\u" not in out
    assert out.isascii()


def test_a_curve_runs_through_its_emotions() -> None:
    block = draw([Felt(2, 1), Felt(12, -1), Felt(22, 0)], {"○": [Felt(12, 1)]}, 25, 5)
    assert written(block, color=False).splitlines() == [
        "  ●⠣⡀       ○",
        "    ⠙⢦",
        "┈┈┈┈┈┈⠳⡄┈┈┈┈┈┈┈┈┈┈┈┈┈⣠●┈┈",
        "       ⠈⠣⡀       ⢀⡠⠖⠋",
        "         ⠈⠲⢄●⣀⡠⠴⠚⠉",
    ]


def test_the_line_leads_to_what_is_beside_the_canvas() -> None:
    block = draw([Felt(-2, 0), Felt(2, 0), Felt(6, 0)], {}, 5, 3)
    assert written(block, color=False) == "\n⠒⠒●⠒⠒\n\n"


@pytest.mark.parametrize(
    ("scale", "labels"),
    [
        (EmotionScale(), ["+2", "", "", "", "0", "", "", "", "−2"]),
        (EmotionScale(min=1, max=5), ["5", "", "", "", "3", "", "", "", "1"]),
        (EmotionScale(min=0, max=10, labels={"10": "superb!", "0": "bad"}), ["super…", *[""] * 9, "bad"]),
        (EmotionScale(min=-3, max=3, labels={str(n): str(n) for n in range(-3, 4)}), ["3", "2", "1", "0", "-1", "-2", "-3"]),
        (EmotionScale(min=-1e308, max=1e308), ["+1e+3…", "", "", "", "0", "", "", "", "−1e+3…"]),
    ],
)  # fmt: skip
def test_the_axis_has_the_words_of_the_scale(scale: EmotionScale, labels: list[str]) -> None:
    assert axis(scale, row_count(scale), 6) == labels


@pytest.mark.parametrize(
    ("text", "room", "first", "lines"),
    [
        ("I go to checkout", 8, None, ["I go to", "checkout"]),
        ("I go to checkout", 8, 4, ["I go", "to", "checkout"]),
        ("checkout", 8, 4, ["", "checkout"]),
        ("checkout now", 5, None, ["check", "out", "now"]),
        ("配達料は高い", 5, None, ["配達", "料は", "高い"]),
        ("e\u0301e\u0301e\u0301", 2, None, ["éé", "é"]),
        ("", 5, None, []),
    ],
)
def test_texts_break_by_columns_of_the_terminal(
    text: str, room: int, first: int | None, lines: list[str]
) -> None:
    assert wrap_cells(text, room, first) == lines


def test_blocks_stand_beside_each_other() -> None:
    block = beside([wrapped("a longer text", 8), [], [line("店"), line("x", "bold")]], [8, 2, 4], gap=1)
    assert written(block, color=False) == "a longer    店\ntext        x\n"
    assert written(block, color=True) == "a longer    店\ntext        \x1b[1mx\x1b[0m\n"
    assert written(wrapped("what hurts", 8, sign=Piece("▲ 7", "pain")), color=False) == "▲ 7 what\n  hurts\n"
