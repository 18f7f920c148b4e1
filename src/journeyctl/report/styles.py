"""Colours by the name of what they colour, written as terminal escapes."""

from dataclasses import dataclass

from journeyctl.report.report import Look
from journeyctl.text.display import visible

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "message": "1",
    "frame": "1;34",
    "related": "1;34",
    "help": "1;36",
    "note": "1",
    "fix": "1;32",
    "good": "1;32",
    "faint": "2",
}


@dataclass(frozen=True, slots=True)
class Ink:
    """Writes styled text: with escapes where the screen shows them, plain elsewhere."""

    look: Look

    def paint(self, style: str, text: str) -> str:
        """Return `text` in the style called `style`; `plain` leaves it alone."""
        if not self.look.color or not text or style == "plain":
            return text
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"

    def link(self, url: str, text: str) -> str:
        """Return `text` so that a click on it opens `url`."""
        if not self.look.links or not url:
            return text
        return f"\x1b]8;;{visible(url)}\x1b\\{text}\x1b]8;;\x1b\\"
