"""What the architecture pages say of the house is how it is built."""

import re

from docs.pages import ROOT, Golden
from tools.modules import layers, page


def test_the_page_of_modules_tells_them_all(golden: Golden) -> None:
    golden(ROOT / "docs/modules.md", page())


def test_the_drawing_shows_the_floors() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    drawing = text.split("```text\n")[1].split("```")[0]
    drawn = [re.findall(r"\w+", line[:24]) for line in drawing.splitlines()]
    assert drawn == layers()


def test_pages_for_contributors_stay_short() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text("utf-8").splitlines()) <= 150
    assert len((ROOT / "CONTRIBUTING.md").read_text("utf-8").splitlines()) <= 100
