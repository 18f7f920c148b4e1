"""The kinds of file, and how a file's name says which one it is."""

from dataclasses import dataclass
from unicodedata import normalize

from journeyctl.model.evidence import Evidence
from journeyctl.model.journey import Journey
from journeyctl.model.persona import Persona
from journeyctl.model.plan import Plan
from journeyctl.model.settings import Settings

SETTINGS_NAMES = ("journeyctl.yaml", "journeyctl.yml")

Document = Settings | Persona | Journey | Evidence | Plan


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its word, its model, and what it is called in a sentence."""

    word: str
    model: type
    title: str


KINDS: dict[str, Kind] = {
    kind.word: kind
    for kind in (
        Kind("workspace", Settings, "a workspace"),
        Kind("persona", Persona, "a persona"),
        Kind("journey", Journey, "a journey"),
        Kind("evidence", Evidence, "evidence"),
        Kind("plan", Plan, "a plan"),
    )
}


SETTINGS = (KINDS["workspace"], "workspace")
"""Kind and id of the settings file."""


def kind_of(name: str) -> tuple[Kind, str] | None:
    """Return kind and id that a file's name gives, or None when it is no journey file.

    >>> kind, identifier = kind_of("busy-parent.persona.yaml")
    >>> kind.word, identifier
    ('persona', 'busy-parent')
    """
    if name in SETTINGS_NAMES:
        return SETTINGS
    parts = name.rsplit(".", 2)
    if (
        len(parts) == 3
        and parts[0]
        and parts[2] in ("yaml", "yml")
        and parts[1] in KINDS
        and parts[1] != "workspace"
    ):
        # macOS may take letters such as `é` apart in names; in the text of a file they stand whole.
        return KINDS[parts[1]], parts[0] if parts[0].isascii() else normalize("NFC", parts[0])
    return None
