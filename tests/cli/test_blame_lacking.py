"""`blame` and `history pains` where files are links, and where a clone does not hold everything."""

import csv
import json
import sys
from pathlib import Path

import pytest
from workspace.files import write

from cli.conftest import Cli
from cli.repos import NEEDS_GIT, commit, git, repository
from cli.stories import Told, tell

pytestmark = NEEDS_GIT
LINKS = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
ORDER = "order.journey.yaml"
J = """\
title: I order
stages:
  - id: buy
    title: I pay
    touchpoints:
      - id: checkout
        title: I go to checkout
        pain_points: [{id: fee, statement: The fee shows late, severity: 4, frequency: 0.5}]
"""
SETTINGS = {"journeyctl.yaml": "title: Shop\n"}
WORSE = J.replace("severity: 4", "severity: 5")
PAINS = ("history", "pains", "--today", "2026-12-31")


def told(cli: Cli, *words: str) -> dict[str, str]:
    """Return who wrote each field of a thing."""
    found = json.loads(cli("blame", *words, "--output-format", "json").out)
    return {
        one["field"]: one["commit"]["author"] if one["commit"] else "nobody yet" for one in found["fields"]
    }


def pains(cli: Cli) -> dict[str, tuple[str, str]]:
    """Return who wrote each pain point, and on what day."""
    rows = csv.DictReader(cli(*PAINS, "--output-format", "csv").out.splitlines())
    return {row["id"]: (row["author"], row["written"]) for row in rows}


@LINKS
@pytest.mark.parametrize("target", ["texts/order.txt", "deep/order.journey.yaml"])
def test_a_link_says_what_it_leads_to(here: Path, cli: Cli, target: str) -> None:
    repository(here, {**SETTINGS, target: J})
    (here / "dinner.journey.yaml").symlink_to(target)
    commit(here, "a link")
    write(here, {target: WORSE})
    git(
        here,
        "-c",
        "user.name=Ben",
        "commit",
        "--quiet",
        "--all",
        "--message",
        "worse",
        "--author",
        "Ben <b@shop.example>",
    )
    fee = told(cli, "dinner/fee")
    assert (fee["severity"], fee["statement"]) == ("Ben", "Ana")
    assert "not committed yet" not in cli("blame", "dinner.journey.yaml").out
    assert pains(cli)["dinner/fee"] == ("Ana", "2026-11-01")
    write(here, {target: J})
    assert told(cli, "dinner/fee")["severity"] == "nobody yet"


@LINKS
def test_a_link_through_a_link_and_one_that_became_a_file(here: Path, cli: Cli) -> None:
    repository(here, {**SETTINGS, "texts/order.txt": J})
    (here / "texts/way").symlink_to("order.txt")
    (here / ORDER).symlink_to("texts/way")
    commit(here, "links")
    assert told(cli, "fee")["severity"] == "Ana"
    (here / ORDER).unlink()
    write(here, {ORDER: WORSE})
    git(here, "add", "--all")
    git(here, "commit", "--quiet", "--message", "a file", "--author", "Ben <b@shop.example>")
    fee = told(cli, "fee")
    assert (fee["severity"], fee["statement"]) == ("Ben", "Ana")


@LINKS
@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("../shared/order.journey.yaml", "the link leads out of the workspace and is not followed"),
        ("gone.txt", "the file cannot be read: no such file or directory"),
        ("texts", "this is not a regular file"),
    ],
)
def test_a_link_that_leads_nowhere_says_why(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, target: str, why: str
) -> None:
    files = {f"shop/{path}": text for path, text in SETTINGS.items()}
    repository(here, {**files, "shared/order.journey.yaml": J, "shop/texts/x.txt": "x"})
    (here / "shop" / ORDER).symlink_to(target)
    commit(here, "a link")
    monkeypatch.chdir(here / "shop")
    for words in ((ORDER,), (ORDER, "HEAD")):
        screen = cli("blame", *words)
        assert screen.code == 2
        assert f"`{ORDER}`{' at `HEAD`' if words[1:] else ''} says nothing: {why}" in screen.err
    assert f"not read: `{ORDER}`, {why}" in cli("blame", "fee").err
    (here / "shop" / ORDER).unlink()
    write(here, {f"shop/{ORDER}": J})
    assert told(cli, "fee")["severity"] == "nobody yet"


