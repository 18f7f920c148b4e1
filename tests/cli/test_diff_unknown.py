"""`journeyctl diff`: what cannot be compared is said, and nothing is told of it that nobody knows."""

import re
import shutil
from pathlib import Path

import pytest
from workspace.files import write

from cli.conftest import Cli
from cli.repos import NEEDS_GIT, commit, git, repository

pytestmark = NEEDS_GIT
ROOT = Path(__file__).parents[2]
TODAY = ("--today", "2026-11-22")
SMALL = {
    "journeyctl.yaml": "",
    "a.journey.yaml": "title: A\nstages: [{id: s, title: S, touchpoints: [{id: t, title: I wait, emotion: 1}]}]\n",
}
ORDER = "journeys/first-order.journey.yaml"


@pytest.fixture
def small(here: Path) -> Path:
    return repository(here, SMALL)


@pytest.fixture
def shop(here: Path) -> Path:
    """The groceries in a repository."""
    shutil.copytree(ROOT / "examples/grocery", here, dirs_exist_ok=True)
    return repository(here, {})


def test_a_file_with_other_mistakes_has_changed(small: Path, cli: Cli) -> None:
    write(small, {"a.journey.yaml": "stages: ["})
    commit(small, "broken")
    assert cli("diff", "--exit-code").code == 0
    write(small, {"a.journey.yaml": "stages: [ "})
    screen = cli("diff", "--exit-code")
    assert (screen.code, screen.out.splitlines()[-1]) == (1, "No map that can be compared has changed.")


def test_what_leans_on_a_file_with_mistakes_is_not_called_gone(shop: Path, cli: Cli) -> None:
    write(shop, {ORDER: "stages: ["})
    assert re.findall(r"^  [-+] .*", cli("diff", *TODAY).out, re.MULTILINE) == [
        f"  + error[syntax-error] {ORDER}:1 this `[` is never closed"
    ]


def test_a_file_with_mistakes_is_asked_about(shop: Path, cli: Cli) -> None:
    write(shop, {ORDER: "stages: ["})
    for word in ("first-order", ORDER):
        screen = cli("diff", "HEAD", word, "--fail-on", "regression", *TODAY)
        assert (screen.code, screen.err) == (1, "error: 1 regression: worse than accepted\n")
        assert "not compared, with mistakes on one side: journey `first-order`\n" in screen.out
    screen = cli("diff", "HEAD", "student", "--fail-on", "regression", "--exit-code", *TODAY)
    assert (screen.code, screen.out.splitlines()[-1]) == (0, "Nothing has changed in meaning.")


def test_settings_with_mistakes_change_neither_numbers_nor_findings(shop: Path, cli: Cli) -> None:
    write(shop, {"journeyctl.yaml": "titel: [x]\n"})
    screen = cli("diff", *TODAY)
    assert "\n1 finding new, 0 gone\n" in screen.out
    assert "not compared, with mistakes on one side: the settings\n" in screen.out
    assert "first-order" not in screen.out


def test_a_number_that_only_differs_behind_what_is_shown_is_not_told(shop: Path, cli: Cli) -> None:
    path = shop / "evidence/interviews-09.evidence.yaml"
    path.write_text(path.read_text("utf-8").replace("n: 12", "n: 13"), "utf-8")
    assert "\n\nfirst-order\n\n" not in cli("diff", *TODAY).out
    assert "| journey |" not in cli("diff", "--output-format", "markdown", *TODAY).out


def test_a_curve_that_is_gone(small: Path, cli: Cli) -> None:
    write(small, {"a.journey.yaml": SMALL["a.journey.yaml"].replace(", emotion: 1", "")})
    assert "| a | \u2586 \u2192 none |" in cli("diff", "--output-format", "markdown", *TODAY).out


def test_folders_that_cannot_be_compared(here: Path, cli: Cli) -> None:
    write(here, {f"one/{name}": text for name, text in SMALL.items()})
    assert cli("diff", "one", "two").err.startswith("error: there is no folder `two`\n")
    assert cli("diff", "two", "one").err.startswith("error: there is no folder `two`\n")
    assert cli("diff", "one", "./one").err.startswith("error: `one` and `./one` are in one workspace\n")
    assert cli("diff", "two", "three").err.startswith("error: this is no git repository\n")


def test_the_only_workspace_of_several_that_has_changed_is_named(here: Path, cli: Cli) -> None:
    files = {f"{folder}/{name}": text for folder in ("one", "two") for name, text in SMALL.items()}
    repository(here, files)
    assert cli("diff").out.startswith("HEAD"), "this is said of all of them"
    write(here, {"two/a.journey.yaml": SMALL["a.journey.yaml"].replace("emotion: 1", "emotion: 2")})
    assert re.match(r"two \(two\): HEAD \(\w+\) . working tree\n\na\.journey\.yaml\n", cli("diff").out)
    assert "**two** (two): HEAD" in cli("diff", "--output-format", "markdown").out
    git(here, "rm", "-rq", "two", "--cached")
    shutil.rmtree(here / "two")
    assert cli("diff").out.startswith("two (two): "), "also when it is gone"
