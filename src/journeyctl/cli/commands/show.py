"""Show a journey map in the terminal, with the emotion curve."""

from typing import Annotated

import typer

from journeyctl.cli import options, picture_options
from journeyctl.cli.completion import complete_journeys
from journeyctl.cli.language_option import Lang
from journeyctl.cli.picture_look import LookOptions
from journeyctl.cli.showing import ShowOptions, run_show
from journeyctl.cli.today import read_today


def command(
    journey: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID or PATH]",
            help="The journey to show; where none is given, the only one there is, or the only one of today.",
            show_default=False,
            autocompletion=complete_journeys,
        ),
    ] = None,
    lanes: picture_options.Lanes = None,
    persona: picture_options.Persona = None,
    lang: Lang = None,
    color: options.ColorOption = options.Color.AUTO,
    today: options.Today = None,
) -> int:
    """Show a journey map in the terminal, with the emotion curve.

    Wide maps are cut into bands by stage. Where several journeys may be meant, they are listed.
    """
    return run_show(
        ShowOptions(
            word=journey,
            look=LookOptions(lang=lang, lanes=lanes, persona=persona),
            color=color.value,
            today=read_today(today),
        )
    )
