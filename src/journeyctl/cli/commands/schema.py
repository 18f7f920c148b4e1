"""Give the JSON Schema of a kind of file, for editors and other validators."""

from pathlib import Path
from typing import Annotated

import typer

from journeyctl.cli.completion import complete_kinds
from journeyctl.cli.console import MisuseError, write
from journeyctl.text.display import visible
from journeyctl.text.spelling import listing, meant, near_words


def command(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="[KIND]",
            help="The kind of file: workspace, persona, journey, evidence or plan.",
            show_default=False,
            autocompletion=complete_kinds,
        ),
    ] = None,
    everything: Annotated[
        str | None,
        typer.Option(
            "--all", help="Write the schemas of all kinds into a folder.", metavar="DIR", show_default=False
        ),
    ] = None,
) -> int:
    """Give the JSON Schema of a kind of file, for editors and other validators.

    The comment `# yaml-language-server: $schema=PATH` at the top of a file
    makes editors check and complete it by the schema at that path.
    """
    from journeyctl.model.document import KINDS
    from journeyctl.model.schema import json_schema, schema_text

    if everything is not None:
        if kind is not None:
            raise MisuseError("both a kind and `--all` are given", "leave one of them out")
        _write_all(Path(everything))
        return 0
    if kind is None:
        raise MisuseError(
            "no kind of file is given", f"name one of {listing(KINDS)}, or write all with `--all DIR`"
        )
    if kind not in KINDS:
        near = near_words(kind, KINDS)
        raise MisuseError(f"`{kind}` is not a kind of file", meant(near, f"the kinds are {listing(KINDS)}"))
    write(schema_text(json_schema(KINDS[kind])))
    return 0


def _write_all(folder: Path) -> None:
    from journeyctl.cli.write import write_whole
    from journeyctl.model.schema import json_schemas, schema_text

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MisuseError(
            f"{folder} cannot be made: {(error.strerror or 'unknown reason').lower()}"
        ) from None
    for name, schema in json_schemas().items():
        write_whole(folder / name, schema_text(schema).encode())
        write(f"{visible(str(folder / name))}\n")
