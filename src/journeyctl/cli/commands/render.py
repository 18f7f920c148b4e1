"""Draw journeys as pictures, pages and slides."""

from enum import StrEnum
from inspect import cleandoc
from typing import Annotated

import typer

from journeyctl.cli import options, picture_options
from journeyctl.cli.completion import (
    complete_formats,
    complete_pictured,
    complete_views,
)
from journeyctl.cli.language_option import Lang
from journeyctl.cli.picture_arguments import names
from journeyctl.cli.picture_kinds import format_meanings, format_names, view_meanings, view_names
from journeyctl.cli.picture_look import PAPERS, LookOptions
from journeyctl.cli.rendering import RenderOptions, run_render
from journeyctl.cli.today import read_today


class Mode(StrEnum):
    """Dark letters on light paper, or the other way round."""

    LIGHT = "light"
    DARK = "dark"


class Engine(StrEnum):
    """Which Graphviz places graphs."""

    AUTO = "auto"
    DOT = "dot"
    EMBEDDED = "embedded"


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[IDS or PATHS]...",
            help="Ids of journeys and personas, files, folders, or two journeys as A..B; "
            "the workspace around here where none is given.",
            show_default=False,
            autocompletion=complete_pictured,
        ),
    ] = None,
    view: Annotated[
        list[str] | None,
        typer.Option(
            help=f"What to draw: {', '.join(view_names())}; several with commas, or several times. "
            "map where it is not given, and compare for A..B.",
            metavar="VIEW",
            show_default=False,
            autocompletion=complete_views,
        ),
    ] = None,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            help=f"What to make of it: {', '.join(format_names())}; several with commas, or several times. "
            "As the name behind -o ends where it is not given, else html.",
            metavar="FORMAT",
            show_default=False,
            autocompletion=complete_formats,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            help="A file, a folder (which exists, or ends in a slash), or - for stdout; "
            "this folder where it is not given.",
            metavar="FILE|FOLDER|-",
            show_default=False,
        ),
    ] = None,
    lanes: picture_options.Lanes = None,
    persona: picture_options.Persona = None,
    mode: Annotated[
        Mode, typer.Option(help="light or dark; pages in html follow the reader's.", metavar="MODE")
    ] = Mode.LIGHT,
    paper: Annotated[
        str | None,
        typer.Option(
            help=f"For pdf and pptx: {', '.join(PAPERS)} (as large as the picture), or a size such as 420x297mm.",
            metavar="SIZE",
            show_default=False,
        ),
    ] = None,
    scale: Annotated[
        float | None,
        typer.Option(
            help="For png: how many pixels stand for one, such as 2 for sharp screens.",
            min=0.1,
            max=10,
            metavar="N",
            show_default=False,
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            help="For pptx: a deck whose master and layouts the slides are to have.",
            metavar="DECK.PPTX",
            show_default=False,
        ),
    ] = None,
    font_dir: Annotated[
        list[str] | None,
        typer.Option(
            help="A folder with fonts for letters that Inter, which comes along, does not have; may be given several times.",
            metavar="DIR",
            show_default=False,
        ),
    ] = None,
    lang: Lang = None,
    engine: Annotated[
        Engine,
        typer.Option(
            help="Who places graphs: the machine's dot, the embedded one, or auto for the first that is there.",
            metavar="ENGINE",
        ),
    ] = Engine.AUTO,
    today: options.Today = None,
) -> int:
    """Draw journeys as pictures, pages and slides.

    Without -o, and with a folder behind it, each picture is a file of its own,
    called ID.VIEW.SUFFIX (first-order.map.svg; matrix.svg for a whole workspace),
    in a folder for each workspace where there are several. Their names are
    printed. A folder that is named gets an index.html where several pages are in
    it. Files that exist are written anew. Nothing is written where something
    cannot be drawn.
    """
    return run_render(
        RenderOptions(
            words=tuple(words or ()),
            views=names(view),
            formats=names(output_format),
            output=output,
            look=LookOptions(
                lang=lang,
                lanes=lanes,
                persona=persona,
                mode=mode.value,
                paper=paper,
                scale=scale,
                template=template,
                font_dirs=tuple(font_dir or ()),
            ),
            engine=engine.value,
            today=read_today(today),
        )
    )


def _listed(title: str, meanings: list[tuple[str, str]]) -> str:
    return f"\n\n{title}:\n\n" + "\n".join(f"- {name}: {meaning}" for name, meaning in meanings)


command.__doc__ = (
    cleandoc(command.__doc__ or "")
    + _listed("Views", view_meanings())
    + _listed("Formats", format_meanings())
)
