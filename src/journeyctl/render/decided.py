"""What was decided about the thing a board shows, as plain data: a part of the board."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision: its day, who decided, why, and the titles of what it rests on; empty where nobody has said it.

    `accepts` holds in words what may get worse, each with the id of the `Detail` that tells of it, empty where there is none.
    """

    id: str
    title: str
    day: str = ""
    by: str = ""
    because: str = ""
    accepts: tuple[tuple[str, str], ...] = ()
    evidence: tuple[str, ...] = ()
