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
from journeyctl.history import formats
from journeyctl.history.course import Course, History, Point, courses, thinned
from journeyctl.history.moment import moments
from journeyctl.text.spelling import meant, near_words
from journeyctl.workspace.past import Past


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryOptions:
    """One call, as its options say.

    `words` are ids and paths to tell of, `every` is one of `history.course.EVERY`, `since` a day or a revision, `until` the
    revision up to which is told.
    """

    words: tuple[str, ...] = ()
    since: date | str | None = None
    until: str = "HEAD"
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


def _pasts(base: Path, until: str) -> Iterator[Past]:
    """Yield the past of the workspace at a folder, and those further down."""
    todo = [open_past(base, until)]
    while todo:
        past = todo.pop(0)
        yield past
        nested = past.workspace(past.commits[-1].hash).nested if past.commits else ()
        todo += past.within(nested)


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
        notes=(*notes_of(past), *moves_of(past)),
    )


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
            if os.path.lexists(word):
                raise MisuseError(f"no journey stands in `{word}`", "`journeyctl list journeys` lists them")
            if past.shallow:
                otherwise = "only the last commits were cloned; fetch the others: `git fetch --unshallow`"
            else:
                otherwise = "`journeyctl list journeys` lists those of now"
            raise MisuseError(
                f"`{word}` is neither the id of a journey nor a file or folder",
                meant(near_words(word, sorted(self._known)), otherwise),
            )


def _names(word: str, course: Course, root: Path) -> bool:
    if word in (course.id, *course.was):
        return True
    path = os.path.relpath(os.path.abspath(word), root).replace(os.sep, "/")  # noqa: PTH100 - links stay
    return path in (".", course.path) or course.path.startswith(f"{path}/") or path.startswith("../")
