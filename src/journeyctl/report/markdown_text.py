"""Text of others inside Markdown: nothing in it can become a heading, a link or a new cell of a table."""

from journeyctl.report.shown import shown

_ENTITIES = {ord(char): f"&#{ord(char)};" for char in "&<>`*_~|\\[]#$:@"}


def markdown_text(text: str) -> str:
    """Return `text` with its backticked words as code and everything else as plain text."""
    parts = shown(text).split("`")
    if len(parts) % 2 == 0:
        return _plain("`".join(parts))
    return "".join(markdown_code(part) if index % 2 else _plain(part) for index, part in enumerate(parts))


def markdown_code(text: str) -> str:
    """Return `text` as code.

    A pipe ends a table cell and a backtick ends the code wherever they stand, so such words are
    written in HTML.
    """
    if not text.strip() or text != text.strip() or "|" in text or "\\" in text or "`" in text:
        return f"<code>{_plain(text)}</code>"
    return f"`{text}`"


def _plain(text: str) -> str:
    return text.translate(_ENTITIES)
