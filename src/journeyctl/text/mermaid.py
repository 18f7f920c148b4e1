"""Text of others inside Mermaid: nothing in it ends a name, begins a comment or becomes a directive."""

_SIGNS = {ord(sign): f"#{ord(sign)};" for sign in "#;:,%<>`{}\\"} | {ord('"'): "#quot;"}


def entities(text: str) -> str:
    """Return a text on one line of which every sign stands for itself, in quotation marks or without.

    >>> entities("50% off; “now” {x}"), entities('a "b"')
    ('50#37; off#59; “now” #123;x#125;', 'a #quot;b#quot;')
    """
    return " ".join(text.split()).translate(_SIGNS)


def quoted(text: str) -> str:
    """Return a text as a string of the grammar of charts; one without letters is a dash, for none may be empty."""
    return f'"{entities(text) or "-"}"'
