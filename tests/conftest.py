"""What all tests share: golden files and the switch that writes them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless", action="store_true", help="write the golden files instead of comparing with them"
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--bless") and os.environ.get("CI"):
        raise pytest.UsageError("--bless writes what it should check: it is refused where CI is set")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--bless"):
        items[:] = [item for item in items if "golden" in getattr(item, "fixturenames", ())]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a committed file; `pytest --bless` writes the file instead."""
    bless = bool(request.config.getoption("--bless"))

    def check(path: Path, actual: str) -> None:
        if bless:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="")
            return
        assert path.exists(), f"there is no golden file {path}: run `make bless`, then read the diff"
        with path.open(encoding="utf-8", newline="") as file:
            expected = file.read()
        assert actual == expected, f"{path} says something else: run `make bless`, then read the diff"

    return check
