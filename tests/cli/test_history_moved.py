"""A workspace whose folder was moved in the repository: `history`, `history pains` and `blame` go on under the old one."""

import csv
import json
from pathlib import Path

import pytest
from workspace.files import write

from cli.conftest import Cli
from cli.repos import NEEDS_GIT, git
from cli.stories import Told, tell

pytestmark = NEEDS_GIT
ORDER = "order.journey.yaml"
J = """\
title: I order
stages:
  - id: buy
    title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        emotion: -2
        pain_points: [{id: fee, statement: The fee shows late, severity: 4, frequency: 0.5}]
"""
SETTINGS = "title: Shop\nteams:\n  pay: {title: Payments}\n"
BETTER, WORSE = J.replace("emotion: -2", "emotion: 1"), J.replace("severity: 4", "severity: 5")


def at(folder: str, journey: str = J, settings: str | None = SETTINGS, **others: str) -> dict[str, str]:
    """Return the files of a workspace in a folder, `.` for the top."""
    files = {ORDER: journey, "ana.persona.yaml": "name: Ana\n"}
    if settings is not None:
        files["journeyctl.yaml"] = settings
    files |= {f"{name}.journey.yaml": text for name, text in others.items()}
    return files if folder == "." else {f"{folder}/{path}": text for path, text in files.items()}


def days(cli: Cli, *words: str) -> list[str]:
    """Return the days that the history of the journey tells."""
    rows = csv.DictReader(cli("history", "order", *words, "--output-format", "csv").out.splitlines())
    return [row["day"][5:] for row in rows]


def first(cli: Cli, word: str, *revision: str) -> str:
    """Return who wrote a thing first."""
    told = json.loads(cli("blame", word, *revision, "--output-format", "json").out)
    commit = told["first_written"]["commit"]
    return commit["author"] if commit else "nobody yet"


def debt(cli: Cli) -> tuple[str, str]:
    """Return who wrote the one pain point, and on what day."""
    out = cli("history", "pains", "--today", "2026-06-30", "--output-format", "csv").out
    (row,) = csv.DictReader(out.splitlines())
    return row["author"], row["written"]


MOVES = {
    "into another folder": ("maps", "docs/maps"),
    "from the top into a folder": (".", "maps"),
    "from a folder to the top": ("maps", "."),
    "into a folder of its own": ("maps", "maps/shop"),
    "under another name": ("maps", "journeys"),
}


