"""What is said of a call that is not understood: an option, a value or a word that the command does not take."""

import re
from collections.abc import Sequence
from typing import Any

from journeyctl.text.spelling import listing, meant, near_words

_VALUE = re.compile(r"'(.*)' is not ", re.DOTALL)
_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)
_MOST_NAMED = 24


def told_mistake(error: Any, arguments: Sequence[str]) -> tuple[str, str]:
    """Return what an error of Typer means, raised for these arguments, and what to do.

    Its errors share no public base class, so that they are known by their names and by what they hold.
    """
    context = error.ctx
    first = [word for word in arguments[:1] if not word.startswith("-")]
    command = context.command_path if context else " ".join(["journeyctl", *first])
    way = f"`{command} --help` says what it takes"
    name = type(error).__name__
    if name == "NoSuchOption":
        return _unknown_option(error.option_name, context, way)
    if name == "MissingParameter" and error.param is not None:
        word = (error.param.metavar or error.param.name.upper()).strip("[]")
        return f"`{command}` needs a word more: `{word}`", _choices("", error.param.type, way)
    if name == "BadParameter" and error.param is not None:
        return _bad_value(error, command, way)
    if found := _EXTRA.fullmatch(error.format_message()):
        return f"`{command}` does not take `{found[1]}`", way
    return _in_house_style(error.format_message()), way


def _unknown_option(option: str, context: Any, way: str) -> tuple[str, str]:
    known = [name for one in context.command.params for name in one.opts if name.startswith("--")]
    end = option.removeprefix("--")
    near = near_words(option, known) or [name for name in known if end and name.endswith(f"-{end}")]
    return f"there is no option `{option}`", meant(near, way)


def _bad_value(error: Any, command: str, way: str) -> tuple[str, str]:
    found = _VALUE.match(error.message)
    if found is None:
        return _in_house_style(error.format_message()), way
    is_option = error.param.param_type_name == "option"
    taker = max(error.param.opts, key=len) if is_option else command
    return f"`{taker}` does not take `{found[1]}`", _choices(found[1], error.param.type, way)


def _choices(value: str, kind: Any, way: str) -> str:
    choices: Sequence[str] = [str(one) for one in getattr(kind, "choices", ())]
    if not choices:
        return way
    begun = [one for one in choices if value and one.startswith(f"{value}-")]
    return meant(begun or near_words(value, choices), f"it takes {listing(choices, _MOST_NAMED)}")


def _in_house_style(message: str) -> str:
    plain = message.strip().removesuffix(".").replace("'", "`")
    return plain[:1].lower() + plain[1:]
