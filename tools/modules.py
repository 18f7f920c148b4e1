"""Writes docs/modules.md: every module and what it is for, floor by floor, in the words of its own docstring."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src/journeyctl"
# The folder is the list: one file more is one rule, format or command more, and nothing else changes.
REGISTRIES = {"lint/rules", "report/formats", "cli/commands"}

HEAD = """\
# Modules

<!-- tools/modules.py writes this page from the docstrings: change those, then `make bless`. -->

From the roof to the cellar; a floor imports only from floors below it. [ARCHITECTURE](../ARCHITECTURE.md) tells how they work together.
"""


def layers() -> list[list[str]]:
    """Return the floors as the import contract has them, the roof first; rooms of one floor are neighbours."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contract = next(one for one in settings["tool"]["importlinter"]["contracts"] if one["type"] == "layers")
    return [[room.strip() for room in layer.split("|")] for layer in contract["layers"]]


def page() -> str:
    """Return the page."""
    parts = [HEAD, _section("journeyctl", PACKAGE, sorted(PACKAGE.glob("*.py")))]
    for floor in layers():
        for room in floor:
            files = [
                path for path in sorted((PACKAGE / room).rglob("*.py")) if _folder(path) not in REGISTRIES
            ]
            parts.append(_section(f"{room}/", PACKAGE / room, files))
    return "\n".join(parts)


def _folder(path: Path) -> str:
    return path.parent.relative_to(PACKAGE).as_posix()


def _section(title: str, folder: Path, files: list[Path]) -> str:
    lines = [f"## {title}", "", _sentence(folder / "__init__.py"), ""]
    lines += [
        f"- [`{path.relative_to(folder).as_posix()}`]({_link(path)}): {_sentence(path)}"
        for path in files
        if path.stem != "__init__"
    ]
    lines += _registries(folder)
    return "".join(f"{line}\n" for line in lines)


def _registries(folder: Path) -> Iterator[str]:
    for name in sorted(REGISTRIES):
        path = PACKAGE / name
        if path.parent == folder:
            yield f"- [`{path.name}/`]({_link(path)}): {_sentence(path / '__init__.py')}"


def _link(path: Path) -> str:
    return f"../{path.relative_to(ROOT).as_posix()}"


def _sentence(path: Path) -> str:
    """Return the first paragraph of a module's docstring, on one line."""
    paragraph = (ast.get_docstring(ast.parse(path.read_bytes())) or "").split("\n\n")[0]
    return " ".join(paragraph.split())
