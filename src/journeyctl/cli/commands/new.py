"""Write a new persona, journey, evidence or plan file."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from journeyctl.cli.completion import complete_new_kinds
from journeyctl.cli.console import MisuseError, write
from journeyctl.cli.today import read_today
from journeyctl.model.document import KINDS
from journeyctl.model.ids import confusable_key, slug
from journeyctl.text.display import visible
from journeyctl.text.spelling import listing, meant, near_words
from journeyctl.workspace.discover import Found, find_files, find_root

_FOLDERS = {"persona": "personas", "journey": "journeys", "evidence": "evidence", "plan": "plans"}
_FORBIDDEN = frozenset("/\\#:,[]{}\"'`<>|?*")
_LONGEST = 100


def command(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND", help="persona, journey, evidence or plan.", autocompletion=complete_new_kinds
        ),
    ],
    identifier: Annotated[str, typer.Argument(metavar="ID", help="What it goes by, such as `first-order`.")],
    title: Annotated[
        str | None,
        typer.Option(help="What people call it; the id in words where it is not given.", show_default=False),
    ] = None,
    folder: Annotated[
        str | None,
        typer.Option(
            "--dir",
            help="Where to put it; beside the others where it is not given.",
            metavar="DIR",
            show_default=False,
        ),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(
            envvar="JOURNEYCTL_TODAY",
            help="The day to write into the file; today where it is not given.",
            metavar="DATE",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Write a new persona, journey, evidence or plan file.

    What the workspace knows is filled in: its phases, its first persona
    and channel. The name of the new file is printed.
    """
    from journeyctl.cli.drafts import draft, spoken
    from journeyctl.cli.write import write_whole
    from journeyctl.workspace.workspace import open_workspace

    _check_kind(kind)
    _check_id(identifier)
    root = find_root(Path.cwd())
    files = [found for found in find_files(root)[0] if found.kind.word == kind]
    _check_free(identifier, kind, files)
    target = _folder(root, folder, kind, files) / f"{identifier}.{kind}.yaml"
    shown = Path(os.path.relpath(target)).as_posix()
    if os.path.lexists(target):
        raise MisuseError(f"{shown} exists", "take another id")
    text = draft(
        kind,
        spoken(identifier) if title is None else _checked(title),
        open_workspace(root),
        read_today(today),
        _schema(root, target, kind),
    )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MisuseError(
            f"the folder {target.parent} cannot be made: {(error.strerror or 'unknown reason').lower()}"
        ) from None
    write_whole(target, text.encode(), new=True)
    write(f"{visible(shown)}\n")
    return 0


def _check_kind(kind: str) -> None:
    if kind not in _FOLDERS:
        otherwise = f"the kinds are {listing(_FOLDERS)}; `journeyctl init` makes a workspace"
        raise MisuseError(
            f"`{kind}` is not a kind of file that can be made", meant(near_words(kind, _FOLDERS), otherwise)
        )


def _check_id(identifier: str) -> None:
    for word in KINDS:
        if identifier.endswith((f".{word}.yaml", f".{word}.yml", f".{word}")):
            plain = identifier.rpartition(f".{word}")[0]
            raise MisuseError(f"`{identifier}` is the name of a file, not an id", f"write `{plain}`")
    wrong = [char for char in identifier if char in _FORBIDDEN or char.isspace() or visible(char) != char]
    if wrong:
        hidden = visible(wrong[0]) != wrong[0]
        named = "a hidden character" if hidden else "a blank" if wrong[0].isspace() else f"`{wrong[0]}`"
        raise MisuseError(
            f"`{identifier}` cannot be an id: it has {named} in it", f"write `{slug(identifier)}`"
        )
    if not identifier or identifier.startswith(("-", ".")):
        raise MisuseError(
            f"`{identifier}` cannot be an id" if identifier else "the id is empty",
            f"write `{slug(identifier)}`" if identifier.strip("-.") else "write a word or two, joined by `-`",
        )
    if len(identifier) > _LONGEST:
        raise MisuseError(
            f"the id has {len(identifier)} letters, and {_LONGEST} are the most", "take a shorter one"
        )


def _check_free(identifier: str, kind: str, files: Sequence[Found]) -> None:
    for found in files:
        if found.id == identifier:
            raise MisuseError(f"there is a {kind} `{identifier}` already: {found.path}", "take another id")
        if confusable_key(found.id) == confusable_key(identifier):
            raise MisuseError(
                f"`{identifier}` differs from `{found.id}` only in case or in the form of its letters",
                f"take another id; {found.path} has this one",
            )


def _folder(root: Path, asked: str | None, kind: str, files: Sequence[Found]) -> Path:
    if asked is None:
        homes = Counter(found.path.rpartition("/")[0] for found in files)
        return root / (homes.most_common(1)[0][0] if homes else _FOLDERS[kind])
    folder = Path(asked).resolve()
    if not folder.is_relative_to(root.resolve()):
        raise MisuseError(f"{asked} is outside the workspace, which is {root}", "name a folder in it")
    return folder


def _checked(title: str) -> str:
    if not title.strip():
        raise MisuseError("the title is empty", "leave `--title` out to take the id in words")
    if visible(title) != title:
        raise MisuseError("the title has a character that nobody can see", "type it anew")
    return title.strip()


def _schema(root: Path, target: Path, kind: str) -> str:
    schema = root / ".schema" / f"{kind}.schema.json"
    return Path(os.path.relpath(schema, target.parent)).as_posix() if schema.is_file() else ""
