"""Pages in files, and what a reader does on them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from journeyctl.render.board import Board, Group, Page, Rect
from journeyctl.render.formats import html
from journeyctl.render.lettering.typeface import set_text
from render.sample import LOOK, PAGE, SAMPLE

# The picture of the sample, and in it something that opens.
PICTURE = replace(
    SAMPLE,
    id="picture",
    pages=(
        Page(
            name="picture",
            title="Pain points as a picture",
            width=640,
            height=200,
            shapes=(
                Group(name="headline", shapes=(set_text("First order", 24, 24, 400, 26, bold=True),)),
                Group(
                    name="pain:card",
                    title="Card refused",
                    detail="pain:card",
                    shapes=(
                        Rect(x=24, y=80, width=200, height=40, fill="pain-soft", radius=4),
                        set_text("Card refused", 32, 88, 180, 12),
                    ),
                ),
                Group(
                    name="link",
                    title="Shop",
                    href="https://shop.example/",
                    shapes=(set_text("The shop", 260, 88, 100, 24, color="accent"),),
                ),
            ),
        ),
    ),
)
STILL = replace(SAMPLE, id="still", pages=(replace(PAGE, title="Still", grid=None),), details=())
WITHOUT_FILTERS = replace(SAMPLE, id="plain", filters={}, legend=(), details=(), text=())


def write(folder: Path, *boards: Board) -> Path:
    file = folder / "page.html"
    file.write_bytes(html.paint(boards, LOOK))
    return file


def check(page: Any, menu: str, label: str) -> None:
    """Tick or untick a box in a menu, as a reader does."""
    summary = page.locator(".menu > summary", has_text=menu)
    if page.locator(f".menu[open] > summary:has-text('{menu}')").count() == 0:
        summary.click()
    page.get_by_role("checkbox", name=label, exact=True).click()
    page.keyboard.press("Escape")
