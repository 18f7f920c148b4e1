"""Options that `render` and `show` share."""

from typing import Annotated

import typer

from journeyctl.cli.completion import complete_lanes, complete_personas
from journeyctl.render.look import LANES

Lanes = Annotated[
    str | None,
    typer.Option(
        help=f"The lanes of a map, in order, with commas: {', '.join(LANES)}; "
        "as the settings say where it is not given, else all that are not empty.",
        metavar="LANES",
        show_default=False,
        autocompletion=complete_lanes,
    ),
]
Persona = Annotated[
    str | None,
    typer.Option(
        help="Whose journey to show; everybody's where it is not given.",
        metavar="ID",
        show_default=False,
        autocompletion=complete_personas,
    ),
]
