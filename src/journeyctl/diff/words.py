"""Changes in words, as plain text: whatever shows it must make it safe for its own kind of file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from journeyctl.diff.change import Change, How, Value, What
from journeyctl.diff.shifts import JourneyShift, Measure

SIGNS = {
    How.ADDED: "+",
    How.REMOVED: "-",
    How.RENAMED: "~",
    How.REWORDED: "~",
    How.CHANGED: "~",
    How.MOVED: ">",
    How.SPLIT: "+",
    How.MERGED: "-",
}
"""The sign before a change: come, gone, another one, elsewhere."""

MEASURES = {
    "mean_emotion": "mean emotion",
    "peak_end": "peak-end",
    "below_zero": "below zero",
    "open_pains": "open pains",
    "pain_load": "pain load",
    "complete": "complete",
    "evidenced": "with evidence",
}
"""What the numbers of a journey are called."""

ARROW = "→"
_MINUS = "−"


def plural(number: int, noun: str) -> str:
    """Return number and noun.

    >>> plural(1, "journey"), plural(2, "opportunity"), plural(2, "evidence")
    ('1 journey', '2 opportunities', '2 evidence')
    """
    if number == 1 or noun in (What.EVIDENCE, What.SETTINGS):
        return f"{number} {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("ty") else f"{number} {noun}s"


@dataclass(frozen=True, slots=True)
class Told:
    """One change to be shown, and how many things of each kind came or went with it."""

    change: Change
    along: tuple[tuple[What, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one file; `before` is its path of before where that was another."""

    path: str
    before: str
    home: str
    changes: tuple[Told, ...]


def groups(changes: Iterable[Change]) -> Iterator[Group]:
    """Yield the changes file by file, with what came or went along counted at the thing that it stands in."""
    changes = list(changes)
    by_path: dict[str, list[Change]] = {}
    before: dict[str, str] = {}
    for change in changes:
        path = change.side.path
        by_path.setdefault(path, []).append(change)
        if change.old and change.new and change.what in _FILES and change.old.path != path:
            before[path] = change.old.path
    for change in changes:
        path = change.side.path
        if change.how is How.MOVED and path in before and change.before == before[path]:
            del before[path]  # the change says it
    for path, some in by_path.items():
        yield Group(path, before.get(path, ""), some[0].side.home, tuple(_gathered(some)))


_FILES = frozenset({What.JOURNEY, What.PERSONA, What.EVIDENCE, What.PLAN, What.SETTINGS})


_HOLDERS = _FILES | {What.STAGE, What.TOUCHPOINT}


def _gathered(changes: Sequence[Change]) -> Iterator[Told]:
    roots: list[tuple[Change, dict[What, int]]] = []
    last: dict[tuple[How, str], dict[What, int]] = {}
    for change in changes:
        side = change.side
        around = [last[change.how, one] for one in ("", *side.within) if (change.how, one) in last]
        if change.along and around:
            counts = around[0]
            counts[change.what] = counts.get(change.what, 0) + 1
        else:
            roots.append((change, {}))
            if change.what in _HOLDERS:
                last[change.how, "" if change.what in _FILES else side.short] = roots[-1][1]
    for change, counts in roots:
        yield Told(change, tuple(counts.items()))


def sentence(told: Told) -> str:
    """Return what has become of a thing, as it stands behind its name."""
    change = told.change
    if change.how in (How.ADDED, How.REMOVED):
        along = ", ".join(plural(number, what) for what, number in told.along)
        return quoted(change.side.name) + (f", with {along}" if along else "")
    if change.how is How.RENAMED:
        return f"its id was {change.before}"
    if change.how is How.REWORDED:
        was, now = (
            quoted(one) if isinstance(one, str) else shown(one) for one in (change.before, change.after)
        )
        return f"{change.field} {was} {ARROW} {now}"
    if change.how is How.MOVED:
        if change.field == "order":
            return f"moved from place {change.before} to {change.after}"
        return f"moved from {change.before} to {change.after}"
    if change.how is How.SPLIT:
        return f"{quoted(change.side.name)}, split off {change.old.short if change.old else ''}"
    if change.how is How.MERGED:
        return f"is part of {change.new.short if change.new else ''} now"
    return _field(change)


def _field(change: Change) -> str:
    before, after = change.before, change.after
    if _is_list(before) or _is_list(after):
        return f"{change.field}: {_items(before or (), after or ())}"
    if before is None:
        return f"{change.field} {shown(after)}, not written before"
    if after is None:
        return f"{change.field} not written any more, was {shown(before)}"
    return f"{change.field} {shown(before)} {ARROW} {shown(after)}{_judged(change)}"


def _judged(change: Change) -> str:
    # A difference of durations is in seconds, which nobody has written.
    is_number = isinstance(change.after, int | float) or _is_range(change.after)
    parts = [signed(change.delta)] if change.delta and is_number else []
    parts += [change.trend.value] if change.trend else []
    return f" ({', '.join(parts)})" if parts else ""


def _is_range(value: Value) -> bool:
    return (
        isinstance(value, tuple)
        and len(value) == 2
        and all(isinstance(end, int | float) and not isinstance(end, bool) for end in value)
    )


def _is_list(value: Value) -> bool:
    return isinstance(value, tuple) and not _is_range(value)


def _items(before: Value, after: Value) -> str:
    was = list(before) if isinstance(before, tuple) else [before]
    now = list(after) if isinstance(after, tuple) else [after]
    gone = [shown(item) for item in was if item not in now]
    come = [shown(item) for item in now if item not in was]
    parts = [f"added {', '.join(come)}"] if come else []
    parts += [f"removed {', '.join(gone)}"] if gone else []
    return "; ".join(parts) or "in another order"


def shown(value: Value) -> str:
    """Return a value as people read it.

    >>> shown(0.62), shown((0.3, 0.6)), shown("at noon"), shown(True), shown({"a": 1}), shown(-2)
    ('0.62', '0.3 to 0.6', '"at noon"', 'yes', 'a 1', '−2')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:g}".replace("-", _MINUS)
    if _is_range(value) and isinstance(value, tuple):
        return " to ".join(map(shown, value))
    if isinstance(value, tuple):
        return ", ".join(map(shown, value))
    if isinstance(value, dict):
        return ", ".join(f"{key} {shown(one)}" for key, one in value.items())
    if value is None:
        return "nothing"
    return quoted(value) if any(char.isspace() for char in value) else value


def quoted(text: str) -> str:
    """Return a text of several words in quotes, on one line."""
    return f'"{" ".join(text.split())}"'


def signed(number: float, digits: int | None = None) -> str:
    """Return a difference with its sign.

    >>> signed(1), signed(-0.25), signed(0.1234, 2)
    ('+1', '−0.25', '+0.12')
    """
    text = f"{round(number, 6):+g}" if digits is None else f"{round(number, digits) + 0.0:+.{digits}f}"
    return text.replace("-", _MINUS)


def measured(number: float | None, name: str) -> str:
    """Return a number of a journey as people read it; shares are rounded down, for nothing is complete that is not."""
    if number is None:
        return "none"
    if name in ("complete", "evidenced"):
        return f"{int(number * 100 + 1e-9)} %"
    if name in ("open_pains", "pain_load"):
        return f"{number:.0f}"
    text = f"{round(number, 2) + 0.0:.2f}"
    return text.replace("-", _MINUS)


def shifted_by(measure: Measure) -> str:
    """Return how much more it is now than before, by the two numbers that are read: `+0.25`, `−4 points`, or nothing."""
    was, now = measured(measure.before, measure.name), measured(measure.after, measure.name)
    if measure.before is None or measure.after is None or was == now:
        return ""
    if measure.name in ("complete", "evidenced"):
        return f"{signed(int(now[:-2]) - int(was[:-2]), 0)} points"
    digits = 0 if measure.name in ("open_pains", "pain_load") else 2
    return signed(round(measure.after, digits) - round(measure.before, digits), digits)


def moved(measure: Measure) -> str:
    """Return a number of before and of now: `0.14 → 0.07`."""
    before, after = measured(measure.before, measure.name), measured(measure.after, measure.name)
    return before if before == after else f"{before} {ARROW} {after}"


def told_measures(shift: JourneyShift) -> list[Measure]:
    """Return the numbers of which something can be seen to have shifted."""
    return [
        one
        for one in shift.measures()
        if one.has_shifted and measured(one.before, one.name) != measured(one.after, one.name)
    ]
