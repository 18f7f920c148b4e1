"""Differences as pictures: what `diff` has found out, handed to `render`, and the files that come of it."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from journeyctl.cli.compared import Compared, all_versions, journey_versions
from journeyctl.cli.console import MisuseError, need, write, write_error
from journeyctl.cli.picture_files import Output, check_inputs, make_folder, put_on_stdout, put_pictures
from journeyctl.cli.picture_kinds import Format, find_format, format_of_suffix
from journeyctl.cli.picture_look import CallLook, LookOptions
from journeyctl.cli.rendering import inputs_of
from journeyctl.render.all_changes import all_changes
from journeyctl.render.board import Board
from journeyctl.render.difference import lay_out
from journeyctl.render.look import Look
from journeyctl.render.versions import Versions
from journeyctl.report.closing import counted
from journeyctl.text.display import visible
from journeyctl.text.spelling import listing


@dataclass(frozen=True, slots=True)
class _Picture:
    """A journey in two versions, the root of its workspace, and the look it is to have."""

    root: Path
    versions: Versions
    look: Look


def put_difference(
    found: Sequence[Compared],
    format_name: str,
    written: str | None,
    options: LookOptions,
    today: date,
) -> None:
    """Draw what has changed and write it where it is asked for: a file, a folder, or stdout where nothing is said."""
    output = Output.read("-" if written is None else written)
    format_ = find_format(format_name)
    _check_name(output, format_)
    if format_.extra is not None:
        need(*format_.extra)
    call = CallLook.read(options)
    shown = [(one, _look(one, call, format_)) for one in found]
    pictures = [
        _Picture(one.pair.root, versions, look)
        for one, look in shown
        for versions in journey_versions(one, today)
    ]
    if format_.many:
        files = _together(shown, pictures, format_, output, today)
    else:
        files = _apart(pictures, format_, output)
    if not files:
        write_error("note: no journey has changed, and there is nothing to draw\n")
        return
    if output.kind == "stdout":
        put_on_stdout(next(iter(files.values())), format_)
        return
    check_inputs(
        files, {path: what for one in found for path, what in inputs_of(one.pair.root, one.pair.after)}
    )
    for folder in dict.fromkeys(path.parent for path in files) if output.kind == "folder" else ():
        make_folder(folder)
    put_pictures(files)
    if output.kind == "folder":
        write("".join(f"{visible(str(path))}\n" for path in files))


def _check_name(output: Output, format_: Format) -> None:
    meant = format_of_suffix(output.path.suffix) if output.kind == "file" else None
    if meant is not None and meant.name != format_.name:
        raise MisuseError(
            f"`{output.path}` is no name for {format_.name}", f"let it end in `{format_.suffix}`"
        )


def _together(
    shown: Sequence[tuple[Compared, Look]],
    pictures: Sequence[_Picture],
    format_: Format,
    output: Output,
    today: date,
) -> dict[Path, bytes]:
    """Return one file with all journeys, and below them everything in words."""
    boards = [lay_out(picture.versions, picture.look) for picture in pictures]
    boards += [all_changes(all_versions(one, today), look) for one, look in shown]
    name = "difference" + format_.suffix
    path = output.path / name if output.kind == "folder" else output.path
    return {path: format_.paint(boards, shown[0][1])}


def _apart(pictures: Sequence[_Picture], format_: Format, output: Output) -> dict[Path, bytes]:
    """Return a file for each journey; several fit into a folder alone."""
    if output.kind != "folder":
        if len(pictures) > 1:
            names = listing([picture.versions.id for picture in pictures], 3)
            raise MisuseError(
                f"{counted(len(pictures), 'journey')} have changed and do not fit into one {format_.name}: {names}",
                "name one of them, give a folder (`-o changes/`), or ask for `--output-format html`",
            )
        return {output.path: _paint(pictures[0], format_)} if pictures else {}
    above = os.path.commonpath([picture.root for picture in pictures]) if pictures else ""
    return {
        output.path
        / picture.root.relative_to(above)
        / f"{picture.versions.id}.difference{format_.suffix}": _paint(picture, format_)
        for picture in pictures
    }


def _paint(picture: _Picture, format_: Format) -> bytes:
    board: Board = lay_out(picture.versions, picture.look)
    return format_.paint([board], picture.look)


def _look(one: Compared, call: CallLook, format_: Format) -> Look:
    workspace = one.pair.after if one.pair.after.files else one.pair.before
    look = call.of(workspace, logos=True)
    return replace(look, paper=format_.paper(look), band=format_.band)
