"""The debt of today and its course, the open pain points, and what was closed last; for people at a terminal."""

from collections.abc import Iterator, Sequence

from journeyctl.diff.difference import Look
from journeyctl.diff.screen import Screen, cut, table
from journeyctl.history.pain_words import author, days_open, head, period_name, severities, written
from journeyctl.history.pains import Debt, PainHistory, Period
from journeyctl.score.curve import sparkline
from journeyctl.text.display import visible

_OPEN, _CLOSED, _PERIODS = 20, 8, 12
"""How many open and closed pain points and how many periods are shown; the machine formats have all."""


def render(told: Sequence[PainHistory], look: Look) -> str:
    """Return a block for each workspace."""
    screen = Screen(look)
    return "\n\n".join("\n".join(_history(one, screen, len(told) > 1)) for one in told) + "\n"


def _history(told: PainHistory, screen: Screen, several: bool) -> Iterator[str]:
    name = f": {visible(told.title)}" if several and told.title else ""
    yield screen.paint("bold", f"experience debt on {told.today.isoformat()}{name}")
    for row in head(told):
        yield f"  {row}"
    if len(told.periods) > 1:
        yield from _course(told)
    if told.open:
        yield ""
        yield from _open(told.open, screen)
    if told.closed:
        yield ""
        yield from _closed(told.closed, screen)
    if len(told.periods) > 1:
        yield ""
        yield from _burn_down(told.periods, told.every, screen)
    for note in told.notes:
        yield ""
        yield from screen.hung("", note, 0, "faint")


def _course(told: PainHistory) -> Iterator[str]:
    for word, numbers in (
        ("open", [float(one.open) for one in told.periods]),
        ("load", [one.load for one in told.periods]),
    ):
        top = max(numbers)
        if top:
            row = sparkline([number / top * 2 - 1 for number in numbers], 40)
            yield f"  {word} {row}  {numbers[0]:.0f} → {numbers[-1]:.0f}, at most {top:.0f}"


def _open(pains: Sequence[Debt], screen: Screen) -> Iterator[str]:
    rows = [["open", "days", "score", "severity", "evidence", "written", "by", "owner"]]
    for one in pains[:_OPEN]:
        again = f" ({one.reopened + 1}×)" if one.reopened else ""
        rows.append(
            [
                one.id,
                f"{days_open(one)}{again}",
                "" if one.score is None else f"{one.score:.1f}",
                severities(one),
                _evidence(one),
                written(one),
                cut(author(one), 16),
                cut(one.life.pain.owner or "", 16),
            ]
        )
    yield from table(rows, screen, frozenset({1, 2}))
    if len(pains) > _OPEN:
        yield f"and {len(pains) - _OPEN} more: `--output-format csv` has all of them"


def _evidence(one: Debt) -> str:
    if not one.is_lapsed:
        return ""
    times = len(one.life.lapses)
    return f"lapsed {one.life.lapses[-1].start.isoformat()}{f' ({times}×)' if times > 1 else ''}"


def _closed(pains: Sequence[Debt], screen: Screen) -> Iterator[str]:
    rows = [["last closed", "on", "days", "how", "written", "by"]]
    rows += [
        [
            one.id,
            (one.closed or one.today).isoformat(),
            days_open(one),
            one.how_closed,
            written(one),
            cut(author(one), 16),
        ]
        for one in pains[:_CLOSED]
    ]
    yield from table(rows, screen, frozenset({2}))
    if len(pains) > _CLOSED:
        yield f"and {len(pains) - _CLOSED} more before"


def _burn_down(periods: Sequence[Period], every: str, screen: Screen) -> Iterator[str]:
    rows = [[f"by {every}", "opened", "closed", "open", "load"]]
    rows += [
        [
            period_name(one, every),
            f"+{one.opened}" if one.opened else "",
            f"−{one.closed}" if one.closed else "",
            str(one.open),
            f"{one.load:.0f}",
        ]
        for one in periods[-_PERIODS:]
    ]
    yield from table(rows, screen, frozenset({1, 2, 3, 4}))
