"""The lives of pain points along a line of revisions: written, open, closed, written again; and when their evidence lapsed.

A pain point counts in journeys of today's state, as in the scores. It is open while its status is not `fixed` or
`wontfix`. It is followed through other ids, other touchpoints and other files; one that was removed and is written again
(see `returns`) goes on with its life. A file with mistakes says nothing: what it said before holds on.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from journeyctl.diff.change import Side, Value, What
from journeyctl.diff.things import Thing
from journeyctl.history.ancestry import Book
from journeyctl.history.moment import Commit
from journeyctl.history.returns import came_back, mended
from journeyctl.model.evidence import Evidence
from journeyctl.model.pain import PainPoint
from journeyctl.score.pains import OVER


class Event(StrEnum):
    """What happens to a pain point; the words are stable in machine formats."""

    WRITTEN = "written"
    REMOVED = "removed"
    WRITTEN_AGAIN = "written again"
    STATUS = "status"
    SEVERITY = "severity"
    RENAMED = "renamed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that happened to a pain point on a day; `commit` is None for what is not committed yet.

    `before` and `after` are severities, states, ids or places; of a removal `after` says what went: the pain point itself,
    its `touchpoint`, `stage` or `journey`, or that the journey shows another state than today's.
    """

    day: date
    event: Event
    commit: Commit | None
    before: Value = None
    after: Value = None


class Span(NamedTuple):
    """From a day on, up to another one that does not belong to it; None where it has not ended."""

    start: date
    end: date | None

    def days(self, today: date) -> int:
        """Return how many days it has lasted."""
        return ((self.end or today) - self.start).days


@dataclass(frozen=True, slots=True)
class Life:
    """One pain point as it is now, or was last: `side` and `pain`; where and when it came to the line, and its turns.

    `page` and `thing` say where it was first seen. `open` holds when it was open, `lapses` when it was open and all its
    evidence but assumptions had expired. `ids` holds every id it had, the last one first.
    """

    side: Side
    pain: PainPoint
    page: int
    thing: Thing
    turns: tuple[Turn, ...]
    open: tuple[Span, ...]
    lapses: tuple[Span, ...]
    ids: tuple[str, ...]
    present: bool


@dataclass(frozen=True, slots=True)
class Lives:
    """All lives, in the order in which they began; `seen` has for some pages the places of the lives that were open, by id."""

    lives: tuple[Life, ...]
    seen: Mapping[int, Mapping[str, int]]


def follow(line: Book, days: Sequence[date], today: date, keep: Container[int] = ()) -> Lives:
    """Return the lives of all pain points on a line of pages, each the parent of the next, with the days they are of.

    `keep` names the pages of which `seen` is wanted.
    """
    watch = _Watch(mended(line), days)
    for page in range(len(line.pages)):
        watch.turn(page)
        if page in keep:
            watch.look(page)
    return Lives(tuple(one.end(today) for one in watch.all), watch.seen)


@dataclass(eq=False)
class _Growing:
    """A life as far as it is known."""

    page: int
    first: Thing
    thing: Thing
    turns: list[Turn] = field(default_factory=list)
    open: list[Span] = field(default_factory=list)
    lapses: list[Span] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    present: bool = True
    since: date | None = None  # open since
    sound: date | None = (
        None  # the last day on which its evidence holds, None where it has none that could expire
    )
    judged: date = date.min  # up to here lapses are known

    def until(self, day: date) -> None:
        """Judge the evidence of the days before a day."""
        if self.since is not None and self.sound is not None and self.sound < day - timedelta(days=1):
            start = max(self.judged, self.sound + timedelta(days=1))
            if start < day:
                self._lapse(start, day)
        self.judged = max(self.judged, day)

    def _lapse(self, start: date, end: date) -> None:
        if self.lapses and self.lapses[-1].end == start:
            self.lapses[-1] = Span(self.lapses[-1].start, end)
        else:
            self.lapses.append(Span(start, end))

    def set_open(self, is_open: bool, day: date) -> None:
        """Open or close it on a day."""
        self.until(day)
        if is_open and self.since is None:
            self.since = day
        elif not is_open and self.since is not None:
            self.open.append(Span(self.since, day))
            self.since = None

    def end(self, today: date) -> Life:
        """Return the life, as it is known at the end of a day."""
        tomorrow = today + timedelta(days=1)
        self.until(tomorrow)
        lapses = self.lapses
        if self.since is not None and lapses and lapses[-1].end == tomorrow:
            lapses = [*lapses[:-1], Span(lapses[-1].start, None)]
        spans = [*self.open, *([Span(self.since, None)] if self.since is not None else [])]
        return Life(
            self.thing.side, self.thing.model, self.page, self.first, tuple(self.turns), tuple(spans), tuple(lapses),
            tuple(dict.fromkeys(reversed(self.ids))), self.present,
        )  # fmt: skip


