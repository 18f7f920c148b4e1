"""Names of the modules in a folder: the folder is the registry, no list to edit."""

import os
from importlib import import_module
from types import ModuleType


def module_names(package: ModuleType) -> list[str]:
    """Return the sorted names of the public modules directly inside `package`.

    A plain directory listing, because `pkgutil` costs a third of a small run.
    """
    found: set[str] = set()
    for folder in package.__path__:
        for name in os.listdir(folder):
            stem, dot, suffix = name.partition(".")
            if dot and suffix == "py" and not stem.startswith("_"):
                found.add(stem)
    return sorted(found)


def load_module(package: ModuleType, name: str) -> ModuleType:
    """Import the module `name` of `package`."""
    return import_module(f"{package.__name__}.{name}")
