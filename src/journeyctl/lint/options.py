"""Options of rules: read from the settings by the types and defaults that the rule's file gives."""

import ast
import inspect
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from journeyctl.lint.rule import Rule
from journeyctl.text.spelling import listing, meant, near_words

Problem = tuple[str, str, str]


def read_options(rule: Rule, written: Mapping[str, Any]) -> tuple[Any, list[Problem]]:
    """Return the options of a rule with what is written put in, and problems as (key, message, help).

    A wrong value counts as not written.
    """
    if rule.options is None:
        problems = [
            (key, f"rule `{rule.name}` has no option `{key}`", "remove it; the rule has no options")
            for key in written
        ]
        return None, problems
    defaults = rule.options()
    taken: dict[str, Any] = {}
    problems = []
    known = [field.name for field in fields(rule.options)]
    for key, value in written.items():
        if key not in known:
            help_text = meant(near_words(key, known), f"its options are {listing(known)}")
            problems.append((key, f"rule `{rule.name}` has no option `{key}`", help_text))
            continue
        default = getattr(defaults, key)
        fitting = _fit(value, default)
        if fitting is None:
            problems.append(
                (
                    key,
                    f"option `{key}` of `{rule.name}` is `{_shown(value)}`, and {_wanted(default)} is wanted",
                    f"the default is `{_shown(default)}`",
                )
            )
        else:
            taken[key] = fitting
    return (rule.options(**taken) if taken else defaults), problems


def _fit(value: Any, default: Any) -> Any:
    """Return `value` in the type of `default`, or None when it does not fit."""
    if isinstance(default, bool):
        return value if isinstance(value, bool) else None
    if isinstance(default, int | float):
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        if isinstance(default, int) and value != int(value):
            return None
        return type(default)(value) if value >= 0 else None
    if isinstance(default, tuple):
        return (
            tuple(value)
            if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)
            else None
        )
    return value if isinstance(value, str) else None


def _wanted(default: Any) -> str:
    if isinstance(default, bool):
        return "`true` or `false`"
    if isinstance(default, int):
        return "a whole number of 0 or more"
    if isinstance(default, float):
        return "a number of 0 or more"
    return "a list of words" if isinstance(default, tuple) else "text"


def _shown(default: Any) -> str:
    if isinstance(default, bool):
        return str(default).lower()
    return f"[{', '.join(default)}]" if isinstance(default, tuple) else str(default)


def describe_options(rule: Rule) -> list[tuple[str, str, str, str]]:
    """Return name, type, default and description of each option, for the rule's page."""
    if rule.options is None:
        return []
    defaults = rule.options()
    words = _docstrings(rule.options)
    types = {bool: "true or false", int: "whole number", float: "number", str: "text", tuple: "list of words"}
    return [
        (
            field.name,
            types[type(getattr(defaults, field.name))],
            _shown(getattr(defaults, field.name)),
            words[field.name],
        )
        for field in fields(rule.options)
    ]


def _docstrings(options: type) -> dict[str, str]:
    body = ast.parse(inspect.cleandoc(inspect.getsource(options))).body[0]
    found: dict[str, str] = {}
    name = ""
    for node in getattr(body, "body", []):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
        elif name and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found[name] = str(node.value.value)
            name = ""
    return found
