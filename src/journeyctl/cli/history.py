"""What `history` does: how journeys have gone over the commits that touched them."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from journeyctl.cli.console import ColorWhen, MisuseError
from journeyctl.cli.git import Repository
from journeyctl.cli.past import moves_of, notes_of, open_past, root_of
from journeyctl.cli.past_book import look_of, put
from journeyctl.diff.change import What
from journeyctl.diff.things import things_in
from journeyctl.history import formats
from journeyctl.history.course import Course, History, Point, courses, thinned
from journeyctl.history.moment import moments
from journeyctl.text.spelling import meant, near_words
from journeyctl.workspace.past import Past

_PAINS = "pains"
_HURTING = (What.PAIN_POINT, What.TOUCHPOINT, What.STAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryOptions:
    """One call, as its options say.

    `words` are ids and paths to tell of, `every` is one of `history.course.EVERY`, `since` and `until` a day or a revision.
    """

    words: tuple[str, ...] = ()
    since: date | str | None = None
    until: date | str = "HEAD"
    every: str = "commit"
    output_format: str = "full"
    output_file: str | None = None
    lang: str | None = None
    color: ColorWhen = "auto"


def run_history(given: HistoryOptions) -> int:
    """Carry out a call and return the exit code."""
    base = root_of(given.words)
    found = [(past, courses(moments(past, past.line()))) for past in _pasts(base, given.until)]
    if not any(some for _, some in found):
        modules = sorted({module for past, _ in found for module in past.modules})
        raise MisuseError(
            f"there is no commit with a journey up to `{given.until}`",
            f"submodules have a history of their own: `cd {modules[0]}`"
            if modules
            else "`git log -- .` says what there is",
        )
    asked = _Asked(given.words)
    told = [
        _history(past, [one for one in some if asked.of(one, past.root)], given, base) for past, some in found
    ]
    asked.check(found[0][0])
    shown = [one for one in told if one.courses] or told[:1]
    last = found[0][0].workspace(found[0][0].commits[-1].hash)
    more = look_of(last, given.lang) if given.output_format == "html" else {}
    put(formats, given.output_format, shown, given.output_file, given.color, **more)
    return 0


def _pasts(base: Path, until: date | str) -> Iterator[Past]:
    """Yield the past of the workspace at a folder, and those further down."""
    todo = [open_past(base, until) if isinstance(until, str) else _up_to(base, until)]
    while todo:
        past = todo.pop(0)
        yield past
        nested = past.workspace(past.commits[-1].hash).nested if past.commits else ()
        todo += past.within(nested)


def _up_to(base: Path, day: date) -> Past:
    """Return the past of a workspace up to the last commit of the main line that is not later than a day."""
    past = open_past(base)
    known = [step.commit for step in past.line() if step.commit.at.date() <= day]
    if not known:
        raise MisuseError(f"there is no commit up to {day}", "name a later day with `--until`")
    return past if known[-1] == past.commits[-1] else open_past(base, known[-1].hash)


def _history(past: Past, found: Sequence[Course], given: HistoryOptions, base: Path) -> History:
    is_old = _is_old(past, given)
    kept = [one for course in found if (one := thinned(course, given.every, is_old)) is not None]
    settings = past.workspace(past.commits[-1].hash).settings
    where = Path(os.path.relpath(past.root, base)).as_posix()
    return History(
        title=settings.title or past.root.name,
        where="" if where == "." else where,
        every=given.every,
        courses=tuple(kept),
        notes=(*notes_of(past), *moves_of(past), *_quiet(kept, given.since, is_old)),
    )


def _quiet(
    kept: Sequence[Course], since: date | str | None, is_old: Callable[[Point], bool]
) -> Iterator[str]:
    """Yield that nothing has happened since then, where only the state of then is left to be told."""
    if kept and all(is_old(point) for course in kept for point in course.points):
        yield f"no commit has touched {'a journey' if len(kept) > 1 else f'`{kept[0].id}`'} since {since}: this is the state of then"


def _is_old(past: Past, given: HistoryOptions) -> Callable[[Point], bool]:
    """Return what says whether a point lies before what is asked about."""
    since = given.since
    if since is None:
        return lambda _: False
    if isinstance(since, date):
        day = since
        return lambda point: point.day < day
    repository = Repository.around(past.root if past.root.is_dir() else Path.cwd())
    commit = repository.find(since)
    if commit is None:
        raise MisuseError(
            f"`{since}` is neither a day nor a revision of this repository",
            "write a day as in `--since 2026-01-31`; `git log --oneline` lists commits",
        )
    start = repository.merge_base(commit, past.commits[-1].hash)
    before = past.ancestors(start)
    return lambda point: point.commit.hash in before


class _Asked:
    """What is asked about: journeys by id, of now or of before, or by path. Without words: everything."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._met: set[str] = set()
        self._known: set[str] = set()

    def of(self, course: Course, root: Path) -> bool:
        """Say whether a journey is asked about."""
        self._known |= {course.id, *course.was}
        found = [word for word in self._words if _names(word, course, root)]
        self._met.update(found)
        return bool(found) or not self._words

    def check(self, past: Past) -> None:
        """Refuse a word that names no journey."""
        for word in self._words:
            if word in self._met:
                continue
            if word == _PAINS:
                first = " ".join([_PAINS, *(one for one in self._words if one != _PAINS)])
                raise MisuseError(
                    f"`{_PAINS}` stands behind what to tell of",
                    f"write it first: `journeyctl history {first}`",
                )
            if os.path.lexists(word):
                raise MisuseError(f"no journey stands in `{word}`", "`journeyctl list journeys` lists them")
            raise MisuseError(
                f"`{word}` is neither the id of a journey nor a file or folder", self._way_out(word, past)
            )

    def _way_out(self, word: str, past: Past) -> str:
        """Return what to do about a word that names no journey: it may name something else."""
        workspace = past.workspace(past.commits[-1].hash)
        things = (thing for file in workspace.files for thing in things_in(file))
        kind = next((thing.what for thing in things if word in (thing.side.id, thing.short)), None)
        if kind is not None:
            command = "history pains" if kind in _HURTING else "blame"
            return f"`journeyctl {command} {word}` tells of this {kind.value}"
        repository = Repository.around(past.root if past.root.is_dir() else Path.cwd())
        first, dots, second = word.partition("..")
        second = second.removeprefix(".") or "HEAD"
        if dots and repository.find(first) and repository.find(second):
            return f"for revisions: `--since {first} --until {second}`"
        near = near_words(word, sorted({_PAINS, *self._known}))
        if not near and repository.find(word):
            return f"for a revision: `--since {word}` or `--until {word}`"
        if past.shallow:
            otherwise = "only the last commits were cloned; fetch the others: `git fetch --unshallow`"
        else:
            otherwise = "`journeyctl list journeys` lists those of now"
        return meant(near, otherwise)


def _names(word: str, course: Course, root: Path) -> bool:
    if word in (course.id, *course.was):
        return True
    path = os.path.relpath(os.path.abspath(word), root).replace(os.sep, "/")  # noqa: PTH100 - links stay
    return path in (".", course.path) or course.path.startswith(f"{path}/") or path.startswith("../")
