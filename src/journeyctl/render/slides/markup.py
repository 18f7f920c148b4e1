"""Elements of XML as text: what is put into them is escaped here, and the type `Markup` says that it was."""

from collections.abc import Iterable, Mapping
from typing import NewType

from journeyctl.render.paint.escaping import xml_attribute, xml_text

Markup = NewType("Markup", str)
"""A piece of XML; a text of the user's becomes one by `written` alone."""

NOTHING = Markup("")

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def tag(name: str, attributes: Mapping[str, object] | None = None, *inside: Markup) -> Markup:
    """Return an element; attributes that are None are left out.

    >>> tag("a:off", {"x": 1, "y": None}, written("<"))
    '<a:off x="1">&lt;</a:off>'
    """
    told = "".join(
        f' {key}="{value if isinstance(value, int) else xml_attribute(str(value))}"'
        for key, value in (attributes or {}).items()
        if value is not None
    )
    return Markup(f"<{name}{told}>{''.join(inside)}</{name}>" if inside else f"<{name}{told}/>")


def written(text: str) -> Markup:
    """Return a text for between tags."""
    return Markup(xml_text(text))


def joined(parts: Iterable[Markup]) -> Markup:
    """Return several elements as one piece."""
    return Markup("".join(parts))


def rooted(name: str, *inside: Markup) -> str:
    """Return an element that can stand alone, with the prefixes of its names told."""
    return f"<{name} {SPACES}>{''.join(inside)}</{name}>"
