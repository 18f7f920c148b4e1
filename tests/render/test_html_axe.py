"""axe-core finds nothing: on the sample in every state, and on every view of an example (WCAG 2.2 AA)."""

from datetime import date
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

import journeyctl.render.views
from journeyctl.cli.console import MisuseError
from journeyctl.cli.rendering import RenderOptions, run_render
from journeyctl.render.board import Board
from render.browser import axe_source, found_by_axe, opened
from render.pages import PICTURE, STILL, WITHOUT_FILTERS, check, write
from render.sample import SAMPLE, WORLD

EXAMPLE = Path(__file__).parents[2] / "examples" / "grocery"
VIEWS = sorted(module.name for module in iter_modules(journeyctl.render.views.__path__))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["fresh", "narrowed", "menu", "dialog", "words", "phone"])
def test_axe_finds_nothing(program: Any, written: Path, scheme: str, state: str) -> None:
    axe = axe_source()
    wide = 390 if state == "phone" else 1280
    size = {"width": wide, "height": 900}
    with opened(program, written, color_scheme=scheme, viewport=size, reduced_motion="reduce") as page:
        if state == "narrowed":
            check(page, "Persona", "Student")
            check(page, "Lanes", "Actions")
        elif state == "menu":
            page.locator(".menu > summary").first.click()
        elif state == "dialog":
            page.locator("button.chip").first.click()
        elif state == "words":
            page.locator("details.words > summary").click()
        assert found_by_axe(page, axe) == []


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_on_any_view_of_an_example(program: Any, tmp_path: Path, view: str) -> None:
    axe = axe_source()
    file = tmp_path / f"{view}.html"
    options = RenderOptions(words=(str(EXAMPLE),), views=(view,), output=str(file), today=date(2026, 11, 22))
    try:
        run_render(options)
    except MisuseError as error:
        pytest.skip(error.message)
    for scheme in ("light", "dark"):
        with opened(program, file, color_scheme=scheme, reduced_motion="reduce") as page:
            for summary in page.locator("details.words > summary").all():
                summary.click()
            assert found_by_axe(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "boards",
    [(SAMPLE, PICTURE, STILL, WORLD), (PICTURE,), (STILL,), (WITHOUT_FILTERS,), ()],
    ids=["many", "picture", "still", "plain", "nothing"],
)
def test_axe_finds_nothing_on_other_pages(
    program: Any, tmp_path: Path, scheme: str, boards: tuple[Board, ...]
) -> None:
    axe = axe_source()
    with opened(program, write(tmp_path, *boards), color_scheme=scheme) as page:
        for summary in page.locator("details.words > summary").all():
            summary.click()
        assert found_by_axe(page, axe) == []
