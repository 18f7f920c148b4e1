"""For each journey its numbers as small curves over time, and the commits that moved it most; for people at a terminal."""

from collections.abc import Iterator, Sequence

from journeyctl.diff.change import Trend
from journeyctl.diff.difference import Look
from journeyctl.diff.screen import Screen, cut, padded, widest
from journeyctl.diff.shifts import Measure
from journeyctl.diff.words import (
    MEASURES,
    measured,
    moved,
    plural,
    shifted_by,
    told_measures,
)
from journeyctl.history.course import Course, History, Step
from journeyctl.score.curve import sparkline
from journeyctl.text.display import cells, visible

_SIGNS = 24
"""How many signs a small curve has at most."""
_LEAST = {"complete": 0.25, "evidenced": 0.25, "open_pains": 2, "pain_load": 20}
_LEAST_FELT = 0.5
"""How much lies at least between the lowest and the highest sign, so that a trifle does not look like a mountain."""


def render(told: Sequence[History], look: Look) -> str:
    """Return a block for each journey."""
    screen = Screen(look)
    blocks: list[str] = []
    for one in told:
        if len(told) > 1:
            blocks.append(screen.paint("bold", visible(one.where or one.title)))
        blocks += ["\n".join(_course(course, one.every, screen)) for course in one.courses]
        blocks += ["\n".join(screen.hung("", note, 0, "faint")) for note in one.notes]
    return "\n\n".join(blocks) + "\n"


def _course(course: Course, every: str, screen: Screen) -> Iterator[str]:
    yield from screen.hung("", f"{course.id}: {course.title}", 0, "bold")
    yield from screen.hung("  ", _about(course, every), 2, "faint")
    if course.shift is not None:
        yield from _numbers(course, screen)
    for gap in course.gaps[-1:]:
        more = f", and {len(course.gaps) - 1} times before" if len(course.gaps) > 1 else ""
        text = f"no numbers on {gap.day.isoformat()} ({gap.commit.hash[:7]}){more}: mistakes in {gap.trouble}"
        yield from screen.hung("  ", text, 2, "faint")
    if course.steps:
        yield "  moved most by"
        for step in course.steps:
            yield from _step(step, screen)


def _about(course: Course, every: str) -> str:
    first, last = course.points[0], course.points[-1]
    count = len(course.points)
    days = first.day.isoformat() if count == 1 else f"{first.day.isoformat()} to {last.day.isoformat()}"
    parts = [course.state] if course.state not in ("", "current") else []
    parts += [plural(count, every) + ("" if every == "commit" else " with changes"), days]
    parts += [f"was {' and '.join(course.was)} before"] if course.was else []
    parts += [f"removed on {last.day.isoformat()}"] if course.is_gone else []
    return ", ".join(parts)


def _numbers(course: Course, screen: Screen) -> Iterator[str]:
    assert course.shift is not None  # noqa: S101 - asked before
    rows = [one for one in course.shift.measures() if not (one.before is None and one.after is None)]
    if len(course.known) == 1:
        texts = [(f"{MEASURES[one.name]} {measured(one.after, one.name)}", None) for one in rows]
        yield from _wrapped(texts, 2, screen)
        return
    names = widest([MEASURES[one.name] for one in rows])
    curves = [_curve(course, one.name) for one in rows]
    room = widest(curves)
    for one, curve in zip(rows, curves, strict=True):
        text = moved(one) + _judged(one)
        lead = f"  {padded(MEASURES[one.name], names)}  {padded(curve, room)}  "
        style = one.trend.value if one.trend and one in told_measures(course.shift) else ""
        yield f"{lead}{screen.paint(style, text)}".rstrip()


def _judged(one: Measure) -> str:
    amount = shifted_by(one)
    if not amount:
        return ""
    return f" ({amount}, {one.trend.value})" if one.trend else f" ({amount})"


def _curve(course: Course, name: str) -> str:
    """Return a number over the commits, low to high, a blank where it is not known."""
    numbers = [point.numbers().get(name) for point in course.points]
    if len(numbers) > _SIGNS:
        cuts = [len(numbers) * place // _SIGNS for place in range(_SIGNS + 1)]
        # Each sign is the state at the end of its stretch.
        numbers = [numbers[stop - 1] for stop in cuts[1:]]
    known = [number for number in numbers if number is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    missing = max(0.0, _LEAST.get(name, _LEAST_FELT) - (high - low))
    low, high = low - missing / 2, high + missing / 2
    return "".join(
        " " if number is None else sparkline([(number - low) / (high - low) * 2 - 1]) for number in numbers
    )


def _step(step: Step, screen: Screen) -> Iterator[str]:
    commit = step.after.commit
    lead = f"    {step.after.day.isoformat()}  {screen.paint('commit', commit.hash[:7])}  "
    indent = 4 + 10 + 2 + 7 + 2
    author = cut(commit.author, 24)
    yield from screen.hung(f"{lead}{author}  ", commit.title, indent + cells(author) + 2)
    told = told_measures(step.shift)
    yield from _wrapped([(f"{MEASURES[one.name]} {moved(one)}", one.trend) for one in told], indent, screen)


def _wrapped(parts: Sequence[tuple[str, Trend | None]], indent: int, screen: Screen) -> Iterator[str]:
    row, used = "", 0
    for text, trend in parts:
        shown = screen.paint(trend.value if trend else "", text)
        if row and used + 3 + cells(text) > screen.look.width:
            yield row
            row = ""
        used = used + 3 + cells(text) if row else indent + cells(text)
        row = f"{row}   {shown}" if row else f"{'':{indent}}{shown}"
    if row:
        yield row
