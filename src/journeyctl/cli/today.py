"""The day by which reviews and evidence are judged: given, or read from the clock here and nowhere else."""

from datetime import date, datetime

from journeyctl.cli.console import MisuseError


def read_today(written: str | None) -> date:
    """Return the day that is written, or the clock's."""
    if written is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise MisuseError(f"`{written}` is no day", "write it as in `--today 2026-11-22`") from None
