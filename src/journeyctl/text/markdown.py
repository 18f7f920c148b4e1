"""Text of others inside Markdown: nothing in it can become a heading, a link, a mention or a new cell of a table."""

import re

_PLAIN = {ord(char): f"&#{ord(char)};" for char in "&<>`*_~|\\[]#$@"}
_ENTITIES = _PLAIN | {ord(":"): "&#58;"}
# A sign of a list, a line below a heading, or the number of a list.
_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])")
# What a forge makes a link of by itself, even where its sign is written as an entity: `@name`, `#12`, `!12`.
_CALL = re.compile(r"(&#(?:64|35);|[!])(?=\w)")
# A colon makes an address of what stands around it, or a picture: `https://`, `:smile:`.
_COLON = re.compile(r":(?=[^\s\d])")
_SITE = re.compile(r"\b(www)\.", re.IGNORECASE)


def escaped(text: str) -> str:
    """Return a text of which every sign stands for itself, where it does not begin a line.

    >>> escaped("a | b"), escaped("*a*")
    ('a &#124; b', '&#42;a&#42;')
    """
    return text.translate(_ENTITIES)


def plain(text: str) -> str:
    r"""Return a text that is shown as it is, wherever it stands, and that calls nobody.

    >>> plain("- a"), plain("1. a"), plain("ask @ana")
    ('&#45; a', '1&#46; a', 'ask &#64;&#8203;ana')
    """
    text = _COLON.sub("&#58;", text.translate(_PLAIN))
    text = _SITE.sub(r"\1&#46;", _CALL.sub(r"\1&#8203;", text))
    return _START.sub(_as_letters, text)


def _as_letters(found: re.Match[str]) -> str:
    number, sign = (found[1], found[2]) if found[2] else ("", found[3])
    return f"{number}&#{ord(sign)};"
