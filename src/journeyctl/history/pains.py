"""Experience debt: the pain points that are open, how long they have been, and whether they become fewer."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum

from journeyctl.diff.change import Value
from journeyctl.history.ancestry import Book
from journeyctl.history.blame import Origin, Seed, first_written
from journeyctl.history.pain_lives import Event, Life, Span, Turn, follow
from journeyctl.history.weighing import Weigher
from journeyctl.model.settings import Settings
from journeyctl.score.pains import OVER
from journeyctl.score.ranking import PainMethod
from journeyctl.workspace.workspace import Workspace

EVERY = ("day", "week", "month", "quarter", "year")
"""How long a period may be; weeks begin on Monday."""


@dataclass(frozen=True, slots=True)
class Debt:
    """One pain point in the debt; `score` is that of the last day, None where it is not open or has no score.

    `first` is the commit that wrote it, on whatever branch; `earliest` in it says that it was there before.
    """

    life: Life
    first: Origin
    score: float | None
    today: date

    @property
    def id(self) -> str:
        """Its id, `journey/pain`."""
        return self.life.side.id

    @property
    def written(self) -> date:
        """The day on which it was first written."""
        came = self.life.turns[0].day
        commit = self.first.commit
        return came if commit is None else min(came, commit.at.date())

    @property
    def is_open(self) -> bool:
        """Say whether it is open on the last day."""
        return bool(self.life.open) and self.life.open[-1].end is None

    @property
    def days_open(self) -> int:
        """How many days it was open, all times together; the first of them are those on the branch where it was written."""
        days = sum(span.days(self.today) for span in self.life.open)
        came = self.life.turns[0].day
        if self.life.open and self.life.open[0].start == came:
            days += (came - self.written).days
        return days

    @property
    def reopened(self) -> int:
        """How often it was open again after it had been closed."""
        return max(0, len(self.life.open) - 1)

    @property
    def closed(self) -> date | None:
        """The day on which it was closed, None where it is open or was never open."""
        return None if self.is_open or not self.life.open else self.life.open[-1].end

    @property
    def how_closed(self) -> str:
        """How it was closed: `fixed`, `wontfix`, or what was removed; empty where it is open."""
        return _how(self.closing) if self.closing else ""

    @property
    def closing(self) -> Turn | None:
        """The event that closed it: another status, or what was removed; None where it is open."""
        if self.is_open or not self.life.open:
            return None
        return next((turn for turn in self.life.turns if turn.day == self.closed and _closes(turn)), None)

    @property
    def is_lapsed(self) -> bool:
        """Say whether its evidence has lapsed now."""
        return bool(self.life.lapses) and self.life.lapses[-1].end is None

    @property
    def severities(self) -> tuple[Value, ...]:
        """Its severities in the order of time, None where none was written."""
        told = (Event.WRITTEN, Event.SEVERITY)
        return tuple(turn.after for turn in self.life.turns if turn.event in told)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included: what was opened and closed in it, and what was open at its end.

    `load` is the sum of the scores of what was open at its end, as the map was then and judged by that day.
    """

    start: date
    end: date
    opened: int
    closed: int
    open: int
    load: float


@dataclass(frozen=True, slots=True)
class PainHistory:
    """All pain points of a workspace, the heaviest open ones first, and the burn-down; `method` is how they are scored.

    `began` is the day of the first revision; `shallow` says that there may be older ones which this clone lacks.
    """

    title: str
    method: str
    began: date
    today: date
    every: str
    pains: tuple[Debt, ...]
    periods: tuple[Period, ...]
    shallow: bool = False
    notes: tuple[str, ...] = ()

    @property
    def open(self) -> list[Debt]:
        """The pain points that are open, the heaviest first, then the oldest."""
        return [one for one in self.pains if one.is_open]

    @property
    def closed(self) -> list[Debt]:
        """The pain points that are closed, the last one first."""
        return sorted(
            (one for one in self.pains if one.closed),
            key=lambda one: (-(one.closed or date.min).toordinal(), one.id),
        )

    @property
    def load(self) -> float:
        """The sum of the scores of what is open on the last day."""
        return fsum(one.score or 0.0 for one in self.open)


