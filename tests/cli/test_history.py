"""`journeyctl history`: real repositories, what may be asked, what is shown, and what nobody can make it do."""

import csv
import io
import json
from pathlib import Path

import pytest
from docs.pages import Golden
from workspace.files import write

from cli.conftest import Cli
from cli.repos import NEEDS_GIT, git, hostile
from cli.stories import Told, tell

pytestmark = NEEDS_GIT
SCREENS = Path(__file__).parent / "golden" / "history"
SETTINGS = {"journeyctl.yaml": "title: Shop\n"}
ORDER, FIRST = "order.journey.yaml", "first-order.journey.yaml"
TEXT = """title: {title}
stages:
  - id: buy
    title: I pay
    touchpoints:
      - {{id: basket, title: I fill a basket, emotion: {basket}}}
      - id: checkout
        title: I go to checkout
        emotion: {checkout}
        pain_points: [{pains}]
"""
FEE = "{id: fee, statement: The fee shows late, severity: 4, frequency: 0.5}"
RETURN = {
    "return.journey.yaml": "title: I send it back\nstages: [{id: s, title: S, touchpoints: [{id: t, title: I print a label, emotion: -1}]}]\n"
}


def order(basket: float, checkout: float, pains: str = "", title: str = "I order dinner") -> str:
    return TEXT.format(title=title, basket=basket, checkout=checkout, pains=pains)


