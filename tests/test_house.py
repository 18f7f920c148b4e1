"""The house rules: what every file of this repository keeps to, whoever writes it."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from journeyctl import __version__

ROOT = Path(__file__).resolve().parent.parent
CODE = ("src", "tests", "benchmarks", "tools")
MAX_LINES = 400
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}
# A path that exists on one machine only: somebody's home, or the place where a build was made.
FOREIGN_PATH = re.compile(r"(?<![\w./~-])/(?:work|root|home|Users)/\w")


def _python_files() -> list[Path]:
    return sorted(path for folder in CODE for path in (ROOT / folder).rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _run(*arguments: str) -> None:
    """Run a tool at the root of the repository; what it says is the message of the failing test."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{' '.join(arguments)}\n{done.stdout}{done.stderr}"


def test_ruff_finds_nothing() -> None:
    _run("-m", "ruff", "check", "--output-format", "concise", "--no-cache", ".")


def test_ruff_would_format_nothing() -> None:
    _run("-m", "ruff", "format", "--check", "--no-cache", ".")


def test_types_hold() -> None:
    _run("-m", "mypy")


def test_rooms_import_only_what_is_below_them() -> None:
    _run("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))")


def test_files_are_short() -> None:
    long = {
        _name(path): lines
        for path in _python_files()
        if (lines := len(path.read_text("utf-8").splitlines())) > MAX_LINES
    }
    assert not long, f"split these by what they are about, at most {MAX_LINES} lines each: {long}"


def test_names_say_what_is_inside() -> None:
    vague = [
        _name(path) for path in _python_files() if path.stem in VAGUE_NAMES or path.parent.name in VAGUE_NAMES
    ]
    assert not vague, f"name these after the one thing they hold: {vague}"


def test_modules_say_what_they_are_for() -> None:
    silent = [
        _name(path)
        for path in _python_files()
        if path.read_text("utf-8").strip() and not ast.get_docstring(ast.parse(path.read_bytes()))
    ]
    assert not silent, f"these begin without a docstring: {silent}"


def test_no_file_names_the_machine_it_was_written_on() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("this is no Git checkout")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    found = {_name(path): match[0] for path in paths if path.is_file() and (match := _foreign(path))}
    assert not found, f"write these paths relative to the repository: {found}"


def _foreign(path: Path) -> re.Match[str] | None:
    return FOREIGN_PATH.search(path.read_text("utf-8", "replace"))


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("see /" + "root/notes", True),
        ("=/" + "home/ana/x", True),
        ("https://x.example/home/a", False),
        ("tests/root/a", False),
    ],
)
def test_a_foreign_path_is_told_from_an_address(text: str, foreign: bool) -> None:
    assert bool(FOREIGN_PATH.search(text)) is foreign


def test_the_changelog_knows_this_version() -> None:
    versions = re.findall(r"^## \[(\d[^\]]*)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert versions[:1] == [__version__], "the first released version in CHANGELOG.md is not `__version__`"


def test_typer_stays_quick() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    pins = [pin for pin in pyproject["project"]["dependencies"] if pin.startswith("typer")]
    assert pins == ["typer>=0.26,<0.29"], "typer 0.29 imports pydantic at every start, which doubles it"


@pytest.mark.parametrize(
    ("arguments", "not_needed"),
    [
        (["--version"], {"typer", "pydantic", "yaml"}),
        (
            ["lint", "examples/grocery"],
            {"typer", "yaml", "ruamel.yaml", "jinja2", "markdown_it", "graphviz", "logging"},
        ),
    ],
    ids=["version", "lint"],
)
def test_a_run_imports_only_what_it_needs(arguments: list[str], not_needed: set[str]) -> None:
    code = f"import os, sys; os._exit = sys.exit; sys.argv[1:] = {arguments!r}\nfrom journeyctl._entry import main\ntry: main()\nfinally: print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    imported = set(done.stdout.splitlines()[-1].split())
    assert "journeyctl._entry" in imported
    heavy = imported & not_needed
    assert not heavy, f"import these inside the function that needs them: {sorted(heavy)}"
