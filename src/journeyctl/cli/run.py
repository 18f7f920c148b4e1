"""One run of the command line, and its exit code."""

import os
import sys
from collections.abc import Sequence
from errno import ENOSPC

from journeyctl.cli.console import MisuseError, complain, write_error
from journeyctl.cli.plain_calls import plain_call


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit code: 0 clean, 1 findings, 2 misuse or a broken environment."""
    for name in ("stdout", "stderr"):  # closed by the caller (`>&-`): then there is nobody to write to
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - stays open
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        _check_folder()
        result: object = plain_call(arguments)
        if result is None:
            from journeyctl.cli.app import app

            result = app(args=list(arguments), prog_name="journeyctl", standalone_mode=False)
        sys.stdout.flush()
    except MisuseError as error:
        complain(error.message, error.help)
        return 2
    except KeyboardInterrupt:
        return 130
    except SystemExit as error:  # so Typer ends when the reader has gone; its code would say "findings"
        return 141 if type(sys.stdout).__name__ == "PacifyFlushWrapper" else int(error.code or 0)
    except BrokenPipeError:
        # The reader has seen enough. Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:  # noqa: BLE001 - click's own errors share no public base class
        return _usage_error(error, arguments)
    return result if isinstance(result, int) else 0


def _check_folder() -> None:
    try:
        os.getcwd()  # noqa: PTH109 - only whether there is one
    except OSError:
        raise MisuseError("the folder we are in does not exist any more", "go to another one: `cd`") from None


def _usage_error(error: Exception, arguments: Sequence[str]) -> int:
    """Say what is wrong with the arguments; everything else is a fault of ours, told in full."""
    show = getattr(error, "show", None)
    if show is None:
        if type(error).__name__ in ("Exit", "Abort"):
            return int(getattr(error, "exit_code", 1))
        if isinstance(error, OSError) and error.errno == ENOSPC:
            complain("the output cannot be written: no space left on device")
            return 2
        from traceback import format_exception

        write_error("".join(format_exception(error)))
        complain("this is a fault in journeyctl itself", "please report it with the lines above")
        return 2
    if hasattr(error, "ctx") and type(error).__name__ != "NoArgsIsHelpError":
        from journeyctl.cli.call_mistakes import told_mistake

        complain(*told_mistake(error, arguments))
    else:
        show()
    return int(getattr(error, "exit_code", 2))
