"""What reading a text gives: plain data, and the marks from which places are found."""

from array import array
from dataclasses import dataclass, field
from typing import Any

from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.load.places import Places


@dataclass(slots=True)
class Tree:
    """What was read of one text.

    `data` is None when reading had to stop. `marks` holds start, end, next and kind of each
    node (see `places`), `aliases` the node that an alias node repeats. `has_nulls` says that
    some key or item has no value.
    """

    data: Any = None
    marks: "array[int]" = field(default_factory=lambda: array("I"))
    aliases: dict[int, int] = field(default_factory=dict)
    has_nulls: bool = False
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _places: Places | None = field(default=None, repr=False)

    def places(self, text: str) -> Places:
        """Return the places of the nodes in `text`."""
        if self._places is None:
            self._places = Places(text, self.marks, self.aliases)
        return self._places
