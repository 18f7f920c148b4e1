"""Say how journeys have gone over time, and what became of their pain points."""

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from journeyctl._discover import module_names
from journeyctl.cli import options
from journeyctl.cli.completion import complete_ids
from journeyctl.cli.console import ColorWhen, MisuseError
from journeyctl.cli.language_option import Lang
from journeyctl.cli.today import read_today
from journeyctl.history import formats

_PAINS = "pains"
_PAGE = "html"

HistoryFormat = StrEnum("HistoryFormat", {name.upper(): name for name in module_names(formats)})  # type: ignore[misc]
HistoryFormat.__doc__ = "The formats of a history: the files of the folder."


class Every(StrEnum):
    """How long the stretches of time are of which the last state is told."""

    COMMIT = "commit"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[pains] [IDS or PATHS]...",
            help="What to tell of: journeys by id or path, all where none is given. `pains` first tells of their pain points.",
            show_default=False,
            autocompletion=complete_ids,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            help="Tell from a day on, such as 2026-01-31, or since a revision; what was the state then comes first.",
            metavar="DATE or REV",
            show_default=False,
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            help="Tell up to a day or a revision; HEAD where it is not given.",
            metavar="DATE or REV",
            show_default=False,
        ),
    ] = None,
    every: Annotated[
        Every | None,
        typer.Option(
            help="Tell only the last state of each commit, day, week, month, quarter or year. Where it is not given: each "
            "commit, for pain points each month.",
            metavar="STRETCH",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        HistoryFormat | None,
        typer.Option(
            "--output-format",
            help=f"How it is written: {', '.join(module_names(formats))}. {options.FORMAT_HELP}",
            metavar="FORMAT",
            show_default=False,
        ),
    ] = None,
    output_file: options.File = None,
    lang: Lang = None,
    color: options.ColorOption = options.Color.AUTO,
    today: Annotated[
        str | None,
        typer.Option(
            "--today",
            envvar="JOURNEYCTL_TODAY",
            help="With `pains`: the last day that is told, such as 2026-11-22; today where it is not given.",
            metavar="DATE",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Say how journeys have gone over the commits that touched them, and which commits moved them most.

    Each commit is judged by its own day: by what was known then. With `pains` first: how long pain points have been
    open, who wrote them, whose evidence has lapsed, and whether they become fewer.
    """
    asked = words or []
    format_name = options.format_of(output_format, output_file, HistoryFormat)
    if lang is not None and format_name != _PAGE:
        raise MisuseError(
            f"`--lang` is for pages, and `{format_name}` is none", f"ask for one: `--output-format {_PAGE}`"
        )
    if asked[:1] == [_PAINS]:
        return _of_pains(
            asked[1:],
            since,
            until,
            every,
            format_name,
            output_file,
            lang,
            color.value,
            today,
        )
    source = ctx.get_parameter_source("today")
    if source is not None and source.name == "COMMANDLINE":  # in the environment it is for other calls, too
        raise MisuseError(
            "`--today` is for `journeyctl history pains`: each commit is judged by its own day",
            "leave it out, or name the last day with `--until`",
        )
    from journeyctl.cli.history import HistoryOptions, run_history

    return run_history(
        HistoryOptions(
            words=tuple(asked),
            since=None if since is None else _day(since) or since,
            until="HEAD" if until is None else _day(until, "--until") or until,
            every=(every or Every.COMMIT).value,
            output_format=format_name,
            output_file=output_file,
            lang=lang,
            color=color.value,
        )
    )


def _of_pains(
    words: list[str], since: str | None, until: str | None, every: Every | None, output_format: str,
    output_file: str | None, lang: str | None, color: ColorWhen, today: str | None,
) -> int:  # fmt: skip
    from journeyctl.cli.pain_history import PainHistoryOptions, run_pain_history

    if until is not None:
        raise MisuseError("`--until` tells nothing of pain points", "name the last day with `--today`")
    if every is Every.COMMIT:
        raise MisuseError("pain points are not told by commit", "write `--every day` or a longer stretch")
    day = None if since is None else _day(since)
    if since is not None and day is None:
        raise MisuseError(f"`{since}` is no day", "write it as in `--since 2026-01-31`")
    return run_pain_history(
        PainHistoryOptions(
            words=tuple(words),
            since=day,
            every=(every or Every.MONTH).value,
            output_format=output_format,
            output_file=output_file,
            lang=lang,
            color=color,
            today=read_today(today),
        )
    )


def _day(written: str, option: str = "--since") -> date | None:
    """Return the day that is written as 2026-01-31, None for any other word."""
    try:
        return (
            date.fromisoformat(written)
            if len(written) == len("2026-01-31") and written.count("-") == 2
            else None
        )
    except ValueError:
        raise MisuseError(f"`{written}` is no day", f"write it as in `{option} 2026-01-31`") from None
