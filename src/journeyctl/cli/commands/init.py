"""Make a first workspace that is worth reading."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeyctl.cli.console import MisuseError, write
from journeyctl.cli.start import NewFile, maps, schemas, surroundings
from journeyctl.cli.today import read_today
from journeyctl.text.display import cells, visible


class Template(StrEnum):
    """What the new workspace holds."""

    EXAMPLE = "example"
    MINIMAL = "minimal"


_ABOUT = {
    "journeyctl.yaml": "words that all maps share, and settings",
    "personas": "whose journey it is",
    "journeys": "the map: start here",
    "desk-guess.evidence.yaml": "an assumption, said aloud",
    "evidence": "what the map rests on",
    "plans": "what is done about it",
    ".schema": "for editors: checks and completes as you type",
    ".github": "for GitHub: checks each pull request",
    ".vscode": "for Visual Studio Code",
}


def command(
    folder: Annotated[
        str,
        typer.Argument(metavar="[DIR]", help="The folder; this one where none is given.", show_default=False),
    ] = ".",
    template: Annotated[
        Template, typer.Option(help="A small worked example, or one file of ten lines.", metavar="NAME")
    ] = Template.EXAMPLE,
) -> int:
    """Make a first workspace that is worth reading: maps, editor settings and a CI file.

    Files that exist are kept as they are. In a folder that holds maps
    already, only what is around them is added.
    """
    root = Path(folder)
    _make_folder(root)
    top = _repository(root.resolve()) or root.resolve()
    inside = root.resolve().relative_to(top).as_posix().removeprefix(".")
    first = not _holds_maps(root)
    made, kept = _write_all(root, top, _files(template, root.resolve().name, inside, first=first))
    write(_report(folder, made, kept, first=first, example=template is Template.EXAMPLE))
    return 0


def _make_folder(root: Path) -> None:
    try:
        root.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise MisuseError(f"`{root}` is a file, not a folder", "name a folder") from None
    except OSError as error:
        raise MisuseError(
            f"the folder {root} cannot be made: {(error.strerror or 'unknown reason').lower()}"
        ) from None


def _repository(folder: Path) -> Path | None:
    """Return the top of the Git repository around a folder: CI and editors read their settings there."""
    return next((parent for parent in (folder, *folder.parents) if (parent / ".git").exists()), None)


def _holds_maps(root: Path) -> bool:
    from journeyctl.workspace.discover import find_files

    return any(found.kind.word != "workspace" for found in find_files(root)[0])


def _files(template: Template, title: str, inside: str, *, first: bool) -> Iterable[NewFile]:
    shown = visible(title).replace("\\", " ").strip() or "Customer journeys"
    for file in maps(template if first else Template.MINIMAL, shown, read_today(None)):
        if first or file.path == "journeyctl.yaml":
            yield file
    yield from schemas()
    yield from surroundings(inside)


def _write_all(root: Path, top: Path, files: Iterable[NewFile]) -> tuple[list[str], list[str]]:
    import os

    from journeyctl.cli.write import write_whole

    made: list[str] = []
    kept: list[str] = []
    for file in files:
        path = (top if file.around else root) / file.path
        shown = Path(os.path.relpath(path, root)).as_posix()
        if os.path.lexists(path):
            kept.append(shown)
            continue
        _make_folder(path.parent)
        write_whole(path, file.text.encode("utf-8"), new=True)
        made.append(shown)
    return made, kept


def _report(folder: str, made: list[str], kept: list[str], *, first: bool, example: bool) -> str:
    where = "here" if folder == "." else f"in {visible(folder)}"
    lines: list[str] = []
    if made:
        lines.append(f"Made {'a workspace' if first else 'what was missing'} {where}:")
        lines += _table(_folded(made))
    if kept:
        lines += ["Kept as it was:" if made else f"Nothing to make {where}; kept as it was:"]
        lines += [f"  {path}" for path in _folded(kept)]
    if made:
        lines += ["", "Next:", *_table(_next(folder, example=first and example))]
    return "".join(f"{line}\n" for line in lines)


def _folded(paths: list[str]) -> list[str]:
    """Put the schemas on one line: nobody reads them one by one."""
    return list(
        dict.fromkeys(".schema/*.schema.json" if path.startswith(".schema/") else path for path in paths)
    )


def _next(folder: str, *, example: bool) -> dict[str, str]:
    from shlex import quote

    place = {} if folder == "." else {f"cd {visible(quote(folder))}": ""}
    if example:
        return {
            **place,
            "journeyctl show": "the map, here in the terminal",
            "journeyctl lint": "what is missing, and what rests on guesses",
            "journeyctl render": "the map as a page for your browser",
            "journeyctl new journey ID": "a map of your own",
        }
    return {**place, "journeyctl lint": "what is missing"}


def _table(rows: Iterable[str] | dict[str, str]) -> list[str]:
    pairs = rows if isinstance(rows, dict) else {path: _about(path) for path in rows}
    widest = max(map(cells, pairs))
    return [f"  {left}{' ' * (widest - cells(left))}  {words}".rstrip() for left, words in pairs.items()]


def _about(path: str) -> str:
    return next((_ABOUT[part] for part in reversed(path.split("/")) if part in _ABOUT), "")
