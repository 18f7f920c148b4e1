"""axe-core finds nothing on the page of a difference, in light, in dark and on a phone; and it asks for nothing from anywhere."""

from pathlib import Path
from typing import Any

import pytest

from journeyctl.render.difference import all_changes
from journeyctl.render.versions import Chapter
from render.boards import LOOK
from render.browser import axe_source, found_by_axe, opened
from render.pages import write
from render.test_difference import board


@pytest.mark.parametrize(("scheme", "wide"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing(program: Any, tmp_path: Path, scheme: str, wide: int) -> None:
    axe = axe_source()
    chapters = (Chapter(title="order.journey.yaml", lines=("~ stage s: title changed",)),)
    file = write(tmp_path, board(), all_changes("Shop", ("a", "b"), chapters, LOOK))
    size = {"width": wide, "height": 900}
    with opened(program, file, color_scheme=scheme, viewport=size, reduced_motion="reduce") as page:
        page.locator("details.words > summary").first.click()
        assert found_by_axe(page, axe) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= wide


def test_columns_are_found_by_what_has_become_of_them(program: Any, tmp_path: Path) -> None:
    file = write(tmp_path, board())
    with opened(program, file, viewport={"width": 1280, "height": 900}) as page:
        page.locator(".menu > summary").first.click()
        page.get_by_label("Added").check()
        shown = page.locator(".columns > th:not(.gone) .name").all_inner_texts()
    assert shown == ["I show my id"]
