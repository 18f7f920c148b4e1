"""Plain scalars by the core schema of YAML 1.2: `no` is text, `0o17` is 15, `1_000` is text."""

import re
from typing import Final

from journeyctl.load.limits import MAX_DIGITS

Scalar = str | int | float | bool | None

WORDS: Final[dict[str, Scalar]] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    ".inf": float("inf"),
    ".Inf": float("inf"),
    ".INF": float("inf"),
    "+.inf": float("inf"),
    "+.Inf": float("inf"),
    "+.INF": float("inf"),
    "-.inf": float("-inf"),
    "-.Inf": float("-inf"),
    "-.INF": float("-inf"),
    ".nan": float("nan"),
    ".NaN": float("nan"),
    ".NAN": float("nan"),
}

# The letters with which anything but text can start; all other scalars are done with one look.
STARTS: Final = frozenset("0123456789+-.~nNtTfF")

_INT = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_BASED = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")


class LongNumberError(ValueError):
    """A whole number with more digits than anything that is counted here."""


def resolve(text: str) -> Scalar:
    """Return the value of a plain scalar.

    Raises `LongNumberError` for whole numbers of more than `MAX_DIGITS` digits.

    >>> [resolve(text) for text in ("12", "1.5e3", "no", "~", "0x1F", "1_000")]
    [12, 1500.0, 'no', None, 31, '1_000']
    """
    if text in WORDS:
        return WORDS[text]
    if text[0] not in STARTS:
        return text
    if _INT.match(text):
        if len(text) > MAX_DIGITS:
            raise LongNumberError(text)
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    if _BASED.match(text):
        if len(text) > MAX_DIGITS:
            raise LongNumberError(text)
        return int(text, 0)
    return text
