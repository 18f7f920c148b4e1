"""The first module a run imports: answers `--version` at once and keeps the rest of the start short."""

import sys


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from journeyctl import __version__

        sys.stdout.write(f"journeyctl {__version__}\n")
        return
    import gc
    import os
    from contextlib import suppress

    # A run makes many objects, hardly a cycle among them, and ends: collecting costs a fifth of its time.
    gc.disable()
    # Looking for plugins of other packages costs 30 ms at each start, and nobody writes them for us.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from journeyctl.cli.run import run

    code = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # a closed pipe has nobody to complain to
            stream.flush()
    # Freeing a thousand maps one by one, for nobody, costs a tenth of a run.
    os._exit(code)
