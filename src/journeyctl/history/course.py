"""How journeys have gone from commit to commit: their numbers at each, and what moved them most."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from journeyctl.diff.change import What
from journeyctl.diff.matching import Matching, match
from journeyctl.diff.shifts import JourneyShift, numbers_of
from journeyctl.diff.things import things_in
from journeyctl.diff.words import told_measures
from journeyctl.history.judging import Judge, Judged
from journeyctl.history.moment import Commit, Moment
from journeyctl.load.loader import Loaded
from journeyctl.model.journey import Journey
from journeyctl.score.journeys import JourneyScore
from journeyctl.workspace.workspace import Workspace

EVERY = ("commit", "day", "week", "month", "quarter", "year")
"""Of which stretch of time the last state is told; weeks begin on Monday."""

_MOST_STEPS = 3


@dataclass(frozen=True, slots=True)
class Point:
    """A journey at a commit that touched it, or something that its numbers depend on.

    `score` is None where nobody knows it: `trouble` is the path of the file that had mistakes then, empty where the
    journey was `gone`.
    """

    commit: Commit
    day: date
    score: JourneyScore | None
    trouble: str = ""
    gone: bool = False

    def numbers(self) -> Mapping[str, float | None]:
        """Return the numbers by the names of `diff.shifts`; None for what is not known."""
        return {} if self.score is None else numbers_of(self.score)


@dataclass(frozen=True, slots=True)
class Step:
    """A commit that moved a journey: what is known of it before, and at the commit."""

    before: Point
    after: Point

    @property
    def shift(self) -> JourneyShift:
        """The numbers on both sides."""
        return JourneyShift(self.before.score, self.after.score)


@dataclass(frozen=True, slots=True)
class Course:
    """A journey over time, by its id of now or its last one; `was` holds the ids it had before.

    The first of `points` may be older than what was asked for: it says how things stood then. `steps` are the commits
    that moved the journey most, also where `points` has only the last state of each month.
    """

    id: str
    title: str
    state: str
    path: str
    was: tuple[str, ...]
    points: tuple[Point, ...]
    steps: tuple[Step, ...] = ()

    @property
    def known(self) -> tuple[Point, ...]:
        """The points at which the numbers are known."""
        return tuple(point for point in self.points if point.score is not None)

    @property
    def first(self) -> Point | None:
        """The first point with numbers."""
        return next(iter(self.known), None)

    @property
    def last(self) -> Point | None:
        """The last point with numbers."""
        return next(reversed(self.known), None)

    @property
    def is_gone(self) -> bool:
        """Say whether the journey was removed in the end."""
        return self.points[-1].gone

    @property
    def gaps(self) -> tuple[Point, ...]:
        """The points at which mistakes hide the numbers."""
        return tuple(point for point in self.points if point.trouble)

    @property
    def shift(self) -> JourneyShift | None:
        """The first known numbers against the last ones, None where none are known."""
        if self.first is None or self.last is None:
            return None
        return JourneyShift(self.first.score, self.last.score)


@dataclass(frozen=True, slots=True)
class History:
    """The journeys of a workspace over time, by id, those that are gone last; `where` is the way to it from here."""

    title: str
    where: str
    every: str
    courses: tuple[Course, ...]
    notes: tuple[str, ...] = ()


@dataclass(eq=False)
class _Track:
    """A journey that is being followed: its file, and that file when it last had no mistakes."""

    id: str
    file: Loaded
    sound: Loaded | None = None
    was: list[str] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)

    def add(self, judged: Judged, point: Point) -> None:
        """Go on to a point."""
        self.file = judged.file
        self.sound = judged.file if judged.file.document is not None else self.sound
        self.points.append(point)


def courses(moments: Iterable[Moment]) -> list[Course]:
    """Return the course of every journey along some moments, oldest first; renamed ones are followed."""
    judge = Judge()
    tracks: dict[str, _Track] = {}
    ended: list[_Track] = []
    before: Workspace | None = None
    for moment in moments:
        assert moment.commit is not None  # noqa: S101 - a course is that of commits
        day = moment.day
        here = _ids(moment.workspace)
        _follow(before, moment.workspace, tracks, here)
        for name in [name for name in tracks if name not in here]:
            track = tracks.pop(name)
            track.points.append(Point(moment.commit, day, None, gone=True))
            ended.append(track)
        for judged in judge.touched(moment.workspace, day):
            track = tracks.get(judged.file.id) or _again(judged, tracks, ended)
            track.add(judged, Point(moment.commit, day, judged.score, judged.trouble))
        before = moment.workspace
    living = sorted(tracks.values(), key=lambda track: track.id)
    gone = sorted(ended, key=lambda track: track.id)
    return [_course(track) for track in (*living, *gone)]


def _ids(workspace: Workspace) -> frozenset[str]:
    return frozenset(file.id for file in workspace.files if file.kind.word == "journey")


def _follow(
    before: Workspace | None, now: Workspace, tracks: dict[str, _Track], here: frozenset[str]
) -> None:
    """Give the tracks of journeys whose id has changed their new one."""
    if before is None or here >= tracks.keys() or tracks.keys() >= here:
        return
    # What a file with mistakes is, nobody knows: it is taken as it was before them.
    sound = {track.id: track.sound for track in tracks.values() if track.sound}
    files = [
        sound.get(one.id, one) if one.kind.word == "journey" and one.document is None else one
        for one in before.files
    ]
    renames = _matching(files, now.files).renames()
    renamed = {
        old: renames[What.JOURNEY, old]
        for old in tracks
        if (What.JOURNEY, old) in renames and old not in here
    }
    moved = {old: tracks.pop(old) for old in renamed}
    for old, track in moved.items():
        track.was.append(old)
        track.id = renamed[old]
        tracks[track.id] = track


def _matching(before: Iterable[Loaded], now: Iterable[Loaded]) -> Matching:
    """Return what is the same in files that differ; the others are what they were."""
    olds, news = ({(one.source.path, id(one.document)): one for one in files} for files in (before, now))
    then = [thing for key, file in olds.items() if key not in news for thing in things_in(file)]
    return match(then, [thing for key, file in news.items() if key not in olds for thing in things_in(file)])


def _again(judged: Judged, tracks: dict[str, _Track], ended: list[_Track]) -> _Track:
    """Return a track for a journey that is new, or that was there before."""
    name = judged.file.id
    track = next((one for one in ended if one.id == name), None)
    if track is None:
        track = _Track(name, judged.file)
    else:
        ended.remove(track)
    tracks[name] = track
    return track


def _course(track: _Track) -> Course:
    score = next((point.score for point in reversed(track.points) if point.score is not None), None)
    document = track.file.document
    title = document.title if isinstance(document, Journey) else score.title if score else track.id
    state = document.state if isinstance(document, Journey) else score.state if score else ""
    was = tuple(dict.fromkeys(name for name in track.was if name != track.id))
    return Course(track.id, title, state, track.file.source.path, was, tuple(track.points))


def biggest_steps(points: Iterable[Point]) -> tuple[Step, ...]:
    """Return the commits after which other numbers are read, at most three, those that moved the journey most first.

    Each number counts as the share of the way between the lowest and the highest that it has had.
    """
    known = [point for point in points if point.score is not None]
    rows = [point.numbers() for point in known]
    spans: dict[str, float] = {}
    for name in rows[0] if rows else ():
        values = [number for row in rows if (number := row[name]) is not None]
        spans[name] = max(values, default=0.0) - min(values, default=0.0)
    ranked: list[tuple[float, int, Step]] = []
    for number, (before, after) in enumerate(pairwise(known)):
        step = Step(before, after)
        told = told_measures(step.shift)
        moved = sum(abs(one.delta) / spans[one.name] for one in told if one.delta and spans[one.name])
        if told:
            ranked.append((-moved, number, step))
    return tuple(step for *_, step in sorted(ranked, key=lambda one: one[:2])[:_MOST_STEPS])


def thinned(course: Course, every: str, is_old: Callable[[Point], bool]) -> Course | None:
    """Return the last state in each stretch of time, without old points but the last of them, with which the rest began.

    None where nothing is left: the journey was gone by then.
    """
    old = [point for point in course.points if is_old(point)]
    new = [point for point in course.points if not is_old(point)]
    began = old[-1:] if old and not old[-1].gone else []
    kept = (*began, *_last_of_each(new, every))
    return replace(course, points=kept, steps=biggest_steps([*began, *new])) if kept else None


def _last_of_each(points: Sequence[Point], every: str) -> Iterator[Point]:
    for number, point in enumerate(points):
        after = points[number + 1] if number + 1 < len(points) else None
        if after is None or every == "commit" or _stretch(after.day, every) != _stretch(point.day, every):
            yield point


def _stretch(day: date, every: str) -> tuple[int, ...]:
    """Return what stands for a stretch of time.

    >>> _stretch(date(2027, 1, 1), "week"), _stretch(date(2026, 12, 31), "week"), _stretch(date(2026, 12, 31), "quarter")
    ((2026, 53), (2026, 53), (2026, 4))
    """
    if every == "week":
        return day.isocalendar()[:2]
    if every == "quarter":
        return day.year, (day.month + 2) // 3
    return {"day": (day.year, day.month, day.day), "month": (day.year, day.month)}.get(every, (day.year,))
