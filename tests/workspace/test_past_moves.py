"""The folder of a workspace is followed through the commits that moved it, and only through those."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha1
from random import Random

import pytest

from journeyctl.workspace.git_log import Blob, Commit, Logged
from journeyctl.workspace.moves import Source, Trail, follow

AT = datetime(2026, 1, 1, tzinfo=UTC)
J, R = "title: I order\n", "title: I return\n"
SETTINGS = "title: Shop\nteams:\n  pay: {title: Payments}\n"
Tree = Mapping[str, str]


@dataclass
class Repo:
    """A repository in memory: trees of commits, each behind the last one or behind those that are given."""

    trees: list[Tree] = field(default_factory=list)
    log: list[Logged] = field(default_factory=list)
    against: dict[str, list[Logged]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    texts: dict[str, bytes] = field(default_factory=dict)

    def commit(self, tree: Tree, *parents: int) -> int:
        place = len(self.trees)
        behind = parents or ((place - 1,) if place else ())
        return self._add(tree, behind)

    def root(self, tree: Tree) -> int:
        """Add a commit without a parent."""
        return self._add(tree, ())

    def _add(self, tree: Tree, behind: tuple[int, ...]) -> int:
        commit = Commit(
            f"{len(self.trees)}", tuple(f"{one}" for one in behind), "Ana", "ana@shop.example", AT, ""
        )
        self.trees.append(tree)
        self.against[commit.hash] = [
            self._against(before, tree, commit) for before in ([self.trees[one] for one in behind] or [{}])
        ]
        self.log.append(self.against[commit.hash][0])
        return len(self.trees) - 1

    def _against(self, before: Tree, tree: Tree, commit: Commit) -> Logged:
        paths = [path for path in sorted({*tree, *before}) if tree.get(path) != before.get(path)]
        changed = {path: self.blob(tree[path]) if path in tree else None for path in paths}
        return Logged(commit, changed, {path: self.blob(before[path]) for path in paths if path not in tree})

    def blob(self, text: str) -> Blob:
        oid = sha1(text.encode()).hexdigest()
        self.texts[oid] = text.encode()
        return Blob("100644", oid)

    def follow(self, way: str) -> Trail:
        def read_log(folders: Sequence[str]) -> Sequence[Logged]:
            self.asked.append(f"log {' '.join(folders)}".strip())
            return self.log

        def whole(commits: Sequence[str]) -> Sequence[Logged]:
            self.asked.append(f"whole {' '.join(commits)}")
            return [one for commit in commits for one in self.against[commit]]

        def blobs(_: Iterable[str]) -> Mapping[str, bytes | str]:
            return self.texts

        return follow(way, Source(read_log, whole, blobs))

    def places(self, way: str) -> list[str]:
        """Return where the workspace stood at each commit."""
        trail = self.follow(way)
        return [trail.places[one.commit.hash] for one in self.log]


def at(folder: str, *, settings: str | None = SETTINGS, **journeys: str) -> dict[str, str]:
    """Return the files of a workspace in a folder; one journey where none is told."""
    files = {f"{name}.journey.yaml": text for name, text in (journeys or {"order": J}).items()}
    if settings is not None:
        files["journeyctl.yaml"] = settings
    return {f"{folder}/{path}" if folder else path: text for path, text in files.items()}


def told(*trees: Tree) -> Repo:
    """Return a repository with one commit behind the other."""
    repo = Repo()
    for tree in trees:
        repo.commit(tree)
    return repo


EDITED = SETTINGS.replace("Shop", "The shop")
MANY = {name: f"title: {name}\n" for name in ("a", "b", "c", "d")}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (at("old"), at("new")),
        (at("old"), at("new", settings=EDITED)),
        (at("old"), at("new", order=R)),
        (at("old", settings=""), at("new", settings="")),
        (at("old", settings=None), at("new", settings=None)),
        (at("old", settings=None), at("new")),
        (at("old", **MANY), at("new", settings="title: Nothing like it\n", **MANY)),
        (at("old", **MANY), at("new", **MANY, order=J, back=R)),
        (at("old", **MANY), at("new", a=MANY["a"], b="title: other\n")),
        (at("old", **MANY), {**at("new", **MANY), "old/e.journey.yaml": J, "old/readme.md": "moved"}),
        (at("old"), {"new/journeyctl.yml": SETTINGS, "new/order.journey.yaml": J}),
        ({**at("old"), **at("new/other")}, {**at("new"), **at("new/other")}),
    ],
    ids=[
        "as it is", "with a word in the settings", "with other journeys", "with empty settings", "without settings",
        "and gets settings", "with all other settings", "and gets journeys", "and loses some", "and one stays behind",
        "and the settings have the other name", "to where another stands further down",
    ],
)  # fmt: skip
def test_a_move(before: Tree, after: Tree) -> None:
    assert told({"x": ""}, before, after).places("new") == ["old", "old", "new"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (at("old"), {**at("old"), **at("new")}),
        (at("old"), {"old/journeyctl.yaml": SETTINGS, **at("new")}),
        (at("old", settings=None, **MANY), {**at("old", settings=None, **MANY), **at("new")}),
        (at("old", **MANY), {**at("old", settings=None, b="", c="", d=""), **at("new", a=MANY["a"])}),
        (at("old"), at("new", settings="title: Nothing like it\n", order=R)),
        (at("old"), at("new", settings="title: Nothing like it\n", back=R)),
        (at("old", settings="", **MANY), at("new", settings="", x=J, y=R)),
        (at("old", settings=None, order=J, back=R, **MANY), at("new", settings=None, order=J)),
        ({}, at("new")),
    ],
    ids=[
        "a copy", "a copy but for the journeys", "a copy without settings", "a part of it",
        "other settings and another text under the name", "another workspace", "the same empty settings alone",
        "too little of it", "nothing was there",
    ],
)  # fmt: skip
def test_no_move(before: Tree, after: Tree) -> None:
    trail = told({"x": ""}, before, after).follow("new")
    assert (set(trail.places.values()), trail.doubts) == ({"new"}, ())


OTHERS = {f"other/{path}": text for path, text in at("", **MANY, e="title: e\n", f="title: f\n").items()}


@pytest.mark.parametrize(
    ("before", "after", "way", "places"),
    [
        (at(""), at("maps"), "maps", ["", "maps"]),
        (at("maps"), at(""), "", ["maps", ""]),
        (at("", settings=None), at("maps", settings=None), "maps", ["", "maps"]),
        (at("other/maps"), at("new"), "new", ["other/maps", "new"]),
    ],
    ids=["from the top", "to the top", "from the top without settings", "out of the other one"],
)
def test_workspaces_beside_it_do_not_count(before: Tree, after: Tree, way: str, places: list[str]) -> None:
    assert told({**before, **OTHERS}, {**after, **OTHERS}).places(way) == places


def test_where_two_fit_equally_it_begins() -> None:
    both = {**at("one"), **at("two")}
    trail = told({"x": ""}, both, at("new")).follow("new")
    assert set(trail.places.values()) == {"new"}
    assert [(one.commit.hash, one.folders) for one in trail.doubts] == [("2", ("one", "two"))]


@pytest.mark.parametrize(
    ("better", "other", "after"),
    [
        (at("two", order=J, back=R), at("one"), at("new", order=J, back=R)),
        (at("two"), at("one", settings=EDITED), at("new")),
        (at("two"), at("one", order=R), at("new")),
        (at("b/new"), at("one"), at("new")),
    ],
    ids=["more files", "the same settings", "the same bytes", "the same name"],
)
def test_where_one_fits_better_it_is_followed(better: Tree, other: Tree, after: Tree) -> None:
    assert told({**better, **other}, after).places("new")[0] in ("two", "b/new")


def test_twins_that_move_together_are_told_apart() -> None:
    repo = told({**at("a"), **at("b")}, {**at("x/a"), **at("x/b")})
    assert (repo.places("x/a"), repo.places("x/b")) == (["a", "x/a"], ["b", "x/b"])
    nested = told({**at("a"), **at("a/b", settings=SETTINGS, back=R)}, {**at("x"), **at("x/b", back=R)})
    assert (nested.places("x"), nested.places("x/b")) == (["a", "x"], ["a/b", "x/b"])


def test_it_is_followed_twice_and_back_again() -> None:
    assert told(at("a"), at("b"), at("b", order=R), at("c/d", order=R)).places("c/d") == [
        "a",
        "b",
        "b",
        "c/d",
    ]
    assert told(at("a"), at("b"), at("a")).places("a") == ["a", "b", "a"]
    assert told(at(""), at("maps"), at("")).places("") == ["", "maps", ""]


def test_what_was_removed_and_restored_has_not_moved() -> None:
    assert told(at("a"), {"x": ""}, at("a")).places("a") == ["a", "a", "a"]


def test_branches_of_both_sides_of_a_move() -> None:
    repo = Repo()
    start = repo.commit(at("old"))
    moved = repo.commit(at("new"), start)
    late = repo.commit(at("old", order=R), start)
    merged = repo.commit(at("new", order=R), moved, late)
    assert repo.places("new") == ["old", "new", "old", "new"]
    far = repo.commit(at("old", order=R, back=R), late)
    repo.commit(at("new", order=R, back=R), far, merged)
    assert repo.places("new") == ["old", "new", "old", "new", "old", "new"], (
        "moved on the branch that is merged"
    )


def test_a_merge_that_moves() -> None:
    repo = Repo()
    start = repo.commit(at("old"))
    one, two = repo.commit(at("old", order=R), start), repo.commit(at("old", back=R, order=J), start)
    repo.commit(at("new", order=R, back=R), one, two)
    assert repo.places("new") == ["old", "old", "old", "new"]


def test_another_repository_that_is_merged_into_a_folder() -> None:
    repo = Repo()
    repo.root(at(""))
    inner = repo.commit(at("", order=R))
    outer = repo.root({"code": "x"})
    repo.commit({"code": "x", **at("maps", order=R)}, outer, inner)
    repo.commit({"code": "y", **at("maps", order=R)})
    assert repo.places("maps") == ["", "", "maps", "maps", "maps"]


def test_what_is_asked_of_git() -> None:
    repo = told({"x": ""}, at("new"), at("new", order=R))
    assert repo.places("new") == ["new"] * 3
    assert repo.asked == ["log new", "whole 1"]
    moved = told(at("old"), at("new"), at("new", order=R))
    moved.follow("new")
    assert moved.asked == ["log new", "whole 1", "log new old"]
    top = told({"x": ""}, at("old"), at(""))
    assert top.places("") == ["old", "old", ""]
    assert top.asked == ["log"], "the log of the top holds everything"


def test_folders_that_never_stay_are_followed_only_so_far() -> None:
    repo = told(*(at(f"f{number}") for number in range(40)))
    trail = repo.follow("f39")
    assert trail.is_cut
    assert [trail.places[f"{number}"] for number in (39, 20, 9, 3)] == ["f39", "f20", "f9", "f9"]


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_edited_moved_and_merged_the_same_files_are_found(seed: int) -> None:
    random = Random(seed)
    repo = Repo()
    states: list[tuple[str, dict[str, str]]] = []  # where it stands, and what it says
    noise = at("beside", settings="title: Beside it\n", a="title: a\n", b="title: b\n")

    def put(place: str, files: dict[str, str], *parents: int) -> int:
        states.append((place, files))
        inner = {f"{place}/{path}" if place else path: text for path, text in files.items()}
        return repo.commit({**noise, **inner}, *parents)

    tip = put("", {**at("", **{f"j{n}": f"title: one {n}\n" for n in range(4)})})
    for step in range(16):
        place, files = states[tip]
        edited = {**files, f"j{random.randrange(5)}.journey.yaml": f"title: step {step}\n"}
        action = random.random()
        if action < 0.4:  # it moves, and one text changes now and then
            tip = put(
                random.choice(["", "maps", "docs/maps", "shop"]),
                edited if random.random() < 0.5 else files,
                tip,
            )
        elif (
            action < 0.7
        ):  # a branch moves it or edits it, the line edits it, too, and they are merged in any order
            side = put(
                random.choice([place, "aside"]), {**files, "new.journey.yaml": f"title: new {step}\n"}, tip
            )
            line = put(place, edited, tip)
            merged = {**edited, "new.journey.yaml": f"title: new {step}\n"}
            tip = put(states[side][0], merged, *random.sample([side, line], 2))
        else:
            tip = put(place, edited, tip)
    trail = repo.follow(states[tip][0])
    for logged, (place, files) in zip(repo.log, states, strict=True):
        assert trail.places[logged.commit.hash] == place
        found = trail.at(logged.commit.hash).snapshots[logged.commit.hash].below
        told = {
            path: repo.texts[blob.oid].decode() for path, blob in found.items() if place or "/" not in path
        }
        assert told == files
