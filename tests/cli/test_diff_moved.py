"""`journeyctl diff` across a commit that moved the folder of a workspace: the old one is read, and that is said."""

from pathlib import Path

import pytest

from cli.conftest import Cli
from cli.moved import CHANGED, FIRMS, SETTINGS, WORSE, J, at, below, seen, story
from cli.repos import NEEDS_GIT, git
from cli.stories import Told, tell

pytestmark = NEEDS_GIT
MOVES = {
    "into another folder": ("maps", "docs/maps"),
    "from the top into a folder": (".", "maps"),
    "from a folder to the top": ("maps", "."),
    "into a folder of its own": ("maps", "maps/shop"),
    "under another name": ("maps", "journeys"),
}
PARTS = [
    *(pytest.param(*move, SETTINGS, id=name) for name, move in MOVES.items()),
    *(pytest.param("maps", new, None, id=f"without settings, to {new}") for new in ("docs/maps", "journeys")),
    pytest.param(".", "maps", None, id="without settings, from the top"),
]


@pytest.mark.parametrize(("old", "new", "settings"), PARTS)
def test_a_folder_that_was_moved(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, old: str, new: str, settings: str | None
) -> None:
    story(here, {"code.py": "x"}, at(old, J, settings), at(new, J, settings), at(new, WORSE, settings))
    monkeypatch.chdir(here / new)
    joint = git(here, "rev-parse", "v2")[:7]
    for words, name in ((["v2"], "v2"), (["v2..HEAD"], "v2"), (["v2...HEAD"], joint)):
        assert seen(cli, *words) == {".": (CHANGED, [f"`{new}` was `{old}` at {name}"])}, words
    assert seen(cli, "v3") == {".": (CHANGED, [])}
    assert seen(cli, "v2", "v3") == {".": ([], [f"`{new}` was `{old}` at v2"])}
    if new != ".":  # else the folder of then is told, which is one of those below
        assert seen(cli, "HEAD", "v2") == {".": (CHANGED, [f"`{new}` was `{old}` at v2"])}
    (here / new / "sub").mkdir()
    monkeypatch.chdir(here / new / "sub")
    if settings is not None:
        assert seen(cli, "v2") == {"..": (CHANGED, [f"`{new}` was `{old}` at v2"])}


