"""Everything that has changed in a workspace, as data: what the list of all changes is written from."""

from dataclasses import dataclass

from journeyctl.render.facts import Facts
from journeyctl.render.versions import Mark, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingChange:
    """One change of one thing.

    `kind` is its kind (`touchpoint`, `pain`, `settings`), `name` what people call it. `along` holds the kinds of things that came or
    went with it, and how many of each.
    """

    kind: str
    name: str
    mark: Mark
    along: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChanges:
    """The changes of one file; `before` is its path of before where that was another."""

    path: str
    before: str = ""
    changes: tuple[ThingChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreShift:
    """The score of a pain point (0 to 100 by most methods) before and after."""

    name: str
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundShift:
    """A finding that is new, or gone.

    `severity` is `error`, `warning` or `info`; `kind` and `name` are those of the thing that it is about, empty where none is known.
    """

    is_new: bool
    severity: str
    rule: str
    path: str
    line: int
    kind: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitShift:
    """A limit that is another one on the two sides: the one by which is judged, and the `other`; a number or `off`."""

    limit: str
    judging: float | str
    other: float | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """What is left out: a file with mistakes on one side by its kind and id, or a submodule (`module`) by its folder."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AllVersions:
    """A workspace in two versions, named and held like those of a journey, and everything that has changed in it.

    `method` is the way in which the pain points are scored.
    """

    title: str
    names: tuple[str, str]
    facts: tuple[Facts, Facts]
    worse: tuple[Reason, ...] = ()
    decided: tuple[Reason, ...] = ()
    files: tuple[FileChanges, ...] = ()
    method: str = ""
    scores: tuple[ScoreShift, ...] = ()
    found: tuple[FoundShift, ...] = ()
    unread: tuple[Unread, ...] = ()
    limits: tuple[LimitShift, ...] = ()
