"""Tell why a rule exists, what it flags and how to put it right."""

import re
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from journeyctl.cli import options
from journeyctl.cli.completion import complete_rules
from journeyctl.cli.console import MisuseError, in_color, width, write
from journeyctl.lint.rule import Rule, registry

_LOCAL_LINK = re.compile(r" · \[source\]\([^)\n]+\)|\[([^\]\n]+)\]\((?!https?:)[^)\n]+\)")
_COMMENT = re.compile(r"<!--.*?-->\n*", re.DOTALL)


class ExplainFormat(StrEnum):
    """How the page is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def command(
    rule: Annotated[
        str,
        typer.Argument(
            metavar="RULE", help="The name of a rule, as findings show it.", autocompletion=complete_rules
        ),
    ],
    output_format: Annotated[
        ExplainFormat, typer.Option("--output-format", help="How the page is written.", metavar="FORMAT")
    ] = ExplainFormat.TEXT,
    color: options.ColorOption = options.Color.AUTO,
) -> int:
    """Tell why a rule exists, what it flags and how to put it right."""
    found = registry().get(rule.strip())
    if found is None:
        from journeyctl.lint.select import unknown_rule_help

        raise MisuseError(f"unknown rule `{rule}`", unknown_rule_help(rule))
    if output_format is ExplainFormat.TEXT:
        columns = min(width(sys.stdout), 110)
        # Rich sets code blocks in from both sides.
        write(_on_screen(_page(found, columns - 2), columns, colored=in_color(color.value, sys.stdout)))
        return 0
    page = _page(found)
    if output_format is ExplainFormat.JSON:
        from journeyctl.cli.commands.rules import as_data
        from journeyctl.cli.table import as_json

        write(as_json({**as_data(found), "page": page}))
    else:
        write(page)
    return 0


def _page(rule: Rule, columns: int = 100) -> str:
    from journeyctl.cli.page import rule_page

    # The page is made for a folder of pages: off it, links to its neighbours lead nowhere.
    return _LOCAL_LINK.sub(r"\1", _COMMENT.sub("", rule_page(rule, columns)))


def _outside_fences(page: str, change: Callable[[str], str]) -> str:
    """Change a page everywhere but in its blocks of code."""
    parts = re.split(r"(^```.*?^```$)", page, flags=re.MULTILINE | re.DOTALL)
    return "".join(part if part.startswith("```") else change(part) for part in parts)


def _on_screen(page: str, columns: int, *, colored: bool) -> str:
    from io import StringIO

    from rich.console import Console
    from rich.markdown import Markdown
    from rich.text import Text
    from rich.theme import Theme

    out = StringIO()
    console = Console(
        file=out,
        width=columns,
        force_terminal=colored,
        color_system="standard" if colored else None,
        legacy_windows=False,
        theme=Theme({"markdown.h2": "bold underline", "markdown.code": "cyan", "markdown.link_url": "blue"}),
    )
    title, _, rest = page.partition("\n")
    # The backticks stay: off a terminal only they tell a word of the format from one of the sentence.
    rest = _outside_fences(rest, lambda text: text.replace("`", "\\`"))
    console.print(Text(title.removeprefix("# "), style="bold"))
    console.print(Markdown(rest, code_theme="ansi_dark", hyperlinks=False))
    return (
        re.sub(
            r"\n(?:[ \t]*\n){2,}", "\n\n", re.sub(r"[ \t]+$", "", out.getvalue(), flags=re.MULTILINE)
        ).rstrip()
        + "\n"
    )