@pytest.mark.parametrize(("old", "new"), MOVES.values(), ids=MOVES)
def test_a_moved_folder_keeps_its_past(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    tell(
        here,
        [
            Told("Nobody", {"code.py": "x = 1\n"}),
            Told("Ana", at(old), [0], 1),
            Told("Ben", at(old, WORSE), [1], 10),
            Told("Mia", at(new, WORSE), [2], 20, "A better place"),
            Told("Cem", at(new, BETTER), [3], 30),
        ],
    )
    monkeypatch.chdir(here / new)
    assert days(cli) == ["01-02", "01-11", "01-31"], "the move itself changes no number"
    assert (first(cli, "fee"), first(cli, "order"), first(cli, "ana")) == ("Ana", "Ana", "Ana")
    assert debt(cli) == ("Ana", "2026-01-02")
    told = json.loads(cli("blame", "fee", "HEAD~1", "--output-format", "json").out)
    assert told["last_changed"]["commit"]["author"] == "Ben", "a move of the whole folder changes nothing"


def test_it_is_followed_twice_and_through_merges(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(
        here,
        [
            Told("Ana", at(".")),
            Told("Ben", at("maps"), [0], 5),
            Told("Cem", at("maps", WORSE), [1], 10),
            Told("Dan", at("docs/maps"), [1], 15, "Moved on a branch"),
            Told("Mia", at("docs/maps", WORSE), [2, 3], 20, "Merge branch 'docs'"),
            Told("Eva", at("docs/maps", WORSE.replace("emotion: -2", "emotion: 1")), [4], 30),
        ],
    )
    monkeypatch.chdir(here / "docs/maps")
    assert days(cli) == ["01-01", "01-11", "01-31"]
    told = json.loads(cli("blame", "fee", "--output-format", "json").out)
    whose = {one["field"]: one["commit"]["author"] for one in told["fields"]}
    assert (whose["severity"], whose["statement"]) == ("Cem", "Ana")
    said = " ".join(cli("history").out.split())
    assert "the folder was `maps` until 2026-01-21" in said
    assert "the folder was `.` until 2026-01-06" in said
    assert "the folder was `maps` until 2026-01-21" in " ".join(
        cli("history", "pains", "--today", "2026-06-30").out.split()
    )


def test_a_workspace_that_moves_with_the_one_around_it(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = {"return": "title: I return\n"}

    def both(outer: str) -> dict[str, str]:
        files = {
            **at(outer),
            f"{outer}/b2b/journeyctl.yaml": "title: Firms\n",
            f"{outer}/b2b/order.journey.yaml": J,
        }
        return {**files, f"{outer}/b2b/return.journey.yaml": inner["return"]}

    tell(here, [Told("Ana", both("maps")), Told("Ben", both("docs/maps"), [0], 5)])
    monkeypatch.chdir(here / "docs/maps")
    found = csv.DictReader(cli("history", "--output-format", "csv").out.splitlines())
    assert [(row["workspace"], row["journey"], row["day"][5:]) for row in found] == [
        ("Shop", "order", "01-01"), ("Firms", "order", "01-01"), ("Firms", "return", "01-01"),
    ]  # fmt: skip
    assert first(cli, "return") == "Ana"


def test_a_revision_from_before_the_move(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tell(
        here,
        [
            Told("Ana", at("maps")),
            Told("Ben", at("maps", WORSE), [0], 5),
            Told("Cem", at("docs/maps", BETTER), [1], 9),
        ],
    )
    git(here, "branch", "aside", made[0])
    git(here, "commit", "--quiet", "--allow-empty", "--message", "later")
    monkeypatch.chdir(here / "docs/maps")
    assert days(cli, "--until", "HEAD~2") == ["01-01", "01-06"]
    assert first(cli, "fee", "HEAD~2") == first(cli, "fee", "aside") == "Ana"
    assert days(cli, "--since", made[1]) == ["01-06", "01-10"]
    assert (
        "there is no commit with a journey up to"
        in cli("history", "--until", git(here, "commit-tree", "-m", "x", git(here, "mktree"))).err
    )


def test_a_revision_from_before_settings_and_move(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(here, [Told("Ana", at(".", settings=None)), Told("Ben", at("maps"), [0], 5)])
    monkeypatch.chdir(here / "maps")
    assert (days(cli), days(cli, "--until", "HEAD~1"), first(cli, "fee", "main")) == (
        ["01-01"],
        ["01-01"],
        "Ana",
    )


def test_a_revision_from_before_the_move_to_the_top(here: Path, cli: Cli) -> None:
    tell(here, [Told("Ana", at("maps")), Told("Ben", at("."), [0], 5)])
    assert days(cli, "--until", "HEAD~1") == ["01-01"]
    assert json.loads(cli("blame", "order", "HEAD~1", "--output-format", "json").out)["path"] == ORDER


def test_where_two_folders_fit_equally_the_screen_says_so(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(here, [Told("Ana", {**at("one"), **at("two")}), Told("Ben", at("shop"), [0], 5)])
    monkeypatch.chdir(here / "shop")
    assert days(cli) == ["01-06"]
    assert first(cli, "fee") == "Ben"
    note = "what was before 2026-01-06 ({}) is not told: the folder came from `one` or `two`, which fit equally well"
    note = note.format(git(here, "rev-parse", "HEAD")[:7])
    for words in (["history"], ["history", "pains", "--today", "2026-06-30"], ["blame", "fee"]):
        assert note in " ".join(cli(*words).out.split()), words
        document = json.loads(cli(*words, "--output-format", "json").out)
        assert note in document.get("notes", document.get("workspaces", [{}])[0].get("notes"))


def test_a_copy_begins_where_it_was_copied(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(here, [Told("Ana", at("maps")), Told("Ben", {**at("maps"), **at("copy")}, [0], 5)])
    monkeypatch.chdir(here / "copy")
    assert (days(cli), first(cli, "fee")) == (["01-06"], "Ben")
    assert "the folder" not in cli("history").out


def test_what_is_ignored_goes_by_the_place_of_then(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(
        here,
        [
            Told("Ana", {**at("maps"), ".gitignore": "/docs/shop/order*\n"}),
            Told("Ben", {**at("docs/shop"), ".gitignore": "/maps/order*\n"}, [0], 5),
        ],
    )
    monkeypatch.chdir(here / "docs/shop")
    assert (days(cli), first(cli, "fee"), debt(cli)) == (["01-01"], "Ana", ("Ana", "2026-01-01"))


@pytest.mark.parametrize(("old", "new"), [("maps", "docs/maps"), (".", "maps"), ("maps", ".")])
def test_a_move_that_is_not_committed_yet(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    beside = {f"other/{name}.journey.yaml": f"title: {name}\n" for name in "abcd"} | {
        "other/journeyctl.yaml": ""
    }
    tell(here, [Told("Ana", {**at(old), **beside}), Told("Ben", {**at(old, WORSE), **beside}, [0], 9)])
    for name in ("journeyctl.yaml", ORDER, "ana.persona.yaml"):
        (here / new).mkdir(parents=True, exist_ok=True)
        (here / old / name).rename(here / new / name)
    text = (here / new / ORDER).read_text().replace("frequency: 0.5", "frequency: 0.9")
    (here / new / ORDER).write_text(text)
    monkeypatch.chdir(here / new)
    assert (days(cli), debt(cli)) == (["01-01", "01-10"], ("Ana", "2026-01-01"))
    assert "a: a" not in cli("history").out, "the workspace beside it did not come along"
    told = json.loads(cli("blame", "fee", "--output-format", "json").out)
    whose = {one["field"]: (one["commit"] or {}).get("author") for one in told["fields"]}
    assert (whose["statement"], whose["severity"], whose["frequency"]) == ("Ana", "Ben", None)


def test_what_was_never_committed_has_no_past(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(here, [Told("Ana", at("maps"))])
    write(here, at("copy"))
    monkeypatch.chdir(here / "copy")
    assert "there is no commit with a journey up to `HEAD`" in cli("history").err
    (here / "maps/ana.persona.yaml").unlink()
    assert cli("history").code == 2, "the old folder is still there"
    assert first(cli, "fee") == "nobody yet"


def test_another_repository_that_was_merged_into_a_folder(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    inner = tmp_path_factory.mktemp("inner")
    tell(inner, [Told("Ana", at(".")), Told("Ben", at(".", WORSE), [0], 5)])
    tell(here, [Told("Mia", {"code.py": "x"}, (), 9)])
    git(here, "fetch", "--quiet", inner.as_uri(), "main")
    git(here, "read-tree", "--prefix=maps/", "-u", "FETCH_HEAD")
    merge = git(
        here, "commit-tree", git(here, "write-tree"), "-p", "HEAD", "-p", "FETCH_HEAD", "-m", "the maps"
    )
    git(here, "reset", "--quiet", "--hard", merge)
    monkeypatch.chdir(here / "maps")
    told = json.loads(cli("blame", "fee", "--output-format", "json").out)
    assert told["first_written"]["commit"]["author"] == "Ana"
    assert told["last_changed"]["commit"]["author"] == "Ben"
    out = cli("history", "pains", "--today", "2026-12-30", "--output-format", "csv").out
    assert [(row["author"], row["written"]) for row in csv.DictReader(out.splitlines())] == [
        ("Ana", "2026-01-01")
    ]


def test_names_of_folders_steer_nothing(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    evil = "o\x1b[31m\u202e##vso[x]<script>"
    tell(
        here,
        [
            Told("Ana", {**at(evil), **at("two")}),
            Told("Ben", at("shop"), [0], 5),
            Told("Cem", at(evil), [1], 6),
            Told("Dan", at("last"), [2], 7),
        ],
    )
    monkeypatch.chdir(here / "last")
    for words in (["history"], ["history", "pains", "--today", "2026-06-30"], ["blame", "fee"]):
        for form in ("full", "json", *(["html"] if words[0] == "history" else [])):
            code, out, _ = cli(*words, "--output-format", form)
            assert code == 0
            assert "what was before 2026-01-06" in " ".join(out.split())
            assert [mark for mark in ("\x1b", "\u202e", "##vso") if mark in out] == []
            assert form != "html" or "<script" not in out
