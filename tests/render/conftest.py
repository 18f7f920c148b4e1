"""A browser for the tests of pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from render.browser import browser
from render.pages import write
from render.sample import SAMPLE


@pytest.fixture(scope="module")
def program() -> Iterator[Any]:
    with browser() as found:
        yield found


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return write(tmp_path, SAMPLE)
