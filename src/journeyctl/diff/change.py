"""Kinds of change as data: what has changed, how, from what to what, and whether customers are better off."""

from dataclasses import dataclass
from enum import StrEnum


class What(StrEnum):
    """The kinds of thing that change; the words are stable in machine formats."""

    SETTINGS = "settings"
    PHASE = "phase"
    CHANNEL = "channel"
    TEAM = "team"
    SYSTEM = "system"
    SERVICE = "service"
    PERSONA = "persona"
    EVIDENCE = "evidence"
    QUOTE = "quote"
    JOURNEY = "journey"
    STAGE = "stage"
    TOUCHPOINT = "touchpoint"
    METRIC = "metric"
    PAIN_POINT = "pain point"
    GAIN = "gain"
    OPPORTUNITY = "opportunity"
    DECISION = "decision"
    PLAN = "plan"
    INITIATIVE = "initiative"


class How(StrEnum):
    """The ways in which a thing changes; the words are stable in machine formats."""

    ADDED = "added"
    """It is new."""
    REMOVED = "removed"
    """It is gone."""
    RENAMED = "renamed"
    """It is the same under another id."""
    REWORDED = "reworded"
    """Its title, name, statement or text says the same in other words, or something else."""
    MOVED = "moved"
    """It stands in another stage, touchpoint or file, or before others that it stood behind."""
    SPLIT = "split"
    """It is new, and holds what another one held."""
    MERGED = "merged"
    """It is gone, and another one holds what it held."""
    CHANGED = "changed"
    """A field of it has another value."""


class Trend(StrEnum):
    """What a change is to the customer, where that can be said."""

    BETTER = "better"
    WORSE = "worse"


Value = None | bool | int | float | str | tuple["Value", ...] | dict[str, "Value"]
"""The value of a field as plain data, None where nothing is written."""


@dataclass(frozen=True, slots=True)
class Side:
    """A thing as it is on one side.

    `id` is how it is referred to (`first-order/hidden-fee`), `name` its title or statement, `path` its file. `within`
    holds the ids of the stage and the touchpoint that it stands in, `home` the id of its file.
    """

    id: str
    name: str
    path: str
    home: str
    within: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The id without that of the file."""
        return self.id.rpartition("/")[2].rpartition("#")[2]


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `old` is None for what was added, `new` for what was removed.

    Of a changed field `field` is the key (`emotion.by_persona.student`), `before` and `after` its values and `delta` the
    difference of two numbers. `along` says that the thing came or went with the one that it stands in.
    """

    what: What
    how: How
    old: Side | None
    new: Side | None
    field: str = ""
    before: Value = None
    after: Value = None
    delta: float | None = None
    trend: Trend | None = None
    along: bool = False

    @property
    def side(self) -> Side:
        """The thing as it is now, or as it was where it is gone, be it into another one."""
        side = self.old if self.how is How.MERGED else self.new or self.old
        assert side is not None  # noqa: S101 - a change has a side
        return side
