"""Where in the model a part of a tree stands, and what it is called in a message."""

from dataclasses import dataclass, replace
from functools import cache

from journeyctl.load.canonical.tree import Entry
from journeyctl.load.merging.matching.elements import holds_elements, id_of
from journeyctl.model.fields import behind, keys_of, model_title


@dataclass(frozen=True, slots=True)
class Where:
    """A place: the model of the mapping there, the key that leads there, and names.

    `free` says that keys there are ids, `elements` that a list there holds things with an id,
    `disputed` that the sides may not both have their id for this thing. `thing` and `field` name it.
    """

    model: type | None
    free: bool = False
    key: str = ""
    elements: bool = False
    disputed: bool = False
    thing: str = ""
    field: str = ""

    def below(self, key: str) -> "Where":
        """Return the place behind a key of the mapping here."""
        inner, ids = (self.model, False) if self.free else behind(self.model, key)
        known = not self.free and self.model is not None and holds_elements(self.model, key) is not None
        return Where(
            inner, ids, key, known, self.disputed and not self.free and not self.field, self.thing,
            f"{self.field}.{key}" if self.field else key,
        )  # fmt: skip

    def item(self) -> "Where":
        """Return the place of an item of the list here."""
        return replace(self, elements=False, disputed=False)

    def element(self, entry: Entry, *, disputed: bool) -> "Where":
        """Return the place of a thing in the list here."""
        name = model_title(self.model).partition(" ")[2] if self.model else self.key
        return Where(
            self.model, key=self.key, disputed=disputed, thing=f"{name} {id_of(entry.value)}".strip()
        )

    @property
    def label(self) -> str:
        """What this place is called: `touchpoint checkout, severity`."""
        return ", ".join(filter(None, (self.thing, self.field)))

    @property
    def has_elements(self) -> bool:
        """Whether things with an id stand here or below."""
        return self.elements or (not self.free and self.model is not None and _has_elements(self.model))


@cache
def _has_elements(model: type) -> bool:
    return any(holds_elements(model, key) for key in keys_of(model))
