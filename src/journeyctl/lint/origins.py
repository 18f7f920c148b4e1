"""Which path of a file a model came from, and by what ids people know it.

Looked up by identity and only for files with findings: carrying a place in each model would
cost every run, and would make equal models differ.
"""

from journeyctl.load.loader import Loaded
from journeyctl.load.places import Path
from journeyctl.workspace.elements import elements


class Origins:
    """The origins of the models of one file."""

    __slots__ = ("_by_identity", "_file")

    def __init__(self, file: Loaded) -> None:
        self._file = file
        self._by_identity: dict[int, tuple[str, Path]] | None = None

    def locate(self, thing: object) -> tuple[str, Path]:
        """Return the element id (`journey/touchpoint/pain`) and the path of a model of the file."""
        found = self.find(thing)
        if found is None:
            raise LookupError(f"{type(thing).__name__} is not a thing of {self._file.source.path}")
        return found

    def find(self, thing: object) -> tuple[str, Path] | None:
        """Return the same, or None when the model is of another file."""
        if self._by_identity is None:
            self._by_identity = self._collect()
        return self._by_identity.get(id(thing))

    def _collect(self) -> dict[int, tuple[str, Path]]:
        root = self._file.id
        found: dict[int, tuple[str, Path]] = {id(self._file.document): (root, ())}
        names: dict[Path, str] = {}
        for thing, path, identifier in elements(self._file.document):
            # A touchpoint may move to another stage and stays the same: the stage is left out.
            parent = names.get(path[:-2], root) if len(path) > 4 else root
            names[path] = f"{parent}/{identifier}"
            found[id(thing)] = (names[path], path)
        return found