class _Watch:
    """Goes along the line; `alive` has the lives of what stands in the page of now."""

    def __init__(self, line: Book, days: Sequence[date]) -> None:
        self.all: list[_Growing] = []
        self.seen: dict[int, dict[str, int]] = {}
        self._line = line
        self._days = days
        self._alive: dict[str, dict[Thing, _Growing]] = {}
        self._gone: list[_Growing] = []
        self._evidence: dict[str, Evidence] = {}

    def look(self, page: int) -> None:
        """Keep which lives are open in the page of now, by the ids that they have there."""
        number = {one: place for place, one in enumerate(self.all)}
        self.seen[page] = {
            thing.side.id: number[one]
            for living in self._alive.values()
            for thing, one in living.items()
            if one.since is not None
        }

    def turn(self, page: int) -> None:
        """Go on to a page."""
        line, day = self._line, self._days[page]
        commit = line.pages[page].commit
        paths = line.changed(page - 1, page) if page else sorted(line.pages[page].files)
        if not paths:
            return
        new_things = [thing for path in paths for thing in line.things(page, path)]
        old_alive = {thing: one for path in paths for thing, one in self._alive.pop(path, {}).items()}
        olds = line.olds(page - 1, page) if page else {}
        news = {old: new for new, old in olds.items()}
        relearned = self._learn(page, paths)
        now = {thing: old_alive.get(olds[thing]) if thing in olds else None for thing in _pains(new_things)}
        kept = {one for one in now.values() if one is not None}
        for old, one in old_alive.items():
            if one not in kept:
                self._remove(one, day, commit, _what_went(old, news))
        for thing, known in now.items():
            growing = known or self._begin(thing, page, day, commit)
            self._alive.setdefault(thing.side.path, {})[thing] = growing
            self._read(growing, thing, day, commit, news)
        if relearned:
            for living in self._alive.values():
                for one in living.values():
                    self._judge(one, day)
        line.close(page)

    def _learn(self, page: int, paths: Iterable[str]) -> bool:
        """Read the evidence of the files that are other ones now; say whether there was any."""
        touched = [path for path in paths if ".evidence." in path]
        if touched:
            self._evidence = {
                thing.side.id: thing.model
                for path in sorted(self._line.pages[page].files)
                if ".evidence." in path
                for thing in self._line.things(page, path)
                if thing.what is What.EVIDENCE
            }
        return bool(touched)

    def _begin(self, thing: Thing, page: int, day: date, commit: Commit | None) -> _Growing:
        gone = {one.thing: one for one in reversed(self._gone)}
        again = came_back(gone, thing)
        back = None if again is None else gone[again]
        if back is not None:
            self._gone.remove(back)
            back.turns.append(Turn(day, Event.WRITTEN_AGAIN, commit))
            back.present = True
            return back
        new = _Growing(page, thing, thing, [Turn(day, Event.WRITTEN, commit, None, _severity(thing.model))])
        self.all.append(new)
        return new

    def _remove(self, one: _Growing, day: date, commit: Commit | None, went: str) -> None:
        one.turns.append(Turn(day, Event.REMOVED, commit, None, went))
        one.set_open(False, day)
        one.present = False
        self._gone.append(one)

    def _read(
        self, one: _Growing, thing: Thing, day: date, commit: Commit | None, news: Mapping[Thing, Thing]
    ) -> None:
        old = one.thing
        one.turns += _turns(old, thing, day, commit, news)
        one.thing = thing
        if not one.ids or one.ids[-1] != thing.side.id:
            one.ids.append(thing.side.id)
        one.set_open(thing.model.status not in OVER, day)
        self._judge(one, day)

    def _judge(self, one: _Growing, day: date) -> None:
        one.until(day)
        one.sound = _sound_until(one.thing.model, self._evidence)


def _pains(things: Iterable[Thing]) -> Iterator[Thing]:
    """Yield the pain points of journeys of today's state."""
    for thing in things:
        if thing.what is What.PAIN_POINT and _journey(thing).model.state == "current":
            yield thing


def _journey(thing: Thing) -> Thing:
    while thing.parent is not None:
        thing = thing.parent
    return thing


def _what_went(old: Thing, news: Mapping[Thing, Thing]) -> str:
    """Return what went when a pain point went: itself, or the thing that it stood in."""
    new = news.get(old)
    if new is not None:
        return str(_journey(new).model.state)
    went = old
    while went.parent is not None and went.parent not in news:
        went = went.parent
    return went.what.value


def _turns(
    old: Thing, new: Thing, day: date, commit: Commit | None, news: Mapping[Thing, Thing]
) -> Iterator[Turn]:
    if old is new:
        return
    if old.side.id != new.side.id:
        yield Turn(day, Event.RENAMED, commit, old.side.id, new.side.id)
    if old.parent is not None and news.get(old.parent) is not new.parent and _place(old) != _place(new):
        yield Turn(day, Event.MOVED, commit, _place(old), _place(new))
    was, now = _severity(old.model), _severity(new.model)
    if was != now:
        yield Turn(day, Event.SEVERITY, commit, was, now)
    if old.model.status != new.model.status:
        yield Turn(day, Event.STATUS, commit, old.model.status, new.model.status)


def _place(thing: Thing) -> str:
    return "/".join((thing.side.home, *thing.side.within))


def _severity(pain: PainPoint) -> Value:
    written = pain.severity
    if written is None:
        return None
    return written.low if written.low == written.high else (written.low, written.high)


def _sound_until(pain: PainPoint, known: Mapping[str, Evidence]) -> date | None:
    """Return the last day on which some evidence of a pain point holds; None where it has none but assumptions."""
    last: date | None = None
    for reference in pain.evidence:
        item = known.get(reference.partition("#")[0])
        if item is None or item.type == "assumption":
            continue
        if item.date is None or item.valid_for is None:
            return date.max
        end = item.date + timedelta(days=min(item.valid_for, (date.max - item.date).days))
        last = end if last is None else max(last, end)
    return last
