"""The calls that machines make all day, such as `lint` with paths, without the command line's library.

Typer costs 50 of the 200 ms that a small run takes. A call is taken here only when every word of
it is understood; everything else, mistakes among it, is left to Typer, which means the same.
"""

import os
from collections.abc import Sequence

from journeyctl._discover import module_names

_WITH_VALUE = ("--output-format", "--today")


def plain_call(arguments: Sequence[str]) -> int | None:
    """Carry out a plain `lint` or `validate` and return the exit code, or None when Typer must read it."""
    if arguments[:1] not in (["lint"], ["validate"]) or "_JOURNEYCTL_COMPLETE" in os.environ:
        return None
    paths: list[str] = []
    values = {
        "--output-format": os.environ.get("JOURNEYCTL_OUTPUT_FORMAT") or "full",
        "--today": os.environ.get("JOURNEYCTL_TODAY") or "",
    }
    words = iter(arguments[1:])
    for word in words:
        if not word.startswith("-"):
            paths.append(word)
        elif word in _WITH_VALUE and (value := next(words, "")):
            values[word] = value
        else:
            return None
    return _run(arguments[0], tuple(paths), values["--output-format"], values["--today"])


def _run(command: str, paths: tuple[str, ...], output_format: str, today: str) -> int | None:
    from journeyctl.report import formats

    if output_format not in module_names(formats) or (today and command == "validate"):
        return None
    from journeyctl.cli.checking import Check
    from journeyctl.cli.linting import LintCall, run_lint, validation
    from journeyctl.cli.today import read_today

    if command == "validate":
        return run_lint(LintCall(paths=paths, check=validation(), output_format=output_format, summary=False))
    return run_lint(
        LintCall(paths=paths, check=Check(read_today(today or None)), output_format=output_format)
    )
