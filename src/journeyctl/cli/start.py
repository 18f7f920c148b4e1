"""The files that `init` makes, as texts by path: example or minimal maps, schemas, editor and CI settings."""

from collections.abc import Iterator, Mapping
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
    words = {
        _TODAY: today.isoformat(),
        _DUE: due.isoformat(),
        "TITLE, first journey": yaml_text(f"{title}, first journey"),
        "TITLE": yaml_text(title),
    }
    for path, text in _texts(template):
        yield NewFile(path, _filled_in(text, words))


def schemas() -> Iterator[NewFile]:
    """Yield the JSON Schemas, which editors check and complete by."""
    from journeyctl.model.schema import json_schemas, schema_text

    for name, schema in json_schemas().items():
        yield NewFile(f".schema/{name}", schema_text(schema))


def surroundings(folder: str) -> Iterator[NewFile]:
    """Yield settings for editors and CI; `folder` leads from the repository to the workspace."""
    from json import dumps
    from shlex import quote

    words = {
        " FOLDER": f" {quote(folder)}" if folder else "",
        "FOLDER": dumps(f"./{folder}" if folder else ".", ensure_ascii=False)[1:-1],
    }
    for path, text in _texts("around"):
        yield NewFile(path, _filled_in(text, words), around=True)


def _texts(template: str) -> Iterator[tuple[str, str]]:
    root = _TEMPLATES / template
    for file in sorted(root.rglob("*.*"), key=_order):
        if file.is_file():
            yield file.relative_to(root).as_posix().replace("dot_", "."), file.read_text("utf-8")


def _order(path: Path) -> tuple[int, str]:
    return len(path.parts), path.as_posix()


def _filled_in(text: str, words: Mapping[str, str]) -> str:
    """Put words in where their names stand, longer names first."""
    import re

    return re.sub("|".join(map(re.escape, words)), lambda found: words[found[0]], text)
