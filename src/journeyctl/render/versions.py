"""Two versions of a journey as data: what a difference is drawn from. Who compares them says what is the same and what has changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from journeyctl.model.journey import Decision, Journey, Stage
from journeyctl.model.metric import Metric
from journeyctl.model.pain import Gain, Opportunity, PainPoint
from journeyctl.model.touchpoint import Touchpoint
from journeyctl.render.facts import Facts

Plain = None | bool | int | float | str | tuple["Plain", ...] | dict[str, "Plain"]
"""The value of a field, None where nothing is written."""

Kind = Literal["journey", "stage", "touchpoint", "metric", "pain", "gain", "opportunity", "decision"]
Model = Journey | Stage | Touchpoint | Metric | PainPoint | Gain | Opportunity | Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One change of a thing.

    `how` is `added`, `removed`, `renamed`, `reworded`, `moved`, `left` (for another journey), `split`, `merged` or `changed`. Of a
    changed field `field` is the key, `before` and `after` its values, `delta` the difference of two numbers; `trend` is `better`,
    `worse` or nothing. `other` names the thing that it was split off or is part of now, or where it stood or went. `home` is the
    id of its journey, by which short references are understood.
    """

    how: str
    field: str = ""
    before: Plain = None
    after: Plain = None
    delta: float | None = None
    trend: str = ""
    other: str = ""
    home: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """A thing before and after, one of which may be missing, with what has changed and with what stands in it."""

    kind: Kind
    before: Model | None
    after: Model | None
    marks: tuple[Mark, ...] = ()
    parts: tuple["Both", ...] = ()

    @property
    def shown(self) -> Model:
        """The thing as it is now, or as it was where it is gone."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - a thing is on one side at least
        return found

    @property
    def has_changed(self) -> bool:
        """Say whether anything has changed, here or in what stands in it."""
        return bool(self.marks) or any(part.has_changed for part in self.parts)

    @property
    def change(self) -> str:
        """What has become of it: the word of its first mark, `changed` where only a part of it has, nothing where it is the same."""
        if self.marks:
            return self.marks[0].how
        return "changed" if self.has_changed else ""

    def those(self, kind: Kind) -> Iterator["Both"]:
        """Yield the parts of a kind."""
        return (part for part in self.parts if part.kind == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of a journey before and after, None where there is none; `good` is 1 where more is better, -1 where less is."""

    name: str
    before: float | None
    after: float | None
    good: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One way in which something is worse than the limits allow, and what was decided about it.

    `how` is `fell` (a number of a journey, `limit` its name), `lost` (it is not known any more), `state` (a journey shows today's state
    no more), `new`, `reopened` or `severer` (a pain point), or `broken` (a file that cannot be judged). `name` is what people call the thing. `before` and `after` are the
    numbers, `after` the severity of a pain point, `most` what would have been accepted. `decision` is the title of a decision, empty
    where nothing was decided.
    """

    how: str
    name: str
    limit: str = ""
    before: float | None = None
    after: float | None = None
    most: float = 0
    decision: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """A journey in two versions.

    `names` are what the versions are called, empty for the files as they lie on the disk; `facts` are the workspaces they stand in.
    `figures` are numbers before and after; `worse` says what is worse than accepted, and `decided` what is worse because it was decided so.
    """

    id: str
    names: tuple[str, str]
    facts: tuple[Facts, Facts]
    journey: Both
    figures: tuple[Figure, ...] = ()
    worse: tuple[Reason, ...] = ()
    decided: tuple[Reason, ...] = ()
