"""Texts made safe for machine formats: only ASCII goes out, so nothing can steer a terminal or break a parser."""

import json
from typing import TYPE_CHECKING

from journeyctl.report.shown import ORDER_SIGN

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def json_text(data: object, indent: int | None = None) -> str:
    """Return `data` as JSON that every parser takes: half a surrogate pair becomes U+FFFD."""
    text = json.dumps(data, indent=indent)
    if r"\ud" not in text:
        return _harmless(text, r"\u0023")
    halves = json.dumps(data, ensure_ascii=False).encode("utf-16-le", "surrogatepass")
    whole = json.dumps(json.loads(halves.decode("utf-16-le", "replace")), indent=indent)
    return _harmless(whole, r"\u0023")


def xml_text(root: "Element") -> str:
    """Return the document below `root`; characters outside XML 1.0 become U+FFFD."""
    from xml.etree import ElementTree

    for element in root.iter():
        element.text = _xml_chars(element.text) if element.text else element.text
        for name, value in element.attrib.items():
            element.set(name, _xml_chars(value))
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="us-ascii", xml_declaration=False).decode("ascii")
    return _harmless(f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n', "&#35;")


def _harmless(text: str, hash_sign: str) -> str:
    """Write what a build service would obey with another spelling of the same characters."""
    return ORDER_SIGN.sub(lambda _: hash_sign, text) if "##" in text else text


def _xml_chars(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if _is_xml_char(ord(char)) else "\ufffd" for char in text)


def _is_xml_char(code: int) -> bool:
    return (
        code in (0x9, 0xA, 0xD)
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )
