"""List all rules."""

import sys
from enum import StrEnum
from typing import Annotated, Any

import typer

from journeyctl.cli import options
from journeyctl.cli.console import in_color, width, write
from journeyctl.lint.rule import GROUPS, Rule, registry
from journeyctl.report.closing import counted
from journeyctl.report.report import Look
from journeyctl.report.styles import Ink
from journeyctl.report.wrap import wrap


class RulesFormat(StrEnum):
    """How the rules are written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def command(
    output_format: Annotated[
        RulesFormat, typer.Option("--output-format", help="How the rules are written.", metavar="FORMAT")
    ] = RulesFormat.TABLE,
    color: options.ColorOption = options.Color.AUTO,
) -> int:
    """List all rules: what each flags, how much it weighs, whether it can mend what it finds."""
    if output_format is RulesFormat.JSON:
        from journeyctl.cli.table import as_json

        write(as_json({"rules": [as_data(rule) for rule in registry().values()]}))
    elif output_format is RulesFormat.MARKDOWN:
        from journeyctl.cli.page import rules_index

        write(rules_index())
    else:
        write(_table(Look(in_color(color.value, sys.stdout), width(sys.stdout))))
    return 0


def as_data(rule: Rule) -> dict[str, Any]:
    """Return what machines are told of a rule."""
    from journeyctl.lint.options import describe_options

    traits = rule.traits
    return {
        "name": rule.name,
        "summary": rule.summary,
        "group": traits.group,
        "severity": traits.severity.word,
        "default": traits.default,
        "fixable": traits.fixable,
        "since": traits.since,
        "options": [
            {"name": name, "type": kind, "default": default, "description": words}
            for name, kind, default, words in describe_options(rule)
        ],
        "url": rule.url,
    }


def _table(look: Look) -> str:
    ink = Ink(look)
    rules = registry().values()
    names = max(len(rule.name) for rule in rules)
    lines: list[str] = []
    for group, meaning in GROUPS.items():
        members = [rule for rule in rules if rule.traits.group == group]
        if members:
            lines += [
                f"{ink.paint('help', group)} ({len(members)}): {meaning.removeprefix('written wrongly: ')}",
                *_rows(members, names, ink),
                "",
            ]
    fixable = sum(rule.traits.fixable for rule in rules)
    lines.append(f"{counted(len(rules), 'rule')}; {fixable} can mend what they find (`fix`).")
    lines.append("`journeyctl explain RULE` tells more about one.")
    return "".join(f"{line}\n" for line in lines)


def _rows(rules: list[Rule], names: int, ink: Ink) -> list[str]:
    lines: list[str] = []
    before = 2 + names + 2 + len("warning") + 2 + len("fix") + 2
    for rule in rules:
        word = rule.traits.severity.word
        mark = "fix" if rule.traits.fixable else ""
        # What is off by default still says how much it weighs when it is turned on.
        style, shown = (word, word) if rule.traits.default else ("faint", "off")
        first, *rest = wrap(rule.summary, ink.look.width - before) or [""]
        lines.append(
            f"  {rule.name:<{names}}  {ink.paint(style, shown)}{' ' * (7 - len(shown))}  {mark:<3}  {first}".rstrip()
        )
        lines += [" " * before + line for line in rest]
    return lines
