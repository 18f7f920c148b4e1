"""How a text is written: plain where that is safe, else in double quotes; long texts folded."""

import re
from functools import cache

from journeyctl.load.canonical.tree import Leaf
from journeyctl.load.scalars import WORDS

SAID = frozenset({"quote", "text", "thoughts"})
"""Keys of what somebody says: quotes stay around it even where YAML needs none."""

# What other readers, of YAML 1.1, take for something else than text.
_OLD_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "inf", "nan"})
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "\x1b": "\\e"}
_SPLIT = re.compile(r"(?<=[^ \t\n]) (?=[^ \t\n])")


@cache
def is_plain(text: str, in_brackets: bool) -> bool:
    """Say whether every YAML reader takes `text`, written without quotes, for this very text.

    >>> is_plain("Home & garden", False), is_plain("a, b", True), is_plain("no", False), is_plain("1", False)
    (True, False, False, False)
    """
    if not text[:1].isalpha() or not text.isprintable() or text[-1] in " :":
        return False
    if text.casefold() in _OLD_WORDS or text in WORDS or ": " in text or " #" in text:
        return False
    return not (in_brackets and any(char in text for char in ",[]{}:"))


def one_line(leaf: Leaf, in_brackets: bool, *, said: bool = False) -> str:
    """Return a scalar or alias on one line, without its anchor."""
    if leaf.style == "*":
        return leaf.text
    several = leaf.line != leaf.end_line
    if not leaf.style:
        if not several:
            return leaf.text
        return double(leaf.value) if "\n" in leaf.value else leaf.value
    if leaf.style in ("|", ">"):
        return double(leaf.value)
    if not said and is_plain(leaf.value, in_brackets):
        return leaf.value
    if not several and (leaf.style == '"' or '"' in leaf.value or "\\" in leaf.value):
        return leaf.text
    return double(leaf.value)


def double(text: str) -> str:
    r"""Return `text` in double quotes.

    >>> double("a\nb")
    '"a\\nb"'
    """
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    code = ord(char)
    if char.isprintable() or code in (0x200C, 0x200D):
        return char
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def can_be_folded(text: str) -> bool:
    r"""Say whether `text` can be written below `>-`.

    >>> can_be_folded("some words"), can_be_folded("word"), can_be_folded("a\n b")
    (True, False, False)
    """
    lines = text.split("\n")
    return (
        all(line == line.strip() and (not line or line.isprintable()) for line in lines)
        and bool(lines[0] and lines[-1])
        and any(_SPLIT.search(line) or len(lines) > 1 for line in lines)
    )


def folded(text: str, width: int) -> list[str]:
    r"""Return the lines of `text` below `>-`, each at most `width` cells wide where blanks allow it.

    >>> folded("one two three\nfour", 8)
    ['one two', 'three', '', 'four']
    """
    lines: list[str] = []
    for number, line in enumerate(text.split("\n")):
        if number and lines[-1:] != [""]:
            lines.append("")
        lines += wrapped(line, width) if line else [""]
    return lines


def wrapped(line: str, width: int) -> list[str]:
    """Break a line at single blanks, which folding puts back.

    >>> wrapped("one two three", 8)
    ['one two', 'three']
    """
    from journeyctl.text.display import cells

    if cells(line) <= width:
        return [line]
    lines: list[str] = []
    here, size = "", 0
    for word in _SPLIT.split(line):
        more = cells(word)
        if here and size + 1 + more > width:
            lines.append(here)
            here, size = word, more
        else:
            here, size = (f"{here} {word}", size + 1 + more) if here else (word, more)
    return [*lines, here]
