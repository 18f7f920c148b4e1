"""The option that says in which language pictures and pages speak; by itself, for commands that draw now and then."""

from typing import Annotated

import typer

Lang = Annotated[
    str | None,
    typer.Option(
        help="The language of the labels, such as de; that of the settings where it is not given.",
        metavar="LANG",
        show_default=False,
    ),
]
