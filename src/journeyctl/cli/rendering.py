"""What `render` does, once it is known what was asked for: plan all pictures, paint them, then write them."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from journeyctl.cli.console import MisuseError, need, write, write_error
from journeyctl.cli.picture_arguments import read_words
from journeyctl.cli.picture_files import Output, check_inputs, make_folder, put_on_stdout, put_pictures
from journeyctl.cli.picture_kinds import Format, find_format, find_view, format_names
from journeyctl.cli.picture_look import CallLook, LookOptions, check_persona
from journeyctl.cli.picture_plan import Picture, Plan, Studio
from journeyctl.cli.targets import find_targets, nothing_found, open_all, tell_broken
from journeyctl.model.evidence import Evidence
from journeyctl.render.board import Board
from journeyctl.render.facts import Facts
from journeyctl.render.lettering.letters import clean
from journeyctl.render.look import Look
from journeyctl.report.closing import counted
from journeyctl.text.display import visible
from journeyctl.text.spelling import listing
from journeyctl.workspace.workspace import Workspace

if TYPE_CHECKING:
    from journeyctl.cli.graphviz import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOptions:
    """One call, as its options say; `words` are ids, paths and pairs of journeys."""

    words: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    output: str | None = None
    look: LookOptions = field(default_factory=LookOptions)
    engine: "Engine" = "auto"
    today: date


def run_render(given: RenderOptions) -> int:
    """Carry out a call and return the exit code."""
    output = Output.read(given.output)
    asked = read_words(given.words)
    views = [find_view(name) for name in given.views or asked.views]
    formats = output.formats(given.formats)
    _check(given, formats)
    call = CallLook.read(given.look)
    plan = Plan(asked, views, formats, listing(given.words, 3) or "this workspace")
    broken: list[str] = []
    inputs: dict[Path, str] = {}
    personas: list[str] = []
    empty = True
    for target, workspace in open_all(find_targets(asked.places)):
        only = target.asked(workspace)
        broken += map(target.from_here, workspace.broken_files)
        inputs |= inputs_of(target.root, workspace)
        facts = Facts(workspace, given.today)
        personas += facts.personas
        found = workspace.files if only is None else only
        empty = empty and not found
        if found and given.look.persona in (None, *facts.personas):
            plan.add(Studio(target.root, facts, call.of(workspace, logos=True)), only)
    if empty:
        raise nothing_found(given.words)
    if given.look.persona is not None:
        check_persona(given.look.persona, personas)
    if plan.pictures:
        _deliver(output, plan.pictures, inputs, _Painter(call, given.engine))
    for reason in plan.reasons() if plan.pictures else ():
        write_error(f"note: {visible(reason.message)}\n")
    tell_broken(broken)
    if not plan.pictures:
        raise _nothing(plan)
    return 0


def _check(given: RenderOptions, formats: Sequence[Format]) -> None:
    """Refuse what does not fit together, and what is not installed."""
    look = given.look
    for option, value in (("--paper", look.paper), ("--scale", look.scale), ("--template", look.template)):
        if value is not None and not any(option in format_.options for format_ in formats):
            names = [name for name in format_names() if option in find_format(name).options]
            asked = " and ".join(format_.name for format_ in formats)
            raise MisuseError(
                f"`{option}` is for {' and '.join(names)}, not for {asked}",
                f"leave it out, or ask for `--format {names[0]}`",
            )
    for format_ in formats:
        if format_.extra is not None:
            need(*format_.extra)


def inputs_of(root: Path, workspace: Workspace) -> Iterator[tuple[Path, str]]:
    """Yield the files that a workspace at a root rests on and no picture may be written over, each with what it is."""
    if workspace.settings.theme.logo:
        yield Path(os.path.realpath(root / workspace.settings.theme.logo)), "the logo of the workspace"
    for file, item in workspace.documents(Evidence):
        if item.source and ":" not in item.source:
            beside = (root / file.source.path).parent / item.source
            yield Path(os.path.realpath(beside)), f"the source of the evidence `{file.id}`"
    for file in workspace.files:
        yield Path(os.path.realpath(root / file.source.path)), "a file of the workspace"


def _nothing(plan: Plan) -> MisuseError:
    first, *more = plan.reasons()
    return MisuseError("; ".join(reason.message for reason in (first, *more)), first.help)


def _deliver(
    output: Output, pictures: Sequence[Picture], inputs: Mapping[Path, str], painter: "_Painter"
) -> None:
    """Paint everything, and only then write: where something cannot be painted, nothing is written."""
    if output.kind == "folder":
        files = _in_folder(output.path, pictures)
    else:
        files = {output.path: _together(output, pictures)}
    if output.kind != "stdout":
        check_inputs(files, inputs)
    painted = {path: painter.paint(some) for path, some in files.items()}
    if output.kind == "folder" and output.named:
        painted |= _index(output.path, {path: some[0] for path, some in files.items()}, painter)
    painter.tell_missing()
    if output.kind == "stdout":
        put_on_stdout(painted[output.path], pictures[0].format)
        return
    if output.kind == "folder":
        for folder in dict.fromkeys(path.parent for path in painted):
            make_folder(folder)
    put_pictures(painted)
    if output.kind == "folder":
        write("".join(f"{visible(str(path))}\n" for path in painted))


def _together(output: Output, pictures: Sequence[Picture]) -> list[Picture]:
    """Return the pictures for one file, or refuse where they do not fit into one."""
    formats = list(dict.fromkeys(picture.format.name for picture in pictures))
    where = "stdout" if output.kind == "stdout" else f"`{output.path}`"
    if len(formats) > 1:
        raise MisuseError(
            f"{where} holds one format, and {listing(formats)} are asked for", "give a folder: `-o maps/`"
        )
    if len(pictures) > 1 and not pictures[0].format.many:
        names = listing([picture.name.removesuffix(picture.format.suffix) for picture in pictures], 3)
        raise MisuseError(
            f"{counted(len(pictures), 'picture')} do not fit into one {formats[0]}: {names}",
            "name one of them, or give a folder: `-o maps/`",
        )
    return list(pictures)


def _in_folder(folder: Path, pictures: Sequence[Picture]) -> dict[Path, list[Picture]]:
    """Return a file for each picture; several workspaces have a folder each."""
    roots = list(dict.fromkeys(picture.studio.root for picture in pictures))
    above = os.path.commonpath(roots)
    return {folder / picture.studio.root.relative_to(above) / picture.name: [picture] for picture in pictures}


def _index(
    folder: Path, pictures: Mapping[Path, Picture], painter: "_Painter"
) -> Iterator[tuple[Path, bytes]]:
    """Yield a page that leads to the pages of a folder, where there are several; one of somebody else's is left alone."""
    pages = {path: one for path, one in pictures.items() if one.format.name == "html"}
    if len(pages) < 2:
        return
    from urllib.parse import quote

    from journeyctl.render.web.index import GENERATOR, Entry, index_page

    path = folder / "index.html"
    if path.is_file() and GENERATOR not in path.read_bytes():
        write_error(f"note: `{visible(str(path))}` is not ours, and is left as it is\n")
        return
    groups: dict[str, list[Entry]] = {}
    for page, one in pages.items():
        settings = one.studio.facts.workspace.settings
        title, head = clean(settings.title or one.studio.root.name), painter.board(one).head
        href = quote(page.relative_to(folder).as_posix())
        kicker = head.kicker.removesuffix(f" · {title}")
        groups.setdefault(title, []).append(Entry(head.title, kicker, href))
    yield path, index_page(groups, next(iter(pages.values())).studio.look)


