"""Elements of HTML and SVG, one function call each: every text in them is escaped, what is markup already stays.

The frame of a page is a template; what is in it are these, because a page has thousands of cells and compiling
templates for all of them takes longer than everything else.
"""

from collections.abc import Iterable

from markupsafe import Markup, escape

__all__ = ["Markup", "joined", "tag"]

_VOID = frozenset({"meta", "img", "col", "input", "br"})
_LINES = (
    "html head meta title style script body header main footer section nav div ul ol li dl p h1 h2 h3 h4 h5 h6 table caption "
    "colgroup col thead tbody tr th td details summary fieldset blockquote symbol label"
)
_OWN_LINE = frozenset(_LINES.split())


def tag(name: str, /, *inside: str | None, **attributes: str | float | bool | None) -> Markup:
    r"""Return an element with what is inside it and its attributes.

    None inside is left out. An attribute that is None or False is left out, one that is True stands without a value;
    `class_` is `class`, and `_` within a name is a hyphen.

    >>> tag("p", "a < b", class_="small", hidden=True, title=None)
    Markup('<p class="small" hidden>a &lt; b</p>\n')
    """
    parts = [f"<{name}"]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        called = key.rstrip("_").replace("_", "-")
        parts.append(f" {called}" if value is True else f' {called}="{escape(str(value))}"')
    parts.append(">")
    if name not in _VOID:
        parts += (part if isinstance(part, Markup) else escape(part) for part in inside if part is not None)
        parts.append(f"</{name}>")
    if name in _OWN_LINE:
        parts.append("\n")
    return Markup("".join(parts))  # noqa: S704 - every part of it is escaped


def joined(parts: Iterable[str | None]) -> Markup:
    """Return elements and texts one after the other; None is left out."""
    return Markup("").join(part for part in parts if part is not None)
