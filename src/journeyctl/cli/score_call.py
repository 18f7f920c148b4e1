"""One call of `score`, as its options say."""

from dataclasses import dataclass
from datetime import date

from journeyctl.cli.sheets import Sheet
from journeyctl.model.journey import Journey
from journeyctl.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreCall:
    """What is asked: `journeys` holds the ids of those asked about (None: all of the workspace)."""

    today: date
    journeys: frozenset[str] | None = None
    method: str | None = None
    worlds: int | None = None
    seed: int = 1
    budget: float | None = None
    explain: str | None = None
    learn: bool = False

    def asks(self, journey: str) -> bool:
        """Say whether a journey is asked about."""
        return self.journeys is None or journey in self.journeys

    def asked(self, workspace: Workspace) -> dict[str, Journey]:
        """Return the journeys that are asked about, by id, in the order of their files."""
        return {file.id: journey for file, journey in workspace.documents(Journey) if self.asks(file.id)}


def nothing(name: str, why: str) -> Sheet:
    """Return a sheet without rows, with the reason."""
    return Sheet(name, (), (), (why,))
