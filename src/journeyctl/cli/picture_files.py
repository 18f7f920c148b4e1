"""Where pictures go: to stdout, into one file, or into a folder with a file for each."""

import os
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from journeyctl.cli.console import MisuseError, write_data
from journeyctl.cli.picture_kinds import Format, find_format, format_names, format_of_suffix
from journeyctl.cli.write import write_whole
from journeyctl.model.document import kind_of
from journeyctl.text.spelling import listing

_DEFAULT = "html"


@dataclass(frozen=True, slots=True)
class Output:
    """What `-o` means: `stdout`, a `file` or a `folder`; without it the folder we are in, which is not `named`."""

    kind: Literal["stdout", "file", "folder"]
    path: Path = Path()
    named: bool = True

    @classmethod
    def read(cls, written: str | None) -> "Output":
        """Return what is meant by a name; a folder exists, or ends in a slash."""
        if written is None:
            return cls("folder", named=False)
        if written == "-":
            return cls("stdout")
        if not written:
            raise MisuseError(
                "`-o` names no file", "name a file, a folder that ends in `/`, or `-` for stdout"
            )
        path = Path(written)
        if kind_of(path.name) is not None:
            raise MisuseError(
                f"`{written}` is the name of a file of a workspace, and no picture is written there",
                "take another name, such as `map.svg`",
            )
        slash = written.endswith(("/", os.sep))
        if slash and path.exists() and not path.is_dir():
            raise MisuseError(f"`{written}` is a file, and no folder", "leave the slash out to write it anew")
        return cls("folder" if slash or path.is_dir() else "file", path)

    def formats(self, names: Sequence[str]) -> list[Format]:
        """Return the formats that are asked for; where none is, the one that the name of the file ends in."""
        asked = [find_format(name) for name in names]
        if self.kind != "file":
            return asked or [find_format(_DEFAULT)]
        meant = format_of_suffix(self.path.suffix) if self.path.suffix else None
        if asked and meant and meant.name not in (format_.name for format_ in asked):
            raise MisuseError(
                f"`{self.path}` is no name for {asked[0].name}",
                f"let it end in `{asked[0].suffix}`, or ask for `--format {meant.name}`",
            )
        if not asked and not meant:
            raise MisuseError(
                f"`{self.path}` does not say which format it is to have",
                f"end it in one of {listing(sorted(find_format(name).suffix for name in format_names()))}, "
                "or name a `--format`; a folder ends in `/`",
            )
        return asked or ([meant] if meant else [])


def check_inputs(paths: Collection[Path], inputs: Mapping[Path, str]) -> None:
    """Refuse to write over what the pictures are made of: `inputs` holds real paths, with what they are."""
    for path in paths:
        what = inputs.get(Path(os.path.realpath(path)))
        if what:
            raise MisuseError(f"`{path}` is {what}, and is not written over", "take another name")


def put_pictures(files: Mapping[Path, bytes]) -> None:
    """Write all files, each whole; folders are made where they are missing."""
    for path, data in files.items():
        write_whole(path, data)


def make_folder(folder: Path) -> None:
    """Make a folder, with those above it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise MisuseError(f"the folder `{folder}` cannot be made: {reason}") from None


def put_on_stdout(data: bytes, format_: Format) -> None:
    """Write one picture to stdout; a terminal is spared what is no text."""
    if sys.stdout.isatty() and not _is_text(data):
        raise MisuseError(
            f"{format_.name} is no text, and stdout is a terminal",
            f"name a file: `-o NAME{format_.suffix}`, or send it on: `... -o - | PROGRAM`",
        )
    write_data(data)


def _is_text(data: bytes) -> bool:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "\0" not in text