@pytest.fixture
def shop(here: Path) -> list[str]:
    """Half a year of a shop: it gets worse on a branch, is broken for a while, and better under another id."""
    return tell(
        here,
        [
            Told("Ana Lovelace", {**SETTINGS, ORDER: order(1, 0)}, title="The first map"),
            Told("Ben", {**SETTINGS, ORDER: order(1, -2, FEE)}, [0], 20, "What people told us about the fee"),
            Told("Cem", {**SETTINGS, ORDER: order(1, 0), **RETURN}, [0], 34, "The way back"),
            Told("Mia", {**SETTINGS, ORDER: order(1, -2, FEE), **RETURN}, [2, 1], 40, "Merge branch 'fee'"),
            Told("Cem", {**SETTINGS, ORDER: "title: [\n", **RETURN}, [3], 50, "Half a thought"),
            Told("Cem", {**SETTINGS, FIRST: order(1, -1, FEE), **RETURN}, [4], 51, "One name for all of us"),
            Told("Ben \x1b[31mred\x07", {**SETTINGS, FIRST: order(2, 1)}, [5], 120, "The fee is told first ##vso[x]"),
        ],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "words"),
    [("full", ()), ("narrow", ()), ("color", ("--color", "always")), ("month", ("--every", "month")), ("since", ("first-order", "--since", "2026-02-15"))],
)  # fmt: skip
def test_screens(
    shop: list[str], cli: Cli, golden: Golden, name: str, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setenv("COLUMNS", "60" if name == "narrow" else "100")
    screen = cli("history", *words)
    assert (screen.code, screen.err) == (0, "")
    golden(SCREENS / f"{name}.txt", screen.out)


@pytest.mark.parametrize(("name", "suffix"), [("csv", ".csv"), ("json", ".json")])
def test_documents(shop: list[str], cli: Cli, golden: Golden, name: str, suffix: str) -> None:
    screen = cli("history", "--output-format", name)
    assert "\x1b" not in screen.out
    assert "##vso" not in screen.out
    golden(SCREENS / f"{name}{suffix}", screen.out)


def test_csv_can_be_read_back(shop: list[str], cli: Cli) -> None:
    rows = list(csv.DictReader(io.StringIO(cli("history", "first-order", "--output-format", "csv").out)))
    assert [(row["journey"], row["day"], row["mean_emotion"], row["note"]) for row in rows] == [
        ("first-order", "2026-01-01", "0.25", ""),
        ("first-order", "2026-02-10", "-0.25", ""),
        ("first-order", "2026-02-20", "", "mistakes in order.journey.yaml"),
        ("first-order", "2026-02-21", "0", ""),
        ("first-order", "2026-05-01", "0.75", ""),
    ]
    assert [row["commit"] for row in rows] == [shop[0], shop[3], shop[4], shop[5], shop[6]], "the main line"


def told(cli: Cli, *words: str) -> dict[str, list[str]]:
    """Return for each journey the days that are told."""
    document = json.loads(cli("history", *words, "--output-format", "json").out)
    return {
        course["id"]: [point["day"][5:] for point in course["points"]]
        for workspace in document["workspaces"]
        for course in workspace["journeys"]
    }


def test_what_is_asked_about(shop: list[str], cli: Cli) -> None:
    first = {"first-order": ["01-01", "02-10", "02-20", "02-21", "05-01"]}
    back = {"return": ["02-04", "05-01"]}
    assert told(cli) == {**first, **back}
    for words, found in [
        (["first-order"], first), (["order"], first), ([FIRST], first), (["./first-order.journey.yaml"], first), (["return"], back), (["."], {**first, **back}),
        (["--since", "2026-02-20"], {"first-order": ["02-10", "02-20", "02-21", "05-01"], "return": ["02-04", "05-01"]}),
        (["--since", shop[3]], {"first-order": ["02-10", "02-20", "02-21", "05-01"], "return": ["02-04", "05-01"]}),
        (["--until", "HEAD~2"], {"order": ["01-01", "02-10", "02-20"], "return": ["02-04"]}),
        (["--until", "2026-02-10"], {"order": ["01-01", "02-10"], "return": ["02-04"]}),
        (["--until", shop[1]], {"order": ["01-01", "01-21"]}),
        (["--since", "2026-06-01"], {"first-order": ["05-01"]}),
        (["--every", "month", "order"], {"first-order": ["01-01", "02-21", "05-01"]}),
    ]:  # fmt: skip
        assert told(cli, *words) == found, words


@pytest.mark.parametrize(
    ("words", "message", "help_text"),
    [
        (["first-ordr"], "`first-ordr` is neither the id of a journey nor a file or folder", "did you mean `first-order`?"),
        (["--since", "noon"], "`noon` is neither a day nor a revision of this repository", "write a day as in `--since 2026-01-31`; `git log --oneline` lists commits"),
        (["--since", "2026-13-01"], "`2026-13-01` is no day", "write it as in `--since 2026-01-31`"),
        (["--until", "--all"], "`--all` is no revision of this repository", "`git log --oneline` lists commits, `git branch --all` branches"),
        (["journeyctl.yaml"], "no journey stands in `journeyctl.yaml`", "`journeyctl list journeys` lists them"),
        (["pains", "--until", "HEAD"], "`--until` tells nothing of pain points", "name the last day with `--today`"),
        (["pains", "--every", "commit"], "pain points are not told by commit", "write `--every day` or a longer stretch"),
        (["pains", "--since", "HEAD"], "`HEAD` is no day", "write it as in `--since 2026-01-31`"),
        (["return", "pains"], "`pains` stands behind what to tell of", "write it first: `journeyctl history pains return`"),
        (["pain"], "`pain` is neither the id of a journey nor a file or folder", "did you mean `pains`?"),
        (["main"], "`main` is neither the id of a journey nor a file or folder", "for a revision: `--since main` or `--until main`"),
        (["HEAD~2..HEAD"], "`HEAD~2..HEAD` is neither the id of a journey nor a file or folder", "for revisions: `--since HEAD~2 --until HEAD`"),
        (["checkout"], "`checkout` is neither the id of a journey nor a file or folder", "`journeyctl history pains checkout` tells of this touchpoint"),
        (["--until", "2025-12-31"], "there is no commit up to 2025-12-31", "name a later day with `--until`"),
        (["--until", "2026-02-30"], "`2026-02-30` is no day", "write it as in `--until 2026-01-31`"),
        (["--today", "2026-02-10"], "`--today` is for `journeyctl history pains`: each commit is judged by its own day", "leave it out, or name the last day with `--until`"),
        (["pains", "--today", "10.2.2026"], "`10.2.2026` is no day", "write it as in `--today 2026-11-22`"),
    ],
)  # fmt: skip
def test_what_cannot_be_told(
    shop: list[str], cli: Cli, words: list[str], message: str, help_text: str
) -> None:
    screen = cli("history", *words)
    assert (screen.code, screen.err) == (2, f"error: {message}\n  = help: {help_text}\n")


def test_the_day_of_the_environment_is_for_pain_points_alone(
    shop: list[str], cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOURNEYCTL_TODAY", "2026-06-30")
    assert cli("history").code == 0
    assert cli("history", "pains").out.startswith("experience debt on 2026-06-30\n")


def test_nothing_since_then_is_said(shop: list[str], cli: Cli) -> None:
    for words, said in [
        (["--since", "2026-06-01"], "no commit has touched `first-order` since 2026-06-01: this is the state of then"),
        (["--since", "HEAD"], "no commit has touched `first-order` since HEAD: this is the state of then"),
    ]:  # fmt: skip
        assert cli("history", *words).out.endswith(f"\n\n{said}\n"), words
    assert "this is the state of then" not in cli("history", "--since", "2026-05-01").out


def test_places_without_a_history(here: Path, cli: Cli) -> None:
    assert "this is no git repository" in cli("history").err
    git(here, "init", "--quiet")
    assert cli("history").err == (
        "error: the repository has no commit yet\n"
        "  = help: commit the maps first: `git add . && git commit`\n"
    )
    git(here, "commit", "--quiet", "--allow-empty", "--message", "nothing")
    screen = cli("history")
    assert screen.code == 2
    assert "there is no commit with a journey up to `HEAD`" in screen.err


def test_the_screen_says_that_older_commits_are_missing(
    shop: list[str], here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:  # fmt: skip
    clone = tmp_path_factory.mktemp("clone") / "shop"
    git(here, "clone", "--quiet", "--depth", "2", here.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    assert told(cli) == {"first-order": ["02-21", "05-01"], "return": ["02-21", "05-01"]}
    assert "only the last commits were cloned: what was before them is not known" in cli("history").out


@pytest.mark.parametrize(
    ("kind", "code", "message"),
    [
        ("tree:0", 2, "this is a partial clone, which lacks some of its past"),
        ("blob:none", 0, "states of files, which are told as mistakes"),
    ],
)
def test_a_partial_clone_says_what_it_lacks(
    shop: list[str], here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory,
    kind: str, code: int, message: str,
) -> None:  # fmt: skip
    git(here, "config", "uploadpack.allowFilter", "true")
    git(here, "config", "uploadpack.allowAnySHA1InWant", "true")
    clone = tmp_path_factory.mktemp("clone") / "shop"
    git(here, "clone", "--quiet", "--no-checkout", f"--filter={kind}", here.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    screen = cli("history")
    assert screen.code == code
    said = " ".join((screen.out + screen.err).split())
    assert message in said
    assert "`git fetch --refetch --no-filter`" in said
    assert "hint" not in said


def test_workspaces_in_folders_and_from_below(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    both = {f"{name}/{path}": text for name in ("a", "b") for path, text in {**SETTINGS, **RETURN}.items()}
    tell(here, [Told("Ana", both), Told("Ben", {**both, "b/order.journey.yaml": order(0, 1)}, [0], 3)])
    screen = cli("history")
    assert [line for line in screen.out.splitlines() if not line.startswith(" ") and line] == [
        "a", "return: I send it back", "b", "order: I order dinner", "return: I send it back",
    ]  # fmt: skip
    monkeypatch.chdir(here / "b")
    assert told(cli) == {"order": ["01-04"], "return": ["01-01"]}
    monkeypatch.chdir(here)
    assert told(cli, "b/order.journey.yaml") == {"order": ["01-04"]}
    assert "the paths lie in several workspaces" in cli("history", "a", "b").err


def test_hostile_settings_run_nothing(shop: list[str], here: Path, cli: Cli) -> None:
    canary = hostile(here)
    for name, value in {
        "log.follow": "true", "log.mailmap": "true", "log.diffMerges": "off", "diff.renames": "copies", "diff.orderFile": "order",
        "i18n.logOutputEncoding": "UTF-16", "log.showRoot": "false", "diff.noprefix": "true", "color.ui": "always", "log.date": "relative",
        "format.pretty": "fuller", "diff.submodule": "log", "core.quotePath": "true", "log.decorate": "full",
    }.items():  # fmt: skip
        git(here, "config", name, value)
    write(here, {".mailmap": "Somebody Else <other@shop.example> <somebody@shop.example>\n"})
    screen = cli("history", "--output-format", "csv")
    assert screen.code == 0
    assert "Ana Lovelace" in screen.out
    assert len(screen.out.splitlines()) == 8
    for name in (
        "--output=canary",
        "-O/tmp",
        "@{-1}",
        "$(touch canary)",
        ":/fee",
        "HEAD^{tree}",
        "\x00",
        "a" * 9999,
    ):
        assert cli("history", f"--until={name}").code in (0, 2)
        assert cli("history", f"--since={name}").code in (0, 2)
    assert not canary.exists()
    assert not (here / "canary").exists()


def test_the_working_tree_is_left_alone(shop: list[str], here: Path, cli: Cli) -> None:
    write(here, {FIRST: "title: not yet committed\n"})
    (here / "return.journey.yaml").unlink(missing_ok=True)
    index = (here / ".git/index").read_bytes()
    assert told(cli)["first-order"][-1] == "05-01"
    assert (here / ".git/index").read_bytes() == index
    assert (here / FIRST).read_text() == "title: not yet committed\n"


def test_a_file_of_the_history(shop: list[str], here: Path, cli: Cli) -> None:
    screen = cli("history", "--output-format", "csv", "-o", "history.csv")
    assert (screen.code, screen.out) == (0, "")
    assert (here / "history.csv").read_text().startswith("workspace,journey,title,state,day,commit,")


def test_a_submodule_has_a_history_of_its_own(
    here: Path, cli: Cli, tmp_path_factory: pytest.TempPathFactory
) -> None:
    inner = tmp_path_factory.mktemp("inner")
    tell(inner, [Told("Ana", {**SETTINGS, **RETURN})])
    git(here, "init", "--quiet")
    git(here, "submodule", "--quiet", "add", inner.as_uri(), "maps")
    git(here, "commit", "--quiet", "--message", "maps")
    assert "submodules have a history of their own: `cd maps`" in cli("history").err


def test_the_name_of_the_file_says_the_format(shop: list[str], here: Path, cli: Cli) -> None:
    for words, beginning in [
        (("history", "-o", "a.csv"), "workspace,journey,"), (("history", "-o", "a.HTML"), "<!DOCTYPE html>"), (("history", "pains", "-o", "a.json"), '{\n  "version": 1'),
        (("diff", "HEAD~1", "-o", "a.md"), "### What changes"), (("diff", "HEAD~1", "-o", "a.html"), "<!DOCTYPE html>"), (("blame", "fee", "HEAD~1", "-o", "a.json"), '{\n  "version": 1'),
        (("history", "-o", "a.txt"), "first-order: I order dinner"), (("history", "-o", "a.json", "--output-format", "csv"), "workspace,journey,"),
    ]:  # fmt: skip
        assert cli(*words).code == 0, words
        name = words[words.index("-o") + 1]
        assert (here / name).read_text("utf-8").startswith(beginning), words