@LINKS
def test_many_versions_behind_a_link_are_read_at_once(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository(here, {**SETTINGS, "texts/order.txt": J})
    (here / ORDER).symlink_to("texts/order.txt")
    for number in (1, 2, 3):
        write(here, {"texts/order.txt": J.replace("severity: 4", f"severity: {number}")})
        commit(here, f"{number}")
    from journeyctl.cli import git as door

    asked: list[str] = []
    ask = door.ask

    def listening(folder: Path, *words: str, **more: object) -> door.Answer:
        asked.append(words[0])
        return ask(folder, *words, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(door, "ask", listening)
    assert cli("blame", "fee").code == 0
    assert asked.count("cat-file") <= 6


@pytest.fixture
def shop(here: Path) -> list[str]:
    """Three states of a journey."""
    better = J.replace("frequency: 0.5", "frequency: 0.1")
    return tell(
        here,
        [
            Told("Ana", {**SETTINGS, ORDER: J}),
            Told("Ben", {**SETTINGS, ORDER: WORSE}, [0], 10),
            Told("Cem", {**SETTINGS, ORDER: better}, [1], 20),
        ],
    )


def clone(here: Path, folder: Path, *how: str) -> Path:
    """Return a clone that lacks something."""
    git(here, "config", "uploadpack.allowFilter", "true")
    git(here, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(here, "clone", "--quiet", *how, here.as_uri(), str(folder / "shop"))
    return folder / "shop"


@pytest.mark.parametrize("words", [("history",), PAINS, ("blame", "fee")])
@pytest.mark.parametrize(
    ("how", "note"),
    [
        ("--depth=2", "only the last commits were cloned: what was before them is not known (`git fetch --unshallow`"),
        ("--filter=blob:none", "this clone lacks 2 states of files, which are told as mistakes; fetch the others: `git fetch --refetch"),
    ],
)  # fmt: skip
def test_all_say_what_a_clone_lacks(
    shop: list[str], here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, how: str, note: str,
    words: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory,
) -> None:  # fmt: skip
    monkeypatch.chdir(clone(here, tmp_path_factory.mktemp("clone"), how))
    screen = cli(*words)
    assert screen.code == 0, screen.err
    assert note in " ".join(screen.out.split())
    document = json.loads(cli(*words, "--output-format", "json").out)
    (said,) = document.get("notes") or document["workspaces"][0]["notes"]
    assert note in said


def test_what_a_partial_clone_lacks_is_no_beginning(
    shop: list[str], here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:  # fmt: skip
    folder = clone(here, tmp_path_factory.mktemp("clone"), "--filter=blob:none")
    monkeypatch.chdir(folder)
    found = json.loads(cli("blame", "fee", "--output-format", "json").out)
    assert found["first_written"]["or_before"] is True
    assert found["first_written"]["commit"]["author"] == "Cem", "as far back as is known"
    assert "^ is as far back as is known here" in cli("blame", "fee").out
    row = next(csv.DictReader(cli(*PAINS, "--output-format", "csv").out.splitlines()))
    assert (row["or_before"], row["written"]) == ("yes", "2026-01-21")
    screen = cli("blame", ORDER, "HEAD~1")
    assert (
        f"`{ORDER}` at `HEAD~1` says nothing: the file cannot be read: this clone does not hold it"
        in screen.err
    )
    assert "`git fetch --refetch --no-filter`" in screen.err


def test_what_a_partial_clone_has_is_told_however_much_it_lacks(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    files = [{**SETTINGS, ORDER: J.replace("0.5", f"0.{number:03}")} for number in range(1, 150)]
    tell(here, [Told("Ana", one, [n - 1] if n else [], n) for n, one in enumerate(files)])
    monkeypatch.chdir(clone(here, tmp_path_factory.mktemp("clone"), "--filter=blob:none"))
    rows = list(csv.DictReader(cli("history", "--output-format", "csv").out.splitlines()))
    assert [bool(row["open_pains"]) for row in rows[-2:]] == [False, True], "the files of now are here"
    assert "lacks 148 states" in cli("history").out
