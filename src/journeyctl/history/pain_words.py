"""Pain points of the past in words, as plain text: whatever shows them must make it safe for its own kind of file."""

from collections.abc import Iterable, Sequence

from journeyctl.diff.change import Value
from journeyctl.diff.words import ARROW, plural, shown
from journeyctl.history.pains import Debt, PainHistory, Period


def days(number: int) -> str:
    """Return a number of days.

    >>> days(1), days(1200)
    ('1 day', '1,200 days')
    """
    return f"{number:,} day{'' if number == 1 else 's'}"


def days_open(one: Debt) -> str:
    """Return how many days a pain point was open, with `+` where it may have been before this clone begins."""
    return f"{one.days_open:,}{'+' if one.first.earliest else ''}"


def severities(one: Debt) -> str:
    """Return the first severity of a pain point and the one of now, and what lies beyond both: `4 → 2`, `4 → 3 (2 to 5)`."""
    row = [shown(value) if value is not None else "none" for value in one.severities]
    told = row[0] if row[0] == row[-1] else f"{row[0]} {ARROW} {row[-1]}"
    levels, ends = levels_of(one.severities), levels_of((one.severities[0], one.severities[-1]))
    if not levels or (min(levels), max(levels)) == (min(ends, default=0), max(ends, default=0)):
        return told
    return f"{told} ({shown(min(levels))} to {shown(max(levels))})"


def levels_of(values: Iterable[Value]) -> list[float]:
    """Return severities as numbers: both ends of a range, and nothing for one that is not written."""
    ends = (end for value in values for end in (value if isinstance(value, tuple) else (value,)))
    return [float(end) for end in ends if isinstance(end, int | float)]


def written(one: Debt) -> str:
    """Return when a pain point was first written: a day, behind `before` where it may be older than this clone knows."""
    day = one.written.isoformat()
    return f"before {day}" if one.first.earliest else day


def author(one: Debt) -> str:
    """Return who wrote a pain point first; empty where that is not known here."""
    if one.first.commit is None:
        return "not committed yet"
    return "" if one.first.earliest else one.first.commit.author


def lapse(one: Debt) -> str:
    """Return how often the evidence of a pain point has lapsed, and since when it has; empty where it never has."""
    lapses = one.life.lapses
    if not lapses:
        return ""
    times = "once" if len(lapses) == 1 else f"{len(lapses)} times"
    return (
        f"lapsed since {lapses[-1].start.isoformat()}{'' if len(lapses) == 1 else f', {times}'}"
        if one.is_lapsed
        else f"lapsed {times}, holds again"
    )


def head(told: PainHistory) -> list[str]:
    """Return what the debt is now, in sentences."""
    open_now = told.open
    if not open_now:
        return [
            f"No pain point is open; {len(told.closed)} {'was' if len(told.closed) == 1 else 'were'} closed."
            if told.closed
            else "No pain point was open in the commits that are here."
            if told.shallow
            else "No pain point was ever open."
        ]
    first = f"{plural(len(open_now), 'open pain point')}, pain load {told.load:.0f} by {told.method}"
    middle = median([one.days_open for one in open_now])
    least = "at least " if any(one.first.earliest for one in open_now) else ""
    longest = days(max(one.days_open for one in open_now))
    rows = [first, f"open for {least}{days(middle)} (median), the oldest for {least}{longest}"]
    lapsed = sum(one.is_lapsed for one in open_now)
    if lapsed:
        rows.append(f"{lapsed} of them on evidence that has lapsed")
    return rows


def median(numbers: Sequence[int]) -> int:
    """Return the middle one of some numbers, what lies between two, without its fraction; there must be one.

    >>> median([9, 1, 4]), median([1, 4])
    (4, 2)
    """
    ranked = sorted(numbers)
    return (ranked[(len(ranked) - 1) // 2] + ranked[len(ranked) // 2]) // 2


def period_name(one: Period, every: str) -> str:
    """Return what a period is called: `2026-11`, `2026`, or the day on which it ends."""
    if every == "month":
        return one.end.isoformat()[:7]
    return one.end.isoformat()[:4] if every == "year" else one.end.isoformat()