@dataclass(frozen=True, slots=True)
class Past:
    """What pain points are told from: the whole graph, the places of the line in it, their days, and their workspaces."""

    book: Book
    line: Sequence[int]
    days: Sequence[date]
    workspace: Callable[[int], Workspace]
    shallow: bool = False


def pain_history(
    past: Past,
    today: date,
    every: str = "month",
    since: date | None = None,
    asked: Callable[[Life], bool] = lambda _: True,
) -> PainHistory:
    """Return the history of the pain points that are asked about, as it is known at the end of a day."""
    line = past.book.with_pages([past.book.pages[place] for place in past.line])
    began = past.days[0] if past.days else today
    stretches = list(stretches_of(max(began, since) if since else began, today, every))
    ends = [_last_page(past.days, end) for _, end in stretches]
    last = len(past.line) - 1
    lives = follow(line, past.days, today, {*ends, last})
    now = past.workspace(last) if last >= 0 else None
    settings = now.settings if now else Settings()
    method = PainMethod(settings.scoring.method, settings.scoring.weights)
    wanted = {number for number, life in enumerate(lives.lives) if asked(life)}
    weigher = Weigher()
    scores = weigher.all_scores(now, method, today) if now else {}
    firsts = first_written(
        past.book,
        [Seed(past.line[lives.lives[one].page], lives.lives[one].thing) for one in sorted(wanted)],
        past.shallow,
    )
    pains = [
        Debt(
            lives.lives[one],
            first,
            scores.get(lives.lives[one].side.id) if _is_open(lives.lives[one]) else None,
            today,
        )
        for one, first in zip(sorted(wanted), firsts, strict=True)
    ]
    loads = {
        (page, end): fsum(
            score
            for name, score in weigher.all_scores(past.workspace(page), method, end).items()
            if lives.seen[page].get(name) in wanted
        )
        for page, (_, end) in zip(ends, stretches, strict=True)
        if page >= 0
    }
    periods = [
        _period(start, end, [one.life for one in pains], loads.get((page, end), 0.0))
        for page, (start, end) in zip(ends, stretches, strict=True)
    ]
    pains.sort(key=lambda one: (not one.is_open, -(one.score or 0.0), one.written, one.id))
    return PainHistory(
        settings.title or "", method.name, began, today, every, tuple(pains), tuple(periods), past.shallow
    )


def stretches_of(first: date, last: date, every: str) -> Iterator[tuple[date, date]]:
    """Yield the stretches from one day to another, both included, as the calendar cuts them; the ends may be shorter."""
    start = first
    while start <= last:
        after = _next(start, every)
        yield start, min(last, after - timedelta(days=1))
        start = after


def _next(day: date, every: str) -> date:
    """Return the first day of the stretch behind the one that a day is in."""
    if every == "day":
        return day + timedelta(days=1)
    if every == "week":
        return day + timedelta(days=7 - day.weekday())
    months = {"month": 1, "quarter": 3, "year": 12}[every]
    begun = (day.month - 1) // months * months
    year, month = divmod(day.year * 12 + begun + months, 12)
    return date(year, month + 1, 1)


def _last_page(days: Sequence[date], end: date) -> int:
    """Return the place of the last page of a day or before it, -1 where there is none; days never fall."""
    from bisect import bisect_right

    return bisect_right(days, end) - 1


def _is_open(life: Life) -> bool:
    return bool(life.open) and life.open[-1].end is None


def _period(start: date, end: date, lives: Sequence[Life], load: float) -> Period:
    spans = [span for life in lives for span in life.open]
    return Period(
        start,
        end,
        sum(start <= span.start <= end for span in spans),
        sum(span.end is not None and start <= span.end <= end for span in spans),
        sum(span.start <= end and (span.end is None or span.end > end) for span in spans),
        load,
    )


def _how(last: Turn) -> str:
    if last.event is Event.STATUS:
        return str(last.after)
    return _REMOVALS.get(str(last.after), f"its journey is {last.after} now")


def _closes(turn: Turn) -> bool:
    if turn.event is Event.STATUS:
        return turn.after in OVER
    return turn.event is Event.REMOVED


_REMOVALS = {
    "pain point": "removed",
    "touchpoint": "removed with its touchpoint",
    "stage": "removed with its stage",
    "journey": "removed with its journey",
}

__all__ = ["Debt", "PainHistory", "Past", "Period", "Span", "pain_history", "stretches_of"]
