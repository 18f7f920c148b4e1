"""`--watch`: the same call again whenever something that it looks at has changed."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from journeyctl.cli.console import MisuseError, complain, need, write, write_error


def watch(paths: Sequence[str], output_file: str | None, once: Callable[[], int]) -> None:
    """Call `once`, and again after each change below `paths`, until somebody ends it."""
    need("watchfiles", "serve")
    import gc

    import watchfiles

    gc.enable()
    _run_and_wait(once)
    matters = changes_that_matter(paths, output_file)
    try:
        for _ in watchfiles.watch(*paths, watch_filter=lambda _, path: matters(path)):
            _run_and_wait(once)
    except KeyboardInterrupt:
        write_error("\n")


def changes_that_matter(paths: Sequence[str], output_file: str | None) -> Callable[[str], bool]:
    """Return what tells whether a changed file is worth a new run.

    Any file may be what a piece of evidence was taken from. Hidden folders hold none, files on
    their way to being written are not there yet, and our own output would wake us for ever.
    """
    roots = [os.path.abspath(path) + os.sep for path in paths]  # noqa: PTH100 - links stay links
    output = os.path.realpath(output_file) if output_file else None

    def matters(path: str) -> bool:
        place = os.path.abspath(path)  # noqa: PTH100 - the watcher writes `/here/./a` and `/here/../a`
        name = os.path.basename(place)  # noqa: PTH119
        if (name.startswith(".") and name.endswith(".tmp")) or os.path.realpath(path) == output:
            return False
        below = next((place[len(root) :] for root in roots if place.startswith(root)), name)
        return not any(part.startswith(".") for part in Path(below).parts[:-1])

    return matters


def _run_and_wait(once: Callable[[], int]) -> None:
    if sys.stdout.isatty():
        write("\x1b[2J\x1b[H")
    try:
        once()
    except MisuseError as error:
        complain(error.message, error.help)
    write_error("watching for changes, Ctrl-C ends\n")
    sys.stdout.flush()
