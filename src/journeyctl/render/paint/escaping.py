"""Texts made safe for what they are written into: one function for each kind of place.

What no format can hold (controls, lone surrogates, what Unicode calls no characters) becomes U+FFFD everywhere, and
what would turn the text around it (overrides and embeddings of directions) is left out.
"""

import re
from collections.abc import Mapping

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

_OUTSIDE = "".join(chr(plane << 16 | end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
_IMPOSSIBLE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_OUTSIDE}]")
_TEXT: Mapping[int, str] = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE: Mapping[int, str] = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "'": "&#39;",
        "`": "&#96;",
        "\n": "&#10;",
        "\t": "&#9;",
    }
)
_STEERING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def possible(text: str) -> str:
    r"""Return a text with everything replaced that a file cannot hold; blanks and line ends stay.

    >>> possible("a\x00b\ud800\n")
    'a\ufffdb\ufffd\n'
    """
    # What is printable is possible, and saying so costs a tenth of looking for what is not.
    if text.isprintable():
        return text
    return "\n".join(line if line.isprintable() else _repaired(line) for line in text.split("\n"))


def _repaired(line: str) -> str:
    return _STEERING.sub("", _IMPOSSIBLE.sub("\ufffd", line))


def xml_text(text: str) -> str:
    """Return a text for between the tags of XML or HTML, never for a script or a style.

    >>> xml_text("a < b ]]> & c")
    'a &lt; b ]]&gt; &amp; c'
    """
    return possible(text).translate(_TEXT)


def xml_attribute(text: str) -> str:
    """Return a text for an attribute of XML or HTML, whichever quotes stand around it.

    >>> xml_attribute('"x" onload=')
    '&quot;x&quot; onload='
    """
    return possible(text).translate(_ATTRIBUTE)


def json_data(data: Json) -> Json:
    """Return data with every text in it possible, keys included."""
    if isinstance(data, str):
        return possible(data)
    if isinstance(data, list):
        return [json_data(part) for part in data]
    if isinstance(data, dict):
        return {possible(key): json_data(part) for key, part in data.items()}
    return data
