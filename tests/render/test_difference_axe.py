"""axe-core finds nothing on the page of a difference, in light, in dark and on a phone; and it asks for nothing from anywhere."""

from pathlib import Path
from typing import Any

import pytest

from render.browser import axe_source, found_by_axe, opened
from render.pages import write
from render.test_difference import AFTER, BEFORE, board
from render.two_versions import listed


@pytest.mark.parametrize(("scheme", "wide"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing(program: Any, tmp_path: Path, scheme: str, wide: int) -> None:
    axe = axe_source()
    files = [{"order.journey.yaml": text} for text in (BEFORE, AFTER)]
    file = write(tmp_path, board(), listed(files[0], files[1]))
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


def test_quiet_columns_are_narrow_and_stay_so_when_others_are_hidden(program: Any, tmp_path: Path) -> None:
    file = write(tmp_path, board())
    wide = "(name) => document.evaluate(`//th[span[.='${name}']]`, document).iterateNext().getBoundingClientRect().width"
    with opened(program, file, viewport={"width": 1280, "height": 900}) as page:
        loud, quiet = page.evaluate(wide, "I look around"), page.evaluate(wide, "I weigh")
        assert 0.55 < quiet / loud < 0.65
        page.locator(".menu > summary").first.click()
        page.get_by_label("Unchanged").check()
        page.get_by_label("Added").check()
        shown = page.locator(".columns > th:not(.gone) .name").all_inner_texts()
        assert shown == ["I pick", "I weigh", "I show my id", "I enter a code"]
        assert 0.55 < page.evaluate(wide, "I weigh") / page.evaluate(wide, "I show my id") < 0.65
