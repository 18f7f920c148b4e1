"""Everything one comparison has to say: what formats are given."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.diff.change import Change, How
from journeyctl.diff.curves import CurveShift
from journeyctl.diff.decisions import Accepted
from journeyctl.diff.findings import FindingShift
from journeyctl.diff.gates import Regression
from journeyctl.diff.leveling import Unknown
from journeyctl.diff.shifts import JourneyShift, PainShift


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two sides: what people call it, and the hash of its commit where it is one; `is_here` says that it lies on the disk."""

    name: str
    commit: str = ""
    is_here: bool = False

    @property
    def words(self) -> str:
        """The name, with the beginning of the hash where the name is another; of a whole hash its beginning."""
        if not self.commit or self.commit.startswith(self.name):
            return self.short
        return f"{self.name} ({self.commit[:7]})"

    @property
    def short(self) -> str:
        """The name, of a whole hash its beginning."""
        return self.commit[:7] if self.commit and self.name == self.commit else self.name


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference of one workspace; `where` is the way to it, empty where it is here.

    `regressions` are those that count; `accepted` holds those that a decision of this change accepts. `unknown` are the
    files of which nothing can be said, because they have mistakes on one side. `moves` say where its folder was, in words.
    `is_one_of_several` says that there are other workspaces, be they changed or not.
    """

    title: str
    where: str
    before: Version
    after: Version
    changes: Sequence[Change] = ()
    journeys: Sequence[JourneyShift] = ()
    pains: Sequence[PainShift] = ()
    findings: FindingShift = field(default_factory=FindingShift)
    regressions: Sequence[Regression] = ()
    notes: Sequence[str] = ()
    accepted: Sequence[Accepted] = ()
    curves: Sequence[CurveShift] = ()
    unknown: Sequence[Unknown] = ()
    is_one_of_several: bool = False
    moves: Sequence[str] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing has changed, in meaning, scores and findings, as far as that is known."""
        return not (
            self.changes
            or self.shifted
            or self.pains
            or self.findings.new
            or self.findings.gone
            or self.unknown
        )

    @property
    def shifted(self) -> list[JourneyShift]:
        """The journeys that were there before, and of which a number has shifted."""
        return [shift for shift in self.journeys if shift.before and shift.after and shift.has_shifted]

    def narrowed(self, ids: Container[str], paths: Container[str]) -> "Difference":
        """Return what is about some things only, given by their ids and the paths of their files."""

        def asks(item: Diagnostic) -> bool:
            first, *rest = item.element.split("/")
            return (f"{first}/{rest[-1]}" if rest else first) in ids if item.element else item.path in paths

        return replace(
            self,
            changes=[
                one for one in self.changes if any(side and side.id in ids for side in (one.old, one.new))
            ],
            journeys=[shift for shift in self.journeys if shift.score.id in ids],
            pains=[shift for shift in self.pains if shift.id in ids],
            findings=FindingShift(
                tuple(filter(asks, self.findings.new)), tuple(filter(asks, self.findings.gone))
            ),
            regressions=[one for one in self.regressions if one.id in ids],
            accepted=[one for one in self.accepted if one.regression.id in ids],
            curves=[one for one in self.curves if one.id in ids],
            unknown=[one for one in self.unknown if one.id in ids],
        )

    def counts(self) -> dict[How, int]:
        """Return how many things have changed in which way; a thing of which several fields changed counts once."""
        found: dict[How, set[tuple[str, str, str]]] = {how: set() for how in How}
        for change in self.changes:
            found[change.how].add((change.what, change.side.path, change.side.id))
        return {how: len(things) for how, things in found.items()}


@dataclass(frozen=True, slots=True)
class Look:
    """What the reader's screen can do; `version` is that of the program."""

    color: bool = False
    width: int = 100
    version: str = ""
