"""`journeyctl init`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli.calling import call
from journeyctl.load.loader import load
from journeyctl.model.document import kind_of
from journeyctl.workspace.workspace import open_workspace


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_says_what_it_made_and_what_comes_next() -> None:
    answer = call("init", "maps")
    assert answer.code == 0
    assert answer.err == ""
    assert answer.out == (
        "Made a workspace in maps:\n"
        "  journeyctl.yaml                      words that all maps share, and settings\n"
        "  evidence/desk-guess.evidence.yaml    an assumption, said aloud\n"
        "  evidence/reader-talks.evidence.yaml  what the map rests on\n"
        "  journeys/first-e-book.journey.yaml   the map: start here\n"
        "  personas/night-reader.persona.yaml   whose journey it is\n"
        "  plans/this-year.plan.yaml            what is done about it\n"
        "  .schema/*.schema.json                for editors: checks and completes as you type\n"
        "  .vscode/extensions.json              for Visual Studio Code\n"
        "  .vscode/settings.json                for Visual Studio Code\n"
        "  .github/workflows/journey-maps.yml   for GitHub: checks each pull request\n"
        "\n"
        "Next:\n"
        "  cd maps\n"
        "  journeyctl show            the map, here in the terminal\n"
        "  journeyctl lint            what is missing, and what rests on guesses\n"
        "  journeyctl render          the map as a page for your browser\n"
        "  journeyctl new journey ID  a map of your own\n"
    )


def test_what_it_makes_is_clean_but_for_a_few_findings_that_teach() -> None:
    call("init", "maps")
    answer = call("lint", "maps", "--output-format", "json")
    assert answer.code == 0
    found = json.loads(answer.out)["diagnostics"]
    assert sorted(item["rule"] for item in found) == [
        "assumption-only",
        "stakeholder-not-approved",
        "touchpoint-without-action",
        "touchpoint-without-thought",
    ]


def test_the_minimal_workspace_is_one_journey_of_ten_lines() -> None:
    assert call("init", "Our shop", "--template", "minimal").code == 0
    maps = {name for name in files_below(Path("Our shop")) if not name.startswith(".")}
    assert maps == {"journeyctl.yaml", "journeys/first.journey.yaml"}
    journey = Path("Our shop/journeys/first.journey.yaml").read_text("utf-8")
    assert len(journey.splitlines()) == 10
    assert "title: Our shop, first journey\n" in journey
    assert call("validate", "Our shop").code == 0


@pytest.mark.parametrize(
    "name", ["12: a #1 shop", "真っ白", 'a "b" c', "true", "? x", "{a}", "a\x1b[31mb", "a\nb"]
)
def test_any_name_of_a_folder_makes_a_title(name: str) -> None:
    assert call("init", name, "--template", "minimal").code == 0
    workspace = open_workspace(Path(name))
    assert workspace.diagnostics == ()
    assert workspace.settings.title
    assert call("init", f"{name}2").code == 0
    assert json.loads(Path(name, ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]


def test_never_overwrites() -> None:
    Path(".vscode").mkdir()
    Path(".vscode/settings.json").write_text("{}")
    Path("journeyctl.yaml").symlink_to("nowhere")
    answer = call("init")
    assert answer.code == 0
    assert Path(".vscode/settings.json").read_text() == "{}"
    assert Path("journeyctl.yaml").is_symlink()
    assert not Path("nowhere").exists()
    assert "Kept as it was:\n  journeyctl.yaml\n  .vscode/settings.json\n" in answer.out


def test_a_second_run_changes_nothing() -> None:
    call("init")
    before = {path: Path(path).read_bytes() for path in files_below(Path())}
    answer = call("init")
    assert answer.code == 0
    assert answer.out.startswith("Nothing to make here; kept as it was:\n  journeyctl.yaml\n")
    assert {path: Path(path).read_bytes() for path in files_below(Path())} == before


def test_a_folder_with_maps_gets_only_what_is_around_them() -> None:
    Path("mine.journey.yaml").write_text("title: Mine\n")
    answer = call("init")
    assert answer.code == 0
    assert answer.out.startswith("Made what was missing here:\n  journeyctl.yaml ")
    maps = {name for name in files_below(Path()) if not name.startswith(".")}
    assert maps == {"journeyctl.yaml", "mine.journey.yaml"}
    assert "journeyctl new" not in answer.out


def test_ci_and_editor_settings_go_to_the_top_of_the_repository() -> None:
    Path(".git").mkdir()
    assert call("init", "docs/our maps").code == 0
    workflow = Path(".github/workflows/journey-maps.yml").read_text()
    assert "journeyctl lint --output-format github 'docs/our maps'\n" in workflow
    schemas = json.loads(Path(".vscode/settings.json").read_text())["yaml.schemas"]
    assert schemas["./docs/our maps/.schema/journey.schema.json"] == ["*.journey.yaml", "*.journey.yml"]
    for schema in schemas:
        assert Path(schema).is_file()


def test_actions_are_pinned_to_commits() -> None:
    call("init")
    workflow = Path(".github/workflows/journey-maps.yml").read_text()
    uses = [line.split("@")[1] for line in workflow.splitlines() if "uses:" in line]
    assert uses
    assert all(len(pin.split(" # v")[0]) == 40 for pin in uses)
    assert workflow.endswith("        journeyctl lint --output-format github\n")


def test_the_workflow_is_one_that_github_reads() -> None:
    call("init")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows",
         ".github/workflows/journey-maps.yml"],
        capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_schema_each_map_names_is_there() -> None:
    call("init", "maps")
    for path in Path("maps").rglob("*.yaml"):
        first = path.read_text("utf-8").splitlines()[0]
        if path.name == "journeyctl.yaml":
            continue
        assert first.startswith("# yaml-language-server: $schema=")
        assert (path.parent / first.partition("=")[2]).is_file()
        found = kind_of(path.name)
        assert found
        assert load(path.name, path.read_bytes(), *found).diagnostics == ()


def test_a_file_is_no_folder() -> None:
    Path("maps").write_text("")
    answer = call("init", "maps")
    assert (answer.code, answer.err) == (
        2,
        "error: `maps` is a file, not a folder\n  = help: name a folder\n",
    )
    answer = call("init", "maps/inside")
    assert answer.code == 2
    assert answer.err.startswith("error: the folder maps/inside cannot be made: ")
