"""The README's picture shows what the program prints."""

import html
import re

import pytest

from docs.pages import ROOT, Golden
from tools.screenshot import DRAWN, PICTURES, draw, drawn, screen


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_shows_what_is_printed(golden: Golden, name: str) -> None:
    golden(ROOT / f"docs/images/{name}.svg", draw(screen(PICTURES[name]), PICTURES[name]))


@pytest.mark.parametrize("name", DRAWN)
def test_the_picture_is_what_is_drawn(golden: Golden, name: str) -> None:
    golden(ROOT / f"docs/images/{name}.svg", drawn(DRAWN[name]))


def test_every_character_is_in_the_picture() -> None:
    drawn = draw("\x1b[1;31merror[a]\x1b[0m: x < y & `z`\n\n   | ^^^\n", "a")
    texts = [html.unescape(text) for text in re.findall(r"<text [^>]*>([^<]*)</text>", drawn)]
    assert texts == ["error[a]", ": x < y & `z`", "   | ^^^"]
    assert 'class="b r">error[a]<' in drawn


@pytest.mark.parametrize("name", PICTURES)
def test_the_readme_names_the_command_of_the_picture(name: str) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert f"docs/images/{name}.svg" in readme
    assert PICTURES[name].removesuffix(" --today 2026-11-22") in readme
