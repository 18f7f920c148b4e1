"""Makes the pictures in docs/images: what the program prints, as a terminal shows it, and what it draws itself."""

import html
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from journeyctl.text.display import cells

ROOT = Path(__file__).resolve().parent.parent
PICTURES = {
    "lint": "journeyctl lint examples/grocery --today 2026-11-22",
    "score": "journeyctl score --explain first-order/hidden-fee examples/grocery --today 2026-11-22",
}
"""The command behind each picture."""

DRAWN = {
    "map": "journeyctl render examples/grocery/journeys/first-order.journey.yaml",
    "compare": "journeyctl render examples/grocery/journeys/first-order-2027.journey.yaml --view compare",
    "matrix": "journeyctl render examples/grocery --view matrix",
}
"""The command behind each picture that is drawn by the program itself."""

_COLUMNS = 96
_CELL, _LINE, _MARGIN, _BAR = 8.4, 19, 18, 36
_ESCAPE = re.compile(r"\x1b\[([\d;]*)m")
_STYLES = {"1": "b", "2": "f", "31": "r", "32": "g", "33": "y", "34": "u", "36": "c"}
_HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" xml:space="preserve">
<title>{title}</title>
<style>
text {{ font: 14px ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #d8dee9 }}
.b {{ font-weight: bold }} .f {{ fill: #7b8794 }} .r {{ fill: #ff7b72 }} .g {{ fill: #7ee787 }}
.y {{ fill: #f2cc60 }} .u {{ fill: #79b8ff }} .c {{ fill: #56d4dd }}
</style>
<rect width="100%" height="100%" rx="9" fill="#161b22"/>
<circle cx="20" cy="19" r="6" fill="#ff5f57"/><circle cx="40" cy="19" r="6" fill="#febc2e"/><circle cx="60" cy="19" r="6" fill="#28c840"/>
"""


def screen(command: str) -> str:
    """Run a command and return what it prints, with its colours."""
    done = subprocess.run(  # noqa: S603 - the commands above, and nothing of anybody else's
        [sys.executable, "-m", *command.split(), "--color", "always"],
        cwd=ROOT,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "COLUMNS": str(_COLUMNS), "PYTHONUTF8": "1"},
    )
    return f"\x1b[32m$\x1b[0m {command}\n{done.stdout.decode('utf-8')}"


def drawn(command: str) -> str:
    """Run a command that draws something and return it as SVG."""
    words = [*command.split(), "--format", "svg", "--output", "-", "--today", "2026-11-22"]
    done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, check=True, stdout=subprocess.PIPE)  # noqa: S603 - the commands above
    return done.stdout.decode("utf-8")


def draw(text: str, title: str) -> str:
    """Return a terminal text as SVG."""
    lines = text.rstrip("\n").split("\n")
    width = round(_COLUMNS * _CELL + 2 * _MARGIN)
    height = _BAR + len(lines) * _LINE + _MARGIN
    parts = [_HEAD.format(width=width, height=height, title=html.escape(title))]
    for number, line in enumerate(lines):
        runs = "".join(_runs(line, _BAR + (number + 1) * _LINE - 5))
        parts.append(f"{runs}\n" if runs else "")
    return "".join([*parts, "</svg>\n"])


def _runs(line: str, y: int) -> Iterator[str]:
    """Yield a text element for each run of one style; its length is fixed, so any font keeps the columns."""
    column, classes = 0, ""
    pieces = _ESCAPE.split(line)
    for text, codes in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        if text.strip():
            x, length = _MARGIN + column * _CELL, cells(text) * _CELL
            style = f' class="{classes}"' if classes else ""
            yield f'<text x="{x:.1f}" y="{y}" textLength="{length:.1f}"{style}>{html.escape(text, quote=False)}</text>'
        column += cells(text)
        classes = " ".join(_STYLES[code] for code in codes.split(";") if code in _STYLES)
