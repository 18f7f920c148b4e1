"""The files that `init` makes, as texts by path: example or minimal maps, schemas, editor and CI settings."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from journeyctl.cli.yaml_text import yaml_text

_TEMPLATES = Path(__file__).parent / "templates"

# Days in the templates: the day on which `init` runs, and one by which work can be done.
_TODAY, _DUE = "2000-01-01", "2000-03-31"


class NewFile(NamedTuple):
    """A file to be made: below the workspace, or (`around`) below the repository that holds it."""

    path: str
    text: str
    around: bool = False


def maps(template: str, title: str, today: date) -> Iterator[NewFile]:
    """Yield the maps of a template, as if they were written today."""
    due = today + timedelta(days=120)
    for path, text in _texts(template):
        text = text.replace(_TODAY, today.isoformat()).replace(_DUE, due.isoformat())
        text = text.replace("TITLE, first journey", yaml_text(f"{title}, first journey"))
        yield NewFile(path, text.replace("TITLE", yaml_text(title)))


def schemas() -> Iterator[NewFile]:
    """Yield the JSON Schemas, which editors check and complete by."""
    from journeyctl.model.schema import json_schemas, schema_text

    for name, schema in json_schemas().items():
        yield NewFile(f".schema/{name}", schema_text(schema))


def surroundings(folder: str) -> Iterator[NewFile]:
    """Yield settings for editors and CI; `folder` leads from the repository to the workspace."""
    for path, text in _texts("around"):
        if path.endswith(".yml"):
            text = text.replace(" FOLDER", f" {_shell_word(folder)}" if folder else "")
        yield NewFile(path, text.replace("FOLDER", _json_part(f"./{folder}" if folder else ".")), around=True)


def _texts(template: str) -> Iterator[tuple[str, str]]:
    root = _TEMPLATES / template
    for file in sorted(root.rglob("*.*"), key=_order):
        if file.is_file():
            yield file.relative_to(root).as_posix().replace("dot_", "."), file.read_text("utf-8")


def _order(path: Path) -> tuple[int, str]:
    return len(path.parts), path.as_posix()


def _shell_word(text: str) -> str:
    from shlex import quote

    return quote(text)


def _json_part(text: str) -> str:
    from json import dumps

    return dumps(text, ensure_ascii=False)[1:-1]
