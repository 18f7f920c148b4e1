"""Say which pain comes first, which fix pays, how good the journeys are, and how sure that is."""

from enum import StrEnum
from typing import Annotated

import typer

from journeyctl.cli import options
from journeyctl.cli.completion import complete_ids, complete_methods, complete_personas, complete_scores
from journeyctl.cli.scoring import ScoreOptions, names, run_score
from journeyctl.cli.today import read_today


class ScoreFormat(StrEnum):
    """How the scores are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


def command(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHAT]",
            help=f"What to score: {', '.join(names())}; pains where it is not given.",
            show_default=False,
            autocompletion=complete_scores,
        ),
    ] = None,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATHS]...",
            help="Files, folders or ids of journeys; the workspace around here where none is given.",
            show_default=False,
            autocompletion=complete_ids,
        ),
    ] = None,
    method: Annotated[
        str | None,
        typer.Option(
            help="How pain points or opportunities are scored; as the settings say where it is not given.",
            metavar="NAME",
            show_default=False,
            autocompletion=complete_methods,
        ),
    ] = None,
    persona: Annotated[
        str | None,
        typer.Option(
            help="For journeys and stages: whose emotions the curves show; everybody's where it is not given.",
            metavar="ID",
            show_default=False,
            autocompletion=complete_personas,
        ),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            help="Print the whole calculation for one pain point or opportunity, such as first-order/hidden-fee.",
            metavar="ID",
            show_default=False,
        ),
    ] = None,
    what_to_learn: Annotated[
        bool,
        typer.Option(
            "--what-to-learn",
            help="List the numbers which, once known, would change the order of the pains most.",
        ),
    ] = False,
    budget: Annotated[
        str | None,
        typer.Option(
            help="For plan: the days of work there are, such as 60d; the set that brings most for them is chosen.",
            metavar="DAYS",
            show_default=False,
        ),
    ] = None,
    max_pain: Annotated[
        float | None,
        typer.Option(
            help="Exit with 1 when an open pain point scores more than this.",
            metavar="SCORE",
            show_default=False,
        ),
    ] = None,
    min_completeness: Annotated[
        float | None,
        typer.Option(
            help="Exit with 1 when a journey is less complete than this share (0 to 1).",
            metavar="SHARE",
            min=0,
            max=1,
            show_default=False,
        ),
    ] = None,
    top: Annotated[
        int,
        typer.Option(
            help="How many rows to show; 0 shows all. Machine formats have all.", min=0, metavar="N"
        ),
    ] = 20,
    worlds: Annotated[
        int | None,
        typer.Option(
            help="How many worlds to look at for the ranks; 0 for none. 1000 where it is not given, fewer for very many pains.",
            min=0,
            max=100_000,
            metavar="N",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            help="The seed of the worlds: the same one gives the same ranks; 1 where it is not given.",
            metavar="N",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        ScoreFormat, typer.Option("--output-format", help="How the scores are written.", metavar="FORMAT")
    ] = ScoreFormat.TABLE,
    output_file: Annotated[
        str | None,
        typer.Option(
            "--output-file", "-o", help="Write the scores to a file.", metavar="FILE", show_default=False
        ),
    ] = None,
    color: options.ColorOption = options.Color.AUTO,
    today: options.Today = None,
) -> int:
    """Say which pain comes first, which fix pays, how good the journeys are, and how sure that is.

    Every score can be explained line by line (`--explain ID`). Exits with 1 when a gate (`--max-pain`,
    `--min-completeness`) is not kept.
    """
    return run_score(
        ScoreOptions(
            words=tuple(word for word in (what, *(paths or ())) if word is not None),
            method=method,
            persona=persona,
            explain=explain,
            learn=what_to_learn,
            budget=budget,
            max_pain=max_pain,
            min_completeness=min_completeness,
            top=top,
            worlds=worlds,
            seed=seed,
            output_format=output_format.value,
            output_file=output_file,
            color=color.value,
            today=read_today(today),
        )
    )
