"""Which path of a file a model came from, and by what ids people know it.

Looked up by identity and only for files with findings: carrying a place in each model would
cost every run, and would make equal models differ.
"""

from journeyctl.load.loader import Loaded
from journeyctl.load.places import Path
from journeyctl.model.journey import Journey
from journeyctl.workspace.elements import element_id, elements


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
        document = self._file.document
        if thing is document:
            return self._file.id, ()
        if self._by_identity is None:
            self._by_identity = {id(one): (name, path) for one, path, name in elements(document)}
        found = self._by_identity.get(id(thing))
        if found is None:
            return None
        name, path = found
        match path, document:
            # A touchpoint may move to another stage and stays the same: the stage is left out.
            case (_, int(stage), _, int(touchpoint), _, _), Journey():
                name = f"{element_id(document.stages[stage].touchpoints[touchpoint])}/{name}"
        return f"{self._file.id}/{name}", path
