"""Rows of CSV that a spreadsheet shows and does not run."""

import csv
from collections.abc import Sequence
from io import StringIO

from journeyctl.text.display import visible


def row_of(values: Sequence[str | float | None]) -> str:
    """Return one row, its line feed at the end; numbers without the noise in their last digits.

    >>> print(row_of(["a, b", "=1+1", 0.1 + 0.2, None, 3]), end="")
    "a, b",'=1+1,0.3,,3
    """
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerow(map(_cell, values))
    return out.getvalue()


def _cell(value: str | float | None) -> str | float | None:
    if isinstance(value, float):
        return f"{round(value, 9) + 0.0:.10g}"
    if not isinstance(value, str):
        return value
    text = visible(" ".join(value.split()))
    # A spreadsheet would run `=...`: a quote in front makes it text.
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
