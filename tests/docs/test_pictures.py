"""The README's picture shows what the program prints."""

import html
import re

from docs.pages import ROOT, Golden
from tools.screenshot import COMMAND, draw, screen


def test_the_picture_shows_what_is_printed(golden: Golden) -> None:
    golden(ROOT / "docs/images/lint.svg", draw(screen()))


def test_every_character_is_in_the_picture() -> None:
    drawn = draw("\x1b[1;31merror[a]\x1b[0m: x < y & `z`\n\n   | ^^^\n")
    texts = [html.unescape(text) for text in re.findall(r"<text [^>]*>([^<]*)</text>", drawn)]
    assert texts == ["error[a]", ": x < y & `z`", "   | ^^^"]
    assert 'class="b r">error[a]<' in drawn


def test_the_readme_names_the_command_of_the_picture() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "docs/images/lint.svg" in readme
    assert COMMAND.removesuffix(" --today 2026-11-22") in readme