def test_both_sides_from_before_the_move(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    story(here, at("a"), at("maps"), at("maps", WORSE), at("docs/maps", WORSE))
    monkeypatch.chdir(here / "docs/maps")
    assert seen(cli, "v2", "v3") == {".": (CHANGED, ["`docs/maps` was `maps` at v2 and v3"])}
    assert seen(cli, "v1..v3") == {".": (CHANGED, ["`docs/maps` was `a` at v1 and `maps` at v3"])}
    assert seen(cli, "v1") == {".": (CHANGED, ["`docs/maps` was `a` at v1"])}
    assert seen(cli, "v2", "v3", "checkout")["."][0] == CHANGED


@pytest.mark.parametrize(
    ("old", "new", "settings"),
    [
        pytest.param("maps", "docs/maps", SETTINGS, id="into another folder"),
        pytest.param(".", "maps", SETTINGS, id="from the top"),
        pytest.param("maps", ".", SETTINGS, id="to the top"),
        pytest.param("maps", "docs/maps", None, id="without settings"),
        pytest.param(".", "maps", None, id="from the top without settings"),
    ],
)
def test_a_move_that_is_not_committed_yet(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, old: str, new: str, settings: str | None
) -> None:
    beside = below("firms", FIRMS)
    others = {"b": "title: B\n", "c": "title: C\n"}
    story(
        here,
        {**at("first", J, settings, **others), **beside},
        {**at(old, J, settings, **others), **beside},
    )
    for name in at(".", J, settings, **others):
        (here / new).mkdir(parents=True, exist_ok=True)
        (here / old / name).rename(here / new / name)
    journey = here / new / "order.journey.yaml"
    journey.write_text(journey.read_text().replace("emotion: 1", "emotion: -1"))
    monkeypatch.chdir(here / new)
    assert seen(cli) == {".": (CHANGED, [f"`{new}` was `{old}` at HEAD"])}
    if settings is not None or old != ".":
        assert seen(cli, "v1") == {".": (CHANGED, [f"`{new}` was `first` at v1"])}
    monkeypatch.chdir(here)
    if settings is not None:
        assert seen(cli) == {new: (CHANGED, [f"`{new}` was `{old}` at HEAD"])}


def test_a_branch_from_before_the_move(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    made = tell(
        here,
        [
            Told("Ana", at("maps")),
            Told("Ben", at("docs/maps"), [0], 5),
            Told("Cem", at("maps", WORSE), [0], 9, "a branch"),
        ],
    )
    git(here, "tag", "main2", made[1])
    monkeypatch.chdir(here / "maps")
    joint = made[0][:7]
    for words in (["main2"], ["main2..HEAD"]):
        assert seen(cli, *words) == {".": (CHANGED, ["`maps` is `docs/maps` at main2"])}, words
    assert seen(cli, "main2...") == {".": (CHANGED, [])}
    assert seen(cli, "..main2") == {".": (CHANGED, ["`maps` is `docs/maps` at main2"])}
    assert seen(cli, "...main2") == {".": ([], ["`maps` is `docs/maps` at main2"])}
    git(here, "checkout", "--quiet", "main2")
    monkeypatch.chdir(here / "docs/maps")
    assert seen(cli, f"{made[2]}...HEAD") == {".": ([], [f"`docs/maps` was `maps` at {joint}"])}
    assert seen(cli, made[2]) == {".": (CHANGED, [f"`docs/maps` is `maps` at {made[2][:7]}"])}


def test_workspaces_further_down(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    worse = {**FIRMS, "deal.journey.yaml": "title: We deal now\n"}
    gone = {"journeyctl.yaml": "title: Gone\n", "x.journey.yaml": "title: X\n"}
    story(
        here,
        {**at("maps"), **below("maps/b2b", FIRMS), **below("maps/gone", gone)},
        {**at("docs/maps"), **below("docs/maps/firms", worse)},
    )
    notes = ["`docs/maps` was `maps` at v1"], ["`docs/maps/firms` was `maps/b2b` at v1"]
    title = ["reworded deal title"]
    for folder, inner, below_it in (("docs/maps", ".", ""), (".", "docs/maps", "docs/maps/")):
        monkeypatch.chdir(here / folder)
        found = {inner: ([], notes[0]), f"{below_it}firms": (title, notes[1])}
        told = seen(cli, "v1")
        assert {name: told.pop(name) for name in found} == found
        [(name, (changes, _))] = told.items()
        assert (name, "removed x" in changes) == ("gone" if folder != "." else "maps/gone", True)
    monkeypatch.chdir(here / "docs/maps/firms")
    assert seen(cli, "v1") == {".": (title, notes[1])}


def test_from_a_folder_further_down_where_there_are_no_settings(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    story(here, at("maps/journeys", J, None), at("docs/journeys", J, None), at("docs/journeys", WORSE, None))
    monkeypatch.chdir(here / "docs/journeys")
    assert seen(cli, "v1") == {".": (CHANGED, ["`docs/journeys` was `maps/journeys` at v1"])}


def test_one_that_moves_alone(here: Path, cli: Cli) -> None:
    story(here, {**at("maps"), **below("maps/b2b", FIRMS)}, {**at("maps"), **below("firms", FIRMS)})
    assert seen(cli, "v1") == {"firms": ([], ["`firms` was `maps/b2b` at v1"])}


def test_one_that_was_copied_before_the_old_one_was_removed(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    story(
        here,
        at("maps"),
        {**at("maps"), **at("docs/maps")},
        {**at("maps"), **at("docs/maps", WORSE)},
        at("docs/maps", WORSE),
    )
    assert seen(cli, "v1") == {"docs/maps": (CHANGED, ["`docs/maps` was `maps` at v1"])}
    assert [*seen(cli, "v1", "v3")] == ["docs/maps"]
    assert seen(cli, "v1", "v3")["docs/maps"][1] == [], "a copy is new"
    monkeypatch.chdir(here / "docs/maps")
    assert seen(cli, "v1") == {".": (CHANGED, ["`docs/maps` was `maps` at v1"])}
    assert seen(cli, "v3") == {".": ([], [])}


def test_one_that_was_away_for_a_commit(here: Path, cli: Cli) -> None:
    story(here, at("maps"), {"code.py": "x"}, at("docs/maps", WORSE))
    assert seen(cli, "v1") == {"docs/maps": (CHANGED, ["`docs/maps` was `maps` at v1"])}


def test_others_beside_it_are_not_asked_about(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    firms, other = below("firms", FIRMS), below("firms", {**FIRMS, "deal.journey.yaml": "title: Deals\n"})
    inner = below("b2b", FIRMS)
    story(here, {**at("."), **firms, **inner}, {**at("maps", WORSE), **other, **below("maps", inner)})
    monkeypatch.chdir(here / "maps")
    note = ["`maps` was `.` at v1"]
    assert seen(cli, "v1") == {".": (CHANGED, note), "b2b": ([], ["`maps/b2b` was `b2b` at v1"])}
    assert seen(cli, "v2", "v1") == {".": (CHANGED, note), "b2b": ([], ["`maps/b2b` was `b2b` at v1"])}


def test_one_that_moves_away_from_those_inside(here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    stays = below("maps/b2b", FIRMS)
    story(here, {**at("maps"), **stays}, {**at("maps/shop", WORSE), **stays})
    monkeypatch.chdir(here / "maps/shop")
    assert seen(cli, "v1") == {".": (CHANGED, ["`maps/shop` was `maps` at v1"])}
    monkeypatch.chdir(here)
    assert seen(cli, "v1") == {"maps/shop": (CHANGED, ["`maps/shop` was `maps` at v1"])}


def test_a_new_workspace_in_the_place_of_one_that_was_moved(here: Path, cli: Cli) -> None:
    other = {"journeyctl.yaml": "title: Firms\n", "deal.journey.yaml": "title: We deal\n"}
    story(
        here,
        at("maps", b="title: B\n"),
        at("docs/maps", b="title: B\n"),
        {**at("docs/maps"), **below("maps", other)},
    )
    found = seen(cli, "v1")
    assert found["docs/maps"] == (["removed b"], ["`docs/maps` was `maps` at v1"])
    assert "added deal" in found["maps"][0]
    assert "removed order" not in found["maps"][0]


@pytest.mark.parametrize(("old", "new"), MOVES.values(), ids=MOVES)
def test_from_the_top_of_the_repository(here: Path, cli: Cli, old: str, new: str) -> None:
    firms = below("firms", FIRMS)
    story(here, {**at(old), **firms}, {**at(new, WORSE), **firms})
    assert seen(cli, "v1") == seen(cli, "v1..v2") == {new: (CHANGED, [f"`{new}` was `{old}` at v1"])}
    assert list(seen(cli, "v2", "v1").values()) == [(CHANGED, [f"`{old}` is `{new}` at v2"])]


def test_moved_apart_on_two_branches_with_what_is_in_it(
    here: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def both(folder: str, journey: str = J) -> dict[str, str]:
        return {**at(folder, journey), **below(f"{folder}/b2b", FIRMS)}

    made = tell(
        here,
        [Told("A", both("maps")), Told("B", both("one"), [0], 1), Told("C", both("docs/two", WORSE), [0], 2)],
    )
    for name, commit_ in zip(("v1", "one"), made, strict=False):
        git(here, "tag", name, commit_)
    move, inner = "`docs/two` is `one` at one", "`docs/two/b2b` is `one/b2b` at one"
    assert (
        seen(cli, "one")
        == seen(cli, "one..main")
        == {"docs/two": (CHANGED, [move]), "docs/two/b2b": ([], [inner])}
    )
    monkeypatch.chdir(here / "docs/two/b2b")
    assert seen(cli, "one") == {".": ([], [inner])}
    git(here, "checkout", "--quiet", "v1")
    monkeypatch.chdir(here / "maps")
    assert seen(cli, "one..main") == {
        ".": (CHANGED, ["`maps` is `one` at one and `docs/two` at main"]),
        "b2b": ([], ["`maps/b2b` is `one/b2b` at one and `docs/two/b2b` at main"]),
    }
    assert seen(cli, "HEAD..main") == {
        ".": (CHANGED, ["`maps` is `docs/two` at main"]),
        "b2b": ([], ["`maps/b2b` is `docs/two/b2b` at main"]),
    }
    assert seen(cli, "main") == {
        ".": (CHANGED, ["`maps` is `docs/two` at main"]),
        "b2b": ([], ["`maps/b2b` is `docs/two/b2b` at main"]),
    }
    monkeypatch.chdir(here / "maps/b2b")
    assert seen(cli, "one..main") == {
        ".": ([], ["`maps/b2b` is `one/b2b` at one and `docs/two/b2b` at main"])
    }
