"""The examples in docstrings say what the code does."""

import doctest
import importlib
import pkgutil

import pytest

import journeyctl

MODULES = sorted(
    info.name
    for info in pkgutil.walk_packages(journeyctl.__path__, "journeyctl.")
    if not info.name.endswith("__main__") and ".lint.rules." not in info.name
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder()
    found = [test for name in MODULES for test in finder.find(importlib.import_module(name)) if test.examples]
    assert len(found) >= 8
