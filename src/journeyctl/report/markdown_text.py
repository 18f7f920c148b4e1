"""What reports say, inside Markdown: words in backticks as code, everything else as plain text."""

from journeyctl.report.shown import shown
from journeyctl.text.markdown import escaped


def markdown_text(text: str) -> str:
    """Return `text` with its backticked words as code and everything else as plain text."""
    parts = shown(text).split("`")
    if len(parts) % 2 == 0:
        return escaped("`".join(parts))
    return "".join(markdown_code(part) if index % 2 else escaped(part) for index, part in enumerate(parts))


def markdown_code(text: str) -> str:
    """Return `text` as code.

    A pipe ends a table cell and a backtick ends the code wherever they stand, so such words are
    written in HTML.
    """
    if not text.strip() or text != text.strip() or "|" in text or "\\" in text or "`" in text:
        return f"<code>{escaped(text)}</code>"
    return f"`{text}`"
