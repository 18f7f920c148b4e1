"""Show a journey map in the terminal, with the emotion curve."""

from typing import Annotated

import typer

from journeyctl.cli import options
from journeyctl.cli.completion import complete_journeys, complete_lanes, complete_personas
from journeyctl.cli.picture_look import LookOptions
from journeyctl.cli.showing import ShowOptions, run_show
from journeyctl.cli.today import read_today
from journeyctl.render.look import LANES


def command(
    journey: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID or PATH]",
            help="The journey to show; the one of today where the workspace has only one.",
            show_default=False,
            autocompletion=complete_journeys,
        ),
    ] = None,
    lanes: Annotated[
        str | None,
        typer.Option(
            help=f"The lanes to show, in order, with commas: {', '.join(LANES)}.",
            metavar="LANES",
            show_default=False,
            autocompletion=complete_lanes,
        ),
    ] = None,
    persona: Annotated[
        str | None,
        typer.Option(
            help="Whose journey to show; everybody's where it is not given.",
            metavar="ID",
            show_default=False,
            autocompletion=complete_personas,
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            help="The language of the labels, such as de; that of the settings where it is not given.",
            metavar="LANG",
            show_default=False,
        ),
    ] = None,
    color: options.ColorOption = options.Color.AUTO,
    today: options.Today = None,
) -> int:
    """Show a journey map in the terminal, with the emotion curve.

    Wide maps are cut into bands by stage. Without an ID, and with several journeys, they are listed.
    """
    return run_show(
        ShowOptions(
            word=journey,
            look=LookOptions(lang=lang, lanes=lanes, persona=persona),
            color=color.value,
            today=read_today(today),
        )
    )
