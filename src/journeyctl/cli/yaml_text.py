"""A text as YAML writes it."""

import re

from journeyctl.text.display import visible

_PLAIN = re.compile(r"[^\W\d_](?:[\w .()/!&+'-]|,(?= ))*")
_PLAIN_ID = re.compile(r"[^\W\d_][\w./-]*")
_WORDS = frozenset({"true", "false", "null", "inf", "nan"})


def yaml_text(text: str) -> str:
    """Return `text` so that YAML reads back the same text: plain where that is safe, else in quotes.

    >>> yaml_text("First order"), yaml_text("12: now")
    ('First order', '"12: now"')
    """
    return _written(text, _PLAIN)


def yaml_list(texts: list[str]) -> str:
    """Return texts as a list on one line."""
    return f"[{', '.join(_written(text, _PLAIN_ID) for text in texts)}]"


def _written(text: str, plain: re.Pattern[str]) -> str:
    from json import dumps

    safe = plain.fullmatch(text) and not text.endswith((" ", ",")) and text.lower() not in _WORDS
    # What nobody can see is escaped, in escapes that YAML knows too.
    return text if safe else visible(dumps(text, ensure_ascii=False))
