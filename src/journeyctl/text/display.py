"""Texts made safe and measured for a terminal."""

import unicodedata

_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"})
# Joiners that shape Arabic, Indic scripts and emoji: hiding them would break honest text.
_JOINERS = frozenset("\u200c\u200d")


def visible(text: str) -> str:
    r"""Return `text` with every character that could steer a terminal written as an escape.

    Controls, line breaks, bidirectional overrides, zero-width characters and lone surrogates
    become `\xNN` or `\uNNNN`; honest text in any script stays as it is.

    >>> visible("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        _escape(char) if unicodedata.category(char) in _HIDDEN_CATEGORIES and char not in _JOINERS else char
        for char in text
    )


def _escape(char: str) -> str:
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def cells(text: str) -> int:
    """Return how many terminal columns `text` takes; wide East Asian letters and emoji take two."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # the Unicode width tables are a library's job

    return cell_len(text)
