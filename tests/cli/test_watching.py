"""`--watch`: what wakes it, and what does not."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.conftest import Cli, Files
from journeyctl.cli.watching import changes_that_matter

Put = Callable[[Files], Path]


@pytest.mark.parametrize(
    ("changed", "wakes"),
    [
        ("a.journey.yaml", True),
        ("evidence/interviews.pdf", True),  # a piece of evidence may have been taken from it
        (".gitignore", True),
        ("reports/out.json.bak", True),
        ("reports/out.json", False),
        ("reports/.out.json.a1b2c3d4.tmp", False),
        (".git/index", False),
        ("deep/.cache/x/a.journey.yaml", False),
    ],
)
def test_what_wakes_it(here: Path, changed: str, wakes: bool) -> None:
    for paths in ([], ["evidence"]):
        # The watcher puts the path it was given before what it found there.
        assert changes_that_matter([*paths, "."], "reports/out.json")(f"{here}/./{changed}") is wakes


def test_a_folder_above_is_watched_in_the_same_way(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "deep").mkdir()
    monkeypatch.chdir(here / "deep")
    matters = changes_that_matter([".."], "../out")
    found = ("a.journey.yaml", "out", ".git/index")
    assert [matters(f"{here}/deep/../{name}") for name in found] == [True, False, False]


def test_a_workspace_in_a_hidden_folder_is_watched(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / ".hidden").mkdir()
    monkeypatch.chdir(here / ".hidden")
    assert changes_that_matter(["."], None)(str(here / ".hidden/maps/a.journey.yaml"))
    assert changes_that_matter(["a.journey.yaml"], None)(str(here / ".hidden/a.journey.yaml"))


def test_checks_again_after_each_change(put: Put, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    root = put({"a.journey.yaml": "title: A\n"})
    watchfiles = pytest.importorskip("watchfiles")
    watched: list[tuple[str, ...]] = []

    def changes(*paths: str, watch_filter: Callable[[object, str], bool]) -> Iterator[None]:
        watched.append(paths)
        assert not watch_filter(1, str(root / "out"))
        assert watch_filter(1, str(root / "a.journey.yaml"))
        put({"a.journey.yaml": "titel: A\n"})
        yield
        (root / "a.journey.yaml").unlink()
        yield
        raise KeyboardInterrupt

    monkeypatch.setattr(watchfiles, "watch", changes)
    screen = cli("lint", "--watch", "--select", "written", "--statistics", "-o", "out")
    assert (screen.code, screen.out, watched) == (0, "", [(".",)])
    assert (root / "out").read_text() == "1  error    unknown-key  A key that the format does not know.\n"
    waiting = "watching for changes, Ctrl-C ends\n"
    assert screen.err == (
        f"{waiting}{waiting}error: there are no journey files in this folder\n"
        f"  = help: `journeyctl init` makes a first workspace\n{waiting}\n"
    )
