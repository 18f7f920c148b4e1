"""A real browser for the tests of pages: Chromium, where there is one, and axe-core, which finds what readers stumble over."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_JS = Path(__file__).parents[1] / "js"


def chromium() -> str:
    """Return where Chromium is; the test is skipped where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("JOURNEYCTL_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.skip("no Chromium on PATH, and JOURNEYCTL_CHROMIUM is not set")
    return found


def axe_source() -> str:
    """Return the text of axe-core; the test is skipped where it is not installed."""
    named = os.environ.get("JOURNEYCTL_AXE")
    path = Path(named) if named else _JS / "node_modules" / "axe-core" / "axe.min.js"
    if not path.is_file():
        pytest.skip(
            "axe-core is not installed: npm install --prefix tests/js, or name axe.min.js in JOURNEYCTL_AXE"
        )
    return path.read_text("utf-8")


@contextmanager
def browser() -> Iterator[Any]:
    """Run Chromium as long as it is needed."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium()
    with api.sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield program
        finally:
            program.close()


@contextmanager
def opened(program: Any, file: Path, *, hash: str = "", **options: Any) -> Iterator[Any]:  # noqa: A002
    """Open a file, and check at the end that it has asked for nothing and has said nothing to the console."""
    context = program.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    said: list[str] = []
    asked: list[str] = []
    try:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        address = file.as_uri() + hash
        page.goto(address)
        yield page
        strangers = [url for url in asked if not url.startswith((file.as_uri(), "data:"))]
        if said or strangers:
            pytest.fail(f"said to the console: {said}; asked for: {strangers}")
    finally:
        context.close()


def found_by_axe(page: Any, axe: str) -> list[str]:
    """Return what axe-core finds, a line for each element: the page's own policy lets no other script in, the debugger does."""
    page.evaluate(axe)
    result = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})",
        AXE_TAGS,
    )
    return [
        f"{violation['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
