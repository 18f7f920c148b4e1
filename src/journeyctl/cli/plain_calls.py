"""The calls that machines make all day, such as `lint` with paths, without the command line's library.

Typer costs 50 of the 200 ms that a small run takes. A call is taken here only when every word of
it is understood; everything else, mistakes among it, is left to Typer, which means the same.
"""

import os
from collections.abc import Sequence

from journeyctl._discover import module_names

_SHORT = {"-o": "--output"}
_WITH_VALUE = {
    "lint": frozenset({"--output-format", "--today"}),
    "validate": frozenset({"--output-format"}),
    "render": frozenset({"--view", "--format", "--output", "--lang", "--lanes", "--persona", "--today"}),
}

_Values = dict[str, list[str]]


def plain_call(arguments: Sequence[str]) -> int | None:
    """Carry out a plain call and return its exit code, or None when Typer must read it."""
    command = arguments[0] if arguments else ""
    if command == "merge-driver":
        return _merge(arguments[1:])
    if command not in _WITH_VALUE or "_JOURNEYCTL_COMPLETE" in os.environ:
        return None
    read = _read(arguments[1:], _WITH_VALUE[command])
    if read is None:
        return None
    words, values = read
    if command == "render":
        return _render(words, values)
    return _check(command, words, values)


def _read(arguments: Sequence[str], with_value: frozenset[str]) -> tuple[tuple[str, ...], _Values] | None:
    """Return the words and the values of the options, or None where something else is among them."""
    words: list[str] = []
    values: _Values = {}
    rest = iter(arguments)
    for word in rest:
        option = _SHORT.get(word, word)
        if not word.startswith("-"):
            words.append(word)
        elif option in with_value and (value := next(rest, "")):
            values.setdefault(option, []).append(value)
        else:
            return None
    return tuple(words), values


def _check(command: str, paths: tuple[str, ...], values: _Values) -> int | None:
    from journeyctl.report import formats

    output_format = values.get("--output-format", [os.environ.get("JOURNEYCTL_OUTPUT_FORMAT") or "full"])[-1]
    today = values.get("--today", [os.environ.get("JOURNEYCTL_TODAY") or ""])[-1]
    if output_format not in module_names(formats):
        return None
    from journeyctl.cli.checking import Check
    from journeyctl.cli.linting import LintCall, run_lint, validation
    from journeyctl.cli.today import read_today

    if command == "validate":
        return run_lint(LintCall(paths=paths, check=validation(), output_format=output_format, summary=False))
    return run_lint(
        LintCall(paths=paths, check=Check(read_today(today or None)), output_format=output_format)
    )


def _merge(arguments: Sequence[str]) -> int | None:
    from journeyctl.cli.merge_driver import read_call, run_merge_driver

    call = read_call(arguments)
    return None if call is None else run_merge_driver(call)


def _render(words: tuple[str, ...], values: _Values) -> int:
    from journeyctl.cli.picture_arguments import names
    from journeyctl.cli.picture_look import LookOptions
    from journeyctl.cli.rendering import RenderOptions, run_render
    from journeyctl.cli.today import read_today

    last = {option: given[-1] for option, given in values.items()}
    return run_render(
        RenderOptions(
            words=words,
            views=names(values.get("--view")),
            formats=names(values.get("--format")),
            output=last.get("--output"),
            look=LookOptions(
                lang=last.get("--lang"),
                lanes=last.get("--lanes"),
                persona=last.get("--persona"),
            ),
            today=read_today(last.get("--today") or os.environ.get("JOURNEYCTL_TODAY") or None),
        )
    )