@dataclass(slots=True)
class _Painter:
    """Paints pictures for one call, and keeps the letters that the shipped font lacks."""

    call: CallLook
    engine: "Engine"
    letters: dict[str, None] = field(default_factory=dict)

    def paint(self, pictures: Sequence[Picture]) -> bytes:
        """Return the file that shows some pictures of one format."""
        format_ = pictures[0].format
        boards = [self.board(picture) for picture in pictures]
        if format_.draws_letters:
            self._keep(boards)
        return format_.paint(boards, self._look(pictures[0]))

    def board(self, picture: Picture) -> Board:
        """Return what a picture shows, laid out for its format."""
        return picture.studio.board(picture.view, picture.subject, self._look(picture))

    def _look(self, picture: Picture) -> Look:
        """Return the look of one picture: its paper, and who places graphs where that is needed."""
        format_, look = picture.format, picture.studio.look
        chosen = self.call.options.paper is not None and "--paper" in format_.options
        paper = self.call.paper if chosen else format_.paper(look)
        look = replace(look, paper=paper, band=format_.band)
        if not picture.view.graph or format_.graph:
            return look
        from journeyctl.cli.graphviz import arrange

        return replace(look, arrange=arrange(self.engine))

    def _keep(self, boards: Sequence[Board]) -> None:
        from journeyctl.render.paint.drawing import missing_letters

        self.letters |= dict.fromkeys(letter for board in boards for letter in missing_letters(board))

    def tell_missing(self) -> None:
        """Say which letters were drawn with whatever font was found, if any."""
        if self.letters and not self.call.fonts:
            write_error(
                f"note: the shipped font has no {listing(self.letters, 3)}: fonts of this machine stand in, "
                "so that the picture differs elsewhere; `--font-dir` names others\n"
            )
