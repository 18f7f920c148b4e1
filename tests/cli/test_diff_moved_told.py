"""`journeyctl diff` of a workspace that was moved: how it is told, in every format, what may be asked about, and what nobody can know."""

from pathlib import Path

import pytest

from cli.conftest import Cli
from cli.moved import CHANGED, FIRMS, WORSE, at, below, seen, story
from cli.repos import NEEDS_GIT, commit, git

pytestmark = NEEDS_GIT


def test_two_folders_that_fit_equally(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    story(here, {**at("one"), **at("two")}, at("shop"), {**at("a"), **at("b")})
    note = "`shop` is told as new: it came from `one` or `two`, which fit equally well"
    monkeypatch.chdir(here)
    found = seen(cli, "v1", "v2")
    assert found["shop"][1] == [note]
    assert "added order" in found["shop"][0]
    assert "removed order" in found["one"][0]
    assert "removed order" in found["two"][0]
    both = "is told as new: `a` and `b` came from `shop`, and fit equally well"
    found = seen(cli, "v2", "v3")
    assert (found["a"][1], found["b"][1], found["shop"][1]) == ([f"`a` {both}"], [f"`b` {both}"], [])
    monkeypatch.chdir(here / "a")
    assert seen(cli, "v2", "v3") == {".": ([], ["`a` was `shop` at v2"])}


def test_a_shallow_clone_cannot_know(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    made = story(here, at("maps"), at("docs/maps"), at("docs/maps", WORSE))
    clone = here / "clone"
    git(here, "clone", "--quiet", "--depth", "1", here.as_uri(), str(clone))
    git(clone, "fetch", "--quiet", "--depth", "1", "origin", made[0])
    monkeypatch.chdir(clone / "docs/maps")
    told, notes = seen(cli, made[0])["."]
    assert told[0].startswith("added")
    assert " ".join(notes) == (
        "`docs/maps` is told as new, and whether it was moved cannot be known: only the last commits were cloned "
        "(`git fetch --unshallow`, or `fetch-depth: 0` in a GitHub workflow)"
    )
    git(clone, "fetch", "--quiet", "--unshallow")
    assert seen(cli, made[0])["."] == (CHANGED, [f"`docs/maps` was `maps` at {made[0][:7]}"])


def test_a_shallow_clone_that_holds_the_move(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    made = story(
        here,
        at("maps"),
        at("maps", b="title: B\n"),
        at("docs/maps"),
        {**at("docs/maps", WORSE), **at("new", b="title: B\n")},
    )
    clone = here / "clone"
    git(here, "clone", "--quiet", "--depth", "3", here.as_uri(), str(clone))
    git(clone, "fetch", "--quiet", "--depth", "1", "origin", f"{made[0]}:refs/heads/base")
    monkeypatch.chdir(clone)
    found = seen(cli, "base")
    assert found["docs/maps"] == (CHANGED, ["`docs/maps` is `maps` at base"])
    assert found["new"][1] == [], "it was made in a commit that is here"


def test_what_is_asked_about_by_its_old_and_its_new_path(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = at("docs/maps", WORSE) | {"docs/maps/ana.persona.yaml": "name: Anna\n"}
    story(here, at("maps", b="title: B\n"), changed)
    (here / "docs/maps/sub").mkdir()
    note = ["`docs/maps` was `maps` at v1"]
    for folder, words in (
        (".", ["maps/order.journey.yaml"]), (".", ["docs/maps/order.journey.yaml"]), (".", ["order"]), (".", ["checkout"]),
        ("docs/maps", ["order.journey.yaml"]), ("docs/maps", ["../../maps/order.journey.yaml"]), ("docs/maps/sub", ["order"]),
        ("docs/maps/sub", ["../order.journey.yaml"]), ("docs", ["maps/order.journey.yaml"]),
    ):  # fmt: skip
        monkeypatch.chdir(here / folder)
        assert [*seen(cli, "v1", *words).values()] == [(CHANGED, note)], (folder, words)
    monkeypatch.chdir(here)
    assert [*seen(cli, "v1", "maps/b.journey.yaml").values()] == [(["removed b"], note)]
    assert len(seen(cli, "v1", "maps")["docs/maps"][0]) == len(seen(cli, "v1")["docs/maps"][0]) == 3
    assert cli("diff", "v1", "maps/nope.journey.yaml").code == 2


def test_git_is_asked_no_more_where_nothing_was_moved(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journeyctl.cli import git as module

    story(here, {**at("maps"), **below("maps/b2b", FIRMS)}, {**at("maps", WORSE), **below("maps/b2b", FIRMS)})
    asked: list[str] = []
    real = module.ask

    def ask(folder: Path, *arguments: str, given: bytes = b"", seconds: int | None = None) -> module.Answer:
        asked.append(arguments[0])
        return real(folder, *arguments, given=given, seconds=seconds)

    monkeypatch.setattr(module, "ask", ask)
    for folder in (here, here / "maps", here / "maps/b2b"):
        monkeypatch.chdir(folder)
        for words, listings in ((["v1"], 1), (["v1..v2"], 2)):
            asked.clear()
            seen(cli, *words)
            assert "log" not in asked
            assert asked.count("ls-tree") == listings, (folder, words)
    (here / "new").mkdir()
    (here / "new/journeyctl.yaml").write_text("title: New\n")
    (here / "new/n.journey.yaml").write_text("title: New\n")
    monkeypatch.chdir(here)
    asked.clear()
    assert "added n" in seen(cli, "v2")["new"][0]
    assert (asked.count("ls-tree"), "log" in asked) == (1, False), (
        "a new one came from nowhere where nothing is gone"
    )


def test_the_gate_holds_across_a_move(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    story(here, at("maps"), at("docs/maps", WORSE))
    monkeypatch.chdir(here / "docs/maps")
    code, _, err = cli("diff", "v1", "--fail-on", "regression", "--today", "2026-06-30")
    assert (code, err.splitlines()[0]) == (1, "error: 2 regressions: worse than accepted")
    assert cli("diff", "v2", "--exit-code").code == 0
    git(here, "mv", "docs/maps", "moved")
    commit(here, "moved")
    monkeypatch.chdir(here / "moved")
    assert cli("diff", "v2", "--exit-code").code == 0, "a move alone changes no meaning"


def test_every_format_says_so_and_no_name_steers_it(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = "o\x1b[31m\u202e##vso[x]<script>@all"
    story(here, at(evil), at("shop", WORSE))
    monkeypatch.chdir(here / "shop")
    for form in ("full", "markdown", "json", "html", "svg"):
        code, out, err = cli("diff", "v1", "--output-format", form, "--today", "2026-06-30")
        assert (code, err) == (0, "")
        assert [mark for mark in ("\x1b", "\u202e", "##vso") if mark in out] == [], form
        assert form in ("full", "json") or "<script>@" not in out
        assert ("was" in out and "at v1" in out) == (form not in ("html", "svg")), form


def test_a_folder_that_is_reached_by_a_link(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    story(here, at("maps"), at("docs/maps", WORSE))
    try:
        (here / "link").symlink_to(here / "docs/maps", target_is_directory=True)
    except OSError:
        pytest.skip("there are no links here")
    monkeypatch.chdir(here / "link")
    assert seen(cli, "v1") == {".": (CHANGED, ["`docs/maps` was `maps` at v1"])}


def test_a_partial_clone(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    story(here, at("maps"), at("docs/maps"), at("docs/maps", WORSE))
    git(here, "config", "uploadpack.allowFilter", "true")
    clone = here / "clone"
    git(here, "clone", "--quiet", "--filter=tree:0", here.as_uri(), str(clone))
    git(clone, "ls-tree", "-r", "v1")  # as if somebody had looked at it: all else is lacking
    monkeypatch.chdir(clone / "docs/maps")
    git(clone, "show", "v1:maps/order.journey.yaml")
    found = seen(cli, "v1")["."]
    assert found[1] == [
        "`docs/maps` is told as new, and whether it was moved cannot be known: this is a partial clone, which lacks some of its past"
    ]


def test_the_move_is_the_first_thing_that_is_told(here: Path, cli: Cli) -> None:
    story(here, {**at("maps"), **below("firms", FIRMS)}, {**at("docs/maps", WORSE), **below("b2b", FIRMS)})
    move = "`docs/maps` was `maps` at v1"
    full = cli("diff", "v1..v2", "docs/maps").out
    assert [line for line in full.splitlines() if line][1] == move
    page = cli("diff", "v1..v2", "--output-format", "markdown").out
    assert "\n\n<code>docs/maps</code> was <code>maps</code> at v1\n\n**Worse than accepted**\n" in page
    assert full.count(" was `") == 1, "what else was moved is not asked about"
    assert page.count("</code> was <code>") == 2
